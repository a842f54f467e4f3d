"""Opens whatever a borough sends, by its content and not its name, as one plain value."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from python_calamine import CalamineError

from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files import ods_facts, ooxml_facts, xls_facts, xlsb_facts
from briefing_app.workbooks.files.file_check import FileType as FileType
from briefing_app.workbooks.files.file_check import Parts, check_file
from briefing_app.workbooks.files.grids import (
    Grid,
    check_number,
    check_order,
    check_size,
    check_sparse,
    grids_of,
    grids_with_openpyxl,
    without_far_blanks,
)
from briefing_app.workbooks.files.html_tables import sheets_of_page
from briefing_app.workbooks.files.ooxml_parts import canonical_archive, has_odd_names, parts_read, sheet_parts
from briefing_app.workbooks.files.passwords import PasswordNeeded as PasswordNeeded
from briefing_app.workbooks.files.passwords import unlocked
from briefing_app.workbooks.files.sheet import NO_FACTS, Content, Facts, Sheet, errors_among, sheet_of
from briefing_app.workbooks.files.whole_xml import check_whole
from briefing_app.workbooks.files.xml_2003 import sheets_of_xml


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook of any kind: what it is, and its sheets in its own order."""

    kind: FileType
    sheets: tuple[Sheet, ...]


def open_book(content: bytes, name: str, *, password: str | None = None) -> Book:
    """Open a file's bytes. `name` only names the sheet of a file that has none of its own.

    Raises Refused with a sentence where it is no workbook or can't be read, and PasswordNeeded
    where it opens only with a password that was not given.
    """
    try:
        kind, parts = check_file(content)
    except PasswordNeeded:
        content = unlocked(content, password)
        kind, parts = check_file(content)
    match kind:
        case FileType.TEXT:
            rows: list[list[Content]] = [list(record) for record in parts.records]
            faults = errors_among(rows) if "#" in parts.text else {}
            sheets: tuple[Sheet, ...] = (sheet_of(PurePath(name).stem or name, rows, facts=Facts(faults=faults)),)
        case FileType.HTML:
            sheets = sheets_of_page(parts.text)
        case FileType.XML:
            sheets = sheets_of_xml(parts.text)
        case FileType.XLSX:
            sheets = _sheets_of_xlsx(content, parts)
        case _:
            facts = _facts(kind, parts)
            sheets = _with_facts(_grids(content), facts)
    check_number(len(sheets))
    for sheet in sheets:
        check_size(sheet.name, len(sheet.rows), max(map(len, sheet.rows), default=0))
    return Book(kind, sheets)


def _sheets_of_xlsx(content: bytes, parts: Parts) -> tuple[Sheet, ...]:
    if has_odd_names(parts.members):
        content = canonical_archive(parts.members)
        _, parts = check_file(content)
    check_whole(parts_read(parts))
    check_sparse(parts.members, (one.xml for one in sheet_parts(parts)))
    lighter = without_far_blanks(parts.members, {one.path: one.xml for one in sheet_parts(parts)})
    facts = ooxml_facts.facts_of(parts)
    parts.members.clear()
    try:
        return _with_facts(grids_of(lighter or content), facts)
    except CalamineError as fault:
        _, parts = check_file(lighter or content)
        check_order(one.xml for one in sheet_parts(parts))
        try:
            return _with_facts(grids_with_openpyxl(lighter or content), facts)
        except (Refused, MemoryError):
            raise
        except Exception:
            raise _damaged() from fault


def _grids(content: bytes) -> tuple[Grid, ...]:
    try:
        return grids_of(content)
    except (CalamineError, OSError) as fault:
        raise _damaged() from fault


def _facts(kind: FileType, parts: Parts) -> Mapping[str, Facts]:
    match kind:
        case FileType.XLS:
            return xls_facts.facts_of(parts.stream)
        case FileType.XLSB:
            return xlsb_facts.facts_of(parts)
        case FileType.ODS:
            return ods_facts.facts_of(parts)
        case _:
            return {}


def _with_facts(grids: tuple[Grid, ...], facts: Mapping[str, Facts]) -> tuple[Sheet, ...]:
    return tuple(
        sheet_of(grid.name, grid.rows, hidden=grid.hidden, facts=facts.get(grid.name, NO_FACTS)) for grid in grids
    )


def _damaged() -> Refused:
    return Refused(
        "The workbook could not be read: it is damaged, or written in a way no spreadsheet program writes. "
        "Open it in Excel, save it under a new name as .xlsx and drop that."
    )
