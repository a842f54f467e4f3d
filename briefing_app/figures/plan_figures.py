"""Figures of the plan for the briefing: planned hours, offences behind warrants, the day's phases, headline tiles."""

from collections.abc import Sequence

from briefing_app.figures.bars import Bar, Said, Series, Strip, bar_figure, strip_figure
from briefing_app.figures.basis import basis_of, joined, say_missing
from briefing_app.figures.figure import (
    Align,
    Cell,
    Chart,
    Column,
    Figure,
    LabelAt,
    Mark,
    Row,
    Source,
    Style,
    Table,
    Tile,
    Tone,
)
from briefing_app.figures.patrol_hours import patrol_source
from briefing_app.figures.scales import hour_axis
from briefing_app.operation.boroughs import bcus
from briefing_app.operation.counting.coverage import Coverage, coverage_of
from briefing_app.operation.counting.officers import met_officers, officers_by_unit
from briefing_app.operation.counting.planned_work import WorkSpan, day_phases, planned, planned_offences, stated_by_any
from briefing_app.operation.counting.spans import say_clock
from briefing_app.operation.counting.sums import Sum, summed
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated, boroughs_of, boroughs_that
from briefing_app.operation.words import AWAITED, NOT_STATED, plural, say_count, say_number

_PLAN = Phase.PLAN


def plan_figures(position: Position) -> tuple[Figure, ...]:
    """What the briefing shows beside the figures of the screen."""
    coverage = coverage_of(position)
    return (
        plan_tiles(position, coverage),
        planned_hours_figure(position, coverage),
        planned_officers_by_hour(position, coverage),
        planned_offences_figure(position),
        planned_officers_by_bcu(position),
        phases_figure(position),
    )


def plan_tiles(position: Position, coverage: Coverage) -> Figure:
    """The headline numbers of the plan."""
    among = boroughs_of(position)
    officers = met_officers(position)
    partners = [one for one in officers_by_unit(position) if one.partner and one.officers.planned]
    known = stated_by_any(position, "deployments", _PLAN)
    tiles = [
        _count_tile(position, among, "warrants"),
        _count_tile(position, among, "wanted"),
        _count_tile(position, among, "compliance"),
        _count_tile(position, among, "patrols"),
        _number_tile(position, among, "patrols", "officer-hours", "Patrol hours", coverage.planned_minutes / 60),
        _number_tile(position, among, "deployments", "officers", "Officers in serials", officers.planned),
        _count_tile(position, among, "venues"),
        _count_tile(position, among, "business"),
        _count_tile(position, among, "community"),
        Tile(
            "partners",
            "Partners deploying",
            say_count(len(partners)) if known is Stated.STATED else known.value,
            ", ".join(one.unit for one in partners) or ("none in the serials" if known is Stated.STATED else ""),
            f"{plural(len(partners), 'partner')} with people in the planned serials",
        ),
    ]
    rows = tuple(
        (Cell(tile.name, tile.name), Cell(tile.number, tile.number), Cell(tile.detail, tile.detail)) for tile in tiles
    )
    return Figure(
        id="plan-headline",
        name="The plan in numbers",
        title="The plan in numbers",
        subtitle="Planned by the boroughs whose plan is in",
        sentence="; ".join(tile.says for tile in tiles) + ".",
        basis=basis_of(position, _PLAN),
        table=Table((Column("Planned", Align.LEFT), Column("Number"), Column("Detail", Align.LEFT)), rows),
        tiles=tuple(tiles),
    )


_TILE_NAMES = {
    "warrants": "Warrants planned",
    "wanted": "Wanted enquiries",
    "compliance": "Compliance visits",
    "patrols": "Patrols planned",
    "venues": "Venue visits",
    "business": "Businesses",
    "community": "Community events",
}


def _count_tile(position: Position, among: Sequence[str], name: str) -> Tile:
    return _number_tile(position, among, name, name, _TILE_NAMES[name], len(planned(position, name)))


