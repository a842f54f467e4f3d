"""Which imports stand, now or at an earlier moment that a connection reads as known at."""

import sqlalchemy as sa

from briefing_app.operation.times import Minute
from briefing_app.store.tables import import_turns, imports


def known_at(connection: sa.Connection) -> Minute | None:
    """The end of the minute as of which everything is read; None is now."""
    found: Minute | None = connection.get_execution_options().get("known_at")
    return found


def stands(connection: sa.Connection) -> sa.ColumnElement[bool]:
    """Whether an import had come in by then, and was not taken back then; of a query that has `imports`."""
    moment = known_at(connection)
    if moment is None:
        return imports.c.undone_at.is_(None)
    # What counts among turns of one minute is their order, and never the clock.
    last = (
        sa.select(import_turns.c.undone)
        .where(import_turns.c.import_id == imports.c.id, import_turns.c.turned_at <= moment)
        .order_by(import_turns.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return sa.and_(imports.c.imported_at <= moment, sa.func.coalesce(last, False).is_(False))
