"""A figure's numbers as a workbook: its finding, its table with real numbers, and what it rests on."""

from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from briefing_app.figures.exported_cells import Form, exported
from briefing_app.figures.figure import Align, Cell, Figure
from briefing_app.workbooks.tables.own_sheets import OF_A_FIGURE

_NARROWEST, _WIDEST = 10, 44
_UNSAFE_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def figure_xlsx(figure: Figure) -> bytes:
    """One sheet. A number is a number, what is missing is its word and never 0; no cell acts as a formula."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = figure.name.translate(_UNSAFE_IN_TITLES).strip()[:31] or "Figure"
    _say(sheet, 1, figure.title, Font(bold=True, size=14))
    _say(sheet, 2, figure.subtitle, Font(color="50585E"))
    heading = 4
    if figure.filtered_by:
        _say(sheet, 3, figure.filtered_by, Font(italic=True))
        heading = 5
    for column, one in enumerate(figure.table.columns, start=1):
        cell = sheet.cell(heading, column)
        _text(cell, one.heading)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(horizontal=_ALIGNED[one.align], vertical="top", wrap_text=True)
        cell.border = Border(bottom=Side("thin"))
    last = heading
    for last, row in enumerate(figure.table.rows, start=heading + 1):
        _write(sheet, last, row, figure)
    if figure.table.total:
        last += 1
        _write(sheet, last, figure.table.total, figure, total=True)
    _say(sheet, last + 2, figure.source_line or f"Source: {figure.basis_said or 'no returns'}", Font(color="50585E"))
    _say(sheet, last + 3, figure.sentence, Font(color="50585E"))
    _say(sheet, last + 4, OF_A_FIGURE, Font(color="50585E"))
    _fit(sheet, figure)
    sheet.freeze_panes = f"B{heading + 1}"
    if figure.table.rows:
        ends = get_column_letter(len(figure.table.columns))
        sheet.auto_filter.ref = f"A{heading}:{ends}{heading + len(figure.table.rows)}"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


_ALIGNED = {Align.LEFT: "left", Align.RIGHT: "right"}


def _say(sheet: Worksheet, row: int, words: str, font: Font) -> None:
    cell = sheet.cell(row, 1)
    _text(cell, words)
    cell.font = font


def _text(cell: SheetCell | MergedCell, words: str) -> None:
    """Text stays text, whatever it begins with."""
    cell.value = words[:32_767]
    cell.data_type = "s"


def _write(sheet: Worksheet, row: int, cells: tuple[Cell, ...], figure: Figure, *, total: bool = False) -> None:
    for column, (one, heading) in enumerate(zip(cells, figure.table.columns, strict=False), start=1):
        cell = sheet.cell(row, column)
        taken = exported(one)
        match taken.value:
            case datetime():
                cell.value = taken.value.replace(tzinfo=None)
                cell.number_format = "dd/mm/yyyy hh:mm"
            case int() | float():
                cell.value = taken.value
                cell.number_format = _format(taken.value, taken.form)
            case _:
                _text(cell, taken.value or "")
        cell.alignment = Alignment(horizontal=_ALIGNED[heading.align])
        if total:
            cell.font = Font(bold=True)
            cell.border = Border(top=Side("thin"))


def _format(value: int | float, form: Form) -> str:
    if form is Form.SHARE:
        return "0%"
    return "#,##0" if float(value).is_integer() else "#,##0.0"


def _fit(sheet: Worksheet, figure: Figure) -> None:
    rows = (*figure.table.rows, figure.table.total)
    for place, column in enumerate(figure.table.columns):
        longest = max((len(row[place].said) for row in rows if place < len(row)), default=0)
        width = min(_WIDEST, max(_NARROWEST, longest + 2, min(len(column.heading) + 2, 18)))
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
