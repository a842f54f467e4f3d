"""An earlier moment is looked at as it then stood, plainly said, with nothing that can be changed; and back to now."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefing_app.actions.import_returns import import_returns
from briefing_app.actions.look_at_returns import look_at_returns
from briefing_app.operation.operations import Operation
from briefing_app.operation.steps import finish
from briefing_app.screens.looking_back import LookBackDialog
from briefing_app.screens.main_window import MainWindow
from briefing_app.store.store import open_store
from briefing_app.workbooks.readers import Readers
from tests.positions import moment

Open = Callable[[], MainWindow]
FOUR = moment("16:00")


@pytest.fixture
def two_moments(store_path: Path, operation: Operation, readers: Readers, sample: Callable[..., list[Path]]) -> None:
    """Lambeth's result came at four, Barnet's at five."""
    with open_store(store_path) as store:
        for number, name in enumerate(("LAM", "BRN")):
            looked = finish(
                look_at_returns(store, sample("results", name), readers=readers, operation_ref=operation.ref)
            )
            finish(import_returns(store, looked, operation_ref=operation.ref, received_at=FOUR + 60 * number))


def included(window: MainWindow) -> int:
    return len(window.desk.shown.position.returns) if window.desk.shown is not None else -1


def look_back(window: MainWindow, qtbot: QtBot, typed: str) -> LookBackDialog:
    qtbot.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.findChild(LookBackDialog) is not None)
    dialog = window.findChild(LookBackDialog)
    qtbot.waitUntil(lambda: dialog.table.model().rowCount() == 2)
    qtbot.keyClicks(dialog.moment, typed)
    qtbot.keyClick(dialog.moment, Qt.Key.Key_Return)
    return dialog


def test_that_an_earlier_moment_is_shown_by_keyboard_and_left_again(
    open_window: Open, two_moments: None, qtbot: QtBot
) -> None:
    window = open_window()
    window.activateWindow()
    assert included(window) == 2
    look_back(window, qtbot, "16:30")
    qtbot.waitUntil(lambda: included(window) == 1)
    assert window.looking_back.isVisible()
    assert window.looking_back.words.text().startswith("As known at 16:30 on Thu 13 May 2021.")
    assert not window.returns.add_button.isEnabled()
    window.undo()
    qtbot.waitUntil(lambda: "Go back to now first" in window.status.words.text())
    window.activateWindow()
    qtbot.waitUntil(lambda: window.windowHandle().isActive())
    qtbot.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: included(window) == 2)
    assert not window.looking_back.isVisible()
    assert window.returns.add_button.isEnabled()


def test_that_what_is_no_moment_is_said_at_the_field(open_window: Open, two_moments: None, qtbot: QtBot) -> None:
    window = open_window()
    window.activateWindow()
    dialog = look_back(window, qtbot, "half past four")
    assert "is no time" in dialog.wrong.text()
    assert window.desk.known_at is None
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.moment.text() == "13/05/2021 17:00"
    dialog.close()


def test_that_files_dropped_meanwhile_are_not_taken_in(
    open_window: Open, two_moments: None, sample: Callable[..., list[Path]], qtbot: QtBot
) -> None:
    window = open_window()
    window.desk.look_back(FOUR)
    qtbot.waitUntil(lambda: included(window) == 1)
    window.take_files(sample("results", "CMD"))
    assert "not taken in while an earlier moment" in window.status.words.text()
