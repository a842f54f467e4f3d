"""The edits of an operation order: added one after the other, read in their order."""

import json
from collections import defaultdict
from collections.abc import Sequence

import sqlalchemy as sa

from briefing_app.operation.order.edits import Change, Edit, until
from briefing_app.operation.order.settings import OPERATION, settings_changed
from briefing_app.operation.times import Minute
from briefing_app.store.known_at import known_at
from briefing_app.store.operations import operation_id_of, operation_of, set_operation
from briefing_app.store.tables import order_changes, order_edits


def add_edit(
    connection: sa.Connection,
    operation_ref: str,
    says: str,
    changes: Sequence[Change],
    *,
    by: str,
    at: Minute,
    reverses: int | None = None,
) -> int:
    """Its number."""
    added = connection.execute(
        order_edits.insert().values(
            operation_id=operation_id_of(connection, operation_ref),
            made_at=at,
            made_by=by,
            says=says,
            reverses_id=reverses,
        )
    )
    number = int(added.inserted_primary_key[0])  # type: ignore[index]
    _add_changes(connection, number, changes)
    _set_operation(connection, operation_ref, changes)
    return number


def go_on_with_edit(
    connection: sa.Connection, operation_ref: str, number: int, changes: Sequence[Change], *, at: Minute
) -> None:
    """Typing that goes on is the same edit: its changes become these."""
    connection.execute(order_changes.delete().where(order_changes.c.edit_id == number))
    connection.execute(order_edits.update().where(order_edits.c.id == number).values(made_at=at))
    _add_changes(connection, number, changes)
    _set_operation(connection, operation_ref, changes)


def edits_of(connection: sa.Connection, operation_ref: str, since: int = 0) -> tuple[Edit, ...]:
    """All of them, the reversed and the reversing ones too, in the order in which they were made.

    `since` is a number: that edit, which may have gone on, and those after it.
    """
    operation_id = operation_id_of(connection, operation_ref)
    changes: dict[int, list[Change]] = defaultdict(list)
    rows = connection.execute(
        sa.select(order_changes)
        .join(order_edits, order_edits.c.id == order_changes.c.edit_id)
        .where(order_edits.c.operation_id == operation_id, order_edits.c.id >= since)
        .order_by(order_changes.c.id)
    )
    for row in rows:
        changes[row.edit_id].append(
            Change(row.thing, row.item, row.field, json.loads(row.before), json.loads(row.after))
        )
    edits = connection.execute(
        order_edits.select()
        .where(order_edits.c.operation_id == operation_id, order_edits.c.id >= since)
        .order_by(order_edits.c.id)
    )
    found = [Edit(row.id, row.made_at, row.made_by, row.says, tuple(changes[row.id]), row.reverses_id) for row in edits]
    moment = known_at(connection)
    return tuple(found) if moment is None else until(found, moment)


def _add_changes(connection: sa.Connection, number: int, changes: Sequence[Change]) -> None:
    connection.execute(
        order_changes.insert(),
        [
            {
                "edit_id": number,
                "thing": one.thing,
                "item": one.id,
                "field": one.field,
                "before": json.dumps(one.before, ensure_ascii=False),
                "after": json.dumps(one.after, ensure_ascii=False),
            }
            for one in changes
        ],
    )


def _set_operation(connection: sa.Connection, operation_ref: str, changes: Sequence[Change]) -> None:
    """What the operation is set to stands in its own row as well, where all that counts reads it."""
    if any(one.thing == OPERATION for one in changes):
        set_operation(connection, settings_changed(operation_of(connection, operation_ref), tuple(changes)))
