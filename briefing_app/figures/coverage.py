"""Patrol coverage, borough × hour: planned, actual and the difference, from one computation."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from briefing_app.figures.basis import basis_of, joined, say_all, say_missing
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
)
from briefing_app.figures.scales import hour_axis
from briefing_app.operation.coverage import BoroughCoverage, Coverage, HourCell, coverage_of, say_clock, say_span
from briefing_app.operation.kinds import Phase
from briefing_app.operation.measures import patrol_hour_coverage
from briefing_app.operation.position import Position
from briefing_app.operation.stated import Stated
from briefing_app.operation.times import Minute, Period
from briefing_app.operation.words import NOT_STATED, listed, plural, say_count, say_duration, say_number, say_share

MINUS = "\N{EN DASH}"
"""The shipped typeface has no minus sign; an en dash is as wide as a figure."""
_GAPS_NAMED = 6


def coverage_figures(position: Position) -> tuple[Figure, Figure, Figure]:
    """The three heat maps share hours, rows, order and shading, so that they can be laid side by side."""
    coverage = coverage_of(position)
    return (
        _planned_figure(position, coverage),
        _actual_figure(position, coverage),
        _difference_figure(position, coverage),
    )


def _planned_figure(position: Position, coverage: Coverage) -> Figure:
    missing = say_missing(coverage.where(Phase.PLAN, Stated.AWAITED), coverage.where(Phase.PLAN, Stated.NOT_STATED))
    stating = coverage.where(Phase.PLAN, Stated.STATED)
    busiest = _busiest(coverage, lambda one: one.planned)
    hours = say_officer_hours(coverage.planned_minutes / 60)
    if stating:
        most = f", most at {say_clock(busiest[0])} ({say_number(busiest[1])} officers)" if busiest else ""
        finding = joined(f"{hours} of patrol planned{most}", missing)
        sentence = f"{plural(len(stating), 'borough')} planned {hours} of patrol{most}."
    else:
        finding = _nothing_yet("Patrol plans", coverage, Phase.PLAN)
        sentence = f"{finding}."
    shown = _Shown(coverage, lambda one: one.plan, _planned_cell, _scale(coverage))
    drawn = shown.drawn()
    return Figure(
        id="coverage-planned",
        name="Patrol coverage, planned",
        title=finding,
        subtitle="Officers planned to be on patrol in each hour (officer-minutes ÷ 60), by borough",
        sentence=_with_notes(sentence, _unstated(coverage, Phase.PLAN), missing),
        basis=basis_of(position, Phase.PLAN),
        table=_table(shown, drawn, "Officer-hours", _planned_totals),
        chart=_chart(shown, drawn),
    )


def _actual_figure(position: Position, coverage: Coverage) -> Figure:
    missing = say_missing(coverage.where(Phase.RESULT, Stated.AWAITED), coverage.where(Phase.RESULT, Stated.NOT_STATED))
    if coverage.where(Phase.RESULT, Stated.STATED):
        finding = joined(_patrolled(coverage), missing)
        sentence = f"{_patrolled(coverage)}. {_gaps_said(coverage)}"
    else:
        finding = _nothing_yet("Patrol results", coverage, Phase.RESULT)
        sentence = f"{finding}."
    shown = _Shown(coverage, lambda one: one.result, _actual_cell, _scale(coverage))
    drawn = shown.drawn()
    return Figure(
        id="coverage-actual",
        name="Patrol coverage, actual",
        title=finding,
        subtitle="Officers on patrol in each hour (officer-minutes ÷ 60), by borough",
        sentence=_with_notes(sentence, _unstated(coverage, Phase.RESULT), missing),
        basis=basis_of(position, Phase.RESULT, Phase.PLAN),
        table=_table(shown, drawn, "Officer-hours", _actual_totals),
        chart=_chart(shown, drawn),
    )


def _difference_figure(position: Position, coverage: Coverage) -> Figure:
    awaited = tuple(one.borough for one in coverage.boroughs if _difference_state(one) is Stated.AWAITED)
    not_stated = tuple(one.borough for one in coverage.boroughs if _difference_state(one) is Stated.NOT_STATED)
    missing = say_missing(awaited, not_stated)
    share = patrol_hour_coverage(coverage)
    if coverage.compared:
        short = share.whole - share.part
        over = "as many officer-hours as planned" if not short else f"{say_officer_hours(abs(short))} "
        over += "" if not short else "fewer than planned" if short > 0 else "more than planned"
        gaps = f"{plural(len(coverage.gaps), 'gap')} with nobody there" if coverage.gaps else "no gaps"
        finding = joined(f"Patrols gave {over}; {gaps}", missing)
        sentence = (
            f"{plural(len(coverage.compared), 'borough')} can be compared: {say_number(share.part)} of "
            f"{say_number(share.whole)} planned officer-hours ({say_share(share.part, share.whole)}). "
            f"{_gaps_said(coverage)}"
        )
    else:
        finding = "Planned and actual patrols can't be compared yet"
        sentence = f"{finding}."
    most = max(
        (
            abs(actual.officer_minutes - planned.officer_minutes)
            for one in coverage.compared
            for planned, actual in zip(one.planned, one.actual, strict=True)
        ),
        default=0,
    )
    shown = _Shown(coverage, _difference_state, _difference_cell, most)
    drawn = shown.drawn()
    return Figure(
        id="coverage-difference",
        name="Patrol coverage, difference",
        title=finding,
        subtitle="Officers on patrol in each hour, actual less planned, by borough",
        sentence=_with_notes(sentence, missing),
        basis=basis_of(position, Phase.RESULT, Phase.PLAN),
        table=_table(shown, drawn, "Officer-hours, difference", _difference_totals),
        chart=_chart(shown, drawn),
    )


def _nothing_yet(what: str, coverage: Coverage, phase: Phase) -> str:
    awaited = coverage.where(phase, Stated.AWAITED)
    if awaited and len(awaited) == len(coverage.boroughs):
        return f"{what} are awaited from {say_all(awaited)}"
    return f"{what} are awaited" if awaited else f"{what} are not stated by any borough"


def _patrolled(coverage: Coverage) -> str:
    """What was patrolled, of what was planned where both are known."""
    share = patrol_hour_coverage(coverage)
    added = sum(one.actual_hours.added for one in coverage.boroughs if one.compared)
    elsewhere = coverage.actual_minutes / 60 - share.part
    if not coverage.compared:
        return f"{say_officer_hours(elsewhere)} patrolled, with no plan to compare"
    unplanned = f" ({say_number(added / 60)} of them unplanned)" if added else ""
    also = f", and {say_number(elsewhere)} that no plan can be compared with" if elsewhere else ""
    return (
        f"{say_number(share.part)} officer-hours patrolled{unplanned} against {say_number(share.whole)} planned "
        f"({say_share(share.part, share.whole)}){also}"
    )


def _gaps_said(coverage: Coverage) -> str:
    """The gaps in words, longest first."""
    gaps = coverage.gaps
    if not gaps:
        return "No planned time was without a patrol." if coverage.compared else ""
    minutes = sum(gap.period.minutes for gap in gaps)
    named = [gap.said for gap in gaps[:_GAPS_NAMED]]
    if len(gaps) > _GAPS_NAMED:
        named.append(f"{say_count(len(gaps) - _GAPS_NAMED)} shorter gaps" if _shorter(coverage) else _more(coverage))
    return f"Nobody was there for {say_duration(minutes)} of planned time: {listed(named)}."


def _shorter(coverage: Coverage) -> bool:
    return coverage.gaps[_GAPS_NAMED].period.minutes < coverage.gaps[_GAPS_NAMED - 1].period.minutes


def _more(coverage: Coverage) -> str:
    return f"{say_count(len(coverage.gaps) - _GAPS_NAMED)} more"


def _unstated(coverage: Coverage, phase: Phase) -> str:
    """Patrols that no number holds."""
    sides = [one.planned_hours if phase is Phase.PLAN else one.actual_hours for one in coverage.boroughs]
    officers, times = sum(side.unstated for side in sides), sum(side.untimed for side in sides)
    return joined(
        f"{plural(officers, 'patrol')} with officers not stated, not counted in the hours" if officers else "",
        f"{plural(times, 'patrol')} with times not stated, not counted" if times else "",
    )


def _with_notes(sentence: str, *notes: str) -> str:
    return " ".join([sentence.strip(), *(f"{note[0].upper()}{note[1:]}." for note in notes if note)])


def _busiest(coverage: Coverage, cells: Callable[[BoroughCoverage], Sequence[HourCell]]) -> tuple[Minute, float] | None:
    totals = dict.fromkeys(coverage.hours, 0)
    for one in coverage.boroughs:
        for cell in cells(one):
            totals[cell.hour] += cell.officer_minutes
    hour, minutes = max(totals.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    return (hour, minutes / 60) if minutes else None


def _scale(coverage: Coverage) -> int:
    """The darkest cell of plan and result together, in officer-minutes."""
    return max((cell.officer_minutes for one in coverage.boroughs for cell in (*one.planned, *one.actual)), default=0)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A cell of the heat map before it has a place."""

    style: Style
    shade: float
    value: float | None
    label: str
    says: str
    source: Source


