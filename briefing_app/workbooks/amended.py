"""Lays cells that were put right at the station over the sheets as sent."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from briefing_app.operation.errors import Refused
from briefing_app.operation.returns.amendments import Amendment
from briefing_app.workbooks.files.contents import say_content
from briefing_app.workbooks.files.grids import MOST_COLUMNS, MOST_ROWS
from briefing_app.workbooks.files.sheet import Content, Place, Sheet
from briefing_app.workbooks.values.personal_data import without_personal_data


def amended(sheets: Sequence[Sheet], amendments: Sequence[Amendment]) -> tuple[Sheet, ...]:
    """The sheets as they then read; of two amendments of one cell the later holds.

    Raises Refused where one is about a sheet that the file has not, or a cell that no sheet can have.
    """
    if not amendments:
        return tuple(sheets)
    names = {sheet.name for sheet in sheets}
    by_sheet: dict[str, dict[Place, str]] = defaultdict(dict)
    for one in amendments:
        if one.sheet not in names:
            raise Refused(
                f"A cell was put right on the sheet {one.sheet}, which this file has not. "
                "Take that change back, or drop the file that it was made for."
            )
        if not (1 <= one.row <= MOST_ROWS and 0 <= one.column < MOST_COLUMNS):
            raise Refused(f"There is no cell in row {one.row}, column {one.column + 1} of the sheet {one.sheet}.")
        by_sheet[one.sheet][one.row - 1, one.column] = one.after
    return tuple(_laid_over(sheet, by_sheet[sheet.name]) if sheet.name in by_sheet else sheet for sheet in sheets)


def kept(amendments: Sequence[Amendment], sheets: Sequence[Sheet]) -> tuple[Amendment, ...]:
    """As they may be stored: with what the file itself says, and without what no cell may bring in."""
    sent = {sheet.name: sheet.amended for sheet in sheets}
    return tuple(
        replace(
            one,
            before=without_personal_data(sent[one.sheet][one.row - 1, one.column]),
            after=without_personal_data(one.after),
            reason=without_personal_data(one.reason),
        )
        for one in amendments
    )


def _laid_over(sheet: Sheet, cells: dict[Place, str]) -> Sheet:
    rows: list[Sequence[Content]] = list(sheet.rows)
    before: dict[Place, str] = {}
    for (row, column), after in cells.items():
        rows += [[] for _ in range(row + 1 - len(rows))]
        contents = list(rows[row])
        contents += [""] * (column + 1 - len(contents))
        before[row, column] = sheet.faults.get((row, column)) or say_content(contents[column])
        contents[column] = after.strip()
        rows[row] = contents
    return replace(
        sheet,
        rows=rows,
        faults={place: fault for place, fault in sheet.faults.items() if place not in cells},
        struck=sheet.struck - cells.keys(),
        amended=before,
    )
