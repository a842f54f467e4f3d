"""Cells for the clipboard, as a spreadsheet takes them: numbers stay numbers, words never become formulas or dates."""

import re
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

Copied = str | int | float | None


def copy_cells(headings: Sequence[str], rows: Sequence[Sequence[Copied]]) -> None:
    """Put a table on the clipboard as text parted by tabs.

    Not as HTML beside it: clipboard data that Python made outlives Python at the app's end, and brings it down.
    """
    QApplication.clipboard().setText(text_of([headings, *rows]))


def text_of(rows: Sequence[Sequence[Copied]]) -> str:
    """Lines of cells parted by tabs."""
    return "\n".join("\t".join(map(_as_text, row)) for row in rows)


def number_said(said: str) -> Copied:
    """The number that these words say, commas and all; the words where they say none."""
    plain = said.replace(",", "")
    return (float(plain) if "." in plain else int(plain)) if _NUMBER.fullmatch(plain) else said


_NUMBER = re.compile(r"-?\d{1,15}(\.\d+)?")
_ACTS = ("=", "+", "-", "@")


def _as_text(value: Copied) -> str:
    """One line, and never a formula: what a borough sent must not run in the spreadsheet it is pasted into."""
    if not isinstance(value, str):
        return "" if value is None else _number(value)
    line = " ".join(value.split())
    return f"'{line}" if line.startswith(_ACTS) and not _NUMBER.fullmatch(line) else line


def _number(value: int | float) -> str:
    """Whole where it is whole, and else as exact as it is; without the commas of what is said."""
    whole = isinstance(value, int) or value.is_integer()
    return str(int(value)) if whole else repr(round(value, 10))
