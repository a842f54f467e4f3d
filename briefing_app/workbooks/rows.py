"""The rows under a heading row → accepted records, held rows and what is no record at all."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import repeat

from briefing_app.operation.boroughs import borough
from briefing_app.operation.kinds import Field, IfMissing, Kind, Phase, Type
from briefing_app.operation.offences import headline_of, vawg_category_of
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns import HeldRow, Problem, Severity, SheetReading, SheetState, Value
from briefing_app.operation.times import at, from_minute
from briefing_app.operation.words import normalised, say_moment
from briefing_app.workbooks.cell_faults import NEVER_CALCULATED, Place, column_letters
from briefing_app.workbooks.cells import CellContent, ColumnReader, Odd, say_content
from briefing_app.workbooks.headings import Headings

MOST_ALIKE = 500
"""Problems of one field on one sheet that are told one by one; beyond, they are counted."""

_LONGEST = 24 * 60
"""A patrol or duty of more than a day is a wrong date."""


@dataclass
class Table:
    """A table being read: the columns of one sheet, by field, with what was found wrong."""

    sheet: str
    kind: Kind
    phase: Phase
    operation: Operation
    borough: str
    numbers: list[int]
    """Row numbers of the sheet, from 1, of the rows that are records."""
    columns: dict[str, list[Value]] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)
    as_sent: dict[int, dict[str, str]] = field(default_factory=dict)
    clock_only: dict[str, set[int]] = field(default_factory=dict)
    held: dict[int, None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def say(self, at_row: int | None, field_name: str, found: str, says: str, severity: Severity) -> None:
        """Note a problem of a row (its place among the records), or of the whole sheet."""
        cell = ""
        if at_row is not None:
            cell = f"{self.letters.get(field_name, 'A')}{self.numbers[at_row]}"
            if severity is not Severity.WARN:
                self.held[at_row] = None
        self.problems.append(Problem(self.sheet, cell, field_name, found, says, severity))

    def column(self, name: str) -> list[Value]:
        """The values of a field, made of blanks where the sheet has no such column."""
        found = self.columns.get(name)
        if found is None:
            found = self.columns[name] = [None] * len(self.numbers)
        return found

    def has(self, name: str) -> bool:
        return name in self.letters


def read_rows(
    sheet: str,
    rows: Sequence[Sequence[CellContent]],
    headings: Headings,
    *,
    phase: Phase,
    operation: Operation,
    borough: str,
    faults: dict[Place, str],
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
        letters={name: column_letters(column) for column, name in headings.fields.items()},
    )
    contents = [rows[number] for number in sorted_rows.records]
    _read_columns(table, contents, headings, faults)
    _warn_of_headings(table, headings)
    _check_missing(table)
    _work_out(table)
    state = SheetState.ROWS if table.numbers else SheetState.NIL if sorted_rows.says_nil else SheetState.EMPTY
    if state is SheetState.EMPTY:
        table.say(
            None,
            "",
            "",
            f"The sheet {sheet} has no rows and does not say NIL: it counts as not stated, not as zero.",
            Severity.WARN,
        )
    held = tuple(HeldRow(table.numbers[place], _sent(contents[place], headings)) for place in sorted(table.held))
    reading = SheetReading(
        sheet=sheet,
        kind=headings.kind.name,
        state=state,
        heading_rows=(headings.row + 1,),
        columns={letter: name for name, letter in table.letters.items()},
        rows=_accepted(table),
        held=held,
        not_records=sorted_rows.not_records,
        read=sorted_rows.read,
    )
    return reading, table.problems


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


# --- columns --------------------------------------------------------------------------------


def _read_columns(
    table: Table, contents: list[Sequence[CellContent]], headings: Headings, faults: dict[Place, str]
) -> None:
    if not contents:
        return
    width = max(headings.fields) + 1
    if any(len(row) < width for row in contents):
        contents = [[*row, *repeat("", width - len(row))] for row in contents]
    by_column = list(zip(*contents, strict=False))
    for column, name in headings.fields.items():
        definition = table.kind.field(name)
        if definition.type is Type.DERIVED:
            continue
        _read_column(table, definition, by_column[column])
    _note_faults(table, headings, faults)


_PLAIN_TEXT = (Type.TEXT, Type.ID, Type.REF)


def _read_column(table: Table, definition: Field, contents: Sequence[CellContent]) -> None:
    reader = ColumnReader(definition, table.operation.period)
    if bool in set(map(type, contents)):
        # TRUE would be taken for the number 1.
        contents = [say_content(cell) if isinstance(cell, bool) else cell for cell in contents]
    if definition.type in _PLAIN_TEXT:
        values: list[Value | Odd] = [cell.strip() or None if type(cell) is str else reader[cell] for cell in contents]
    else:
        values = [reader[cell] for cell in contents]
    if any(isinstance(value, Odd) for value in reader.values()):
        plain: list[Value] = []
        alike: dict[str, int] = {}
        for place, value in enumerate(values):
            if isinstance(value, Odd):
                plain.append(_take(table, definition, place, value, alike))
            else:
                plain.append(value)
        for says, more in alike.items():
            if more > MOST_ALIKE:
                table.say(None, definition.name, "", f"{more - MOST_ALIKE:,} more cells: {says}", Severity.WARN)
        table.columns[definition.name] = plain
    else:
        table.columns[definition.name] = values  # type: ignore[assignment]


def _take(table: Table, definition: Field, place: int, odd: Odd, alike: dict[str, int]) -> Value:
    table.as_sent.setdefault(place, {})[definition.name] = odd.as_sent
    if odd.clock_only:
        table.clock_only.setdefault(definition.name, set()).add(place)
    if odd.says:
        alike[odd.says] = alike.get(odd.says, 0) + 1
        if alike[odd.says] <= MOST_ALIKE or odd.severity is not Severity.WARN:
            table.say(place, definition.name, odd.as_sent, odd.says, odd.severity)
    return odd.value


def _note_faults(table: Table, headings: Headings, faults: dict[Place, str]) -> None:
    """An error or an uncalculated formula under a heading holds its row: nobody knows what it meant."""
    places = {number: place for place, number in enumerate(table.numbers)}
    for (row, column), what in sorted(faults.items()):
        name = headings.fields.get(column)
        place = places.get(row + 1)
        if name is None or place is None:
            continue
        if what == NEVER_CALCULATED:
            says = "The formula was never calculated. Open the workbook in Excel, save it and send it again."
        else:
            says = f"The cell holds Excel's error {what}. Put the value in and send it again."
        table.column(name)[place] = None
        table.say(place, name, what, f"{says} The row is held.", Severity.HOLD)


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


# --- what is missing ------------------------------------------------------------------------

# Not owed when the row says that it did not happen.
_NOT_OWED: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {
    ("patrols", "actual_start"): ("status", ("Not done",)),
    ("patrols", "actual_end"): ("status", ("Not done",)),
    ("patrols", "actual_officers"): ("status", ("Not done",)),
    ("deployments", "duty_start"): ("strength_status", ("Not deployed",)),
    ("deployments", "duty_end"): ("strength_status", ("Not deployed",)),
    ("deployments", "supervisor"): ("strength_status", ("Not deployed",)),
    ("deployments", "officers"): ("strength_status", ("Not deployed",)),
    ("community", "people_engaged"): ("status", ("Not done",)),
}

# Owed only when the row says that something came of it.
_OWED_ONLY: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {
    ("patrols", "reason_not_done"): ("status", ("Part completed", "Not done")),
    ("warrants", "arrest_ref"): ("result", ("Executed - arrest",)),
    ("wanted", "arrest_ref"): ("result", ("Located - arrested",)),
    ("compliance", "arrest_ref"): ("action", ("Arrest",)),
}


def _check_missing(table: Table) -> None:
    """Blank cells of the fields that this phase asks for."""
    if not table.numbers:
        return
    for definition in table.kind.fields_in(table.phase):
        if definition.if_missing not in (IfMissing.HOLD, IfMissing.WARN):
            continue
        owed = _owed(table, definition)
        if not table.has(definition.name) and definition.if_missing is IfMissing.WARN:
            if any(owed):
                says = f"There is no column {definition.heading}: it is not stated in all {len(table.numbers)} rows."
                table.say(None, definition.name, "", says, Severity.WARN)
            continue
        values = table.column(definition.name)
        blanks = [
            place
            for place, value in enumerate(values)
            if value is None and owed[place] and definition.name not in table.as_sent.get(place, ())
        ]
        for place in blanks[: None if definition.if_missing is IfMissing.HOLD else MOST_ALIKE]:
            if definition.if_missing is IfMissing.HOLD:
                says = f"{definition.heading} is blank; the row can't be counted without it and is held."
                table.say(place, definition.name, "", says, Severity.HOLD)
            elif place not in table.held:
                says = f"{definition.heading} is blank: not stated."
                table.say(place, definition.name, "", says, Severity.WARN)


def _owed(table: Table, definition: Field) -> list[bool]:
    key = (table.kind.name, definition.name)
    if key in _NOT_OWED and table.phase is Phase.RESULT:
        by, words = _NOT_OWED[key]
        return [value not in words for value in table.column(by)]
    if key in _OWED_ONLY:
        by, words = _OWED_ONLY[key]
        return [value in words for value in table.column(by)]
    return [True] * len(table.numbers)


# --- what follows from the fields -----------------------------------------------------------


def _work_out(table: Table) -> None:
    if not table.numbers:
        return
    match table.kind.name:
        case "arrests":
            _work_out_arrests(table)
        case "patrols":
            _order_times(table, "planned_start", "planned_end")
            _order_times(table, "actual_start", "actual_end")
        case "deployments":
            _order_times(table, "duty_start", "duty_end")
            _add_strength(table)
        case "community":
            _check_part(table, "of_whom_women_and_girls", "people_engaged")
    _check_refs(table)


def _work_out_arrests(table: Table) -> None:
    period = table.operation.period
    persons = table.column("persons")
    dates, times = table.column("arrest_date"), table.column("arrest_time")
    offences, flags = table.column("primary_offence"), table.column("da_flag")
    for place in range(len(table.numbers)):
        if persons[place] is None and place not in table.held:
            persons[place] = 1
    arrested_at: list[Value] = [None] * len(table.numbers)
    known: dict[tuple[Value, Value], tuple[str, int | None]] = {}
    first_day, last_day = (from_minute(one).date().isoformat() for one in (period.starts, period.ends - 1))
    for place, key in enumerate(zip(dates, times, strict=True)):
        if key not in known:
            known[key] = _arrest_moment(key[0], key[1], table)
        dates[place], arrested_at[place] = known[key]
        moment = arrested_at[place]
        outside = (
            moment is not None and moment not in period
            if isinstance(moment, int)
            else not first_day <= str(dates[place]) <= last_day
        )
        if outside:
            table.say(
                place,
                "arrest_date",
                table.as_sent.get(place, {}).get("arrest_date", str(dates[place])),
                f"The arrest is outside the operation ({say_moment(from_minute(period.starts))} to "
                f"{say_moment(from_minute(period.ends))}). Check its date and time; the row is held.",
                Severity.HOLD,
            )
    table.columns["arrested_at"] = arrested_at
    codes = [_offence_code(offence) for offence in offences]
    pairs = [(code, flag if isinstance(flag, str) else None) for code, flag in zip(codes, flags, strict=True)]
    worked = {pair: (headline_of(pair[0], pair[1]).value, vawg_category_of(pair[0], pair[1])) for pair in set(pairs)}
    table.columns["headline"] = [worked[pair][0] for pair in pairs]
    table.columns["vawg_category"] = [worked[pair][1] for pair in pairs]


def _offence_code(offence: Value) -> str | None:
    """The code that a listed offence begins with; the sender's own words stay as they are."""
    if not isinstance(offence, str):
        return None
    head, _, _ = offence.partition(" ")
    return head if re.fullmatch(r"O\d\d", head) else offence


