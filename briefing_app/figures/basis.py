"""Which returns a figure rests on, and the words for those that are missing."""

from collections.abc import Sequence

from briefing_app.figures.figure import Basis
from briefing_app.operation.counting.measures import ActivityMeasure
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated
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


def say_leading(numbered: Sequence[tuple[str, float]], said: str, of: str) -> str:
    """ "Camden: 10 of 117 arrests"; equals share the title: "Camden and Lambeth: 10 each of 117 arrests".

    `numbered` are the names that stand at the head of a ranking, all with the number that `said` words.
    """
    names = [name for name, _ in numbered]
    return f"{listed_few(names)}: {said}{' each' if len(names) > 1 else ''} of {of}"


def none_stated(measure: ActivityMeasure, after: bool, what: str) -> str:
    """The finding while there is none of it: stated to be none, or awaited, or not stated."""
    state = measure.result_stated if after else measure.plan_stated
    if state is Stated.STATED:
        boroughs = measure.results if after else measure.plans
        return f"No {what} in {say_all(boroughs)}"
    return f"No {what} stated yet" if state is Stated.NOT_STATED else f"{what[:1].upper()}{what[1:]} awaited"


def nothing_stated(what: str, awaited: Sequence[str], boroughs: Sequence[str]) -> str:
    """The finding while no borough gives a number: "Arrests are awaited from all 32 boroughs"."""
    if not awaited:
        return f"No borough has stated its {what}"
    if len(awaited) == len(boroughs):
        return f"{what[:1].upper()}{what[1:]} are awaited from {say_all(awaited)}"
    return f"{what[:1].upper()}{what[1:]} are awaited from {plural(len(awaited), 'borough')}; no other states them"
