"""Take a public table away from an operation; its bytes stay, and undo brings it back."""

from briefing_app.actions.attach_background import Attached
from briefing_app.actions.look_at_background import attached
from briefing_app.operation.changes import Changes
from briefing_app.operation.times import Minute, now
from briefing_app.operation.words import NOT_STATED
from briefing_app.store.backgrounds import Doing, add_edit, backgrounds_of
from briefing_app.store.store import Store


def remove_background(
    store: Store, number: int, *, operation_ref: str, by: str = "", removed_at: Minute | None = None
) -> Attached:
    """Raises NotFound where it is not attached."""
    with store.writing() as connection:
        background = attached(backgrounds_of(connection, operation_ref), number)
        moment = now() if removed_at is None else removed_at
        add_edit(connection, operation_ref, background, Doing.REMOVED, made_at=moment, by=by or NOT_STATED)
    said = f"Removed from the background: {background.name}."
    return Attached(background, said, Changes(operation_ref, background=True))
