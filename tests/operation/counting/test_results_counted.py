"""What results add up to beyond plan against actual, and what is still to be done."""

from datetime import date

from briefing_app.operation.counting.debrief_points import actions, lessons_by_category
from briefing_app.operation.counting.results_counted import (
    measures_by_bcu,
    reasons_not_done,
    sum_of,
    themes_raised,
    under_strength,
)
from tests.positions import builder


def test_that_reasons_count_patrols_that_were_cut_short_or_not_done() -> None:
    made = builder("Lambeth")
    for status, reason in (("Not done", "Demand"), ("Part completed", "Demand"), ("Completed", "Weather")):
        made.result("patrols", "Lambeth", status=status, reason_not_done=reason)
    made.result("patrols", "Lambeth", status="Not done")
    assert [(one.word, one.number) for one in reasons_not_done(made.position())] == [("Demand", 2), (None, 1)]


def test_that_a_sum_says_how_many_rows_leave_it_out() -> None:
    made = builder("Lambeth", "Camden")
    made.result("patrols", "Lambeth", intel_reports=2)
    made.result("patrols", "Camden", intel_reports=None)
    found = sum_of(made.position(), "patrols", "intel_reports")
    assert (found.number, found.stated, found.not_stated) == (2, 1, 1)
    assert not sum_of(made.position(), "patrols", "intel_reports", ("Camden",)).known


def test_that_command_units_share_out_the_boroughs() -> None:
    units = measures_by_bcu(builder("Lambeth", "Southwark", "Camden").position(), ("patrols",))
    assert [(one.name, one.boroughs) for one in units] == [
        ("Central South (AS)", ("Lambeth", "Southwark")),
        ("Central North (CN)", ("Camden",)),
    ]


def test_that_themes_are_ranked_by_how_often_they_came_up() -> None:
    made = builder("Lambeth")
    made.result("community", "Lambeth", themes_raised="Lighting")
    made.result("community", "Lambeth", themes_raised="Transport; Lighting")
    assert [(one.word, one.number) for one in themes_raised(made.position())] == [("Lighting", 2), ("Transport", 1)]


def test_that_serials_that_came_short_are_found_by_their_numbers_or_their_word() -> None:
    made = builder("Lambeth")
    for ref, actual, status in (
        ("D1", 4, None),
        ("D2", 6, "Deployed under strength"),
        ("D3", 6, "Deployed as planned"),
    ):
        made.plan("deployments", "Lambeth", ref=ref, officers=6)
        made.result("deployments", "Lambeth", ref=ref, officers=actual, strength_status=status)
    assert [one.ref for one in under_strength(made.position())] == ["D1", "D2"]


def test_that_actions_come_from_lessons_and_follow_ups_with_the_earliest_first() -> None:
    made = builder("Lambeth")
    made.result("lessons", "Lambeth", ref="L1", observation="x", recommendation="Phone ahead", due_date="2021-06-30")
    made.result("lessons", "Lambeth", ref="L2", observation="nothing to do")
    made.result("venues", "Lambeth", ref="V1", venue_name="The Example Arms", follow_up_owner="Licensing PS")
    made.result("business", "Lambeth", ref="B1", business_name="Example Cars", follow_up_due="2021-05-31")
    found = actions(made.position())
    assert [one.ref for one in found] == ["B1", "L1", "V1"]
    assert found[0].due == date(2021, 5, 31)
    assert found[2].owner == "Licensing PS"
    assert found[2].due is None


def test_that_lessons_stand_in_the_forms_order_of_categories() -> None:
    made = builder("Lambeth")
    for category in (None, "Welfare", "Went well"):
        made.result("lessons", "Lambeth", category=category, observation="x")
    assert [name for name, _ in lessons_by_category(made.position())] == [
        "Went well",
        "Welfare",
        "Category not stated",
    ]
