"""The columns of a table: each is read as a whole, and what is odd or in doubt is noted by its cell."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from briefing_app.operation.kinds import Field, Type
from briefing_app.operation.returns.returns import Severity
from briefing_app.operation.times import from_minute
from briefing_app.operation.values import Value
from briefing_app.workbooks.files.cell_faults import NEVER_CALCULATED
from briefing_app.workbooks.files.contents import Asked, CellContent, ColumnContext, Doubt, Odd, say_content
from briefing_app.workbooks.values.cells import ColumnRead, read_column
from briefing_app.workbooks.values.columns_of_times import ENDS
from briefing_app.workbooks.values.dittos import DITTOS, without_dittos
from briefing_app.workbooks.values.questions import Answered
from briefing_app.workbooks.values.table import MOST_ALIKE, Stated, Table


def read_columns(
    table: Table, by_column: Mapping[str, Sequence[CellContent]], dated: Collection[int] = frozenset()
) -> None:
    """`by_column` holds the contents of each field's column, record by record.

    `dated` are the records beside whose times a day stands.
    """
    context = table.context
    for name, contents in by_column.items():
        definition = table.definition(name)
        if definition.type is Type.DERIVED or not contents:
            continue
        read = _read(definition, contents, context, dated)
        if not read.plain and definition.type is not Type.ID and not DITTOS.isdisjoint(map(_stripped, contents)):
            contents, places = without_dittos(contents)
            read = _read(definition, contents, context, dated)
            _note_dittos(table, definition, by_column[name], places)
        if read.plain:
            table.columns[name] = read.values  # type: ignore[assignment]
        else:
            _take_all(table, definition, read.values)
        for note in read.notes:
            table.say(None, name, "", note, Severity.WARN)
    _spread(table)


def _read(
    definition: Field, contents: Sequence[CellContent], context: ColumnContext, dated: Collection[int]
) -> ColumnRead:
    """A column's values; times beside a day are not asked about for their day."""
    if not dated or definition.name not in ENDS:
        return read_column(definition, contents, context)
    on_days = [place in dated for place in range(len(contents))]
    reads = {
        beside: read_column(
            definition,
            [cell for cell, one in zip(contents, on_days, strict=True) if one is beside],
            replace(context, day_beside=beside),
        )
        for beside in (True, False)
    }
    values = {beside: iter(read.values) for beside, read in reads.items()}
    return ColumnRead(
        [next(values[beside]) for beside in on_days],
        all(read.plain for read in reads.values()),
        tuple(note for read in reads.values() for note in read.notes),
    )


def _stripped(content: CellContent) -> CellContent:
    return content.strip() if isinstance(content, str) else content


def _note_dittos(table: Table, definition: Field, contents: Sequence[CellContent], places: Sequence[int]) -> None:
    for number, place in enumerate(places):
        said = say_content(contents[place])
        table.note_sent(place, definition.name, said)
        if number < MOST_ALIKE:
            says = f"“{said}” was read as what stands above it."
            table.say(place, definition.name, said, says, Severity.WARN)


def _take_all(table: Table, definition: Field, values: Sequence[Value | Odd | Doubt]) -> None:
    column: list[Value] = [None] * len(values)
    alike: dict[str, int] = {}
    doubts: dict[Asked, dict[int, Doubt]] = {}
    for place, value in enumerate(values):
        match value:
            case Odd():
                column[place] = _take(table, definition, place, value, alike)
            case Doubt():
                doubts.setdefault(value.asked, {})[place] = value
            case _:
                column[place] = value
    for asked, of_rows in doubts.items():
        answered = table.ask(of_rows, definition.name, asked, {place: one.as_sent for place, one in of_rows.items()})
        for place, doubt in of_rows.items():
            if answered is None:
                table.note_sent(place, definition.name, doubt.as_sent)
            else:
                column[place] = _take(table, definition, place, _as_answered(doubt, answered), alike)
    for says, more in alike.items():
        if more > MOST_ALIKE:
            table.say(None, definition.name, "", f"{more - MOST_ALIKE:,} more cells: {says}", Severity.WARN)
    table.columns[definition.name] = column


def _as_answered(doubt: Doubt, answered: Answered) -> Odd:
    reading = doubt.readings[answered.choice]
    odd = reading if isinstance(reading, Odd) else Odd(reading, doubt.as_sent)
    if not answered.because or odd.severity is not Severity.WARN:
        return odd
    choice = doubt.asked.choices[answered.choice]
    return replace(odd, says=f"“{doubt.as_sent}” was read as “{choice}” {answered.because}.")


def _take(table: Table, definition: Field, place: int, odd: Odd, alike: dict[str, int]) -> Value:
    name = definition.name
    table.note_sent(place, name, odd.as_sent)
    if odd.clock_only:
        table.clock_only.setdefault(name, set()).add(place)
    if odd.next_day:
        table.next_day.add(place)
    if odd.later is not None and isinstance(odd.value, int):
        table.twice.setdefault(name, {})[place] = (odd.value, odd.later)
    table.stated += [Stated(place, name, field, value) for field, value in odd.also]
    if odd.says:
        alike[odd.says] = alike.get(odd.says, 0) + 1
        if alike[odd.says] <= MOST_ALIKE or odd.severity is not Severity.WARN:
            table.say(place, name, odd.as_sent, odd.says, odd.severity)
    return odd.value


def _spread(table: Table) -> None:
    """What one cell states of other fields goes where they are blank; where they say otherwise, the row is held."""
    known = {field.name for field in table.kind.fields}
    for one in table.stated:
        if one.field not in known:
            continue
        if one.field not in table.letters:
            table.beside[one.field] = table.letters.get(one.by, "A")
        column = table.column(one.field)
        own = column[one.place]
        if own is None and not table.sent(one.place, one.field):
            column[one.place] = one.value
            table.note_sent(one.place, one.field, table.sent(one.place, one.by))
            if one.field in ENDS.values():
                table.clock_only.setdefault(one.field, set()).add(one.place)
        elif own is not None and _contradicts(one, own):
            says = (
                f"{table.definition(one.by).heading} and {table.definition(one.field).heading} contradict each other; "
                "the row is held until one is put right."
            )
            table.say(one.place, one.by, table.sent(one.place, one.by), says, Severity.HOLD)


def _contradicts(one: Stated, own: Value) -> bool:
    """Ranks are compared with the total further on; a time left in a date's cell says nothing beside a time."""
    if one.field in ENDS.values() and isinstance(own, int) and isinstance(one.value, int):
        return from_minute(own).time() != from_minute(one.value).time()
    return one.field == "arrest_date" and own != one.value


# --- faults and words ---------------------------------------------------------------------------


def note_faults(table: Table, faults: Mapping[tuple[int, str], str]) -> None:
    """An error or an uncalculated formula (by record and field) holds its row: nobody knows what it meant."""
    for (place, name), what in faults.items():
        if what == NEVER_CALCULATED:
            says = "The formula was never calculated. Open the workbook in Excel, save it and send it again."
        else:
            says = f"The cell holds Excel's error {what}. Put the value in and send it again."
        table.column(name)[place] = None
        table.say(place, name, what, f"{says} The row is held.", Severity.HOLD)
