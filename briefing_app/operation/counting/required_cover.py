"""Required cover: how many officers a place needs and when, against what is planned and what was there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing_app.operation.counting.place_coverage import say_short_span
from briefing_app.operation.counting.presence import (
    PATROLS,
    Presence,
    actual_presence,
    doubtful_presence,
    planned_presence,
)
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated, stated
from briefing_app.operation.times import Minute, Period
from briefing_app.operation.words import normalised


@dataclass(frozen=True, slots=True)
class RequiredCover:
    """What the commander asks for: so many officers at a place, or anywhere in the borough, for a time."""

    borough: str
    place: str
    """Empty for anywhere in the borough."""
    period: Period
    officers: int

    @property
    def where(self) -> str:
        return f"{self.borough}: {self.place}" if self.place else self.borough

    @property
    def minutes(self) -> int:
        return self.officers * self.period.minutes


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Required time with fewer officers than required."""

    where: str
    period: Period
    there: int
    required: int

    @property
    def said(self) -> str:
        """ "Lambeth: Clapham Common 4 of 6 officers 22:10–23:00"."""
        return f"{self.where} {self.there} of {self.required} officers {say_short_span(self.period)}"


@dataclass(frozen=True, slots=True)
class Cover:
    """How far one side, plan or result, meets a requirement. Officers beyond it, or elsewhere, make up for nothing."""

    stated: Stated
    minutes: int
    """Officer-minutes within the required time, never more at once than required."""
    shortfalls: tuple[Shortfall, ...]
    unsaid: int
    """Required officer-minutes that patrols which don't say their officers or their times may have met."""


@dataclass(frozen=True, slots=True)
class CoverMet:
    """A requirement with what was planned for it and what came."""

    required: RequiredCover
    planned: Cover
    actual: Cover


def cover_met(position: Position, required: Iterable[RequiredCover]) -> tuple[CoverMet, ...]:
    """In the order of boroughs, places and times."""
    in_order = sorted(required, key=lambda one: (one.borough, one.place, one.period.starts, one.period.ends))
    return tuple(_met(position, one) for one in in_order)


def _met(position: Position, required: RequiredCover) -> CoverMet:
    planned: list[Presence] = []
    actual: list[Presence] = []
    doubtful: list[Presence] = []
    for activity in position.activities_in(PATROLS, required.borough):
        if activity.plan is not None and _at(required, activity.plan.text("location")):
            planned += [one for one in [planned_presence(activity)] if one is not None]
            doubtful += [one for one in [doubtful_presence(position, activity)] if one is not None]
        if activity.result is not None and _at(required, activity.text("location")):
            actual += [one for one in [actual_presence(activity)] if one is not None]
    plan, result = (stated(position, PATROLS, phase, required.borough) for phase in Phase)
    return CoverMet(required, _cover(required, plan, planned), _cover(required, result, [*actual, *doubtful]))


def _at(required: RequiredCover, location: str | None) -> bool:
    return not required.place or (location is not None and normalised(location) == normalised(required.place))


def _cover(required: RequiredCover, side: Stated, presences: Sequence[Presence]) -> Cover:
    if side is not Stated.STATED:
        return Cover(side, 0, (), 0)
    minutes = unsaid = 0
    short: list[tuple[Period, int]] = []
    for span, there, unknown in _steps(required.period, presences):
        met = min(there, required.officers)
        minutes += met * span.minutes
        if met == required.officers:
            continue
        if unknown:
            unsaid += (required.officers - met) * span.minutes
        elif short and short[-1][1] == there and short[-1][0].ends == span.starts:
            short[-1] = (Period(short[-1][0].starts, span.ends), there)
        else:
            short.append((span, there))
    shortfalls = tuple(Shortfall(required.where, span, there, required.officers) for span, there in short)
    return Cover(side, minutes, shortfalls, unsaid)


def _steps(within: Period, presences: Sequence[Presence]) -> Iterable[tuple[Period, int, bool]]:
    """The time in pieces in which nobody comes or goes, with the officers there, and whether others may have been."""
    moments: set[Minute] = {within.starts, within.ends}
    for one in presences:
        moments |= {moment for moment in (one.period.starts, one.period.ends) if moment in within}
    in_order = sorted(moments)
    for starts, ends in pairwise(in_order):
        there = [one for one in presences if one.period.starts <= starts and one.period.ends >= ends]
        yield Period(starts, ends), sum(one.officers or 0 for one in there), any(one.officers is None for one in there)
