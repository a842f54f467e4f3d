"""Serials are moved, stretched and put right in the window, by keyboard and by dragging, and undone by name."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.operation.operations import Operation
from briefing_app.operation.order.edits import Change
from briefing_app.operation.order.order import Item
from briefing_app.operation.values import Value
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.order_table.taking import adding
from briefing_app.screens.serials.serials_page import SerialsPage
from tests.screens.plan.test_plan_place import Planner

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def planner(open_window: Callable[[], MainWindow], operation: Operation, qtbot: QtBot) -> Planner:
    return Planner(open_window(), qtbot)


@pytest.fixture
def page(planner: Planner) -> SerialsPage:
    """Two serials one after the other, with the same supervisor."""
    begins = planner.order.period.starts + 120
    for number, starts in (("1", begins), ("2", begins + 480)):
        values: dict[str, Value] = {"serial": number, "supervisor": "Sgt A Example", "strength": "0-1-6-0-0"}
        times: dict[str, Value] = {"muster": starts - 30, "starts": starts, "ends": starts + 480}
        planner.order.edit(f"Add serial {number}", list(adding(Item("serials", f"s{number}", {**values, **times}))))
    planner.turn_to("serials")
    planner.rest()
    found = planner.plan.serials
    planner.qtbot.waitUntil(lambda: len(found.timeline.bars) == 2)
    return found


def times(planner: Planner, id: str) -> tuple[Value, Value, Value]:
    order = planner.order.order
    return (
        order.value("serials", id, "muster"),
        order.value("serials", id, "starts"),
        order.value("serials", id, "ends"),
    )


def rest(planner: Planner, page: SerialsPage) -> None:
    planner.rest()
    planner.qtbot.waitUntil(lambda: not page.is_showing)


def double_booked(page: SerialsPage) -> bool:
    """Whether a bar says that its supervisor is somewhere else at the same time."""
    return any("have the supervisor Sgt A Example" in one for bar in page.timeline.bars for one in bar.wrong)


def test_that_a_serial_is_moved_by_keyboard_its_clash_mended_undone_and_done_again(
    planner: Planner, page: SerialsPage
) -> None:
    begins = planner.order.period.starts + 120
    page.timeline.setFocus()
    planner.press(Key.Key_Home)
    planner.press(Key.Key_Down)
    said: list[str] = []
    planner.window.desk.said.connect(said.append)
    planner.press(Key.Key_Left)
    assert any("supervisor Sgt A Example double-booked" in one for one in said)
    rest(planner, page)
    assert times(planner, "s2") == (begins + 435, begins + 465, begins + 945)
    assert double_booked(page)
    planner.press(Key.Key_Right)
    rest(planner, page)
    assert not double_booked(page)
    mended = times(planner, "s2")
    planner.press(Key.Key_Z, Modifier.ControlModifier)
    rest(planner, page)
    assert times(planner, "s2") == (begins + 435, begins + 465, begins + 945)
    assert double_booked(page)
    assert "Move serial 2 to" in planner.window._redo.text()
    planner.press(Key.Key_Z, Modifier.ControlModifier | Modifier.ShiftModifier)
    rest(planner, page)
    assert times(planner, "s2") == mended
    assert not double_booked(page)


def test_that_shift_and_an_arrow_stretch_and_enter_leads_to_the_start_in_the_table(
    planner: Planner, page: SerialsPage
) -> None:
    muster, starts, ends = times(planner, "s1")
    page.timeline.setFocus()
    planner.press(Key.Key_Home)
    planner.press(Key.Key_Right, Modifier.ShiftModifier)
    assert isinstance(ends, int)
    assert times(planner, "s1") == (muster, starts, ends + 15)
    planner.press(Key.Key_Return)
    place = page.table.grid.place
    assert place is not None
    assert page.table.model.fields[place[1]].name == "starts"
    assert page.table.items[place[0]].id == "s1"


def drag(page: SerialsPage, row: int, from_right: int, minutes: float, *, let_go: bool = True) -> None:
    """Take hold of a bar so many pixels left of its right end, and move by so many minutes."""
    timeline = page.timeline
    box = timeline.box(row)
    bar = timeline.bars[row]
    assert box is not None
    assert bar.period is not None
    start = QPoint(round(box.right()) - from_right, round(box.center().y()))
    by = round(minutes * box.width() / bar.period.minutes)
    QTest.mousePress(timeline.viewport(), Qt.MouseButton.LeftButton, Modifier.NoModifier, start)
    QTest.mouseMove(timeline.viewport(), start + QPoint(by // 2, 0))
    QTest.mouseMove(timeline.viewport(), start + QPoint(by, 0))
    if let_go:
        QTest.mouseRelease(timeline.viewport(), Qt.MouseButton.LeftButton, Modifier.NoModifier, start + QPoint(by, 0))


def test_that_a_dragged_serial_moves_by_quarters_of_an_hour_with_its_muster(
    planner: Planner, page: SerialsPage
) -> None:
    muster, starts, ends = times(planner, "s2")
    assert isinstance(muster, int)
    assert isinstance(starts, int)
    assert isinstance(ends, int)
    drag(page, 1, 40, 62)
    assert times(planner, "s2") == (muster + 60, starts + 60, ends + 60)


def test_that_a_bar_dragged_at_its_end_is_stretched_and_esc_leaves_it(planner: Planner, page: SerialsPage) -> None:
    before = times(planner, "s2")
    assert isinstance(before[2], int)
    drag(page, 1, 0, 90, let_go=False)
    assert page.timeline.moving
    QTest.keyClick(page.timeline, Key.Key_Escape)
    assert not page.timeline.moving
    assert times(planner, "s2") == before
    drag(page, 1, 0, 90)
    assert times(planner, "s2") == (before[0], before[1], before[2] + 90)


def test_that_the_cursor_is_on_the_same_serial_in_table_and_timeline(planner: Planner, page: SerialsPage) -> None:
    page.timeline.setFocus()
    planner.press(Key.Key_Home)
    planner.press(Key.Key_Down)
    place = page.table.grid.place
    assert place is not None
    assert page.table.items[place[0]].id == "s2"
    page.table.go_to("s1", "unit")
    assert page.timeline.current is not None
    assert page.timeline.current.item.id == "s1"


def test_that_a_serial_without_times_is_named_and_not_moved(planner: Planner, page: SerialsPage) -> None:
    planner.order.edit("Clear", [Change("serials", "s1", "starts", times(planner, "s1")[1], None)])
    rest(planner, page)
    page.timeline.setFocus()
    planner.press(Key.Key_Home)
    planner.press(Key.Key_Right)
    assert times(planner, "s1")[1] is None
    assert "its duty is not stated" in page.timeline.accessibleDescription()


def test_that_what_comes_into_an_empty_table_is_not_cut_off(planner: Planner) -> None:
    planner.turn_to("serials")
    planner.rest()
    values: dict[str, Value] = {"serial": "1", "supervisor": "Sgt A Featherstone-Example"}
    planner.order.edit("Add serial 1", list(adding(Item("serials", "s1", values))))
    planner.rest()
    table = planner.plan.serials.table
    column = table.model.column_of("supervisor")
    assert column is not None
    assert table.grid.columnWidth(column) > table.grid.fontMetrics().horizontalAdvance(str(values["supervisor"]))
