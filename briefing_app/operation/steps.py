"""Progress of long work, as values that a window, a terminal or a test can follow."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeAlias, TypeVar


@dataclass(frozen=True, slots=True)
class Step:
    """`done` of `total` are finished; `doing` says what comes now ("Reading lambeth.xlsx")."""

    done: int
    total: int
    doing: str


Result = TypeVar("Result")

Steps: TypeAlias = Generator[Step, None, Result]
"""Long work: yields its steps, returns its result. Closing it cancels, and leaves nothing half done."""


def finish(work: Steps[Result], follow: Callable[[Step], object] = lambda _: None) -> Result:
    """Run long work to its end, handing each step to `follow`."""
    while True:
        try:
            step = next(work)
        except StopIteration as end:
            result: Result = end.value
            return result
        follow(step)
