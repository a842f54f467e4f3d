"""Keeps a return whole, and says how much of it is there."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from briefing_app.operation.kinds import kind
from briefing_app.operation.returns.returns import Cover, Problem, Reading, SheetReading, SheetState
from briefing_app.operation.times import Minute
from briefing_app.store import tables
from briefing_app.store.amendments import insert_amendments
from briefing_app.store.answers import insert_answers
from briefing_app.store.counting import count_again
from briefing_app.store.kept_files import keep_file
from briefing_app.store.operations import operation_id_of
from briefing_app.store.tables import RECORD_BASE


class Kept(NamedTuple):
    """Rows of one kind that a return brought."""

    accepted: int
    held: int


def add_return(
    connection: sa.Connection,
    operation_ref: str,
    reading: Reading,
    content: bytes,
    *,
    received_at: Minute,
    replaces: Iterable[tuple[int, str]],
    import_id: int,
    yields: Iterable[tuple[int, str]] = (),
    waiting: Mapping[str, SheetState] | None = None,
    answers: Mapping[str, str] | None = None,
) -> int:
    """Keep a return whole: its bytes, its sheets, every record with its sheet and row, every problem.

    `replaces` are ids of the returns that stop counting, each with the kind of which it does, or with "" for
    all of it; `yields` those that go on counting in its place, each with the kind of which they do; `waiting` is
    what it would say of each kind, while it says nothing; `answers` are what it was read by; `import_id` is the
    import it came with.
    """
    cover = reading.cover
    if cover is None:
        raise ValueError("a refused file has no return to keep")
    operation_id = operation_id_of(connection, operation_ref)
    return_id = _insert_return(
        connection,
        {
            "operation_id": operation_id,
            "file_id": keep_file(connection, reading.sha256, content),
            "file_name": reading.name,
            "received_at": received_at,
            "import_id": import_id,
            "told_borough": reading.told_borough,
            "told_phase": reading.told_phase.value if reading.told_phase else None,
            "waiting": None if waiting is None else json.dumps(dict(waiting)),
        },
        cover,
    )
    replaced, yielded = [(return_id, *one) for one in replaces], {name: other for other, name in yields}
    _insert_replacements(connection, [*replaced, *((other, return_id, name) for name, other in yielded.items())])
    if replaced:
        count_again(connection, {one[1] for one in replaced})
    _insert_sheets(connection, return_id, reading.sheets)
    _insert_problems(connection, return_id, reading.problems)
    insert_amendments(connection, return_id, reading.amendments)
    insert_answers(connection, return_id, answers or {})
    for sheet in reading.sheets:
        if sheet.kind:
            _insert_records(connection, return_id, operation_id, cover, sheet, counts=sheet.kind not in yielded)
            _insert_held(connection, return_id, sheet)
    return return_id


def _insert_replacements(connection: sa.Connection, found: Sequence[tuple[int, int, str]]) -> None:
    """Each a return, the one in whose place it counts, and of which kind."""
    if found:
        connection.execute(
            tables.replacements.insert(),
            [dict(zip(("return_id", "replaced_id", "kind"), one, strict=True)) for one in found],
        )


def _insert_return(connection: sa.Connection, came: Mapping[str, str | int | None], cover: Cover) -> int:
    added = connection.execute(
        tables.returns.insert().values(
            **came,
            borough=cover.borough,
            phase=cover.phase.value,
            version=cover.version,
            status=cover.status.value,
            data_as_at=cover.data_as_at,
            completed_by=cover.completed_by,
            approved_by=cover.approved_by,
            marking=cover.marking.value,
            handling=cover.handling,
            version_stated=cover.version_stated,
            current=True,
        )
    )
    return _key(added)


def _key(added: sa.CursorResult[tuple[object, ...]]) -> int:
    return int(added.inserted_primary_key[0])  # type: ignore[index]


def kept_rows(connection: sa.Connection, return_id: int, names: Iterable[str]) -> Mapping[str, Kept]:
    """How many rows of these kinds are in the store of a return, counted there."""
    tables_of = {kind(name).name: f"records_{kind(name).name}" for name in names}
    if not tables_of:
        return {}
    whose = connection.exec_driver_sql("select operation_id, borough from returns where id = ?", (return_id,)).one()
    # Through the index of the position: one of its own would make every import slower.
    counts = " union all ".join(
        f"select '{name}', (select count(*) from {table} where operation_id = :operation and current in (0, 1) "
        "and borough = :borough and return_id = :id), "
        f"(select count(*) from held_rows where return_id = :id and kind = '{name}')"
        for name, table in tables_of.items()
    )
    rows = connection.execute(sa.text(counts), {"operation": whose[0], "borough": whose[1], "id": return_id})
    return {name: Kept(accepted, held) for name, accepted, held in rows}


def _insert_sheets(connection: sa.Connection, return_id: int, sheets: Sequence[SheetReading]) -> None:
    if sheets:
        connection.execute(
            tables.sheets.insert(),
            [
                {
                    "return_id": return_id,
                    "sheet": one.sheet,
                    "kind": one.kind,
                    "state": one.state.value,
                    "heading_rows": ",".join(map(str, one.heading_rows)),
                    "columns": json.dumps(dict(one.columns)),
                    "read": one.read,
                    "accepted": one.accepted,
                    "held": len(one.held),
                    "not_records": one.not_records,
                }
                for one in sheets
            ],
        )


def _insert_problems(connection: sa.Connection, return_id: int, problems: Sequence[Problem]) -> None:
    if problems:
        connection.exec_driver_sql(
            "insert into problems (return_id, sheet, cell, field, found, says, severity) values (?, ?, ?, ?, ?, ?, ?)",
            [(return_id, one.sheet, one.cell, one.field, one.found, one.says, one.severity.value) for one in problems],
        )


def _insert_records(
    connection: sa.Connection, return_id: int, operation_id: int, cover: Cover, sheet: SheetReading, *, counts: bool
) -> None:
    """As fast as the driver alone: thousands of rows come in at once."""
    if not sheet.rows:
        return
    definition = kind(sheet.kind)
    columns = (*RECORD_BASE, *definition.record_columns)
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    head = (return_id, operation_id, cover.borough, cover.phase.value, counts, sheet.sheet)
    connection.exec_driver_sql(
        f"insert into records_{definition.name} ({names}) values ({marks})", [(*head, *row) for row in sheet.rows]
    )


def _insert_held(connection: sa.Connection, return_id: int, sheet: SheetReading) -> None:
    if sheet.held:
        connection.execute(
            tables.held_rows.insert(),
            [
                {
                    "return_id": return_id,
                    "kind": sheet.kind,
                    "sheet": sheet.sheet,
                    "row": one.row,
                    "as_sent": json.dumps(dict(one.as_sent), ensure_ascii=False),
                }
                for one in sheet.held
            ],
        )
