"""Returns and their records in the store: writing one whole, reading what counts now."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import sqlalchemy as sa

from briefing_app.operation.kinds import Phase, kind, kinds
from briefing_app.operation.operations import Marking, Operation
from briefing_app.operation.position import Position, Record
from briefing_app.operation.returns import (
    Cover,
    Problem,
    Reading,
    Received,
    Severity,
    SheetReading,
    SheetState,
    Status,
)
from briefing_app.operation.times import Minute
from briefing_app.store import tables
from briefing_app.store.operations import operation_id_of, operation_of
from briefing_app.store.tables import RECORD_BASE


def add_return(
    connection: sa.Connection,
    operation_ref: str,
    reading: Reading,
    content: bytes,
    *,
    received_at: Minute,
    replaces: int | None,
    import_id: int,
) -> int:
    """Keep a return whole: its bytes, its sheets, every record with its sheet and row, every problem.

    `replaces` is the id of the return that stops counting, `import_id` the import it came with.
    """
    cover = reading.cover
    if cover is None:
        raise ValueError("a refused file has no return to keep")
    operation_id = operation_id_of(connection, operation_ref)
    if replaces is not None:
        set_counting(connection, replaces, counts=False)
    return_id = _insert_return(
        connection,
        {
            "operation_id": operation_id,
            "file_id": _file_id(connection, reading, content),
            "file_name": reading.name,
            "received_at": received_at,
            "replaces_id": replaces,
            "import_id": import_id,
        },
        cover,
    )
    _insert_sheets(connection, return_id, reading.sheets)
    _insert_problems(connection, return_id, reading.problems)
    for sheet in reading.sheets:
        if sheet.kind:
            _insert_records(connection, return_id, operation_id, cover, sheet)
            _insert_held(connection, return_id, sheet)
    return return_id


def _file_id(connection: sa.Connection, reading: Reading, content: bytes) -> int:
    found = connection.execute(
        sa.select(tables.files.c.id).where(tables.files.c.sha256 == reading.sha256)
    ).scalar_one_or_none()
    if found is not None:
        return int(found)
    added = connection.execute(tables.files.insert().values(sha256=reading.sha256, size=len(content), content=content))
    return _key(added)


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
            current=True,
        )
    )
    return _key(added)


def _key(added: sa.CursorResult[tuple[object, ...]]) -> int:
    return int(added.inserted_primary_key[0])  # type: ignore[index]


def set_counting(connection: sa.Connection, return_id: int, *, counts: bool) -> None:
    """Whether a return and its records count now; nothing of them is changed but this mark."""
    returns = tables.returns
    operation_id, borough = connection.execute(
        sa.select(returns.c.operation_id, returns.c.borough).where(returns.c.id == return_id)
    ).one()
    connection.execute(returns.update().where(returns.c.id == return_id).values(current=counts))
    for table in tables.records.values():
        connection.execute(
            table.update()
            .where(
                table.c.operation_id == operation_id,
                table.c.current.in_((True, False)),
                table.c.borough == borough,
                table.c.return_id == return_id,
            )
            .values(current=counts)
        )


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
    connection: sa.Connection, return_id: int, operation_id: int, cover: Cover, sheet: SheetReading
) -> None:
    """As fast as the driver alone: thousands of rows come in at once."""
    if not sheet.rows:
        return
    definition = kind(sheet.kind)
    columns = (*RECORD_BASE, *definition.record_columns)
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    head = (return_id, operation_id, cover.borough, cover.phase.value, True, sheet.sheet)
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


def received_returns(
    connection: sa.Connection, operation_ref: str, *, current_only: bool = True
) -> tuple[Received, ...]:
    """The operation's returns, by borough, phase and order of arrival; those of an undone import are left out."""
    returns, files = tables.returns.c, tables.files.c
    query = (
        sa.select(tables.returns, files.sha256)
        .join(tables.files, files.id == returns.file_id)
        .join(tables.imports, tables.imports.c.id == returns.import_id)
        .where(tables.imports.c.undone_at.is_(None))
        .where(returns.operation_id == operation_id_of(connection, operation_ref))
        .order_by(returns.borough, returns.phase, returns.id)
    )
    if current_only:
        query = query.where(returns.current)
    rows = connection.execute(query).mappings().all()
    states, counts = _sheets_of(connection, [row["id"] for row in rows])
    return tuple(
        Received(
            id=row["id"],
            borough=row["borough"],
            phase=Phase(row["phase"]),
            version=row["version"],
            status=Status(row["status"]),
            data_as_at=row["data_as_at"],
            received_at=row["received_at"],
            completed_by=row["completed_by"],
            approved_by=row["approved_by"],
            marking=Marking(row["marking"]),
            handling=row["handling"],
            file_name=row["file_name"],
            sha256=row["sha256"],
            current=row["current"],
            sheets=states[row["id"]],
            accepted=counts[row["id"]][0],
            held=counts[row["id"]][1],
        )
        for row in rows
    )


