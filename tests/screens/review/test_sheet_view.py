"""A sheet as it was sent: walked, typed into and copied as in Excel, with what it hides in sight."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.returns.sheet_shown import Place, SheetShown
from briefing_app.screens.review.cell_marks import Mark, SheetMarks
from briefing_app.screens.review.sheet_model import SheetModel
from briefing_app.screens.review.sheet_view import SheetView
from briefing_app.screens.theme import Theme

ROWS = (("Ref", "Time", "Offence"), ("A-1", "25:10", "Treats"), ("A-2", "", "=SUM(A1)"), ("A-3",))
SHEET = SheetShown(
    "Arrests",
    ROWS,
    comments={(1, 2): "ask the team"},
    faults={(2, 1): "#N/A"},
    struck=frozenset({(3, 0)}),
    hidden_rows=frozenset({2}),
    hidden_columns=frozenset({1}),
    merged=((0, 0, 0, 1),),
)
MARKS = {"Arrests": SheetMarks({(1, 1): Mark.HELD}, {(1, 1): ("There is no such time.",)}, frozenset({1}))}
CHANGED = Amendment("Arrests", 2, 0, "A-1", "A-9", "A. Example", 27_000_000)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def view(theme: Theme, qtbot: QtBot, *, editable: bool = True) -> SheetView:
    made = SheetView(theme, editable=editable)
    qtbot.addWidget(made)
    made.show_sheets([SHEET, SheetShown("Notes", (("one",),))], marks=MARKS, amended={"Arrests": {(1, 0): CHANGED}})
    made.resize(700, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.grid.setFocus()
    return made


def type_into(words: str) -> None:
    for letter in words:
        QTest.keyClicks(QApplication.focusWidget(), letter)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def typed_in(made: SheetView) -> list[dict[Place, str]]:
    found: list[dict[Place, str]] = []
    made.typed.connect(lambda _sheet, texts: found.append(dict(texts)))
    return found


def test_that_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = SheetModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for sheet in (SHEET, SheetShown("Empty", ()), None, SHEET):
        model.show(sheet, MARKS["Arrests"])
        model.show_again(MARKS["Arrests"], {(1, 0): CHANGED})
        around = (0, 0) if not model.sheet.rows else (20, 3)
        assert (model.rowCount() - around[0], model.columnCount() - around[1]) == model.used()
    far = Amendment("Arrests", 24, 5, "", "x", "A. Example", 27_000_000)
    model.show_again(MARKS["Arrests"], {(23, 5): far})
    assert (model.rowCount(), model.columnCount()) == (24 + 20, 6 + 3)
    del tester


def test_that_a_cells_tip_says_everything_that_is_known_of_it(theme: Theme, qtbot: QtBot) -> None:
    model = view(theme, qtbot).model
    places = ((1, 0), (1, 1), (1, 2), (2, 1), (3, 0))
    tips = {place: model.index(*place).data(Qt.ItemDataRole.ToolTipRole) or "" for place in places}
    assert "Sent “A-1”; changed to “A-9” by A. Example" in tips[1, 0]
    assert "There is no such time." in tips[1, 1]
    assert "column is hidden" in tips[1, 1]
    assert "ask the team" in tips[1, 2]
    assert "#N/A" in tips[2, 1]
    assert "row is hidden" in tips[2, 1]
    assert "Struck through" in tips[3, 0]


def test_that_a_screen_reader_hears_cell_words_and_mark(theme: Theme, qtbot: QtBot) -> None:
    index = view(theme, qtbot).model.index(1, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "B2: 25:10; Row held"


def test_that_enter_and_tab_move_as_in_excel_with_and_without_typing(theme: Theme, qtbot: QtBot) -> None:
    made = view(theme, qtbot)
    found = typed_in(made)
    made.grid.go_to((1, 0))
    places = []
    for key, modifier, words in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, ""),
        (Qt.Key.Key_Return, SHIFT, ""),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "x"),
        (Qt.Key.Key_Backtab, SHIFT, ""),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "y"),
    ):
        type_into(words)
        press(key, modifier)
        QApplication.processEvents()
        places.append(made.grid.place)
    assert places == [(2, 0), (1, 0), (1, 1), (1, 0), (2, 0)]
    assert found == [{(1, 0): "x"}, {(1, 0): "y"}]


def test_that_f2_edits_what_is_there_and_escape_leaves_it(theme: Theme, qtbot: QtBot) -> None:
    made = view(theme, qtbot)
    found = typed_in(made)
    made.grid.go_to((1, 1))
    press(Qt.Key.Key_F2)
    type_into("9")
    press(Qt.Key.Key_Escape)
    assert found == []
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_End)
    type_into("9")
    press(Qt.Key.Key_Return)
    assert found == [{(1, 1): "25:109"}]


def test_that_a_cell_that_was_only_looked_into_is_not_changed(theme: Theme, qtbot: QtBot) -> None:
    made = SheetView(theme)
    qtbot.addWidget(made)
    made.show_sheets([SheetShown("Notes", (("two\nlines",),))])
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.grid.setFocus()
    found = typed_in(made)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Return)
    assert found == []


def test_that_delete_empties_and_control_d_fills_down(theme: Theme, qtbot: QtBot) -> None:
    made = view(theme, qtbot)
    found = typed_in(made)
    made.grid.go_to((1, 1))
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_D, CONTROL)
    press(Qt.Key.Key_Delete)
    assert found == [{(2, 1): "25:10", (3, 1): "25:10"}, {(1, 1): "", (2, 1): "", (3, 1): ""}]


def test_that_what_a_borough_sent_is_copied_as_text_and_never_as_a_formula(theme: Theme, qtbot: QtBot) -> None:
    made = view(theme, qtbot)
    found = typed_in(made)
    made.grid.go_to((2, 2))
    press(Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "'=SUM(A1)"
    made.grid.go_to((3, 2))
    press(Qt.Key.Key_V, CONTROL)
    assert found == [{(3, 2): "=SUM(A1)"}]


def test_that_a_sheet_to_read_takes_no_typing(theme: Theme, qtbot: QtBot) -> None:
    made = view(theme, qtbot, editable=False)
    found = typed_in(made)
    type_into("x")
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_V, CONTROL)
    press(Qt.Key.Key_D, CONTROL)
    assert found == []


def test_that_a_lit_cell_is_gone_to_on_its_sheet(theme: Theme, qtbot: QtBot) -> None:
    made = SheetView(theme, editable=False)
    qtbot.addWidget(made)
    made.show_sheets([SheetShown("Notes", (("one",),)), SHEET], lit=[("Arrests", 2, 2), ("Notes", 0, 0)])
    assert made.sheet_name == "Arrests"
    assert made.grid.place == (2, 2)
    assert made.model.lit == {(2, 2)}
    made.turn_sheet(-1)
    assert made.model.lit == {(0, 0)}


def test_that_control_page_keys_turn_the_sheets_and_each_keeps_its_place(theme: Theme, qtbot: QtBot) -> None:
    made = view(theme, qtbot)
    made.grid.go_to((2, 1))
    press(Qt.Key.Key_PageDown, CONTROL)
    assert made.sheet_name == "Notes"
    press(Qt.Key.Key_PageUp, CONTROL)
    assert (made.sheet_name, made.grid.place) == ("Arrests", (2, 1))


def test_that_a_look_anew_moves_neither_cursor_nor_scroll(theme: Theme, qtbot: QtBot) -> None:
    made = SheetView(theme)
    qtbot.addWidget(made)
    long = SheetShown("Long", tuple((str(number), "x") for number in range(5_000)))
    made.show_sheets([long])
    made.resize(500, 300)
    made.show()
    made.grid.go_to((4_000, 1))
    scroll = made.grid.verticalScrollBar().value()
    made.show_again({}, {"Long": {(4_000, 1): Amendment("Long", 4_001, 1, "x", "y", "A. Example", 1)}})
    assert made.grid.place == (4_000, 1)
    assert made.grid.verticalScrollBar().value() == scroll > 0
    assert made.model.index(4_000, 1).data() == "y"


def test_that_a_double_click_begins_typing_in_a_cell(theme: Theme, qtbot: QtBot) -> None:
    made = view(theme, qtbot)
    found = typed_in(made)
    at = QPointF(made.grid.visualRect(made.model.index(1, 2)).center())
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(made.grid.viewport(), button, pos=at.toPoint())
    event = QMouseEvent(QEvent.Type.MouseButtonDblClick, at, at, button, button, none)
    QApplication.sendEvent(made.grid.viewport(), event)
    type_into("Threats")
    press(Qt.Key.Key_Return)
    assert found == [{(1, 2): "Threats"}]


def test_that_the_menu_says_how_many_cells_and_rows_it_is_about(theme: Theme, qtbot: QtBot) -> None:
    made = view(theme, qtbot)
    made.grid.go_to((1, 1))
    menu = made.menu()
    assert menu is not None
    said = [action.text().replace("&", "") for action in menu.actions()]
    assert "Change all 1 like this…\tCtrl+H" in said
    assert "Leave 1 row out\tCtrl+–" in said
    menu.deleteLater()


def test_that_a_cell_of_which_only_the_beginning_is_here_is_neither_typed_into_nor_copied(
    theme: Theme, qtbot: QtBot
) -> None:
    made = view(theme, qtbot)
    made.show_sheets([SheetShown("Arrests", (("Ref", "beginning"), ("A-1", "")), cut_cells=frozenset({(0, 1)}))])
    found, said = typed_in(made), []
    made.said.connect(said.append)
    QApplication.clipboard().setText("before")
    made.grid.go_to((0, 1))
    press(Qt.Key.Key_F2)
    type_into("x")
    press(Qt.Key.Key_C, CONTROL)
    made.grid.go_to((1, 1))
    press(Qt.Key.Key_D, CONTROL)
    assert found == []
    assert len(said) == 4
    assert all("Only the beginning" in one for one in said)
    assert QApplication.clipboard().text() == "before"
