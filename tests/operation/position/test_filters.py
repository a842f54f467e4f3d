from hypothesis import given
from hypothesis import strategies as st

from briefing_app.operation.kinds import Phase
from briefing_app.operation.offences import offences
from briefing_app.operation.position.filters import Dimension, Filter, Words
from briefing_app.operation.times import Period
from tests.positions import moment

HOUR = Period(moment("22:00"), moment("23:00"))
BOROUGHS = ("Lambeth", "Southwark", "Barnet", "Camden")


def filters() -> st.SearchStrategy[Filter]:
    def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
        return st.lists(st.sampled_from(values), unique=True, max_size=3).map(tuple)

    words = some("Charged - bailed", "NFA").map(lambda said: (Words("arrests", "outcome", said),) if said else ())
    return st.builds(
        Filter,
        some(*BOROUGHS),
        some("AS", "CN"),
        some("TSG", "CID"),
        some("arrests", "patrols"),
        some(*(one.said for one in offences()[:4])),
        st.sampled_from((None, HOUR)),
        st.sampled_from((None, *Phase)),
        words,
    )


def test_that_a_filter_without_values_keeps_everything() -> None:
    assert not Filter()
    assert Filter().said == ""
    assert Filter().boroughs_among(BOROUGHS) == BOROUGHS


def test_that_a_filter_says_each_part_in_the_inspectors_words() -> None:
    wanted = Filter(
        boroughs=("Lambeth", "Southwark"),
        bcus=("NA",),
        units=(None,),
        kinds=("arrests",),
        between=HOUR,
        phase=Phase.RESULT,
        words=(Words("arrests", "outcome", ("NFA", None)),),
    )
    assert wanted.said == (
        "Lambeth and Southwark; North Area (NA); unit not stated; arrests only; "
        "Thu 13 May 2021 22:00 to 23:00; outcome NFA and not stated; actual only"
    )


def test_that_a_period_over_midnight_is_said_with_the_hours_alone_up_to_a_day() -> None:
    night = Filter(between=Period(moment("22:00"), moment("02:00+1")))
    assert night.said == "Thu 13 May 2021 22:00 to 02:00"
    longer = Filter(between=Period(moment("22:00"), moment("23:00+1")))
    assert longer.said == "Thu 13 May 2021 22:00 to Fri 14 May 2021 23:00"


def test_that_all_offences_of_a_group_are_said_as_the_group() -> None:
    group = offences()[0].ho_group
    wanted = Filter(offences=tuple(one.said for one in offences() if one.ho_group == group))
    assert wanted.said == group


def test_that_borough_and_command_unit_narrow_each_other() -> None:
    assert Filter(boroughs=("Lambeth",), bcus=("AS",)).boroughs_among(BOROUGHS) == ("Lambeth",)
    assert Filter(boroughs=("Barnet",), bcus=("AS",)).boroughs_among(BOROUGHS) == ()


def test_that_two_hours_joined_are_the_time_that_holds_both() -> None:
    later = Filter(between=Period(moment("01:00+1"), moment("02:00+1")))
    assert Filter(between=HOUR).joined(later).between == Period(moment("22:00"), moment("02:00+1"))


def test_that_only_some_kinds_can_answer_a_filter_by_unit_or_offence() -> None:
    wanted = Filter(units=("TSG",), offences=(offences()[0].said,), between=HOUR)
    assert wanted.answers_to("arrests") == {Dimension.UNIT, Dimension.OFFENCE, Dimension.TIME}
    assert wanted.answers_to("patrols") == {Dimension.UNIT, Dimension.TIME}
    assert wanted.answers_to("compliance") == frozenset()


@given(filters(), filters())
def test_that_what_was_joined_is_held_and_what_is_taken_away_is_not(one: Filter, other: Filter) -> None:
    both = one.joined(other)
    # Of plan and actual only one can be asked for: the later.
    kept = one.without(Dimension.PHASE)
    assert not kept or both.holds(kept)
    assert not other or not both.less(other).holds(other)


@given(filters())
def test_that_a_filter_is_put_together_again_from_its_dimensions(wanted: Filter) -> None:
    built = Filter()
    for dimension in wanted.dimensions:
        built = built.joined(wanted.only(dimension))
    assert built == wanted
    assert not wanted.without(*wanted.dimensions)
    assert len(wanted.parts) == len(wanted.dimensions)