def _sheets_of(
    connection: sa.Connection, return_ids: Sequence[int]
) -> tuple[Mapping[int, dict[str, SheetState]], Mapping[int, tuple[int, int]]]:
    states: dict[int, dict[str, SheetState]] = defaultdict(dict)
    counts: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    sheets = tables.sheets.c
    rows = connection.execute(
        sa.select(sheets.return_id, sheets.kind, sheets.state, sheets.accepted, sheets.held)
        .where(sheets.return_id.in_(return_ids), sheets.kind != "")
        .order_by(sheets.id)
    )
    for return_id, kind_name, state, accepted, held in rows:
        # Where two sheets hold one kind, rows say more than a nil, and a nil more than a blank.
        known = states[return_id].get(kind_name)
        if known is None or list(SheetState).index(SheetState(state)) < list(SheetState).index(known):
            states[return_id][kind_name] = SheetState(state)
        accepted_so_far, held_so_far = counts[return_id]
        counts[return_id] = (accepted_so_far + accepted, held_so_far + held)
    return states, counts


def content_of(connection: sa.Connection, sha256: str) -> bytes:
    """The bytes of a kept file."""
    return bytes(
        connection.execute(sa.select(tables.files.c.content).where(tables.files.c.sha256 == sha256)).scalar_one()
    )


def problems_of(connection: sa.Connection, return_ids: Sequence[int]) -> tuple[tuple[int, Problem], ...]:
    """Return id and problem, in the order of the sheets."""
    columns = tables.problems.c
    rows = connection.execute(
        tables.problems.select().where(columns.return_id.in_(return_ids)).order_by(columns.return_id, columns.id)
    ).mappings()
    return tuple(
        (
            row["return_id"],
            Problem(row["sheet"], row["cell"], row["field"], row["found"], row["says"], Severity(row["severity"])),
        )
        for row in rows
    )


def as_sent_of(connection: sa.Connection, kind_name: str, operation_ref: str) -> dict[int, str]:
    """Record id → the sender's own words by field (JSON), for the records of a kind that have any."""
    rows = connection.exec_driver_sql(
        f"select id, as_sent from records_{kind(kind_name).name} "
        "where operation_id = ? and current and as_sent is not null",
        (operation_id_of(connection, operation_ref),),
    )
    return {row[0]: row[1] for row in rows}


def position_of(
    connection: sa.Connection, operation_ref: str, *, kinds_wanted: Collection[str] | None = None
) -> Position:
    """All that counts now for an operation, with every record (of the kinds wanted)."""
    operation = operation_of(connection, operation_ref)
    operation_id = operation_id_of(connection, operation_ref)
    return Position(
        operation=operation,
        returns=_of_the_operation(received_returns(connection, operation_ref), operation),
        records={
            one.name: _records(connection, one.name, operation_id, operation)
            for one in kinds()
            if kinds_wanted is None or one.name in kinds_wanted
        },
    )


def _of_the_operation(received: tuple[Received, ...], operation: Operation) -> tuple[Received, ...]:
    return tuple(one for one in received if one.borough in operation.boroughs)


def _records(connection: sa.Connection, kind_name: str, operation_id: int, operation: Operation) -> tuple[Record, ...]:
    index = {name: place for place, name in enumerate(kind(kind_name).record_columns)}
    names = ", ".join(f'"{name}"' for name in ("id", "borough", "phase", "return_id", "sheet", "row", *index))
    rows = connection.exec_driver_sql(
        f"select {names} from records_{kind_name} where operation_id = ? and current order by borough, phase, id",
        (operation_id,),
    )
    phases = {phase.value: phase for phase in Phase}
    return tuple(
        Record(
            index,
            tuple(row[6:]),
            id=row[0],
            borough=row[1],
            phase=phases[row[2]],
            return_id=row[3],
            sheet=row[4],
            row=row[5],
        )
        for row in rows
        if row[1] in operation.boroughs
    )
