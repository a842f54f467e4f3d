"""Warrants through the operation's hours: planned by their planned time, executed by the time of the arrest made."""

from collections import Counter
from dataclasses import dataclass

from briefing_app.operation.counting.arrest_counts import ARRESTS
from briefing_app.operation.counting.measures import DONE
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position, once
from briefing_app.operation.times import Minute

WARRANTS = "warrants"


@dataclass(frozen=True, slots=True)
class HourWarrants:
    """Warrants planned for a clock hour, and those that led to an arrest within it."""

    hour: Minute
    planned: int
    executed: tuple[int, ...]
    """Their records in the results, by id."""


@dataclass(frozen=True, slots=True)
class WarrantHours:
    """All warrants of the position: what no hour can hold is counted apart."""

    hours: tuple[HourWarrants, ...]
    planned_outside: int
    planned_untimed: int
    executed_outside: tuple[int, ...]
    executed_untimed: tuple[int, ...]
    """Executed, and no arrest with a time is named: a search, a surrender, an arrest without its time."""

    @property
    def planned(self) -> int:
        return sum(one.planned for one in self.hours) + self.planned_outside + self.planned_untimed

    @property
    def executed(self) -> int:
        return sum(
            len(one) for one in (*(one.executed for one in self.hours), self.executed_outside, self.executed_untimed)
        )


@once
def warrants_by_hour(position: Position) -> WarrantHours:
    arrested_at = {
        (one.borough, one.text("ref")): one.whole("arrested_at") for one in position.of(ARRESTS, Phase.RESULT)
    }
    planned = Counter(_hour(position, record.whole("planned_time")) for record in position.of(WARRANTS, Phase.PLAN))
    executed: dict[Minute | None, list[int]] = {}
    for record in position.of(WARRANTS, Phase.RESULT):
        if record["result"] in DONE[WARRANTS]:
            arrest = record.text("arrest_ref")
            moment = arrested_at.get((record.borough, arrest)) if arrest is not None else None
            executed.setdefault(_hour(position, moment), []).append(record.id)
    return WarrantHours(
        tuple(
            HourWarrants(hour, planned[hour], tuple(executed.get(hour, ())))
            for hour in position.operation.period.hours()
        ),
        planned[_OUTSIDE],
        planned[None],
        tuple(executed.get(_OUTSIDE, ())),
        tuple(executed.get(None, ())),
    )


_OUTSIDE = -1


def _hour(position: Position, moment: Minute | None) -> Minute | None:
    if moment is None:
        return None
    return moment - moment % 60 if moment in position.operation.period else _OUTSIDE
