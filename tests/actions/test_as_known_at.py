"""An operation as it was known at an earlier moment is what was shown at that moment, whatever came later."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.actions.edit_order import edit_order, show_order, undo_edit
from briefing_app.actions.list_moments import list_moments
from briefing_app.actions.show_figures import show_figures
from briefing_app.actions.undo_import import redo_import, undo_import
from briefing_app.operation.errors import Refused
from briefing_app.operation.order.edits import THERE, Change
from briefing_app.operation.order.order import Order
from briefing_app.operation.position.position import Position
from briefing_app.store.store import Store
from tests.actions.dropped import Desk, File
from tests.actions.test_any_course import courses, new_desk
from tests.made_readings import Sent

NOON = 27_015_060


def told(store: Store, ref: str) -> tuple[object, ...]:
    """All that is shown of an operation: its figures, returns, rows and order."""
    shown = show_figures(store, operation_ref=ref)
    return shown.figures, shown.position.returns, rows_of(shown.position), order_of(store, ref)


def order_of(store: Store, ref: str) -> Order:
    return show_order(store, operation_ref=ref).order


def rows_of(position: Position) -> dict[str, list[tuple[object, ...]]]:
    return {
        name: [(one.id, one.return_id, tuple(one.items())) for one in records]
        for name, records in position.records.items()
    }


class Day:
    """Goes on minute by minute, and remembers what was shown at the end of each."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.now = desk, NOON
        self.told: dict[int, tuple[object, ...]] = {}

    @property
    def ref(self) -> str:
        return self.desk.operation.ref

    def end(self, minutes: int) -> None:
        """The minute ends, unless what follows happens in it too."""
        if minutes:
            self.told[self.now] = told(self.desk.store, self.ref)
            self.now += minutes

    def write(self, number: int) -> None:
        store, ref = self.desk.store, self.ref
        if number % 3 == 2:
            undo_edit(store, operation_ref=ref, by="Insp Example", at=self.now)
            return
        changes = [
            Change("log", str(number), THERE, None, 1),
            Change("log", str(number), "what", None, f"Decision {number}"),
        ]
        edit_order(store, "Add an entry", changes, operation_ref=ref, by="Insp Example", at=self.now)


@settings(max_examples=20, deadline=None)
@given(course=courses(), waits=st.lists(st.integers(0, 2), min_size=8, max_size=8))
def test_that_any_moment_is_told_later_as_it_was_shown_then(
    course: Sequence[tuple[str, Sequence[Sent]]], waits: Sequence[int]
) -> None:
    with new_desk() as desk:
        day = Day(desk)
        files: list[File] = []
        for number, ((step, of), wait) in enumerate(zip(course, waits, strict=False)):
            match step:
                case "undo":
                    undo_import(desk.store, operation_ref=day.ref, undone_at=day.now)
                case "redo":
                    redo_import(desk.store, operation_ref=day.ref, redone_at=day.now)
                case _:
                    if step == "new" or not files:
                        files.append(desk.file(str(len(files)), *of))
                    desk.take_answering(files[-1 if step == "new" else 0], at=day.now)
            day.write(number)
            day.end(wait)
        day.end(1)
        for moment, shown in day.told.items():
            assert told(desk.store.as_known_at(moment), day.ref) == shown
        assert told(desk.store.as_known_at(day.now), day.ref) == told(desk.store, day.ref)


def test_that_before_anything_came_nothing_was_known() -> None:
    with new_desk() as desk:
        desk.take(desk.file("a", Sent({"arrests": 2})), at=NOON)
        then = show_figures(desk.store.as_known_at(NOON - 1), operation_ref=desk.operation.ref)
        assert then.position.returns == ()
        assert not any(then.position.records.values())


def test_that_a_correction_an_undo_and_a_redo_are_each_seen_from_their_minute_on() -> None:
    with new_desk() as desk:
        first = Sent({"arrests": 2}, mark="first")
        desk.take(desk.file("a", first), at=NOON)
        desk.take(desk.file("b", replace(first, contents={"arrests": 3}, version=2, mark="second")), at=NOON + 10)
        undo_import(desk.store, operation_ref=desk.operation.ref, undone_at=NOON + 20)
        redo_import(desk.store, operation_ref=desk.operation.ref, redone_at=NOON + 30)

        def arrests(moment: int) -> int:
            shown = show_figures(desk.store.as_known_at(moment), operation_ref=desk.operation.ref)
            return len(shown.position.records["arrests"])

        seen = [arrests(NOON + wait) for wait in (9, 10, 19, 20, 29, 30)]
    assert seen == [2, 3, 3, 2, 2, 3]


def test_that_nothing_can_be_written_while_an_earlier_moment_is_looked_at() -> None:
    with new_desk() as desk:
        desk.take(desk.file("a", Sent({"arrests": 2})), at=NOON)
        then = desk.store.as_known_at(NOON)
        with pytest.raises(Refused, match=r"as known at Thu 13 May 2021 \d\d:\d\d, .* Go back to now"):
            undo_import(then, operation_ref=desk.operation.ref)
        assert len(desk.position.returns) == 1


def test_that_the_moments_to_choose_from_are_those_at_which_something_changed() -> None:
    with new_desk() as desk:
        day = Day(desk)
        desk.take(desk.file("a", Sent({"arrests": 2})), at=NOON)
        day.now = NOON + 5
        day.write(0)
        undo_import(desk.store, operation_ref=day.ref, undone_at=NOON + 9)
        redo_import(desk.store, operation_ref=day.ref, redone_at=NOON + 9)
        moments = list_moments(desk.store, operation_ref=day.ref)
    assert [(one.at - NOON, one.says) for one in moments] == [
        (9, "1 return taken back; 1 return brought back"),
        (5, "Add an entry (Insp Example)"),
        (0, "1 return taken in"),
    ]
