"""What an operation is set to is edited, undone and known as at any moment, and never so that a return is lost."""

from collections.abc import Callable

import pytest

from briefing_app.actions.create_operation import create_operation
from briefing_app.actions.edit_order import edit_order, show_order, undo_edit
from briefing_app.actions.list_operations import list_operations
from briefing_app.operation.errors import Refused
from briefing_app.operation.operations import Marking, Operation
from briefing_app.operation.order.edits import Change
from briefing_app.operation.order.settings import OPERATION
from briefing_app.operation.values import Value
from briefing_app.store.store import Store
from tests.actions.test_edit_order import NOON
from tests.made_workbooks import THE_DAY
from tests.positions import moment

Set = Callable[..., Operation]


@pytest.fixture
def set_it(store: Store, operation: Operation) -> Set:
    def set_it(field: str, before: Value, after: Value, at: int = NOON) -> Operation:
        change = Change(OPERATION, OPERATION, field, before, after)
        edit_order(store, f"Set {field}", [change], operation_ref=operation.ref, by="Insp Example", at=at)
        return list_operations(store)[0]

    return set_it


def test_that_each_setting_is_kept_where_all_that_counts_reads_it(set_it: Set, operation: Operation) -> None:
    assert set_it("name", operation.name, "Summer nights").name == "Summer nights"
    assert set_it("marking", "OFFICIAL-SENSITIVE", "OFFICIAL").marking is Marking.OFFICIAL
    assert set_it("plan_due", operation.plan_due, moment("12:00")).plan_due == moment("12:00")
    every = "; ".join(operation.boroughs)
    assert set_it("boroughs", every, "Lambeth; Southwark").boroughs == ("Lambeth", "Southwark")
    later = set_it("ends", operation.period.ends, moment("07:00+1"))
    assert (later.period.ends, later.day, later.ref) == (moment("07:00+1"), THE_DAY, operation.ref)


def test_that_its_day_is_the_one_on_which_it_starts(set_it: Set, operation: Operation) -> None:
    set_it("ends", operation.period.ends, moment("05:00+3"))
    assert set_it("starts", operation.period.starts, moment("05:00+1")).day == THE_DAY.replace(day=14)


@pytest.mark.parametrize(
    ("field", "after", "says"),
    [
        ("name", None, "Give the operation a name"),
        ("name", "x" * 61, "at most 60"),
        ("ends", moment("04:59"), "ends before it starts"),
        ("ends", moment("05:00+30"), "Look at the dates"),
        ("boroughs", None, "at least one borough"),
        ("boroughs", "Lambeth; Atlantis", "Atlantis is no borough"),
        ("result_due", moment("05:00"), "before plans"),
    ],
)
def test_that_what_can_not_be_is_refused_and_nothing_is_written(
    set_it: Set, store: Store, operation: Operation, field: str, after: Value, says: str
) -> None:
    set_it("plan_due", operation.plan_due, moment("06:00"))
    before = list_operations(store)[0]
    standing = show_order(store, operation_ref=operation.ref).order.value(OPERATION, OPERATION, field)
    with pytest.raises(Refused, match=says):
        set_it(field, standing, after)
    assert list_operations(store)[0] == before


def test_that_undo_sets_it_back_and_an_earlier_moment_shows_what_was_set_then(
    set_it: Set, store: Store, operation: Operation
) -> None:
    set_it("name", operation.name, "Summer nights", at=NOON + 10)
    undo_edit(store, operation_ref=operation.ref, by="Insp Example", at=NOON + 20)
    assert list_operations(store)[0] == operation

    def named(at: int) -> Value:
        return show_order(store, operation_ref=operation.ref, at=at).order.value(OPERATION, OPERATION, "name")

    assert [named(NOON), named(NOON + 10), named(NOON + 20)] == [operation.name, "Summer nights", operation.name]


@pytest.mark.parametrize(("day", "hours"), [("2021-03-27", 23), ("2021-10-30", 25)])
def test_that_a_night_on_which_the_clocks_change_has_its_true_hours(store: Store, day: str, hours: int) -> None:
    made = create_operation(store, name="A night", day=THE_DAY.fromisoformat(day))
    assert made.period.minutes == hours * 60
