from datetime import date

from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.coverage import (
    coverage_actual_figure,
    coverage_difference_figure,
    coverage_planned_figure,
)
from briefing_app.figures.figure import Figure, Mark, Style
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from briefing_app.operation.times import Minute
from tests.positions import Builder, builder, moment


def _cell(figure: Figure, borough: str, hour: Minute) -> Mark:
    assert figure.chart is not None
    rows = [row.label for row in figure.chart.rows]
    return next(mark for mark in figure.chart.marks if rows[mark.row] == borough and mark.left == hour)


def _three(position: Position) -> tuple[Figure, Figure, Figure]:
    return coverage_planned_figure(position), coverage_actual_figure(position), coverage_difference_figure(position)


def _night() -> Builder:
    made = builder("Lambeth", "Sutton")
    made.patrol_plan("Lambeth", "LAM-P-001", "22:00", "01:00+1", 4)
    made.patrol_result("Lambeth", "LAM-P-001", "22:00", "23:30", 3, "Part completed")
    made.patrol_plan("Sutton", "STN-P-001", "22:00", "23:00", 2)
    return made


def test_that_planned_actual_and_difference_agree_cell_by_cell() -> None:
    planned, actual, difference = _three(_night().position())

    ten, eleven, midnight = moment("22:00"), moment("23:00"), moment("00:00+1")
    assert [_cell(planned, "Lambeth", hour).label for hour in (ten, eleven, midnight)] == ["4", "4", "4"]
    assert [_cell(actual, "Lambeth", hour).label for hour in (ten, eleven, midnight)] == ["3", "1.5", "0"]
    assert [_cell(difference, "Lambeth", hour).label for hour in (ten, eleven, midnight)] == ["–1", "–2.5", "–4"]


def test_that_hours_with_a_gap_have_the_bold_edge_and_say_when() -> None:
    _, actual, difference = _three(_night().position())

    for figure in (actual, difference):
        styles = [_cell(figure, "Lambeth", moment(clock)).style for clock in ("22:00", "23:00", "00:00+1")]
        assert styles[1:] == [Style.GAP, Style.GAP]
        assert styles[0] is not Style.GAP
    assert _cell(actual, "Lambeth", moment("23:00")).says == (
        "Lambeth 23:00 to 00:00: 1.5 officers on patrol, 4 officers planned; nobody in the borough 23:30 to 00:00"
    )
    assert (
        "1 gap at 1 place, 1 h 30 min in all. Nobody was on patrol in a whole borough for 1 h 30 min of planned time: "
        "Lambeth 23:30 to 01:00."
    ) in actual.sentence


def test_that_a_borough_whose_result_is_awaited_has_a_plan_and_no_difference() -> None:
    planned, actual, difference = _three(_night().position())

    assert _cell(planned, "Sutton", moment("22:00")).label == "2"
    for figure in (actual, difference):
        row = _cell(figure, "Sutton", moment("05:00"))
        assert (row.style, row.label, row.right) == (Style.AWAITED, "awaited", moment("05:00+1"))
        assert "Sutton awaited" in figure.title
    assert actual.title == "4.5 officer-hours patrolled against 12 planned (38%); Sutton awaited"


def test_that_the_hours_run_in_the_operations_own_period_with_midnight_strong() -> None:
    planned = coverage_planned_figure(_night().position())

    assert planned.chart is not None
    axis = planned.chart.axis
    assert (axis.starts, axis.ends) == (moment("05:00"), moment("05:00+1"))
    assert [tick.label for tick in axis.ticks] == [f"{hour % 24:02}" for hour in range(5, 30)]
    assert [tick.at for tick in axis.ticks if tick.strong] == [moment("00:00+1")]


def test_that_the_tables_totals_are_officer_hours_and_match_the_cells() -> None:
    planned, actual, difference = _three(_night().position())

    assert [row[-1].value for row in planned.table.rows] == [12, 2]
    assert planned.table.total[-1].value == 14
    assert [row[-1].said for row in actual.table.rows] == ["4.5", "awaited"]
    assert difference.table.rows[0][-1].said == "–7.5"
    for figure in (planned, actual, difference):
        assert figure.chart is not None
        said = [cell.said for cell in figure.table.rows[0][1:-1]]
        assert said == [mark.label for mark in figure.chart.marks if mark.row == 0]


def test_that_the_table_of_a_clock_change_night_has_both_ones() -> None:
    made = builder("Lambeth", day=date(2021, 10, 30))
    made.patrol_plan("Lambeth", "LAM-P-001", "23:00", "04:00+1", 1)

    table = coverage_planned_figure(made.position()).table

    headings = [column.heading for column in table.columns]
    assert "01:00 BST" in headings
    assert "01:00 GMT" in headings
    assert len(headings) == 27
    assert table.rows[0][-1].value == 6


def test_that_unstated_officers_are_a_question_mark_and_at_least() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "17:00", "18:00", 4)
    made.patrol_plan("Lambeth", "LAM-P-002", "17:00", "19:00", None)

    planned = coverage_planned_figure(made.position())

    assert _cell(planned, "Lambeth", moment("17:00")).label == "4+"
    unknown = _cell(planned, "Lambeth", moment("18:00"))
    assert (unknown.label, unknown.style) == ("?", Style.NOT_STATED)
    assert planned.sentence.endswith("1 patrol with officers not stated, not counted in the hours.")
    said = {
        column.heading: cell.said for column, cell in zip(planned.table.columns, planned.table.rows[0], strict=True)
    }
    assert said["18:00"] == "not stated"


def test_that_before_results_only_the_plan_has_numbers() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "17:00", "18:00", 4)

    planned, actual, difference = _three(made.position())

    assert planned.title == "4 officer-hours of patrol planned, most at 17:00 (4 officers)"
    assert actual.title == "Patrol results are awaited from Lambeth"
    assert difference.title == "Planned and actual patrols can't be compared yet"
    assert actual.table.total == ()


def test_that_a_return_without_a_patrol_sheet_is_not_stated_and_a_nil_is_zeros() -> None:
    made = builder("Lambeth", "Sutton")
    made.received("Lambeth", Phase.PLAN)
    made.nil("patrols", "Sutton", Phase.PLAN)

    planned = coverage_planned_figure(made.position())

    assert _cell(planned, "Lambeth", moment("05:00")).label == "not stated"
    assert _cell(planned, "Sutton", moment("05:00")).label == "0"


def test_that_more_than_planned_is_over_and_counts_with_a_plus() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "17:00", "18:00", 4)
    made.patrol_result("Lambeth", "LAM-P-001", "17:00", "18:00", 4)
    made.patrol_result("Lambeth", "LAM-P-002", "17:30", "18:00", 2, "Unplanned (added)")

    _, actual, difference = _three(made.position())

    cell = _cell(difference, "Lambeth", moment("17:00"))
    assert (cell.style, cell.label) == (Style.OVER, "+1")
    assert actual.title == "5 officer-hours patrolled (1 of them unplanned) against 4 planned (125%)"
    assert difference.title == "Patrols gave 1 officer-hour more than planned; no gaps"


def test_that_places_of_a_result_without_patrols_are_not_stated_and_not_missed() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "17:00", "23:00", 6, location="Clapham Common")
    made.arrest("Lambeth", ref="LAM-A-001", arrested_at=moment("06:40"))
    figure = next(one for one in figures_of(made.position()) if one.id == "patrol-places")
    assert figure.title == "1 place planned for patrol, results not stated"
