"""Tables in the template's manner, which most are: found at a glance, looked at twice only where something is odd."""

import re
from collections.abc import Callable, Sequence

from briefing_app.operation.kinds import Kind
from briefing_app.operation.returns.returns import Problem
from briefing_app.workbooks.files.contents import CellContent, is_blank
from briefing_app.workbooks.files.sheet import Sheet
from briefing_app.workbooks.tables.found_tables import FoundColumn, FoundTable, How, Left, LeftOut
from briefing_app.workbooks.tables.grid import Grid
from briefing_app.workbooks.tables.heading_lines import LEAST_COLUMNS, PlainHeadings, plain_headings
from briefing_app.workbooks.tables.heading_words import words_of
from briefing_app.workbooks.tables.table_rows import Region, sort_rows
from briefing_app.workbooks.tables.titles import title_of
from briefing_app.workbooks.tables.totals import compare_totals

_REF = re.compile(r"[A-Z]{3}-[A-Z]-\d{1,5}")
_LEAST_FILLED = 2
"""A row with its reference alone may be a line of the form that nobody filled in."""
_PLAINLY = frozenset((Left.TOTAL, Left.NOTE, Left.EXAMPLE, Left.NIL))
"""What a row is for sure without a look at the rows around it."""
_MOST_ODD = 60
"""Rows without a reference of their own that are looked at one by one here."""


def plain_table(sheet: Sheet, named: Kind | None, year: int) -> tuple[FoundTable, str | None] | None:
    """The one table of a sheet, and the borough that a title above it names; None to look more closely."""
    if named is None:
        return None
    rows = sheet.rows
    headings = plain_headings(named, rows)
    if headings is None:
        return None
    titles = _borough_above(rows[: headings.row], year)
    ref = next((column for column, name in headings.fields.items() if name == "ref"), None)
    merged = any(bottom >= headings.row for _, _, bottom, _ in sheet.merged)
    if titles is None or ref is None or merged or _something_beside(rows, headings):
        return None
    found = _sorted(sheet, headings, ref, year)
    if found is None:
        return None
    return found, titles or None


def _borough_above(rows: Sequence[Sequence[CellContent]], year: int) -> str | None:
    """The borough in the lines above the headings; None where they say something that needs a closer look."""
    boroughs = set()
    for row in rows:
        for cell in row:
            if isinstance(cell, str) and cell and len(cell) < 120:
                title = title_of(cell, year)
                if title.borough:
                    boroughs.add(title.borough)
                elif title.summary:
                    return None
    return None if len(boroughs) > 1 else boroughs.pop() if boroughs else ""


def _something_beside(rows: Sequence[Sequence[CellContent]], headings: PlainHeadings) -> bool:
    width = max(headings.fields) + 1
    return max(map(len, rows)) > width and any(not is_blank(cell) for row in rows for cell in row[width:])


def _sorted(sheet: Sheet, headings: PlainHeadings, ref: int, year: int) -> FoundTable | None:
    rows, first = sheet.rows, headings.row + 1
    matches = _REF.fullmatch
    sure: list[int] = []
    odd: list[int] = []
    for number in range(first, len(rows)):
        row = rows[number]
        cell = row[ref] if ref < len(row) else ""
        if type(cell) is str and matches(cell):
            if len(row) - row.count("") < _LEAST_FILLED:
                return None
            sure.append(number)
        elif any(one != "" and one is not None for one in row):
            odd.append(number)
    width = max(headings.fields)
    faulty = frozenset(row for row, column in sheet.faults if column <= width and row >= first)
    odd = sorted({*odd, *(faulty - set(sure))})
    if len(odd) > _MOST_ODD:
        return None
    columns = {
        column: FoundColumn(column, name, str(rows[headings.row][column]), How.EXACT)
        for column, name in headings.fields.items()
    }
    numbers = sure
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = ()
    if odd:
        grid = Grid(sheet)
        words = frozenset(words_of(one.heading) for one in columns.values())
        region = Region(headings.kind, odd, _row(grid, width), 0, width, words, faulty, year=year)
        if any(_is_like_headings(grid, number, width) for number in odd):
            return None
        found = sort_rows(region, columns)
        if found.sections or found.doubtful or not all(one.why in _PLAINLY for one in found.left_out):
            return None
        numbers = sorted([*sure, *found.records])
        left_out = tuple(found.left_out)
        problems = tuple(compare_totals(headings.kind, sheet.name, rows, numbers, found, columns, grid.cell))
    return FoundTable(
        sheet=sheet.name,
        kind=headings.kind,
        phase=None,
        heading_rows=(headings.row + 1,),
        columns=tuple(columns.values()),
        rows=[rows[number] for number in numbers],
        numbers=[number + 1 for number in numbers],
        left_out=left_out,
        problems=problems,
    )


def _row(grid: Grid, width: int) -> Callable[[int], list[tuple[int, CellContent]]]:
    return lambda number: grid.filled(number, 0, width)


def _is_like_headings(grid: Grid, number: int, width: int) -> bool:
    """Three texts or more and no reference: another table may begin here."""
    filled = grid.filled(number, 0, width)
    return len(filled) > LEAST_COLUMNS and all(isinstance(cell, str) and len(cell) < 60 for _, cell in filled)
