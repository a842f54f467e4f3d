"""Arrests through the day: hour by hour and adding up, and planned warrants against those that led to an arrest."""

from collections import Counter
from dataclasses import replace
from itertools import accumulate

from briefing_app.figures.arrests import arrests_source
from briefing_app.figures.bars import Said, Series, Strip, strip_figure
from briefing_app.figures.basis import basis_of, joined, nothing_stated, say_missing
from briefing_app.figures.columns import Elsewhere, Through, column_figure
from briefing_app.figures.figure import Figure, Source, Style
from briefing_app.operation.counting.arrest_counts import ARRESTS, arrests_by_hour, met_arrests, persons, total_of
from briefing_app.operation.counting.measures import measure_of
from briefing_app.operation.counting.planned_work import stated_by_any
from briefing_app.operation.counting.spans import say_clock
from briefing_app.operation.counting.warrant_times import WARRANTS, warrants_by_hour
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated, boroughs_of, boroughs_that
from briefing_app.operation.times import Minute
from briefing_app.operation.words import plural, say_count

_TYPES = (
    (Series(Style.PROACTIVE, "proactive", "Proactive"), "Proactive"),
    (Series(Style.REACTIVE, "reactive", "Reactive"), "Reactive"),
    (Series(Style.NOT_STATED, "not stated which", "Not stated"), None),
)


def arrests_by_hour_figure(position: Position) -> Figure:
    """A strip with the number of each hour, for pages that have little room."""
    counted = arrests_by_hour(position)
    known = stated_by_any(position, ARRESTS, Phase.RESULT) is Stated.STATED
    busiest = max(counted.hours, key=lambda one: one[1], default=(0, 0))
    if busiest[1]:
        title = f"Most arrests in the hour from {say_clock(busiest[0])}: {say_count(busiest[1])}"
    elif known:
        title = "No arrest with a time" if counted.total else "No arrests through the day"
    else:
        boroughs = boroughs_of(position)
        awaited = boroughs_that(position, ARRESTS, Phase.RESULT, Stated.AWAITED, boroughs)
        title = nothing_stated("arrests", awaited, boroughs)
    elsewhere = (("Outside", counted.outside), ("No time", counted.not_stated))
    sources = (*(_in_hour(hour) for hour, _ in counted.hours), _outside(position), _untimed())
    strips = (Strip("Arrests", tuple(number for _, number in counted.hours), elsewhere, sources),) if known else ()
    return strip_figure(
        Said(
            "arrests-by-hour",
            "Arrests by hour",
            joined(title, _apart(counted.outside, counted.not_stated), _missing(position) if known else ""),
            "Persons arrested by the Met, by hour of arrest",
            basis_of(position, Phase.RESULT),
            group="Arrests",
        ),
        [hour for hour, _ in counted.hours],
        strips,
        counted="persons arrested",
    )


def arrests_through_the_day(position: Position) -> Figure:
    """Adding up by the hour, proactive, reactive and not stated; those without a time stand in the table."""
    hours = tuple(position.operation.period.hours())
    counted = Counter[tuple[Minute | None, str | None]]()
    types = {"Proactive", "Reactive"}
    for one in met_arrests(position):
        how = one.text("arrest_type")
        counted[_hour_of(position, one.whole("arrested_at")), how if how in types else None] += persons(one)
    known = stated_by_any(position, ARRESTS, Phase.RESULT) is Stated.STATED
    total = total_of(met_arrests(position))
    timed = sum(number for (hour, _), number in counted.items() if hour in hours)
    outside, untimed = (sum(counted[place, how] for _, how in _TYPES) for place in (_OUTSIDE, None))
    stacked = [
        Through(
            series,
            tuple(counted[hour, how] for hour in hours),
            tuple(_of_type(_in_hour(hour), how) for hour in hours),
            tuple(_of_type(_until(hours[0], hour), how) for hour in hours),
        )
        for series, how in _TYPES
        if how is not None or any(counted[hour, None] for hour in (*hours, _OUTSIDE, None))
    ]
    elsewhere = [
        Elsewhere(
            label,
            tuple(counted[place, one] for _, one in _TYPES[: len(stacked)]),
            tuple(_of_type(source, one) for _, one in _TYPES[: len(stacked)]),
        )
        for label, place, source in (
            ("Outside the period", _OUTSIDE, _outside(position)),
            ("No time stated", None, _untimed()),
        )
        if any(counted[place, one] for _, one in _TYPES)
    ]
    return column_figure(
        Said(
            "arrests-through-day",
            "Arrests through the day",
            joined(_finding(position, hours, counted, timed, total, known), _missing(position) if known else ""),
            "Persons arrested by the Met, added up to the end of each hour",
            basis_of(position, Phase.RESULT),
            _sentence(position, timed, outside, untimed, known),
            group="Arrests",
        ),
        hours,
        None,
        stacked if known else (),
        elsewhere if known else (),
        counted="Persons arrested so far",
    )


def _finding(
    position: Position,
    hours: tuple[Minute, ...],
    counted: Counter[tuple[Minute | None, str | None]],
    timed: int,
    total: int,
    known: bool,
) -> str:
    if not known:
        boroughs = boroughs_of(position)
        return nothing_stated(
            "arrests", boroughs_that(position, ARRESTS, Phase.RESULT, Stated.AWAITED, boroughs), boroughs
        )
    if not total:
        return "No arrests through the day"
    if not timed:
        return f"No time is stated for any of {plural(total, 'arrest')} within the operation's period"
    so_far = 0
    for hour in hours:
        so_far += sum(counted[hour, how] for _, how in _TYPES)
        if 2 * so_far >= timed:
            break
    apart = f"; {say_count(total - timed)} more without a time in the period" if total > timed else ""
    return f"Half of {plural(timed, 'arrest')} were made by {say_clock(hour + 60)}{apart}"


