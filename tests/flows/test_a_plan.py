"""A plan from last year's to ready for issue, in the real window by keyboard alone; and what a kill leaves of it."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.actions.create_operation import create_operation
from briefing_app.actions.edit_order import edit_order, show_drafts, show_order
from briefing_app.operation.operations import Operation
from briefing_app.operation.order.edits import THERE, Change
from briefing_app.operation.order.ready import to_mend
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.plan.plan_place import SECTIONS
from briefing_app.store.returns import position_of
from briefing_app.store.store import open_store
from tests.flows.test_real_window import display  # noqa: F401
from tests.screens.plan.test_plan_place import Planner

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def last_years(store_path: Path, operation: Operation) -> None:
    with open_store(store_path) as store:
        gold = [Change("command", "a", THERE, None, 1), Change("command", "a", "level", None, "Gold")]
        action = {"action": "More radios", "owner": "Silver", "status": "Open"}
        fields = [Change("actions", "b", field, None, value) for field, value in action.items()]
        changes = [*gold, Change("actions", "b", THERE, None, 1), *fields]
        edit_order(store, "Add", changes, operation_ref=operation.ref, by="Insp Example")


def test_that_a_plan_is_made_from_last_years_by_keyboard_alone(
    open_window: Callable[[], MainWindow], operation: Operation, store_path: Path, qtbot: QtBot
) -> None:
    last_years(store_path, operation)
    planner = Planner(open_window(), qtbot)
    planner.press(Key.Key_N, Modifier.ControlModifier)
    # The name has the focus; what the operation starts from stands before it.
    planner.press(Key.Key_Backtab, Modifier.ShiftModifier)
    planner.press(Key.Key_Down)
    planner.press(Key.Key_Tab)
    planner.press(Key.Key_Return)
    desk = planner.window.desk
    qtbot.waitUntil(lambda: desk.operation is not None and desk.operation.ref != operation.ref, timeout=10_000)
    qtbot.waitUntil(lambda: planner.order.is_there and desk.shown is not None, timeout=10_000)
    planner.rest()
    # Without a window manager nobody gives the window the keys back when a dialog closes.
    planner.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert desk.operation is not None
    assert desk.operation.name == operation.name
    assert [one.text("level") for one in planner.order.order.of("command")] == ["Gold"]

    planner.turn_to("command")
    grid = planner.plan.tables["command"].grid
    assert grid.hasFocus()
    grid.go_to((0, 2))
    planner.type("Cmdr A Example")
    planner.press(Key.Key_Home)
    planner.type("Silver", "", "Supt B Example")
    planner.turn_to("objectives")
    planner.type("1", "Arrest those who are wanted", "warrants executed", "150", "Warrants executed")
    planner.turn_to("phases")
    planner.type("Arrest phase", "0530", "0430")
    assert not any(says.startswith("Arrest phase") for says in planner.to_mend())
    # 04:30 is the next morning's, so that the phase is sound; one that ends before it starts is not.
    planner.press(Key.Key_Home)
    planner.type("Engagement", "13/05/2021 12:00", "13/05/2021 11:00")
    assert "Engagement ends at" in " ".join(planner.to_mend())
    planner.press(Key.Key_F8)
    assert planner.plan.tables["phases"].grid.hasFocus()
    # Its name and its two times were three edits.
    for _ in range(3):
        planner.press(Key.Key_Z, Modifier.ControlModifier)
        planner.rest()
    planner.turn_to(SECTIONS)
    planner.press(Key.Key_Tab)
    while QApplication.focusWidget() is not planner.plan.sections.editor:
        planner.press(Key.Key_Tab)
    planner.press(Key.Key_Home, Modifier.ControlModifier)
    qtbot.keyClicks(planner.plan.sections.editor, "Read this first. ")
    qtbot.waitUntil(lambda: bool(planner.order.order.of("sections")))
    planner.rest()
    planner.window.close()
    with open_store(store_path) as store:
        kept = show_order(store, operation_ref=desk.operation.ref)
        with store.reading() as connection:
            position = position_of(connection, desk.operation.ref)
    assert str(kept.order.of("sections")[0]["text"]).startswith("Read this first. ")
    assert [one.text("level") for one in kept.order.of("command")] == ["Gold", "Silver"]
    assert [one.says for one in to_mend(kept.order, position) if one.blocking] == []
    assert [one["action"] for one in kept.order.of("actions")] == ["More radios"]
    assert {edit.by for edit in kept.edits} == {"A. Example"}


def test_that_after_a_kill_the_last_keystrokes_are_there(
    display: str,  # noqa: F811
    tmp_path: Path,
) -> None:
    store_path = tmp_path / "store.sqlite"
    with open_store(store_path) as store:
        operation = create_operation(store, name="A day", day=date(2021, 5, 13))
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "BRIEFING_STORE": str(store_path),
        "XDG_CONFIG_HOME": str(tmp_path),
    }

    def xdotool(*words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=environment, capture_output=True, text=True, timeout=60, check=True
        )
        return done.stdout

    app = subprocess.Popen([sys.executable, "-m", "briefing_app"], env=environment, stdout=subprocess.DEVNULL)
    try:
        found = xdotool("search", "--sync", "--onlyvisible", "--pid", str(app.pid), "--name", "A day")
        xdotool("windowfocus", "--sync", found.split()[-1])
        xdotool("key", "ctrl+3")
        for _ in range(200):
            # Keys go to whatever has the focus; until the plan is there, nothing is typed anywhere.
            xdotool("key", "ctrl+Next")
            xdotool("type", "--delay", "5", "Go")
            if comes(app, lambda: bool(typed(store_path)), seconds=2):
                break
        xdotool("type", "--delay", "5", "ld from the last keys")
        assert comes(app, lambda: any(text.endswith("the last keys") for text in typed(store_path)), seconds=30)
    finally:
        app.kill()
        app.wait()
    with open_store(store_path) as store:
        drafts = show_drafts(store, operation_ref=operation.ref)
    assert any(text.endswith("ld from the last keys") for text in drafts.values())


def typed(store_path: Path) -> list[str]:
    connection = sqlite3.connect(store_path)
    try:
        return [row[0] for row in connection.execute("select typed from order_drafts")]
    finally:
        connection.close()


def comes(app: "subprocess.Popen[bytes]", happened: Callable[[], bool], *, seconds: float) -> bool:
    """Whether it happens while the app runs."""
    until = monotonic() + seconds
    while not happened():
        if monotonic() > until:
            return False
        with suppress(subprocess.TimeoutExpired):
            pytest.fail(f"the app ended by itself, with {app.wait(0.05)}")
    return True
