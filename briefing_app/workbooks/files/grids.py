"""The cells of a workbook as calamine reads them, sheet by sheet from A1."""

import re
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from briefing_app.operation.cell_names import column_letters, column_number
from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files.sheet import Content

MOST_ROWS = 200_000
MOST_COLUMNS = 2_000
MOST_SHEETS = 200
LARGE_ROWS = 5_000
LARGE_COLUMNS = 200
"""Beyond these, blanks at a sheet's ends are cut off, so that nobody else need look at them."""
MOST_CELLS = 20_000_000
"""Between a sheet's first and last cell, filled or not: the reader makes room for each."""

MOST_SPARSE = 4_000_000
SPARSE = 200
"""A sheet with more room for cells than that, and less than one in so many filled, is no table."""

_FAR_CELL = re.compile(rb'<c r="([A-Z]{3})(\d{1,7})"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_ANY_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_ROW_OR_CELL = re.compile(rb'<(?:\w+:)?(row|c)\b[^>]*?\br="([A-Z]*)(\d+)"')
_USUAL_COLUMNS = 256
_LAST_ROW = re.compile(rb'<row [^>]*?\br="(\d{1,7})"')
_BLANK_STRING = re.compile(rb"<si>\s*<t[^>]*>\s*</t>\s*</si>")
_STRING = re.compile(rb"<si>.*?</si>|<si/>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet's cells, and whether the sheet is hidden."""

    name: str
    rows: list[list[Content]]
    hidden: bool


def grids_of(content: bytes) -> tuple[Grid, ...]:
    """Every sheet with cells, from A1, so that row numbers are the sheet's own.

    Raises Refused where a sheet is larger than a return's, CalamineError where it can't be read.
    """
    grids = []
    with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
        sheets = [one for one in workbook.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
        check_number(len(sheets))
        for metadata in sheets:
            sheet = workbook.get_sheet_by_name(metadata.name)
            height, width = (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)
            if height * width > MOST_CELLS:
                check_size(metadata.name, height, width)
            rows: list[list[Content]] = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]
            if height > LARGE_ROWS or width > LARGE_COLUMNS:
                rows = _without_blank_ends(rows)
            grids.append(Grid(metadata.name, rows, metadata.visible is not SheetVisibleEnum.Visible))
    return tuple(grids)


def grids_with_openpyxl(content: bytes) -> tuple[Grid, ...]:
    """For the odd .xlsx that calamine gives up on: slower, and more forgiving."""
    import warnings

    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = load_workbook(BytesIO(content), data_only=True, read_only=True)
        check_number(len(workbook.worksheets))
        grids = []
        for sheet in workbook.worksheets:
            # What a sheet says of its own size is not to be believed.
            sheet.reset_dimensions()
            rows: list[list[Content]] = []
            for row in sheet.iter_rows(values_only=True):
                check_size(sheet.title, len(rows) + 1, len(row))
                rows.append(["" if cell is None or cell in _ERRORS else cell for cell in row])
            grids.append(Grid(sheet.title, rows, sheet.sheet_state != "visible"))
    return tuple(grids)


def _without_blank_ends(rows: list[list[Content]]) -> list[list[Content]]:
    """Without the rows and columns at the ends that hold nothing but blanks; stray spaces are blanks."""
    width = 0
    height = 0
    for number, row in enumerate(rows, start=1):
        if _is_blank_row(row):
            continue
        height = number
        width = max(width, next((last for last in range(len(row), width, -1) if _says_something(row[last - 1])), 0))
    return [row[:width] for row in rows[:height]]


def _is_blank_row(row: list[Content]) -> bool:
    """Joined at once: there may be a million rows of thousands of cells."""
    try:
        return not "".join(row).strip()  # type: ignore[arg-type]
    except TypeError:
        return False


def _says_something(cell: Content) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


_ERRORS = frozenset(("#N/A", "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!"))


def check_number(sheets: int) -> None:
    if sheets > MOST_SHEETS:
        raise Refused(
            f"The workbook has {sheets} sheets; at most {MOST_SHEETS} are read. "
            "Ask the borough to remove the sheets that are no part of the return."
        )


def check_size(name: str, rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
        raise Refused(
            f"The sheet {name} reaches to row {rows:,} and column {columns:,}; at most {MOST_ROWS:,} rows and "
            f"{MOST_COLUMNS:,} columns are read. Delete what stands far outside the table and send it again."
        )


def check_filled(rows: int, columns: int, filled: int) -> None:
    """Whether a sheet is a table with something far outside: a reader would make room for millions of blanks."""
    if rows * columns > MOST_SPARSE and filled * SPARSE < rows * columns:
        raise Refused(
            f"A sheet has something as far as row {rows:,} and column {column_letters(columns - 1)}, and hardly "
            "anything between. Delete what stands far outside the table and send it again."
        )


def check_order(sheets: Iterable[bytes]) -> None:
    """Whether each cell stands in its own row, after the one before: the forgiving reader takes them as they come."""
    for xml in sheets:
        row, column = 0, -1
        for found in _ROW_OR_CELL.finditer(xml):
            number = int(found[3])
            if found[1] == b"row":
                in_order = number > row
                row, column = number, -1
            else:
                before, column = column, column_number(found[2].decode())
                in_order = number == row and column > before
            if not in_order:
                raise Refused(
                    "The workbook is damaged: a cell or a row of a sheet stands in another's place, so that it is not "
                    "known which is right. Ask the borough to send it again."
                )


def check_sparse(members: Mapping[str, bytes], sheets: Iterable[bytes]) -> None:
    """Whether a sheet's XML has a cell far outside its table, before a reader makes room for all between."""
    for xml in sheets:
        last = _LAST_ROW.match(xml, max(0, xml.rfind(b"<row ")))
        room = int(last[1]) * _USUAL_COLUMNS if last is not None else 0
        if room <= MOST_SPARSE or (xml.count(b"<v>") + xml.count(b"<is>")) * SPARSE >= room:
            continue
        blanks = _blank_strings(members.get("xl/sharedStrings.xml", b""))
        filled = [cell for cell in _ANY_CELL.finditer(xml) if cell[4] and not _is_blank(cell, blanks)]
        rows = max((int(cell[2]) for cell in filled), default=0)
        columns = max((column_number(cell[1].decode()) + 1 for cell in filled), default=0)
        check_filled(rows, columns, len(filled))


def without_far_blanks(members: Mapping[str, bytes], sheets: Mapping[str, bytes]) -> bytes | None:
    """The workbook without the blanks that stand far to the right of large sheets; None where there are none.

    A single space in the last column of a sheet of thousands of rows would have the reader make room
    for a hundred million cells. `sheets` are the parts by their names. Raises Refused where such a
    cell has anything in it.
    """
    blanks: frozenset[bytes] | None = None
    changed: dict[str, bytes] = {}
    for path, xml in sheets.items():
        last = _LAST_ROW.match(xml, max(0, xml.rfind(b"<row ")))
        if last is None or int(last[1]) * 16_384 <= MOST_CELLS:
            continue
        far = [cell for cell in _FAR_CELL.finditer(xml) if column_number(cell[1].decode()) >= MOST_COLUMNS]
        if not far:
            continue
        if blanks is None:
            blanks = _blank_strings(members.get("xl/sharedStrings.xml", b""))
        filled = next((cell for cell in far if not _is_blank(cell, blanks)), None)
        if filled is not None:
            raise Refused(
                f"A sheet has something in cell {filled[1].decode()}{filled[2].decode()}, far outside any table. "
                "Delete what stands there and send it again."
            )
        changed[path] = _FAR_CELL.sub(
            lambda cell: b"" if column_number(cell[1].decode()) >= MOST_COLUMNS else cell[0], xml
        )
    if not changed:
        return None
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, body in members.items():
            archive.writestr(name, changed.get(name, body))
    return made.getvalue()


def _blank_strings(strings: bytes) -> frozenset[bytes]:
    return frozenset(
        str(number).encode()
        for number, one in enumerate(_STRING.finditer(strings))
        if one[0] == b"<si/>" or _BLANK_STRING.fullmatch(one[0])
    )


def _is_blank(cell: re.Match[bytes], blank_strings: frozenset[bytes]) -> bool:
    value = re.search(rb"<v>([^<]*)</v>", cell[4] or b"")
    if b't="s"' in cell[3]:
        return value is not None and value[1] in blank_strings
    with suppress(AttributeError):
        return not re.sub(rb"<[^>]*>", b"", cell[4]).strip()
    return True
