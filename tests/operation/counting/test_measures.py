from briefing_app.operation.counting.borough_summary import summary_of
from briefing_app.operation.counting.measures import (
    compliance_results,
    measure_of,
    outcomes_of,
    plan_against_actual,
    worst_first,
)
from briefing_app.operation.counting.officers import met_officers, officers_by_unit, partner_officers
from briefing_app.operation.counting.sums import people_engaged
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.returns.returns import Status
from tests.invented_day import invented_position
from tests.positions import Builder, builder


def _warrants() -> Builder:
    made = builder("Lambeth", "Merton", "Sutton")
    for number in range(1, 7):
        made.plan("warrants", "Lambeth", ref=f"LAM-W-00{number}")
    made.result("warrants", "Lambeth", ref="LAM-W-001", result="Executed - arrest")
    made.result("warrants", "Lambeth", ref="LAM-W-002", result="Surrendered")
    made.result("warrants", "Lambeth", ref="LAM-W-003", result="Attempted - no trace")
    made.result("warrants", "Lambeth", ref="LAM-W-004", result=None)
    made.result("warrants", "Lambeth", ref="LAM-W-099", result="Executed - search negative")
    made.plan("warrants", "Merton", ref="MRT-W-001")
    made.received("Merton", Phase.RESULT)
    made.plan("warrants", "Sutton", ref="STN-W-001")
    made.plan("warrants", "Sutton", ref="STN-W-002")
    return made


def test_that_every_planned_warrant_stands_in_exactly_one_column() -> None:
    measure = measure_of(_warrants().position(), "warrants")

    assert measure.planned == 9
    assert (measure.done, measure.part, measure.not_done) == (2, 0, 1)
    assert (measure.outcome_not_stated, measure.not_reported) == (1, 2)
    assert (measure.unsaid, measure.awaited) == (1, 2)
    assert (measure.added, measure.added_done, measure.done_in_all) == (1, 1, 3)
    assert measure.results_awaited == ("Sutton",)
    assert measure.results_not_stated == ("Merton",)


def test_that_unplanned_and_missing_work_enters_no_denominator() -> None:
    measure = measure_of(_warrants().position(), "warrants")

    assert measure.answered == 6
    assert measure.share == 2 / 6


def test_that_half_of_a_part_completed_patrol_counts() -> None:
    made = builder("Lambeth")
    for number, status in enumerate(("Completed", "Part completed", "Not done"), 1):
        made.patrol_plan("Lambeth", f"LAM-P-00{number}", "17:00", "18:00", 4)
        made.result("patrols", "Lambeth", ref=f"LAM-P-00{number}", status=status)

    assert measure_of(made.position(), "patrols").share == 0.5


def test_that_a_share_of_nothing_is_not_applicable() -> None:
    made = builder("Lambeth")
    made.nil("venues", "Lambeth", Phase.PLAN)
    made.result("venues", "Lambeth", ref="LAM-V-001", status="Visited")

    measure = measure_of(made.position(), "venues")

    assert measure.share is None
    assert measure.added_done == 1


def test_that_reported_work_of_a_borough_without_a_plan_is_neither_planned_nor_added() -> None:
    made = builder("Lambeth")
    made.result("venues", "Lambeth", ref="LAM-V-001", status="Visited")

    measure = measure_of(made.position(), "venues")

    assert (measure.planned, measure.added, measure.unmatched_done) == (0, 0, 1)
    assert measure.plan_stated is Stated.AWAITED


def test_that_a_nil_return_states_zero_and_an_absent_one_nothing() -> None:
    made = builder("Lambeth", "Sutton")
    made.received("Lambeth", Phase.RESULT, status=Status.NIL)

    measure = measure_of(made.position(), "warrants")

    assert measure.results == ("Lambeth",)
    assert measure.results_awaited == ("Sutton",)


def test_that_columns_always_add_up_to_what_was_planned() -> None:
    for awaited in ((), ("Havering",), ("Barnet", "Lambeth", "Westminster")):
        for measure in plan_against_actual(invented_position(awaited=awaited)):
            parts = (
                measure.done
                + measure.part
                + measure.not_done
                + measure.outcome_not_stated
                + measure.not_reported
                + measure.unsaid
                + measure.awaited
            )
            assert parts == measure.planned


