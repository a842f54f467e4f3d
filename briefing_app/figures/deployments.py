"""Deployments on a timeline, and officers by unit: planned in outline, actual filled."""

from collections.abc import Iterator, Sequence

from briefing_app.figures.basis import basis_of, joined, results_are_in, say_missing
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
    Source,
    Style,
    Table,
)
from briefing_app.figures.scales import count_axis, hour_axis
from briefing_app.operation.coverage import say_clock, say_span
from briefing_app.operation.deployment_checks import CheckedDeployment, Duty, checked_deployments
from briefing_app.operation.kinds import PARTNER_UNITS, Phase, units
from briefing_app.operation.measures import (
    ActivityMeasure,
    Officers,
    UnitOfficers,
    measure_of,
    met_officers,
    officers_by_unit,
    partner_officers,
)
from briefing_app.operation.position import Activity, Position, Standing
from briefing_app.operation.stated import Stated, boroughs_of, stated
from briefing_app.operation.times import Minute, Period
from briefing_app.operation.words import listed, plural, say_count

_LONGEST_BEYOND = 6 * 60
"""How far the timeline follows duties beyond the operation's period; what lies further out is cut and said."""

_FLAG = 10
_FLAG_ROOM = 30


def deployment_figures(position: Position) -> tuple[Figure, Figure]:
    """The timeline, one lane per deployment, and the units."""
    return _timeline_figure(position), _units_figure(position)


def _timeline_figure(position: Position) -> Figure:
    checked = checked_deployments(position)
    measure = measure_of(position, "deployments")
    after = results_are_in(position)
    missing = _missing(measure, after)
    return Figure(
        id="deployment-timeline",
        name="Deployments through the day",
        title=joined(_timeline_finding(checked, after), missing),
        subtitle="Duty times of each deployment, by borough and start; outline planned, filled actual",
        sentence=_timeline_sentence(position, checked, measure, missing),
        basis=basis_of(position, Phase.RESULT, Phase.PLAN) if after else basis_of(position, Phase.PLAN),
        table=_timeline_table(position, checked),
        chart=_timeline(position, checked, after),
    )


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
    return sorted(counted.items(), key=lambda item: -item[1])


def _timeline_finding(checked: Sequence[CheckedDeployment], after: bool) -> str:
    if not checked:
        return "No deployments are stated yet"
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
    parts = [f"{plural(len(checked), 'deployment')}: {_officers_said(met, measure)}."]
    if partners.planned or partners.actual:
        parts.append(f"Partners, apart: {_officers_said(partners, measure)}.")
    if concerns := _concerns(checked):
        parts.append(f"To look at: {listed(f'{say_count(number)} {words}' for words, number in concerns)}.")
    if missing:
        parts.append(f"{missing}.")
    return " ".join(parts)


def _officers_said(officers: Officers, measure: ActivityMeasure) -> str:
    parts = []
    if measure.plan_stated is Stated.STATED:
        parts.append(f"{say_count(officers.planned)} officers planned")
    if measure.result_stated is Stated.STATED:
        parts.append(f"{say_count(officers.actual)} officers reported deployed")
    return ", ".join(parts) or "no officers stated yet"


