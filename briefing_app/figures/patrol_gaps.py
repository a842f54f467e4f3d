"""Gaps: planned time at a place that nobody covered, to the minute, longest first and named in words."""

from collections.abc import Iterator, Sequence

from briefing_app.figures.basis import basis_of, joined, nothing_stated, say_missing
from briefing_app.figures.figure import Align, Cell, Chart, Column, Figure, LabelAt, Mark, Row, Source, Style, Table
from briefing_app.figures.scales import hour_axis
from briefing_app.operation.counting.coverage import Coverage, coverage_of
from briefing_app.operation.counting.place_coverage import (
    NO_PLACE,
    PlaceCoverage,
    PlaceGap,
    place_gaps,
    planned_places,
    say_short_span,
)
from briefing_app.operation.counting.spans import say_span
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.times import Period
from briefing_app.operation.words import listed, plural, say_count, say_duration

_NAMED = 6
_BEYOND = 6 * 60
"""How far the hours follow a place's times beyond the operation's period; what lies further out is cut and said."""


def patrol_gaps_figure(position: Position) -> Figure:
    """A lane for each place with a gap: planned in outline, covered filled, the gaps with a bold edge."""
    coverage = coverage_of(position)
    gaps = place_gaps(position)
    order = {gap.where: number for number, gap in reversed(list(enumerate(gaps)))}
    places = sorted((one for one in planned_places(position) if one.gaps), key=lambda one: (order[one.where], one.refs))
    missing = _missing(coverage)
    finding = _finding(coverage, places, gaps)
    return Figure(
        id="patrol-gaps",
        name="Gaps in patrol",
        title=joined(finding, missing if coverage.compared else ""),
        subtitle="Planned time at a place with nobody there; outline planned, filled covered, bold edge a gap",
        sentence=_sentence(position, coverage, gaps, finding, missing),
        basis=basis_of(position, Phase.RESULT, Phase.PLAN),
        table=_table(gaps, places),
        chart=_chart(position, places),
        group="Patrols",
    )


def _missing(coverage: Coverage) -> str:
    awaited = tuple(one.borough for one in coverage.boroughs if Stated.AWAITED in (one.plan, one.result))
    silent = tuple(one.borough for one in coverage.boroughs if one.borough not in awaited and not one.compared)
    return say_missing(awaited, silent)


def _finding(coverage: Coverage, places: Sequence[PlaceCoverage], gaps: Sequence[PlaceGap]) -> str:
    if not coverage.compared:
        awaited = coverage.where(Phase.RESULT, Stated.AWAITED) or coverage.where(Phase.PLAN, Stated.AWAITED)
        nothing = nothing_stated("patrols", awaited, [one.borough for one in coverage.boroughs])
        return f"No gap can be named yet: {nothing[0].lower()}{nothing[1:]}"
    if not gaps:
        return "No planned time was left uncovered"
    minutes = sum(gap.period.minutes for gap in gaps)
    where = f"{plural(len(gaps), 'gap')} at {plural(len(places), 'place')}"
    return f"{where}, {say_duration(minutes)} in all; longest {gaps[0].said}"


def _sentence(position: Position, coverage: Coverage, gaps: Sequence[PlaceGap], finding: str, missing: str) -> str:
    said = [f"{finding}."] if not gaps else [f"{finding.partition('; ')[0]}."]
    if gaps:
        named = [gap.said for gap in gaps[:_NAMED]]
        rest = len(gaps) - _NAMED
        said.append(f"{listed([*named, *([f'{say_count(rest)} more'] if rest > 0 else [])])}.")
    if coverage.gaps:
        times = plural(len(coverage.gaps), "time")
        said.append(f"{times[0].upper()}{times[1:]} nobody was on patrol in a whole borough.")
    doubtful = sum(1 for one in planned_places(position) if one.doubtful)
    if doubtful:
        one, many = "place has planned time that no result accounts for", "places have planned time that no result"
        said.append(f"{plural(doubtful, one, f'{many} accounts for')}: not counted as gaps.")
    if missing and coverage.compared:
        said.append(f"{missing}.")
    return " ".join(said)