def test_that_the_boroughs_add_up_to_london() -> None:
    position = invented_position()
    for measure in plan_against_actual(position):
        boroughs = [measure_of(position, measure.kind, (borough,)) for borough in position.operation.boroughs]
        assert sum(one.planned for one in boroughs) == measure.planned
        assert sum(one.done_in_all for one in boroughs) == measure.done_in_all


def test_that_worst_first_puts_what_has_no_share_last() -> None:
    measures = worst_first(plan_against_actual(_warrants().position()))

    assert measures[0].kind == "warrants"
    assert measures[-1].share is None


def test_that_breaches_are_a_share_of_those_seen_and_refusals_count_as_contact() -> None:
    made = builder("Lambeth")
    for number, word in enumerate(("Seen - compliant", "Seen - breach found", "Refused", "Not at home"), 1):
        made.plan("compliance", "Lambeth", ref=f"LAM-C-00{number}")
        made.result("compliance", "Lambeth", ref=f"LAM-C-00{number}", result=word)
    position = made.position()

    assert measure_of(position, "compliance").share == 3 / 4
    assert compliance_results(position).breach_rate == 1 / 2
    assert outcomes_of(position, "compliance").counts[0] == ("Seen - compliant", 1)


def test_that_a_blank_count_is_missing_and_not_zero() -> None:
    made = builder("Lambeth")
    made.result("community", "Lambeth", ref="LAM-E-001", status="Completed", people_engaged=85)
    made.result("community", "Lambeth", ref="LAM-E-002", status="Completed")
    made.result("community", "Lambeth", ref="LAM-E-003", status="Not done")

    people = people_engaged(made.position())

    assert (people.number, people.stated, people.not_stated) == (85, 1, 1)


def _deployments() -> Builder:
    made = builder("Lambeth", "Sutton")
    made.plan("deployments", "Lambeth", ref="LAM-D-001", unit="TSG", officers=9)
    made.plan("deployments", "Lambeth", ref="LAM-D-002", unit="TSG", officers=7)
    made.plan("deployments", "Lambeth", ref="LAM-D-003", unit="British Transport Police", officers=4)
    made.result(
        "deployments", "Lambeth", ref="LAM-D-001", unit="TSG", officers=8, strength_status="Deployed as planned"
    )
    made.result("deployments", "Lambeth", ref="LAM-D-002", unit="TSG", officers=7, strength_status="Not deployed")
    made.result(
        "deployments", "Lambeth", ref="LAM-D-003", unit="British Transport Police", officers=4,
        strength_status="Deployed as planned",
    )  # fmt: skip
    made.result(
        "deployments", "Lambeth", ref="LAM-D-009", unit="The Band", officers=2, strength_status="Unplanned (added)"
    )
    made.plan("deployments", "Sutton", ref="STN-D-001", unit="CID", officers=5)
    return made


def test_that_a_deployment_that_did_not_happen_has_no_officers_and_partners_stand_apart() -> None:
    position = _deployments().position()

    met, partners = met_officers(position), partner_officers(position)

    assert (met.planned, met.actual, met.added, met.awaited) == (21, 10, 2, 5)
    assert (partners.planned, partners.actual) == (4, 4)
    assert (met.compared.part, met.compared.whole) == (10, 16)


def test_that_units_rank_by_officers_with_partners_last_and_off_list_units_under_other() -> None:
    by_unit = [
        (one.unit, one.officers.planned, one.officers.actual) for one in officers_by_unit(_deployments().position())
    ]

    assert by_unit == [("TSG", 16, 8), ("Other", 0, 2), ("CID", 5, 0), ("British Transport Police", 4, 4)]


def test_that_a_boroughs_summary_says_what_is_awaited_instead_of_zero() -> None:
    made = _deployments()
    made.patrol_plan("Sutton", "STN-P-001", "17:00", "19:00", 4)
    made.arrest("Lambeth", "Reactive", persons=2)
    position = made.position()

    sutton, lambeth = summary_of(position, "Sutton"), summary_of(position, "Lambeth")

    assert sutton.result is None
    assert sutton.arrests is None
    assert sutton.arrests_stated is Stated.AWAITED
    assert (sutton.planned_officer_hours, sutton.actual_officer_hours) == (8, None)
    assert (sutton.officers.planned, sutton.officers.awaited) == (5, 5)
    assert lambeth.arrests is not None
    assert lambeth.arrests.total == 2
    assert lambeth.planned_officer_hours is None
    assert lambeth.bcu == "Central South"
    assert lambeth.activity("deployments").added == 1
