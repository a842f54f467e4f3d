"""The plan counted: by word, by age, by place, and as spans of the day."""

from briefing_app.operation.counting.planned_work import (
    WordCount,
    ages,
    count_words,
    cross_count,
    day_phases,
    musters,
    not_risk_assessed,
    open_spaces,
    planned,
    planned_offences,
    planned_part,
    prisoners_by_hour,
    short_offence,
    split_words,
    stated_by_any,
)
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.stated import Stated
from tests.positions import builder, moment


def test_that_words_are_counted_in_the_forms_order_with_not_stated_last() -> None:
    made = builder("Lambeth")
    for priority in ("B", None, "A", "B"):
        made.plan("warrants", "Lambeth", priority=priority)
    counts = count_words(planned(made.position(), "warrants"), "warrants", "priority")
    assert counts == (WordCount("A", 1), WordCount("B", 2), WordCount(None, 1))


def test_that_words_in_the_senders_own_manner_count_under_other() -> None:
    made = builder("Lambeth")
    for venue_type in ("Pub", "Karaoke boat", "Other"):
        made.plan("venues", "Lambeth", venue_name="Example", venue_type=venue_type)
    counts = count_words(planned(made.position(), "venues"), "venues", "venue_type")
    assert counts == (WordCount("Pub", 1), WordCount("Other", 2))


def test_that_a_cross_count_adds_up_in_both_directions() -> None:
    made = builder("Lambeth", "Camden")
    for borough, priority in (("Lambeth", "A"), ("Lambeth", "B"), ("Camden", "A")):
        made.plan("warrants", borough, priority=priority)
    counted = cross_count(planned(made.position(), "warrants"), "warrants", "borough", "priority")
    assert counted.rows == ("Camden", "Lambeth")
    assert counted.of("Lambeth", "A") == 1
    assert counted.row_total("Lambeth") == 2
    assert counted.column_total("A") == 2
    assert counted.total == 3


def test_that_an_age_that_cannot_be_is_not_stated() -> None:
    found = ages([0, 7, 8, 400, -3, None])
    assert dict(found.bands) == {
        "up to 7 days": 2,
        "8 to 28 days": 1,
        "29 to 90 days": 0,
        "91 days to a year": 0,
        "more than a year": 1,
    }
    assert found.not_stated == 2
    assert found.oldest == 400


def test_that_offences_of_warrants_and_wanted_stand_by_group() -> None:
    made = builder("Lambeth")
    made.plan("warrants", "Lambeth", underlying_offence="O05 Common assault / battery (assault without injury)")
    made.plan("wanted", "Lambeth", offence="O05 Common assault / battery (assault without injury)")
    made.plan("wanted", "Lambeth", offence=None)
    first, last = planned_offences(made.position())
    assert (first.group, len(first.warrants), len(first.wanted)) == ("Violence against the person", 1, 1)
    assert (last.group, last.number) == (None, 1)


def test_that_open_spaces_are_named_once_each() -> None:
    made = builder("Lambeth")
    for place, kind in (
        ("Clapham Common", "Open space - extra"),
        ("clapham common", "Other"),
        ("High Street", "Other"),
    ):
        made.plan("patrols", "Lambeth", location=place, patrol_type=kind)
    assert open_spaces(made.position()) == (("Lambeth", ("Clapham Common",)),)


def test_that_the_days_phases_run_from_first_start_to_last_end() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "P1", "17:00", "23:00", 4)
    made.patrol_plan("Lambeth", "P2", "22:00", "02:00+1", 2)
    made.plan("venues", "Lambeth", venue_name="Example", planned_time="01:00")
    patrols, venues = day_phases(made.position())
    assert (patrols.name, patrols.pieces, patrols.officers) == ("Patrols", 2, 6)
    assert (patrols.period.starts, patrols.period.ends) == (moment("17:00"), moment("02:00+1"))
    assert venues.period.starts == moment("01:00+1")


def test_that_prisoners_are_expected_from_arrest_warrants_only() -> None:
    made = builder("Lambeth")
    made.plan("warrants", "Lambeth", warrant_type="Search (PACE s8)", planned_time=moment("06:10"))
    made.plan("warrants", "Lambeth", warrant_type="FTA - backed for bail", planned_time=moment("06:50"))
    made.plan("warrants", "Lambeth", warrant_type="FTA - backed for bail")
    assert prisoners_by_hour(made.position()) == ((moment("06:00"), 1),)


def test_that_a_warrant_is_risk_assessed_only_if_it_says_so() -> None:
    made = builder("Lambeth")
    for ref, assessed in (("W1", "Y"), ("W2", "N"), ("W3", None)):
        made.plan("warrants", "Lambeth", ref=ref, risk_assessed=assessed)
    assert [record["ref"] for record in not_risk_assessed(made.position())] == ["W2", "W3"]


def test_that_musters_give_the_earliest_time_of_a_place() -> None:
    made = builder("Lambeth")
    for clock in ("14:15", "05:15", None):
        made.plan("deployments", "Lambeth", muster_place="Brixton police station", muster_time=clock)
    assert musters(made.position()) == (("Lambeth", "Brixton police station", "05:15", 3),)


def test_that_several_words_of_one_cell_count_each_and_once() -> None:
    made = builder("Lambeth")
    made.result("community", "Lambeth", themes_raised="Lighting; Harassment; Lighting")
    made.result("community", "Lambeth", themes_raised="Lighting; Potholes")
    counts = split_words(made.position().of("community", Phase.RESULT), "community", "themes_raised")
    assert counts == (WordCount("Lighting", 2), WordCount("Harassment", 1), WordCount("Other", 1))


def test_that_offences_are_said_short_and_own_words_as_they_are() -> None:
    assert short_offence("O05 Common assault / battery (assault without injury)") == "O05 Common assault"
    assert short_offence("Shouting") == "Shouting"
    assert short_offence(None) == "not stated"


def test_that_a_number_is_stated_as_soon_as_one_borough_gives_it() -> None:
    made = builder("Lambeth", "Camden")
    assert stated_by_any(made.position(), "patrols", Phase.PLAN) is Stated.AWAITED
    made.received("Lambeth", Phase.PLAN)
    assert stated_by_any(made.position(), "patrols", Phase.PLAN, ("Lambeth",)) is Stated.NOT_STATED
    made.nil("patrols", "Lambeth", Phase.PLAN)
    assert stated_by_any(made.position(), "patrols", Phase.PLAN) is Stated.STATED


def test_that_the_planned_part_holds_no_result() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "P1", "17:00", "23:00", 4)
    made.patrol_result("Lambeth", "P1", "17:00", "23:00", 4)
    part = planned_part(made.position())
    assert not part.received(Phase.RESULT)
    assert not part.of("patrols", Phase.RESULT)
    assert len(part.of("patrols", Phase.PLAN)) == 1
