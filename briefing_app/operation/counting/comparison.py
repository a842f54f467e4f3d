"""This operation beside an earlier one: measure by measure, over boroughs that both state, as rates where it can be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefing_app.operation.counting.arrest_counts import ARRESTS, met_arrests, persons
from briefing_app.operation.counting.coverage import coverage_of
from briefing_app.operation.counting.measures import ActivityMeasure, measure_of
from briefing_app.operation.counting.officers import met_officers
from briefing_app.operation.counting.shares import patrol_hour_coverage
from briefing_app.operation.counting.sums import people_engaged, staff_trained
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated, boroughs_of, stated

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class ShareThenNow:
    """A percentage of both operations; None, with the reason, where one has none."""

    name: str
    then: float | None
    now: float | None
    then_of: float
    """What it is a share of."""
    now_of: float
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class CountThenNow:
    """A number of both operations, over the boroughs that state it in both."""

    name: str
    unit: str
    then: float
    now: float
    boroughs: tuple[str, ...]
    then_days: float
    now_days: float
    why_not: str = ""
    """Where it can't be compared: nothing else of this means anything then."""

    @property
    def change(self) -> float | None:
        """Of the rate for 24 hours; None where there was nothing to change from."""
        before, after = self.then / self.then_days, self.now / self.now_days
        return (after - before) / before if before else None


def shares_then_and_now(then: Position, now: Position) -> tuple[ShareThenNow, ...]:
    """What was completed of what was planned, each operation over its own boroughs."""
    works = ("warrants", "wanted", "compliance", "venues", "business", "community", "patrols")
    found = [_work(name, measure_of(then, name), measure_of(now, name)) for name in works]
    hours = [patrol_hour_coverage(coverage_of(position)) for position in (then, now)]
    found.append(_share("Patrol officer-hours", *[(one.part, one.whole) for one in hours]))
    officers = [met_officers(position).compared for position in (then, now)]
    found.append(_share("Officers deployed", *[(one.part, one.whole) for one in officers]))
    return tuple(found)


def _work(name: str, then: ActivityMeasure, now: ActivityMeasure) -> ShareThenNow:
    parts = [((2 * one.done + one.part) / 2, one.answered) for one in (then, now)]
    return _share(kind(name).many.capitalize(), *parts)


def _share(name: str, then: tuple[float, float], now: tuple[float, float]) -> ShareThenNow:
    missing = [which for which, (_, whole) in (("the earlier operation", then), ("this operation", now)) if not whole]
    why = f"no plan that is answered in {' and '.join(missing)}" if missing else ""
    values = [part / whole if whole else None for part, whole in (then, now)]
    return ShareThenNow(name, values[0], values[1], then[1], now[1], why)


@dataclass(frozen=True, slots=True)
class _Counted:
    name: str
    unit: str
    kind: str
    number: Callable[[Position, str], float | None]
    """Of one borough; None where it states it only in part: a sum would say less than there was."""


def counts_then_and_now(then: Position, now: Position) -> tuple[CountThenNow, ...]:
    return tuple(_count(then, now, one) for one in _COUNTED)


def _count(then: Position, now: Position, of: _Counted) -> CountThenNow:
    days = [position.operation.period.minutes / _DAY for position in (then, now)]
    before, after = 0.0, 0.0
    both: list[str] = []
    for name in boroughs_of(now):
        if all(stated(position, of.kind, Phase.RESULT, name) is Stated.STATED for position in (then, now)):
            earlier, later = of.number(then, name), of.number(now, name)
            if earlier is not None and later is not None:
                both.append(name)
                before, after = before + earlier, after + later
    why = "" if both else "no borough states it in both operations"
    return CountThenNow(of.name, of.unit, before, after, tuple(both), days[0], days[1], why)


def _arrests(position: Position, borough: str) -> float:
    return sum(persons(one) for one in met_arrests(position) if one.borough == borough)


def _done(name: str) -> Callable[[Position, str], float]:
    return lambda position, borough: measure_of(position, name, (borough,)).done_in_all


def _hours(position: Position, borough: str) -> float | None:
    side = next(one.actual_hours for one in coverage_of(position).boroughs if one.borough == borough)
    return None if side.unstated or side.untimed else side.hours


def _officers(position: Position, borough: str) -> float | None:
    officers = met_officers(position, (borough,))
    return None if officers.actual_not_stated else officers.actual


def _people(position: Position, borough: str) -> float | None:
    number = people_engaged(position, (borough,))
    return None if number.not_stated else number.number


def _staff(position: Position, borough: str) -> float | None:
    number = staff_trained(position, (borough,))
    return None if number.not_stated else number.number


_COUNTED = (
    _Counted("Arrests", "persons", ARRESTS, _arrests),
    _Counted("Warrants executed", "warrants", "warrants", _done("warrants")),
    _Counted("Wanted located", "persons", "wanted", _done("wanted")),
    _Counted("Compliance visits with contact", "visits", "compliance", _done("compliance")),
    _Counted("Patrol", "officer-hours", "patrols", _hours),
    _Counted("Officers deployed", "officers", "deployments", _officers),
    _Counted("Venues visited", "visits", "venues", _done("venues")),
    _Counted("Businesses engaged", "businesses", "business", _done("business")),
    _Counted("Staff trained", "staff", "business", _staff),
    _Counted("People engaged", "people", "community", _people),
)


@dataclass(frozen=True, slots=True)
class BoroughThenNow:
    """One borough's arrests in both operations; None, and the word that stands for it, where one says nothing."""

    borough: str
    then: int | None
    now: int | None
    then_word: str
    now_word: str


def arrests_then_and_now(then: Position, now: Position) -> tuple[BoroughThenNow, ...]:
    """Most now first, equals by name; what can't be compared last."""
    return tuple(sorted(_boroughs(then, now), key=lambda one: (one.now is None, -(one.now or 0), one.borough)))


def _boroughs(then: Position, now: Position) -> Iterator[BoroughThenNow]:
    for name in dict.fromkeys((*boroughs_of(now), *boroughs_of(then))):
        numbers: list[int | None] = []
        words = []
        for position in (then, now):
            state = stated(position, ARRESTS, Phase.RESULT, name)
            part = name in boroughs_of(position)
            numbers.append(int(_arrests(position, name)) if state is Stated.STATED and part else None)
            words.append("" if numbers[-1] is not None else state.value if part else "not part of it")
        yield BoroughThenNow(name, numbers[0], numbers[1], words[0], words[1])
