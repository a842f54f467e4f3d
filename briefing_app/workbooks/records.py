"""The contents of a table's columns → accepted records, and rows that are held with the sender's own words."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta

from briefing_app.operation.kinds import kind
from briefing_app.operation.returns.returns import HeldRow, Severity
from briefing_app.operation.times import Minute, from_minute
from briefing_app.operation.values import Value
from briefing_app.operation.words import say_date
from briefing_app.workbooks.files.contents import CellContent, Doubt, Odd, is_blank, say_content
from briefing_app.workbooks.values.cells import read_column
from briefing_app.workbooks.values.clock_times import moments
from briefing_app.workbooks.values.columns import note_faults, read_columns
from briefing_app.workbooks.values.columns_of_times import ENDS
from briefing_app.workbooks.values.missing import check_missing
from briefing_app.workbooks.values.personal_data import may_be_kept
from briefing_app.workbooks.values.table import Table
from briefing_app.workbooks.values.worked_out import work_out


def read_records(
    table: Table,
    by_column: Mapping[str, Sequence[CellContent]],
    *,
    faults: Mapping[tuple[int, str], str] | None = None,
    days: Sequence[CellContent] | None = None,
) -> None:
    """Read every field's column, then what is missing and what follows from them.

    `faults` are Excel's errors by record and field; `days` is, for each record, a date that stands beside its
    times: in a column of its own, or over its section.
    """
    beside = frozenset(place for place, day in enumerate(days or ()) if not is_blank(day))
    read_columns(table, by_column, beside)
    if days is not None and table.numbers:
        _place_on_days(table, days)
    note_faults(table, faults or {})
    check_missing(table)
    work_out(table)


def accepted(table: Table) -> tuple[tuple[Value, ...], ...]:
    """Records in the form in which they are stored: row, the sender's words, the values."""
    if not table.numbers:
        return ()
    if table.as_sent:
        as_sent = [
            json.dumps(sent, ensure_ascii=False) if (sent := table.as_sent.get(place)) else None
            for place in range(len(table.numbers))
        ]
    else:
        as_sent = [None] * len(table.numbers)
    columns = [table.column(name) for name in table.kind.record_columns]
    rows = zip(table.numbers, as_sent, *columns, strict=True)
    if not table.held:
        return tuple(rows)
    return tuple(row for place, row in enumerate(rows) if place not in table.held)


def held_rows(
    table: Table, by_column: Mapping[str, Sequence[CellContent]], amended: Mapping[tuple[int, str], str]
) -> tuple[HeldRow, ...]:
    """Rows kept aside in the sender's own words, but for what looks like personal data.

    `amended` are the sender's words, by record and field, of what was put right here.
    """
    return tuple(
        HeldRow(
            table.numbers[place],
            {
                name: may_be_kept(table.definition(name), words)
                for name, contents in by_column.items()
                if (words := amended.get((place, name), say_content(contents[place])))
            },
        )
        for place in sorted(table.held)
    )


# --- days beside times ----------------------------------------------------------------------------


def _place_on_days(table: Table, days: Sequence[CellContent]) -> None:
    """A time without a date belongs to the day that its row or section names."""
    read = read_column(kind("arrests").field("arrest_date"), days, table.context)
    stated: list[date | None] = [None] * len(table.numbers)
    for place, value in enumerate(read.values):
        if isinstance(value, Doubt):
            answered = table.ask([place], _first_moment(table), value.asked, {place: value.as_sent})
            reading = value.readings[answered.choice] if answered else None
            value = reading.value if isinstance(reading, Odd) else reading
        elif isinstance(value, Odd):
            if value.severity is not Severity.WARN:
                table.say(place, _first_moment(table), value.as_sent, value.says, value.severity)
            value = value.value
        stated[place] = date.fromisoformat(value) if isinstance(value, str) else None
    if "arrest_date" in {field.name for field in table.kind.fields}:
        dates = table.column("arrest_date")
        for place, day in enumerate(stated):
            if dates[place] is None and day is not None and not table.sent(place, "arrest_date"):
                dates[place] = day.isoformat()
        return
    for name, places in table.clock_only.items():
        if name in ENDS.values():
            continue
        column = table.column(name)
        for place in places:
            day, moment = stated[place], column[place]
            if day is not None and isinstance(moment, int):
                column[place] = _on_day(table, place, name, day, from_minute(moment).time())


def _first_moment(table: Table) -> str:
    return next((field.name for field in table.kind.fields if field.name in ENDS), "arrest_date")


def _on_day(table: Table, place: int, name: str, day: date, clock: time) -> Minute | None:
    """The time on its day; where only the morning after lies in the operation, the day is that of its evening."""
    period = table.operation.period
    found = moments(day, clock)
    after = moments(day + timedelta(days=1), clock)
    if found and found[0] not in period and after and after[0] in period:
        sent = table.sent(place, name)
        says = (
            f"{sent} beside {say_date(day)} was read as {say_date(day + timedelta(days=1))}, in the operation's night."
        )
        table.say(place, name, sent, says, Severity.WARN)
        found = after
    if not found:
        says = f"There was no {clock:%H:%M} on {say_date(day)}: the clocks went forward. The row is held."
        table.say(place, name, table.sent(place, name), says, Severity.HOLD)
        return None
    if len(found) > 1:
        table.twice.setdefault(name, {})[place] = (found[0], found[1])
    return found[0]
