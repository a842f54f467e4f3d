"""Show another measure or period of an attached table, or give it another source line."""

from dataclasses import replace

from briefing_app.actions.attach_background import Attached, called, numbers_of, source_of
from briefing_app.actions.look_at_background import attached
from briefing_app.operation.background.chosen import Choice
from briefing_app.operation.background.tables import BackgroundFile
from briefing_app.operation.changes import Changes
from briefing_app.operation.times import Minute, now
from briefing_app.operation.words import NOT_STATED
from briefing_app.store.backgrounds import Doing, add_edit, backgrounds_of
from briefing_app.store.store import Store


def change_background(
    store: Store,
    number: int,
    file: BackgroundFile,
    choice: Choice,
    *,
    source_line: str,
    title: str = "",
    operation_ref: str,
    by: str = "",
    changed_at: Minute | None = None,
) -> Attached:
    """`file` is what `look_at_attached` gave. Raises NotFound or Refused with a sentence."""
    chosen, source = numbers_of(file, choice), source_of(source_line)
    with store.writing() as connection:
        before = attached(backgrounds_of(connection, operation_ref), number)
        after = replace(before, choice=choice, title=called(title, file, choice), source_line=source, chosen=chosen)
        if after != before:
            moment = now() if changed_at is None else changed_at
            add_edit(connection, operation_ref, after, Doing.CHANGED, made_at=moment, by=by or NOT_STATED)
    said = f"Background {number} now shows {after.name}."
    return Attached(after, said, Changes(operation_ref, background=after != before))
