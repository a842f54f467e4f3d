"""Imports in the store: begun, undone and done again, each whole."""

from dataclasses import dataclass

import sqlalchemy as sa

from briefing_app.operation.kinds import Phase
from briefing_app.operation.returns.returns import Whose
from briefing_app.operation.times import Minute
from briefing_app.store.counting import count_again
from briefing_app.store.operations import operation_id_of
from briefing_app.store.tables import background_edits, imports, replacements, returns


@dataclass(frozen=True, slots=True)
class KeptImport:
    """One import: when, and whose returns of which phase came with it."""

    id: int
    imported_at: Minute
    brought: tuple[Whose, ...]
    touched: frozenset[Whose]
    """Whose numbers it changed: of what it brought, and of what that took the place of."""


def begin_import(connection: sa.Connection, operation_ref: str, *, imported_at: Minute) -> int:
    """What was undone before can't be done again from now on."""
    operation_id = operation_id_of(connection, operation_ref)
    give_up_undone(connection, operation_id)
    added = connection.execute(imports.insert().values(operation_id=operation_id, imported_at=imported_at))
    return int(added.inserted_primary_key[0])  # type: ignore[index]


def give_up_undone(connection: sa.Connection, operation_id: int) -> None:
    """Whatever was undone before something new was done can't be done again."""
    for table in (imports, background_edits):
        connection.execute(
            table.update()
            .where(table.c.operation_id == operation_id, table.c.undone_at.is_not(None))
            .values(given_up=True)
        )


def last_import(connection: sa.Connection, operation_ref: str) -> KeptImport | None:
    """The one that undo would take back."""
    return _newest(connection, _of(connection, operation_ref).where(imports.c.undone_at.is_(None)))


def last_undone(connection: sa.Connection, operation_ref: str) -> KeptImport | None:
    """The one that redo would bring back: undone, and nothing was imported since it was."""
    query = _of(connection, operation_ref).where(imports.c.undone_at.is_not(None), imports.c.given_up.is_(False))
    row = connection.execute(query.order_by(imports.c.id).limit(1)).one_or_none()
    return None if row is None else _kept(connection, row)


def set_undone(connection: sa.Connection, kept: KeptImport, *, undone_at: Minute | None) -> None:
    """Take an import out of the count, or with None bring it back; what it had replaced counts again, or no more."""
    connection.execute(imports.update().where(imports.c.id == kept.id).values(undone_at=undone_at))
    brought = connection.execute(sa.select(returns.c.id).where(returns.c.import_id == kept.id)).scalars().all()
    replaced = connection.execute(
        sa.select(replacements.c.replaced_id).where(replacements.c.return_id.in_(brought)).distinct()
    ).scalars()
    count_again(connection, {*brought, *replaced})


def _of(connection: sa.Connection, operation_ref: str) -> sa.Select[tuple[int, int]]:
    """Imports that brought anything."""
    return sa.select(imports.c.id, imports.c.imported_at).where(
        imports.c.operation_id == operation_id_of(connection, operation_ref),
        sa.exists().where(returns.c.import_id == imports.c.id),
    )


def _newest(connection: sa.Connection, query: sa.Select[tuple[int, int]]) -> KeptImport | None:
    row = connection.execute(query.order_by(imports.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else _kept(connection, row)


def _kept(connection: sa.Connection, row: sa.Row[tuple[int, int]]) -> KeptImport:
    mine = returns.c.import_id == row.id
    replaced = sa.select(replacements.c.replaced_id).join(returns, returns.c.id == replacements.c.return_id).where(mine)
    brought = _whose(connection, mine)
    touched = frozenset((*brought, *_whose(connection, returns.c.id.in_(replaced))))
    return KeptImport(row.id, row.imported_at, brought, touched)


def _whose(connection: sa.Connection, which: sa.ColumnElement[bool]) -> tuple[Whose, ...]:
    query = sa.select(returns.c.borough, returns.c.phase).where(which).order_by(returns.c.borough, returns.c.phase)
    return tuple((borough, Phase(phase)) for borough, phase in connection.execute(query))
