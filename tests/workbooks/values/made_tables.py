"""Columns of cells as a sheet would hold them, read without a workbook around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.operations import Operation, new_operation
from briefing_app.operation.returns.returns import HeldRow, Problem, Question, Remembered, Severity
from briefing_app.workbooks.records import accepted, held_rows, read_records
from briefing_app.workbooks.values.questions import Questions
from briefing_app.workbooks.values.table import Table
from tests.made_workbooks import THE_DAY


@dataclass(frozen=True)
class Found:
    """What became of the columns: records by field, with their row and the sender's words."""

    records: list[dict[str, object]]
    held: tuple[HeldRow, ...]
    problems: list[Problem]
    questions: tuple[Question, ...]

    def of(self, severity: Severity) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity is severity]

    def values(self, field: str) -> list[object]:
        return [record[field] for record in self.records]


def operation_on(day: date) -> Operation:
    return new_operation("any", "Any operation", day)


def read_cells(
    kind_name: str,
    columns: Mapping[str, Sequence[object]],
    *,
    phase: Phase = Phase.RESULT,
    day: date = THE_DAY,
    operation: Operation | None = None,
    answers: Mapping[str, str] | None = None,
    remembered: Sequence[Remembered] = (),
    days: Sequence[object] | None = None,
) -> Found:
    """Read columns by field; row 2 is the first record, the columns stand from A on."""
    length = max(len(contents) for contents in columns.values())
    questions = Questions("Lambeth", answers or {}, remembered)
    table = Table(
        sheet=kind(kind_name).sheet,
        kind=kind(kind_name),
        phase=phase,
        operation=operation or operation_on(day),
        borough="Lambeth",
        numbers=range(2, length + 2),
        questions=questions,
        letters={name: chr(ord("A") + place) for place, name in enumerate(columns)},
    )
    read_records(table, columns, days=days)
    names = ("row", "as_sent", *kind(kind_name).record_columns)
    return Found(
        [dict(zip(names, row, strict=True)) for row in accepted(table)],
        held_rows(table, columns, {}),
        table.problems,
        questions.open,
    )
