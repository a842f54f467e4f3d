"""Officer-hours of patrol: through the day and by borough, planned against actual."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from briefing_app.figures.bars import Bar, Said, Series, Strip, bar_figure, strip_figure
from briefing_app.figures.basis import basis_of, joined, nothing_stated, say_missing
from briefing_app.figures.figure import OFFICER_HOURS, Figure, Source, Style
from briefing_app.operation.counting.coverage import BoroughCoverage, Coverage, HourCell, coverage_of
from briefing_app.operation.counting.shares import patrol_hour_coverage
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.times import Minute
from briefing_app.operation.words import plural, say_number, say_share

NOT_DONE = (("status", ("Not done",)),)


@lru_cache(maxsize=8192)
def patrol_source(phase: Phase, boroughs: tuple[str, ...], hour: Minute | None = None) -> Source:
    """Patrols planned, or carried out, in these boroughs, in that clock hour."""
    none_of = NOT_DONE if phase is Phase.RESULT else ()
    if len(boroughs) == 1:
        here = (("borough", boroughs[0]),)
        return Source("patrols", phase.value, here, during=hour, none_of=none_of, adds=OFFICER_HOURS)
    among = (("borough", boroughs),)
    return Source("patrols", phase.value, during=hour, one_of=among, none_of=none_of, adds=OFFICER_HOURS)


def patrol_hours_figure(position: Position) -> Figure:
    """Through the day, over boroughs of which both are known: two strips, one under the other."""
    coverage = coverage_of(position)
    planned = _by_hour(coverage, lambda one: one.planned)
    actual = _by_hour(coverage, lambda one: one.actual)
    if not coverage.compared:
        title = "Planned and actual patrols can't be compared yet"
    elif not any(planned) and not any(actual):
        title = "No patrol was planned or carried out within the operation's period"
    else:
        part, whole = (say_number(sum(side) / 60) for side in (actual, planned))
        title = f"{part} of {whole} planned officer-hours within the operation's period"
    where = f"in the {plural(len(coverage.compared), 'borough')} with both plan and result"
    names = tuple(one.borough for one in coverage.compared)

    def strip(label: str, minutes: tuple[int, ...], phase: Phase) -> Strip:
        numbers = tuple(number / 60 for number in minutes)
        return Strip(label, numbers, sources=tuple(patrol_source(phase, names, hour) for hour in coverage.hours))

    return strip_figure(
        Said(
            "patrol-by-hour",
            "Officers on patrol by hour",
            title,
            f"Officers on patrol, averaged over each hour, {where}",
            basis_of(position, Phase.RESULT, Phase.PLAN),
            group="Patrols",
        ),
        coverage.hours,
        (strip("Planned", planned, Phase.PLAN), strip("Actual", actual, Phase.RESULT)) if coverage.compared else (),
        counted="officers",
    )


def _by_hour(coverage: Coverage, cells: Callable[[BoroughCoverage], Sequence[HourCell]]) -> tuple[int, ...]:
    """Officer-minutes."""
    return tuple(
        sum(cells(one)[place].officer_minutes for one in coverage.compared) for place in range(len(coverage.hours))
    )


_SERIES = (
    Series(Style.ACTUAL, "actual", "Actual"),
    Series(Style.NOT_STATED, "planned, result not stated", "Planned, result not stated"),
    Series(Style.AWAITED, "planned, result awaited", "Planned, result awaited"),
)


def patrol_hours_by_borough(position: Position) -> Figure:
    """Least covered first, so that the eye falls on where the plan was not met; what can't be compared comes last."""
    coverage = coverage_of(position)
    after = bool(position.included(Phase.RESULT))
    in_order = sorted(coverage.boroughs, key=_least_covered_first if after else _most_planned_first)
    share = patrol_hour_coverage(coverage)
    phase = Phase.RESULT if after else Phase.PLAN
    missing = say_missing(coverage.where(phase, Stated.AWAITED), coverage.where(phase, Stated.NOT_STATED))
    names = [one.borough for one in coverage.boroughs]
    if not coverage.where(phase, Stated.STATED):
        finding, missing = nothing_stated("patrols", coverage.where(phase, Stated.AWAITED), names), ""
    elif not after:
        most = in_order[0]
        finding = (
            f"{most.borough} plans {say_number(most.planned_hours.hours)} of "
            f"{say_number(coverage.planned_minutes / 60)} officer-hours of patrol"
        )
    elif not share.whole and not coverage.actual_minutes:
        finding = "No patrol was planned or carried out"
    elif not share.whole:
        finding = f"{say_number(coverage.actual_minutes / 60)} officer-hours patrolled, with no plan to compare"
    else:
        worst = in_order[0]
        finding = (
            f"{say_share(share.part, share.whole)} of planned officer-hours were patrolled; least in "
            f"{worst.borough} ({say_share(worst.actual_hours.compared, worst.planned_hours.compared)})"
        )
    return bar_figure(
        Said(
            "patrol-hours-by-borough",
            "Patrol officer-hours by borough",
            joined(finding, missing),
            "Officers × hours of patrol, by borough; outline planned, filled actual",
            basis_of(position, Phase.RESULT, Phase.PLAN) if after else basis_of(position, Phase.PLAN),
            _sentence(coverage, joined(finding, missing)),
            group="Patrols",
        ),
        [_bar(one, after) for one in in_order],
        _SERIES if after else (),
        rows_are="Borough",
        counted="Officer-hours",
        planned=True,
    )


