"""The rows under a heading row → accepted records, held rows and what is no record at all."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Protocol

from briefing_app.operation.kinds import Kind, Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns import Problem, Severity, SheetReading, SheetState
from briefing_app.operation.words import normalised
from briefing_app.workbooks.cell_faults import Place, column_letters
from briefing_app.workbooks.contents import CellContent
from briefing_app.workbooks.personal_data import personal_heading
from briefing_app.workbooks.questions import Questions
from briefing_app.workbooks.records import accepted, held_rows, read_records
from briefing_app.workbooks.table import Table


class Headings(Protocol):
    """The heading row (from 0) and what was recognised in it."""

    @property
    def kind(self) -> Kind: ...
    @property
    def row(self) -> int: ...
    @property
    def fields(self) -> Mapping[int, str]: ...
    @property
    def unknown(self) -> Mapping[int, str]: ...
    @property
    def doubled(self) -> Mapping[int, str]: ...


def read_rows(
    sheet: str,
    rows: Sequence[Sequence[CellContent]],
    headings: Headings,
    *,
    phase: Phase,
    operation: Operation,
    borough: str,
    faults: dict[Place, str],
    questions: Questions | None = None,
) -> tuple[SheetReading, list[Problem]]:
    """Read what stands below the headings. read = accepted + held + not_records."""
    sorted_rows = _sort(rows, headings, faults)
    table = Table(
        sheet=sheet,
        kind=headings.kind,
        phase=phase,
        operation=operation,
        borough=borough,
        numbers=[number + 1 for number in sorted_rows.records],
        questions=questions or Questions(borough, {}),
        letters={name: column_letters(column) for column, name in headings.fields.items()},
    )
    by_column = _by_column([rows[number] for number in sorted_rows.records], headings)
    places = {number: place for place, number in enumerate(sorted_rows.records)}
    _warn_of_headings(table, headings)
    read_records(
        table,
        by_column,
        faults={
            (places[row], headings.fields[column]): what
            for (row, column), what in sorted(faults.items())
            if row in places and column in headings.fields
        },
    )
    state = SheetState.ROWS if table.numbers else SheetState.NIL if sorted_rows.says_nil else SheetState.EMPTY
    if state is SheetState.EMPTY:
        table.say(
            None,
            "",
            "",
            f"The sheet {sheet} has no rows and does not say NIL: it counts as not stated, not as zero.",
            Severity.WARN,
        )
    reading = SheetReading(
        sheet=sheet,
        kind=headings.kind.name,
        state=state,
        heading_rows=(headings.row + 1,),
        columns={letter: name for name, letter in table.letters.items()},
        rows=accepted(table),
        held=held_rows(table, by_column),
        not_records=sorted_rows.not_records,
        read=sorted_rows.read,
    )
    return reading, table.problems


def _by_column(contents: list[Sequence[CellContent]], headings: Headings) -> dict[str, Sequence[CellContent]]:
    if not contents:
        return {}
    width = max(headings.fields) + 1
    if any(len(row) < width for row in contents):
        contents = [[*row, *repeat("", width - len(row))] for row in contents]
    by_column = list(zip(*contents, strict=False))
    return {name: by_column[column] for column, name in headings.fields.items()}


# --- what is a record -----------------------------------------------------------------------

_NO_RECORD = {
    "total", "totals", "sub total", "subtotal", "grand total", "sum", "all", "london", "mps", "mps total", "bcu total",
    "overall", "note", "notes", "source", "example", "eg",
}  # fmt: skip
_NO_RECORD_STARTS = re.compile(
    r"(notes?|source|total|sub-?total|grand total|e\.?g\.?|example)\b\s*[:\-–.]", re.IGNORECASE
)
# A cheap first look: most rows begin with a reference, and need no second one.
_MAYBE_NO_RECORD = re.compile(
    r"\W*(?:total|sub|grand|sum|all|london|mps|bcu|over|note|source|exam|e\.?g|nil|no|n.?a)|\s*\*", re.IGNORECASE
)
_NIL_WORDS = {"nil", "nil return", "nothing to report", "none", "no arrests", "n a", "nil to report"}


@dataclass
class _Sorted:
    records: list[int] = field(default_factory=list)
    read: int = 0
    not_records: int = 0
    says_nil: bool = False


def _sort(rows: Sequence[Sequence[CellContent]], headings: Headings, faults: dict[Place, str]) -> _Sorted:
    """Which rows are records, which are totals, notes, examples and nil statements; blank ones are neither."""
    found = _Sorted()
    known = headings.fields
    rows_with_faults = {row for row, column in faults if column in known}
    for number in range(headings.row + 1, len(rows)):
        row = rows[number]
        column = next((place for place, cell in enumerate(row) if cell != "" and not _blank(cell)), -1)
        if column < 0 and number not in rows_with_faults:
            continue
        first = row[column] if column >= 0 else None
        found.read += 1
        if isinstance(first, str) and _MAYBE_NO_RECORD.match(first):
            word = normalised(first)
            if word in _NIL_WORDS and sum(1 for cell in row if not _blank(cell)) == 1:
                found.says_nil = True
                found.not_records += 1
                continue
            if word in _NO_RECORD or _NO_RECORD_STARTS.match(first.strip()) or first.lstrip().startswith("*"):
                found.not_records += 1
                continue
        if (
            column in known
            or number in rows_with_faults
            or any(not _blank(row[place]) for place in known if place < len(row))
        ):
            found.records.append(number)
        else:
            found.not_records += 1
    return found


def _blank(cell: CellContent) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _warn_of_headings(table: Table, headings: Headings) -> None:
    for column, name in headings.doubled.items():
        letter = column_letters(column)
        table.problems.append(
            Problem(
                table.sheet,
                f"{letter}{headings.row + 1}",
                name,
                table.kind.field(name).heading,
                f"Two columns mean {table.kind.field(name).heading}; the one in column {table.letters[name]} was read, "
                f"column {letter} was not.",
                Severity.WARN,
            )
        )
    for column, heading in headings.unknown.items():
        cell = f"{column_letters(column)}{headings.row + 1}"
        personal = personal_heading(heading)
        if personal is not None:
            says = (
                f"The column “{heading[:60]}” would hold {personal}, which have no place in a return; it was left out."
            )
            table.problems.append(Problem(table.sheet, cell, "", heading, says, Severity.WARN))
            continue
        table.problems.append(
            Problem(
                table.sheet,
                cell,
                "",
                heading,
                f"The column “{heading[:60]}” is not one of a return; it was not read.",
                Severity.WARN,
            )
        )
