"""Returns and their records in the store: writing one whole, reading what counts now."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import sqlalchemy as sa

from briefing_app.operation.kinds import Phase, kind, kinds
from briefing_app.operation.operations import Marking, Operation
from briefing_app.operation.position import Position, Record
from briefing_app.operation.return_difference import ReturnRow, row_of_return
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
from briefing_app.store.amendments import insert_amendments
from briefing_app.store.operations import operation_id_of, operation_of
from briefing_app.store.tables import RECORD_BASE


def add_return(
    connection: sa.Connection,
    operation_ref: str,
    reading: Reading,
    content: bytes,
    *,
    received_at: Minute,
    replaces: Iterable[tuple[int, str]],
    import_id: int,
) -> int:
    """Keep a return whole: its bytes, its sheets, every record with its sheet and row, every problem.

    `replaces` are ids of the returns that stop counting, each with the kind of which it does, or with "" for
    all of it; `import_id` is the import it came with.
    """
    cover = reading.cover
    if cover is None:
        raise ValueError("a refused file has no return to keep")
    operation_id = operation_id_of(connection, operation_ref)
    return_id = _insert_return(
        connection,
        {
            "operation_id": operation_id,
            "file_id": _file_id(connection, reading, content),
            "file_name": reading.name,
            "received_at": received_at,
            "import_id": import_id,
        },
        cover,
    )
    replaced = [(return_id, *one) for one in replaces]
    if replaced:
        connection.execute(
            tables.replacements.insert(),
            [dict(zip(("return_id", "replaced_id", "kind"), one, strict=True)) for one in replaced],
        )
        count_again(connection, {one[1] for one in replaced})
    _insert_sheets(connection, return_id, reading.sheets)
    _insert_problems(connection, return_id, reading.problems)
    insert_amendments(connection, return_id, reading.amendments)
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


def count_again(connection: sa.Connection, return_ids: Collection[int]) -> None:
    """Set for these returns and their records whether they count now; nothing else of them is changed.

    A return counts if its import stands and none of a standing import took its place, as a whole or of a kind.
    """
    returns, imports = tables.returns.c, tables.imports.c
    replaced = _replaced_kinds(connection, return_ids)
    rows = connection.execute(
        sa.select(returns.id, returns.operation_id, returns.borough, returns.current, imports.undone_at)
        .join(tables.imports, imports.id == returns.import_id)
        .where(returns.id.in_(return_ids))
    ).all()
    for row in rows:
        counts = row.undone_at is None and "" not in replaced[row.id]
        if counts != row.current:
            connection.execute(tables.returns.update().where(returns.id == row.id).values(current=counts))
        for name, table in tables.records.items():
            connection.execute(
                table.update()
                .where(
                    table.c.operation_id == row.operation_id,
                    table.c.current.in_((True, False)),
                    table.c.borough == row.borough,
                    table.c.return_id == row.id,
                )
                .values(current=counts and name not in replaced[row.id])
            )


def _replaced_kinds(connection: sa.Connection, return_ids: Collection[int]) -> Mapping[int, set[str]]:
    """Of each return the kinds in which a return of a standing import took its place; "" is the whole of it."""
    replacements, returns, imports = tables.replacements.c, tables.returns.c, tables.imports.c
    found: dict[int, set[str]] = defaultdict(set)
    rows = connection.execute(
        sa.select(replacements.replaced_id, replacements.kind)
        .join(tables.returns, returns.id == replacements.return_id)
        .join(tables.imports, imports.id == returns.import_id)
        .where(replacements.replaced_id.in_(return_ids), imports.undone_at.is_(None))
    )
    for replaced_id, name in rows:
        found[replaced_id].add(name)
    return found


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
    replaced = _replaced_kinds(connection, [row["id"] for row in rows if row["current"]])
    states, counts = _sheets_of(connection, [row["id"] for row in rows], replaced)
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
    connection: sa.Connection, return_ids: Sequence[int], replaced: Mapping[int, Collection[str]]
) -> tuple[Mapping[int, dict[str, SheetState]], Mapping[int, tuple[int, int]]]:
    """What each return's sheets say and hold, without the kinds in which another return took its place."""
    states: dict[int, dict[str, SheetState]] = defaultdict(dict)
    counts: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    sheets = tables.sheets.c
    rows = connection.execute(
        sa.select(sheets.return_id, sheets.kind, sheets.state, sheets.accepted, sheets.held)
        .where(sheets.return_id.in_(return_ids), sheets.kind != "")
        .order_by(sheets.id)
    )
    for return_id, kind_name, state, accepted, held in rows:
        if kind_name in replaced.get(return_id, ()):
            continue
        # Where two sheets hold one kind, rows say more than a nil, and a nil more than a blank.
        known = states[return_id].get(kind_name)
        if known is None or list(SheetState).index(SheetState(state)) < list(SheetState).index(known):
            states[return_id][kind_name] = SheetState(state)
        accepted_so_far, held_so_far = counts[return_id]
        counts[return_id] = (accepted_so_far + accepted, held_so_far + held)
    return states, counts


def return_rows(connection: sa.Connection, return_id: int) -> Mapping[str, tuple[ReturnRow, ...]]:
    """Kind → all that a return brought of it, whether it counts now or not, in its own order."""
    found: dict[str, tuple[ReturnRow, ...]] = {}
    operation_id, borough = connection.execute(
        sa.select(tables.returns.c.operation_id, tables.returns.c.borough).where(tables.returns.c.id == return_id)
    ).one()
    for one in kinds():
        names = ", ".join(f'"{name}"' for name in ("sheet", "row", "as_sent", *one.record_columns))
        rows = connection.exec_driver_sql(
            f"select {names} from records_{one.name} "
            "where operation_id = ? and current in (0, 1) and borough = ? and return_id = ? order by id",
            (operation_id, borough, return_id),
        )
        found[one.name] = tuple(row_of_return(one, row[0], row[1:]) for row in rows)
    return {name: rows for name, rows in found.items() if rows}


def content_of(connection: sa.Connection, sha256: str) -> bytes:
    """The bytes of a kept file."""
    return bytes(
        connection.execute(sa.select(tables.files.c.content).where(tables.files.c.sha256 == sha256)).scalar_one()
    )


def problems_of(connection: sa.Connection, return_ids: Sequence[int]) -> tuple[tuple[int, Problem], ...]:
    """Return id and problem, in the order of the sheets; not of sheets whose kind another return has taken over."""
    columns = tables.problems.c
    rows = connection.execute(
        tables.problems.select().where(columns.return_id.in_(return_ids)).order_by(columns.return_id, columns.id)
    ).mappings()
    overtaken = _overtaken_sheets(connection, return_ids)
    return tuple(
        (
            row["return_id"],
            Problem(row["sheet"], row["cell"], row["field"], row["found"], row["says"], Severity(row["severity"])),
        )
        for row in rows
        if (row["return_id"], row["sheet"]) not in overtaken
    )


def _overtaken_sheets(connection: sa.Connection, return_ids: Sequence[int]) -> set[tuple[int, str]]:
    """Sheets, by return, of which no kind counts any more though their return does."""
    replaced = {one: kinds for one, kinds in _replaced_kinds(connection, return_ids).items() if "" not in kinds}
    sheets = tables.sheets.c
    rows = connection.execute(
        sa.select(sheets.return_id, sheets.sheet, sheets.kind).where(sheets.return_id.in_(replaced))
    ).all()
    counting = {(row.return_id, row.sheet) for row in rows if row.kind not in replaced[row.return_id]}
    return {(row.return_id, row.sheet) for row in rows} - counting


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
