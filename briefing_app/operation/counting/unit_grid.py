"""Officers of each unit in each borough, planned and deployed."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefing_app.operation.counting.officers import NO_UNIT, deployed
from briefing_app.operation.kinds import unit_word
from briefing_app.operation.position.position import Position, Record, once


@dataclass(slots=True)
class Strength:
    """Officers of some deployments, and how many deployments don't state theirs."""

    officers: int = 0
    deployments: int = 0
    unstated: int = 0

    def add(self, officers: int | None) -> None:
        self.deployments += 1
        self.unstated += officers is None
        self.officers += officers or 0

    @property
    def known(self) -> bool:
        """Whether the number means anything: some were stated, or there was nothing to state."""
        return not self.unstated or self.unstated < self.deployments


@dataclass(frozen=True, slots=True)
class UnitGrid:
    """By unit and borough; a pair that is missing has no deployments."""

    planned: Mapping[tuple[str, str], Strength]
    actual: Mapping[tuple[str, str], Strength]


@once
def unit_grid(position: Position) -> UnitGrid:
    planned: dict[tuple[str, str], Strength] = {}
    actual: dict[tuple[str, str], Strength] = {}
    for activity in position.activities("deployments"):
        if activity.plan is not None:
            planned.setdefault(_key(activity.plan), Strength()).add(activity.plan.whole("officers"))
        if activity.result is not None and deployed(activity):
            actual.setdefault(_key(activity.result), Strength()).add(activity.result.whole("officers"))
    return UnitGrid(planned, actual)


def _key(record: Record) -> tuple[str, str]:
    return unit_word(record.text("unit")) or NO_UNIT, record.borough
