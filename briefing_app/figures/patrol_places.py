"""Planned places of patrol, and the open spaces among them: visited, missed, and what nobody reported."""

from collections.abc import Sequence
from dataclasses import replace

from briefing_app.figures.bars import Bar, Said, Series, bar_figure
from briefing_app.figures.basis import basis_of, joined, nothing_stated, say_missing
from briefing_app.figures.figure import Align, Cell, Column, Figure, Source, Style, Table
from briefing_app.operation.counting.place_coverage import NO_PLACE, PlaceCoverage, Visit, planned_places
from briefing_app.operation.counting.planned_work import stated_by_any
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated, boroughs_of, boroughs_that, stated
from briefing_app.operation.words import listed_few, plural, say_count

_SERIES = (
    Series(Style.ACTUAL, "visited", "Visited"),
    Series(Style.GAP, "missed", "Missed"),
    Series(Style.NOT_STATED, "not reported, or not stated", "Not reported or not stated"),
    Series(Style.AWAITED, "result awaited", "Awaited"),
)


def patrol_places_figure(position: Position) -> Figure:
    return _figure(position, "patrol-places", "Places patrolled", "place", "places", open_only=False)


def open_spaces_figure(position: Position) -> Figure:
    return _figure(position, "open-spaces", "Open spaces patrolled", "open space", "open spaces", open_only=True)


def _figure(position: Position, id: str, name: str, one_is: str, many: str, *, open_only: bool) -> Figure:
    """By borough, most missed first; the table names what was missed."""
    boroughs = boroughs_of(position)
    found = [one for one in planned_places(position) if one.place != NO_PLACE and (one.open_space or not open_only)]
    by_borough = {name: [one for one in found if one.borough == name] for name in boroughs}
    plans_awaited, silent = (
        boroughs_that(position, "patrols", Phase.PLAN, answer, boroughs)
        for answer in (Stated.AWAITED, Stated.NOT_STATED)
    )
    in_order = sorted(boroughs, key=lambda one: _most_missed_first(position, one, by_borough[one]))
    known = stated_by_any(position, "patrols", Phase.PLAN) is Stated.STATED
    finding = _finding(found, one_is, many) if known else nothing_stated("patrols", plans_awaited, boroughs)
    missing = joined(
        say_missing(position.awaited(Phase.RESULT), ()) if position.included(Phase.RESULT) else "",
        _plans(plans_awaited, "awaited"),
        _plans(silent, "not stated"),
    )
    title = joined(finding, missing if known else "")
    figure = bar_figure(
        Said(
            id,
            name,
            title,
            f"Distinct {many} that plans name, by borough: visited where a patrol was completed, wholly or in part",
            basis_of(position, Phase.RESULT, Phase.PLAN),
            _sentence(title, found),
            group="Patrols",
        ),
        [_bar(position, borough, by_borough[borough]) for borough in in_order],
        _SERIES,
        rows_are="Borough",
        counted=f"{many[:1].upper()}{many[1:]}",
        planned=True,
    )
    return replace(figure, table=_with_names(figure.table, [by_borough[borough] for borough in in_order]))


def _plans(boroughs: Sequence[str], word: str) -> str:
    if not boroughs:
        return ""
    return f"plan of {boroughs[0]} {word}" if len(boroughs) == 1 else f"plans of {len(boroughs)} boroughs {word}"


def _count(places: Sequence[PlaceCoverage], *visits: Visit) -> int:
    return sum(one.visit in visits for one in places)


def _most_missed_first(position: Position, borough: str, places: Sequence[PlaceCoverage]) -> tuple[object, ...]:
    order = (Stated.STATED, Stated.NOT_STATED, Stated.AWAITED)
    states = (stated(position, "patrols", phase, borough) for phase in Phase)
    return *map(order.index, states), -_count(places, Visit.MISSED), -len(places), borough


def _finding(places: Sequence[PlaceCoverage], one_is: str, many: str) -> str:
    if not places:
        return f"No {many} are planned for patrol"
    visited, missed = _count(places, Visit.VISITED), _count(places, Visit.MISSED)
    unreported, silent = _count(places, Visit.NOT_REPORTED), _count(places, Visit.NOT_STATED)
    awaited = _count(places, Visit.AWAITED)
    if awaited + silent == len(places):
        parts = [f"results of {say_count(awaited)} awaited" if silent else "results awaited"] if awaited else []
        parts += [f"{say_count(silent)} not stated" if awaited else "results not stated"] if silent else []
        return ", ".join((f"{plural(len(places), one_is, many)} planned for patrol", *parts))
    parts = [f"{say_count(visited)} of {plural(len(places), f'planned {one_is}', f'planned {many}')} visited"]
    parts += [f"{say_count(missed)} missed"]
    parts += [f"{say_count(unreported)} not reported"] if unreported else []
    parts += [f"{say_count(silent)} not stated"] if silent else []
    parts += [f"{say_count(awaited)} awaited"] if awaited else []
    return ", ".join(parts)


def _sentence(title: str, places: Sequence[PlaceCoverage]) -> str:
    missed = [one.where for one in places if one.visit is Visit.MISSED]
    return f"{title}." + (f" Missed: {listed_few(missed, 12)}." if missed else "")


def _bar(position: Position, borough: str, places: Sequence[PlaceCoverage]) -> Bar:
    plan = stated(position, "patrols", Phase.PLAN, borough)
    if plan is not Stated.STATED:
        return Bar(borough, (0, 0, 0, 0), stated=plan)
    visits = ((Visit.VISITED,), (Visit.MISSED,), (Visit.NOT_REPORTED, Visit.NOT_STATED), (Visit.AWAITED,))
    numbers = tuple(_count(places, *these) for these in visits)
    awaited, silent = numbers[3] and numbers[3] == len(places), _count(places, Visit.NOT_STATED) == len(places) > 0
    word = "awaited" if awaited else "not stated" if silent else ""
    planned = len(places)
    return Bar(
        borough,
        tuple(None if word and place < 2 else number for place, number in enumerate(numbers)),
        tuple(_source(borough, [one for one in places if one.visit in these]) for these in visits),
        planned=planned,
        planned_source=_source(borough, places),
        missing=word,
        ends=f"{word}, {planned} planned" if word else f"{numbers[0]} of {planned}",
        source=_source(borough, places),
    )


def _source(borough: str, places: Sequence[PlaceCoverage]) -> Source | None:
    """The planned patrols of these places; a place may have several."""
    if not places:
        return None
    written = tuple(sorted({name for one in places for name in one.locations if name is not None}))
    return Source(
        "patrols", Phase.PLAN.value, (("borough", borough),), one_of=(("location", written),), adds="location"
    )


def _with_names(table: Table, places: Sequence[Sequence[PlaceCoverage]]) -> Table:
    """The places themselves, in words, for those that were missed or not reported."""

    def names(row: Sequence[PlaceCoverage]) -> Cell:
        said = "; ".join(
            one.place + ("" if one.visit is Visit.MISSED else " (not reported)")
            for one in row
            if one.visit in (Visit.MISSED, Visit.NOT_REPORTED)
        )
        return Cell(said or None, said)

    return Table(
        (*table.columns, Column("Missed or not reported", Align.LEFT)),
        tuple((*cells, names(row)) for cells, row in zip(table.rows, places, strict=True)),
        (*table.total, Cell(None, "")) if table.total else (),
    )
