"""The standard return workbook, written from the definition of the records: empty, or with a borough's rows."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import BinaryIO, TypeAlias

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from briefing_app.operation.boroughs import borough as borough_of
from briefing_app.operation.kinds import COVER, Field, Kind, Phase, Type, cover_fields, kinds
from briefing_app.operation.operations import Operation
from briefing_app.operation.times import from_minute
from briefing_app.operation.values import Value
from briefing_app.operation.words import say_date, say_moment
from briefing_app.workbooks.writing.steady_bytes import steady
from briefing_app.workbooks.writing.template_help import FIRST_LINES, NIL, how_to_fill, limits
from briefing_app.workbooks.writing.template_look import (
    Look,
    add_looks,
    dress_column,
    height_of,
    print_well,
    protect,
    width_of,
)

Sendable: TypeAlias = Value | date | time | datetime
"""A stored value (a Minute for a moment, ISO text for a day or a time), or the day, time or moment itself."""

HEADING_ROW = 3
FIRST_ROW = 4
TOTAL = "TOTAL"
LISTS = "Lists"

_COVER_WIDTHS = {"A": 24, "B": 46, "C": 72}
_ROOM = 25
_SPARE = 10


def return_file_name(operation: Operation, borough: str, phase: Phase, version: int) -> str:
    """`VAWG_20210513_AS_LAM_RESULT_v2.xlsx`."""
    sender = borough_of(borough)
    first_word = "".join(letter for letter in operation.name.split()[0].upper() if letter.isalnum()) or "RETURN"
    return f"{first_word}_{operation.day:%Y%m%d}_{sender.bcu}_{sender.abbreviation}_{phase.name}_v{version}.xlsx"


def write_template(
    target: Path | BinaryIO, *, operation: Operation, phase: Phase, borough: str | None = None, note: str = ""
) -> None:
    """An empty return for a borough to fill in; without a borough, one that any of them can use."""
    _write(target, _Return(operation, phase, borough, {}, {}, frozenset(), note))


def write_return(
    target: Path | BinaryIO,
    *,
    operation: Operation,
    borough: str,
    phase: Phase,
    cover: Mapping[str, Sendable],
    rows: Mapping[str, Sequence[Mapping[str, Sendable]]],
    nil: frozenset[str] = frozenset(),
    note: str = "",
) -> None:
    """A borough's return. `rows` and `nil` go by kind; values by field, those of the other phase being left out.

    A result return prefilled from the accepted plan is this with the plan's rows. The same input gives the same bytes.
    """
    _write(target, _Return(operation, phase, borough, cover, rows, nil, note))


@dataclass(frozen=True, slots=True)
class _Return:
    """What is to be written."""

    operation: Operation
    phase: Phase
    borough: str | None
    cover: Mapping[str, Sendable]
    rows: Mapping[str, Sequence[Mapping[str, Sendable]]]
    nil: frozenset[str]
    note: str

    @property
    def title(self) -> str:
        operation, phase = self.operation, self.phase
        whose = f"{self.borough}: {phase} return" if self.borough else f"{phase.capitalize()} return"
        return f"{operation.name}, {say_date(operation.day)} - {whose}"


def _write(target: Path | BinaryIO, sent: _Return) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    add_looks(book)
    lists = _Lists()
    totals: dict[str, dict[str, int | None]] = {}
    _write_cover(book.create_sheet(COVER), sent, lists)
    for kind in kinds():
        if fields := kind.fields_in(sent.phase):
            totals[kind.sheet] = _write_kind(book.create_sheet(kind.sheet), kind, fields, sent, lists)
    lists.write(book, sent)
    book.properties.title = sent.title
    book.properties.creator = "Operations briefing"
    book.properties.created = datetime.combine(sent.operation.day, time())
    content = io.BytesIO()
    book.save(content)
    in_order = [totals.get(name, {}) for name in book.sheetnames]
    same_bytes = steady(content.getvalue(), at=book.properties.created, results=in_order)
    if isinstance(target, Path):
        target.write_bytes(same_bytes)
    else:
        target.write(same_bytes)


class _Lists:
    """The hidden sheet of allowed values; each distinct list once, under a name."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, ...], str] = {}

    def name_of(self, owner: str, field: Field) -> str:
        return self._names.setdefault(field.values, f"list_{owner.casefold()}_{field.name}")

    def write(self, book: Workbook, sent: _Return) -> None:
        sheet = book.create_sheet(LISTS)
        _first_lines(sheet, sent, "The values offered in the other sheets.", len(self._names))
        for column, (values, name) in enumerate(self._names.items(), start=1):
            letter = get_column_letter(column)
            _put(sheet, HEADING_ROW, column, name, Look.HEADING)
            for row, value in enumerate(values, start=FIRST_ROW):
                _put(sheet, row, column, value, Look.LABEL)
            sheet.column_dimensions[letter].width = 30
            where = f"'{LISTS}'!${letter}${FIRST_ROW}:${letter}${FIRST_ROW + len(values) - 1}"
            book.defined_names[name] = DefinedName(name, attr_text=where)
        protect(sheet)
        print_well(sheet, sent.title, str(sent.operation.marking), repeat=HEADING_ROW)
        sheet.sheet_state = "hidden"


