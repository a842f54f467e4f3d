"""Tables out to spreadsheets: real numbers, dates and times, and no cell that acts as a formula."""

import csv
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

Exported = str | int | float | date | datetime | None

_ACTS = ("=", "+", "-", "@", "\t", "\r")
_FORMATS: dict[type, str] = {datetime: "dd/mm/yyyy hh:mm", date: "dd/mm/yyyy"}
_LONGEST_CELL = 32_767


def inert(value: Exported) -> Exported:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_ACTS) else value


def to_csv(headings: Sequence[str], rows: Sequence[Sequence[Exported]]) -> bytes:
    """UTF-8 with a mark, so that Excel reads it as such; moments in local time with their offset."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headings)
    for row in rows:
        writer.writerow([_plain(value) for value in row])
    return text.getvalue().encode("utf-8-sig")


def _plain(value: Exported) -> Exported:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return inert(value)


def to_xlsx(title: str, headings: Sequence[str], rows: Sequence[Sequence[Exported]]) -> bytes:
    """One sheet with frozen headings. Text stays text, whatever it begins with."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title[:31]
    sheet.append(list(headings))
    for row in rows:
        sheet.append([None] * len(row))
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(sheet.max_row, column)
            if isinstance(value, str):
                cell.value = value[:_LONGEST_CELL]
                cell.data_type = "s"
            else:
                cell.value = value.replace(tzinfo=None) if isinstance(value, datetime) else value
                if type(value) in _FORMATS:
                    cell.number_format = _FORMATS[type(value)]
    for column, heading in enumerate(headings, start=1):
        cell = sheet.cell(1, column)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = min(40, max(12, len(heading) + 2))
    sheet.freeze_panes = "A2"
    content = BytesIO()
    book.save(content)
    return content.getvalue()