@dataclass(frozen=True, slots=True)
class _Shown:
    """Which side is shown, and how a cell of it is worked out."""

    coverage: Coverage
    state: Callable[[BoroughCoverage], Stated]
    cell: Callable[[BoroughCoverage, int, int], _Drawn]
    """Of the borough, for the hour's place, with the scale."""
    scale: int

    def drawn(self) -> "_Rows":
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


_Rows: TypeAlias = tuple[tuple[BoroughCoverage, tuple[_Drawn, ...]], ...]


def _difference_state(one: BoroughCoverage) -> Stated:
    states = (one.plan, one.result)
    if Stated.AWAITED in states:
        return Stated.AWAITED
    return Stated.NOT_STATED if Stated.NOT_STATED in states else Stated.STATED


def _planned_cell(one: BoroughCoverage, place: int, scale: int) -> _Drawn:
    cell = one.planned[place]
    style = _style(cell)
    says = f"{_where_when(one, cell)}: {_officers_said(cell)} planned"
    return _Drawn(style, _shade(cell, scale), cell.officers, _label(cell), says, _source(one, cell, Phase.PLAN))


def _actual_cell(one: BoroughCoverage, place: int, scale: int) -> _Drawn:
    cell = one.actual[place]
    gaps = _gaps_in_words(one, cell.hour)
    says = f"{_where_when(one, cell)}: {_officers_said(cell)} on patrol"
    if one.plan is Stated.STATED:
        says += f", {_officers_said(one.planned[place])} planned"
    return _Drawn(
        Style.GAP if gaps else _style(cell),
        _shade(cell, scale),
        cell.officers,
        _label(cell),
        says + gaps,
        _source(one, cell, Phase.RESULT),
    )


