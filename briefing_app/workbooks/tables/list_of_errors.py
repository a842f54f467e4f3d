"""The sheet on which a marked-up copy lists what is wrong with a return: ours, and no part of what comes back."""

from briefing_app.operation.words import normalised
from briefing_app.workbooks.files.contents import is_blank
from briefing_app.workbooks.files.sheet import Sheet

HEADINGS = ("Sheet", "Cell", "Column", "What stands there", "What is wrong, and what to do", "What it means")
_OWN = frozenset(map(normalised, HEADINGS))
_FIRST_ROWS = 10


def is_list_of_errors(sheet: Sheet) -> bool:
    """Known by its headings, whatever the sheet is called and whatever was put above them since."""
    return any(
        {normalised(str(cell)) for cell in row if not is_blank(cell)} >= _OWN for row in sheet.rows[:_FIRST_ROWS]
    )
