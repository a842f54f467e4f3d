from dataclasses import replace

from briefing_app.figures.beside import Beside
from briefing_app.figures.comparison import COMPARISONS, comparison_figure
from briefing_app.figures.figure import Figure, LabelAt
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from tests.positions import Builder, builder


def _operation(arrests: int, *, executed: int = 2) -> Builder:
    made = builder("Lambeth", "Sutton")
    made.arrest("Lambeth", persons=arrests)
    for number in range(4):
        made.plan("warrants", "Lambeth", ref=f"LAM-W-{number}")
        result = "Executed - arrest" if number < executed else "Attempted - no trace"
        made.result("warrants", "Lambeth", ref=f"LAM-W-{number}", result=result)
    return made


def _compared(now: Position, earlier: Position) -> tuple[Figure, ...]:
    return tuple(comparison_figure(now, Beside(earlier=earlier), name) for name in COMPARISONS)


def _said(position: Position, earlier: Position) -> dict[str, list[str]]:
    rates = _compared(position, earlier)[1]
    return {row[0].said: [cell.said for cell in row[1:]] for row in rates.table.rows}


def test_that_counts_are_compared_over_the_boroughs_that_state_them_in_both() -> None:
    now = _operation(12)
    now.arrest("Sutton", persons=50)

    said = _said(now.position(), _operation(8).position())

    assert said["Arrests"] == ["persons", "12", "8", "12", "8", "+50%", "1"]


def test_that_what_can_not_be_compared_is_said_and_why() -> None:
    figure = _compared(_operation(12).position(), _operation(8).position())[1]

    assert "Not compared:" in figure.sentence
    assert "People engaged (no borough states it in both operations)" in figure.sentence
    row = next(row for row in figure.table.rows if row[0].said == "People engaged")
    assert {cell.value for cell in row[2:]} == {None}


def test_that_a_longer_operation_is_compared_by_its_rate_for_a_day() -> None:
    earlier = _operation(8).position()
    period = replace(earlier.operation.period, ends=earlier.operation.period.ends + 24 * 60)
    earlier = replace(earlier, operation=replace(earlier.operation, period=period))

    figure = _compared(_operation(8).position(), earlier)[1]

    said = {row[0].said: [cell.said for cell in row[1:]] for row in figure.table.rows}
    assert said["Arrests"] == ["persons", "8", "8", "8", "4", "+100%", "1"]
    assert "for each 24 hours" in figure.subtitle


def test_that_nothing_is_divided_by_what_was_none() -> None:
    earlier = builder("Lambeth", "Sutton")
    earlier.nil("arrests", "Lambeth", Phase.RESULT)

    said = _said(_operation(8).position(), earlier.position())

    assert said["Arrests"][-2] == "not applicable"


def test_that_shares_stand_side_by_side_with_their_change_in_points() -> None:
    shares = _compared(_operation(1, executed=3).position(), _operation(1, executed=2).position())[0]

    row = next(row for row in shares.table.rows if row[0].said == "Warrants")
    assert [cell.said for cell in row[1:]] == ["75%", "4", "50%", "4", "+25"]
    assert shares.title == "Warrants: 75% of planned, 50% in the earlier operation"


def test_that_an_awaited_borough_has_its_word_and_no_number() -> None:
    by_borough = _compared(_operation(12).position(), _operation(8).position())[2]

    rows = {row[0].said: [cell.said for cell in row[1:]] for row in by_borough.table.rows}
    assert rows == {"Lambeth": ["12", "8", "+4"], "Sutton": ["awaited", "awaited", "not compared"]}
    assert by_borough.chart is not None
    ends = [mark.label for mark in by_borough.chart.marks if mark.label_at is LabelAt.END]
    assert ends == ["12, then 8", "awaited, then awaited"]


def test_that_both_operations_and_their_returns_are_named() -> None:
    for figure in _compared(_operation(12).position(), _operation(8).position()):
        assert figure.group == "Compare"
        assert figure.basis_said.count("Trial operation (Thu 13 May 2021)") == 2
        assert "Sutton awaited" in figure.basis_said