def _difference_cell(one: BoroughCoverage, place: int, scale: int) -> _Drawn:
    planned, actual = one.planned[place], one.actual[place]
    gaps = _gaps_in_words(one, planned.hour)
    says = f"{_where_when(one, planned)}: {_officers_said(actual)} on patrol of {_officers_said(planned)} planned{gaps}"
    # What came of the planned patrols stands in the result; a gap's own records are those of the plan.
    source = _source(one, planned, Phase.PLAN if gaps else Phase.RESULT)
    if planned.unstated or actual.unstated:
        return _Drawn(Style.GAP if gaps else Style.NOT_STATED, 0.0, None, "?", says, source)
    minutes = actual.officer_minutes - planned.officer_minutes
    style = Style.GAP if gaps else Style.EVEN if not minutes else Style.OVER if minutes > 0 else Style.SHORT
    return _Drawn(style, abs(minutes) / scale if scale else 0.0, minutes / 60, say_signed(minutes / 60), says, source)


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


def _short(drawn: _Drawn) -> str:
    """To whole officers, for narrow cells; less than one is never rounded to none."""
    if drawn.value is None or drawn.label.endswith("+"):
        return ""
    sign = "+" if drawn.label.startswith("+") else "–" if drawn.value < 0 else ""
    size = abs(drawn.value)
    if 0 < size < 1:
        return sign or "<1"
    return f"{sign}{int(size + 0.5)}"


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
    if cell.officers is None:
        return f"{plural(cell.unstated, 'patrol')} with officers not stated"
    said = "1 officer" if cell.officers == 1 else f"{say_officers(cell.officers)} officers"
    if cell.unstated:
        return f"{said} and {plural(cell.unstated, 'patrol')} with officers not stated"
    return said


