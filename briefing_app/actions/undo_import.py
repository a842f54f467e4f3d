"""Take back the last import whole, or bring it back, as often as one likes."""

from dataclasses import dataclass

from briefing_app.operation.changes import Changes
from briefing_app.operation.kinds import kinds
from briefing_app.operation.times import Minute, from_minute, now
from briefing_app.operation.words import plural, say_moment
from briefing_app.store.imports import KeptImport, last_import, last_undone, set_undone
from briefing_app.store.store import Store


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back or brought back, in words, and what it touched."""

    said: str
    changes: Changes


def undo_import(store: Store, *, operation_ref: str, undone_at: Minute | None = None) -> Undone | None:
    """Take the newest import out of the count; what it had replaced counts again. None where there is none."""
    with store.writing() as connection:
        kept = last_import(connection, operation_ref)
        if kept is None:
            return None
        set_undone(connection, kept, True, at=now() if undone_at is None else undone_at)
    return Undone(f"Took back {_said(kept)}.", _changes(operation_ref, kept))


def redo_import(store: Store, *, operation_ref: str, redone_at: Minute | None = None) -> Undone | None:
    """Bring the import back that was undone last, unless something was imported since. None where there is none."""
    with store.writing() as connection:
        kept = last_undone(connection, operation_ref)
        if kept is None:
            return None
        set_undone(connection, kept, False, at=now() if redone_at is None else redone_at)
    return Undone(f"Brought back {_said(kept)}.", _changes(operation_ref, kept))


def _said(kept: KeptImport) -> str:
    return f"the import of {plural(len(kept.brought), 'return')} of {say_moment(from_minute(kept.imported_at))}"


def _changes(operation_ref: str, kept: KeptImport) -> Changes:
    phases = {phase for _, phase in kept.touched}
    return Changes(
        operation_ref,
        boroughs=frozenset(borough for borough, _ in kept.touched),
        kinds=frozenset(kind.name for kind in kinds() if kind.phases & phases),
    )
