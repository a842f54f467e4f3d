"""Which returns and which of their records count now: what a later return takes the place of does not."""

from collections import defaultdict
from collections.abc import Collection, Mapping

import sqlalchemy as sa

from briefing_app.store import tables
from briefing_app.store.known_at import stands


def count_again(connection: sa.Connection, return_ids: Collection[int]) -> None:
    """Set for these returns and their records whether they count now; nothing else of them is changed.

    A return counts if its import stands and none of a standing import took its place, as a whole or of a kind.
    """
    returns, imports = tables.returns.c, tables.imports.c
    replaced = replaced_kinds(connection, return_ids)
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


def replaced_kinds(connection: sa.Connection, return_ids: Collection[int]) -> Mapping[int, dict[str, int]]:
    """Of each return the kinds in which a return of a standing import took its place, with that return's id.

    The kind "" is the whole of it.
    """
    replacements, returns, imports = tables.replacements.c, tables.returns.c, tables.imports.c
    found: dict[int, dict[str, int]] = defaultdict(dict)
    rows = connection.execute(
        sa.select(replacements.replaced_id, replacements.kind, replacements.return_id)
        .join(tables.returns, returns.id == replacements.return_id)
        .join(tables.imports, imports.id == returns.import_id)
        .where(replacements.replaced_id.in_(return_ids), stands(connection))
        .order_by(replacements.return_id)
    )
    for replaced_id, name, return_id in rows:
        found[replaced_id][name] = return_id
    return found
