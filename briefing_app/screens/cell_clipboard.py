"""Cells for the clipboard, as a spreadsheet takes them: numbers stay numbers, words never become formulas or dates."""

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

Copied = str | int | float | None

# In Excel's own words: what stands in the cell is text.
_TEXT = "mso-number-format:'\\@'"


def copy_cells(headings: Sequence[str], rows: Sequence[Sequence[Copied]]) -> None:
    """Put a table on the clipboard, as text parted by tabs and as a table of HTML."""
    lines: list[Sequence[Copied]] = [headings, *rows]
    data = QMimeData()
    data.setText(text_of(lines))
    data.setHtml(_as_html(headings, rows))
    QApplication.clipboard().setMimeData(data)


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


def _as_html(headings: Sequence[str], rows: Sequence[Sequence[Copied]]) -> str:
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f'<meta charset="utf-8"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _cell(value: Copied) -> str:
    if isinstance(value, str):
        return f'<td style="{_TEXT}">{escape(value)}</td>'
    return "<td></td>" if value is None else f'<td align="right">{_number(value)}</td>'


def _number(value: int | float) -> str:
    """Whole where it is whole, and else as exact as it is; without the commas of what is said."""
    whole = isinstance(value, int) or value.is_integer()
    return str(int(value)) if whole else repr(round(value, 10))
