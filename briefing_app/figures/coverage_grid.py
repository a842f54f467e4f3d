"""The cells of a coverage heat map, borough by hour, with their words, and the table with the same numbers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from briefing_app.figures.figure import Align, Cell, Chart, Column, LabelAt, Mark, Row, Source, Style, Table
from briefing_app.figures.patrol_hours import patrol_source
from briefing_app.figures.scales import hour_axis
from briefing_app.operation.counting.coverage import BoroughCoverage, Coverage, HourCell
from briefing_app.operation.counting.spans import say_clock, say_span
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.times import Minute, Period
from briefing_app.operation.words import NOT_STATED, listed, plural, say_number

MINUS = "\N{EN DASH}"
"""The shipped typeface has no minus sign; an en dash is as wide as a figure."""


def scale_of(coverage: Coverage) -> int:
    """The darkest cell of plan and result together, in officer-minutes."""
    return max((cell.officer_minutes for one in coverage.boroughs for cell in (*one.planned, *one.actual)), default=0)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A cell of the heat map before it has a place."""

    style: Style
    shade: float
    value: float | None
    label: str
    says: str
    source: Source


@dataclass(frozen=True, slots=True)
class Shown:
    """Which side is shown, and how a cell of it is worked out."""

    coverage: Coverage
    state: Callable[[BoroughCoverage], Stated]
    cell: Callable[[BoroughCoverage, int, int], Drawn]
    """Of the borough, for the hour's place, with the scale."""
    scale: int

    def drawn(self) -> "Rows":
        """Every borough with its cells, none where nothing can be stated."""
        places = range(len(self.coverage.hours))
        return tuple(
            (
                one,
                tuple(self.cell(one, place, self.scale) for place in places)
                if self.state(one) is Stated.STATED
                else (),
            )
            for one in self.coverage.boroughs
        )


Rows: TypeAlias = tuple[tuple[BoroughCoverage, tuple[Drawn, ...]], ...]


def difference_state(one: BoroughCoverage) -> Stated:
    states = (one.plan, one.result)
    if Stated.AWAITED in states:
        return Stated.AWAITED
    return Stated.NOT_STATED if Stated.NOT_STATED in states else Stated.STATED


def planned_cell(one: BoroughCoverage, place: int, scale: int) -> Drawn:
    cell = one.planned[place]
    style = _style(cell)
    says = f"{_where_when(one.borough, cell.hour)}: {_officers_said(cell)} planned"
    return Drawn(style, _shade(cell, scale), cell.officers, _label(cell), says, _source(one, cell, Phase.PLAN))


def actual_cell(one: BoroughCoverage, place: int, scale: int) -> Drawn:
    cell = one.actual[place]
    gaps = _gaps_in_words(one, cell.hour)
    says = f"{_where_when(one.borough, cell.hour)}: {_officers_said(cell)} on patrol"
    if one.plan is Stated.STATED:
        says += f", {_officers_said(one.planned[place])} planned"
    return Drawn(
        Style.GAP if gaps else _style(cell),
        _shade(cell, scale),
        cell.officers,
        _label(cell),
        says + gaps,
        _source(one, cell, Phase.RESULT),
    )


def difference_cell(one: BoroughCoverage, place: int, scale: int) -> Drawn:
    planned, actual = one.planned[place], one.actual[place]
    gaps = _gaps_in_words(one, planned.hour)
    there = f"{_officers_said(actual)} on patrol of {_officers_said(planned)} planned"
    says = f"{_where_when(one.borough, planned.hour)}: {there}{gaps}"
    # What came of the planned patrols stands in the result; a gap's own records are those of the plan.
    source = _source(one, planned, Phase.PLAN if gaps else Phase.RESULT)
    if planned.unstated or actual.unstated:
        return Drawn(Style.GAP if gaps else Style.NOT_STATED, 0.0, None, "?", says, source)
    minutes = actual.officer_minutes - planned.officer_minutes
    style = Style.GAP if gaps else Style.EVEN if not minutes else Style.OVER if minutes > 0 else Style.SHORT
    return Drawn(style, abs(minutes) / scale if scale else 0.0, minutes / 60, say_signed(minutes / 60), says, source)


def _style(cell: HourCell) -> Style:
    if cell.officers is None:
        return Style.NOT_STATED
    return Style.SHADE if cell.officer_minutes else Style.EVEN


def _shade(cell: HourCell, scale: int) -> float:
    return cell.officer_minutes / scale if scale else 0.0


def _label(cell: HourCell) -> str:
    """`6`, `6+` where some patrols' officers are not stated, `?` where none are."""
    if cell.officers is None:
        return "?"
    return say_officers(cell.officers) + ("+" if cell.unstated else "")


@lru_cache(maxsize=4096)
def _short(value: float | None, label: str) -> str:
    """To whole officers, for narrow cells; less than one is never rounded to none."""
    if value is None or label.endswith("+"):
        return ""
    sign = "+" if label.startswith("+") else MINUS if value < 0 else ""
    size = abs(value)
    if 0 < size < 1:
        return sign or "<1"
    return f"{sign}{int(size + 0.5)}"


@lru_cache(maxsize=4096)
def say_officers(officers: float) -> str:
    """A few minutes of one officer are not nothing."""
    said = say_number(officers)
    return "<0.1" if officers and said == "0" else said


def say_officer_hours(hours: float) -> str:
    return f"{say_number(hours)} officer-hour{'' if hours == 1 else 's'}"


def say_signed(officers: float) -> str:
    if not officers:
        return "0"
    return f"{'+' if officers > 0 else MINUS}{say_officers(abs(officers))}"


def _officers_said(cell: HourCell) -> str:
    return _say_cell(cell.officers, cell.unstated)


