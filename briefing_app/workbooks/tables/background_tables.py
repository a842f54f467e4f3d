"""Tables of figures by borough, such as public bodies issue: background to an operation, and no return of it."""

from collections.abc import Iterable, Iterator, Sequence

from briefing_app.operation.boroughs import borough_named
from briefing_app.workbooks.files.contents import CellContent
from briefing_app.workbooks.files.sheet import Sheet
from briefing_app.workbooks.tables.column_values import as_number

_MOST_ROWS = 2_000
_FIRST_COLUMNS = 4
_LONGEST_NAME = 80
_MANY = 10
"""A return is one borough's, or those of a command unit."""


def background_table(sheets: Sequence[Sheet]) -> tuple[str, int] | None:
    """The sheet that has figures of the most boroughs, and of how many; None where none has of many."""
    counts = {sheet.name: _boroughs_with_figures(sheet) for sheet in sheets}
    name = max(counts, key=lambda one: counts[one], default="")
    return (name, counts[name]) if name and counts[name] >= _MANY else None


def _boroughs_with_figures(sheet: Sheet) -> int:
    found: set[str] = set()
    for row in sheet.rows[:_MOST_ROWS]:
        named = next(_boroughs(row[:_FIRST_COLUMNS]), None)
        if named is not None and any(map(_is_figure, row)):
            found.add(named)
    return len(found)


def _boroughs(cells: Iterable[CellContent]) -> Iterator[str]:
    short = (cell for cell in cells if isinstance(cell, str) and len(cell) <= _LONGEST_NAME)
    return (one.name for cell in short if (one := borough_named(cell)) is not None)


def _is_figure(cell: CellContent) -> bool:
    if isinstance(cell, str) and len(cell) > _LONGEST_NAME:
        return False
    return as_number(cell) is not None or (isinstance(cell, float) and not isinstance(cell, bool))
