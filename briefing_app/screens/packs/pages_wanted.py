"""Which pages are meant: those of a section, or numbers as somebody writes them."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.packs.page_pictures import Section

_RANGE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")


def pages_of_section(sections: "Sequence[Section]", place: int, pages: int) -> range:
    """From its first page to the one before the next that is not under it, from 0."""
    one = sections[place]
    after = next((other.page for other in sections[place + 1 :] if other.level <= one.level), pages)
    return range(one.page, max(after, one.page + 1))


def pages_written(words: str, pages: int) -> tuple[int, ...] | None:
    """`1-3, 7` as pages from 0; None where it is no such list, or names a page that is not there."""
    found: set[int] = set()
    for part in re.split(r"[,;]", words):
        said = _RANGE.fullmatch(part.strip())
        if said is None:
            return None
        first, last = int(said[1]), int(said[2] or said[1])
        if not 1 <= first <= last <= pages:
            return None
        found.update(range(first - 1, last))
    return tuple(sorted(found))
