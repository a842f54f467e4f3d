"""Reads one workbook as a return: cover, tables, records and every problem with its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import COVER, Phase, kinds
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns import (
    Cover,
    Problem,
    Question,
    Remembered,
    Severity,
    SheetReading,
    SheetState,
    Status,
)
from briefing_app.operation.words import normalised
from briefing_app.workbooks.book import open_book
from briefing_app.workbooks.cells import CellContent
from briefing_app.workbooks.cover import Said, phase_said, read_cover, read_file_name, settle_cover
from briefing_app.workbooks.headings import Headings, find_headings
from briefing_app.workbooks.questions import Questions
from briefing_app.workbooks.rows import read_rows

Rows = Sequence[Sequence[CellContent]]


@dataclass(frozen=True, slots=True)
class ReadReturn:
    """A workbook that is a return."""

    cover: Cover
    sheets: tuple[SheetReading, ...]
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...] = ()
    answered: int = 0
    """Questions that the answers given have settled."""


def read_return(
    content: bytes,
    name: str,
    operation: Operation,
    *,
    phase: Phase | None = None,
    borough: str | None = None,
    password: str | None = None,
    answers: Mapping[str, str] | None = None,
    remembered: Sequence[Remembered] = (),
) -> ReadReturn:
    """Read a workbook's bytes. `phase` and `borough` are what a person chose, and win over the file;
    `answers` are choices by question, `remembered` those that stand from earlier returns.

    Raises Refused with a sentence where it is no return of this operation, PasswordNeeded where it is locked.
    """
    book = open_book(content, name, password=password)
    grids = {sheet.name: sheet.rows for sheet in book.sheets}
    faults = {sheet.name: dict(sheet.faults) for sheet in book.sheets}
    hidden = frozenset(sheet.name for sheet in book.sheets if sheet.hidden)
    cover_name = next((sheet for sheet in grids if normalised(sheet) == normalised(COVER)), None)
    lines, problems = read_cover(grids.get(cover_name or ""), operation, cover_name or COVER)
    file_name = read_file_name(name)
    stated_phase = phase or phase_said(lines) or file_name.phase
    tables = {
        sheet: found
        for sheet, rows in grids.items()
        if sheet != cover_name and (found := find_headings(sheet, rows, stated_phase)) is not None
    }
    if not tables and not _is_nil(lines):
        raise Refused(_no_table(grids, bool(lines)))
    cover, more = settle_cover(
        lines, file_name, operation, phase=phase, borough=borough, phase_of_columns=_phase_of_columns(tables)
    )
    problems += more
    questions = Questions(cover.borough, answers or {}, remembered)
    sheets: list[SheetReading] = []
    for sheet, headings in tables.items():
        if cover.phase not in headings.kind.phases:
            problems.append(_wrong_phase(sheet, headings, cover))
            continue
        reading, wrong = read_rows(
            sheet,
            grids[sheet],
            headings,
            phase=cover.phase,
            operation=operation,
            borough=cover.borough,
            faults=faults.get(sheet, {}),
            questions=questions,
        )
        sheets.append(reading)
        problems += wrong
        if sheet in hidden:
            problems.append(
                Problem(sheet, "", "", "", f"The sheet {sheet} is hidden in the workbook; it was read.", Severity.WARN)
            )
    if cover.status is Status.NIL:
        sheets = _nil_throughout(sheets, cover)
    return ReadReturn(cover, tuple(sheets), tuple(problems), questions.open, questions.answered)


def _is_nil(lines: dict[str, Said]) -> bool:
    return "return_status" in lines and lines["return_status"].value == Status.NIL.value


def _no_table(grids: dict[str, Rows], has_cover: bool) -> str:
    if not any(any(cell not in ("", None) for cell in row) for rows in grids.values() for row in rows):
        return "The workbook is empty: none of its sheets has anything in it. Ask the borough to send it again."
    if has_cover:
        return (
            "The workbook has a cover but no sheet with a table of a return. Check that the right file was sent; "
            "if there is nothing to report, “Return status” on the cover should say Nil return."
        )
    names = ", ".join(list(grids)[:4]) + (" …" if len(grids) > 4 else "")
    return (
        f"This workbook is not a return: none of its sheets ({names}) has the headings of one "
        "(such as Ref, Location, Planned start). Check that the right file was sent."
    )


def _phase_of_columns(tables: dict[str, Headings]) -> Phase | None:
    """A workbook with columns that only one phase has is of that phase, if it has none of the other's."""
    owned = {
        next(iter(phases))
        for headings in tables.values()
        for name in headings.fields.values()
        if len(phases := headings.kind.field(name).phases) == 1
    }
    return owned.pop() if len(owned) == 1 else None


def _wrong_phase(sheet: str, headings: Headings, cover: Cover) -> Problem:
    return Problem(
        sheet,
        "",
        "",
        "",
        f"A {cover.phase} return has no {headings.kind.many}; the sheet {sheet} was not read.",
        Severity.WARN,
    )


def _nil_throughout(sheets: list[SheetReading], cover: Cover) -> list[SheetReading]:
    """A nil return states nothing to report for every kind that it has no rows of."""
    stated = {one.kind: one for one in sheets}
    nil = []
    for kind in kinds():
        if cover.phase not in kind.phases:
            continue
        found = stated.get(kind.name)
        if found is None:
            nil.append(SheetReading("", kind.name, SheetState.NIL, (), {}, (), (), 0, 0))
        elif found.state is SheetState.EMPTY:
            nil.append(replace(found, state=SheetState.NIL))
        else:
            nil.append(found)
    return nil
