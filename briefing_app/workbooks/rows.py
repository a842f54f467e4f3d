"""The records of a return's tables → accepted records, held rows and what is no record at all."""

from collections.abc import Callable, Mapping, Sequence
from itertools import repeat

from briefing_app.operation.cell_names import cell_name, column_letters
from briefing_app.operation.kinds import Type
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Problem, Severity, SheetReading, SheetState
from briefing_app.operation.values import Value
from briefing_app.workbooks.files.contents import CellContent, is_blank
from briefing_app.workbooks.files.sheet import Place, Sheet
from briefing_app.workbooks.records import accepted, held_rows, read_records
from briefing_app.workbooks.tables.found_tables import FoundTable
from briefing_app.workbooks.values.personal_data import may_be_kept, without_personal_data
from briefing_app.workbooks.values.questions import Questions
from briefing_app.workbooks.values.table import Table
from briefing_app.workbooks.whose_rows import Share, Whose

_MOST_TOLD = 12
_LONGEST_COMMENT = 160


class RowsOf:
    """Reads the tables of one return, one after the other."""

    def __init__(self, whose: Whose, shares: Sequence[Share], operation: Operation, questions: Questions) -> None:
        self._whose = whose
        self._shares = shares
        self._operation = operation
        self._questions = questions
        self._refs_before: dict[str, dict[Value, str]] = {}
        self._kinds_with_rows = {share.table.kind.name for share in shares if share.records}

    def read(self) -> tuple[tuple[SheetReading, ...], list[Problem]]:
        """Every table's reading. In each, read = accepted + held + not_records."""
        readings: list[SheetReading] = []
        problems: list[Problem] = []
        for share in self._shares:
            reading, more = self._read_share(share)
            readings.append(reading)
            problems += more
        return tuple(readings), problems

    def _read_share(self, share: Share) -> tuple[SheetReading, list[Problem]]:
        found = share.table
        table = self._table(share)
        by_column = _by_column(share)
        if share.says_table:
            table.problems += found.problems
            table.problems += _marks(share.sheet, found)
        days = [found.days[record] for record in share.records] if found.days is not None else None
        read_records(table, by_column, faults=_by_record(share, share.sheet.faults), days=days)
        amended = _by_record(share, share.sheet.amended)
        for (place, name), words in amended.items():
            table.note_sent(place, name, may_be_kept(table.definition(name), words))
        for doubt in share.doubtful:
            table.say(doubt.record, doubt.field, doubt.found, doubt.says, doubt.severity)
        state = SheetState.ROWS if table.numbers else SheetState.NIL if found.says_nil else SheetState.EMPTY
        if state is SheetState.EMPTY and found.kind.name not in self._kinds_with_rows:
            says = f"The sheet {found.sheet} has no rows and does not say NIL: it counts as not stated, not as zero."
            table.say(None, "", "", says, Severity.WARN)
        self._note_refs(table)
        return (
            SheetReading(
                sheet=found.sheet,
                kind=found.kind.name,
                state=state,
                heading_rows=found.heading_rows,
                columns=_columns_said(found),
                rows=accepted(table),
                held=held_rows(table, by_column, amended),
                not_records=share.not_records,
                read=len(share.records) + share.not_records,
            ),
            table.problems,
        )

    def _table(self, share: Share) -> Table:
        found = share.table
        borough, phase = self._whose
        numbers = found.numbers if share.is_whole else [found.numbers[record] for record in share.records]
        elsewhere = {}
        if found.places:
            fields = found.fields
            position = {record: place for place, record in enumerate(share.records)}
            elsewhere = {
                (position[record], fields[column]): cell_name(*true)
                for (record, column), true in found.places.items()
                if record in position and column in fields
            }
        return Table(
            sheet=found.sheet,
            kind=found.kind,
            phase=phase,
            operation=self._operation,
            borough=borough,
            numbers=numbers,
            questions=self._questions,
            letters={one.field: _letter(found, one.column) for one in found.columns},
            elsewhere=elsewhere,
            refs_before=self._refs_before.setdefault(found.kind.name, {}),
            refs_taken=self._refs_elsewhere(share),
        )

    def _refs_elsewhere(self, share: Share) -> frozenset[Value]:
        """References that other tables of the kind state; one that is made up must be none of them."""
        stated: set[Value] = set()
        for other in self._shares:
            column = next((column for column, name in other.table.fields.items() if name == "ref"), None)
            if other is share or other.table.kind is not share.table.kind or column is None:
                continue
            for record in other.records:
                row = other.table.rows[record]
                if column < len(row) and isinstance(cell := row[column], str):
                    stated.add(cell.strip())
        return frozenset(stated)

    def _note_refs(self, table: Table) -> None:
        if sum(1 for one in self._shares if one.table.kind is table.kind) > 1:
            before = self._refs_before[table.kind.name]
            for place, ref in enumerate(table.column("ref")):
                if ref is not None:
                    before.setdefault(ref, f"row {table.numbers[place]} of the sheet {table.sheet}")


