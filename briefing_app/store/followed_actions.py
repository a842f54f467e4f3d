"""An action that was taken over has the same id in each operation: its status is the same in all of them."""

from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from briefing_app.operation.operations import Operation
from briefing_app.operation.order.edits import Change
from briefing_app.operation.order.order import Item, order_of
from briefing_app.operation.times import Minute
from briefing_app.store.operations import all_operations
from briefing_app.store.orders import add_edit, edits_of

ACTIONS, CLOSED = "actions", "Closed"


def follow_status(
    connection: sa.Connection, operation: Operation, changes: Sequence[Change], *, by: str, at: Minute
) -> None:
    """Have the other operations say the same status; where it was closed elsewhere, they say in which."""
    wanted = {one.id: one.after for one in changes if one.thing == ACTIONS and one.field == "status"}
    if not wanted:
        return
    for other in all_operations(connection):
        if other.ref == operation.ref:
            continue
        order = order_of(edits_of(connection, other.ref))
        for id_, status in wanted.items():
            item = order.item(ACTIONS, id_)
            if item is not None and status is not None:
                _follow(connection, operation, other, item, str(status), by, at)


def _follow(
    connection: sa.Connection, operation: Operation, other: Operation, item: Item, status: str, by: str, at: Minute
) -> None:
    where = f"{operation.name} ({operation.ref})" if status == CLOSED else None
    found = list(_changes(item, {"status": status, "closed_in": where}))
    if found and item["status"] != status:
        done = "closed" if status == CLOSED else f"now {status.lower()}"
        add_edit(connection, other.ref, f"Action {done} in {operation.name}", found, by=by, at=at)


def _changes(item: Item, wanted: dict[str, str | None]) -> Iterator[Change]:
    for field, after in wanted.items():
        if item[field] != after:
            yield Change(item.thing, item.id, field, item[field], after)
