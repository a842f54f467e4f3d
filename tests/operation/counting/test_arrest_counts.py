from briefing_app.operation.counting.arrest_counts import (
    ArrestSplit,
    arrests_by_borough,
    arrests_by_headline,
    arrests_by_hour,
    arrests_by_offence,
    met_arrests,
    partner_arrests,
    ranked,
    total_of,
)
from briefing_app.operation.counting.arrest_sums import reconcile, unlinked
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.returns.returns import SheetState
from tests.positions import Builder, builder, moment


def _some_arrests() -> Builder:
    made = builder("Barnet", "Lambeth", "Merton", "Sutton")
    made.arrest("Lambeth", "Proactive", headline="Sexual offences", outcome="RUI")
    made.arrest("Lambeth", "Reactive", persons=3, headline="Other", outcome="NFA")
    made.arrest("Lambeth", None, headline="Not stated")
    made.arrest("Lambeth", "Reactive", persons=2, arresting_unit="British Transport Police")
    made.received("Merton", Phase.RESULT)
    made.nil("arrests", "Sutton", Phase.RESULT)
    return made


def test_that_a_row_counts_the_persons_it_adds_up_and_partners_stand_apart() -> None:
    position = _some_arrests().position()

    lambeth = next(one for one in arrests_by_borough(position) if one.borough == "Lambeth")

    assert lambeth.split == ArrestSplit(proactive=1, reactive=3, not_stated=1)
    assert lambeth.partners == 2
    assert total_of(met_arrests(position)) == 5
    assert total_of(partner_arrests(position)) == 2


def test_that_awaited_not_stated_and_nil_are_three_different_things() -> None:
    stated = {one.borough: one.stated for one in arrests_by_borough(_some_arrests().position())}

    assert stated == {
        "Barnet": Stated.AWAITED,
        "Lambeth": Stated.STATED,
        "Merton": Stated.NOT_STATED,
        "Sutton": Stated.STATED,
    }


def test_that_a_sheet_with_every_row_held_is_not_stated() -> None:
    made = builder("Lambeth")
    made.arrest("Lambeth")
    made.records.clear()

    assert arrests_by_borough(made.position())[0].stated is Stated.NOT_STATED


def test_that_boroughs_rank_by_arrests_with_ties_by_name_and_the_missing_last() -> None:
    made = builder("Lambeth", "Barnet", "Croydon", "Sutton", "Merton", "Bexley")
    made.arrest("Lambeth")
    made.arrest("Croydon", persons=2)
    made.arrest("Barnet")
    made.nil("arrests", "Sutton", Phase.RESULT)
    made.received("Merton", Phase.RESULT)

    order = [one.borough for one in ranked(arrests_by_borough(made.position()))]

    assert order == ["Croydon", "Barnet", "Lambeth", "Sutton", "Merton", "Bexley"]


def test_that_the_total_is_the_same_over_every_breakdown() -> None:
    agreed = reconcile(_some_arrests().position())

    assert agreed.reconciles
    assert agreed.said == ("5 in all = 5 by type = 5 by borough = 5 by offence = 5 by headline category = 5 by outcome")


def test_that_arrests_of_a_sheet_said_to_be_empty_do_not_reconcile() -> None:
    made = _some_arrests()
    made.arrest("Barnet")
    made.state("arrests", "Barnet", Phase.RESULT, SheetState.EMPTY)

    agreed = reconcile(made.position())

    assert not agreed.reconciles
    assert "but 5 by borough" in agreed.said


def test_that_offences_off_the_list_count_under_other_and_blanks_as_not_stated() -> None:
    made = builder("Lambeth")
    made.arrest("Lambeth", primary_offence="O06 Threats to kill")
    made.arrest("Lambeth", primary_offence="Shouting at clouds", persons=2)
    made.arrest("Lambeth", primary_offence=None)

    counted = [(one.word, one.persons) for one in arrests_by_offence(made.position())]

    assert counted == [("Other (in the sender's words)", 2), ("O06 Threats to kill", 1), (None, 1)]


def test_that_headline_categories_keep_their_order_and_their_zeros() -> None:
    counted = [(one.word, one.persons) for one in arrests_by_headline(_some_arrests().position())]

    assert counted == [
        ("Sexual offences", 1),
        ("Domestic abuse", 0),
        ("Other VAWG", 0),
        ("Other", 3),
        ("Not stated", 1),
    ]


def test_that_arrests_without_a_time_or_outside_the_period_stay_in_the_total() -> None:
    made = builder("Lambeth")
    made.arrest("Lambeth", arrested_at=moment("23:59"))
    made.arrest("Lambeth", arrested_at=moment("00:10+1"), persons=2)
    made.arrest("Lambeth", arrested_at=moment("04:59"))
    made.arrest("Lambeth")

    hours = arrests_by_hour(made.position())

    assert {hour: number for hour, number in hours.hours if number} == {moment("23:00"): 1, moment("00:00+1"): 2}
    assert (hours.outside, hours.not_stated, hours.total) == (1, 1, 5)


def test_that_a_warrant_marked_arrested_needs_an_arrest_in_the_same_borough() -> None:
    made = builder("Lambeth", "Sutton")
    made.arrest("Sutton", ref="STN-A-001")
    made.result("warrants", "Lambeth", ref="LAM-W-001", result="Executed - arrest", arrest_ref="STN-A-001")
    made.result("warrants", "Lambeth", ref="LAM-W-002", result="Executed - arrest")
    made.result("warrants", "Sutton", ref="STN-W-001", result="Executed - arrest", arrest_ref="STN-A-001")

    found = {one.ref: one.says for one in unlinked(made.position())}

    assert found == {
        "LAM-W-001": "Marked arrested, but names STN-A-001, which is not among the borough's arrests.",
        "LAM-W-002": "Marked arrested, but names no arrest.",
    }


def test_that_an_arrest_must_not_point_to_a_row_that_is_missing_or_not_marked_arrested() -> None:
    made = builder("Lambeth")
    made.result("wanted", "Lambeth", ref="LAM-M-001", result="Enquiry - no trace")
    made.arrest("Lambeth", ref="LAM-A-001", linked_ref="LAM-M-001")
    made.arrest("Lambeth", ref="LAM-A-002", linked_ref="LAM-M-404")

    found = {one.ref: one.says for one in unlinked(made.position())}

    assert found == {
        "LAM-A-001": "Linked to LAM-M-001, which is not marked arrested.",
        "LAM-A-002": "Linked to LAM-M-404, which is not among the borough's rows.",
    }