def _sentence(coverage: Coverage, finding: str) -> str:
    share = patrol_hour_coverage(coverage)
    if not share.whole:
        return f"{finding}."
    return (
        f"{finding}. {say_number(share.part)} of {say_number(share.whole)} planned officer-hours in "
        f"{plural(len(coverage.compared), 'borough')} with both plan and result."
    )


def _least_covered_first(one: BoroughCoverage) -> tuple[bool, float, str]:
    planned = one.planned_hours.compared
    if not one.compared or not planned:
        return True, 0.0, one.borough
    return False, one.actual_hours.compared / planned, one.borough


def _most_planned_first(one: BoroughCoverage) -> tuple[bool, float, str]:
    return one.plan is not Stated.STATED, -one.planned_hours.minutes, one.borough


def _bar(one: BoroughCoverage, after: bool) -> Bar:
    planned = one.planned_hours.hours if one.plan is Stated.STATED else None
    plan_source = patrol_source(Phase.PLAN, (one.borough,))
    said = "" if planned is not None else one.plan.value
    if not after:
        return Bar(
            one.borough, (), planned=planned, planned_source=plan_source, stated=one.plan,
            ends="" if planned is None else say_number(planned), source=plan_source,
        )  # fmt: skip
    result = one.result
    if planned is None and result is not Stated.STATED:
        return Bar(one.borough, (0, 0, 0), stated=result)
    unsaid, awaited = (planned or 0.0 if result is answer else 0.0 for answer in (Stated.NOT_STATED, Stated.AWAITED))
    actual = one.actual_hours.hours if result is Stated.STATED else None
    behind = patrol_source(Phase.RESULT, (one.borough,))
    return Bar(
        one.borough,
        (actual, unsaid, awaited),
        (behind, plan_source if unsaid else None, plan_source if awaited else None),
        planned=planned,
        planned_source=plan_source,
        planned_said=said,
        missing=result.value,
        ends=_ends(one, planned),
        source=behind if result is Stated.STATED else plan_source,
    )


def _ends(one: BoroughCoverage, planned: float | None) -> str:
    if one.result is not Stated.STATED:
        return f"{one.result.value}, {say_number(planned or 0.0)} planned"
    actual = say_number(one.actual_hours.hours)
    unstated = one.actual_hours.unstated + one.actual_hours.untimed
    apart = f" ({unstated} not stated)" if unstated else ""
    return f"{actual} of {say_number(planned)}{apart}" if planned is not None else f"{actual}, plan {one.plan.value}"
