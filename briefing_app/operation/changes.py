"""What an action touched, so that only what shows it is shown again."""

from dataclasses import dataclass

from briefing_app.operation.kinds import kinds
from briefing_app.operation.returns.returns import Looked, Outcome, Whose


@dataclass(frozen=True, slots=True)
class Changes:
    """Boroughs and kinds whose numbers may have changed in one operation."""

    operation_ref: str
    boroughs: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    background: bool = False
    """Whether a public table was attached, changed or removed."""

    def __bool__(self) -> bool:
        return bool(self.boroughs) or self.background


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of each file of an import, and what it touched."""

    files: tuple[Looked, ...]
    changes: Changes

    def count(self, *outcomes: Outcome) -> int:
        return sum(1 for one in self.files if one.outcome in outcomes)


def changes_of(operation_ref: str, files: tuple[Looked, ...]) -> Changes:
    whose: set[Whose] = set()
    for one in (each for file in files for each in file.each):
        cover = one.reading.cover
        if cover is not None and one.outcome in (Outcome.IMPORTED, Outcome.SUPERSEDES, Outcome.NEEDS_ANSWERS):
            whose.add((cover.borough, cover.phase))
            # A file that is another borough's now no longer counts for the first.
            whose |= {(before.received.borough, before.received.phase) for before in one.replaces}
    # A corrected return may leave a kind out, so every kind of its phase may have changed.
    return Changes(
        operation_ref,
        boroughs=frozenset(borough for borough, _ in whose),
        kinds=frozenset(kind.name for kind in kinds() if any(phase in kind.phases for _, phase in whose)),
    )
