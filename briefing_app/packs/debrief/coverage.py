"""Patrol coverage: planned, actual and the difference, hour by hour; gaps; places visited and missed."""

from collections.abc import Callable, Iterable, Sequence

from reportlab.platypus import Flowable

from briefing_app.operation.counting.place_coverage import (
    NO_PLACE,
    PlaceGap,
    Visit,
    place_gaps,
    planned_places,
    say_short_span,
)
from briefing_app.operation.counting.shares import location_coverage, patrol_hour_coverage
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.stated import Stated, stated
from briefing_app.operation.words import plural, say_count, say_duration, say_number, say_share
from briefing_app.packs.blocks import Notice, pairs, small
from briefing_app.packs.figure_pages import figure_alone, figure_with_twin, twin_page
from briefing_app.packs.material import Material, Section
from briefing_app.packs.order.day import cover_pages
from briefing_app.packs.page import PORTRAIT_WIDTH, SMALL
from briefing_app.packs.side_by_side import Beside
from briefing_app.packs.table_lines import Line, RowStyle, columns
from briefing_app.packs.tables import DataTable

_MOST_GAPS = 16
_HALF = (PORTRAIT_WIDTH - 14) / 2


def overview(material: Material) -> Iterable[Flowable]:
    yield small("The numbers of the heat map stand in its cells and in the tables that follow.")
    yield from figure_alone(material.figure("coverage-difference"), height=material.text_height - 280)
    yield from figure_with_twin(material.figure("patrol-by-hour"), tight=True)


def _measures(material: Material) -> Iterable[tuple[str, str]]:
    hours = patrol_hour_coverage(material.coverage)
    places = location_coverage(material.position)
    where = plural(len(material.coverage.compared), "borough")
    yield (
        "Patrol-hour coverage",
        f"{say_share(hours.part, hours.whole)}: {say_number(hours.part)} of {say_number(hours.whole)} planned "
        f"officer-hours, in {where} with both plan and result",
    )
    visited = f"{say_count(int(places.part))} of {say_count(int(places.whole))} planned places with a patrol"
    yield "Place coverage", f"{say_share(places.part, places.whole)}: {visited} completed, wholly or in part"
    gaps = place_gaps(material.position)
    minutes = sum(gap.period.minutes for gap in gaps)
    yield "Gaps", f"{plural(len(gaps), 'gap')}, {say_duration(minutes)} of planned time at a place with nobody there"


def figure_page(id: str) -> Callable[[Material], Iterable[Flowable]]:
    def pages(material: Material) -> Iterable[Flowable]:
        yield from figure_alone(material.figure(id), height=material.text_height - 100)

    return pages


def table_page(id: str) -> Callable[[Material], Iterable[Flowable]]:
    def pages(material: Material) -> Iterable[Flowable]:
        return twin_page(material.figure(id), material.landscape_height)

    return pages


def gaps_and_places(material: Material) -> Iterable[Flowable]:
    yield from cover_pages(material)
    yield pairs(list(_measures(material)), title="How well the plan was covered")
    gaps = place_gaps(material.position)
    if gaps:
        yield _gap_list(gaps[:_MOST_GAPS], len(gaps))
    else:
        yield Notice("No gap can be named", "No planned time was without a patrol, or results are awaited.")
    lines = [_places_line(material, borough) for borough in material.boroughs]
    yield DataTable(
        columns("Borough", "Places", "Visited", "Missed", shares=(0.2, 0.08, 0.08, 0.64), right=("Places", "Visited")),
        lines,
        width=PORTRAIT_WIDTH,
        size=6.8,
        tight=True,
        title="Planned places visited and missed",
    )
    yield small(f"{material.based_on}; {material.basis(Phase.PLAN).said}.")


def _gap_list(longest: Sequence[PlaceGap], number: int) -> Flowable:
    """In two columns, longest first."""
    lines = [Line((gap.where, say_short_span(gap.period), say_duration(gap.period.minutes))) for gap in longest]
    half = -(-len(lines) // 2)
    heads = columns("Where", "Nobody there", "For", right=("For",))
    title = f"The {plural(len(longest), 'longest gap')} of {say_count(number)}" if number > len(longest) else "Gaps"
    left, right = (
        DataTable(heads, part, width=_HALF, size=SMALL, tight=True, title=words)
        for part, words in ((lines[:half], title), (lines[half:], " "))
    )
    return Beside([left], [right] if lines[half:] else [], widths=(_HALF, _HALF), space=14)


def _places_line(material: Material, borough: str) -> Line:
    for phase in (Phase.PLAN, Phase.RESULT):
        state = stated(material.position, "patrols", phase, borough)
        if state is not Stated.STATED:
            return Line((borough, f"{phase.value} {state.value}"), RowStyle.SPAN)
    places = [one for one in planned_places(material.position) if one.borough == borough and one.place != NO_PLACE]
    visited = sum(one.visit is Visit.VISITED for one in places)
    missed = [
        one.place + ("" if one.visit is Visit.MISSED else f" ({one.visit.value})")
        for one in places
        if one.visit is not Visit.VISITED
    ]
    return Line((borough, say_count(len(places)), say_count(visited), "; ".join(missed) or "none"))


BY_HOUR = (
    Section("coverage-planned", "Patrol coverage: planned", figure_page("coverage-planned"), level=1),
    Section("coverage-actual", "Patrol coverage: actual", figure_page("coverage-actual"), level=1),
)
"""Numbers by borough and hour, without any place."""

SECTIONS = (
    Section("coverage", "Patrol coverage", overview),
    *BY_HOUR,
    Section("coverage-t1", "Patrol coverage: planned, table", table_page("coverage-planned"), landscape=True, level=1),
    Section("coverage-t2", "Patrol coverage: actual, table", table_page("coverage-actual"), landscape=True, level=1),
    Section(
        "coverage-t3", "Patrol coverage: difference, table", table_page("coverage-difference"), landscape=True, level=1
    ),
    Section("coverage-gaps", "Patrol coverage: gaps and places", gaps_and_places, level=1),
)
