"""What was typed into an operation order and is no value yet."""

from collections.abc import Mapping

import sqlalchemy as sa

from briefing_app.operation.order.drafts import Drafts, Spot
from briefing_app.operation.times import Minute
from briefing_app.store.known_at import known_at
from briefing_app.store.operations import operation_id_of
from briefing_app.store.tables import order_drafts


def put_drafts(
    connection: sa.Connection, operation_ref: str, drafts: Mapping[Spot, str | None], *, by: str, at: Minute
) -> None:
    """None takes a draft away."""
    operation_id = operation_id_of(connection, operation_ref)
    table = order_drafts
    for spot, typed in drafts.items():
        connection.execute(
            table.delete().where(
                table.c.operation_id == operation_id,
                table.c.thing == spot.thing,
                table.c.item == spot.id,
                table.c.field == spot.field,
            )
        )
        if typed is not None:
            connection.execute(
                table.insert().values(
                    operation_id=operation_id,
                    thing=spot.thing,
                    item=spot.id,
                    field=spot.field,
                    typed=typed,
                    typed_by=by,
                    typed_at=at,
                )
            )


def drafts_of(connection: sa.Connection, operation_ref: str) -> Drafts:
    """What was being typed at an earlier moment is not kept: only what is being typed now is."""
    if known_at(connection) is not None:
        return {}
    operation_id = operation_id_of(connection, operation_ref)
    rows = connection.execute(order_drafts.select().where(order_drafts.c.operation_id == operation_id))
    return {Spot(row.thing, row.item, row.field): row.typed for row in rows}
