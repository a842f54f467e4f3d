"""The position: everything the boroughs have returned for one operation, as it now stands.

Figures and packs are worked out from a Position and from nothing else.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, wraps
from typing import TypeVar

from briefing_app.operation.background.attached import Background
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Received, SheetState
from briefing_app.operation.times import Minute
from briefing_app.operation.values import Value


class Record:
    """One accepted row of a return: `record["location"]`, with where it came from."""

    __slots__ = ("_index", "_values", "borough", "id", "phase", "return_id", "row", "sheet")

    def __init__(
        self,
        index: Mapping[str, int],
        values: tuple[Value, ...],
        *,
        id: int,
        borough: str,
        phase: Phase,
        return_id: int,
        sheet: str,
        row: int,
    ) -> None:
        self._index = index
        self._values = values
        self.id = id
        self.borough = borough
        self.phase = phase
        self.return_id = return_id
        self.sheet = sheet
        self.row = row

    def __getitem__(self, field: str) -> Value:
        return self._values[self._index[field]]

    def text(self, field: str) -> str | None:
        value = self._values[self._index[field]]
        return value if value is None or isinstance(value, str) else str(value)

    def whole(self, field: str) -> int | None:
        """A count or a Minute."""
        value = self._values[self._index[field]]
        return value if isinstance(value, int) else None

    def items(self) -> Iterable[tuple[str, Value]]:
        return ((field, self._values[place]) for field, place in self._index.items())


class Standing(StrEnum):
    """How a planned thing and what was reported of it stand to each other."""

    PLANNED = "planned"
    """Planned; its borough's result return is still awaited."""
    REPORTED = "reported"
    NOT_REPORTED = "not reported"
    """Planned, and the result return that came in does not mention it."""
    ADDED = "unplanned (added)"
    UNMATCHED = "reported, plan awaited"
    """Reported by a borough whose plan return never came, so nobody knows whether it was planned."""


@dataclass(frozen=True, slots=True)
class Activity:
    """One planned piece of work and what came of it, matched by borough and reference."""

    borough: str
    ref: str | None
    standing: Standing
    plan: Record | None
    result: Record | None

    @property
    def planned(self) -> bool:
        """Whether it belongs in a denominator: unplanned work never does."""
        return self.standing in (Standing.PLANNED, Standing.REPORTED, Standing.NOT_REPORTED)

    @property
    def records(self) -> tuple[Record, ...]:
        return tuple(record for record in (self.plan, self.result) if record is not None)

    def text(self, field: str) -> str | None:
        """As reported, else as planned."""
        said = self.reported_text(field)
        return said if said is not None or self.plan is None else self.plan.text(field)

    def planned_whole(self, field: str) -> int | None:
        """As planned; where the plan return is missing, the result return may repeat the plan."""
        return next((said for record in self.records if (said := record.whole(field)) is not None), None)

    def reported_whole(self, field: str) -> int | None:
        return None if self.result is None else self.result.whole(field)

    def reported_text(self, field: str) -> str | None:
        return None if self.result is None else self.result.text(field)


