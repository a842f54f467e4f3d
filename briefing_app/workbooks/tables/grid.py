"""The cells of a sheet as tables are looked for in them: as they stand, or turned on their side."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from briefing_app.operation.cell_names import cell_name, column_letters
from briefing_app.workbooks.files.contents import CellContent, is_blank
from briefing_app.workbooks.files.sheet import Place, Sheet

MOST_TURNED = 400
"""Rows of a sheet that is worth turning: a table on its side has its fields down the side."""


@dataclass(frozen=True)
class Grid:
    """A sheet's cells. Turned, its rows are the sheet's columns."""

    sheet: Sheet
    turned: bool = False

    @cached_property
    def rows(self) -> Sequence[Sequence[CellContent]]:
        if not self.turned:
            return self.sheet.rows
        return [list(column) for column in zip_longest(*self.sheet.rows[:MOST_TURNED], fillvalue="")]

    @cached_property
    def merged(self) -> tuple[tuple[int, int, int, int], ...]:
        if not self.turned:
            return self.sheet.merged
        return tuple((left, top, right, bottom) for top, left, bottom, right in self.sheet.merged)

    @cached_property
    def faults(self) -> frozenset[Place]:
        return frozenset(self.true(*place) for place in self.sheet.faults)

    def true(self, row: int, column: int) -> Place:
        """The sheet's own row and column of a cell; and the other way round, which is the same."""
        return (column, row) if self.turned else (row, column)

    def cell(self, row: int, column: int) -> str:
        true_row, true_column = self.true(row, column)
        return cell_name(true_row, true_column)

    def column_said(self, column: int) -> str:
        return f"row {column + 1}" if self.turned else f"column {column_letters(column)}"

    def filled(self, row: int, left: int, right: int) -> list[tuple[int, CellContent]]:
        """A row's filled cells from one column to another, the last included."""
        return [
            (column, cell)
            for column, cell in enumerate(self.rows[row][left : right + 1], start=left)
            if not is_blank(cell)
        ]

    @cached_property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)


def at(row: Sequence[CellContent], column: int) -> CellContent:
    """A row's cell; blank beyond its end."""
    return row[column] if column < len(row) else ""