def _arrest_moment(day: Value, clock: Value, table: Table) -> tuple[str, int | None]:
    """The date, worked out from the operation where it is blank, and the moment if the time is stated."""
    period = table.operation.period
    hour_minute = time.fromisoformat(clock) if isinstance(clock, str) else None
    if not isinstance(day, str):
        if hour_minute is None:
            return from_minute(period.starts).date().isoformat(), None
        moment = period.place(hour_minute)
        return from_minute(moment).date().isoformat(), moment
    return day, None if hour_minute is None else at(date.fromisoformat(day), hour_minute)


def _order_times(table: Table, start_name: str, end_name: str) -> None:
    """An end before its start is the next day's, if it came as a time of day; else the row is held."""
    if not (table.has(start_name) and table.has(end_name)):
        return
    starts, ends = table.column(start_name), table.column(end_name)
    clock_only = table.clock_only.get(end_name, ())
    for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if not (isinstance(start, int) and isinstance(end, int)):
            continue
        if place in clock_only:
            end = _after(start, end)
            ends[place] = end
        if end <= start or end - start > _LONGEST:
            found = table.as_sent.get(place, {}).get(end_name, say_moment(from_minute(end)))
            fault = "is not after the start" if end <= start else "is more than a day after the start"
            says = f"The end {say_moment(from_minute(end))} {fault} {say_moment(from_minute(start))}; the row is held."
            table.say(place, end_name, found, says, Severity.HOLD)