def _sentence(position: Position, timed: int, outside: int, untimed: int, known: bool) -> str:
    if not known:
        return ""
    missing = _missing(position)
    ends = say_clock(position.operation.period.ends)
    apart = _apart(outside, untimed)
    return (
        f"{plural(timed, 'arrest')} with a time in the operation's period, to {ends}."
        + (f" Apart from these: {apart}." if apart else "")
        + (f" {missing}." if missing else "")
    )


def _apart(outside: int, untimed: int) -> str:
    return joined(
        f"{say_count(untimed)} without a time" if untimed else "",
        f"{say_count(outside)} outside the operation's period" if outside else "",
    )


def _missing(position: Position) -> str:
    boroughs = boroughs_of(position)
    return say_missing(
        *(boroughs_that(position, ARRESTS, Phase.RESULT, one, boroughs) for one in (Stated.AWAITED, Stated.NOT_STATED))
    )


_OUTSIDE = -1


def _hour_of(position: Position, moment: Minute | None) -> Minute | None:
    if moment is None:
        return None
    return moment - moment % 60 if moment in position.operation.period else _OUTSIDE


def _in_hour(hour: Minute) -> Source:
    return replace(arrests_source(), during=hour)


def _until(starts: Minute, hour: Minute) -> Source:
    return replace(arrests_source(), during=starts, lasting=hour + 60 - starts)


def _untimed() -> Source:
    return arrests_source(where=(("arrested_at", None),))


def _outside(position: Position) -> Source:
    moments = {moment for one in met_arrests(position) if (moment := one.whole("arrested_at")) is not None}
    beyond = tuple(sorted(moment for moment in moments if moment not in position.operation.period))
    return replace(arrests_source(), one_of=(("arrested_at", beyond),))


def _of_type(source: Source, how: str | None) -> Source:
    return replace(source, where=(*source.where, ("arrest_type", how)))


def warrants_through_the_day(position: Position) -> Figure:
    """Planned warrants in outline, adding up, against those that led to an arrest, at the time of that arrest."""
    counted = warrants_by_hour(position)
    measure = measure_of(position, WARRANTS)
    hours = [one.hour for one in counted.hours]
    plan, result = measure.plan_stated is Stated.STATED, measure.result_stated is Stated.STATED
    planned = Through(
        Series(Style.PLANNED, "warrants planned", "Planned"),
        tuple(one.planned for one in counted.hours),
        tuple(Source(WARRANTS, Phase.PLAN.value, during=hour) for hour in hours),
        tuple(Source(WARRANTS, Phase.PLAN.value, during=hours[0], lasting=hour + 60 - hours[0]) for hour in hours),
    )
    executed = Through(
        Series(Style.ACTUAL, "warrants led to an arrest", "Executed, arrest made"),
        tuple(len(one.executed) for one in counted.hours),
        tuple(_executed(one.executed) for one in counted.hours),
        tuple(map(_executed, accumulate(one.executed for one in counted.hours))),
    )
    elsewhere = [
        Elsewhere(
            label,
            (*((before,) if plan else ()), *((len(after),) if result else ())),
            (*((None,) if plan else ()), *((_executed(after),) if result else ())),
        )
        for label, before, after in (
            ("Outside the period", counted.planned_outside, counted.executed_outside),
            ("No time stated", counted.planned_untimed, counted.executed_untimed),
        )
        if before or after
    ]
    return column_figure(
        Said(
            "warrants-through-day",
            "Warrants through the day",
            _warrants_finding(position),
            "Warrants by planned time; executed ones by the time of the arrest that they led to",
            basis_of(position, Phase.RESULT, Phase.PLAN),
            group="Warrants and visits",
        ),
        hours,
        planned if plan else None,
        [executed] if result else [],
        elsewhere,
        counted="Warrants so far",
    )


def _executed(ids: tuple[int, ...]) -> Source:
    return Source(WARRANTS, Phase.RESULT.value, ids=ids)


def _warrants_finding(position: Position) -> str:
    counted, measure = warrants_by_hour(position), measure_of(position, WARRANTS)
    plan, result = measure.plan_stated is Stated.STATED, measure.result_stated is Stated.STATED
    if not plan and not result:
        return f"Warrants are {measure.plan_stated}"
    arrests = sum(len(one.executed) for one in counted.hours)
    awaited = Stated.AWAITED in (measure.plan_stated, measure.result_stated)
    if not measure.planned and not counted.executed and not awaited:
        return "No warrants planned or executed"
    parts = [
        f"{plural(arrests, 'warrant')} led to an arrest" + (f", {say_count(measure.planned)} planned" if plan else "")
        if result
        else f"{plural(measure.planned, 'warrant')} planned",
        f"{say_count(len(counted.executed_untimed))} more executed, no time stated" if counted.executed_untimed else "",
    ]
    missing = (
        say_missing(measure.results_awaited, measure.results_not_stated)
        if result
        else say_missing(measure.plans_awaited, measure.plans_not_stated)
    )
    return joined(*parts, missing)
