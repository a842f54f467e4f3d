"""What is typed becomes a value that reads the same again, or gets one sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.operation.order.entries import NotEntered, entered, officers, shown
from briefing_app.operation.order.things import thing, things
from briefing_app.operation.times import Period
from briefing_app.operation.values import Value
from tests.positions import moment

PERIOD = Period(moment("05:00"), moment("05:00+1"))


def typed(name: str, field: str, said: str) -> Value:
    return entered(thing(name).field(field), said, PERIOD)


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        ("0530", "05:30"),
        ("05:30", "05:30"),
        ("5.30", "05:30"),
        ("0530hrs", "05:30"),
        ("01:00", "01:00+1"),
        ("24:00", "00:00+1"),
        ("13/05/2021 22:30", "22:30"),
        ("14/5 01:15", "01:15+1"),
    ],
)
def test_that_a_time_without_its_day_is_the_operations_own(said: str, clock: str) -> None:
    assert typed("serials", "starts", said) == moment(clock)


@pytest.mark.parametrize("said", ["25:00", "24:30", "noon", "5", "31/02/2021 10:00", "05:61"])
def test_that_no_time_is_guessed(said: str) -> None:
    with pytest.raises(NotEntered, match=r"\.$"):
        typed("serials", "starts", said)


def test_that_a_time_that_the_clocks_skip_is_refused() -> None:
    with pytest.raises(NotEntered, match="clocks went forward"):
        typed("serials", "starts", "28/03/2021 01:30")


def test_that_an_hour_that_comes_twice_is_told_apart_and_shown_so() -> None:
    night = Period(moment("05:00", date(2021, 10, 30)), moment("05:00+1", date(2021, 10, 30)))
    assert night.minutes == 25 * 60
    field = thing("serials").field("starts")
    first, second = (entered(field, f"31/10/2021 01:30 {zone}", night) for zone in ("BST", "gmt"))
    assert isinstance(first, int)
    assert second == first + 60
    assert [shown(field, one) for one in (first, second)] == ["31/10/2021 01:30 BST", "31/10/2021 01:30 GMT"]
    assert entered(field, "01:30", night) == first
    assert entered(field, "01:30 GMT", night) == second
    with pytest.raises(NotEntered, match="not in GMT"):
        entered(field, "30/10/2021 12:00 GMT", night)


@pytest.mark.parametrize(
    ("said", "value", "number"),
    [
        ("1-3-18", "1-3-18-0-0", 22),
        ("0+1+6", "0-1-6-0-0", 7),
        ("0-1-6-2", "0-1-6-2-0", 9),
        ("1/3/18", "1-3-18-0-0", 22),
    ],
)
def test_that_a_strength_is_five_numbers(said: str, value: str, number: int) -> None:
    assert typed("serials", "strength", said) == value
    assert officers(value) == number


@pytest.mark.parametrize("said", ["7", "1-7", "one", "1--7", "1-2-3-4-5-6"])
def test_that_a_strength_is_not_guessed(said: str) -> None:
    with pytest.raises(NotEntered):
        typed("serials", "strength", said)


def test_that_a_choice_may_be_begun_and_is_never_made_up() -> None:
    assert typed("command", "level", "g") == "Gold"
    with pytest.raises(NotEntered, match="none of: Gold; Silver; Bronze"):
        typed("command", "level", "Platinum")


def test_that_what_is_empty_is_not_stated_and_never_zero() -> None:
    assert typed("objectives", "target", "  ") is None
    assert typed("objectives", "target", "0") == 0


def test_that_ten_thousand_characters_are_kept_and_too_many_are_said() -> None:
    assert typed("sections", "text", "x" * 10_000) == "x" * 10_000
    with pytest.raises(NotEntered, match="20,001 characters"):
        typed("sections", "text", "x" * 20_001)


def test_that_marks_that_turn_writing_round_are_left_out() -> None:
    assert typed("serials", "call_sign", "MP\u202e12") == "MP12"


@given(st.sampled_from([(one.name, field.name) for one in things() for field in one.fields]), st.text(max_size=30))
def test_that_what_is_shown_can_be_typed_again(where: tuple[str, str], said: str) -> None:
    field = thing(where[0]).field(where[1])
    try:
        value = entered(field, said, PERIOD)
    except NotEntered:
        return
    assert entered(field, shown(field, value), PERIOD) == value
