"""What was settled here about a file that counts, so that it reads the same when it comes again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefing_app.operation.kinds import Phase
from briefing_app.operation.returns.amendments import Amendment


@dataclass(frozen=True, slots=True)
class Settled:
    """Cells that were put right, questions that were answered, and what somebody said that the file is."""

    amendments: Sequence[Amendment] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    """Choice by question."""
    borough: str | None = None
    phase: Phase | None = None
