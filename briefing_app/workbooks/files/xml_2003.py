"""Reads Excel's XML format of 2002 and 2003, which some systems still write under the name .xls."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from xml.parsers import expat

from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files.sheet import NEVER_CALCULATED, Content, Facts, Sheet, sheet_of
from briefing_app.workbooks.files.whole_xml import damaged

MOST_COLUMNS = 16_384
MOST_ROWS = 1_048_576
MOST_CELLS = 4_000_000

_SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_EXCEL = "urn:schemas-microsoft-com:office:excel"
_INSIDE = {"Table": ("Column", "Row"), "Row": ("Cell",), "Cell": ("Data", "Comment", "NamedCell")}
_SAID = {
    "Row": ("Index", "Span", "Height", "AutoFitHeight", "StyleID", "Hidden", "Caption"),
    "Cell": (
        "Index",
        "StyleID",
        "Formula",
        "MergeAcross",
        "MergeDown",
        "HRef",
        "HRefScreenTip",
        "ArrayRange",
        "PasteMode",
    ),
}
"""What may stand in a table and be said of a cell; Excel opens no file with anything else of its own there."""
_FIRST_DAY = datetime.fromisoformat("1899-12-31")
"""What a time without a date carries as its date."""


def sheets_of_xml(text: str) -> tuple[Sheet, ...]:
    """Raises Refused where the XML is damaged or carries what Excel never writes."""
    reader = _Reader()
    try:
        reader.read(text)
    except expat.ExpatError as fault:
        raise damaged(fault) from fault
    return tuple(reader.sheets)


class _Reader:
    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._name = ""
        self._hidden = False
        self._rows: list[list[Content]] = []
        self._facts = Facts()
        self._row = -1
        self._column = -1
        self._repeat = 1
        self._struck_styles: set[str] = set()
        self._style = ""
        self._cell_style = ""
        self._type = ""
        self._formula = False
        self._has_data = False
        self._in_comment = False
        self._text: list[str] | None = None
        self._filter = False
        self._merge_across = 0
        self._cells = 0
        self._open: list[str] = []

    def read(self, text: str) -> None:
        parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.Parse(text.lstrip("\ufeff \r\n\t").encode("utf-8", "replace"), True)

    def _start(self, name: str, raw: dict[str, str]) -> None:
        self._check(name, raw)
        space, _, tag = name.rpartition(" ")
        if space == _EXCEL:
            self._text = [] if tag == "Visible" else None
            self._filter = self._filter or tag == "AutoFilterColumn"
            return
        if space != _SPACE:
            return
        said = {key.rpartition(" ")[2]: value for key, value in raw.items()}
        match tag:
            case "Style":
                self._style = said.get("ID", "")
            case "Font" if said.get("StrikeThrough", "0") not in ("0", "false"):
                self._struck_styles.add(self._style)
            case "Worksheet":
                self._begin_sheet(said.get("Name", ""))
            case "Column":
                self._column_begins(said)
            case "Row":
                self._row_begins(said)
            case "Cell":
                self._cell_begins(said)
            case "Data" if not self._in_comment:
                self._type, self._text, self._has_data = said.get("Type", "String"), [], True
            case "Comment":
                self._in_comment, self._text = True, []

    def _check(self, name: str, said: dict[str, str]) -> None:
        """Raises Refused for what Excel would not open, as it may have moved or hidden a cell."""
        within = self._open[-1] if self._open else ""
        self._open.append(name)
        space, _, tag = name.rpartition(" ")
        inside = _INSIDE.get(within.rpartition(" ")[2]) if within.startswith(_SPACE) else None
        known = _SAID.get(tag) if space == _SPACE else None
        stray = inside is not None and tag not in inside and (space == _SPACE or "Cell" in inside)
        own = [key.rpartition(" ")[2] for key in said if key.startswith(_SPACE)]
        if stray or (known is not None and not set(own) <= set(known)):
            raise Refused(
                f"The workbook is damaged: what it says of a row or cell (“{tag[:40]}”) is nothing that can be said of "
                "one, so that it is not known which cell is which. Ask the borough to send it again."
            )

    def _begin_sheet(self, name: str) -> None:
        self._name, self._hidden, self._rows, self._facts = name, False, [], Facts()
        self._row = self._column = -1
        self._filter = False

    def _column_begins(self, said: dict[str, str]) -> None:
        first = _number(said.get("Index"), self._column + 2) - 1
        self._column = first + _number(said.get("Span"), 0)
        if said.get("Hidden", "0") not in ("0", "false") or said.get("Width") == "0":
            self._facts.hidden_columns.update(range(first, min(self._column, MOST_COLUMNS) + 1))

    def _row_begins(self, said: dict[str, str]) -> None:
        self._row = _number(said.get("Index"), self._row + 2) - 1
        span = _number(said.get("Span"), 0)
        if self._row + span >= MOST_ROWS:
            raise Refused("The workbook has more rows than Excel can hold; it was not read.")
        while len(self._rows) <= self._row:
            self._rows.append([])
        self._column = -1
        if said.get("Hidden", "0") not in ("0", "false"):
            self._facts.hidden_rows.update(range(self._row, self._row + span + 1))
        self._repeat = span

    def _cell_begins(self, said: dict[str, str]) -> None:
        self._column = _number(said.get("Index"), self._column + 2) - 1
        across, down = _number(said.get("MergeAcross"), 0), _number(said.get("MergeDown"), 0)
        if self._row < 0 or self._column + across >= MOST_COLUMNS:
            raise Refused("The workbook has more columns than Excel can hold; it was not read.")
        row = self._rows[self._row]
        self._cells += self._column + 1 - len(row)
        if self._cells > MOST_CELLS:
            raise MemoryError
        row.extend([""] * (self._column + 1 - len(row)))
        if across or down:
            self._facts.merged.append((self._row, self._column, self._row + down, self._column + across))
        self._cell_style = said.get("StyleID", "")
        self._formula, self._has_data = "Formula" in said, False
        self._merge_across = across

    def _end(self, name: str) -> None:
        self._open.pop()
        space, _, tag = name.rpartition(" ")
        text = "".join(self._text) if self._text is not None else ""
        if space == _EXCEL and tag == "Visible":
            self._hidden, self._text = text.strip() in ("SheetHidden", "SheetVeryHidden"), None
        if space != _SPACE:
            return
        match tag:
            case "Data" if not self._in_comment:
                self._set(text)
                self._text = None
            case "Comment":
                self._facts.comments[self._row, self._column] = text.strip()
                self._in_comment, self._text = False, None
            case "Cell":
                if self._formula and not self._has_data:
                    self._facts.faults[self._row, self._column] = NEVER_CALCULATED
                self._column += self._merge_across
            case "Row":
                self._row += self._repeat
                self._repeat = 0
            case "Worksheet":
                self._facts.filtered = self._filter and bool(self._facts.hidden_rows)
                self.sheets.append(sheet_of(self._name, self._rows, hidden=self._hidden, facts=self._facts))
                self._row = -1

    def _characters(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def _set(self, text: str) -> None:
        place = self._row, self._column
        if not 0 <= self._row < len(self._rows) or not 0 <= self._column < len(self._rows[self._row]):
            # Damage: contents outside every cell.
            return
        if self._type == "Error":
            self._facts.faults[place] = text or "an error"
            return
        self._rows[self._row][self._column] = _value(self._type, text)
        if self._cell_style in self._struck_styles:
            self._facts.struck.add(place)


def _value(kind: str, text: str) -> Content:
    """What a cell holds; what is not of its type stays text."""
    with suppress(ValueError, OverflowError):
        match kind:
            case "Number":
                return float(text)
            case "Boolean":
                return text.strip() in ("1", "true")
            case "DateTime":
                return _moment(datetime.fromisoformat(text.strip()))
    return text


def _moment(moment: datetime) -> datetime | date | time | timedelta:
    """A date alone, a time alone, or both; hours beyond a day carry the first days of 1900."""
    if moment.date() == _FIRST_DAY.date():
        return moment.time()
    if moment.year == 1900 and moment.month == 1 and moment.time() != time():
        return moment - _FIRST_DAY
    return moment.date() if moment.time() == time() else moment


def _number(said: str | None, otherwise: int) -> int:
    try:
        return max(0, int(said)) if said else otherwise
    except ValueError:
        return otherwise


def _refuse_doctype(*_: object) -> None:
    raise Refused("The workbook carries a DOCTYPE, which Excel never writes. It was not opened.")
