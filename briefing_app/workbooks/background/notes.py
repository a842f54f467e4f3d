"""The words around a public table: its title, where it comes from, and what it says of itself."""

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing_app.operation.words import normalised
from briefing_app.workbooks.files.contents import CellContent, is_blank, say_content
from briefing_app.workbooks.files.sheet import Sheet

_MOST_NOTES = 12
_MOST_WORDS = 240
_SOURCE = re.compile(r"^\s*sources?\s*[:–-]\s*(.+)$", re.IGNORECASE | re.DOTALL)
_TITLE_KEYS = ("title", "name", "dataset", "table", "shortname")
_SOURCE_KEYS = ("source", "sources", "publisher", "owner", "author", "rights", "download from")


def lines_of(rows: Iterable[Sequence[CellContent]]) -> tuple[str, ...]:
    """Rows of words, each as one line."""
    found = []
    for row in rows:
        words = list(dict.fromkeys(_tidy(say_content(cell)) for cell in row if not is_blank(cell)))
        if words:
            found.append(" ".join(words)[:_MOST_WORDS])
    return tuple(found[:_MOST_NOTES])


def source_in(lines: Iterable[str]) -> str:
    """What stands behind "Source:"."""
    return next((_tidy(found[1]) for line in lines if (found := _SOURCE.match(line))), "")


def title_in(lines: Iterable[str]) -> str:
    """The first line above a table that is neither its source nor a note."""
    return next((line for line in lines if not _SOURCE.match(line) and not _is_note(line)), "")


def _is_note(line: str) -> bool:
    return normalised(line).startswith(("note", "this table", "contents", "back to", "return to", "official"))


def described(sheets: Iterable[Sheet]) -> tuple[str, str]:
    """Title and source as a sheet of metadata has them: a key in one column, its words in the next."""
    title = source = ""
    for sheet in sheets:
        pairs = dict(reversed(list(_pairs(sheet))))
        title = title or next((pairs[key] for key in _TITLE_KEYS if key in pairs), "")
        source = source or next((pairs[key] for key in _SOURCE_KEYS if key in pairs), "")
    return title, source


def _pairs(sheet: Sheet) -> Iterator[tuple[str, str]]:
    for row in sheet.rows[:80]:
        filled = [cell for cell in row[:6] if not is_blank(cell)]
        if len(filled) == 2 and all(isinstance(cell, str) for cell in filled):
            key, words = (str(cell) for cell in filled)
            if normalised(key) in (*_TITLE_KEYS, *_SOURCE_KEYS):
                yield normalised(key), _tidy(words)[:_MOST_WORDS]


def _tidy(words: str) -> str:
    return " ".join(words.split())
