"""Imports in the store: begun, undone and done again, each whole."""

from dataclasses import dataclass

import sqlalchemy as sa

from briefing_app.operation.kinds import Phase
from briefing_app.operation.returns.returns import Whose
from briefing_app.operation.times import Minute
from briefing_app.store.counting import count_again
from briefing_app.store.operations import operation_id_of
from briefing_app.store.tables import background_edits, import_turns, imports, replacements, returns


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


@dataclass(frozen=True, slots=True)
class Turn:
    """An import came in, was taken back, or was brought back."""

    at: Minute
    undone: bool | None
    """None where it came in."""
    returns: int


def turns_of(connection: sa.Connection, operation_ref: str) -> tuple[Turn, ...]:
    """All of them, as they came."""
    operation_id, turns = operation_id_of(connection, operation_ref), import_turns.c
    number = sa.select(sa.func.count()).where(returns.c.import_id == imports.c.id).scalar_subquery()
    came = sa.select(imports.c.imported_at, sa.null(), number).where(imports.c.operation_id == operation_id)
    turned = (
        sa.select(turns.turned_at, turns.undone, number)
        .join(imports, imports.c.id == turns.import_id)
        .where(imports.c.operation_id == operation_id)
    )
    queries = (came.order_by(imports.c.id), turned.order_by(turns.id))
    return tuple(Turn(at, undone, many) for query in queries for at, undone, many in connection.execute(query))


def set_undone(connection: sa.Connection, kept: KeptImport, undone: bool, *, at: Minute) -> None:
    """Take an import out of the count, or bring it back; what it had replaced counts again, or no more."""
    connection.execute(imports.update().where(imports.c.id == kept.id).values(undone_at=at if undone else None))
    connection.execute(import_turns.insert().values(import_id=kept.id, turned_at=at, undone=undone))
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
