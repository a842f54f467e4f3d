"""What an inspector should look at in the deployments: over-long duties, double bookings, missing supervisors."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum

from briefing_app.operation.counting.officers import deployed
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Activity, Position, Record, once
from briefing_app.operation.times import Minute, Period, at, from_minute
from briefing_app.operation.words import normalised, say_duration

LONGEST_DUTY = 12 * 60


class Concern(StrEnum):
    """What is wrong with a deployment, in the few words that stand beside it."""

    LONG_DUTY = "over 12 h"
    NO_SUPERVISOR = "no supervisor"
    NO_STRENGTH = "zero strength"
    SERIAL_TWICE = "serial double-booked"
    CALL_SIGN_TWICE = "call sign double-booked"
    UNDER_STRENGTH = "under strength"
    NOT_DEPLOYED = "not deployed"
    LATE_MUSTER = "musters after duty starts"


@dataclass(frozen=True, slots=True)
class Finding:
    """One concern: the sentence, and the time it is about where there is one."""

    concern: Concern
    says: str
    during: Period | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """When a deployment is, or was, on duty and with how many; officers None is not stated."""

    period: Period
    officers: int | None


@dataclass(frozen=True, slots=True)
class CheckedDeployment:
    """One deployment, planned and actual, with what there is to look at."""

    activity: Activity
    planned: Duty | None
    actual: Duty | None
    findings: tuple[Finding, ...]
    name: str
    """What the inspector calls it: its serial, else its call sign, else its reference."""

    @property
    def starts(self) -> Minute | None:
        duty = self.planned or self.actual
        return None if duty is None else duty.period.starts


@once
def checked_deployments(position: Position) -> tuple[CheckedDeployment, ...]:
    """Every deployment in the operation's order of boroughs, then by duty start."""
    activities = position.activities("deployments")
    double: dict[int, list[Finding]] = {}
    for phase in Phase:
        _double_bookings(position, phase, "serial", Concern.SERIAL_TWICE, double)
        _double_bookings(position, phase, "call_sign", Concern.CALL_SIGN_TWICE, double)
    order = {borough: place for place, borough in enumerate(position.operation.boroughs)}
    checked = [_checked(activity, double) for activity in activities]
    return tuple(
        sorted(
            checked,
            key=lambda one: (
                order.get(one.activity.borough, len(order)),
                one.activity.borough,
                one.starts is None,
                one.starts or 0,
                one.name,
                one.activity.ref or "",
            ),
        )
    )


def _checked(activity: Activity, double: dict[int, list[Finding]]) -> CheckedDeployment:
    planned = _duty(activity.plan) if activity.plan is not None else None
    actual = _duty(activity.result) if activity.result is not None and deployed(activity) else None
    findings = [finding for record in activity.records for finding in double.get(record.id, ())]
    findings += _own_findings(activity, planned, actual)
    first: dict[Concern, Finding] = {}
    for finding in findings:
        first.setdefault(finding.concern, finding)
    in_order = tuple(first[concern] for concern in Concern if concern in first) if first else ()
    return CheckedDeployment(activity, planned, actual, in_order, _name(activity))


def _name(activity: Activity) -> str:
    fields = ("serial", "call_sign", "ref")
    return next((said for field in fields if (said := activity.text(field)) is not None), "Serial not stated")


def _duty(record: Record) -> Duty | None:
    period = _duty_period(record)
    return None if period is None else Duty(period, record.whole("officers"))


def _duty_period(record: Record) -> Period | None:
    starts, ends = record.whole("duty_start"), record.whole("duty_end")
    return Period(starts, ends) if starts is not None and ends is not None and ends > starts else None


def _own_findings(activity: Activity, planned: Duty | None, actual: Duty | None) -> Iterable[Finding]:
    for duty, was in ((actual, "was"), (planned, "is planned")):
        if duty is not None and duty.period.minutes > LONGEST_DUTY:
            over = Period(duty.period.starts + LONGEST_DUTY, duty.period.ends)
            yield Finding(Concern.LONG_DUTY, f"The duty {was} {say_duration(duty.period.minutes)} long.", over)
    if activity.text("supervisor") is None:
        yield Finding(Concern.NO_SUPERVISOR, "No supervisor is named.")
    wanted = activity.plan.whole("officers") if activity.plan is not None else None
    came = activity.reported_whole("officers") if deployed(activity) else None
    if wanted == 0 or came == 0:
        yield Finding(Concern.NO_STRENGTH, "The strength is stated as 0.")
    if activity.result is not None and not deployed(activity):
        yield Finding(Concern.NOT_DEPLOYED, "Reported as not deployed.")
    elif wanted is not None and came is not None and came < wanted:
        yield Finding(Concern.UNDER_STRENGTH, f"{came} of {wanted} planned officers deployed.")
    elif activity.reported_text("strength_status") == "Deployed under strength":
        yield Finding(Concern.UNDER_STRENGTH, "Reported as deployed under strength.")
    muster = muster_of(activity.plan) if activity.plan is not None else None
    if muster is not None and planned is not None and muster > planned.period.starts:
        late = say_duration(muster - planned.period.starts)
        yield Finding(Concern.LATE_MUSTER, f"Musters {late} after the duty starts.")


def muster_of(record: Record) -> Minute | None:
    """The muster nearest the duty's start: a time alone does not say of which day."""
    said, starts = record.text("muster_time"), record.whole("duty_start")
    if said is None or starts is None:
        return None
    clock = time.fromisoformat(said)
    day = from_minute(starts).date()
    near = (at(day + timedelta(days=days), clock) for days in (-1, 0, 1))
    return min(near, key=lambda minute: abs(minute - starts))


def _double_bookings(
    position: Position, phase: Phase, field: str, concern: Concern, found: dict[int, list[Finding]]
) -> None:
    by_name: dict[str, list[tuple[Period, Record]]] = {}
    for record in position.of("deployments", phase):
        name, period = record.text(field), _duty_period(record)
        if name is None or period is None or record["strength_status"] == "Not deployed":
            continue
        by_name.setdefault(normalised(name), []).append((period, record))
    for booked in by_name.values():
        for one, other, shared in _overlaps(booked):
            for record, rival in ((one, other), (other, one)):
                says = f"{record.text(field)} is also booked as {_known_as(rival)} at the same time."
                found.setdefault(record.id, []).append(Finding(concern, says, shared))


def _known_as(record: Record) -> str:
    return f"{record.text('ref') or record.text('unit') or 'another row'} in {record.borough}"


def _overlaps(booked: list[tuple[Period, Record]]) -> Iterable[tuple[Record, Record, Period]]:
    """Pairs that overlap, so that each that overlaps any other is in one: each beside the one that lasts longest."""
    in_order = sorted(booked, key=lambda one: (one[0].starts, one[1].id))
    longest, record = in_order[0]
    for later, rival in in_order[1:]:
        if later.starts < longest.ends:
            yield record, rival, Period(later.starts, min(longest.ends, later.ends))
        if later.ends > longest.ends:
            longest, record = later, rival