def _write_cover(sheet: Worksheet, sent: _Return, lists: _Lists) -> None:
    entries = _cover_entries(sent)
    due = sent.operation.plan_due if sent.phase is Phase.PLAN else sent.operation.result_due
    handling = str(entries.get("handling_instruction") or sent.operation.handling).rstrip(".")
    _first_lines(sheet, sent, f"{handling}. Send this return back by {say_moment(from_minute(due))}.", 3)
    for column, heading in enumerate(("Item", "Entry", "How to fill it in"), start=1):
        _put(sheet, HEADING_ROW, column, heading, Look.HEADING)
    for row, field in enumerate(_fields_of_cover(sent.phase), start=FIRST_ROW):
        entry, help_text = entries.get(field.name), how_to_fill(field, sent.borough)
        _put(sheet, row, 1, field.heading, Look.LABEL)
        _put(sheet, row, 2, _cell_value(field, entry), Look.of(field, on_cover=True))
        _put(sheet, row, 3, help_text, Look.HELP)
        # The help is in smaller type: more of it fits than the column's width says.
        said = entry if isinstance(entry, str) else ""
        sheet.row_dimensions[row].height = height_of(((said, _COVER_WIDTHS["B"]), (help_text, 84)))
        _validate(sheet, f"B{row}", field, COVER, sent, lists)
    for letter, width in _COVER_WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = f"A{FIRST_ROW}"
    protect(sheet)
    print_well(sheet, sent.title, str(sent.operation.marking), repeat=HEADING_ROW)


def _fields_of_cover(phase: Phase) -> tuple[Field, ...]:
    return tuple(field for field in cover_fields() if phase in field.phases)


def _cover_entries(sent: _Return) -> dict[str, Sendable]:
    """What the operation already says, under what the sender says."""
    operation = sent.operation
    known: dict[str, Sendable] = {
        "operation_name": operation.name,
        "operation_date": operation.day,
        "return_type": sent.phase.name,
        "return_version": 1,
        "period_from": operation.period.starts,
        "period_to": operation.period.ends,
        "protective_marking": str(operation.marking),
        "handling_instruction": operation.handling,
    }
    if sent.borough is not None:
        sender = borough_of(sent.borough)
        known |= {"borough": sender.name, "gss_code": sender.gss_code, "bcu_code": sender.bcu}
    return known | dict(sent.cover)


def _write_kind(
    sheet: Worksheet, kind: Kind, fields: tuple[Field, ...], sent: _Return, lists: _Lists
) -> dict[str, int | None]:
    """Write one kind's sheet; give back what its formulas come to, by cell."""
    rows = sent.rows.get(kind.name, ())
    last_row = FIRST_ROW + max(_ROOM, len(rows) + _SPARE) - 1
    _first_lines(sheet, sent, FIRST_LINES.format(one=kind.one), len(fields))
    sheet.row_dimensions[HEADING_ROW].height = 42
    for column, field in enumerate(fields, start=1):
        letter = get_column_letter(column)
        _put(sheet, HEADING_ROW, column, field.heading, Look.HEADING)
        sheet.column_dimensions[letter].width = width_of(field)
        # The blank rows are open for entry through the column's style; no cell has to stand in them.
        dress_column(sheet.column_dimensions[letter], Look.of(field))
        _validate(sheet, f"{letter}{FIRST_ROW}:{letter}{last_row}", field, kind.name, sent, lists)
    for row, record in enumerate(rows, start=FIRST_ROW):
        _write_record(sheet, row, fields, record)
    if not rows and kind.name in sent.nil:
        _put(sheet, FIRST_ROW, 1, NIL, Look.of(fields[0]))
    sheet.freeze_panes = f"B{FIRST_ROW}"
    protect(sheet)
    print_well(sheet, f"{sent.title} - {kind.sheet}", str(sent.operation.marking), repeat=HEADING_ROW)
    return _write_totals(sheet, last_row, fields, rows)


