"""The debrief is written by keyboard in the real window."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.actions.create_operation import create_operation
from briefing_app.actions.edit_order import show_order
from briefing_app.operation.operations import Operation
from briefing_app.screens.debrief.debrief_place import ACTIONS, AFTER, POINTS, DebriefPlace
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.order_table.order_at_hand import OrderAtHand
from briefing_app.store.store import open_store

Key, Modifier = Qt.Key, Qt.KeyboardModifier


class Writer:
    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        self.press(Key.Key_L, Modifier.ControlModifier)
        qtbot.waitUntil(lambda: self.order.is_there)
        self.rest()

    @property
    def debrief(self) -> DebriefPlace:
        assert self.window.debrief is not None
        return self.window.debrief

    @property
    def order(self) -> OrderAtHand:
        assert self.window.order is not None
        return self.window.order

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        QApplication.processEvents()

    def type(self, *texts: str) -> None:
        for place, text in enumerate(texts):
            if place:
                self.press(Key.Key_Tab)
            for letter in text:
                QTest.keyClicks(QApplication.focusWidget() or self.window, letter)
        self.press(Key.Key_Return)

    def turn_to(self, part: str) -> None:
        for _ in range(10):
            if self.debrief.part == part:
                return
            self.press(Key.Key_PageDown, Modifier.ControlModifier)

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: not self.order.is_writing and not self.window.status.busy, timeout=10_000)


def test_that_log_point_and_action_are_written_by_keyboard_and_the_action_is_closed_in_the_next_operation(
    open_window: Callable[[], MainWindow], operation: Operation, store_path: Path, qtbot: QtBot
) -> None:
    writer = Writer(open_window(), qtbot)
    # From anywhere the cursor is where what was decided is typed, and the time is now.
    writer.debrief.log_line.begin()
    writer.type("Cordon at the park", "", "", "Silver")
    assert "rationale" in writer.debrief.log_line.says.text()
    assert not writer.order.order.of("log")
    writer.type("Knife seen")
    writer.rest()
    (entry,) = writer.order.order.of("log")
    assert (entry["what"], entry["rationale"], entry["by"]) == ("Cordon at the park", "Knife seen", "Silver")
    assert entry.whole("at") is not None
    writer.turn_to(POINTS)
    writer.type("Went well", "Communication", "", "One talkgroup for all")
    writer.turn_to(ACTIONS)
    writer.type("More radios", "Silver", "", "Open")
    writer.rest()
    (action,) = writer.order.order.of("actions")
    writer.window.close()
    with open_store(store_path) as store:
        later = create_operation(store, name="Autumn", day=date(2021, 9, 1), like=operation.ref)
    again = Writer(open_window(), qtbot)
    assert again.window.desk.operation is not None
    assert again.window.desk.operation.ref == later.ref
    again.turn_to(ACTIONS)
    table = again.debrief.tables[ACTIONS]
    table.go_to(action.id, "status")
    again.type("Closed")
    again.rest()
    with open_store(store_path) as store:
        before = show_order(store, operation_ref=operation.ref).order
    assert [(one["status"], one["closed_in"]) for one in before.of("actions")] == [("Closed", f"Autumn ({later.ref})")]
    assert [one["point"] for one in before.of("points")] == ["One talkgroup for all"]


def test_that_whoever_wrote_the_press_lines_cannot_sign_them_off(
    open_window: Callable[[], MainWindow], operation: Operation, qtbot: QtBot
) -> None:
    writer = Writer(open_window(), qtbot)
    page = writer.debrief.press
    page.written_by.setText("Insp A")
    page.signed_by.setText(" insp a ")
    page.sign()
    assert "second person" in page.wrong.text()
    assert not writer.order.order.of("press")


def test_that_an_answer_is_kept_as_it_is_left(
    open_window: Callable[[], MainWindow], operation: Operation, store_path: Path, qtbot: QtBot
) -> None:
    writer = Writer(open_window(), qtbot)
    writer.turn_to(AFTER)
    for text in ("No", "Nobody was hurt"):
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or writer.window, letter)
        writer.press(Key.Key_Tab)
    writer.rest()
    (answers,) = writer.order.order.of("after")
    assert (answers["post_incident"], answers["explanation"]) == ("No", "Nobody was hurt")
