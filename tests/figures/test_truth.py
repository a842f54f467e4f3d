"""Whatever boroughs send, every number of a figure is what its records come to, and the same wherever it stands."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.figures.all_figures import FIGURE_IDS, figures_of
from briefing_app.figures.arrest_breakdowns import BREAKDOWNS
from briefing_app.figures.beside import Beside
from briefing_app.figures.figure import Cell, Figure, Source
from briefing_app.figures.records_behind import number_behind
from briefing_app.operation.counting.arrest_counts import met_arrests, total_of
from briefing_app.operation.counting.coverage import coverage_of
from briefing_app.operation.counting.shares import patrol_hour_coverage
from briefing_app.operation.kinds import Phase
from tests.figures.random_positions import random_position, shuffled
from tests.invented_day import invented_position

seeds = st.integers(0, 10_000_000)
many = settings(max_examples=60, deadline=None)

# What these show is less than, or other than, what their records come to: minutes, differences, percentages.
_WORKED_OUT = (
    "coverage-difference",
    "units-by-borough-difference",
    "patrol-gaps",
    "map-gaps",
    "map-patrol-coverage",
)


def _numbers(figure: Figure) -> Iterator[tuple[float, Source]]:
    """Every number that says which records it stands for."""
    marks = figure.chart.marks if figure.chart is not None else ()
    for mark in marks:
        if mark.value is not None and mark.source is not None:
            yield mark.value, mark.source
    for row in (*figure.table.rows, figure.table.total):
        for cell in row:
            if isinstance(cell.value, int | float) and cell.source is not None:
                yield cell.value, cell.source
    for tile in figure.tiles:
        if tile.source is not None and re.fullmatch(r"[\d,.]+", tile.number):
            yield float(tile.number.replace(",", "")), tile.source


@many
@given(seeds)
def test_that_every_number_is_what_its_records_come_to(seed: int) -> None:
    position = random_position(seed)

    for figure in figures_of(position):
        if figure.id not in _WORKED_OUT:
            for number, source in _numbers(figure):
                assert number_behind(position, source) == pytest.approx(number, abs=0.051), (figure.id, source)


@many
@given(seeds)
def test_that_every_breakdown_of_arrests_adds_up_to_the_headline(seed: int) -> None:
    position = random_position(seed)
    figures = {figure.id: figure for figure in figures_of(position)}
    total = total_of(met_arrests(position))

    for name in ("arrests-by-bcu", *BREAKDOWNS):
        table = figures[name].table
        assert (table.total[-1].value if table.total else 0) == total, name
        assert sum(_number(row[-1]) for row in table.rows) == total, name
    by_borough = figures["arrests-by-borough"].table.total
    assert (by_borough[4].value if by_borough else 0) == total
    through = figures["arrests-through-day"].table.total
    assert sum(_number(cell) for cell in through[1::2]) == total
    by_hour = figures["arrests-by-hour"].table.rows
    assert (by_hour[0][-1].value if by_hour else 0) == total
    squares = figures["map-arrests"].tile_map
    assert squares is not None
    by_tile = [int(tile.number.replace(",", "")) for tile in squares.tiles if tile.number[0].isdigit()]
    assert sum(by_tile) == total


@many
@given(seeds)
def test_that_every_number_of_a_chart_stands_in_its_table(seed: int) -> None:
    for figure in figures_of(random_position(seed)):
        if figure.chart is None:
            continue
        rows, chart = figure.table.rows, figure.chart
        everything = [_value(cell) for row in (*rows, figure.table.total) for cell in row]
        for mark in chart.marks:
            if mark.value is None:
                continue
            same_rows = [row[0].said for row in rows] == [row.key for row in chart.rows]
            in_its_row = [_value(cell) for cell in rows[mark.row]] if same_rows else everything
            assert round(mark.value, 6) in in_its_row, (figure.id, mark)


def _number(cell: Cell) -> float:
    return cell.value if isinstance(cell.value, int | float) else 0


def _value(cell: Cell) -> float | str | None:
    return round(cell.value, 6) if isinstance(cell.value, int | float) else cell.value


@many
@given(seeds, seeds)
def test_that_the_order_of_the_records_changes_nothing(seed: int, other: int) -> None:
    position = random_position(seed)

    for one, same in zip(figures_of(position), figures_of(shuffled(position, other)), strict=True):
        assert one == same


@many
@given(seeds)
def test_that_what_was_planned_is_all_accounted_for(seed: int) -> None:
    for figure in figures_of(random_position(seed)):
        if figure.id.endswith("-result") and figure.table.total and figure.table.total[1].value is not None:
            assert sum(_number(row[1]) for row in figure.table.rows) == figure.table.total[1].value, figure.id
            assert sum(_number(row[-1]) for row in figure.table.rows) == figure.table.total[-1].value, figure.id


@many
@given(seeds)
def test_that_patrol_hours_are_the_same_in_every_figure(seed: int) -> None:
    position = random_position(seed)
    figures = {figure.id: figure for figure in figures_of(position)}
    share = patrol_hour_coverage(coverage_of(position))

    for name in ("coverage-planned", "coverage-actual"):
        by_borough = sum(_number(row[-1]) for row in figures[name].table.rows)
        total = figures[name].table.total
        assert by_borough == pytest.approx(total[-1].value if total else 0), name
    difference = figures["coverage-difference"].table.total
    if difference:
        assert difference[-1].value == pytest.approx(share.part - share.whole)


@many
@given(seeds)
def test_that_a_borough_that_sent_nothing_is_never_a_number(seed: int) -> None:
    position = random_position(seed)
    awaited = set(position.awaited(Phase.RESULT))

    for figure in figures_of(position, only=("arrests-by-borough", "map-arrests", "staff-trained-by-borough")):
        for row in figure.table.rows:
            if row[0].value in awaited:
                assert not any(isinstance(cell.value, int | float) for cell in row), figure.id
                assert row[-1].said == "awaited"


@many
@given(seeds)
def test_that_no_words_hold_what_nobody_can_mean(seed: int) -> None:
    for figure in figures_of(random_position(seed)):
        said = f"{figure.title} {figure.subtitle} {figure.sentence}"
        assert not re.search(r"\b(nan|inf|None|Stated\.|-\d)", said), said
        assert "  " not in said
        assert not said.startswith(";"), said


def test_that_a_figure_that_is_not_asked_for_is_not_made() -> None:
    position = invented_position()

    asked = figures_of(position, only=("coverage-actual", "map-arrests"))

    assert [figure.id for figure in asked] == ["coverage-actual", "map-arrests"]
    whole = {figure.id: figure for figure in figures_of(position, beside=Beside(earlier=position))}
    assert tuple(whole) == FIGURE_IDS
    assert all(figure == whole[figure.id] for figure in asked)
