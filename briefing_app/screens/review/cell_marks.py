"""What is to be marked on a sheet: by cell what is wrong or was put right, by row what became of it."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from briefing_app.operation.cell_names import column_number
from briefing_app.operation.returns.returns import Reading, Severity, SheetReading
from briefing_app.operation.returns.sheet_shown import Place, SheetShown

_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


class Mark(IntEnum):
    """The most pressing first. Where several are true of a cell, its ground shows the first of them."""

    HELD = 0
    QUESTION = 1
    WARNING = 2
    MENDED = 3
    ASIDE = 4
    """Not a record: a total, a note, an example; or left out here."""

    @property
    def word(self) -> str:
        return ("Row held", "Question", "Warning", "Put right here", "Not a record")[self]


MARK_OF = {Severity.HOLD: Mark.HELD, Severity.ASK: Mark.QUESTION, Severity.WARN: Mark.WARNING}


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """Of one sheet; rows and columns from 0."""

    cells: Mapping[Place, Mark] = field(default_factory=dict)
    says: Mapping[Place, tuple[str, ...]] = field(default_factory=dict)
    """The sentences about a cell."""
    held_rows: frozenset[int] = frozenset()
    aside_rows: frozenset[int] = frozenset()
    heading_rows: frozenset[int] = frozenset()


NO_MARKS = SheetMarks()


def place_of(cell: str) -> Place | None:
    """D17 is row 16, column 3; None for what names no single cell."""
    found = _CELL.fullmatch(cell)
    return (int(found[2]) - 1, column_number(found[1])) if found else None


def split_cell(cell: str) -> tuple[str, str]:
    """ "Arrests!F2" is the sheet and the cell; a sheet's name may have the sign in it."""
    sheet, _, name = cell.rpartition("!")
    return sheet, name


def marks_of(reading: Reading, sheets: Sequence[SheetShown]) -> Mapping[str, SheetMarks]:
    """Sheet → its marks, for the sheets that are shown."""
    cells: dict[str, dict[Place, Mark]] = defaultdict(dict)
    says: dict[str, dict[Place, list[str]]] = defaultdict(lambda: defaultdict(list))
    for problem in reading.problems:
        place = place_of(problem.cell)
        if place is not None:
            _mark(cells[problem.sheet], place, MARK_OF[problem.severity])
            if problem.says not in says[problem.sheet][place]:
                says[problem.sheet][place].append(problem.says)
    for question in reading.questions:
        for one in question.cells:
            sheet, cell = split_cell(one)
            place = place_of(cell)
            if place is not None:
                _mark(cells[sheet], place, Mark.QUESTION)
                if question.says not in says[sheet][place]:
                    says[sheet][place].append(question.says)
    readings: dict[str, list[SheetReading]] = defaultdict(list)
    for one_sheet in reading.sheets:
        readings[one_sheet.sheet].append(one_sheet)
    return {
        sheet.name: SheetMarks(
            cells[sheet.name],
            {place: tuple(lines) for place, lines in says[sheet.name].items()},
            frozenset(held.row - 1 for one in readings[sheet.name] for held in one.held),
            _aside(sheet, readings[sheet.name]),
            _headings(readings[sheet.name]),
        )
        for sheet in sheets
    }


def _mark(cells: dict[Place, Mark], place: Place, mark: Mark) -> None:
    cells[place] = min(mark, cells.get(place, mark))


def _headings(readings: Sequence[SheetReading]) -> frozenset[int]:
    return frozenset(row - 1 for one in readings for row in one.heading_rows)


def _aside(sheet: SheetShown, readings: Sequence[SheetReading]) -> frozenset[int]:
    """Rows below the first headings of which nothing came: neither a record nor a held row."""
    headings = _headings(readings)
    # On its side, a table's rows are fields and its records stand in columns.
    on_side = any(letter[:1].isdigit() for one in readings for letter in one.columns)
    if not headings or on_side:
        return frozenset()
    used = {int(row[0] or 0) - 1 for one in readings for row in one.rows}
    used |= {held.row - 1 for one in readings for held in one.held}
    first = min(headings)
    return frozenset(
        number
        for number, row in enumerate(sheet.rows)
        if number > first and number not in used and number not in headings and any(row)
    )
