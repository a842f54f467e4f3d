"""Sheets that say how a return is filled in: guidance, lists of choices, examples. They hold no records."""

from collections.abc import Sequence
from functools import cache

from briefing_app.operation.kinds import Field, kinds
from briefing_app.operation.words import normalised
from briefing_app.workbooks.files.contents import CellContent, is_blank
from briefing_app.workbooks.tables.grid import Grid
from briefing_app.workbooks.tables.long_headings import means_anywhere
from briefing_app.workbooks.values.choices import is_known_value

_GUIDES = frozenset((
    "guidance", "guide", "read me", "readme", "readme first", "read me first", "instructions", "how to", "help",
    "notes", "completion notes", "guidance notes", "notes for completion", "data dictionary", "definitions",
    "glossary", "info", "information", "about", "field guide", "user guide", "how to complete", "column guide",
))  # fmt: skip
_OF_FIELDS = frozenset((
    "field", "fields", "column", "columns", "heading", "headings", "item", "question", "data field", "field name",
    "column name", "column heading", "data item",
))  # fmt: skip
_EXAMPLES = frozenset(("example", "examples", "worked example", "sample", "sample data", "dummy data", "example only"))
_LEAST_FIELDS = 3
_LEAST_CHOICES = 2
_FEW_COLUMNS = 8


def explains_fields(grid: Grid, filled: Sequence[int]) -> bool:
    """Whether the first words of the rows are columns of a return, and what follows each says how to fill it in.

    A return on its side looks the same; only the words above ("Field") tell them apart.
    """
    rows = [cells for number in filled if len(cells := grid.filled(number, 0, grid.width)) > 1]
    headed = next((place for place, cells in enumerate(rows) if normalised(str(cells[0][1])) in _OF_FIELDS), None)
    if headed is None or any(means_anywhere(str(cell)) for _, cell in rows[headed][1:]):
        return False
    column = rows[headed][0][0]
    firsts = [cells[0][1] for cells in rows[headed + 1 :] if cells[0][0] == column]
    fields = {normalised(first) for first in firsts if isinstance(first, str) and means_anywhere(first)}
    return len(fields) >= _LEAST_FIELDS and 2 * len(fields) >= len(rows) - headed - 1


def lists_choices(grid: Grid, filled: Sequence[int]) -> bool:
    """Whether each column is a list of words that some field may have, none of them twice, and nothing else is there.

    Records hardly look so, but may: a sheet in view is asked about, and its lists must differ in length.
    """
    if len(filled) <= _LEAST_CHOICES:
        return False
    top, *below = [grid.rows[number] for number in filled]
    columns = [column for column, cell in enumerate(top) if not is_blank(cell)]
    if not 1 <= len(columns) <= _FEW_COLUMNS:
        return False
    if any(not is_blank(cell) for row in below for column, cell in enumerate(row) if column not in columns):
        return False
    lists = [[row[column] for row in below if column < len(row) and not is_blank(row[column])] for column in columns]
    ragged = len({len(cells) for cells in lists}) > 1
    return (ragged or grid.sheet.hidden) and all(map(_is_list, lists))


def is_example_sheet(name: str) -> bool:
    """Whether a sheet is called an example, or guidance, in which an example may stand."""
    return normalised(name) in _EXAMPLES | _GUIDES


def _is_list(cells: Sequence[CellContent]) -> bool:
    said = {cell.strip() for cell in cells if isinstance(cell, str)}
    if not _LEAST_CHOICES <= len(said) == len(cells):
        return False
    return any(all(is_known_value(name, one, word) for word in said) for name, one in _lists())


@cache
def _lists() -> tuple[tuple[str, Field], ...]:
    """Every list of words of every kind."""
    return tuple((one.name, definition) for one in kinds() for definition in one.fields if definition.values)
