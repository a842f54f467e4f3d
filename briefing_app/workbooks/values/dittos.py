"""Marks that say "as in the row above": ditto, and the inverted commas that stand for it."""

from collections.abc import Sequence

from briefing_app.workbooks.files.contents import CellContent

_WORDS = ("ditto", "as above", "same as above", "-do-", "do.", "-ditto-", "as per above")
DITTOS = frozenset((
    '"', '""', "“", "”", "''", "’’", ",,", "„", "〃", "″",
    *(form for word in _WORDS for form in (word, word.upper(), word.capitalize())),
))  # fmt: skip


def is_ditto(content: CellContent) -> bool:
    return isinstance(content, str) and content.strip() in DITTOS


def without_dittos(contents: Sequence[CellContent]) -> tuple[list[CellContent], list[int]]:
    """A column's contents with what the marks stand for, and where they stood; one with nothing above stays."""
    said: list[CellContent] = []
    places: list[int] = []
    for place, content in enumerate(contents):
        if is_ditto(content) and said and not is_ditto(said[-1]):
            said.append(said[-1])
            places.append(place)
        else:
            said.append(content)
    return said, places
