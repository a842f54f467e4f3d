"""The post-operation debrief gives results against the plan, adds up, and says what is missing."""

from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.figure import Figure
from briefing_app.operation.counting.arrest_counts import met_arrests, total_of
from briefing_app.operation.counting.measures import measure_of
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from briefing_app.packs.request import PackKind
from tests.packs.read_back import made, outline, pages_of, whole_text
from tests.positions import Builder, builder, moment


def figure_of(position: Position, id: str) -> Figure:
    return next(figure for figure in figures_of(position) if figure.id == id)


def one_borough() -> Builder:
    made_by_hand = builder("Lambeth", "Camden")
    made_by_hand.patrol_plan("Lambeth", "LAM-P-001", "17:00", "23:00", 6, location="Clapham Common")
    made_by_hand.patrol_result("Lambeth", "LAM-P-001", "17:00", "22:00", 6, "Part completed", reason_not_done="Demand")
    made_by_hand.plan("warrants", "Lambeth", ref="LAM-W-001", warrant_type="Search (PACE s8)")
    made_by_hand.plan("warrants", "Lambeth", ref="LAM-W-002", warrant_type="Search (PACE s8)")
    made_by_hand.result("warrants", "Lambeth", ref="LAM-W-001", result="Executed - arrest", arrest_ref="LAM-A-001")
    made_by_hand.result("warrants", "Lambeth", ref="LAM-W-002", result="Attempted - no trace")
    made_by_hand.arrest(
        "Lambeth",
        ref="LAM-A-001",
        linked_ref="LAM-W-001",
        primary_offence="O05 Common assault / battery (assault without injury)",
        outcome="In custody",
        arrested_at=moment("06:40"),
    )
    return made_by_hand


def test_that_the_sections_stand_in_their_order(debrief: bytes) -> None:
    titles = tuple(title for level, title, _ in outline(debrief) if level == 0)
    assert titles == (
        "Contents",
        "Headline",
        "Plan against actual",
        "Arrests by borough",
        "Patrol coverage",
        "Unit deployment",
        "Disruption and positive outcomes",
        "Engagement",
        "Objectives",
        "Debrief: lessons",
        "Actions",
        "Borough sheets",
        "Data quality and provenance",
        "Sources: from figures to rows",
        "Sign-off",
    )


def test_that_the_total_of_arrests_is_reconciled_in_words(debrief: bytes, position: Position) -> None:
    total = total_of(met_arrests(position))
    text = " ".join(pages_of(debrief, "Headline"))
    assert f"The arrests add up: {total} in all" in text
    assert f"{total} in all = {total} by type = {total} by borough" in text


def test_that_the_number_reported_in_public_stands_apart_and_with_its_time(debrief: bytes) -> None:
    text = " ".join(pages_of(debrief, "Headline: outcomes, background, cross-check"))
    assert "Reported in public, not counted here" in text
    assert "117 arrests, reactive and proactive together" in text
    assert "as at Fri 14 May 2021 09:10" in text
    assert "117" not in " ".join(pages_of(debrief, "Headline"))


def test_that_the_tables_hold_the_numbers_of_the_figures(debrief: bytes, position: Position) -> None:
    for name, title in (
        ("arrests-by-borough", "Arrests by borough: table"),
        ("coverage-planned", "Patrol coverage: planned, table"),
        ("coverage-actual", "Patrol coverage: actual, table"),
        ("officers-by-unit", "Unit deployment"),
    ):
        text = " ".join(pages_of(debrief, title))
        for row in figure_of(position, name).table.rows:
            missing = row[1].said if row[1].value is None else ""
            assert (f"{row[0].said} {missing}" if missing else " ".join(cell.said for cell in row)) in text, (
                name,
                row[0],
            )


def test_that_each_figure_says_its_finding_and_its_returns(debrief: bytes, position: Position) -> None:
    for name, title in (
        ("arrests-by-borough", "Arrests by borough"),
        ("coverage-actual", "Patrol coverage: actual"),
        ("coverage-difference", "Patrol coverage"),
        ("officers-by-unit", "Unit deployment"),
    ):
        text = " ".join(pages_of(debrief, title))
        figure = figure_of(position, name)
        assert figure.title in text
        assert figure.basis_said[1:] in text


def test_that_the_awaited_borough_says_so_on_its_sheet_and_in_every_total(debrief: bytes) -> None:
    sheet = " ".join(pages_of(debrief, "Havering"))
    assert "The result return of Havering is awaited" in sheet
    assert "it is not zero" in sheet or "not zero" in sheet
    assert "Havering awaited" in " ".join(pages_of(debrief, "Arrests by borough: table"))