def _timeline(position: Position, checked: Sequence[CheckedDeployment], after: bool) -> Chart:
    axis = _timeline_axis(position, checked)
    by_borough: dict[str, list[CheckedDeployment]] = {}
    for one in checked:
        by_borough.setdefault(one.activity.borough, []).append(one)
    rows: list[Row] = []
    marks: list[Mark] = []
    for borough in boroughs_of(position):
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
    where = (("borough", activity.borough), ("ref", activity.ref))
    return Mark(
        place,
        left,
        right,
        style,
        top=top,
        bottom=bottom,
        says=f"{words} {say_span(duty.period)}, {strength}",
        source=Source("deployments", phase.value, where),
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


def _timeline_table(position: Position, checked: Sequence[CheckedDeployment]) -> Table:
    columns = (
        Column("Borough", Align.LEFT),
        Column("Serial", Align.LEFT),
        Column("Unit", Align.LEFT),
        Column("Planned duty", Align.LEFT),
        Column("Planned officers"),
        Column("Actual duty", Align.LEFT),
        Column("Actual officers"),
        Column("To look at", Align.LEFT),
    )
    return Table(columns, tuple(_timeline_cells(position, one) for one in checked))


def _timeline_cells(position: Position, one: CheckedDeployment) -> tuple[Cell, ...]:
    activity = one.activity
    unit = activity.text("unit")
    look_at = ", ".join(finding.concern.value for finding in one.findings)
    planned, actual = _absent_plan(activity), _absent_result(position, one)
    where = (("borough", activity.borough), ("ref", activity.ref))
    return (
        Cell(activity.borough, activity.borough),
        Cell(one.name, one.name),
        Cell(unit, unit or "not stated"),
        _duty_cell(one.planned, planned),
        _strength_cell(one.planned, planned, Source("deployments", Phase.PLAN.value, where)),
        _duty_cell(one.actual, actual),
        _strength_cell(one.actual, actual, Source("deployments", Phase.RESULT.value, where)),
        Cell(look_at or None, look_at),
    )


def _absent_plan(activity: Activity) -> str:
    return (
        "awaited" if activity.standing is Standing.UNMATCHED else "unplanned" if activity.plan is None else "not stated"
    )


def _absent_result(position: Position, one: CheckedDeployment) -> str:
    activity = one.activity
    if activity.standing is Standing.PLANNED:
        return "awaited"
    if activity.result is not None:
        return "not deployed" if activity.result["strength_status"] == "Not deployed" else "not stated"
    answer = stated(position, "deployments", Phase.RESULT, activity.borough)
    return "not reported" if answer is Stated.STATED else "not stated"


def _duty_cell(duty: Duty | None, absent: str) -> Cell:
    if duty is None:
        return Cell(None, absent)
    return Cell(say_span(duty.period), f"{say_clock(duty.period.starts)} to {say_clock(duty.period.ends)}")


def _strength_cell(duty: Duty | None, absent: str, source: Source) -> Cell:
    if duty is None:
        return Cell(None, absent)
    return Cell(duty.officers, "not stated" if duty.officers is None else say_count(duty.officers), source)


def _units_figure(position: Position) -> Figure:
    by_unit = officers_by_unit(position)
    measure = measure_of(position, "deployments")
    after = results_are_in(position)
    missing = _missing(measure, after)
    met, partners = met_officers(position), partner_officers(position)
    parts = [_officers_said(met, measure)]
    if partners.planned or partners.actual:
        parts.append(f"partners, apart: {_officers_said(partners, measure)}")
    return Figure(
        id="officers-by-unit",
        name="Officers by unit",
        title=joined(_units_finding(by_unit, met, measure, after), missing),
        subtitle="Officers of each unit's deployments; outline planned, filled actual; partners last and apart",
        sentence=f"{'; '.join(parts)}." + (f" {missing}." if missing else ""),
        basis=basis_of(position, Phase.RESULT, Phase.PLAN) if after else basis_of(position, Phase.PLAN),
        table=_units_table(by_unit, met, measure, after),
        chart=_units_chart(by_unit, measure, after),
    )


def _units_finding(by_unit: Sequence[UnitOfficers], met: Officers, measure: ActivityMeasure, after: bool) -> str:
    own = [one for one in by_unit if not one.partner]
    if after and measure.result_stated is Stated.STATED and own and met.actual:
        number, total, verb = own[0].officers.actual, f"{say_count(met.actual)} officers", "fielded"
    elif own and met.planned:
        own = sorted(own, key=lambda one: (-one.officers.planned, one.unit))
        number, total, verb = own[0].officers.planned, f"{say_count(met.planned)} officers planned", "provides"
    else:
        return "No officers are stated yet"
    return f"{own[0].unit} {verb} {say_count(number)} of {total}"


def _units_chart(by_unit: Sequence[UnitOfficers], measure: ActivityMeasure, after: bool) -> Chart:
    most = max((max(one.officers.planned, _reach(one.officers)) for one in by_unit), default=0)
    marks = [mark for place, one in enumerate(by_unit) for mark in _unit_marks(place, one, measure, after)]
    present = {mark.style for mark in marks}
    return Chart(
        axis=count_axis("Officers", most),
        rows=tuple(Row(one.unit, _unit_name(one), "Partners" if one.partner else "") for one in by_unit),
        marks=tuple(marks),
        legend=tuple((style, words) for style, words in _UNIT_LEGEND if style in present),
    )


_UNIT_LEGEND = (
    (Style.PLANNED, "planned"),
    (Style.ACTUAL, "actual"),
    (Style.PARTNER, "actual, partners"),
    (Style.NOT_STATED, "planned, result not stated"),
    (Style.AWAITED, "planned, result awaited"),
)


def _reach(officers: Officers) -> int:
    return officers.actual + officers.unsaid + officers.awaited


def _unit_marks(place: int, one: UnitOfficers, measure: ActivityMeasure, after: bool) -> Iterator[Mark]:
    officers = one.officers
    if officers.planned:
        says = f"{one.unit}: {plural(officers.planned, 'officer')} planned"
        source = unit_source(one.unit, Phase.PLAN)
        yield Mark(place, 0, officers.planned, Style.PLANNED, top=0.1, bottom=0.9, says=says, source=source)
    left = 0
    if after:
        filled = Style.PARTNER if one.partner else Style.ACTUAL
        parts = (
            (filled, officers.actual, "deployed"),
            (Style.NOT_STATED, officers.unsaid, "planned, result not stated"),
            (Style.AWAITED, officers.awaited, "planned, result awaited"),
        )
        for style, number, words in parts:
            if number:
                says = f"{one.unit}: {plural(number, 'officer')} {words}"
                behind = unit_source(one.unit, Phase.RESULT) if style is filled else None
                yield Mark(place, left, left + number, style, top=0.25, bottom=0.75, says=says, source=behind)
                left += number
    reach = max(officers.planned, left)
    said = _unit_said(officers, measure, after)
    yield Mark(
        place,
        reach,
        reach,
        Style.EVEN,
        said,
        LabelAt.END,
        says=f"{one.unit}: {said}",
        source=unit_source(one.unit, Phase.RESULT if after else Phase.PLAN),
    )


def _unit_name(one: UnitOfficers) -> str:
    return f"{one.unit} (partner)" if one.partner else one.unit


def _unit_said(officers: Officers, measure: ActivityMeasure, after: bool) -> str:
    planned = say_count(officers.planned) if measure.plan_stated is Stated.STATED else measure.plan_stated.value
    if not after:
        return planned
    waiting = officers.awaited + officers.unsaid
    if waiting and waiting == officers.planned and not officers.actual:
        return f"{'awaited' if officers.awaited else 'not stated'}, {planned} planned"
    return f"{say_count(officers.actual)} of {planned}"


def unit_source(unit: str, phase: Phase) -> Source:
    """A unit's deployments; under Other stands every unit that is not on the operation's list."""
    not_deployed = (("strength_status", ("Not deployed",)),) if phase is Phase.RESULT else ()
    if unit == "Other":
        listed_units = tuple(name for name in units() if name != "Other")
        return Source("deployments", phase.value, none_of=(("unit", listed_units), *not_deployed))
    return Source("deployments", phase.value, (("unit", unit),), none_of=not_deployed)


def _units_table(by_unit: Sequence[UnitOfficers], met: Officers, measure: ActivityMeasure, after: bool) -> Table:
    columns = (
        Column("Unit", Align.LEFT),
        Column("Planned"),
        Column("Deployed"),
        Column("Planned, result awaited"),
        Column("Planned, result not stated"),
    )
    rows = tuple(
        (
            Cell(one.unit, _unit_name(one)),
            *_unit_cells(one.unit, one.officers, measure, after),
        )
        for one in by_unit
    )
    total = (Cell("All", "All units of the Met"), *_unit_cells("", met, measure, after)) if by_unit else ()
    return Table(columns, rows, total)


def _unit_cells(unit: str, officers: Officers, measure: ActivityMeasure, after: bool) -> tuple[Cell, ...]:
    def source(phase: Phase) -> Source:
        if unit:
            return unit_source(unit, phase)
        not_deployed = (("strength_status", ("Not deployed",)),) if phase is Phase.RESULT else ()
        return Source("deployments", phase.value, none_of=(("unit", tuple(sorted(PARTNER_UNITS))), *not_deployed))

    planned = (
        Cell(officers.planned, say_count(officers.planned), source(Phase.PLAN))
        if measure.plan_stated is Stated.STATED
        else Cell(None, measure.plan_stated.value)
    )
    if not after:
        return (planned, Cell(None, "awaited"), Cell(None, "awaited"), Cell(None, "awaited"))
    waiting = officers.awaited + officers.unsaid
    unknown = waiting and waiting == officers.planned and not officers.actual
    actual = (
        Cell(None, "awaited" if officers.awaited else "not stated")
        if unknown
        else Cell(officers.actual, say_count(officers.actual), source(Phase.RESULT))
    )
    return (
        planned,
        actual,
        Cell(officers.awaited, say_count(officers.awaited)),
        Cell(officers.unsaid, say_count(officers.unsaid)),
    )
