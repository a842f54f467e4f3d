"""Edits of an order: each named, by somebody, at a time; never taken out, only reversed by a later one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing_app.operation.times import Minute
from briefing_app.operation.values import Value


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one thing before and after; a thing that is new or taken out changes in THERE."""

    thing: str
    id: str
    field: str
    before: Value
    after: Value

    @property
    def reversed(self) -> "Change":
        return Change(self.thing, self.id, self.field, self.after, self.before)


THERE = ""
"""The field that says whether a thing is there: 1, or None."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What was done in one go, and can be undone in one go."""

    number: int
    """In the order in which they were made; what counts is this, and never the clock."""
    at: Minute
    by: str
    says: str
    """ "Move serial 4 to 05:30"."""
    changes: tuple[Change, ...]
    reverses: int | None = None
    """The number of the edit that this one undoes, or does again."""


@dataclass(frozen=True, slots=True)
class Stacks:
    """What can be undone and what can be done again, the next one last."""

    done: tuple[Edit, ...]
    undone: tuple[Edit, ...]


def stacks(edits: Iterable[Edit]) -> Stacks:
    """Undoing is an edit like any other; a new edit leaves nothing to be done again."""
    done: list[Edit] = []
    undone: list[Edit] = []
    for edit in edits:
        if edit.reverses is None:
            done.append(edit)
            undone.clear()
        elif done and done[-1].number == edit.reverses:
            undone.append(done.pop())
        elif undone and undone[-1].number == edit.reverses:
            done.append(undone.pop())
    return Stacks(tuple(done), tuple(undone))


def reversing(edit: Edit) -> tuple[Change, ...]:
    """The changes that take an edit back, the last one first."""
    return tuple(change.reversed for change in reversed(edit.changes))


def until(edits: Sequence[Edit], moment: Minute) -> tuple[Edit, ...]:
    """Those that had been made by the end of this minute."""
    return tuple(edit for edit in edits if edit.at <= moment)
