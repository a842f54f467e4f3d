"""What boroughs' words were confirmed to mean, kept until it is forgotten."""

from collections.abc import Sequence

import sqlalchemy as sa

from briefing_app.operation.returns.returns import Remembered
from briefing_app.operation.times import Minute
from briefing_app.store.tables import remembered


def remember(connection: sa.Connection, answers: Sequence[Remembered], *, confirmed_at: Minute) -> None:
    """A later answer to the same question takes the place of an earlier one, which stays on record."""
    for one in answers:
        _forget(connection, one, confirmed_at)
    if answers:
        connection.execute(
            remembered.insert(),
            [
                {
                    "borough": one.borough,
                    "kind": one.kind,
                    "field": one.field,
                    "content": one.content,
                    "value": one.value,
                    "confirmed_at": confirmed_at,
                }
                for one in answers
            ],
        )


def all_remembered(connection: sa.Connection) -> tuple[Remembered, ...]:
    """What holds now, by borough."""
    columns = remembered.c
    rows = connection.execute(
        remembered.select().where(columns.forgotten_at.is_(None)).order_by(columns.borough, columns.id)
    )
    return tuple(Remembered(row.borough, row.kind, row.field, row.content, row.value, row.confirmed_at) for row in rows)


def forget(connection: sa.Connection, answers: Sequence[Remembered], *, forgotten_at: Minute) -> None:
    for one in answers:
        _forget(connection, one, forgotten_at)


def _forget(connection: sa.Connection, one: Remembered, when: Minute) -> None:
    columns = remembered.c
    connection.execute(
        remembered.update()
        .where(
            columns.borough == one.borough,
            columns.kind == one.kind,
            columns.field == one.field,
            columns.content == one.content,
            columns.forgotten_at.is_(None),
        )
        .values(forgotten_at=when)
    )
