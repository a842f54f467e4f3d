"""Reads one workbook as a return: cover, tables, records and every problem with its cell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import COVER, Phase, kinds
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns import Cover, Problem, Severity, SheetReading, SheetState, Status
from briefing_app.operation.words import normalised
from briefing_app.workbooks.cell_faults import cell_faults
from briefing_app.workbooks.cells import CellContent
from briefing_app.workbooks.cover import Said, phase_said, read_cover, read_file_name, settle_cover
from briefing_app.workbooks.file_check import check_file
from briefing_app.workbooks.headings import Headings, find_headings
from briefing_app.workbooks.rows import read_rows

MOST_ROWS = 200_000
MOST_COLUMNS = 2_000
MOST_SHEETS = 200

Rows = Sequence[Sequence[CellContent]]


@dataclass(frozen=True, slots=True)
class ReadReturn:
    """A workbook that is a return."""

    cover: Cover
    sheets: tuple[SheetReading, ...]
    problems: tuple[Problem, ...]


def read_return(
    content: bytes, name: str, operation: Operation, *, phase: Phase | None = None, borough: str | None = None
) -> ReadReturn:
    """Read a workbook's bytes. `phase` and `borough` are what a person chose, and win over the file.

    Raises Refused with a sentence where it is no return of this operation.
    """
    kind, parts = check_file(content)
    faults = cell_faults(kind, parts)
    del parts
    grids, hidden = _grids(content)
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
        )
        sheets.append(reading)
        problems += wrong
        if sheet in hidden:
            problems.append(
                Problem(sheet, "", "", "", f"The sheet {sheet} is hidden in the workbook; it was read.", Severity.WARN)
            )
    if cover.status is Status.NIL:
        sheets = _nil_throughout(sheets, cover)
    return ReadReturn(cover, tuple(sheets), tuple(problems))


def _grids(content: bytes) -> tuple[dict[str, Rows], frozenset[str]]:
    """Every sheet's cells from A1, so that row numbers are the sheet's own; and which sheets are hidden."""
    grids: dict[str, Rows] = {}
    with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
        if len(workbook.sheet_names) > MOST_SHEETS:
            raise Refused(f"The workbook has {len(workbook.sheet_names)} sheets; at most {MOST_SHEETS} are read.")
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            rows, columns = (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)
            if rows > MOST_ROWS or columns > MOST_COLUMNS:
                raise Refused(
                    f"The sheet {name} reaches to row {rows:,} and column {columns:,}; at most {MOST_ROWS:,} rows and "
                    f"{MOST_COLUMNS:,} columns are read. Delete what stands far outside the table and send it again."
                )
            grids[name] = sheet.to_python(skip_empty_area=False)
        hidden = frozenset(
            sheet.name for sheet in workbook.sheets_metadata if sheet.visible is not SheetVisibleEnum.Visible
        )
    return grids, hidden


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
