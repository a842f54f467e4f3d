"""The plan is made in the window by keyboard, its words follow the data, and what is to be mended is led to."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from briefing_app.actions.create_operation import create_operation
from briefing_app.actions.edit_order import show_order
from briefing_app.actions.list_operations import list_operations
from briefing_app.operation.operations import Operation
from briefing_app.operation.order.settings import OPERATION
from briefing_app.screens.choice_list import ChoiceList
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.navigation import Place
from briefing_app.screens.order_table.order_at_hand import OrderAtHand
from briefing_app.screens.plan.plan_place import READY, SECTIONS, PlanPlace
from briefing_app.screens.sections.versions_dialog import VersionsDialog
from briefing_app.store.store import open_store
from tests.positions import moment

Key, Modifier = Qt.Key, Qt.KeyboardModifier


class Planner:
    """Makes a plan with keys in the real window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        self.press(Key.Key_3, Modifier.ControlModifier)
        qtbot.waitUntil(lambda: self.order.is_there)
        self.rest()

    @property
    def plan(self) -> PlanPlace:
        assert self.window.plan is not None
        return self.window.plan

    @property
    def order(self) -> OrderAtHand:
        assert self.window.order is not None
        return self.window.order

    def focus(self) -> object:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focus(), key, modifier)
        QApplication.processEvents()

    def type(self, *texts: str) -> None:
        """Into the cell where the cursor is and those beside it."""
        for place, text in enumerate(texts):
            if place:
                self.press(Key.Key_Tab)
            for letter in text:
                self.qtbot.keyClicks(self.focus(), letter)
        self.press(Key.Key_Return)

    def turn_to(self, part: str) -> None:
        for _ in range(9):
            if self.plan.part == part:
                return
            self.press(Key.Key_PageDown, Modifier.ControlModifier)

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: not self.order.is_writing and not self.window.status.busy, timeout=10_000)
        self.qtbot.waitUntil(lambda: self.plan.ready.is_settled, timeout=10_000)

    def to_mend(self) -> list[str]:
        self.rest()
        return [one.says for one in self.plan.ready.clashes]


@pytest.fixture
def planner(open_window: Callable[[], MainWindow], operation: Operation, qtbot: QtBot) -> Planner:
    return Planner(open_window(), qtbot)


def test_that_command_is_entered_by_keyboard_and_what_was_lacking_is_no_more(planner: Planner) -> None:
    assert "Gold is not named." in planner.to_mend()
    planner.turn_to("command")
    planner.type("Gold", "Strategic", "Cmdr A Example")
    assert "Gold is not named." not in planner.to_mend()
    planner.press(Key.Key_Z, Modifier.ControlModifier)
    planner.rest()
    assert "Name and rank" in planner.window._redo.text()
    assert "Name and rank of Gold (Strategic) is not stated." in planner.to_mend()


def test_that_f8_leads_to_the_very_field(planner: Planner) -> None:
    planner.turn_to("command")
    planner.type("Gold")
    planner.rest()
    places = []
    for _ in planner.plan.ready.clashes:
        planner.press(Key.Key_F8)
        table = planner.plan.tables.get(planner.plan.part)
        place = table.grid.place if table is not None else None
        field = table.model.fields[place[1]].name if table is not None and place is not None else ""
        places.append((planner.plan.part, field))
        assert table is None or table.grid.hasFocus()
    assert ("command", "name") in places
    assert ("objectives", "objective") in places
    assert (SECTIONS, "") in places


def test_that_enter_in_the_list_leads_to_the_field_and_returns_lead_to_returns(planner: Planner) -> None:
    planner.turn_to(READY)
    rows = [one.thing for one in planner.plan.ready.clashes]
    planner.plan.list.table.selectRow(rows.index("returns"))
    planner.press(Key.Key_Return)
    assert planner.window.navigation.place is Place.RETURNS
    planner.window.go_to(Place.PLAN)
    planner.turn_to(READY)
    planner.plan.list.table.selectRow(rows.index("objectives"))
    planner.plan.list.table.setFocus()
    planner.press(Key.Key_Return)
    assert planner.plan.part == "objectives"
    assert planner.plan.tables["objectives"].grid.hasFocus()


def wrong(planner: Planner, field: str) -> str:
    shown: QLabel = planner.plan.form.fields.wrongs[field]
    return shown.text() if not shown.isHidden() else ""