def _by_column(share: Share) -> dict[str, Sequence[CellContent]]:
    found = share.table
    contents = found.rows if share.is_whole else [found.rows[record] for record in share.records]
    if not contents:
        return {}
    width = max((one.column for one in found.columns), default=0) + 1
    if any(len(row) < width for row in contents):
        contents = [[*row, *repeat("", width - len(row))] for row in contents]
    columns = list(zip(*contents, strict=False))
    return {one.field: columns[one.column] for one in found.columns}


def _by_record(share: Share, by_cell: Mapping[Place, str]) -> dict[tuple[int, str], str]:
    """What is said of cells, by place among the share's records and field."""
    if not by_cell:
        return {}
    found = share.table
    said = sorted(by_cell.items())
    if found.places:
        every = dict(found.all_places())
        known = {every[place]: what for place, what in said if place in every}
    else:
        records = {number - 1: record for record, number in enumerate(found.numbers)}
        fields = {found.true_columns.get(one.column, one.column): one.field for one in found.columns}
        known = {
            (records[row], fields[column]): what for (row, column), what in said if row in records and column in fields
        }
    position = {record: place for place, record in enumerate(share.records)}
    return {(position[record], name): what for (record, name), what in known.items() if record in position}


def _letter(found: FoundTable, column: int) -> str:
    """The column of a field's values; in a table that has none of its own, that of the first record's."""
    if found.places and found.numbers:
        return column_letters(found.place(0, column)[1])
    return column_letters(found.true_columns.get(column, column))


def _columns_said(found: FoundTable) -> dict[str, str]:
    """Column letter → field; in a table on its side, row number → field."""
    said: dict[str, str] = {}
    rows = {found.place(0, one.column)[0] for one in found.columns} if found.places and found.numbers else set()
    on_side = 1 < len(rows) == len(found.columns)
    for one in found.columns:
        if found.kind.field(one.field).type is not Type.DERIVED:
            letter = str(found.place(0, one.column)[0] + 1) if on_side else _letter(found, one.column)
            said[f"{letter} ({one.field})" if letter in said else letter] = one.field
    return said


# --- what a sheet's marks leave to be said ------------------------------------------------------

Warn = Callable[[str, str, str, str], None]


def _marks(sheet: Sheet, found: FoundTable) -> list[Problem]:
    """Hidden rows and columns, filters and single struck-through cells: read, and said."""
    problems: list[Problem] = []

    def warn(cell: str, field: str, content: str, says: str) -> None:
        problems.append(Problem(found.sheet, cell, field, content, says, Severity.WARN))

    if sheet.hidden_rows:
        hidden = [number for number in found.numbers if number - 1 in sheet.hidden_rows]
        if hidden:
            rows = ", ".join(map(str, hidden[:_MOST_TOLD])) + (" …" if len(hidden) > _MOST_TOLD else "")
            how = "hidden by a filter" if sheet.filtered else "hidden"
            warn(
                f"A{hidden[0]}", "", "", f"Row {rows} of the sheet {found.sheet} is {how}; what stands there was read."
            )
    for one in found.columns if sheet.hidden_columns and not found.places else ():
        column = found.true_columns.get(one.column, one.column)
        if column in sheet.hidden_columns:
            letter = column_letters(column)
            warn(f"{letter}{found.heading_rows[-1]}", one.field, "", f"Column {letter} is hidden; it was read.")
    if sheet.comments:
        _tell_comments(sheet, found, warn)
    if sheet.struck:
        _tell_struck(sheet, found, warn)
    return problems


def _tell_comments(sheet: Sheet, found: FoundTable, warn: Warn) -> None:
    """A remark beside a record's value may say what the value doesn't."""
    of_cells = dict(found.all_places())
    told = [(place, of_cells[place][1]) for place in sorted(sheet.comments) if place in of_cells]
    for place, field in told[:_MOST_TOLD]:
        words = without_personal_data(" ".join(sheet.comments[place].split()))[:_LONGEST_COMMENT]
        says = f"A comment on this cell says “{words}”. Comments are not read." if words else "The cell has a comment."
        warn(cell_name(*place), field, "", says)
    if len(told) > _MOST_TOLD:
        warn("", "", "", f"{len(told) - _MOST_TOLD} more cells have comments; comments are not read.")


def _tell_struck(sheet: Sheet, found: FoundTable, warn: Warn) -> None:
    """A row that is struck through as a whole is asked about; single cells are only told."""
    told = 0
    for record, row in enumerate(found.rows):
        filled = [one for one in found.columns if one.column < len(row) and not is_blank(row[one.column])]
        struck = [one for one in filled if found.place(record, one.column) in sheet.struck]
        if len(struck) < len(filled):
            for one in struck[: _MOST_TOLD - told]:
                place = found.place(record, one.column)
                cell = cell_name(*place)
                warn(cell, one.field, str(row[one.column]), "What stands here is struck through; it was read as it is.")
                told += 1
