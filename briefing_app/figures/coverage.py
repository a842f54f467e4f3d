"""Patrol coverage, borough × hour: planned, actual and the difference, from one computation."""

from collections.abc import Callable, Sequence

from briefing_app.figures.basis import basis_of, joined, say_all, say_missing
from briefing_app.figures.coverage_grid import (
    Shown,
    actual_cell,
    chart_of,
    difference_cell,
    difference_state,
    planned_cell,
    say_officer_hours,
    scale_of,
    table_of,
)
from briefing_app.figures.figure import Figure
from briefing_app.operation.counting.coverage import BoroughCoverage, Coverage, HourCell, coverage_of
from briefing_app.operation.counting.measures import measure_of
from briefing_app.operation.counting.place_coverage import place_gaps
from briefing_app.operation.counting.shares import patrol_hour_coverage
from briefing_app.operation.counting.spans import say_clock
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.times import Minute
from briefing_app.operation.words import listed, plural, say_count, say_duration, say_number, say_share

_GAPS_NAMED = 6
_GROUP = "Patrols"
_IS_HOURS = "which is the officer-hours of that hour"


def coverage_planned_figure(position: Position) -> Figure:
    """The three heat maps share hours, rows, order and shading, so that they can be laid side by side."""
    coverage = coverage_of(position)
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
    shown = Shown(coverage, lambda one: one.plan, planned_cell, scale_of(coverage))
    drawn = shown.drawn()
    return Figure(
        id="coverage-planned",
        name="Patrol coverage, planned",
        title=finding,
        subtitle=f"Officers planned on patrol, averaged over each hour, {_IS_HOURS}; by borough",
        sentence=_with_notes(sentence, _unstated(coverage, Phase.PLAN), missing),
        basis=basis_of(position, Phase.PLAN),
        table=table_of(shown, drawn, "Officer-hours", Phase.PLAN),
        chart=chart_of(shown, drawn),
        group=_GROUP,
    )


def coverage_actual_figure(position: Position) -> Figure:
    coverage = coverage_of(position)
    missing = say_missing(coverage.where(Phase.RESULT, Stated.AWAITED), coverage.where(Phase.RESULT, Stated.NOT_STATED))
    if coverage.where(Phase.RESULT, Stated.STATED):
        finding = joined(_patrolled(coverage), missing)
        sentence = f"{_patrolled(coverage)}. {_gaps_said(position, coverage)}"
    else:
        finding = _nothing_yet("Patrol results", coverage, Phase.RESULT)
        sentence = f"{finding}."
    shown = Shown(coverage, lambda one: one.result, actual_cell, scale_of(coverage))
    drawn = shown.drawn()
    return Figure(
        id="coverage-actual",
        name="Patrol coverage, actual",
        title=finding,
        subtitle=f"Officers on patrol, averaged over each hour, {_IS_HOURS}; by borough",
        sentence=_with_notes(sentence, _unstated(coverage, Phase.RESULT), _unreported(position), missing),
        basis=basis_of(position, Phase.RESULT, Phase.PLAN),
        table=table_of(shown, drawn, "Officer-hours", Phase.RESULT),
        chart=chart_of(shown, drawn),
        group=_GROUP,
    )


def coverage_difference_figure(position: Position) -> Figure:
    coverage = coverage_of(position)
    awaited = tuple(one.borough for one in coverage.boroughs if difference_state(one) is Stated.AWAITED)
    not_stated = tuple(one.borough for one in coverage.boroughs if difference_state(one) is Stated.NOT_STATED)
    missing = say_missing(awaited, not_stated)
    share = patrol_hour_coverage(coverage)
    if coverage.compared and not share.whole and not share.part:
        finding = joined("No patrol was planned or carried out", missing)
        sentence = f"{finding}."
    elif coverage.compared:
        short = share.whole - share.part
        over = "as many officer-hours as planned" if not short else f"{say_officer_hours(abs(short))} "
        over += "" if not short else "fewer than planned" if short > 0 else "more than planned"
        found = place_gaps(position)
        gaps = plural(len(found), "gap") if found else "no gaps"
        finding = joined(f"Patrols gave {over}; {gaps}", missing)
        sentence = (
            f"{plural(len(coverage.compared), 'borough')} can be compared: {say_number(share.part)} of "
            f"{say_number(share.whole)} planned officer-hours ({say_share(share.part, share.whole)}). "
            f"{_gaps_said(position, coverage)}"
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
    shown = Shown(coverage, difference_state, difference_cell, most)
    drawn = shown.drawn()
    return Figure(
        id="coverage-difference",
        name="Patrol coverage, difference",
        title=finding,
        subtitle="Officers on patrol, averaged over each hour, actual less planned; by borough",
        sentence=_with_notes(sentence, missing),
        basis=basis_of(position, Phase.RESULT, Phase.PLAN),
        table=table_of(shown, drawn, "Officer-hours, difference", None),
        chart=chart_of(shown, drawn),
        group=_GROUP,
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
    if not share.whole and not share.part and not elsewhere:
        return "No patrol was planned or carried out"
    unplanned = f" ({say_number(added / 60)} of them unplanned)" if added else ""
    also = f", and {say_number(elsewhere)} that no plan can be compared with" if elsewhere else ""
    return (
        f"{say_number(share.part)} officer-hours patrolled{unplanned} against {say_number(share.whole)} planned "
        f"({say_share(share.part, share.whole)}){also}"
    )


def _gaps_said(position: Position, coverage: Coverage) -> str:
    """Boroughs without any patrol in words, longest first; then how many places had gaps."""
    if not coverage.compared:
        return ""
    gaps, at_places = coverage.gaps, place_gaps(position)
    if not at_places:
        return "No planned time was without a patrol."
    minutes = sum(gap.period.minutes for gap in at_places)
    places = len({gap.where for gap in at_places})
    whole = f"{plural(len(at_places), 'gap')} at {plural(places, 'place')}, {say_duration(minutes)} in all."
    if not gaps:
        return whole
    named = [gap.said for gap in gaps[:_GAPS_NAMED]]
    if len(gaps) > _GAPS_NAMED:
        named.append(f"{say_count(len(gaps) - _GAPS_NAMED)} {'shorter' if _shorter(coverage) else 'more'}")
    empty = say_duration(sum(gap.period.minutes for gap in gaps))
    return f"{whole} Nobody was on patrol in a whole borough for {empty} of planned time: {listed(named)}."


def _shorter(coverage: Coverage) -> bool:
    return coverage.gaps[_GAPS_NAMED].period.minutes < coverage.gaps[_GAPS_NAMED - 1].period.minutes


def _unreported(position: Position) -> str:
    number = measure_of(position, "patrols").not_reported
    return f"{plural(number, 'planned patrol')} not reported on, neither covered nor a gap" if number else ""


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