def enter(planner: Planner, field: str, text: str) -> None:
    planner.plan.form.go_to(field)
    planner.press(Key.Key_A, Modifier.ControlModifier)
    for letter in text:
        planner.qtbot.keyClicks(planner.focus(), letter)
    planner.press(Key.Key_Tab)


def test_that_the_operation_is_set_otherwise_and_the_window_says_so(planner: Planner, store_path: Path) -> None:
    planner.turn_to(OPERATION)
    enter(planner, "name", "Summer nights")
    planner.rest()
    assert planner.window.strip.operation.text().startswith("Summer nights")
    planner.press(Key.Key_Z, Modifier.ControlModifier)
    planner.press(Key.Key_Escape)
    planner.window.undo()
    planner.rest()
    assert planner.window.strip.operation.text().startswith("VAWG Day of Action")


def test_that_an_end_before_the_start_is_said_at_the_field_and_nothing_is_lost(
    planner: Planner, store_path: Path
) -> None:
    planner.turn_to(OPERATION)
    enter(planner, "ends", "12/05/2021 05:00")
    assert "ends before it starts" in wrong(planner, "ends")
    assert planner.plan.form.fields.editors["ends"].text() == "12/05/2021 05:00"  # type: ignore[union-attr]
    # Moved a day back as a whole: right only together.
    enter(planner, "starts", "11/05/2021 05:00")
    planner.rest()
    assert wrong(planner, "ends") == ""
    with open_store(store_path) as store:
        period = list_operations(store)[0].period
    assert (period.starts, period.ends) == (moment("05:00") - 2 * 1440, moment("05:00") - 1440)


def test_that_wrong_input_is_said_beneath_and_stays(planner: Planner) -> None:
    planner.turn_to(OPERATION)
    enter(planner, "plan_due", "noon")
    assert "“noon” is no time" in wrong(planner, "plan_due")
    assert planner.plan.form.fields.editors["plan_due"].text() == "noon"  # type: ignore[union-attr]
    assert any("“noon” is no time" in says for says in planner.to_mend())


def take_in(planner: Planner, files: list[Path], count: int) -> None:
    """Drop them and import; then so many returns are there."""
    window, qtbot = planner.window, planner.qtbot
    window.take_files(files)
    preview = window.returns.preview
    qtbot.waitUntil(lambda: preview.isVisible() and not window.status.busy, timeout=20_000)
    preview.import_button.click()

    def there() -> bool:
        shown = window.desk.shown
        return shown is not None and len(shown.position.returns) == count and not window.status.busy

    qtbot.waitUntil(there, timeout=20_000)


def words(planner: Planner) -> str:
    return planner.plan.sections.editor.text()


def test_that_the_datas_words_follow_the_data_until_somebody_writes(
    planner: Planner, sample: Callable[[str, str], list[Path]], store_path: Path, operation: Operation
) -> None:
    planner.turn_to(SECTIONS)
    planner.rest()
    assert "Plans are awaited from" in words(planner)
    take_in(planner, sample("plans", "LAM"), 1)
    planner.window.go_to(Place.PLAN)
    planner.rest()
    assert "warrants are planned in 1 borough" in words(planner)
    planner.plan.sections.go_to("Information")
    planner.press(Key.Key_Home, Modifier.ControlModifier)
    for letter in "Read this. ":
        planner.qtbot.keyClicks(planner.focus(), letter)
    planner.qtbot.waitUntil(lambda: bool(planner.order.order.of("sections")))
    planner.rest()
    written = words(planner)
    assert written.startswith("Read this. VAWG Day of Action")
    assert "Written by A. Example" in planner.plan.sections.whose.text()
    take_in(planner, sample("plans", "BRT"), 2)
    planner.window.go_to(Place.PLAN)
    planner.rest()
    assert words(planner) == written
    assert not planner.plan.sections.take_button.isHidden()
    assert "data changed since" in planner.plan.sections.list.item(0).text()
    planner.plan.sections.take_button.click()
    planner.rest()
    assert "planned in 2 boroughs" in words(planner)
    planner.window.undo()
    planner.rest()
    assert words(planner) == written
    planner.plan.sections.keep_button.click()
    planner.rest()
    assert "data changed since" not in planner.plan.sections.list.item(0).text()
    with open_store(store_path) as store:
        (kept,) = show_order(store, operation_ref=operation.ref).order.of("sections")
    assert kept["text"] == written