def _where_when(one: BoroughCoverage, cell: HourCell) -> str:
    return f"{one.borough} {say_span(Period(cell.hour, cell.hour + 60))}"


def _gaps_in_words(one: BoroughCoverage, hour: Minute) -> str:
    spans = []
    for gap in one.gaps_in(hour):
        within = Period(max(gap.period.starts, hour), min(gap.period.ends, hour + 60))
        spans.append(say_span(within) if within.minutes < 60 else "all hour")
    return f"; nobody there {listed(spans)}" if spans else ""


def _source(one: BoroughCoverage, cell: HourCell, phase: Phase) -> Source:
    not_done = () if phase is Phase.PLAN else (("status", ("Not done",)),)
    return Source("patrols", phase.value, (("borough", one.borough),), during=cell.hour, none_of=not_done)


def _chart(shown: _Shown, drawn: _Rows) -> Chart:
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
    (Style.GAP, "planned time with nobody there"),
    (Style.NOT_STATED, "not stated"),
    (Style.AWAITED, "return awaited"),
)


def _row_marks(shown: _Shown, place: int, one: BoroughCoverage, cells: Sequence[_Drawn]) -> Iterator[Mark]:
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
            short=_short(drawn),
        )


_Totals: TypeAlias = Callable[[BoroughCoverage], tuple[int, int]]
"""Officer-minutes in all, and the part of them outside the operation's period."""


def _planned_totals(one: BoroughCoverage) -> tuple[int, int]:
    return one.planned_hours.minutes, one.planned_hours.outside


def _actual_totals(one: BoroughCoverage) -> tuple[int, int]:
    return one.actual_hours.minutes, one.actual_hours.outside


def _difference_totals(one: BoroughCoverage) -> tuple[int, int]:
    return one.actual_hours.compared - one.planned_hours.compared, one.actual_hours.outside - one.planned_hours.outside


def _table(shown: _Shown, drawn: _Rows, total_heading: str, totals: _Totals) -> Table:
    """The cells by hour, officer-hours of each borough, and the sums of each hour.

    Patrol outside the operation's period has a column of its own, so that rows add up.
    """
    stating = [one for one in shown.coverage.boroughs if shown.state(one) is Stated.STATED]
    outside = any(totals(one)[1] for one in stating)
    say = say_signed if totals is _difference_totals else say_officers
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
        rows.append((Cell(one.borough, one.borough), *cells, *_total_cells([totals(one)], outside, say)))
    if not stating:
        return Table(columns, tuple(rows))
    total = (
        Cell("All", "All that state patrols"),
        *(Cell(minutes / 60, say(minutes / 60)) for minutes in sums.values()),
        *_total_cells([totals(one) for one in stating], outside, say),
    )
    return Table(columns, tuple(rows), total)


def _total_cells(totals: Sequence[tuple[int, int]], outside: bool, say: Callable[[float], str]) -> tuple[Cell, ...]:
    whole, beyond = sum(one[0] for one in totals) / 60, sum(one[1] for one in totals) / 60
    return (*((Cell(beyond, say(beyond)),) if outside else ()), Cell(whole, say(whole)))
