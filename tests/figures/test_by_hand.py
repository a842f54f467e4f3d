"""Every figure of the sample operation is what its workbooks come to, counted again from their cells."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from briefing_app.actions.show_figures import show_figures
from briefing_app.figures.all_figures import FIGURE_IDS
from briefing_app.figures.comparison import COMPARISONS
from briefing_app.figures.figure import Cell, Figure
from briefing_app.figures.required_cover import REQUIRED_COVER
from briefing_app.operation.resources import resource
from briefing_app.operation.steps import finish
from briefing_app.screens.sample_operation import make_sample_operation
from briefing_app.store.store import open_store
from briefing_app.workbooks.readers import Readers
from tests.figures.by_hand.day import ByHand
from tests.figures.by_hand.sheets import Numbers

BESIDE = (REQUIRED_COVER, *COMPARISONS)
"""What these show is not in the workbooks of one operation."""

Figures: TypeAlias = Mapping[str, Figure]
Counted: TypeAlias = Mapping[str, Numbers]


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Figures]:
    with open_store(tmp_path_factory.mktemp("sample") / "store.sqlite") as store, Readers(2) as readers:
        operation = finish(make_sample_operation(store, readers))
        yield {one.id: one for one in show_figures(store, operation_ref=operation.ref).figures}


@pytest.fixture(scope="module")
def hand() -> ByHand:
    return ByHand(Path(str(resource("."))))


@pytest.fixture(scope="module")
def counted(hand: ByHand) -> dict[str, Numbers]:
    """By figure, what its table has to hold: by the first column's words, the numbers of the columns after."""
    maps = {
        "map-arrests": hand.column(hand.arrests_by_borough(), 3),
        "map-patrol-hours": hand.column(hand.patrol_hours_by_borough(), 1),
        "map-patrol-coverage": hand.patrol_coverage(),
        "map-gaps": hand.uncovered(),
        "map-officers": hand.officers(),
        "map-staff-trained": hand.column(hand.people("Business", "Staff trained", "Borough"), 0),
        "map-people-engaged": hand.column(hand.people("Community", "People engaged", "Borough"), 0),
    }
    works = ("Warrants", "Wanted", "Compliance", "Venues", "Business", "Community")
    maps |= {f"map-{sheet.lower()}": hand.borough_work(sheet) for sheet in works}
    return {
        "arrests-by-borough": hand.arrests_by_borough(),
        "arrests-by-bcu": hand.arrests_by_bcu(),
        "arrests-by-headline": hand.arrests_by_headline(),
        "arrests-by-offence-group": hand.arrests_by_offence_group(),
        "arrests-by-offence": hand.arrests_by_offence(),
        "arrests-by-unit": hand.arrests_by_field("Arresting unit"),
        "arrests-by-trigger": hand.arrests_by_field("Trigger"),
        "arrests-by-outcome": hand.arrests_by_field("Outcome"),
        "arrests-through-day": hand.arrests_through_day(),
        "arrests-by-hour": hand.arrests_by_hour(),
        **{f"coverage-{side}": hand.coverage(side) for side in ("planned", "actual", "difference")},
        "patrol-hours-by-borough": hand.patrol_hours_by_borough(),
        "patrol-by-hour": hand.patrol_by_hour(),
        "open-spaces": hand.patrol_places(open_only=True),
        "patrol-places": hand.patrol_places(open_only=False),
        "officers-by-unit": hand.officers_by_unit(),
        **{f"units-by-borough-{side}": hand.units_by_borough(side) for side in ("planned", "actual", "difference")},
        "plan-and-actual": hand.plan_and_actual(),
        **{f"{sheet.lower()}-result": hand.plan_to_result(sheet) for sheet in works},
        "warrants-through-day": hand.warrants_through_day(),
        "venues-by-type": hand.by_type("Venues", "Venue type"),
        "businesses-by-type": hand.by_type("Business", "Business type"),
        "community-by-type": hand.by_type("Community", "Engagement type"),
        "staff-trained-by-type": hand.people("Business", "Staff trained", "Business type"),
        "staff-trained-by-borough": hand.people("Business", "Staff trained", "Borough"),
        "people-engaged-by-type": hand.people("Community", "People engaged", "Engagement type"),
        "people-engaged-by-borough": hand.people("Community", "People engaged", "Borough"),
        "partner-arrests": hand.partner_arrests(),
        "partner-officers": hand.partner_officers(),
        **maps,
    }