def _number_tile(position: Position, among: Sequence[str], name: str, key: str, heading: str, number: float) -> Tile:
    stating, silent, awaited = (
        boroughs_that(position, name, _PLAN, answer, among)
        for answer in (Stated.STATED, Stated.NOT_STATED, Stated.AWAITED)
    )
    said = say_number(number) if stating else AWAITED if awaited else NOT_STATED
    detail = joined(f"in {plural(len(stating), 'borough')}" if stating else "", say_missing(awaited, silent))
    return Tile(
        key,
        heading,
        said,
        detail,
        f"{heading}: {said} {detail}".strip(),
        Source(name, _PLAN.value),
        Tone.ATTENTION if awaited else Tone.PLAIN,
    )


def planned_hours_figure(position: Position, coverage: Coverage) -> Figure:
    """Planned patrol officer-hours by borough, most first, awaited last."""
    order = {Stated.STATED: 0, Stated.NOT_STATED: 1, Stated.AWAITED: 2}
    in_order = sorted(coverage.boroughs, key=lambda one: (order[one.plan], -one.planned_hours.minutes, one.borough))
    bars = [
        Bar(
            one.borough,
            (one.planned_hours.hours,),
            (Source("patrols", _PLAN.value, (("borough", one.borough),)),),
            one.plan,
        )
        for one in in_order
    ]
    stating = [one for one in in_order if one.plan is Stated.STATED]
    missing = say_missing(coverage.where(_PLAN, Stated.AWAITED), coverage.where(_PLAN, Stated.NOT_STATED))
    if stating and stating[0].planned_hours.minutes:
        title = (
            f"{stating[0].borough} plans {say_number(stating[0].planned_hours.hours)} of "
            f"{say_number(coverage.planned_minutes / 60)} officer-hours of patrol"
        )
    else:
        title = "No patrol hours are planned yet"
    return bar_figure(
        Said(
            "planned-hours-by-borough",
            "Planned patrol by borough",
            joined(title, missing),
            "Officers × hours of planned patrols, by borough",
            basis_of(position, _PLAN),
        ),
        bars,
        (Series(Style.PLANNED, "planned"),),
        rows_are="Borough",
        counted="Officer-hours",
    )


def planned_officers_by_hour(position: Position, coverage: Coverage) -> Figure:
    """Officers planned on patrol in each hour, all boroughs together."""
    numbers = [
        sum(one.planned[place].officer_minutes for one in coverage.boroughs) / 60
        for place in range(len(coverage.hours))
    ]
    most = max(range(len(numbers)), key=lambda place: numbers[place], default=0)
    title = (
        f"Most officers are on patrol from {say_clock(coverage.hours[most])}: {say_number(numbers[most])}"
        if numbers and numbers[most]
        else "No patrols with times are planned yet"
    )
    outside = _outside_hours(sum(one.planned_hours.outside for one in coverage.boroughs))
    stating = coverage.where(_PLAN, Stated.STATED)
    sources = tuple(patrol_source(_PLAN, stating, hour) for hour in coverage.hours)
    strips = (Strip("Planned", tuple(numbers), outside, sources),) if stating else ()
    return strip_figure(
        Said(
            "planned-officers-by-hour",
            "Officers on patrol by hour, planned",
            title,
            "Officers planned on patrol, averaged over each hour, all boroughs",
            basis_of(position, _PLAN),
        ),
        coverage.hours,
        strips,
        counted="officers",
    )


def _outside_hours(minutes: int) -> tuple[tuple[str, float], ...]:
    return (("Outside", minutes / 60),) if minutes else ()


def planned_offences_figure(position: Position) -> Figure:
    """Warrants and wanted enquiries by offence group."""
    counts = planned_offences(position)
    number = sum(one.number for one in counts)
    stated = [one for one in counts if one.group is not None]
    if stated:
        among = plural(number, "warrant or wanted enquiry", "warrants and wanted enquiries")
        title = f"{stated[0].group}: {say_count(stated[0].number)} of {among}"
    else:
        title = "No offences are stated for warrants and wanted enquiries"
    return bar_figure(
        Said(
            "planned-offences",
            "Offences behind warrants and wanted enquiries",
            title,
            "Planned warrants and wanted enquiries, by Home Office group of the offence",
            basis_of(position, _PLAN),
        ),
        [
            Bar(
                one.group or NOT_STATED,
                (len(one.warrants), len(one.wanted)),
                (
                    Source("warrants", _PLAN.value, ids=one.warrants),
                    Source("wanted", _PLAN.value, ids=one.wanted),
                ),
            )
            for one in counts
        ],
        (Series(Style.ACTUAL, "warrants"), Series(Style.REACTIVE, "wanted enquiries")),
        rows_are="Offence group",
        counted="Warrants and wanted enquiries",
    )