def _after(start: int, end: int) -> int:
    """The first moment after `start` at which the clocks show what they show at `end`."""
    clock = from_minute(end).time()
    first = from_minute(start).date()
    found = at(first, clock)
    return found if found > start else at(first + timedelta(days=1), clock)


_RANKS = ("inspectors", "sergeants", "constables", "special_constables", "pcsos", "police_staff_partners")


def _add_strength(table: Table) -> None:
    """The total strength is the sum of the ranks where they are given; the total alone is enough."""
    totals = table.column("officers")
    by_rank = list(zip(*(table.column(rank) for rank in _RANKS), strict=True))
    owed = _owed(table, table.kind.field("officers"))
    for place, ranks in enumerate(by_rank):
        stated = [rank for rank in ranks if isinstance(rank, int)]
        total = totals[place]
        if total is None and stated:
            totals[place] = sum(stated)
        elif total is None and owed[place] and place not in table.held:
            says = "Neither the total strength nor any rank is given; the row is held."
            table.say(place, "officers", "", says, Severity.HOLD)
        elif isinstance(total, int) and stated and sum(stated) != total:
            says = f"Officers is {total}, its ranks add up to {sum(stated)}; the stated total is counted. Check it."
            table.say(place, "officers", str(total), says, Severity.WARN)


