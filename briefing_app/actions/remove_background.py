"""Take a public table away from an operation; its bytes stay, and undo brings it back."""

from briefing_app.actions.attach_background import Attached
from briefing_app.actions.look_at_background import attached
from briefing_app.operation.changes import Changes
from briefing_app.store.backgrounds import Doing, add_edit, backgrounds_of
from briefing_app.store.store import Store


def remove_background(store: Store, number: int, *, operation_ref: str) -> Attached:
    """Raises NotFound where it is not attached."""
    with store.writing() as connection:
        background = attached(backgrounds_of(connection, operation_ref), number)
        add_edit(connection, operation_ref, background, Doing.REMOVED)
    said = f"Removed from the background: {background.name}."
    return Attached(background, said, Changes(operation_ref, background=True))
