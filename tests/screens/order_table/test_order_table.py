"""A table of the order is typed into, pasted into, found in and undone as a spreadsheet is; nothing typed is lost."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from briefing_app.operation.order.clashes import Clash
from briefing_app.operation.order.order import Item
from briefing_app.screens.order_table.change_chosen_dialog import ChangeChosenDialog
from briefing_app.screens.order_table.order_delegate import put_text
from briefing_app.store.store import open_store
from tests.screens.order_table.conftest import Hands, Make, Open

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def choose(hands: Hands, rows: range) -> None:
    """Shift and the arrows."""
    hands.go(rows.start, hands.table.model.fields[0].name)
    for _ in rows[1:]:
        hands.press(Key.Key_Down, Modifier.ShiftModifier)


def test_that_typing_in_the_blank_row_adds_a_thing_and_tab_goes_along_it(make: Make) -> None:
    hands = make("phases")
    QAbstractItemModelTester(hands.table.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    hands.go(0, "name")
    hands.keys("Arrest phase")
    hands.press(Key.Key_Tab)
    hands.keys("0530")
    hands.press(Key.Key_Tab)
    hands.keys("0130")
    hands.press(Key.Key_Return)
    assert hands.rows("name", "starts", "ends") == [("Arrest phase", "13/05/2021 05:30", "14/05/2021 01:30")]
    assert hands.table.grid.place == (1, 2)


def test_that_a_table_says_the_same_when_it_is_opened_again(make: Make, open_order: Open) -> None:
    hands = make("phases")
    hands.type(0, "name", "Arrest phase")
    hands.wait()
    assert make("phases", open_order()).rows("name") == [("Arrest phase",)]


def test_that_wrong_input_stays_as_typed_and_says_why_and_the_cursor_stays(make: Make, open_order: Open) -> None:
    hands = make("phases")
    hands.type(0, "name", "Arrest phase")
    hands.type(0, "starts", "25:10")
    assert hands.rows("starts") == [("25:10",)]
    assert hands.table.grid.place == (0, 1)
    assert "“25:10” is no time" in hands.table.note.text()
    assert "“25:10” is no time" in hands.said[-1]
    index = hands.table.model.index(0, 1)
    assert "no time" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    hands.wait()
    again = make("phases", open_order())
    assert again.rows("starts") == [("25:10",)]
    again.type(0, "starts", "05:10")
    assert again.rows("starts") == [("13/05/2021 05:10",)]
    again.wait()
    assert open_order().drafts == {}


def test_that_what_is_being_typed_is_in_the_store_before_it_is_entered(
    qtbot: QtBot, make: Make, store_path: Path, open_order: Open
) -> None:
    hands = make("objectives")
    hands.go(0, "objective")
    hands.keys("Arrest wanted people, and")

    def kept() -> bool:
        with sqlite3.connect(store_path) as other:
            found = other.execute("select typed from order_drafts").fetchall()
        other.close()
        return found == [("Arrest wanted people, and",)]

    qtbot.waitUntil(kept, timeout=3_000)
    # As after the app was killed: another one opens the store and shows it, to be taken or dropped.
    again = make("objectives", open_order())
    again.go(0, "objective")
    assert again.table.model.said((0, 1)) == "Arrest wanted people, and"
    assert "not entered" in again.table.note.text()
    again.press(Key.Key_F2)
    again.press(Key.Key_Return)
    assert again.rows("objective") == [("Arrest wanted people, and",)]


def test_that_escape_gives_up_what_was_typed(make: Make) -> None:
    hands = make("phases")
    hands.type(0, "name", "Arrest phase")
    hands.go(0, "name")
    hands.keys("Other")
    hands.press(Key.Key_Escape)
    assert hands.rows("name") == [("Arrest phase",)]
    assert hands.at_hand.drafts == {}


def test_that_a_choice_is_found_by_its_first_letters(make: Make) -> None:
    hands = make("command")
    hands.type(0, "level", "g")
    hands.type(1, "level", "Platinum")
    assert hands.rows("level") == [("Gold",), ("Platinum",)]
    assert list(hands.at_hand.drafts.values()) == ["Platinum"]
    hands.go(2, "level")
    hands.keys("b")
    hands.press(Key.Key_Escape)
    assert list(hands.at_hand.drafts.values()) == ["Platinum"]
    assert "none of: Gold; Silver; Bronze" in hands.said[-1]


def test_that_a_block_from_excel_adds_rows_and_marks_what_it_cannot_take(make: Make) -> None:
    hands = make("custody")
    QAbstractItemModelTester(hands.table.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    QApplication.clipboard().setText("Brixton\tLambeth\t12\r\nWalworth\tSouthwark\ttwelve\r\nNowhere\tAtlantis\t4\r\n")
    hands.go(0, "suite")
    hands.press(Key.Key_V, Modifier.ControlModifier)
    assert hands.rows("suite", "borough", "cells") == [
        ("Brixton", "Lambeth", "12"),
        ("Walworth", "Southwark", "twelve"),
        ("Nowhere", "Atlantis", "4"),
    ]
    assert hands.said[-1].startswith("2 cells could not be taken")
    hands.wait()
    assert hands.at_hand.stacks.done[-1].says == "Add 3 custody suites"
    hands.at_hand.undo()
    hands.wait()
    assert hands.rows("suite") == []


def test_that_chosen_cells_are_copied_as_a_block(make: Make) -> None:
    hands = make("custody")
    QApplication.clipboard().setText("Brixton\tLambeth\t12\nWalworth\tSouthwark\t8")
    hands.go(0, "suite")
    hands.press(Key.Key_V, Modifier.ControlModifier)
    hands.go(0, "borough")
    hands.press(Key.Key_Right, Modifier.ShiftModifier)
    hands.press(Key.Key_Down, Modifier.ShiftModifier)
    hands.press(Key.Key_C, Modifier.ControlModifier)
    assert QApplication.clipboard().text() == "Lambeth\t12\nSouthwark\t8"


def test_that_one_value_goes_into_all_chosen_rows_and_is_one_undo(make: Make) -> None:
    hands = make("custody")
    QApplication.clipboard().setText("Brixton\nWalworth\nWandsworth")
    hands.go(0, "suite")
    hands.press(Key.Key_V, Modifier.ControlModifier)
    hands.go(0, "cells")
    hands.press(Key.Key_Down, Modifier.ShiftModifier)
    hands.press(Key.Key_Down, Modifier.ShiftModifier)
    hands.keys("8")
    hands.press(Key.Key_Return, Modifier.ControlModifier)
    assert hands.rows("cells") == [("8",), ("8",), ("8",)]
    assert hands.at_hand.drafts == {}
    hands.wait()
    assert hands.at_hand.stacks.done[-1].says == "Cells allocated of 3 custody suites"
    hands.at_hand.undo()
    hands.wait()
    assert hands.rows("cells") == [("",), ("",), ("",)]


def test_that_the_dialog_changes_all_chosen_rows_and_says_what_is_wrong(make: Make) -> None:
    hands = make("custody")
    QApplication.clipboard().setText("Brixton\nWalworth")
    hands.go(0, "suite")
    hands.press(Key.Key_V, Modifier.ControlModifier)
    choose(hands, range(2))
    hands.press(Key.Key_H, Modifier.ControlModifier)
    dialog = hands.table.findChild(ChangeChosenDialog)
    assert isinstance(dialog, ChangeChosenDialog)
    dialog.field.setCurrentText("Borough")
    put_text(dialog.editor, "Atlantis")
    dialog.change.click()
    assert "no London borough" in dialog.wrong.text()
    put_text(dialog.editor, "Lambeth")
    dialog.change.click()
    assert hands.rows("borough") == [("Lambeth",), ("Lambeth",)]


def test_that_rows_are_added_duplicated_and_deleted_by_keys_and_undone_by_name(make: Make) -> None:
    hands = make("custody")
    hands.table.grid.setFocus()
    hands.press(Key.Key_Insert)
    hands.keys("Brixton")
    hands.press(Key.Key_Return)
    choose(hands, range(1))
    hands.press(Key.Key_D, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert hands.rows("suite") == [("Brixton",), ("Brixton",)]
    hands.press(Key.Key_Minus, Modifier.ControlModifier)
    assert hands.rows("suite") == [("Brixton",)]
    hands.wait()
    assert [edit.says for edit in hands.at_hand.stacks.done][-2:] == [
        "Duplicate Brixton",
        "Delete Brixton",
    ]
    hands.at_hand.undo()
    hands.wait()
    assert hands.rows("suite") == [("Brixton",), ("Brixton",)]
    hands.at_hand.redo()
    hands.wait()
    assert hands.rows("suite") == [("Brixton",)]


def test_that_deleting_what_something_refers_to_asks_first(qtbot: QtBot, make: Make) -> None:
    def leaving(item: Item) -> str:
        return f"Lambeth's result names {item.text('suite')}."

    hands = make("custody", leaving=leaving)
    hands.type(0, "suite", "Brixton")
    choose(hands, range(1))
    hands.press(Key.Key_Minus, Modifier.ControlModifier)
    box = hands.table.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text() == "Lambeth's result names Brixton."
    assert hands.rows("suite") == [("Brixton",)]
    delete = next(button for button in box.buttons() if button.text() == "&Delete")
    delete.click()
    assert hands.rows("suite") == []


def test_that_rows_are_found_sorted_and_narrowed(make: Make) -> None:
    hands = make("custody")
    QApplication.clipboard().setText("Brixton\tLambeth\t12\nWalworth\tSouthwark\t8\nKennington\tLambeth\t")
    hands.go(0, "suite")
    hands.press(Key.Key_V, Modifier.ControlModifier)
    hands.table.grid.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert [cells for (cells,) in hands.rows("cells")] == ["8", "12", ""]
    hands.go(0, "suite")
    hands.press(Key.Key_F, Modifier.ControlModifier)
    hands.keys("lambeth")
    hands.press(Key.Key_Return)
    assert hands.table.grid.place == (1, 1)
    hands.table.rows.only_found.setChecked(True)
    assert hands.rows("suite") == [("Brixton",), ("Kennington",)]
    assert hands.table.rows.count.text() == "2 of 3 shown"
    hands.table.rows.show_all()
    hands.table.rows.tick(1, ("Southwark",))
    assert hands.rows("suite") == [("Walworth",)]


def test_that_a_clash_is_marked_at_its_field_and_one_can_be_led_there(make: Make) -> None:
    hands = make("custody")
    hands.type(0, "suite", "Brixton")
    clash = Clash("custody", hands.table.items[0].id, "cells", "Cells allocated is not stated.", blocking=True)
    hands.table.show_clashes([clash])
    hands.table.go_to(clash.id, clash.field)
    assert hands.table.grid.place == (0, 2)
    assert hands.table.grid.hasFocus()
    assert hands.table.note.text() == clash.says


def test_that_ten_thousand_characters_are_taken_and_too_many_are_kept_and_said(make: Make) -> None:
    hands = make("objectives")
    QApplication.clipboard().setText("x" * 10_000)
    hands.go(0, "objective")
    hands.press(Key.Key_V, Modifier.ControlModifier)
    assert hands.rows("objective") == [("x" * 10_000,)]
    QApplication.clipboard().setText("y" * 20_001)
    hands.go(0, "objective")
    hands.press(Key.Key_V, Modifier.ControlModifier)
    assert hands.rows("objective") == [("y" * 20_001,)]
    assert "20,001 characters" in hands.said[-1]
    assert hands.table.items[0].text("objective") == "x" * 10_000


@pytest.mark.parametrize("thing", ["command", "objectives", "phases", "custody", "cover", "serials", "log"])
def test_that_every_control_has_a_name(make: Make, thing: str) -> None:
    table = make(thing).table
    for widget in (table.grid, table.rows.words, table.note):
        assert widget.accessibleName()


def test_that_somebody_elses_edit_is_not_overwritten_and_what_was_typed_stays(make: Make, open_order: Open) -> None:
    hands = make("custody")
    hands.type(0, "suite", "Brixton")
    hands.wait()
    other = make("custody", open_order())
    other.type(0, "suite", "Walworth")
    other.wait()
    hands.type(0, "suite", "Kennington")
    hands.wait()
    hands.qtbot.waitUntil(lambda: hands.table.items[0].text("suite") == "Walworth")
    assert hands.rows("suite") == [("Kennington",)]
    assert "changed it at" in hands.table.model.wrong((0, 0))


def test_that_closing_at_once_keeps_what_was_done(qtbot: QtBot, make: Make, store_path: Path, open_order: Open) -> None:
    hands = make("custody")
    hands.type(0, "suite", "Brixton")
    hands.at_hand.end()
    hands.at_hand._desk.close()
    with open_store(store_path):
        pass
    assert make("custody", open_order()).rows("suite") == [("Brixton",)]


def test_that_sorting_keeps_the_chosen_row_chosen(make: Make) -> None:
    hands = make("custody")
    QApplication.clipboard().setText("B\nA")
    hands.go(0, "suite")
    hands.press(Key.Key_V, Modifier.ControlModifier)
    index = hands.table.model.index(0, 0)
    hands.table.grid.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    hands.table.grid.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert hands.rows("suite") == [("A",), ("B",)]
    assert hands.table.grid.place == (1, 0)