def _write_record(sheet: Worksheet, row: int, fields: tuple[Field, ...], record: Mapping[str, Sendable]) -> None:
    for column, field in enumerate(fields, start=1):
        _put(sheet, row, column, _cell_value(field, record.get(field.name)), Look.of(field))
    texts = ((field, record.get(field.name)) for field in fields)
    sheet.row_dimensions[row].height = height_of(
        (value, width_of(field)) for field, value in texts if isinstance(value, str)
    )


def _write_totals(
    sheet: Worksheet, last_row: int, fields: tuple[Field, ...], rows: Sequence[Mapping[str, Sendable]]
) -> dict[str, int | None]:
    """The last row. A column in which nothing is stated has no total, not a total of zero."""
    results: dict[str, int | None] = {}
    for column, field in enumerate(fields, start=1):
        letter = get_column_letter(column)
        if adds_up(field):
            cells = f"{letter}{FIRST_ROW}:{letter}{last_row}"
            _put(sheet, last_row + 1, column, f'=IF(COUNT({cells})=0,"",SUM({cells}))', Look.TOTAL_COUNT)
            stated = [value for row in rows if isinstance(value := row.get(field.name), int)]
            results[f"{letter}{last_row + 1}"] = sum(stated) if stated else None
        else:
            _put(sheet, last_row + 1, column, TOTAL if column == 1 else None, Look.TOTAL)
    return results


def adds_up(field: Field) -> bool:
    """Whether a column's sum means something: counts do, scores and ages don't."""
    return field.type is Type.INT and field.feeds not in ("risk", "age")


def _first_lines(sheet: Worksheet, sent: _Return, says: str, columns: int) -> None:
    """The marking and title, then what to do."""
    marked = f"{sent.operation.marking}   {sent.title}"
    if sheet.title != COVER:
        marked += f" - {sheet.title}"
    if sent.note:
        marked += f" - {sent.note}"
    for row, text, look, height in ((1, marked, Look.TITLE, 24), (2, says, Look.INSTRUCTION, 30)):
        _put(sheet, row, 1, text, look)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=max(columns, 2))
        sheet.row_dimensions[row].height = height


def _put(sheet: Worksheet, row: int, column: int, value: Sendable, look: Look) -> None:
    cell = sheet.cell(row, column)
    if isinstance(value, str) and look is not Look.TOTAL_COUNT:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"  # text that begins with "=" stays text
    elif value is not None:
        cell.value = value
    cell.style = look


def _cell_value(field: Field, value: Sendable) -> Sendable:
    """A stored value as a spreadsheet has it; words that are no date or time stay words."""
    try:
        match field.type, value:
            case Type.DATETIME, int():
                return from_minute(value).replace(tzinfo=None)
            case Type.DATETIME, str():
                return datetime.fromisoformat(value).replace(tzinfo=None)
            case Type.DATE, str():
                return date.fromisoformat(value)
            case Type.TIME, str():
                return time.fromisoformat(value)
    except ValueError:
        pass
    return value


def _validate(sheet: Worksheet, cells: str, field: Field, owner: str, sent: _Return, lists: _Lists) -> None:
    """Offer the allowed values, or hold a number, date or time to its kind."""
    rule = DataValidation(allow_blank=True, showInputMessage=True, showErrorMessage=True)
    rule.promptTitle = field.heading[:32]
    rule.prompt = how_to_fill(field, sent.borough)[:250]
    if field.values:
        rule.type = "list"
        rule.formula1 = lists.name_of(owner, field)
        if field.open_list or field.type is Type.MULTI:
            rule.errorStyle = "warning"
            rule.error = "This is not on the list. It is kept in your own words if you carry on."
        else:
            rule.error = "Please choose from the list, or leave the cell blank if it is not known."
        # Several values in one cell are never on the list, and no reason to ask.
        rule.showErrorMessage = field.type is not Type.MULTI
    elif found := limits(field):
        rule.type, rule.operator = found.type, "between"
        rule.formula1, rule.formula2 = found.least, found.most
        rule.error = found.says
    sheet.add_data_validation(rule)
    rule.add(cells)
