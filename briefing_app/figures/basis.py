"""Which returns a figure rests on, and the words for those that are missing."""

from collections.abc import Sequence

from briefing_app.figures.figure import Basis
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position import Position
from briefing_app.operation.words import listed_few, plural


def basis_of(position: Position, *phases: Phase) -> tuple[Basis, ...]:
    return tuple(
        Basis(phase.value, position.included(phase), position.awaited(phase), position.as_at(phase)) for phase in phases
    )


def results_are_in(position: Position) -> bool:
    """Whether any borough has sent a result: until then the figures show the plan."""
    return bool(position.included(Phase.RESULT))


def say_missing(awaited: Sequence[str], not_stated: Sequence[str], *, name_up_to: int = 1) -> str:
    """ "3 boroughs awaited; Sutton not stated", or nothing."""
    parts = [
        f"{listed_few(names) if len(names) <= name_up_to else plural(len(names), 'borough')} {word}"
        for names, word in ((awaited, "awaited"), (not_stated, "not stated"))
        if names
    ]
    return "; ".join(parts)


def joined(*parts: str) -> str:
    """The parts that are not empty, with semicolons."""
    return "; ".join(part for part in parts if part)


def say_all(boroughs: Sequence[str]) -> str:
    """ "all 32 boroughs", or the only one's name."""
    return boroughs[0] if len(boroughs) == 1 else f"all {plural(len(boroughs), 'borough')}"
