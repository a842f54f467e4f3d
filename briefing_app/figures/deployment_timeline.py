"""Deployments on a timeline, planned in outline, actual filled, and those among them that need a second look."""

from collections.abc import Iterator, Sequence

from briefing_app.figures.basis import basis_of, joined, none_stated, results_are_in, say_missing
from briefing_app.figures.deployment_sources import source_of_deployment
from briefing_app.figures.figure import (
    Align,
    Axis,
    Cell,
    Chart,
    Column,
    Figure,
    LabelAt,
    Mark,
    Row,
    Style,
    Table,
)
from briefing_app.figures.officers_by_unit import say_officers_of
from briefing_app.figures.scales import hour_axis
from briefing_app.figures.timeline_table import timeline_table
from briefing_app.operation.counting.deployment_checks import CheckedDeployment, Duty, checked_deployments
from briefing_app.operation.counting.measures import ActivityMeasure, measure_of
from briefing_app.operation.counting.officers import met_officers, partner_officers
from briefing_app.operation.counting.spans import say_span
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Activity, Position, Standing
from briefing_app.operation.position.stated import Stated, boroughs_of, stated
from briefing_app.operation.times import Minute, Period
from briefing_app.operation.words import listed, plural, say_count

_LONGEST_BEYOND = 6 * 60
"""How far the timeline follows duties beyond the operation's period; what lies further out is cut and said."""

_FLAG = 10
_FLAG_ROOM = 30


def timeline_figure(position: Position) -> Figure:
    """One lane per deployment."""
    checked = checked_deployments(position)
    measure = measure_of(position, "deployments")
    after = results_are_in(position)
    missing = _missing(measure, after)
    return Figure(
        id="deployment-timeline",
        name="Deployments through the day",
        title=joined(_timeline_finding(checked, measure, after), missing if checked else ""),
        subtitle="Duty times of each deployment, by borough and start; outline planned, filled actual",
        sentence=_timeline_sentence(position, checked, measure, missing),
        basis=basis_of(position, Phase.RESULT, Phase.PLAN) if after else basis_of(position, Phase.PLAN),
        table=timeline_table(position, checked),
        chart=_timeline(position, checked, after, boroughs_of(position)),
        group="Units",
    )


def flagged_figure(position: Position) -> Figure:
    """The lanes of those that need a second look, each with its sentence in the table."""
    checked = checked_deployments(position)
    flagged = [one for one in checked if one.findings]
    measure, after = measure_of(position, "deployments"), results_are_in(position)
    here = {one.activity.borough for one in flagged}
    boroughs = [borough for borough in boroughs_of(position) if borough in here]
    table = timeline_table(position, flagged)
    said = [" ".join(finding.says for finding in one.findings) for one in flagged]
    return Figure(
        id="deployments-flagged",
        name="Deployments to look at",
        title=joined(_flagged_finding(checked, measure, after), _missing(measure, after) if checked else ""),
        subtitle="Double-booked, over 12 hours, without a supervisor, under strength, or not deployed as planned",
        sentence=_flagged_sentence(checked, _flagged_finding(checked, measure, after)),
        basis=basis_of(position, Phase.RESULT, Phase.PLAN) if after else basis_of(position, Phase.PLAN),
        table=Table(
            (*table.columns, Column("Why", Align.LEFT)),
            tuple((*row, Cell(says, says)) for row, says in zip(table.rows, said, strict=True)),
        ),
        chart=_timeline(position, flagged, after, boroughs),
        group="Units",
    )


def _flagged_finding(checked: Sequence[CheckedDeployment], measure: ActivityMeasure, after: bool) -> str:
    if not checked:
        return none_stated(measure, after, "deployments")
    number = sum(bool(one.findings) for one in checked)
    of = plural(len(checked), "deployment") + ("" if after else " planned")
    if not number:
        return f"{of}, none needing a second look"
    first = ", ".join(f"{say_count(count)} {words}" for words, count in _concerns(checked)[:2])
    return f"{say_count(number)} of {of} to look at again ({first})"


