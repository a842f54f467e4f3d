"""Cells that were put right at the station, kept with the return that was taken in with them."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from briefing_app.operation.cell_names import column_letters
from briefing_app.operation.returns.amendments import Amendment
from briefing_app.store.known_at import stands
from briefing_app.store.operations import operation_id_of
from briefing_app.store.tables import amendments, imports, returns, sheets


def insert_amendments(connection: sa.Connection, return_id: int, made: Sequence[Amendment]) -> None:
    if made:
        connection.execute(
            amendments.insert(),
            [
                {
                    "return_id": return_id,
                    "sheet": one.sheet,
                    "row": one.row,
                    "column": one.column,
                    "before": one.before,
                    "after": one.after,
                    "made_by": one.by,
                    "made_at": one.at,
                    "reason": one.reason,
                }
                for one in made
            ],
        )


def amendments_of(connection: sa.Connection, operation_ref: str) -> Mapping[int, tuple[Amendment, ...]]:
    """Return id → the cells that were put right in it, of every return of the operation whose import stands."""
    found: dict[int, list[Amendment]] = defaultdict(list)
    for row in _rows(connection, operation_ref):
        found[row.return_id].append(_amendment(row))
    return {return_id: tuple(made) for return_id, made in found.items()}


def amended_fields(
    connection: sa.Connection, kind_name: str, operation_ref: str
) -> Mapping[tuple[int, str, int], Mapping[str, Amendment]]:
    """Return, sheet and row → field → how its cell was put right, for the records of a kind.

    Cells of a table on its side have no field by their column, and are not among them.
    """
    made = amendments_of(connection, operation_ref)
    if not made:
        return {}
    rows = connection.execute(
        sa.select(sheets.c.return_id, sheets.c.sheet, sheets.c.columns).where(
            sheets.c.return_id.in_(made), sheets.c.kind == kind_name
        )
    ).all()
    found: dict[tuple[int, str, int], dict[str, Amendment]] = defaultdict(dict)
    for row in rows:
        fields = json.loads(row.columns)
        for one in made[row.return_id]:
            name = fields.get(column_letters(one.column)) if one.sheet == row.sheet else None
            if name is not None:
                found[row.return_id, row.sheet, one.row][name] = one
    return found


def _rows(connection: sa.Connection, operation_ref: str) -> Sequence[sa.Row[tuple[object, ...]]]:
    return connection.execute(
        sa.select(amendments)
        .join(returns, returns.c.id == amendments.c.return_id)
        .join(imports, imports.c.id == returns.c.import_id)
        .where(returns.c.operation_id == operation_id_of(connection, operation_ref), stands(connection))
        .order_by(amendments.c.id)
    ).all()


def _amendment(row: sa.Row[tuple[object, ...]]) -> Amendment:
    known = row._mapping
    return Amendment(
        sheet=known["sheet"],
        row=known["row"],
        column=known["column"],
        before=known["before"],
        after=known["after"],
        by=known["made_by"],
        at=known["made_at"],
        reason=known["reason"],
    )