def _check_part(table: Table, part_name: str, whole_name: str) -> None:
    for place, (part, whole) in enumerate(zip(table.column(part_name), table.column(whole_name), strict=True)):
        if isinstance(part, int) and isinstance(whole, int) and part > whole:
            says = f"{part} is more than the {whole} of {table.kind.field(whole_name).heading}. Check it."
            table.say(place, part_name, str(part), says, Severity.WARN)


def _check_refs(table: Table) -> None:
    """A reference used twice may be one thing counted twice: the second row is held."""
    refs = table.column("ref")
    first_row: dict[Value, int] = {}
    for place, ref in enumerate(refs):
        if ref is None:
            continue
        if ref in first_row:
            says = (
                f"{ref} is already the reference of row {first_row[ref]}. If this is another "
                f"{table.kind.one}, give it a reference of its own; the row is held."
            )
            table.say(place, "ref", str(ref), says, Severity.HOLD)
        else:
            first_row[ref] = table.numbers[place]
    prefix = f"{borough(table.borough).abbreviation}-{table.kind.letter}-"
    number = 0
    for place, ref in enumerate(refs):
        if ref is None:
            number += 1
            while f"{prefix}{number:03d}" in first_row:
                number += 1
            refs[place] = f"{prefix}{number:03d}"


# --- the result -----------------------------------------------------------------------------


def _accepted(table: Table) -> tuple[tuple[Value, ...], ...]:
    if not table.numbers:
        return ()
    as_sent = [
        json.dumps(sent, ensure_ascii=False) if (sent := table.as_sent.get(place)) else None
        for place in range(len(table.numbers))
    ]
    columns = [table.column(name) for name in table.kind.record_columns]
    rows = zip(table.numbers, as_sent, *columns, strict=True)
    if not table.held:
        return tuple(rows)
    return tuple(row for place, row in enumerate(rows) if place not in table.held)


def _sent(row: Sequence[CellContent], headings: Headings) -> dict[str, str]:
    """A row in the sender's own words, by field."""
    return {
        name: say_content(row[column])
        for column, name in headings.fields.items()
        if column < len(row) and not _blank(row[column])
    }