APART = ("headline", "patrol-gaps", "deployment-timeline", "deployments-flagged", "partner-work")
"""Tables of another shape: each has a test of its own below."""


def rows_of(figure: Figure) -> dict[str, tuple[Cell, ...]]:
    """By the words of the first column, without a map's column of command units."""
    first = 2 if figure.tile_map is not None else 1
    rows = [*figure.table.rows, *filter(None, (figure.table.total,))]
    found = {row[0].said: row[first:] for row in rows}
    assert len(found) == len(rows)
    return found


def same(cell: Cell, number: Any) -> bool:
    if isinstance(number, str):
        return cell.said == number
    if number is None:
        return cell.value is None
    return cell.value == pytest.approx(number, abs=1e-6)


def test_that_no_figure_is_left_out(counted: Counted) -> None:
    assert {*counted, *APART, *BESIDE} == set(FIGURE_IDS)


def test_that_every_table_holds_what_the_workbooks_come_to(figures: Figures, counted: Counted) -> None:
    for name, numbers in counted.items():
        rows = rows_of(figures[name])
        total = next(iter(set(rows) & {"All that state it"}), None)
        wanted = {total if key == "All" and total else key: row for key, row in numbers.items()}
        if figures[name].table.total == ():
            wanted.pop("All", None)
        assert set(rows) == set(wanted), name
        for key, row in wanted.items():
            told = [cell.value for cell in rows[key]]
            numbers_of_row = row if len(row) == len(told) else (*row, *[...] * (len(told) - len(row)))
            for cell, number in zip(rows[key], numbers_of_row, strict=True):
                assert number is ... or same(cell, number), (name, key, told, row)


def test_that_every_chart_draws_what_the_workbooks_come_to(figures: Figures, counted: Counted) -> None:
    for name, numbers in counted.items():
        chart = figures[name].chart
        if chart is None:
            continue
        known = {
            round(float(number), 6)
            for row in numbers.values()
            for number in row
            if isinstance(number, int | float) and number is not ...
        }
        drawn = {round(float(mark.value), 6) for mark in chart.marks if mark.value is not None}
        assert drawn <= known, (name, sorted(drawn - known)[:5])


def test_that_every_map_shows_what_the_workbooks_come_to(figures: Figures, counted: Counted) -> None:
    for name, numbers in counted.items():
        tile_map = figures[name].tile_map
        if tile_map is None:
            continue
        tiles = {tile.borough: tile for tile in tile_map.tiles if tile.source is not None}
        rows = rows_of(figures[name])
        for borough, (number,) in numbers.items():
            if number is None:
                assert borough not in tiles, name
            else:
                assert tiles[borough].number == rows[borough][0].said, name


def test_that_the_headline_is_what_the_workbooks_come_to(figures: Figures, hand: ByHand) -> None:
    tiles = {tile.key: tile for tile in figures["headline"].tiles}
    counted = hand.headline()
    assert tiles.keys() == counted.keys()
    for key, (number, details) in counted.items():
        assert tiles[key].number == number, key
        said = [float(one.replace(",", "")) for one in re.findall(r"\d[\d,]*(?:\.\d+)?", tiles[key].detail)]
        assert said == pytest.approx(details, abs=0.051), (key, tiles[key].detail)


def test_that_gaps_are_to_the_minute_what_the_workbooks_come_to(figures: Figures, hand: ByHand) -> None:
    table = figures["patrol-gaps"].table
    told = [(*(cell.said for cell in row[:4]), row[4].value) for row in table.rows]
    assert told == hand.patrol_gaps()
    assert table.total[4].value == sum(one[-1] for one in hand.patrol_gaps())


@pytest.mark.parametrize("name", ["deployment-timeline", "deployments-flagged"])
def test_that_deployments_are_those_of_the_workbooks(figures: Figures, hand: ByHand, name: str) -> None:
    told = Counter(tuple(cell.said for cell in row[:7]) for row in figures[name].table.rows)
    assert told == (hand.timeline() if name == "deployment-timeline" else hand.flagged())


def test_that_work_with_partners_is_what_the_workbooks_come_to(figures: Figures, hand: ByHand) -> None:
    rows, counted = rows_of(figures["partner-work"]), hand.partner_work()
    named = {key: tuple(cell.value for cell in row) for key, row in rows.items() if key != "Other partners"}
    assert {key: counted[key] for key in named} == named
    others = [row for key, row in counted.items() if key not in named]
    assert tuple(cell.value for cell in rows["Other partners"]) == tuple(map(sum, zip(*others, strict=True)))
