import pytest

from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.figure import Figure, Style
from briefing_app.figures.records_behind import records_behind
from briefing_app.operation.counting.arrest_counts import persons
from briefing_app.operation.position.position import Position
from tests.invented_day import invented_position
from tests.positions import builder


def _figure(position: Position, id: str) -> Figure:
    return next(figure for figure in figures_of(position) if figure.id == id)


def test_that_figures_have_the_agreed_names_and_stand_in_a_tab() -> None:
    figures = figures_of(invented_position())

    names = [figure.id for figure in figures]
    assert len(set(names)) == len(names)
    assert {
        "headline",
        "arrests-by-borough",
        "map-arrests",
        "arrests-by-bcu",
        "arrests-through-day",
        "coverage-planned",
        "coverage-actual",
        "coverage-difference",
        "patrol-gaps",
        "open-spaces",
        "deployment-timeline",
        "officers-by-unit",
        "units-by-borough-actual",
        "warrants-result",
        "staff-trained-by-type",
        "partner-arrests",
    } <= set(names)
    assert {figure.group for figure in figures if figure.id != "headline"} == {
        "Arrests",
        "Patrols",
        "Units",
        "Warrants and visits",
        "Community and venues",
        "Partners",
    }


@pytest.mark.parametrize(
    "position",
    [
        invented_position(),
        invented_position(results=False),
        invented_position(awaited=tuple(invented_position().operation.boroughs)),
        builder().position(),
        builder("Lambeth").position(),
    ],
    ids=["results", "plan only", "all results awaited", "nothing in", "one borough"],
)
def test_that_every_figure_keeps_its_shape(position: Position) -> None:
    for figure in figures_of(position):
        assert figure.title
        assert figure.sentence
        assert all(len(row) == len(figure.table.columns) for row in figure.table.rows)
        assert not figure.table.total or len(figure.table.total) == len(figure.table.columns)
        if figure.chart is None:
            assert figure.tiles or figure.tile_map is not None
            continue
        axis = figure.chart.axis
        for mark in figure.chart.marks:
            assert 0 <= mark.row < len(figure.chart.rows)
            assert axis.starts <= mark.left <= mark.right <= axis.ends
            assert 0 <= mark.top <= mark.bottom <= 1
            assert mark.says
        assert {style for style, _ in figure.chart.legend} <= {mark.style for mark in figure.chart.marks}
        assert all(axis.starts <= tick.at <= axis.ends for tick in axis.ticks)


def test_that_the_records_behind_each_arrest_bar_add_up_to_it() -> None:
    position = invented_position()

    chart = _figure(position, "arrests-by-borough").chart

    assert chart is not None
    for mark in chart.marks:
        if mark.source is not None:
            assert sum(map(persons, records_behind(position, mark.source))) == int(mark.label)


def test_that_the_records_behind_each_units_bar_add_up_to_it() -> None:
    position = invented_position()

    chart = _figure(position, "officers-by-unit").chart

    assert chart is not None
    for mark in chart.marks:
        if mark.source is not None and mark.right > mark.left:
            officers = [record.whole("officers") or 0 for record in records_behind(position, mark.source)]
            assert sum(officers) == mark.right - mark.left


@pytest.mark.parametrize(
    ("id", "start", "end", "officers"),
    [
        ("coverage-planned", "planned_start", "planned_end", "planned_officers"),
        ("coverage-actual", "actual_start", "actual_end", "actual_officers"),
    ],
)
def test_that_the_records_behind_each_hour_add_up_to_its_officers(id: str, start: str, end: str, officers: str) -> None:
    position = invented_position()

    figure = _figure(position, id)

    checked = 0
    for row in figure.table.rows:
        for cell in row:
            if cell.source is None or cell.source.during is None or not isinstance(cell.value, int | float):
                continue
            hour = cell.source.during
            minutes = sum(
                (record.whole(officers) or 0)
                * (min(record.whole(end) or 0, hour + 60) - max(record.whole(start) or 0, hour))
                for record in records_behind(position, cell.source)
            )
            assert minutes == round(cell.value * 60)
            checked += 1
    assert checked > 700


def test_that_the_number_of_a_tile_is_the_number_of_the_chart_beside_it() -> None:
    position = invented_position()

    headline = {tile.key: tile.number for tile in _figure(position, "headline").tiles}

    assert headline["staff-trained"] == _figure(position, "staff-trained-by-borough").table.total[1].said
    assert headline["people-engaged"] == _figure(position, "people-engaged-by-type").table.total[1].said
    assert headline["arrests"] == _figure(position, "arrests-by-borough").table.total[4].said
    assert headline["patrol-hours"] == _figure(position, "coverage-actual").table.total[-1].said
    assert headline["officers"] == _figure(position, "officers-by-unit").table.total[2].said


@pytest.mark.parametrize("key", ["warrants", "wanted", "compliance", "venues"])
def test_that_the_records_behind_a_tile_are_as_many_as_it_says(key: str) -> None:
    position = invented_position()

    tile = next(tile for tile in _figure(position, "headline").tiles if tile.key == key)

    assert tile.source is not None
    assert len(records_behind(position, tile.source)) == int(tile.number)


def test_that_an_awaited_borough_is_hatched_in_every_figure_that_has_a_place_for_it() -> None:
    hatched = {
        figure.id
        for figure in figures_of(invented_position(awaited=("Havering",)))
        if (figure.chart and Style.AWAITED in {mark.style for mark in figure.chart.marks})
        or (figure.tile_map and Style.AWAITED in {tile.style for tile in figure.tile_map.tiles})
    }

    assert {
        "arrests-by-borough",
        "coverage-actual",
        "coverage-difference",
        "patrol-hours-by-borough",
        "patrol-places",
        "deployment-timeline",
        "units-by-borough-actual",
        "plan-and-actual",
        "warrants-result",
        "staff-trained-by-borough",
        "people-engaged-by-borough",
        "map-arrests",
        "map-officers",
    } <= hatched


def test_that_every_figure_of_results_says_that_a_borough_is_awaited() -> None:
    for figure in figures_of(invented_position(awaited=("Havering",))):
        if any(basis.phase == "result" and basis.awaited for basis in figure.basis):
            assert "awaited" in figure.title + figure.sentence + figure.subtitle + figure.basis_said, figure.id
            assert "Havering" in figure.basis_said
