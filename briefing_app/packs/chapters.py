"""The chapters of a bound pack: what a layout switches on and off, puts in order and makes annexes of."""

from collections.abc import Callable
from dataclasses import dataclass

from briefing_app.packs.material import Material, Section


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of a pack with those under it, or its borough sheets together."""

    key: str
    title: str
    sections: Callable[[Material], tuple[Section, ...]]


def chapter(*sections: Section) -> Chapter:
    """A chapter of sections that are the same in every pack; it has the name of the first."""
    first = sections[0]
    return Chapter(first.key, first.title, lambda _: sections)
