"""Where each borough's returns stand: awaited, received, needing answers, late, nil or corrected."""

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.position.position import Position
from briefing_app.operation.returns.returns import Received, Status
from briefing_app.operation.times import Minute, from_minute
from briefing_app.operation.words import plural, say_moment


class State(StrEnum):
    """One word for a return. Where several are true, the first of these is the one that is shown."""

    AWAITED = "Awaited"
    NEEDS_ANSWERS = "Needs answers"
    LATE = "Late"
    CORRECTED = "Corrected"
    NIL = "Nil"
    RECEIVED = "Received"


@dataclass(frozen=True, slots=True)
class Standing:
    """One borough's return of one phase."""

    phase: Phase
    states: tuple[State, ...]
    """Everything that is true of it, the most pressing first."""
    received: Received | None
    """The newest of the files in which it came."""
    accepted: int = 0
    held: int = 0
    """Rows of all its files that count, and that are held."""
    files: tuple[str, ...] = ()
    """Their names, the newest last."""

    @property
    def state(self) -> State:
        return self.states[0]

    @property
    def said(self) -> str:
        """The states in words, with what they need to be understood: "Late; needs answers: 2 rows held"."""
        words = []
        for state in self.states:
            match state:
                case State.NEEDS_ANSWERS if self.held:
                    words.append(f"{state}: {plural(self.held, 'row')} held")
                case _:
                    words.append(str(state))
        return "; ".join((words[0], *(word[0].lower() + word[1:] for word in words[1:])))

    @property
    def as_at(self) -> str:
        moment = self.received.data_as_at if self.received is not None else None
        return say_moment(from_minute(moment)) if moment is not None else ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One borough's line: its plan return and its result return side by side."""

    borough: str
    plan: Standing
    result: Standing

    def of(self, phase: Phase) -> Standing:
        return self.plan if phase is Phase.PLAN else self.result


def lane_of(position: Position, borough: str) -> Lane:
    return Lane(borough, *(_standing(position, borough, phase) for phase in (Phase.PLAN, Phase.RESULT)))


def lanes(position: Position) -> tuple[Lane, ...]:
    """One for each borough of the operation, in its order."""
    return tuple(lane_of(position, borough) for borough in position.operation.boroughs)


def due(operation: Operation, phase: Phase) -> Minute:
    return operation.plan_due if phase is Phase.PLAN else operation.result_due


def _standing(position: Position, borough: str, phase: Phase) -> Standing:
    of_borough = [one for one in position.received(phase) if one.borough == borough]
    # A workbook may hold a part of a return; the newest of those that say something speaks for the lane.
    received = max(of_borough, key=lambda one: (one.speaks, one.version, one.received_at, one.id), default=None)
    if received is None:
        return Standing(phase, (State.AWAITED,), None)
    states = []
    accepted, held = sum(one.accepted for one in of_borough), sum(one.held for one in of_borough)
    files = tuple(one.file_name for one in sorted(of_borough, key=lambda one: (one.received_at, one.id)))
    if held or any(one.waiting is not None for one in of_borough):
        states.append(State.NEEDS_ANSWERS)
    if received.data_as_at is not None and received.data_as_at > due(position.operation, phase):
        states.append(State.LATE)
    if received.version > 1 or any(not one.current for one in of_borough):
        states.append(State.CORRECTED)
    if received.status is Status.NIL and received.speaks:
        states.append(State.NIL)
    return Standing(phase, tuple(states) or (State.RECEIVED,), received, accepted, held, files)
