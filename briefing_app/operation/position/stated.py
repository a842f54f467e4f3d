"""Whether a borough has given a number at all: missing is never zero."""

from collections.abc import Iterable
from enum import StrEnum

from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position, once
from briefing_app.operation.returns.returns import SheetState, Status


class Stated(StrEnum):
    """What stands where a borough's number of one kind would be."""

    STATED = "stated"
    """Rows, or a stated nil: a number can be given."""
    NOT_STATED = "not stated"
    """The return is in, without such a sheet, with an empty one, or with every row of it held."""
    AWAITED = "awaited"
    """The return is not in."""


def stated(position: Position, kind: str, phase: Phase, borough: str) -> Stated:
    """Whether numbers of this kind can be given for the borough."""
    known = _known(position)
    key = kind, phase, borough
    answer = known.get(key)
    if answer is None:
        answer = known[key] = _stated(position, kind, phase, borough)
    return answer


@once
def _known(_position: Position) -> dict[tuple[str, Phase, str], Stated]:
    """What was asked already."""
    return {}


def _stated(position: Position, kind: str, phase: Phase, borough: str) -> Stated:
    state = position.sheet_state(kind, phase, borough)
    if state is SheetState.ROWS:
        return Stated.STATED if borough in position.boroughs_with(kind, phase) else Stated.NOT_STATED
    received = position.received_from(borough, phase)
    if state is SheetState.NIL or any(one.status is Status.NIL and one.speaks for one in received):
        return Stated.STATED
    if not received and borough in position.operation.boroughs:
        return Stated.AWAITED
    return Stated.NOT_STATED


@once
def boroughs_of(position: Position) -> tuple[str, ...]:
    """The operation's boroughs in its order, then any other that has sent a return."""
    expected = position.operation.boroughs
    return (*expected, *sorted({one.borough for one in position.returns} - set(expected)))


def boroughs_that(position: Position, kind: str, phase: Phase, answer: Stated, among: Iterable[str]) -> tuple[str, ...]:
    """Those of the boroughs of which `stated` gives this answer."""
    return tuple(borough for borough in among if stated(position, kind, phase, borough) is answer)
