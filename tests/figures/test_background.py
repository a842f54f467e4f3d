"""Figures of attached tables: bars and map with the same numbers, their source line, and what stands apart."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from briefing_app.actions.filter_figures import filter_figures
from briefing_app.actions.show_figures import Shown
from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.background import figures_of_background, number_of
from briefing_app.figures.figure import Figure, Style
from briefing_app.figures.mark_filter import filter_of
from briefing_app.figures.plain import as_plain
from briefing_app.operation.background.areas import AreaKind
from briefing_app.operation.background.attached import Background
from briefing_app.operation.background.chosen import Apart, Choice, Chosen, Given
from briefing_app.operation.boroughs import all_boroughs, met_boroughs
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.filters import Filter
from tests.invented_day import invented_position

EVERY = tuple(one.name for one in met_boroughs())


def attached(values: Mapping[str, int | float], *, adds_up: bool = True, number: int = 1) -> Background:
    """Boroughs that are not named have no row."""
    boroughs = {
        one.name: Given(values[one.name], "", ((place, 2),))
        if one.name in values
        else Given(None, "the table has no row for it")
        for place, one in enumerate(all_boroughs(), start=1)
    }
    apart = (Apart("Heathrow", AreaKind.WITHIN, Given(7, "", ((40, 2),))),)
    chosen = Chosen("Crime", "Offences", "Feb 2021", boroughs, apart, 1, adds_up, ("Something is odd.",))
    return Background(
        number, "crime.csv", "0" * 64, Choice("Crime", ("Offences",), "Feb 2021"), "Recorded crime", "a public body",
        27_000_000, "A. Example", chosen,
    )  # fmt: skip


def of(values: Mapping[str, int | float], boroughs: tuple[str, ...] = EVERY, **more: bool) -> tuple[Figure, Figure]:
    return figures_of_background(attached(values, **more), boroughs)


TEN = {name: 10 * place for place, name in enumerate(EVERY[:10], start=1)}


def test_that_boroughs_are_ranked_and_those_without_a_number_say_why() -> None:
    bars, _ = of(TEN)
    assert bars.chart is not None
    labels = [row.label for row in bars.chart.rows]
    assert labels[:2] == ["Enfield", "Ealing"] or labels[:2] == sorted(TEN, key=lambda name: -TEN[name])[:2]
    assert len(labels) == 32
    missing = [mark for mark in bars.chart.marks if mark.style is Style.NOT_STATED]
    assert len(missing) == 22
    assert {mark.label for mark in missing} == {"the table has no row for it"}
    assert bars.title.endswith("100; 22 boroughs without a number")


def test_that_bars_map_and_table_have_the_same_numbers() -> None:
    bars, tile_map = of(TEN)
    assert bars.chart is not None
    assert tile_map.tile_map is not None
    drawn = {
        bars.chart.rows[mark.row].key: mark.value for mark in bars.chart.marks if mark.right > mark.left and mark.value
    }
    squares = {tile.borough: int(tile.number) for tile in tile_map.tile_map.tiles if tile.style is Style.SHADE}
    rows = {row[0].value: row[2].value for row in bars.table.rows if row[0].value in TEN}
    assert drawn == squares == rows == TEN
    assert tile_map.table == bars.table


def test_that_the_total_is_of_the_boroughs_alone_and_what_stands_apart_is_said() -> None:
    bars, _ = of(TEN)
    assert [cell.said for cell in bars.table.total] == ["All that have a number", "", "550", "the 10 boroughs alone"]
    row = next(row for row in bars.table.rows if row[0].value == "Heathrow")
    assert [cell.said for cell in row[2:]] == ["7", "no borough, not added in"]
    assert "Kept apart and never added in: Heathrow." in bars.sentence
    assert "Something is odd." in bars.sentence


def test_that_rates_have_no_total() -> None:
    assert of({name: value / 3 for name, value in TEN.items()}, adds_up=False)[0].table.total == ()


def test_that_the_city_stands_beside_the_others_as_a_partner() -> None:
    bars, tile_map = of({**TEN, "City of London": 500})
    assert bars.chart is not None
    assert tile_map.tile_map is not None
    assert bars.chart.rows[-1].label == "City of London"
    assert {mark.style for mark in bars.chart.marks if mark.row == 32} == {Style.PARTNER}
    assert "City of London" not in bars.title
    tile = next(one for one in tile_map.tile_map.tiles if one.borough == "City of London")
    assert (tile.style, tile.number) == (Style.PARTNER, "500")
    without = next(one for one in of(TEN)[1].tile_map.tiles if one.borough == "City of London")  # type: ignore[union-attr]
    assert (without.number, without.source) == ("none", None)
    assert "the table has no row for it" in without.says


def test_that_an_operation_of_few_boroughs_ranks_those_alone() -> None:
    bars, tile_map = of(TEN, EVERY[:3])
    assert bars.chart is not None
    assert tile_map.tile_map is not None
    assert len(bars.chart.rows) == 3
    faded = [one for one in tile_map.tile_map.tiles if one.style is Style.FADED]
    assert len(faded) == 29
    assert {one.source for one in faded} == {None}
    assert bars.table.total[2].value == 60


@pytest.mark.parametrize("values", [{}, dict.fromkeys(EVERY, 0), {EVERY[0]: -3.5, EVERY[1]: 2}, {EVERY[0]: 0.004}])
def test_that_nothing_zero_and_less_than_nothing_are_drawn_within_the_axis(values: dict[str, float]) -> None:
    bars, tile_map = of(values)
    assert bars.chart is not None
    axis = bars.chart.axis
    assert axis.starts < axis.ends
    assert all(axis.starts <= mark.left <= mark.right <= axis.ends for mark in bars.chart.marks)
    assert all(axis.starts <= tick.at <= axis.ends for tick in axis.ticks)
    assert tile_map.tile_map is not None
    assert len(tile_map.tile_map.tiles) == 33


def test_that_the_source_line_stands_where_the_returns_of_other_figures_do() -> None:
    for figure in of(TEN):
        assert figure.basis == ()
        assert figure.basis_said == "Source: a public body (crime.csv, attached Mon 3 May 2021)"
        assert as_plain(figure)["source"] == figure.basis_said


def test_that_a_mark_filters_everything_by_its_borough() -> None:
    position = replace(invented_position(), backgrounds=(attached(TEN),))
    shown = Shown(position, figures_of(position))
    bars = shown.figure("background-1")
    assert bars.chart is not None
    mark = next(one for one in bars.chart.marks if one.source is not None)
    wanted = filter_of(mark.source) if mark.source is not None else Filter()
    assert wanted == Filter(boroughs=(bars.chart.rows[mark.row].key,))
    by_id = {one.id: one for one in filter_figures(shown, wanted)}
    assert {cell.said for cell in [row[0] for row in by_id["arrests-by-borough"].table.rows]} == set(wanted.boroughs)
    chart, squares = by_id["background-1"].chart, by_id["background-1-map"].tile_map
    assert chart is not None
    assert squares is not None
    assert {one.style for one in squares.tiles if one.borough in TEN.keys() - set(wanted.boroughs)} == {Style.FADED}
    assert {chart.rows[one.row].key for one in chart.marks if one.style is Style.ACTUAL} == set(wanted.boroughs)


def test_that_filters_of_which_a_public_table_knows_nothing_say_so() -> None:
    position = replace(invented_position(), backgrounds=(attached(TEN),))
    shown = Shown(position, figures_of(position))
    (by_unit,) = filter_figures(shown, Filter(units=("TSG",)), only={"background-1"})
    assert by_unit.filtered_by == "Not filtered (not by unit: public tables have none)"
    assert by_unit.table == shown.figure("background-1").table
    (by_kind,) = filter_figures(shown, Filter(kinds=("arrests",)), only={"background-1"})
    assert by_kind.chart is None
    assert by_kind.title == "Set aside: arrests only"
    (planned,) = filter_figures(shown, Filter(phase=Phase.PLAN), only={"background-1"})
    assert planned.table == shown.figure("background-1").table


def test_that_a_figure_knows_the_table_that_it_shows() -> None:
    assert [number_of(one) for one in ("background-12", "background-3-map", "map-arrests", "headline")] == [12, 3, 0, 0]