def _flagged_sentence(checked: Sequence[CheckedDeployment], finding: str) -> str:
    concerns = [f"{say_count(number)} {words}" for words, number in _concerns(checked)]
    return f"{finding}." + (f" To look at: {listed(concerns)}." if concerns else "")


def _missing(measure: ActivityMeasure, after: bool) -> str:
    if after:
        return say_missing(measure.results_awaited, measure.results_not_stated)
    return say_missing(measure.plans_awaited, measure.plans_not_stated)


def _concerns(checked: Sequence[CheckedDeployment]) -> list[tuple[str, int]]:
    """How many deployments each concern is about, most first."""
    counted: dict[str, int] = {}
    for one in checked:
        for finding in one.findings:
            counted[finding.concern.value] = counted.get(finding.concern.value, 0) + 1
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def _timeline_finding(checked: Sequence[CheckedDeployment], measure: ActivityMeasure, after: bool) -> str:
    if not checked:
        return none_stated(measure, after, "deployments")
    flagged = sum(bool(one.findings) for one in checked)
    what = f"{plural(len(checked), 'deployment')}{'' if after else ' planned'}"
    if not flagged:
        return f"{what}, none needing a second look"
    first = ", ".join(f"{say_count(number)} {words}" for words, number in _concerns(checked)[:2])
    return f"{what}, {say_count(flagged)} to look at again ({first})"


def _timeline_sentence(
    position: Position, checked: Sequence[CheckedDeployment], measure: ActivityMeasure, missing: str
) -> str:
    met, partners = met_officers(position), partner_officers(position)
    parts = [f"{plural(len(checked), 'deployment')}: {say_officers_of(met, measure)}."]
    if partners.planned or partners.actual:
        parts.append(f"Partners, apart: {say_officers_of(partners, measure)}.")
    if concerns := _concerns(checked):
        parts.append(f"To look at: {listed(f'{say_count(number)} {words}' for words, number in concerns)}.")
    if missing:
        parts.append(f"{missing}.")
    return " ".join(parts)


def _timeline(position: Position, checked: Sequence[CheckedDeployment], after: bool, boroughs: Sequence[str]) -> Chart:
    axis = _timeline_axis(position, checked)
    by_borough: dict[str, list[CheckedDeployment]] = {}
    for one in checked:
        by_borough.setdefault(one.activity.borough, []).append(one)
    rows: list[Row] = []
    marks: list[Mark] = []
    for borough in boroughs:
        for one in by_borough.get(borough, ()):
            marks += _lane(position, one, len(rows), axis, after)
            rows.append(Row(_key(one.activity), one.name, borough))
        if borough not in by_borough:
            marks.append(_empty_lane(position, borough, len(rows), axis, after))
            rows.append(Row(borough, "", borough))
    present = {mark.style for mark in marks}
    return Chart(
        axis=axis,
        rows=tuple(rows),
        marks=tuple(marks),
        legend=tuple((style, words) for style, words in _LEGEND if style in present),
    )


_LEGEND = (
    (Style.PLANNED, "planned"),
    (Style.ACTUAL, "actual"),
    (Style.WARNING, "to look at"),
    (Style.NOT_STATED, "not stated"),
    (Style.AWAITED, "awaited"),
)


def _key(activity: Activity) -> str:
    record = activity.records[-1]
    return f"{activity.borough} {record.id}"


