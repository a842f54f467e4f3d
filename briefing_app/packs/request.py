"""What is asked for when a pack is made: which kind, of which boroughs, which version, in which state of approval."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from briefing_app.operation.boroughs import borough
from briefing_app.operation.kinds import Phase
from briefing_app.operation.times import Minute
from briefing_app.packs.layout import AS_USUAL, PackLayout

DRAFT = "DRAFT – not approved"
_RELEASE = "release"
_MOST_NAMED = 4
"""Boroughs that a reference names by their abbreviations."""


class PackKind(StrEnum):
    BRIEFING = "briefing"
    SUMMARY = "summary"
    BOROUGH = "borough"
    SERIAL = "serial"
    DEBRIEF = "debrief"
    PRESS = "press"

    @property
    def title(self) -> str:  # type: ignore[override] # what it is called, and not str.title
        return _TITLES[self]

    @property
    def phase(self) -> Phase:
        """The returns that its figures rest on, where nobody asks for the others."""
        return Phase.RESULT if self in (PackKind.DEBRIEF, PackKind.PRESS) else Phase.PLAN

    def phase_for(self, *, results_in: bool) -> Phase:
        """Where nobody says which: of the results once any is in, for a kind that can be of either."""
        return Phase.RESULT if self.either_phase and results_in else self.phase

    @property
    def either_phase(self) -> bool:
        """Whether there is one of the plan and one of the results."""
        return self in (PackKind.SUMMARY, PackKind.BOROUGH)

    @property
    def has_cover(self) -> bool:
        """Whether it is a bound pack with cover and contents, or sheets that are handed out one by one."""
        return self in (PackKind.BRIEFING, PackKind.DEBRIEF)

    @property
    def second_person(self) -> bool:
        """Whether somebody other than its author has to approve it."""
        return self is PackKind.PRESS

    @property
    def by_borough(self) -> bool:
        """Whether it may be made of chosen boroughs alone."""
        return self in (PackKind.BOROUGH, PackKind.SERIAL)


_TITLES = {
    PackKind.BRIEFING: "Pre-operation briefing",
    PackKind.SUMMARY: "One-page summary",
    PackKind.BOROUGH: "Borough sheets",
    PackKind.SERIAL: "Serial sheets",
    PackKind.DEBRIEF: "Post-operation debrief",
    PackKind.PRESS: "Press lines",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a pack is of. Its versions are counted by themselves: that of Lambeth beside that of all boroughs."""

    kind: PackKind
    asked_phase: Phase | None = None
    """Plan or result, for a kind that can be of either."""
    boroughs: tuple[str, ...] = ()
    """Of which boroughs alone; none: of all."""
    release: bool = False
    """Only the sections that hold nothing of single arrests, people, places, serials, or senders' own words."""

    @property
    def phase(self) -> Phase:
        return self.asked_phase if self.asked_phase is not None and self.kind.either_phase else self.kind.phase

    @property
    def kept(self) -> str:
        """For the register: all of it but the kind; see `subject_of`."""
        if not self.kind.either_phase and not self.boroughs and not self.release:
            return ""
        return "|".join([self.phase.value if self.kind.either_phase else "", _RELEASE * self.release, *self.boroughs])

    @property
    def key(self) -> str:
        """`result-LAM`: stands in the reference."""
        parts = [self.phase.value] if self.kind.either_phase else []
        if len(self.boroughs) <= _MOST_NAMED:
            parts += [borough(name).abbreviation for name in self.boroughs]
        else:
            digest = hashlib.sha256("\n".join(self.boroughs).encode()).hexdigest()
            parts.append(f"{len(self.boroughs)}-boroughs-{digest[:6]}")
        return "-".join([*parts, *([_RELEASE] if self.release else [])])

    @property
    def title(self) -> str:
        """ "Borough sheet of Lambeth, result"."""
        one = self.kind is PackKind.BOROUGH and len(self.boroughs) == 1
        name = "Borough sheet" if one else self.kind.title
        count = len(self.boroughs)
        of = "" if not count else f" of {self.boroughs[0]}" if count == 1 else f" of {count} boroughs"
        phase = f", {self.phase.value}" if self.kind.either_phase else ""
        return f"{name}{of}{phase}{', release copy' if self.release else ''}"


def subject_of(kind: str, kept: str) -> Subject:
    """What stands in the register, as a subject again."""
    if not kept:
        return Subject(PackKind(kind))
    phase, release, *boroughs = kept.split("|")
    return Subject(PackKind(kind), Phase(phase) if phase else None, tuple(boroughs), release == _RELEASE)


@dataclass(frozen=True, slots=True)
class PackRequest:
    """One version of one pack. The same request on the same position gives the same bytes."""

    subject: Subject
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
    code: str = ""
    """Short for all that the pack is made from; stands beside the reference and in its QR code."""
    more_figures: tuple[str, ...] = ()
    """Ids of figures that somebody chose for this pack beyond its own."""
    layout: PackLayout = AS_USUAL
    """Which parts it has, and how."""

    @property
    def kind(self) -> PackKind:
        return self.subject.kind

    @property
    def phase(self) -> Phase:
        return self.subject.phase

    @property
    def title(self) -> str:
        return self.subject.title
