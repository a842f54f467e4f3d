"""Reads the tables of a web page, as many systems export them under the name of a workbook."""

import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser

from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files.delimited_text import decoded
from briefing_app.workbooks.files.sheet import Content, Facts, Sheet, errors_among, sheet_of

WIDEST_SPAN = 1_000
LONGEST_SPAN = 10_000
MOST_CELLS = 4_000_000
LONGEST_STYLE = 262_144
"""Characters in which a page's classes and sheet names are looked for."""

_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,64})</x:Name>", re.IGNORECASE)
_DECLARED = re.compile(r"<!(?!--|\[|doctype\b)", re.IGNORECASE)
_NOT_SHOWN = re.compile(r"<!--.*?(?:-->|\Z)|<![^>]*(?:>|\Z)", re.DOTALL)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_STRUCK_CLASS = re.compile(r"\.([\w-]+)\s*\{[^}]*line-through", re.IGNORECASE)
_BREAKS = frozenset(("br", "p", "div", "li"))
_UNSEEN = frozenset(("style", "script", "title"))
_STRIKES = frozenset(("s", "strike", "del"))
# What some write between cells though it belongs into them; a name that is none of these was a cell's.
_BETWEEN_CELLS = frozenset((
    "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col", "form", "input", "script",
    "style", "a", "b", "i", "u", "s", "strong", "em", "font", "small", "center", "span", "div", "p", "br", "hr", "img",
    "strike", "del",
))  # fmt: skip
# These never hold anything, so no closing tag follows.
_EMPTY = frozenset(("br", "img", "col", "input", "hr", "meta", "link", "wbr", "area", "base", "embed", "source"))


def sheets_of_page(text: str) -> tuple[Sheet, ...]:
    """Every table with anything in it as a sheet; a table within a cell of another is one of its own.

    Raises Refused where words or cells stand outside their places: what damage moved is not guessed.
    """
    if _DECLARED.search(text, max(0, text.casefold().find("<table"))):
        raise _damaged()
    reader = _Tables(frozenset(_STRUCK_CLASS.findall(text[:LONGEST_STYLE])))
    # What is conditional or a comment is not shown; the parser gives up on some of it.
    reader.feed(_NOT_SHOWN.sub("", text))
    reader.close()
    reader.end_all()
    stated = [name.strip() for name in _SHEET_NAME.findall(text[:LONGEST_STYLE])]
    tables = [table for table in reader.tables if any(any(row) for row in table.rows)] or reader.tables[:1]
    names = stated if len(stated) == len(tables) else []
    sheets: list[Sheet] = []
    for number, table in enumerate(tables):
        name = names[number] if names else table.caption or f"Table {number + 1}"
        if any(one.name == name for one in sheets):
            name = f"{name} ({number + 1})"
        rows: list[list[Content]] = [list(row) for row in table.rows]
        table.facts.faults.update(errors_among(rows))
        sheets.append(sheet_of(name, rows, facts=table.facts))
    return tuple(sheets)


def page_in(content: bytes, text: str) -> str:
    """The page's text in the encoding it names itself, where that is one a browser would follow."""
    named = _CHARSET.search(content[:2048])
    if named and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) and b"\x00" not in content[:64]:
        try:
            return content.decode(named[1].decode("ascii"))
        except (LookupError, ValueError):
            return text
    return text


def pages_in_mail(content: bytes) -> str:
    """The pages of a web archive (.mht), one after the other."""
    import email
    import email.policy

    message = email.message_from_bytes(content, policy=email.policy.default)
    pages = []
    for part in message.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            text = decoded(body) if isinstance(body, bytes) else None
            if isinstance(body, bytes) and text is not None:
                pages.append(page_in(body, text))
    return "\n".join(pages)


def _damaged() -> Refused:
    return Refused(
        "The page is damaged: something stands between the cells of its table, so that it is not known which cell is "
        "which. Ask the borough to send it again."
    )


