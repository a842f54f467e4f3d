"""Take back the last thing that was done to an operation, be it an import or its background; or do it again."""

from briefing_app.actions.undo_import import Undone, redo_import, undo_import
from briefing_app.operation.changes import Changes
from briefing_app.operation.times import Minute, now
from briefing_app.store.backgrounds import Doing, KeptEdit, last_edit, last_edit_undone, set_edit_undone
from briefing_app.store.store import Store

_DONE = {Doing.ATTACHED: "the attaching", Doing.CHANGED: "the change to", Doing.REMOVED: "the removal"}


def undo_last(store: Store, *, operation_ref: str, undone_at: Minute | None = None) -> Undone | None:
    """None where there is nothing to take back."""
    moment = now() if undone_at is None else undone_at
    with store.writing() as connection:
        edit = last_edit(connection, operation_ref)
        if edit is not None:
            set_edit_undone(connection, edit, undone_at=moment)
    if edit is None:
        return undo_import(store, operation_ref=operation_ref, undone_at=moment)
    return _undone("Took back", edit, operation_ref)


def redo_last(store: Store, *, operation_ref: str) -> Undone | None:
    """None where nothing was undone, or something was done since."""
    with store.writing() as connection:
        edit = last_edit_undone(connection, operation_ref)
        if edit is not None:
            set_edit_undone(connection, edit, undone_at=None)
    if edit is None:
        return redo_import(store, operation_ref=operation_ref)
    return _undone("Did again", edit, operation_ref)


def _undone(done: str, edit: KeptEdit, operation_ref: str) -> Undone:
    of = "" if edit.doing is Doing.CHANGED else " of"
    return Undone(f"{done} {_DONE[edit.doing]}{of} background: {edit.name}.", Changes(operation_ref, background=True))
