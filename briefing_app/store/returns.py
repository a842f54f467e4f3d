"""Returns and their records in the store: what each says, and what counts now."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from briefing_app.operation.kinds import Phase, kind, kinds
from briefing_app.operation.operations import Marking, Operation
from briefing_app.operation.position.position import Position, Record
from briefing_app.operation.returns.difference import ReturnRow, row_of_return
from briefing_app.operation.returns.returns import (
    Problem,
    Received,
    Severity,
    SheetState,
    Status,
)
from briefing_app.store import tables
from briefing_app.store.backgrounds import backgrounds_of
from briefing_app.store.counting import replaced_kinds
from briefing_app.store.known_at import known_at, stands
from briefing_app.store.operations import operation_id_of, operation_of


def received_returns(
    connection: sa.Connection,
    operation_ref: str,
    *,
    current_only: bool = True,
    met_by: tuple[str, Collection[str]] | None = None,
) -> tuple[Received, ...]:
    """The operation's returns, by borough, phase and order of arrival; those of an undone import are left out.

    `met_by` is a file's hash and the boroughs that it is of: only what it can meet, its own bytes or those boroughs'.
    """
    returns, files = tables.returns.c, tables.files.c
    query = (
        sa.select(tables.returns, files.sha256)
        .join(tables.files, files.id == returns.file_id)
        .join(tables.imports, tables.imports.c.id == returns.import_id)
        .where(stands(connection))
        .where(returns.operation_id == operation_id_of(connection, operation_ref))
        .order_by(returns.borough, returns.phase, returns.id)
    )
    if met_by is not None:
        sha256, boroughs = met_by
        query = query.where(sa.or_(files.sha256 == sha256, returns.borough.in_(boroughs)))
    marked = known_at(connection) is None
    rows = connection.execute(query.where(returns.current) if marked and current_only else query).mappings().all()
    # What counts now is marked, what counted then is told by what had taken its place by then.
    replaced = replaced_kinds(connection, [row["id"] for row in rows if row["current"] or not marked])
    current = {row["id"] for row in rows if (row["current"] if marked else "" not in replaced.get(row["id"], {}))}
    replaced = {one: kinds for one, kinds in replaced.items() if one in current}
    rows = [row for row in rows if row["id"] in current or not current_only]
    said = _sheets_of(connection, [row["id"] for row in rows], replaced)
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
            current=row["id"] in current,
            sheets=said[row["id"]].states,
            accepted=said[row["id"]].accepted,
            held=said[row["id"]].held,
            version_stated=row["version_stated"],
            waiting=_waiting(row["waiting"]),
            overtaken={name: other for name, other in replaced.get(row["id"], {}).items() if name},
            import_id=row["import_id"],
            told_borough=row["told_borough"],
            told_phase=Phase(row["told_phase"]) if row["told_phase"] else None,
        )
        for row in rows
    )


def _waiting(said: str | None) -> Mapping[str, SheetState] | None:
    return None if said is None else {name: SheetState(state) for name, state in json.loads(said).items()}


@dataclass
class _SheetsSay:
    """What the sheets of one return say and hold."""

    states: dict[str, SheetState] = field(default_factory=dict)
    accepted: int = 0
    held: int = 0


def _sheets_of(
    connection: sa.Connection, return_ids: Sequence[int], replaced: Mapping[int, Collection[str]]
) -> Mapping[int, _SheetsSay]:
    """Without the kinds in which another return took its place."""
    found: dict[int, _SheetsSay] = defaultdict(_SheetsSay)
    sheets = tables.sheets.c
    rows = connection.execute(
        sa.select(sheets.return_id, sheets.kind, sheets.state, sheets.accepted, sheets.held)
        .where(sheets.return_id.in_(return_ids), sheets.kind != "")
        .order_by(sheets.id)
    )
    for return_id, kind_name, state, accepted, held in rows:
        if kind_name in replaced.get(return_id, ()):
            continue
        said = found[return_id]
        # Where two sheets hold one kind, rows say more than a nil, and a nil more than a blank.
        known = said.states.get(kind_name)
        if known is None or list(SheetState).index(SheetState(state)) < list(SheetState).index(known):
            said.states[kind_name] = SheetState(state)
        said.accepted += accepted
        said.held += held
    return found


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
    replaced = {one: kinds for one, kinds in replaced_kinds(connection, return_ids).items() if "" not in kinds}
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
        f"where operation_id = ? and {_may_count(connection)} and as_sent is not null",
        (operation_id_of(connection, operation_ref),),
    )
    return {row[0]: row[1] for row in rows}


def position_of(
    connection: sa.Connection, operation_ref: str, *, kinds_wanted: Collection[str] | None = None
) -> Position:
    """All that counts for an operation, now or as known at, with every record (of the kinds wanted)."""
    operation = operation_of(connection, operation_ref)
    operation_id = operation_id_of(connection, operation_ref)
    received = received_returns(connection, operation_ref)
    return Position(
        operation=operation,
        returns=_of_the_operation(received, operation),
        records={
            one.name: _records(connection, one.name, operation_id, operation, received)
            for one in kinds()
            if kinds_wanted is None or one.name in kinds_wanted
        },
        backgrounds=backgrounds_of(connection, operation_ref),
    )


def _of_the_operation(received: tuple[Received, ...], operation: Operation) -> tuple[Received, ...]:
    return tuple(one for one in received if one.borough in operation.boroughs)


def _may_count(connection: sa.Connection) -> str:
    """What counts now is marked; of what counted then every record is looked at. Both go through the index."""
    return "current" if known_at(connection) is None else "current in (0, 1)"


def _records(
    connection: sa.Connection, kind_name: str, operation_id: int, operation: Operation, received: Sequence[Received]
) -> tuple[Record, ...]:
    index = {name: place for place, name in enumerate(kind(kind_name).record_columns)}
    names = ", ".join(f'"{name}"' for name in ("id", "borough", "phase", "return_id", "sheet", "row", *index))
    rows = connection.exec_driver_sql(
        f"select {names} from records_{kind_name} where operation_id = ? and {_may_count(connection)} "
        "order by borough, phase, id",
        (operation_id,),
    )
    phases = {phase.value: phase for phase in Phase}
    counting = {one.id for one in received if kind_name not in one.overtaken}
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
        if row[1] in operation.boroughs and row[3] in counting
    )
