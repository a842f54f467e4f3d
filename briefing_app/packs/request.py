"""What is asked for when a pack is made: which kind, which version, and in which state of approval."""

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.operation.kinds import Phase
from briefing_app.operation.times import Minute

DRAFT = "DRAFT – not approved"


class PackKind(StrEnum):
    BRIEFING = "briefing"
    DEBRIEF = "debrief"

    @property
    def title(self) -> str:  # type: ignore[override] # what it is called, and not str.title
        return {PackKind.BRIEFING: "Pre-operation briefing", PackKind.DEBRIEF: "Post-operation debrief"}[self]

    @property
    def phase(self) -> Phase:
        """The returns that its figures rest on."""
        return {PackKind.BRIEFING: Phase.PLAN, PackKind.DEBRIEF: Phase.RESULT}[self]


@dataclass(frozen=True, slots=True)
class PackRequest:
    """One version of one pack. The same request on the same position gives the same bytes."""

    kind: PackKind
    version: int
    made_at: Minute
    reference: str
    """As it stands on the cover and in the register: `VAWG-20210513-briefing-v1`."""
    status: str = DRAFT
    """Printed lightly across every page until `approved`."""
    approved: bool = False
    supersedes: int | None = None
    """The version that this one replaces."""
    facts: tuple[tuple[str, str], ...] = ()
    """Short lines for the control block on the cover, as label and value."""
