"""Patrol place by place: what was planned there, who was there, what was visited or missed, and the gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from briefing_app.operation.counting.planned_work import is_open_space
from briefing_app.operation.counting.presence import (
    PATROLS,
    Presence,
    actual_presence,
    doubtful_presence,
    is_doubtful,
    planned_presence,
)
from briefing_app.operation.counting.spans import less, merged, say_clock
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Activity, Position, once
from briefing_app.operation.position.stated import Stated, boroughs_of, stated
from briefing_app.operation.times import Minute, Period
from briefing_app.operation.words import normalised

NO_PLACE = "place not stated"


class Visit(StrEnum):
    """What came of a place that a borough planned to patrol."""

    VISITED = "visited"
    """A patrol there was completed, wholly or in part."""
    MISSED = "missed"
    """Every patrol planned there was reported, and none took place."""
    NOT_REPORTED = "not reported"
    """Nobody says what became of some of its patrols."""
    NOT_STATED = "not stated"
    """The borough's result says nothing of patrols."""
    AWAITED = "awaited"


@dataclass(frozen=True, slots=True)
class PlaceGap:
    """Planned time at a place during which nobody was there, to the minute."""

    borough: str
    place: str
    period: Period
    why: str
    """ "not done: Demand", "late start", "early end"; empty where nothing says."""

    @property
    def where(self) -> str:
        return f"{self.borough}: {self.place}"

    @property
    def said(self) -> str:
        """ "Lambeth: Kennington Park uncovered 22:10–23:00"."""
        return f"{self.where} uncovered {say_short_span(self.period)}"


@dataclass(frozen=True, slots=True)
class PlaceCoverage:
    """One planned place of a borough. A place that is patrolled unplanned is none of these."""

    borough: str
    place: str
    open_space: bool
    visit: Visit
    planned: tuple[Period, ...]
    """Merged; so are all times here."""
    actual: tuple[Period, ...]
    gaps: tuple[PlaceGap, ...]
    """None can be named while the result is awaited or not stated."""
    doubtful: tuple[Period, ...]
    """Planned time that no row of the result accounts for: neither covered nor a gap."""
    refs: tuple[str | None, ...]
    """Of the patrols planned there."""
    locations: tuple[str | None, ...]
    """As they write the place."""

    @property
    def where(self) -> str:
        return f"{self.borough}: {self.place}"


def say_short_span(period: Period) -> str:
    """`22:10–23:00`."""
    return f"{say_clock(period.starts)}–{say_clock(period.ends)}"


@once
def planned_places(position: Position) -> tuple[PlaceCoverage, ...]:
    """Every place that a plan names, by borough in the operation's order, then by name."""
    return tuple(place for borough in boroughs_of(position) for place in _places_in(position, borough))


@once
def place_gaps(position: Position) -> tuple[PlaceGap, ...]:
    """Longest first, then the earliest, then by borough and place."""
    gaps = [gap for place in planned_places(position) for gap in place.gaps]
    return tuple(sorted(gaps, key=lambda gap: (-gap.period.minutes, gap.period.starts, gap.borough, gap.place)))


def _places_in(position: Position, borough: str) -> tuple[PlaceCoverage, ...]:
    planned: dict[tuple[str, int], list[Activity]] = {}
    reported: dict[tuple[str, int], list[Activity]] = {}
    for activity in position.activities_in(PATROLS, borough):
        if activity.plan is not None:
            planned.setdefault(_key(activity.plan.text("location"), activity), []).append(activity)
        if activity.result is not None:
            reported.setdefault(_key(activity.text("location"), activity), []).append(activity)
    result = stated(position, PATROLS, Phase.RESULT, borough)
    places = [_place(position, result, ones, reported.get(key, ())) for key, ones in planned.items()]
    return tuple(sorted(places, key=_by_name))


def _by_name(one: PlaceCoverage) -> tuple[bool, str, str, list[tuple[Minute, Minute]], list[str]]:
    """Those whose place is not stated come last, by their times and references."""
    times = [(time.starts, time.ends) for time in one.planned]
    return one.place == NO_PLACE, one.place.casefold(), one.place, times, [ref or "" for ref in one.refs]


def _key(location: str | None, activity: Activity) -> tuple[str, int]:
    """Patrols whose place is not stated are each at a place of their own."""
    return (normalised(location), 0) if location is not None else ("", activity.records[0].id)


def _place(position: Position, result: Stated, planned: list[Activity], reported: Iterable[Activity]) -> PlaceCoverage:
    locations = tuple(sorted({activity.plan.text("location") for activity in planned if activity.plan}, key=str))
    borough, name = planned[0].borough, " ".join((locations[0] or NO_PLACE).split())
    wanted = _merged(planned_presence(activity) for activity in planned)
    covered = _merged(actual_presence(activity) for activity in reported)
    uncovered = less(wanted, covered)
    known = merged(one.period for activity in planned if (one := doubtful_presence(position, activity)) is not None)
    gaps = less(uncovered, known) if result is Stated.STATED else ()
    return PlaceCoverage(
        borough=borough,
        place=name,
        open_space=any(is_open_space(activity.plan) for activity in planned if activity.plan is not None),
        visit=_visit(position, result, planned, reported),
        planned=wanted,
        actual=covered,
        gaps=tuple(PlaceGap(borough, name, gap, _why(gap, planned)) for gap in gaps),
        doubtful=less(uncovered, gaps) if result is Stated.STATED else (),
        refs=tuple(activity.ref for activity in planned),
        locations=locations,
    )


def _merged(presences: Iterable[Presence | None]) -> tuple[Period, ...]:
    """A patrol stated to have no officers is nobody."""
    return merged(one.period for one in presences if one is not None and one.officers != 0)


def _visit(position: Position, result: Stated, planned: Iterable[Activity], reported: Iterable[Activity]) -> Visit:
    if any(one.reported_text("status") in ("Completed", "Part completed") for one in reported):
        return Visit.VISITED
    if result is not Stated.STATED:
        return Visit.AWAITED if result is Stated.AWAITED else Visit.NOT_STATED
    return Visit.NOT_REPORTED if any(is_doubtful(position, one) for one in planned) else Visit.MISSED


def _why(gap: Period, planned: Iterable[Activity]) -> str:
    """What the patrols planned for the time say of themselves."""
    words: list[str] = []
    for activity in planned:
        plan, result = planned_presence(activity), activity.result
        if plan is None or result is None or plan.period.starts >= gap.ends or plan.period.ends <= gap.starts:
            continue
        actual, reason = actual_presence(activity), result.text("reason_not_done")
        if result["status"] == "Not done":
            words.append("not done" + (f": {reason}" if reason else ""))
        elif actual is not None and actual.officers == 0:
            words.append("nobody there")
        elif actual is not None:
            late, early = actual.period.starts >= gap.ends, actual.period.ends <= gap.starts
            words += ["late start"] if late else ["early end" + (f": {reason}" if reason else "")] if early else []
    return ", ".join(sorted(set(words)))
