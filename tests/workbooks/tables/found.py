"""Finds the tables of sheets made on the spot, and says them in plain values."""

from collections.abc import Mapping, Sequence

from briefing_app.operation.cell_names import column_letters
from briefing_app.operation.kinds import Phase
from briefing_app.workbooks.files.sheet import Sheet
from briefing_app.workbooks.tables.found_tables import FoundTable, FoundTables, Left
from briefing_app.workbooks.tables.layouts import find_tables
from briefing_app.workbooks.values.questions import Questions
from tests.made_workbooks import Content, operation


def sheet(name: str, rows: Sequence[Sequence[Content]], merged: Sequence[tuple[int, int, int, int]] = ()) -> Sheet:
    """As a reader gives it: every row of one width, blanks as empty texts."""
    width = max(map(len, rows), default=0)
    return Sheet(
        name,
        [[("" if cell is None else cell) for cell in row] + [""] * (width - len(row)) for row in rows],
        merged=tuple(merged),
    )


class Found:
    """What was found on one sheet."""

    def __init__(
        self,
        name: str,
        rows: Sequence[Sequence[Content]],
        phase: Phase | None = Phase.RESULT,
        *,
        merged: Sequence[tuple[int, int, int, int]] = (),
        answers: Mapping[str, str] | None = None,
    ) -> None:
        self.questions = Questions("", answers or {})
        self.all: FoundTables = find_tables(
            sheet(name, rows, merged), phase, operation=operation(), questions=self.questions
        )
        self.again = lambda given: Found(name, rows, phase, merged=merged, answers=given)

    @property
    def tables(self) -> tuple[FoundTable, ...]:
        return self.all.tables

    @property
    def one(self) -> FoundTable:
        (table,) = self.all.tables
        return table

    def records(self, place: int = 0) -> list[dict[str, object]]:
        """Each record's filled values by field."""
        table = self.tables[place]
        return [
            {one.field: row[one.column] for one in table.columns if row[one.column] not in ("", None)}
            for row in table.rows
        ]

    def cells(self, place: int = 0) -> list[dict[str, str]]:
        """Each record's cells by field."""
        table = self.tables[place]
        return [
            {one.field: cell(*table.place(record, one.column)) for one in table.columns}
            for record in range(len(table.rows))
        ]

    def left(self, place: int = 0) -> dict[int, Left]:
        return {one.row: one.why for one in self.tables[place].left_out}

    @property
    def said(self) -> list[str]:
        return [problem.says for table in self.tables for problem in table.problems] + [
            problem.says for problem in self.all.problems
        ]


def cell(row: int, column: int) -> str:
    return f"{column_letters(column)}{row + 1}"
