"""Whom to chase for what: returns that are awaited or late, rows that are held, and what is not said at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing_app.operation.kinds import Phase, kinds
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.return_status import State, due, lane_of
from briefing_app.operation.returns.returns import Problem, Severity
from briefing_app.operation.times import Minute, from_minute
from briefing_app.operation.words import listed, listed_few, plural, say_moment

MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Chase:
    """What one borough is to be asked for."""

    borough: str
    phase: Phase
    state: State
    says: str


def chase_list(
    position: Position, phase: Phase, problems: Mapping[int, Sequence[Problem]], *, at: Minute
) -> tuple[Chase, ...]:
    """Awaited first, then those with rows held, then those that came late or say nothing of some of what they
    might; each in the order of boroughs. `problems` go by the return's id; `at` is now."""
    found = [_chase(position, borough, phase, problems, at) for borough in position.operation.boroughs]
    return tuple(sorted((one for one in found if one.says), key=lambda one: list(State).index(one.state)))


def _chase(
    position: Position, borough: str, phase: Phase, problems: Mapping[int, Sequence[Problem]], at: Minute
) -> Chase:
    """What this borough is to be asked for; nothing is said where that is nothing."""
    deadline = due(position.operation, phase)
    when = say_moment(from_minute(deadline))
    standing = lane_of(position, borough).of(phase)
    if standing.state is State.AWAITED:
        overdue = at > deadline
        says = f"No {phase} return has come; it {'was due' if overdue else 'is due'} {when}"
        return Chase(borough, phase, State.AWAITED, f"{says} and is overdue." if overdue else f"{says}.")
    told = []
    if standing.held:
        told.append(f"{plural(standing.held, 'row')} of {listed_few(standing.files)} not counted yet.")
        returns = [one.id for one in position.received_from(borough, phase)]
        told += _told([problem for one in returns for problem in problems.get(one, ())])
    if State.LATE in standing.states:
        told.append(f"It came late: it was due {when}, and is as at {standing.as_at}.")
    unsaid = _unsaid(position, borough, phase)
    if unsaid:
        told.append(f"It says nothing of {listed(unsaid)}: send the rows, or NIL.")
    return Chase(borough, phase, standing.state, " ".join(told))


def _unsaid(position: Position, borough: str, phase: Phase) -> list[str]:
    """Kinds of which no file of the return says anything, neither rows nor that there are none."""
    stated = {name for one in position.received_from(borough, phase) for name in one.stated}
    return [one.many for one in kinds() if phase in one.phases and one.name not in stated]


def as_text(operation_name: str, chased: Sequence[Chase]) -> str:
    """For an e-mail: one line a borough."""
    if not chased:
        return f"{operation_name}: nothing is outstanding."
    return "\n".join((f"{operation_name}: outstanding", *(f"- {one.borough}: {one.says}" for one in chased)))


def as_rows(chased: Sequence[Chase]) -> list[tuple[str, ...]]:
    """For a spreadsheet: the headings, then a row for each."""
    headings = ("Borough", "Return", "State", "What is wanted")
    return [headings, *((one.borough, str(one.phase), str(one.state), one.says) for one in chased)]


def _told(problems: Sequence[Problem]) -> list[str]:
    """The sentences of what holds rows, a few of them, each with its cell."""
    holding = [one for one in problems if one.severity is not Severity.WARN]
    told = [f"{one.sheet} {one.cell}: {one.says}".replace(" :", ":") for one in holding[:MOST_TOLD]]
    if len(holding) > MOST_TOLD:
        told.append(f"And {len(holding) - MOST_TOLD} more.")
    return told