class _Table:
    """A table as it is read: rows grow cell by cell around what spans from above."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.facts = Facts()
        self.caption = ""
        self.in_row = False
        self._columns = 0
        self._down: dict[int, int] = {}
        """Column → rows below this one that a cell above still covers."""

    def add_column(self, count: int, hidden: bool) -> None:
        if hidden:
            self.facts.hidden_columns.update(range(self._columns, self._columns + count))
        self._columns += count

    def begin_row(self, hidden: bool) -> None:
        for column in list(self._down):
            self._down[column] -= 1
            if self._down[column] < 0:
                del self._down[column]
        self.rows.append([])
        self.in_row = True
        if hidden:
            self.facts.hidden_rows.add(len(self.rows) - 1)

    def add(self, text: str, across: int, down: int, struck: bool) -> None:
        row = self.rows[-1]
        while len(row) in self._down:
            row.append("")
        number, column = len(self.rows) - 1, len(row)
        row.append(text)
        row.extend([""] * (across - 1))
        if down > 1:
            self._down.update(dict.fromkeys(range(column, column + across), down - 1))
        if across > 1 or down > 1:
            self.facts.merged.append((number, column, number + down - 1, column + across - 1))
        if struck:
            self.facts.struck.add((number, column))


class _Cell:
    def __init__(self, attributes: dict[str, str]) -> None:
        self.across = _span(attributes.get("colspan"), WIDEST_SPAN)
        self.down = _span(attributes.get("rowspan"), LONGEST_SPAN)
        self.parts: list[str] = []
        self.struck: list[bool] = []
        """For each part of text with anything in it, whether it is struck through."""


class _Tables(HTMLParser):
    def __init__(self, struck_classes: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._struck_classes = struck_classes
        self.tables: list[_Table] = []
        self._open: list[tuple[_Table, _Cell | None]] = []
        """Tables within tables, the innermost last, each with its open cell."""
        self._unseen = 0
        self._struck: list[str] = []
        self._in_caption = False
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self._check(tag, attributes)
        style = attributes.get("style", "")
        strikes = bool(_STRUCK.search(style)) or attributes.get("class", "") in self._struck_classes
        if tag not in _EMPTY and (self._struck or tag in _STRIKES or strikes):
            self._struck.append(tag)
        match tag:
            case "table":
                self._struck.clear()
                self._open.append((_Table(), None))
                self.tables.append(self._open[-1][0])
            case "tr" if self._open:
                self._end_cell()
                hidden = "hidden" in attributes or bool(_HIDDEN.search(style))
                self._open[-1][0].begin_row(hidden)
            case "td" | "th" if self._open:
                self._begin_cell(attributes, struck=strikes)
            case "col" if self._open:
                self._open[-1][0].add_column(_span(attributes.get("span"), WIDEST_SPAN), bool(_HIDDEN.search(style)))
            case "caption":
                self._in_caption = True
            case _ if tag in _UNSEEN:
                self._unseen += 1
            case _ if tag in _BREAKS and self._cell is not None and self._cell.parts:
                self._cell.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if "<" in tag:
            raise _damaged()
        if tag in self._struck:
            while self._struck.pop() != tag:
                continue
        match tag:
            case "table" if self._open:
                self._end_cell()
                self._open.pop()
            case "td" | "th":
                self._end_cell()
            case "tr" if self._open:
                self._end_cell()
                self._open[-1][0].in_row = False
            case "caption":
                self._in_caption = False
            case _ if tag in _UNSEEN:
                self._unseen = max(0, self._unseen - 1)

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._in_caption and self._open:
            self._open[-1][0].caption = (self._open[-1][0].caption + data).strip()[:64]
        elif (cell := self._cell) is not None:
            # White space and line breaks in the source are one space, as a browser shows them.
            cell.parts.append(re.sub(r"[ \t\r\n\f]+", " ", data))
            if data.strip():
                cell.struck.append(bool(self._struck))
        elif self._open and data.strip():
            raise _damaged()

    def _check(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Raises Refused for a cell in no table, what is no cell between cells, and a tag that runs into another."""
        outside = tag in ("tr", "td", "th") and not self._open
        between = bool(self._open) and self._cell is None and not self._unseen and tag not in _BETWEEN_CELLS
        if outside or (between and ":" not in tag and not self._in_caption) or any("<" in name for name in attributes):
            raise _damaged()

    def end_all(self) -> None:
        while self._open:
            self._end_cell()
            self._open.pop()

    @property
    def _cell(self) -> _Cell | None:
        return self._open[-1][1] if self._open else None

    def _begin_cell(self, attributes: dict[str, str], *, struck: bool) -> None:
        self._end_cell()
        self._struck = ["td"] if struck else []
        table = self._open[-1][0]
        if not table.in_row:
            table.begin_row(hidden=False)
        cell = _Cell(attributes)
        self._open[-1] = (table, cell)

    def _end_cell(self) -> None:
        if not self._open or self._open[-1][1] is None:
            return
        table, cell = self._open[-1]
        assert cell is not None
        text = re.sub(r" ?\n ?", "\n", "".join(cell.parts)).replace("\xa0", " ").strip()
        self._cells += cell.across
        if self._cells > MOST_CELLS:
            raise MemoryError
        table.add(text, cell.across, cell.down, bool(cell.struck) and all(cell.struck))
        self._open[-1] = (table, None)
        self._struck.clear()


def _span(said: str | None, most: int) -> int:
    digits = re.match(r"\s*(\d{1,6})", said or "")
    return max(1, min(int(digits[1]), most)) if digits else 1
