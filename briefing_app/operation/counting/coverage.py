"""Who was on patrol where and when: planned, actual, the difference, and the gaps that nobody covered."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from briefing_app.operation.counting.presence import (
    PATROLS,
    Presence,
    actual_presence,
    doubtful_presence,
    planned_presence,
    took_place,
)
from briefing_app.operation.counting.spans import less, merged, say_span
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Activity, Position, once
from briefing_app.operation.position.stated import Stated, boroughs_of, stated
from briefing_app.operation.times import Minute, Period


@dataclass(frozen=True, slots=True)
class HourCell:
    """What one clock hour holds for one borough."""

    hour: Minute
    officer_minutes: int
    patrols: int
    """Patrols that touch the hour."""
    unstated: int
    """Those of them whose officers are not stated; they are no part of `officer_minutes`."""

    @property
    def officers(self) -> float | None:
        """Officers on patrol, averaged over the hour; None where all who were there are unstated."""
        return None if self.unstated and self.unstated == self.patrols else self.officer_minutes / 60


@dataclass(frozen=True, slots=True)
class Gap:
    """Planned time during which nobody was on patrol in the whole borough; `place_coverage` knows single places."""

    borough: str
    period: Period

    @property
    def said(self) -> str:
        return f"{self.borough} {say_span(self.period)}"


@dataclass(frozen=True, slots=True)
class OfficerHours:
    """Officer-minutes of one side, plan or result, and what they leave out."""

    minutes: int
    """Σ officers × (end − start), whole patrols, also outside the operation's period."""
    outside: int
    """The part of `minutes` before or after the operation's period."""
    added: int
    """The part of `minutes` that was never planned."""
    patrols: int
    unstated: int
    """Patrols whose officers are not stated."""
    untimed: int
    """Patrols whose start or end is not stated."""
    uncompared: int
    """The part of `minutes` that no difference may rest on, since the other side is not stated."""

    @property
    def hours(self) -> float:
        return self.minutes / 60

    @property
    def compared(self) -> int:
        """The part of `minutes` that a difference may rest on."""
        return self.minutes - self.uncompared


