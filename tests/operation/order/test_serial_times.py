"""A serial moves with its muster, is stretched without it, and never ends before it starts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.operation.order.serial_times import SNAP, Shift, say_shift, shifted, snapped
from tests.operation.order.orders import serial
from tests.positions import moment

SIX = moment("06:00")


def test_that_a_duty_that_moves_takes_its_muster_with_it() -> None:
    changes = shifted([serial("1", muster=SIX - 30)], Shift(45, 45))
    assert {one.field: (one.after or 0) - (one.before or 0) for one in changes} == {  # type: ignore[operator]
        "starts": 45,
        "ends": 45,
        "muster": 45,
    }


def test_that_a_stretched_duty_leaves_its_muster_where_it_is() -> None:
    (change,) = shifted([serial("1", muster=SIX - 30)], Shift(ends=-60))
    assert (change.field, change.after) == ("ends", moment("13:00"))


def test_that_a_serial_without_a_duty_stays_as_it_is() -> None:
    assert shifted([serial("1", starts=None)], Shift(15, 15)) == ()


@pytest.mark.parametrize(
    ("shift", "says"),
    [
        (Shift(-30, -30), "Move serial 1 to 05:30"),
        (Shift(ends=60), "End serial 1 at 15:00"),
        (Shift(starts=-60), "Start serial 1 at 05:00"),
    ],
)
def test_that_what_is_done_is_named(shift: Shift, says: str) -> None:
    assert say_shift([serial("1")], shift) == says
    assert say_shift([serial("1"), serial("2")], Shift(15, 15)) == "Move 2 serials"


@given(starts=st.integers(-2000, 2000), ends=st.integers(-2000, 2000))
def test_that_no_stretch_turns_a_duty_round(starts: int, ends: int) -> None:
    for shift in (Shift(starts=starts), Shift(ends=ends)):
        after = {one.field: one.after for one in shifted([serial("1")], shift)}
        first, last = after.get("starts", SIX), after.get("ends", moment("14:00"))
        assert isinstance(first, int)
        assert isinstance(last, int)
        assert last - first >= SNAP


def test_that_times_snap_to_quarters_of_an_hour() -> None:
    assert [snapped(SIX + wait) - SIX for wait in (0, 7, 8, 22, 23)] == [0, 0, 15, 15, 30]
