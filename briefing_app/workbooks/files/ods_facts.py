"""What an .ods knows of its cells beside their values: errors, strikes, hidden rows, merges, comments."""

import re
from xml.parsers import expat

from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files.file_check import Parts
from briefing_app.workbooks.files.sheet import ERRORS, NEVER_CALCULATED, Facts
from briefing_app.workbooks.files.whole_xml import damaged

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    **{f"{_SPACE}{name}:1.0": name for name in ("office", "table", "text", "style", "meta")},
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
    "http://purl.org/dc/elements/1.1/": "dc",
    # OpenOffice 1 and 2 wrote these before there was a standard.
    **{f"http://openoffice.org/2000/{name}": name for name in ("office", "table", "text", "style", "meta")},
}
_CELLS = ("table:table-cell", "table:covered-table-cell")
_IN_CELLS = frozenset(
    f"table:{name}"
    for name in (
        "style-name", "content-validation-name", "formula", "number-columns-repeated", "number-columns-spanned",
        "number-rows-spanned", "number-matrix-columns-spanned", "number-matrix-rows-spanned", "protected", "protect",
    )
)  # fmt: skip
"""What a table may say of a cell; a word that is none of these was damaged, and what it moved is not known."""
_IN_ROWS = frozenset(
    f"table:{name}" for name in ("number-rows-repeated", "style-name", "default-cell-style-name", "visibility")
)
_ERROR_CODE = re.compile(r"Err:\d{3}")
MOST_ROWS = 1_048_576
MOST_REPEATED = 1_000
"""Cells a fact is told of; rows and columns to the sheet's end repeat the last one's looks."""


def facts_of(parts: Parts) -> dict[str, Facts]:
    """By the sheet's name. Raises Refused where the contents are damaged: a reader would shift cells in silence."""
    reader = _Reader()
    try:
        reader.read(parts.members.get("content.xml", b""))
    except expat.ExpatError as fault:
        raise damaged(fault) from fault
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
        self._names: dict[str, str] = {}
        self._inside: list[str] = []

    def read(self, content: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._finish
        parser.CharacterDataHandler = self._characters
        parser.Parse(content, True)

    def _name(self, said: str) -> str:
        """With the prefix that is usual for its space, whichever the file has."""
        name = self._names.get(said)
        if name is None:
            space, _, word = said.rpartition(" ")
            name = self._names[said] = f"{_SPACES.get(space, '?')}:{word}"
        return name

    def _begin(self, said: str, attributes: dict[str, str]) -> None:
        name = self._name(said)
        known = {self._name(one): value for one, value in attributes.items()}
        within = self._inside[-1] if self._inside else ""
        if within == "table:table-row" and name not in _CELLS:
            raise _shifted()
        allowed = _IN_CELLS if name in _CELLS else _IN_ROWS if name == "table:table-row" else None
        if allowed is not None and any(one.startswith("table:") and one not in allowed for one in known):
            raise _shifted()
        self._inside.append(name)
        self._start(name, known)

    def _finish(self, said: str) -> None:
        self._inside.pop()
        self._end(self._name(said))

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


def _shifted() -> Refused:
    return Refused(
        "The workbook is damaged: a row of a sheet holds something that is no cell, so that it is not known which "
        "cell is which. Ask the borough to send it again."
    )


def _count(said: str | None) -> int:
    return min(int(said), MOST_ROWS) if said and said.isdecimal() else 1
