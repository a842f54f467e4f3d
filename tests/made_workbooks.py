"""Workbooks made on the spot, as a borough would write them. All of it is invented."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO

from openpyxl import Workbook

from briefing_app.operation.operations import Operation, new_operation

THE_DAY = date(2021, 5, 13)

Content = str | int | float | date | datetime | time | bool | None


def operation() -> Operation:
    return new_operation("20210513-A", "VAWG Day of Action", THE_DAY)


def workbook(sheets: Mapping[str, Sequence[Sequence[Content]]], cover: Mapping[str, Content] | None = None) -> bytes:
    """Sheets of plain rows from row 1; `cover` becomes a Cover sheet of labels and values."""
    book = Workbook()
    book.remove(book.worksheets[0])
    if cover is not None:
        sheet = book.create_sheet("Cover")
        for label, value in cover.items():
            sheet.append([label, value])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if value is not None:
                    sheet.cell(number, column, value)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


LAMBETH = {"Borough": "Lambeth", "Return type": "RESULT"}
LAMBETH_PLAN = {"Borough": "Lambeth", "Return type": "PLAN"}
