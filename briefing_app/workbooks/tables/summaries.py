"""Recognises sheets and tables that sum up what stands elsewhere: compared with it, never counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.operation.boroughs import Borough, borough_named
from briefing_app.operation.kinds import Kind, Type, kinds
from briefing_app.operation.returns.returns import Problem, Severity
from briefing_app.workbooks.files.contents import CellContent, is_blank
from briefing_app.workbooks.tables.column_values import as_number, is_count, letter_of_ref
from briefing_app.workbooks.tables.found_tables import Printed
from briefing_app.workbooks.tables.grid import Grid
from briefing_app.workbooks.tables.heading_lines import Line
from briefing_app.workbooks.tables.heading_words import BOROUGH, meanings, words_of
from briefing_app.workbooks.tables.titles import Title, title_of

_LEAST_ROWS = 2
_FIELDS_OF_RECORDS = 4
"""A table with so many different headings holds records, whatever stands in its first column."""
_TALLIES_ABOVE = 12
_COUNTING = frozenset(("number", "total", "count", "made", "all"))


@dataclass(frozen=True, slots=True)
class Summary:
    """What a summary prints, and that it was not counted."""

    printed: tuple[Printed, ...]
    problems: tuple[Problem, ...]
    borough: str | None = None


def read_summary(grid: Grid, filled: Sequence[int], lines: Sequence[Line], name: Title, year: int) -> Summary | None:
    """The sheet, or the rows of these numbers, as a summary; None where they are none."""
    if any(_has_refs(grid, number) for number in filled):
        return None
    records = any(line.distinct >= _FIELDS_OF_RECORDS for line in lines)
    if not name.summary and (records or not _is_list_of_counts(grid, filled)):
        return None
    borough = name.borough
    printed: list[Printed] = []
    heads: dict[int, Kind] = {}
    boroughs: dict[int, str] = {}
    for number in filled:
        cells = grid.filled(number, 0, grid.width)
        borough = borough or (title_of(cells[0][1], year).borough if len(cells) == 1 else None)
        kinds_here = {column: one for column, cell in cells if (one := counted_kind(cell)) is not None}
        if len(kinds_here) >= 2 or (kinds_here and min(kinds_here) > cells[0][0] and not any(map(_is_number, cells))):
            heads = kinds_here
            continue
        named = {column: found.name for column, cell in cells if (found := _borough_of(cell)) is not None}
        if len(named) >= _LEAST_ROWS and not any(map(_is_number, cells)):
            boroughs = named
            continue
        printed += _printed_in(grid, number, cells, heads, boroughs, borough)
    sheet = grid.sheet.name
    text = f"{sheet} sums up what stands elsewhere: it was compared with the rows of the return, and not counted."
    return Summary(tuple(printed), (Problem(sheet, "", "", "", text, Severity.WARN),), borough)


def tallies_above(grid: Grid, last: int, kind: Kind) -> list[Printed]:
    """What the lines above a table of this kind print as its number: "Total arrests | 7"."""
    printed: list[Printed] = []
    for number in range(max(0, last - _TALLIES_ABOVE), last):
        cells = grid.filled(number, 0, grid.width)
        numbers = [(column, value) for column, cell in cells if (value := as_number(cell)) is not None]
        if len(cells) == 2 and len(numbers) == 1 and counted_kind(cells[0][1]) is kind:
            column, value = numbers[0]
            printed.append(Printed(grid.cell(number, column), kind.name, None, value))
    return printed


def _borough_of(cell: CellContent) -> Borough | None:
    return borough_named(cell) if isinstance(cell, str) else None


def _printed_in(
    grid: Grid,
    number: int,
    cells: Sequence[tuple[int, CellContent]],
    heads: dict[int, Kind],
    boroughs: dict[int, str],
    borough: str | None,
) -> list[Printed]:
    texts = [cell for _, cell in cells if isinstance(cell, str)]
    if any(title_of(text, 2000).rest for text in texts[:1]) and not any(counted_kind(text) for text in texts):
        return []
    named = next((one.name for text in texts[:2] if (one := borough_named(text)) is not None), None)
    by_row = next((counted for text in texts[:2] if (counted := counted_kind(text)) is not None), None)
    found: list[Printed] = []
    for column, cell in cells:
        value = as_number(cell)
        if value is None:
            continue
        kind = heads.get(column)
        if kind is not None and named is not None:
            found.append(Printed(grid.cell(number, column), kind.name, named, value))
        elif by_row is not None and boroughs:
            if column in boroughs:
                found.append(Printed(grid.cell(number, column), by_row.name, boroughs[column], value))
        elif by_row is not None and not heads:
            found.append(Printed(grid.cell(number, column), by_row.name, named or borough, value))
            break
    return found


def is_summary_line(line: Line, grid: Grid, numbers: Sequence[int], kind: Kind) -> bool:
    """Whether a table counts boroughs' activities: names down the side and nothing but numbers beside them."""
    rows = [cells for number in numbers if (cells := grid.filled(number, line.left, line.right))]
    if not rows or any(_has_refs(grid, number) for number in numbers):
        return False
    numeric = sum(1 for cells in rows if len(cells) > 1 and all(is_count(cell) for _, cell in cells[1:]))
    if numeric < 0.8 * len(rows):
        return False
    headed = sum(1 for heading in line.headings[1:] if counted_kind(heading.said) is not None)
    named = sum(1 for cells in rows if _is_name(cells[0][1]))
    if headed >= 2 or named >= 0.6 * len(rows):
        return not _has_record_field(line, kind)
    return False


def _has_record_field(line: Line, kind: Kind) -> bool:
    """Whether a column is one that only records have: a time, a place, a type."""
    known = meanings(kind.name, None)
    for heading in line.headings:
        for said in heading.readings:
            meant = known.get(words_of(said))
            if (
                meant
                and meant[0].field != BOROUGH
                and meant[0].field != "day"
                and kind.field(meant[0].field).type is not Type.INT
            ):
                return True
    return False


def counted_kind(cell: CellContent) -> Kind | None:
    """The kind whose number a label announces: "Arrests", "No. of patrols"; not "Warrants executed"."""
    if not isinstance(cell, str) or not cell.strip() or len(cell) > 60:
        return None
    words = tuple(word for word in words_of(cell) if word not in _COUNTING)
    return next((one for one in kinds() if words in (words_of(one.sheet), words_of(one.many))), None)


def _is_list_of_counts(grid: Grid, filled: Sequence[int]) -> bool:
    """Boroughs or activities down the side, numbers beside them."""
    rows = [cells for number in filled if (cells := grid.filled(number, 0, grid.width))]
    counted = [cells for cells in rows if len(cells) > 1 and all(is_count(cell) for _, cell in cells[1:])]
    named = [cells for cells in counted if _is_name(cells[0][1])]
    return len(named) >= _LEAST_ROWS and len(named) >= 0.6 * len(counted)


def _is_name(cell: CellContent) -> bool:
    if not isinstance(cell, str):
        return False
    return borough_named(cell) is not None or counted_kind(cell) is not None


def _is_number(cell: tuple[int, CellContent]) -> bool:
    return as_number(cell[1]) is not None


def _has_refs(grid: Grid, number: int) -> bool:
    first = next((cell for cell in grid.rows[number] if not is_blank(cell)), "")
    return letter_of_ref(first) is not None
