"""Serials moved and stretched in time: what changes, in what words, and what no serial can be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing_app.operation.order.clashes import duty, name_of
from briefing_app.operation.order.edits import Change
from briefing_app.operation.order.order import Item
from briefing_app.operation.times import Minute, Period, from_minute
from briefing_app.operation.words import plural, say_time

SNAP = 15
"""Minutes to which a serial's times are set by hand."""


@dataclass(frozen=True, slots=True)
class Shift:
    """By how many minutes a duty's start and its end are moved."""

    starts: int = 0
    ends: int = 0

    @property
    def moves(self) -> bool:
        """Whether the whole duty moves, and its muster with it."""
        return self.starts == self.ends

    def __bool__(self) -> bool:
        return bool(self.starts or self.ends)

    def of(self, period: Period) -> Period:
        """The duty after it, never shorter than SNAP: the end that is moved stops short of the other."""
        starts, ends = period.starts + self.starts, period.ends + self.ends
        if self.starts and not self.ends:
            starts = min(starts, ends - SNAP)
        elif self.ends and not self.starts:
            ends = max(ends, starts + SNAP)
        return Period(starts, ends)


def snapped(moment: float) -> Minute:
    """The nearest quarter of an hour."""
    return round(moment / SNAP) * SNAP


def shifted(serials: Iterable[Item], shift: Shift) -> tuple[Change, ...]:
    """What changes; of a serial whose duty is not stated nothing does."""
    changes = []
    for item in serials:
        period = duty(item)
        if period is None or not shift:
            continue
        after = shift.of(period)
        times = {"starts": after.starts, "ends": after.ends}
        muster = item.whole("muster")
        if muster is not None and shift.moves:
            times["muster"] = muster + shift.starts
        changes += [
            Change("serials", item.id, name, item[name], moment)
            for name, moment in times.items()
            if item[name] != moment
        ]
    return tuple(changes)


def say_shift(serials: Sequence[Item], shift: Shift) -> str:
    """ "Move serial 4 to 05:30", "End serial 4 at 14:00", "Move 3 serials"."""
    verb = "Move" if shift.moves else "Change the duty of"
    if len(serials) != 1:
        return f"{verb} {plural(len(serials), 'serial')}"
    (item,) = serials
    period = duty(item)
    if period is None:
        return f"{verb} {name_of(item)}"
    after = shift.of(period)
    if shift.moves:
        return f"Move {name_of(item)} to {say_time(from_minute(after.starts))}"
    if shift.starts:
        return f"Start {name_of(item)} at {say_time(from_minute(after.starts))}"
    return f"End {name_of(item)} at {say_time(from_minute(after.ends))}"
