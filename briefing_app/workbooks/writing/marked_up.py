"""A borough's own workbook with every doubtful cell filled and commented, and a sheet that lists them all."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from briefing_app.operation.returns.returns import Problem, Severity
from briefing_app.workbooks.tables.own_sheets import ERRORS_HEADINGS

ERRORS = "Errors"
AUTHOR = "Operations briefing"

_FILLS = {
    Severity.HOLD: PatternFill("solid", fgColor="F4B9C8"),
    Severity.ASK: PatternFill("solid", fgColor="FBE3A8"),
    Severity.WARN: PatternFill("solid", fgColor="D9E8F6"),
}
_MEANS = {
    Severity.HOLD: "Row not counted until mended",
    Severity.ASK: "Row not counted until answered",
    Severity.WARN: "Please check",
}
_WIDTHS = (16, 8, 22, 28, 90, 28)
_LONGEST_COMMENT = 2_000
_LONGEST_CELL = 32_000


def mark_up(content: bytes, problems: Sequence[Problem]) -> bytes:
    """The workbook with its own cells, formulas and layout; macros are not kept.

    Columns are named as the template names them where the problem's field is known to it by that name.
    """
    book = load_workbook(BytesIO(content))
    for problem in problems:
        sheet = _sheet(book, problem.sheet)
        if sheet is not None and problem.cell:
            _mark(sheet[problem.cell], problem)
    _list(book, problems)
    marked = BytesIO()
    book.save(marked)
    return marked.getvalue()


def _sheet(book: Workbook, name: str) -> Worksheet | None:
    found = next((sheet for sheet in book.worksheets if sheet.title == name), None)
    if found is not None:
        # The borough must be able to mend what is marked.
        found.protection.disable()
    return found


def _mark(cell: object, problem: Problem) -> None:
    """A cell may have several problems: the gravest gives the colour, all stand in the comment."""
    if not isinstance(cell, Cell):
        return
    before = cell.comment.text if cell.comment is not None and cell.comment.author == AUTHOR else ""
    said = f"{before}\n\n{problem.says}" if before else problem.says
    cell.comment = Comment(said[:_LONGEST_COMMENT], AUTHOR, width=320, height=120)
    if not before or problem.severity is not Severity.WARN:
        cell.fill = _FILLS[problem.severity]


def _list(book: Workbook, problems: Sequence[Problem]) -> None:
    if ERRORS in book.sheetnames:
        del book[ERRORS]
    sheet = book.create_sheet(ERRORS, 0)
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False
    for column, (heading, width) in enumerate(zip(ERRORS_HEADINGS, _WIDTHS, strict=True), start=1):
        head = sheet.cell(1, column, heading)
        head.font = Font(bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor="12436D")
        sheet.column_dimensions["ABCDEF"[column - 1]].width = width
    graver_first = sorted(problems, key=lambda one: list(Severity).index(one.severity))
    for row, problem in enumerate(graver_first, start=2):
        _line(sheet, row, problem)
    sheet.freeze_panes = "A2"


def _line(sheet: Worksheet, row: int, problem: Problem) -> None:
    values = (
        problem.sheet,
        problem.cell,
        problem.field.replace("_", " ").capitalize(),
        problem.found,
        problem.says,
        _MEANS[problem.severity],
    )
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column)
        cell.value = value[:_LONGEST_CELL] or None
        if value:
            # What a borough wrote stays what it is, also where it begins with an equals sign.
            cell.data_type = "s"
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.cell(row, 6).fill = _FILLS[problem.severity]
    if problem.cell:
        link = sheet.cell(row, 2)
        quoted = problem.sheet.replace("'", "''")
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{quoted}'!{problem.cell}")
        link.font = Font(underline="single", color="12436D")
