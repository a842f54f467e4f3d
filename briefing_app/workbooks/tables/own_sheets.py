"""Sheets that this app wrote and that are no part of a return: the list of what is wrong, figures and records saved.

They are known by words of their own, whatever the sheet is called and whatever was put above them since.
"""

from briefing_app.workbooks.files.sheet import Sheet

ERRORS_HEADINGS = (
    "Sheet",
    "Cell",
    "Column",
    "What stands there",
    "What is wrong, and what to do",
    "What it means",
)
SOURCE_HEADINGS = ("File", "Sheet", "Row", "SHA-256")
"""The last headings of saved records: where each row came from."""
OF_A_FIGURE = "A figure saved from the operations briefing, and no return"

_FIRST_ROWS = 10


def is_own(sheet: Sheet) -> bool:
    for row in sheet.rows[:_FIRST_ROWS]:
        if any(all(heading in row for heading in headings) for headings in (SOURCE_HEADINGS[::-1], ERRORS_HEADINGS)):
            return True
    return any(row and row[0] == OF_A_FIGURE for row in sheet.rows)