@lru_cache(maxsize=4096)
def _say_cell(officers: float | None, unstated: int) -> str:
    if officers is None:
        return f"{plural(unstated, 'patrol')} with officers not stated"
    said = "1 officer" if officers == 1 else f"{say_officers(officers)} officers"
    return f"{said} and {plural(unstated, 'patrol')} with officers not stated" if unstated else said


@lru_cache(maxsize=8192)
def _where_when(borough: str, hour: Minute) -> str:
    return f"{borough} {say_span(Period(hour, hour + 60))}"


def _gaps_in_words(one: BoroughCoverage, hour: Minute) -> str:
    spans = []
    for gap in one.gaps_in(hour):
        within = Period(max(gap.period.starts, hour), min(gap.period.ends, hour + 60))
        spans.append(say_span(within) if within.minutes < 60 else "all hour")
    return f"; nobody in the borough {listed(spans)}" if spans else ""


def _source(one: BoroughCoverage, cell: HourCell, phase: Phase) -> Source:
    return patrol_source(phase, (one.borough,), cell.hour)


def chart_of(shown: Shown, drawn: Rows) -> Chart:
    hours = shown.coverage.hours
    starts, ends = hours[0], hours[-1] + 60
    marks = tuple(mark for place, (one, cells) in enumerate(drawn) for mark in _row_marks(shown, place, one, cells))
    present = {mark.style for mark in marks}
    return Chart(
        axis=hour_axis("Hour of the day", starts, ends),
        rows=tuple(Row(one.borough, one.borough) for one in shown.coverage.boroughs),
        marks=marks,
        legend=tuple((style, words) for style, words in _LEGEND if style in present),
    )


_LEGEND = (
    (Style.SHADE, "officers, fuller colour is more"),
    (Style.SHORT, "fewer than planned"),
    (Style.OVER, "more than planned"),
    (Style.GAP, "planned time, nobody in the borough"),
    (Style.NOT_STATED, "not stated"),
    (Style.AWAITED, "return awaited"),
)


def _row_marks(shown: Shown, place: int, one: BoroughCoverage, cells: Sequence[Drawn]) -> Iterator[Mark]:
    hours, state = shown.coverage.hours, shown.state(one)
    if state is not Stated.STATED:
        style = Style.AWAITED if state is Stated.AWAITED else Style.NOT_STATED
        says = f"{one.borough}: patrols {state}"
        yield Mark(place, hours[0], hours[-1] + 60, style, state.value, LabelAt.INSIDE, 0.0, 1.0, says=says)
        return
    for hour, drawn in zip(hours, cells, strict=True):
        yield Mark(
            place,
            hour,
            hour + 60,
            drawn.style,
            drawn.label,
            LabelAt.INSIDE,
            top=0.0,
            bottom=1.0,
            shade=drawn.shade,
            says=drawn.says,
            source=drawn.source,
            short=_short(drawn.value, drawn.label),
            value=drawn.value,
        )


def _totals(one: BoroughCoverage, phase: Phase | None) -> tuple[int, int]:
    """Officer-minutes in all, and the part of them outside the operation's period; no phase is the difference."""
    planned, actual = one.planned_hours, one.actual_hours
    match phase:
        case Phase.PLAN:
            return planned.minutes, planned.outside
        case Phase.RESULT:
            return actual.minutes, actual.outside
        case None:
            return actual.compared - planned.compared, actual.outside - planned.outside


def table_of(shown: Shown, drawn: Rows, total_heading: str, phase: Phase | None) -> Table:
    """The cells by hour, officer-hours of each borough, and the sums of each hour.

    Patrol outside the operation's period has a column of its own, so that rows add up.
    """
    stating = [one for one in shown.coverage.boroughs if shown.state(one) is Stated.STATED]
    outside = any(_totals(one, phase)[1] for one in stating)
    say = say_signed if phase is None else say_officers
    headings = [say_clock(hour) for hour in shown.coverage.hours]
    headings += ["Outside the period"] if outside else []
    columns = (Column("Borough", Align.LEFT), *map(Column, headings), Column(total_heading))
    rows = []
    sums = dict.fromkeys(range(len(shown.coverage.hours)), 0)
    for one, drawn_cells in drawn:
        state = shown.state(one)
        if state is not Stated.STATED:
            rows.append((Cell(one.borough, one.borough), *[Cell(None, state.value)] * (len(columns) - 1)))
            continue
        for place, cell in enumerate(drawn_cells):
            sums[place] += round((cell.value or 0.0) * 60)
        cells = [
            Cell(cell.value, NOT_STATED if cell.value is None else cell.label, cell.source) for cell in drawn_cells
        ]
        source = None if phase is None else patrol_source(phase, (one.borough,))
        rows.append(
            (Cell(one.borough, one.borough), *cells, *_total_cells([_totals(one, phase)], outside, say, source))
        )
    if not stating:
        return Table(columns, tuple(rows))
    whole = None if phase is None else patrol_source(phase, tuple(one.borough for one in stating))
    total = (
        Cell("All", "All that state patrols"),
        *(Cell(minutes / 60, say(minutes / 60)) for minutes in sums.values()),
        *_total_cells([_totals(one, phase) for one in stating], outside, say, whole),
    )
    return Table(columns, tuple(rows), total)


def _total_cells(
    totals: Sequence[tuple[int, int]], outside: bool, say: Callable[[float], str], source: Source | None
) -> tuple[Cell, ...]:
    whole, beyond = sum(one[0] for one in totals) / 60, sum(one[1] for one in totals) / 60
    return (*((Cell(beyond, say(beyond)),) if outside else ()), Cell(whole, say(whole), source))