def _timeline_axis(position: Position, checked: Sequence[CheckedDeployment]) -> Axis:
    """The operation's own hours, and a little beyond where duties are; the flags stand at its right."""
    period = position.operation.period
    duties = [duty.period for one in checked for duty in (one.planned, one.actual) if duty is not None]
    starts = min([period.starts, *(duty.starts for duty in duties)])
    ends = max([period.ends, *(duty.ends for duty in duties)])
    starts = max(starts, period.starts - _LONGEST_BEYOND) // 60 * 60
    ends = -(-min(ends, period.ends + _LONGEST_BEYOND) // 60) * 60
    axis = hour_axis("Hour of the day", starts, ends)
    return Axis(axis.title, axis.starts, axis.ends + _FLAG_ROOM, axis.ticks)


def _lane(position: Position, one: CheckedDeployment, place: int, axis: Axis, after: bool) -> Iterator[Mark]:
    activity = one.activity
    unit = activity.text("unit") or "unit not stated"
    name = f"{activity.borough}, {one.name}, {unit}"
    if one.planned is not None:
        yield _duty_mark(place, one.planned, Style.PLANNED, 0.06, 0.94, axis, f"{name}: planned", activity, Phase.PLAN)
    if one.actual is not None:
        yield _duty_mark(place, one.actual, Style.ACTUAL, 0.26, 0.74, axis, f"{name}: on duty", activity, Phase.RESULT)
    elif after and one.planned is not None and activity.result is None:
        style = _result_style(position, activity)
        if style is not None:
            said = f"{name}: result {style.value}"
            left, right = _clipped(one.planned.period, axis)
            yield Mark(place, left, right, style, top=0.26, bottom=0.74, says=said)
    for finding in one.findings:
        if finding.during is not None:
            left, right = _clipped(finding.during, axis)
            yield Mark(place, left, right, Style.WARNING, top=0.26, bottom=0.74, says=f"{name}: {finding.says}")
    if one.findings:
        words = ", ".join(finding.concern.value for finding in one.findings)
        says = f"{name}: {' '.join(finding.says for finding in one.findings)}"
        flag = axis.ends - _FLAG
        yield Mark(place, flag, axis.ends, Style.WARNING, words, LabelAt.END, 0.2, 0.8, says=says)


def _result_style(position: Position, activity: Activity) -> Style | None:
    """How a deployment looks of which no result row is in; not at all where a borough simply left it out."""
    if activity.standing is Standing.PLANNED:
        return Style.AWAITED
    answer = stated(position, "deployments", Phase.RESULT, activity.borough)
    return Style.NOT_STATED if answer is Stated.NOT_STATED else None


def _clipped(period: Period, axis: Axis) -> tuple[Minute, Minute]:
    last = int(axis.ends) - _FLAG_ROOM
    left = min(max(period.starts, int(axis.starts)), last)
    return left, max(left, min(period.ends, last))


def _duty_mark(
    place: int,
    duty: Duty,
    style: Style,
    top: float,
    bottom: float,
    axis: Axis,
    words: str,
    activity: Activity,
    phase: Phase,
) -> Mark:
    left, right = _clipped(duty.period, axis)
    strength = "officers not stated" if duty.officers is None else plural(duty.officers, "officer")
    return Mark(
        place,
        left,
        right,
        style,
        top=top,
        bottom=bottom,
        says=f"{words} {say_span(duty.period)}, {strength}",
        source=source_of_deployment(activity, phase),
        value=duty.officers,
    )


def _empty_lane(position: Position, borough: str, place: int, axis: Axis, after: bool) -> Mark:
    """A borough of which nothing can be drawn, and why."""
    answers = [stated(position, "deployments", phase, borough) for phase in Phase]
    last = axis.ends - _FLAG_ROOM
    if Stated.AWAITED in (answers if after else answers[:1]):
        which = "plan" if answers[0] is Stated.AWAITED else "result"
        says = f"{borough}: {which} awaited"
        return Mark(place, axis.starts, last, Style.AWAITED, f"{which} awaited", LabelAt.INSIDE, says=says)
    if Stated.STATED in answers:
        return Mark(place, axis.starts, last, Style.EVEN, "none", LabelAt.INSIDE, says=f"{borough}: no deployments")
    says = f"{borough}: deployments not stated"
    return Mark(place, axis.starts, last, Style.NOT_STATED, "not stated", LabelAt.INSIDE, says=says)
