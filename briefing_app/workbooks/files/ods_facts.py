"""What an .ods knows of its cells beside their values: errors, strikes, hidden rows, merges, comments."""

import re
from contextlib import suppress
from xml.parsers import expat

from briefing_app.workbooks.files.file_check import Parts
from briefing_app.workbooks.files.sheet import ERRORS, NEVER_CALCULATED, Facts

_WORTH_A_LOOK = (
    b"table:formula",
    b'value-type="error"',
    b"table:visibility",
    b"spanned=",
    b"office:annotation",
    b"line-through-style",
)
_ERROR_CODE = re.compile(r"Err:\d{3}")
MOST_ROWS = 1_048_576
MOST_REPEATED = 1_000
"""Cells a fact is told of; rows and columns to the sheet's end repeat the last one's looks."""


def facts_of(parts: Parts) -> dict[str, Facts]:
    """By the sheet's name; nothing is read where none of the marks stands in the contents."""
    content = parts.members.get("content.xml", b"")
    if not any(mark in content for mark in _WORTH_A_LOOK):
        return {}
    reader = _Reader()
    with suppress(expat.ExpatError):
        reader.read(content)
    return {name: facts for name, facts in reader.found.items() if facts != Facts()}


class _Reader:
    def __init__(self) -> None:
        self.found: dict[str, Facts] = {}
        self._facts = Facts()
        self._style = ""
        self._struck: set[str] = set()
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._covered_columns = 0
        self._cell: dict[str, str] = {}
        self._text: list[str] = []
        self._note: list[str] | None = None

    def read(self, content: bytes) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(content, True)

    def _start(self, name: str, said: dict[str, str]) -> None:
        match name:
            case "style:style":
                self._style = said.get("style:name", "")
                if said.get("style:parent-style-name") in self._struck:
                    self._struck.add(self._style)
            case "style:text-properties" if (line := said.get("style:text-line-through-style")) is not None:
                (self._struck.discard if line == "none" else self._struck.add)(self._style)
            case "table:table":
                self._facts = self.found.setdefault(said.get("table:name", ""), Facts())
                self._row = self._column = self._covered_columns = 0
            case "table:table-column":
                repeated = _count(said.get("table:number-columns-repeated"))
                if said.get("table:visibility") in ("collapse", "filter"):
                    last = self._covered_columns + min(repeated, MOST_REPEATED)
                    self._facts.hidden_columns.update(range(self._covered_columns, last))
                self._covered_columns += repeated
            case "table:table-row":
                self._rows, self._column = _count(said.get("table:number-rows-repeated")), 0
                visibility = said.get("table:visibility")
                if visibility in ("collapse", "filter"):
                    self._facts.hidden_rows.update(range(self._row, self._row + min(self._rows, MOST_REPEATED)))
                    self._facts.filtered = self._facts.filtered or visibility == "filter"
            case "table:table-cell" | "table:covered-table-cell":
                self._cell, self._text = said, []
            case "office:annotation":
                self._note = []
            case "text:p":
                lines = self._text if self._note is None else self._note
                if lines:
                    lines.append("\n")

    def _end(self, name: str) -> None:
        match name:
            case "table:table-cell" | "table:covered-table-cell":
                self._cell_ends()
                self._column += _count(self._cell.get("table:number-columns-repeated"))
            case "table:table-row":
                self._row += self._rows
            case "office:annotation" if self._note is not None:
                if text := "".join(self._note).strip():
                    self._facts.comments[self._row, self._column] = text
                self._note = None
            case "dc:creator" | "dc:date" | "meta:date-string" if self._note is not None:
                self._note.clear()

    def _cell_ends(self) -> None:
        cell, facts = self._cell, self._facts
        text = "".join(self._text).strip()
        across, down = (_count(cell.get(f"table:number-{one}-spanned")) for one in ("columns", "rows"))
        if across > 1 or down > 1:
            facts.merged.append((self._row, self._column, self._row + down - 1, self._column + across - 1))
        fault = _fault(cell, text)
        struck = bool(text) and cell.get("table:style-name") in self._struck
        if not fault and not struck:
            return
        for row in range(self._row, self._row + min(self._rows, MOST_REPEATED)):
            repeated = _count(cell.get("table:number-columns-repeated"))
            for column in range(self._column, self._column + min(repeated, MOST_REPEATED)):
                if fault:
                    facts.faults[row, column] = fault
                if struck:
                    facts.struck.add((row, column))

    def _characters(self, data: str) -> None:
        (self._text if self._note is None else self._note).append(data)


def _fault(cell: dict[str, str], text: str) -> str:
    """An error's words, NEVER_CALCULATED, or nothing."""
    is_formula = "table:formula" in cell
    if cell.get("calcext:value-type") == "error" or (is_formula and (text in ERRORS or _ERROR_CODE.fullmatch(text))):
        return text or "an error"
    if is_formula and not text and "office:value-type" not in cell:
        return NEVER_CALCULATED
    return ""


def _count(said: str | None) -> int:
    return min(int(said), MOST_ROWS) if said and said.isdecimal() else 1