def planned_officers_by_bcu(position: Position) -> Figure:
    """Officers in planned deployments by Basic Command Unit."""
    bars = []
    for bcu in bcus():
        here = tuple(name for name in bcu.boroughs if name in boroughs_of(position))
        if not here:
            continue
        stating = boroughs_that(position, "deployments", _PLAN, Stated.STATED, here)
        awaited = boroughs_that(position, "deployments", _PLAN, Stated.AWAITED, here)
        answer = Stated.STATED if stating else Stated.AWAITED if awaited else Stated.NOT_STATED
        records = [one for name in here for one in planned(position, "deployments", name)]
        number = summed(records, "officers")
        partial = f" ({plural(len(awaited), 'borough')} awaited)" if stating and awaited else ""
        source = Source("deployments", _PLAN.value, one_of=(("borough", here),), adds="officers")
        label = f"{bcu.name} ({bcu.code}){partial}"
        bars.append(Bar(label, (number.number,), (source,), stated=_known(answer, number)))
    bars.sort(key=lambda bar: (bar.stated is not Stated.STATED, -bar.total, bar.label))
    title = (
        f"{bars[0].label} deploys most: {plural(int(bars[0].total), 'person', 'people')}"
        if bars and bars[0].total
        else ("No planned strength is stated yet")
    )
    return bar_figure(
        Said(
            "planned-officers-by-bcu",
            "People in planned serials by BCU",
            title,
            "Officers, staff and partners in planned deployments, by Basic Command Unit",
            basis_of(position, _PLAN),
        ),
        bars,
        (Series(Style.PLANNED, "planned"),),
        rows_are="Basic Command Unit",
        counted="People",
    )


def _known(answer: Stated, number: Sum) -> Stated:
    return answer if number.known else Stated.NOT_STATED


def phases_figure(position: Position) -> Figure:
    """The day's work as a Gantt: each kind from its first start to its last end."""
    spans = day_phases(position)
    period = position.operation.period
    starts = min((span.period.starts for span in spans), default=period.starts)
    ends = max((span.period.ends for span in spans), default=period.ends)
    starts, ends = min(starts, period.starts), max(ends, period.ends)
    first = (
        f"; first to start: {spans[0].name.removeprefix('Serials: ').lower()} at {say_clock(spans[0].period.starts)}"
        if spans
        else ""
    )
    return Figure(
        id="day-phases",
        name="Phases of the day",
        title=f"{plural(len(spans), 'kind')} of work through the day{first}"
        if spans
        else "No planned times are stated yet",
        subtitle="Each kind of work from its first planned start to its last planned end, all boroughs",
        sentence="; ".join(_span_said(span) for span in spans) + "." if spans else "No planned times are stated yet.",
        basis=basis_of(position, _PLAN),
        table=Table(
            (
                Column("Work", Align.LEFT),
                Column("First start"),
                Column("Last end"),
                Column("Planned pieces of work"),
                Column("Officers"),
            ),
            tuple(_span_row(span) for span in spans),
        ),
        chart=Chart(
            hour_axis("Hour of the day", starts, ends),
            tuple(Row(span.name, span.name) for span in spans),
            tuple(
                Mark(
                    place,
                    span.period.starts,
                    span.period.ends,
                    Style.PLANNED,
                    say_count(span.pieces),
                    LabelAt.INSIDE,
                    says=_span_said(span),
                    source=Source(span.kind, _PLAN.value, ids=span.ids),
                )
                for place, span in enumerate(spans)
            ),
        ),
    )


def _span_said(span: WorkSpan) -> str:
    return f"{span.name}: {say_clock(span.period.starts)} to {say_clock(span.period.ends)}, {span.pieces} planned"


def _span_row(span: WorkSpan) -> tuple[Cell, ...]:
    officers = Cell(None, "not applicable") if span.officers is None else Cell(span.officers, say_count(span.officers))
    return (
        Cell(span.name, span.name),
        Cell(span.period.starts, say_clock(span.period.starts)),
        Cell(span.period.ends, say_clock(span.period.ends)),
        Cell(span.pieces, say_count(span.pieces)),
        officers,
    )