def test_that_every_borough_has_one_page(debrief: bytes, position: Position) -> None:
    for borough in position.operation.boroughs:
        assert len(pages_of(debrief, borough)) == 1, borough


def test_that_a_borough_sheet_sets_plan_and_actual_side_by_side() -> None:
    text = " ".join(pages_of(made(one_borough().position(), PackKind.DEBRIEF), "Lambeth"))
    assert "LAM-A-001 06:40 Proactive" in text
    assert "O05 Common assault" in text
    assert "LAM-W-002" in text
    assert "Attempted - no trace" in text
    assert "17:00–23:00 17:00–22:00 Part completed" in text
    assert "22:00 to 23:00" in text


def test_that_a_result_of_arrests_alone_says_nothing_of_what_was_planned_otherwise() -> None:
    made_by_hand = builder("Lambeth")
    made_by_hand.patrol_plan("Lambeth", "LAM-P-001", "17:00", "23:00", 6, location="Clapham Common")
    made_by_hand.plan("warrants", "Lambeth", ref="LAM-W-001", warrant_type="Search (PACE s8)")
    made_by_hand.plan("deployments", "Lambeth", ref="LAM-D-001", serial="21", unit="TSG", officers=7)
    made_by_hand.arrest("Lambeth", ref="LAM-A-001", outcome="In custody", arrested_at=moment("06:40"))
    position = made_by_hand.position()
    text = " ".join(pages_of(made(position, PackKind.DEBRIEF), "Lambeth"))
    assert "17:00–23:00 – not stated" in text
    assert "not reported" not in text
    assert "Serials: 0" not in text
    for name in ("patrols", "warrants", "deployments"):
        measure = measure_of(position, name)
        assert (measure.unsaid, measure.not_reported, measure.answered) == (1, 0, 0)
        assert measure.share_said == "not stated"


def test_that_plan_against_actual_gives_counts_and_percentages_worst_first() -> None:
    text = " ".join(pages_of(made(one_borough().position(), PackKind.DEBRIEF), "Plan against actual"))
    assert "Warrants 2 1 0 1 0 0 0 50% 0" in text
    assert "Patrols 1 0 1 0 0 0 0 50% 0" in text
    assert "Demand 1" in text


def test_that_lessons_stand_by_category_and_become_actions_with_owner_and_date() -> None:
    made_by_hand = one_borough()
    made_by_hand.result(
        "lessons",
        "Lambeth",
        ref="LAM-L-001",
        category="Did not go well",
        observation="Two venues were closed",
        recommendation="Phone ahead",
        owner="Licensing Sgt",
        due_date="2021-06-30",
    )
    made_by_hand.result(
        "venues",
        "Lambeth",
        ref="LAM-V-001",
        venue_name="The Example Arms",
        status="Visited",
        follow_up_due="2021-05-27",
    )
    pack = made(made_by_hand.position(), PackKind.DEBRIEF)
    lessons = " ".join(pages_of(pack, "Debrief: lessons"))
    assert lessons.index("Did not go well (1)") < lessons.index("Two venues were closed")
    actions = " ".join(pages_of(pack, "Actions"))
    assert "2 actions, earliest due first" in actions
    assert actions.index("Thu 27 May 2021") < actions.index("Wed 30 Jun 2021")
    assert "Phone ahead Licensing Sgt" in actions
    assert "1 action without an owner or a date" in actions


def test_that_with_no_results_nothing_is_given_as_a_number() -> None:
    made_by_hand = builder("Lambeth", "Camden")
    made_by_hand.patrol_plan("Lambeth", "LAM-P-001", "17:00", "23:00", 6)
    pack = made(made_by_hand.position(), PackKind.DEBRIEF)
    headline = " ".join(pages_of(pack, "Headline"))
    assert "Arrests: awaited" in headline
    assert "add up:" not in headline
    assert "Officers injured awaited" in headline
    assert "Breaches found awaited" in " ".join(pages_of(pack, "Disruption and positive outcomes"))


def test_that_a_stated_nil_is_a_zero_and_an_empty_sheet_is_not_stated() -> None:
    made_by_hand = builder("Lambeth", "Camden")
    made_by_hand.nil("arrests", "Lambeth", Phase.RESULT)
    made_by_hand.received("Camden", Phase.RESULT)
    pack = made(made_by_hand.position(), PackKind.DEBRIEF)
    table = " ".join(pages_of(pack, "Arrests by borough: table"))
    assert "Lambeth 0 0 0 0" in table
    assert "Camden not stated" in table
    quality = " ".join(pages_of(pack, "Data quality: what each return states"))
    assert "Lambeth nil" in quality


def test_that_partners_arrests_stand_apart(debrief: bytes) -> None:
    assert "apart from the Met's total" in whole_text(debrief)