@dataclass(frozen=True)
class Position:
    """Returns and records that count now; superseded ones are not here."""

    operation: Operation
    returns: tuple[Received, ...]
    records: Mapping[str, tuple[Record, ...]]
    """Kind → its current records of both phases."""
    backgrounds: tuple[Background, ...] = ()
    """Public tables by borough that are attached to the operation."""

    def received(self, phase: Phase) -> tuple[Received, ...]:
        return tuple(one for one in self.returns if one.phase is phase)

    def received_from(self, borough: str, phase: Phase) -> tuple[Received, ...]:
        return self._received_from.get((borough, phase), ())

    def included(self, phase: Phase) -> tuple[str, ...]:
        """Boroughs of the operation whose return of this phase is in, in the operation's order."""
        return tuple(name for name in self.operation.boroughs if name in self._boroughs_in[phase])

    def awaited(self, phase: Phase) -> tuple[str, ...]:
        return tuple(name for name in self.operation.boroughs if name not in self._boroughs_in[phase])

    def as_at(self, phase: Phase) -> Minute | None:
        """When the newest of the figures were taken; None before any return says so."""
        said = (one.data_as_at for one in self.received(phase) if one.speaks)
        return max((moment for moment in said if moment is not None), default=None)

    def sheet_state(self, kind: str, phase: Phase, borough: str) -> SheetState | None:
        """What a borough said about a kind. None: no return yet, or a return without that sheet."""
        states = [one.sheets[kind] for one in self.received_from(borough, phase) if kind in one.sheets]
        for state in (SheetState.ROWS, SheetState.NIL, SheetState.EMPTY):
            if state in states:
                return state
        return None

    def states(self, kind: str, phase: Phase, borough: str) -> bool:
        """Whether a number for this kind can be given for the borough: rows, or a stated nil."""
        return self.sheet_state(kind, phase, borough) in (SheetState.ROWS, SheetState.NIL)

    def of(self, kind: str, phase: Phase) -> tuple[Record, ...]:
        """In the order of boroughs and rows, in whatever order they are kept."""
        found = self._of.get((kind, phase))
        if found is None:
            mine = [record for record in self.records.get(kind, ()) if record.phase is phase]
            found = self._of[kind, phase] = tuple(sorted(mine, key=_borough_and_id))
        return found

    def boroughs_with(self, kind: str, phase: Phase) -> frozenset[str]:
        """Boroughs of which at least one record of the kind and phase counts."""
        found = self._boroughs_with.get((kind, phase))
        if found is None:
            found = self._boroughs_with[kind, phase] = frozenset(record.borough for record in self.of(kind, phase))
        return found

    def activities_in(self, kind: str, borough: str) -> tuple[Activity, ...]:
        found = self._activities_in.get(kind)
        if found is None:
            grouped: dict[str, list[Activity]] = {}
            for activity in self.activities(kind):
                grouped.setdefault(activity.borough, []).append(activity)
            found = self._activities_in[kind] = {name: tuple(ones) for name, ones in grouped.items()}
        return found.get(borough, ())

    def activities(self, kind: str) -> tuple[Activity, ...]:
        """Plan and result rows of a kind matched by borough and reference, in the order of boroughs and rows."""
        found = self._activities.get(kind)
        if found is None:
            found = self._activities[kind] = tuple(self._matched(kind))
        return found

    def _matched(self, kind: str) -> Iterable[Activity]:
        reported: dict[tuple[str, Value], Record] = {}
        for one in self.of(kind, Phase.RESULT):
            if one["ref"] is not None:
                # Of two rows with the same reference the first is that of the plan, the other comes on top.
                reported.setdefault((one.borough, one["ref"]), one)
        matched: set[int] = set()
        for plan in self.of(kind, Phase.PLAN):
            result = reported.get((plan.borough, plan["ref"])) if plan["ref"] is not None else None
            if result is not None and result.id not in matched:
                matched.add(result.id)
                yield Activity(plan.borough, plan.text("ref"), Standing.REPORTED, plan, result)
            elif plan.borough in self._boroughs_heard[Phase.RESULT]:
                yield Activity(plan.borough, plan.text("ref"), Standing.NOT_REPORTED, plan, None)
            else:
                yield Activity(plan.borough, plan.text("ref"), Standing.PLANNED, plan, None)
        for result in self.of(kind, Phase.RESULT):
            if result.id not in matched:
                plan_is_in = result.borough in self._boroughs_heard[Phase.PLAN]
                standing = Standing.ADDED if plan_is_in else Standing.UNMATCHED
                yield Activity(result.borough, result.text("ref"), standing, None, result)

    @cached_property
    def _boroughs_in(self) -> Mapping[Phase, frozenset[str]]:
        return {phase: frozenset(one.borough for one in self.received(phase)) for phase in Phase}

    @cached_property
    def _boroughs_heard(self) -> Mapping[Phase, frozenset[str]]:
        """Without those whose only return waits for somebody to say what it is."""
        heard = {phase: [one for one in self.received(phase) if one.waiting is None] for phase in Phase}
        return {phase: frozenset(one.borough for one in returns) for phase, returns in heard.items()}

    @cached_property
    def _of(self) -> dict[tuple[str, Phase], tuple[Record, ...]]:
        return {}

    @cached_property
    def counted(self) -> dict[str, object]:
        """What was counted of the whole position already: see `once`."""
        return {}

    @cached_property
    def _activities(self) -> dict[str, tuple[Activity, ...]]:
        return {}

    @cached_property
    def _activities_in(self) -> dict[str, dict[str, tuple[Activity, ...]]]:
        return {}

    @cached_property
    def _boroughs_with(self) -> dict[tuple[str, Phase], frozenset[str]]:
        return {}

    @cached_property
    def _received_from(self) -> dict[tuple[str, Phase], tuple[Received, ...]]:
        grouped: dict[tuple[str, Phase], list[Received]] = {}
        for one in self.returns:
            grouped.setdefault((one.borough, one.phase), []).append(one)
        return {key: tuple(ones) for key, ones in grouped.items()}


def _borough_and_id(record: Record) -> tuple[str, int]:
    return record.borough, record.id


Count = TypeVar("Count")


def once(count: Callable[[Position], Count]) -> Callable[[Position], Count]:
    """A count of a whole position that many figures share: it is worked out at the first asking and kept with it."""

    name = f"{count.__module__}.{count.__qualname__}"

    @wraps(count)
    def counted(position: Position) -> Count:
        if name not in position.counted:
            position.counted[name] = count(position)
        return position.counted[name]  # type: ignore[return-value]

    return counted