@dataclass(frozen=True, slots=True)
class BoroughCoverage:
    """One borough's line of the heat map."""

    borough: str
    plan: Stated
    result: Stated
    planned: tuple[HourCell, ...]
    actual: tuple[HourCell, ...]
    planned_hours: OfficerHours
    actual_hours: OfficerHours
    gaps: tuple[Gap, ...]
    """None can be named while the result is awaited or not stated."""

    @property
    def compared(self) -> bool:
        """Whether a difference can be given."""
        return self.plan is Stated.STATED and self.result is Stated.STATED

    def gaps_in(self, hour: Minute) -> tuple[Gap, ...]:
        """The gaps of which some part lies in the hour."""
        return tuple(gap for gap in self.gaps if gap.period.starts < hour + 60 and gap.period.ends > hour)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Planned and actual patrol by borough and clock hour of the operation's period."""

    hours: tuple[Minute, ...]
    boroughs: tuple[BoroughCoverage, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Longest first."""
        gaps = [gap for one in self.boroughs for gap in one.gaps]
        return tuple(sorted(gaps, key=lambda gap: (-gap.period.minutes, gap.period.starts, gap.borough)))

    @property
    def planned_minutes(self) -> int:
        return sum(one.planned_hours.minutes for one in self.boroughs)

    @property
    def actual_minutes(self) -> int:
        return sum(one.actual_hours.minutes for one in self.boroughs)

    @property
    def compared(self) -> tuple[BoroughCoverage, ...]:
        """Boroughs of which both plan and result are stated: what a percentage may rest on."""
        return tuple(one for one in self.boroughs if one.compared)

    def where(self, phase: Phase, answer: Stated) -> tuple[str, ...]:
        return tuple(
            one.borough for one in self.boroughs if (one.plan if phase is Phase.PLAN else one.result) is answer
        )


def coverage_of(position: Position, boroughs: Sequence[str] | None = None) -> Coverage:
    """The coverage of these boroughs, or of all that belong to the position."""
    return _whole_coverage(position) if boroughs is None else _coverage_in(position, boroughs)


@once
def _whole_coverage(position: Position) -> Coverage:
    return _coverage_in(position, boroughs_of(position))


def _coverage_in(position: Position, boroughs: Sequence[str]) -> Coverage:
    hours = tuple(position.operation.period.hours())
    return Coverage(hours, tuple(_borough_coverage(position, name, hours) for name in boroughs))


def _borough_coverage(position: Position, borough: str, hours: tuple[Minute, ...]) -> BoroughCoverage:
    period = position.operation.period
    activities = position.activities_in(PATROLS, borough)
    planned, untimed_plans = _split(activities, planned_presence, lambda one: one.planned)
    actual, untimed_results = _split(activities, actual_presence, took_place)
    plan = stated(position, PATROLS, Phase.PLAN, borough)
    result = stated(position, PATROLS, Phase.RESULT, borough)
    comparable = plan is Stated.STATED and result is Stated.STATED
    doubtful = [one for activity in activities if (one := doubtful_presence(position, activity)) is not None]
    return BoroughCoverage(
        borough=borough,
        plan=plan,
        result=result,
        planned=hour_cells(planned, hours, period),
        actual=hour_cells(actual, hours, period),
        planned_hours=_officer_hours(planned, untimed_plans, period),
        actual_hours=_officer_hours(actual, untimed_results, period),
        gaps=tuple(Gap(borough, gap) for gap in uncovered(planned, (*actual, *doubtful))) if comparable else (),
    )


def _split(
    activities: Iterable[Activity],
    presence: Callable[[Activity], Presence | None],
    counts: Callable[[Activity], bool],
) -> tuple[tuple[Presence, ...], int]:
    """The presences, and the number of patrols that count and have no times."""
    found = [presence(activity) for activity in activities if counts(activity)]
    present = tuple(one for one in found if one is not None)
    return present, len(found) - len(present)


def hour_cells(presences: Iterable[Presence], hours: Sequence[Minute], period: Period) -> tuple[HourCell, ...]:
    """Officer-minutes by clock hour, within the period; overlapping patrols add up."""
    minutes = dict.fromkeys(hours, 0)
    patrols = dict.fromkeys(hours, 0)
    unstated = dict.fromkeys(hours, 0)
    for one in presences:
        starts, ends = max(one.period.starts, period.starts), min(one.period.ends, period.ends)
        for hour in range(starts - starts % 60, ends, 60) if starts < ends else ():
            patrols[hour] += 1
            if one.officers is None:
                unstated[hour] += 1
            else:
                minutes[hour] += one.officers * (min(ends, hour + 60) - max(starts, hour))
    return tuple(HourCell(hour, minutes[hour], patrols[hour], unstated[hour]) for hour in hours)


def _officer_hours(presences: Sequence[Presence], untimed: int, period: Period) -> OfficerHours:
    minutes = sum(one.officer_minutes for one in presences)
    within = 0
    for one in presences:
        overlap = min(one.period.ends, period.ends) - max(one.period.starts, period.starts)
        within += (one.officers or 0) * max(0, overlap)
    return OfficerHours(
        minutes=minutes,
        outside=minutes - within,
        added=sum(one.officer_minutes for one in presences if one.added),
        patrols=len(presences) + untimed,
        unstated=sum(one.officers is None for one in presences),
        untimed=untimed,
        uncompared=sum(one.officer_minutes for one in presences if not one.compared),
    )


def uncovered(planned: Iterable[Presence], actual: Iterable[Presence]) -> tuple[Period, ...]:
    """Planned time during which nobody at all was there.

    A patrol stated to have had no officers is nobody; one whose officers are not stated is somebody.
    """
    wanted = merged(one.period for one in planned if one.officers != 0)
    return less(wanted, merged(one.period for one in actual if one.officers != 0))