def test_that_an_earlier_text_is_looked_at_and_brought_back(planner: Planner) -> None:
    planner.turn_to(SECTIONS)
    sections = planner.plan.sections
    sections.go_to("Method")
    for text in ("First wording", "Second wording"):
        sections.editor.show_text(text)
        sections.keep()
        planner.rest()
    sections.show_versions()
    dialog = sections.findChild(VersionsDialog)
    assert isinstance(dialog, VersionsDialog)
    said = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert said[0] == "What the data says now"
    assert "A. Example" in said[1]
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    text = dialog.words.toPlainText()
    dialog.bring_back.click()
    planner.rest()
    assert words(planner) == text


def test_that_the_words_being_typed_are_kept_when_the_window_closes(
    planner: Planner, store_path: Path, operation: Operation
) -> None:
    planner.turn_to(SECTIONS)
    planner.plan.sections.go_to("Communications")
    planner.press(Key.Key_End, Modifier.ControlModifier)
    planner.qtbot.keyClicks(planner.focus(), " Last words.")
    planner.window.close()
    with open_store(store_path) as store:
        (kept,) = show_order(store, operation_ref=operation.ref).order.of("sections")
    assert str(kept["text"]).endswith(" Last words.")


def test_that_the_plan_asks_for_an_operation_where_there_is_none(
    open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_window()
    window.go_to(Place.PLAN)
    assert window.plan is not None
    assert window.plan.empty.isVisible()
    assert window.plan.empty.buttons[0].text() == "&New operation…"


def test_that_what_is_being_typed_stays_with_its_operation_when_another_is_chosen(
    planner: Planner, store_path: Path, operation: Operation
) -> None:
    with open_store(store_path) as store:
        other = create_operation(store, name="Another", day=operation.day)
    planner.turn_to("command")
    planner.plan.tables["command"].grid.go_to((0, 1))
    planner.qtbot.keyClicks(planner.focus(), "A")
    planner.qtbot.keyClicks(planner.focus(), "rrests")
    planner.window.desk.choose(other)
    planner.qtbot.waitUntil(lambda: planner.order.is_there)
    planner.turn_to(SECTIONS)
    planner.plan.sections.go_to("Communications")
    planner.qtbot.keyClicks(planner.focus(), "Only here. ")
    planner.window.desk.choose(operation)
    planner.qtbot.waitUntil(lambda: planner.order.is_there)
    planner.rest()
    with open_store(store_path) as store:
        first, second = (show_order(store, operation_ref=one.ref).order for one in (operation, other))
    assert [one.text("function") for one in first.of("command")] == ["Arrests"]
    assert first.of("sections") == second.of("command") == ()
    assert [one.text("text").startswith("Only here. ") for one in second.of("sections")] == [True]


def test_that_marking_and_boroughs_are_set_by_keyboard_and_undone_by_name(planner: Planner, store_path: Path) -> None:
    planner.turn_to(OPERATION)
    planner.plan.form.go_to("marking")
    planner.press(Key.Key_Up)
    planner.rest()
    assert planner.window.strip.marking.text() == "OFFICIAL"
    planner.plan.form.go_to("boroughs")
    planner.press(Key.Key_Space)
    chooser = planner.plan.form.findChild(ChoiceList)
    assert isinstance(chooser, ChoiceList)
    for letter in "lambeth":
        planner.qtbot.keyClicks(chooser.search, letter)
    planner.qtbot.keyClick(chooser.search, Key.Key_Return)
    planner.rest()
    assert planner.plan.form.boroughs.text() == "1 borough"
    with open_store(store_path) as store:
        assert list_operations(store)[0].boroughs == ("Lambeth",)
    assert planner.window._undo.text() == "&Undo: Boroughs of the operation"
    planner.window.undo()
    planner.rest()
    assert planner.plan.form.boroughs.text() == "All 32 boroughs of the Met"


def test_that_a_borough_that_has_sent_a_return_stays_in(
    planner: Planner, sample: Callable[[str, str], list[Path]]
) -> None:
    take_in(planner, sample("plans", "LAM"), 1)
    planner.window.go_to(Place.PLAN)
    planner.plan.form._choose(("Southwark",))
    planner.rest()
    assert "Lambeth has sent a return" in planner.window.status.words.text()
    assert planner.plan.form.boroughs.text() == "All 32 boroughs of the Met"
