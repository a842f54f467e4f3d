"""Whom to chase for what: returns that are awaited, rows that are held, and what has to be said to settle them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing_app.operation.kinds import Phase
from briefing_app.operation.position import Position
from briefing_app.operation.return_status import State, due, lane_of
from briefing_app.operation.returns import Problem, Severity
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import listed_few, plural, say_moment

MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Chase:
    """What one borough is to be asked for."""

    borough: str
    phase: Phase
    state: State
    says: str


def chase_list(position: Position, phase: Phase, problems: Mapping[int, Sequence[Problem]]) -> tuple[Chase, ...]:
    """Awaited first, then those with rows held, in the order of boroughs. `problems` go by the return's id."""
    found: list[Chase] = []
    deadline = say_moment(from_minute(due(position.operation, phase)))
    for borough in position.operation.boroughs:
        standing = lane_of(position, borough).of(phase)
        if standing.state is State.AWAITED:
            says = f"No {phase} return has come; it is due {deadline}."
            found.append(Chase(borough, phase, State.AWAITED, says))
        elif standing.held:
            says = f"{plural(standing.held, 'row')} of {listed_few(standing.files)} not counted yet."
            returns = [one.id for one in position.received_from(borough, phase)]
            told = [problem for one in returns for problem in problems.get(one, ())]
            found.append(Chase(borough, phase, State.NEEDS_ANSWERS, " ".join((says, *_told(told)))))
    return tuple(sorted(found, key=lambda one: one.state is not State.AWAITED))


def as_text(operation_name: str, chased: Sequence[Chase]) -> str:
    """For an e-mail: one line a borough."""
    if not chased:
        return f"{operation_name}: nothing is outstanding."
    return "\n".join((f"{operation_name}: outstanding", *(f"- {one.borough}: {one.says}" for one in chased)))


def as_cells(chased: Sequence[Chase]) -> str:
    """For a spreadsheet: headings and rows, parted by tabs."""
    lines = [("Borough", "Return", "State", "What is wanted")]
    lines += [(one.borough, str(one.phase), str(one.state), one.says) for one in chased]
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def _told(problems: Sequence[Problem]) -> list[str]:
    """The sentences of what holds rows, a few of them, each with its cell."""
    holding = [one for one in problems if one.severity is not Severity.WARN]
    told = [f"{one.sheet} {one.cell}: {one.says}".replace(" :", ":") for one in holding[:MOST_TOLD]]
    if len(holding) > MOST_TOLD:
        told.append(f"And {len(holding) - MOST_TOLD} more.")
    return told
