"""From the drop to the import: what is asked is answered, what is wrong is put right, and all of it is recorded."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from briefing_app.actions.list_records import as_json, list_records
from briefing_app.actions.remember_answers import list_remembered
from briefing_app.operation.kinds import kind
from briefing_app.operation.returns.returns import Outcome
from briefing_app.store.store import open_store
from tests.made_workbooks import LAMBETH
from tests.other_workbooks import archive
from tests.screens.review.conftest import Hands, arrest, arrests
from tests.workbooks.files.test_book import locked

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Returned = Callable[..., Path]
BARNET = {"Borough": "Barnet", "Return type": "RESULT"}


def test_that_the_keyboard_alone_leads_from_the_drop_to_the_import(
    hands: Hands, returned: Returned, store_path: Path
) -> None:
    sound = returned("barnet.xlsx", [arrest(1, short="BRT")], BARNET)
    wrong = returned("lambeth.xlsx", [arrest(1), arrest(2, day="31/02/2021")])
    hands.drop(sound, wrong)
    assert [one.reading.name for one in hands.preview.looked] == ["lambeth.xlsx", "barnet.xlsx"]
    assert hands.preview.files.hasFocus()

    hands.press(Qt.Key.Key_F8)
    assert hands.cell() == "Arrests!C3"
    hands.type("13/05/2021")
    hands.press(Qt.Key.Key_Return)
    assert [one.outcome for one in hands.preview.looked] == [Outcome.IMPORTED, Outcome.IMPORTED]
    assert not hands.left
    assert hands.cell() == "Arrests!C4"

    hands.press(Qt.Key.Key_F8)
    assert hands.preview.import_button.hasFocus()
    hands.press(Qt.Key.Key_Return)
    assert not hands.preview.isVisible()
    with open_store(store_path) as store:
        records = [as_json(one, "arrests") for one in list_records(store, "arrests", operation_ref="20210513-A")]
    (mended,) = [one for one in records if one["ref"] == "LAM-A-002"]
    assert mended["arrest_date"] == "2021-05-13"
    assert mended["as_sent"] == {"arrest_date": "31/02/2021"}
    change = mended["amended"]["arrest_date"]
    assert (change["before"], change["after"], change["by"]) == ("31/02/2021", "13/05/2021", "A. Example")


def test_that_the_sheet_shows_what_was_sent_and_who_changed_it(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(1, day="31/02/2021")]))
    hands.press(Qt.Key.Key_F8)
    hands.type("13/05/2021")
    hands.press(Qt.Key.Key_Return)
    model = hands.preview.file.sheet.model
    index = model.index(1, 2)
    assert index.data() == "13/05/2021"
    assert "Sent “31/02/2021”; changed to “13/05/2021” by A. Example" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_that_a_change_is_taken_back_and_brought_back(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(1, day="31/02/2021")]))
    hands.press(Qt.Key.Key_F8)
    hands.type("13/05/2021")
    hands.press(Qt.Key.Key_Return)
    for keys, said, items in (
        ((CONTROL, Qt.Key.Key_Z), "31/02/2021", 1),
        ((CONTROL, SHIFT, Qt.Key.Key_Z), "13/05/2021", 0),
        ((CONTROL, Qt.Key.Key_Z), "31/02/2021", 1),
        ((CONTROL, Qt.Key.Key_Y), "13/05/2021", 0),
    ):
        hands.press(*keys)
        assert hands.says(1, 2) == said
        assert len(hands.left) == items


def test_that_control_z_with_nothing_to_take_back_leaves_earlier_imports_alone(
    hands: Hands, returned: Returned
) -> None:
    hands.drop(returned("barnet.xlsx", [arrest(1, short="BRT")], BARNET))
    hands.press(Qt.Key.Key_Return)
    hands.drop(returned("lambeth.xlsx", [arrest(1)]))
    hands.press(CONTROL, Qt.Key.Key_Z)
    assert hands.preview.isVisible()
    assert len(hands.window.desk.shown.position.returns) == 1
    assert "Nothing was put right" in hands.window.status.words.text()


def test_that_an_answer_leads_on_to_the_next_thing_to_do(hands: Hands, returned: Returned) -> None:
    asking = [arrest(1, offence="Treats to kil"), arrest(2, offence="Treats to kil"), arrest(3, day="31/02/2021")]
    hands.drop(returned("lambeth.xlsx", asking))
    hands.press(Qt.Key.Key_F8)
    choices = hands.preview.file.side.question.choices
    assert choices.hasFocus()
    assert hands.preview.file.sheet.model.lit == {(1, 5), (2, 5)}
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert not hands.preview.looked[0].reading.questions
    assert hands.preview.file.sheet.grid.hasFocus()
    assert hands.cell() == "Arrests!C4"
    assert [one.borough for one in list_remembered(hands.window.desk.store)] == ["Lambeth"]


def test_that_an_answer_is_taken_back_and_forgotten(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(1, offence="Treats to kil")]))
    hands.press(Qt.Key.Key_F8)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert hands.preview.import_button.hasFocus()
    hands.press(CONTROL, Qt.Key.Key_Z)
    assert len(hands.preview.looked[0].reading.questions) == 1
    assert list_remembered(hands.window.desk.store) == ()


def test_that_a_held_row_may_stay_and_stays_counted(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(1), arrest(2, day="31/02/2021")]))
    assert "1 row held" in hands.preview.summary.text()
    hands.import_it()
    lane = next(one for one in hands.window.returns.table.lanes if one.borough == "Lambeth")
    assert lane.result.said == "Needs answers: 1 row held"


def test_that_a_held_row_of_an_imported_return_is_put_right_later(
    hands: Hands, returned: Returned, store_path: Path
) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(1), arrest(2, day="31/02/2021")]))
    hands.import_it()
    hands.window.returns.table.choose("Lambeth")
    hands.window.returns.table.setFocus()
    hands.press(Qt.Key.Key_Return)
    assert hands.preview.isVisible()
    hands.press(Qt.Key.Key_F8)
    hands.type("13/05/2021")
    hands.press(Qt.Key.Key_Return)
    assert hands.preview.looked[0].outcome is Outcome.SUPERSEDES
    hands.press(Qt.Key.Key_F8)
    hands.press(Qt.Key.Key_Return)
    lane = next(one for one in hands.window.returns.table.lanes if one.borough == "Lambeth")
    assert lane.result.received.held == 0
    hands.press(CONTROL, Qt.Key.Key_Z)
    lane = next(one for one in hands.window.returns.table.lanes if one.borough == "Lambeth")
    assert lane.result.received.held == 1


def test_that_a_row_is_left_out_and_shown_struck_through(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(1), arrest(2, day="31/02/2021")]))
    hands.press(Qt.Key.Key_F8)
    hands.press(CONTROL, Qt.Key.Key_Minus)
    assert not hands.left
    assert hands.says(2, 2) == "31/02/2021"
    assert hands.preview.file.sheet.model.emptied((2, 2))
    assert {one.reason for one in hands.preview.looked[0].reading.amendments} == {"Row left out"}
    hands.press(CONTROL, Qt.Key.Key_Z)
    assert len(hands.left) == 1


def test_that_all_cells_like_one_are_changed_at_once(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(n, day="31/02/2021") for n in (1, 2, 3)]))
    hands.press(Qt.Key.Key_F8)
    hands.type("13/05/2021")
    hands.press(Qt.Key.Key_Return)
    offer = hands.preview.file.sheet.offer
    assert offer.isVisible()
    assert "2 more cells" in offer.text()
    offer.click()
    hands.rest()
    assert [hands.says(row, 2) for row in (1, 2, 3)] == ["13/05/2021"] * 3
    assert not hands.left
    hands.press(CONTROL, Qt.Key.Key_Z)
    assert [hands.says(row, 2) for row in (1, 2, 3)] == ["13/05/2021", "31/02/2021", "31/02/2021"]


def test_that_a_block_from_a_spreadsheet_is_pasted_and_filled_down(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(n, day="31/02/2021") for n in (1, 2, 3)]))
    hands.press(Qt.Key.Key_F8)
    QApplication.clipboard().setText("13/05/2021\t10:00\r\n13/05/2021\t11:00\r\n")
    hands.press(CONTROL, Qt.Key.Key_V)
    assert [hands.says(row, column) for row in (1, 2) for column in (2, 3)] == [
        "13/05/2021",
        "10:00",
        "13/05/2021",
        "11:00",
    ]
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)
    hands.press(CONTROL, Qt.Key.Key_D)
    assert hands.says(3, 2) == "13/05/2021"
    assert hands.preview.looked[0].outcome is Outcome.IMPORTED
    assert not hands.left


def test_that_a_block_that_reaches_beyond_the_sheet_is_not_pasted(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(1, day="31/02/2021")]))
    hands.press(Qt.Key.Key_F8)
    QApplication.clipboard().setText("13/05/2021\n" * 40)
    hands.press(CONTROL, Qt.Key.Key_V)
    assert hands.says(1, 2) == "31/02/2021"
    assert "nothing was pasted" in hands.window.status.words.text()


def test_that_a_column_that_was_forgotten_is_added_beside_the_table(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(1), arrest(2)]))
    grid = hands.preview.file.sheet.grid
    grid.setFocus()
    grid.go_to((0, 7))
    for words in ("Outcome", "NFA", "RUI"):
        hands.type(words)
        hands.press(Qt.Key.Key_Return)
    (sheet,) = [one for one in hands.preview.looked[0].reading.sheets if one.kind == "arrests"]
    place = 2 + kind("arrests").record_columns.index("outcome")
    assert sheet.columns["H"] == "outcome"
    assert [row[place] for row in sheet.rows] == ["NFA", "RUI"]
    assert hands.preview.file.sheet.model.columnCount() > 8


def test_that_a_row_that_was_forgotten_is_added_below_the_table(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(1)]))
    grid = hands.preview.file.sheet.grid
    grid.setFocus()
    grid.go_to((2, 0))
    QApplication.clipboard().setText("LAM-A-002\t1\t13/05/2021\t10:00\tReactive\tO06 Threats to kill\tN\n")
    hands.press(CONTROL, Qt.Key.Key_V)
    (sheet,) = [one for one in hands.preview.looked[0].reading.sheets if one.kind == "arrests"]
    assert [row[0] for row in sheet.rows] == [2, 3]


def test_that_a_long_text_is_edited_as_a_whole(hands: Hands, returned: Returned) -> None:
    long = "Seen on the common. " * 200
    hands.drop(returned("lambeth.xlsx", [[*arrest(1), long.strip()]]))
    grid = hands.preview.file.sheet.grid
    grid.setFocus()
    grid.go_to((1, 7))
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_End)
    hands.type("!")
    hands.press(Qt.Key.Key_Return)
    assert hands.preview.file.sheet.model.said((1, 7)) == f"{long.strip()}!"


def test_that_discarding_asks_where_something_was_put_right(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(1, day="31/02/2021")]))
    hands.press(Qt.Key.Key_F8)
    hands.type("13/05/2021")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Escape)
    assert hands.preview.files.hasFocus()
    hands.press(Qt.Key.Key_Escape)
    box = hands.preview.findChild(QMessageBox)
    assert box is not None
    box.reject()
    assert hands.preview.isVisible()
    assert hands.says(1, 2) == "13/05/2021"
    hands.preview.discard_button.click()
    hands.preview.findChild(QMessageBox).accept()
    assert not hands.preview.isVisible()
    assert not hands.window.desk.shown.position.returns


def test_that_files_dropped_while_others_are_at_hand_come_to_them(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(1, day="31/02/2021")]))
    hands.press(Qt.Key.Key_F8)
    hands.type("13/05/2021")
    hands.press(Qt.Key.Key_Return)
    hands.drop(returned("barnet.xlsx", [arrest(1, short="BRT")], BARNET))
    assert sorted(one.reading.name for one in hands.preview.looked) == ["barnet.xlsx", "lambeth.xlsx"]
    (lambeth,) = [one for one in hands.preview.looked if one.reading.name == "lambeth.xlsx"]
    assert [one.after for one in lambeth.reading.amendments] == ["13/05/2021"]


def test_that_the_borough_of_a_return_that_does_not_say_it_is_told(
    hands: Hands, returned: Returned, store_path: Path
) -> None:
    hands.drop(returned("return.xlsx", [arrest(1, short="X")], {"Return type": "RESULT"}))
    assert hands.preview.looked[0].outcome is Outcome.REFUSED
    hands.press(Qt.Key.Key_F8)
    assert hands.preview.file.side.tell.borough.hasFocus()
    hands.type("Lam")
    hands.preview.file.side.tell.apply.click()
    hands.rest()
    assert hands.preview.looked[0].reading.boroughs == ("Lambeth",)
    assert hands.preview.looked[0].outcome is Outcome.IMPORTED
    hands.press(CONTROL, Qt.Key.Key_Z)
    assert hands.preview.looked[0].outcome is Outcome.REFUSED
    hands.press(CONTROL, Qt.Key.Key_Y)
    hands.import_it()
    assert [one.borough for one in hands.window.desk.shown.position.returns] == ["Lambeth"]


def test_that_a_correction_shows_what_it_would_change(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("first.xlsx", [arrest(1), arrest(2), arrest(3)]))
    hands.press(Qt.Key.Key_Return)
    different = ["LAM-A-004", 2, date(2021, 5, 14), time(3), "Proactive", "O13 Malicious communications", "Y"]
    second = [arrest(1), arrest(2, offence="O10 Stalking (s2A / s4A PHA)"), different]
    hands.drop(returned("second.xlsx", second, LAMBETH | {"Return version": 2}))
    changes = hands.preview.file.changes
    assert changes.says.text() == "1 row new, 1 row changed, 1 row gone, 1 row as it was"
    found = {(line.how, line.row.ref) for line in changes.lines}
    assert found == {("– Gone", "LAM-A-003"), ("≠ Changed", "LAM-A-002"), ("+ New", "LAM-A-004")}
    (changed,) = [line for line in changes.lines if line.row.ref == "LAM-A-002"]
    assert (changed.before, changed.after) == ("O06 Threats to kill", "O10 Stalking (s2A / s4A PHA)")


def test_that_the_window_asks_before_what_was_put_right_is_lost(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(1, day="31/02/2021")]))
    hands.press(Qt.Key.Key_F8)
    hands.type("13/05/2021")
    hands.press(Qt.Key.Key_Return)
    hands.window.close()
    assert hands.window.isVisible()
    hands.preview.findChild(QMessageBox).accept()
    assert not hands.window.isVisible()


def test_that_f6_leads_round_the_panes(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(1, day="31/02/2021")]))
    preview = hands.preview
    panes = [preview.files, preview.file.sheet.grid, preview.file.side.list, preview.import_button]
    for pane in (*panes[1:], *panes[:1]):
        hands.press(Qt.Key.Key_F6)
        assert pane.hasFocus()
    hands.press(SHIFT, Qt.Key.Key_F6)
    assert preview.import_button.hasFocus()


def test_that_f8_goes_from_file_to_file_and_back(hands: Hands, returned: Returned) -> None:
    both = [arrest(1, day="31/02/2021"), arrest(2), arrest(3, day="32/05/2021")]
    first = returned("lambeth.xlsx", both)
    second = returned("barnet.xlsx", [arrest(1, short="BRT", day="31/04/2021")], BARNET)
    hands.drop(first, second)
    found = []
    for _ in range(4):
        hands.press(Qt.Key.Key_F8)
        found.append((hands.preview.files.currentIndex().row(), hands.cell()))
    assert found == [(0, "Arrests!C2"), (0, "Arrests!C4"), (1, "Arrests!C2"), (0, "Arrests!C2")]
    hands.press(SHIFT, Qt.Key.Key_F8)
    assert hands.preview.files.currentIndex().row() == 1


def test_that_taking_back_leads_to_the_file_it_is_about(hands: Hands, returned: Returned) -> None:
    first = returned("lambeth.xlsx", [arrest(1, day="31/02/2021")])
    second = returned("barnet.xlsx", [arrest(1, short="BRT", day="31/04/2021")], BARNET)
    hands.drop(first, second)
    hands.press(Qt.Key.Key_F8)
    hands.type("13/05/2021")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_F8)
    assert hands.preview.files.currentIndex().row() == 1
    hands.press(CONTROL, Qt.Key.Key_Z)
    assert hands.preview.files.currentIndex().row() == 0
    assert hands.cell() == "Arrests!C2"
    assert hands.says(1, 2) == "31/02/2021"


def test_that_what_was_put_right_is_listed_and_taken_back_one_by_one(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(1, day="31/02/2021"), arrest(2, day="31/02/2021")]))
    hands.press(Qt.Key.Key_F8)
    hands.type("13/05/2021")
    hands.press(Qt.Key.Key_Return)
    hands.type("13.05.2021")
    hands.press(Qt.Key.Key_Return)
    mended = hands.preview.file.mended
    model = mended.table.model()
    assert [[model.index(row, column).data() for column in (1, 2, 3, 4)] for row in range(model.rowCount())] == [
        ["C3", "31/02/2021", "13.05.2021", "A. Example"],
        ["C2", "31/02/2021", "13/05/2021", "A. Example"],
    ]
    hands.preview.file.view.choose(2)
    mended.table.selectRow(1)
    mended.take_back.click()
    hands.rest()
    assert [one.cell for one in hands.preview.looked[0].reading.amendments] == ["C3"]
    assert [one.cell for one in hands.left] == ["C2"]


def test_that_a_locked_file_is_opened_with_its_password_and_mended(
    hands: Hands, tmp_path: Path, store_path: Path
) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(locked(arrests([arrest(1, day="31/02/2021")]), "sesame"))
    hands.drop(path)
    assert hands.preview.looked[0].reading.needs_password
    hands.press(Qt.Key.Key_F8)
    assert hands.preview.file.side.tell.password.hasFocus()
    hands.type("open")
    hands.press(Qt.Key.Key_Return)
    assert hands.preview.looked[0].reading.needs_password
    hands.type("sesame")
    hands.press(Qt.Key.Key_Return)
    assert hands.cell() == "Arrests!C2"
    hands.type("13/05/2021")
    hands.press(Qt.Key.Key_Return)
    assert not hands.left
    hands.import_it()
    assert len(hands.window.desk.shown.position.returns) == 1
    assert b"sesame" not in store_path.read_bytes()


def test_that_taking_back_leads_to_the_cell_and_to_what_is_wrong_with_it(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(1), arrest(2, day="31/02/2021"), arrest(3, day="32/05/2021")]))
    hands.press(Qt.Key.Key_F8)
    hands.type("13/05/2021")
    hands.press(Qt.Key.Key_Return)
    hands.press(CONTROL, Qt.Key.Key_Home)
    hands.press(CONTROL, Qt.Key.Key_Z)
    assert hands.cell() == "Arrests!C3"
    assert hands.preview.file.side.list.item.cell == "C3"


def test_that_of_files_that_nothing_tells_apart_the_one_that_counts_is_chosen(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("a.xlsx", [arrest(1)]), returned("b.xlsx", [arrest(2)]))
    hands.press(Qt.Key.Key_F8)
    assert hands.preview.file.side.question.choices.hasFocus()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert all(not one.reading.questions for one in hands.preview.looked)
    hands.press(CONTROL, Qt.Key.Key_Z)
    assert all(one.reading.questions for one in hands.preview.looked)
    hands.press(CONTROL, Qt.Key.Key_Y)
    hands.import_it()
    counting = [one for one in hands.window.desk.shown.position.returns if one.current]
    assert [one.file_name for one in counting] == ["b.xlsx"]


def test_that_the_same_file_twice_in_a_drop_is_put_right_once(hands: Hands, returned: Returned) -> None:
    rows = [arrest(1, day="31/02/2021")]
    first = returned("lambeth.xlsx", rows)
    second = first.with_name("copy.xlsx")
    second.write_bytes(first.read_bytes())
    hands.drop(first, second)
    hands.press(Qt.Key.Key_F8)
    hands.type("13/05/2021")
    hands.press(Qt.Key.Key_Return)
    assert sorted(str(one.outcome) for one in hands.preview.looked) == ["imported", "unchanged"]
    assert not any(one.looked.reading.sheets[0].held for one in hands.window.returns.drop.files)


def test_that_a_file_out_of_an_archive_is_put_right_like_any_other(
    hands: Hands, returned: Returned, tmp_path: Path
) -> None:
    inner = arrests([arrest(1, day="31/02/2021")])
    path = tmp_path / "returns.zip"
    path.write_bytes(archive({"lambeth.xlsx": inner}))
    hands.drop(path)
    hands.press(Qt.Key.Key_F8)
    hands.type("13/05/2021")
    hands.press(Qt.Key.Key_Return)
    assert not hands.left
    hands.import_it()
    assert [one.file_name for one in hands.window.desk.shown.position.returns] == ["lambeth.xlsx"]


def test_that_what_is_typed_and_not_entered_is_taken_with_the_import_key(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("lambeth.xlsx", [arrest(1), arrest(2, day="31/02/2021")]))
    hands.press(Qt.Key.Key_F8)
    hands.type("13/05/2021")
    hands.preview.import_button.click()
    assert hands.preview.isVisible()
    assert "still being checked" in hands.window.status.words.text()
    hands.rest()
    hands.import_it()
    lane = next(one for one in hands.window.returns.table.lanes if one.borough == "Lambeth")
    assert lane.result.received.held == 0


def test_that_a_borough_that_is_misspelt_is_asked_about_with_its_choices(hands: Hands, returned: Returned) -> None:
    hands.drop(returned("return.xlsx", [arrest(1)], LAMBETH | {"Borough": "Lambethh"}))
    assert not hands.preview.import_button.isEnabled()
    hands.press(Qt.Key.Key_F8)
    choices = hands.preview.file.side.question.choices
    assert choices.hasFocus()
    assert choices.isVisible()
    choices.setCurrentRow([choices.item(row).text() for row in range(choices.count())].index("Lambeth"))
    hands.press(Qt.Key.Key_Return)
    assert hands.preview.looked[0].reading.boroughs == ("Lambeth",)
    assert hands.preview.import_button.hasFocus()