def _chart(position: Position, places: Sequence[PlaceCoverage]) -> Chart:
    period = position.operation.period
    times = [time for one in places for time in (*one.planned, *one.actual)]
    starts = max(min([period.starts, *(time.starts for time in times)]), period.starts - _BEYOND) // 60 * 60
    ends = -(-min(max([period.ends, *(time.ends for time in times)]), period.ends + _BEYOND) // 60) * 60
    hours = Period(starts, ends)
    marks = tuple(mark for place, one in enumerate(places) for mark in _lane(place, one, hours))
    present = {mark.style for mark in marks}
    return Chart(
        axis=hour_axis("Hour of the day", starts, ends),
        rows=tuple(Row(f"{one.where} {one.refs[0]}", one.where) for one in places),
        marks=marks,
        legend=tuple((style, words) for style, words in _LEGEND if style in present),
    )


_LEGEND = (
    (Style.PLANNED, "planned"),
    (Style.ACTUAL, "somebody there"),
    (Style.GAP, "gap: nobody there"),
    (Style.NOT_STATED, "not reported"),
)


def _lane(place: int, one: PlaceCoverage, hours: Period) -> Iterator[Mark]:
    for planned in one.planned:
        says = f"{one.where}: planned {say_span(planned)}"
        yield _mark(place, planned, hours, Style.PLANNED, 0.06, 0.94, says, _source(one, Phase.PLAN))
    for actual in one.actual:
        says = f"{one.where}: somebody there {say_span(actual)}"
        yield _mark(place, actual, hours, Style.ACTUAL, 0.26, 0.74, says, _source(one, Phase.RESULT))
    for doubtful in one.doubtful:
        says = f"{one.where}: not reported {say_span(doubtful)}"
        yield _mark(place, doubtful, hours, Style.NOT_STATED, 0.26, 0.74, says, _source(one, Phase.PLAN))
    for gap in one.gaps:
        says = f"{gap.said}" + (f" ({gap.why})" if gap.why else "")
        mark = _mark(place, gap.period, hours, Style.GAP, 0.06, 0.94, says, _source(one, Phase.PLAN))
        yield Mark(
            mark.row, mark.left, mark.right, mark.style, say_short_span(gap.period), LabelAt.INSIDE,
            mark.top, mark.bottom, says=says, source=mark.source, value=gap.period.minutes,
            short=say_duration(gap.period.minutes),
        )  # fmt: skip


def _mark(
    place: int, time: Period, hours: Period, style: Style, top: float, bottom: float, says: str, source: Source
) -> Mark:
    left = min(max(time.starts, hours.starts), hours.ends)
    return Mark(
        place, left, max(left, min(time.ends, hours.ends)), style, top=top, bottom=bottom, says=says, source=source
    )


def _source(one: PlaceCoverage, phase: Phase) -> Source:
    """The patrols of the place, as the plan writes it; those whose place is not stated by their references."""
    here = (("borough", one.borough),)
    if one.place == NO_PLACE or phase is Phase.RESULT:
        return Source("patrols", phase.value, here, one_of=(("ref", one.refs),))
    return Source("patrols", phase.value, here, one_of=(("location", one.locations),))


def _table(gaps: Sequence[PlaceGap], places: Sequence[PlaceCoverage]) -> Table:
    columns = (
        Column("Borough", Align.LEFT),
        Column("Place", Align.LEFT),
        Column("Uncovered from"),
        Column("To"),
        Column("Minutes"),
        Column("Why", Align.LEFT),
    )
    of_place = {gap: one for one in places for gap in one.gaps}
    rows = tuple(_row(gap, of_place[gap]) for gap in gaps)
    if not rows:
        return Table(columns, ())
    minutes = sum(gap.period.minutes for gap in gaps)
    blank = Cell(None, "")
    return Table(columns, rows, (Cell("All", "All"), blank, blank, blank, Cell(minutes, say_count(minutes)), blank))


def _row(gap: PlaceGap, place: PlaceCoverage) -> tuple[Cell, ...]:
    starts, ends = say_short_span(gap.period).split("–")
    return (
        Cell(gap.borough, gap.borough),
        Cell(gap.place, gap.place),
        Cell(gap.period.starts, starts),
        Cell(gap.period.ends, ends),
        Cell(gap.period.minutes, say_count(gap.period.minutes), _source(place, Phase.PLAN)),
        Cell(gap.why or None, gap.why or "not stated"),
    )
