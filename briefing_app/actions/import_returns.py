"""Take the returns that were looked at into the store, each file in one transaction."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing_app.operation.changes import Imported, changes_of
from briefing_app.operation.errors import StoreFault
from briefing_app.operation.return_decisions import COUNTS, Held, decide
from briefing_app.operation.returns import Looked, Outcome
from briefing_app.operation.steps import Step, Steps
from briefing_app.operation.times import Minute, now
from briefing_app.store.amendments import amendments_of
from briefing_app.store.imports import begin_import
from briefing_app.store.returns import add_return, received_returns
from briefing_app.store.store import Store


def import_returns(
    store: Store, looked: Sequence[Looked], *, operation_ref: str, received_at: Minute | None = None
) -> Steps[Imported]:
    """Write what was confirmed. A file that can't be written leaves nothing behind and the others go on.

    Each file's outcome is decided again inside its transaction, so that what came in between counts.
    """
    when = now() if received_at is None else received_at
    ended: dict[int, Looked] = {place: one for place, one in enumerate(looked) if one.outcome not in COUNTS}
    todo = sorted((place for place in range(len(looked)) if place not in ended), key=lambda place: _turn(looked[place]))
    batch = _Batch(operation_ref, when)
    for done, place in enumerate(todo):
        one = looked[place]
        yield Step(done, len(todo), f"Importing {one.reading.name}")
        try:
            ended[place] = _import_one(store, one, batch)
        except (StoreFault, _NotImported) as fault:
            ended[place] = replace(one, outcome=Outcome.REFUSED, why=str(fault))
    files = tuple(ended[place] for place in range(len(looked)))
    return Imported(files, changes_of(operation_ref, files))


class _NotImported(Exception):
    """Why one file was not written, in one sentence."""


@dataclass
class _Batch:
    """One import: its files come one by one, each in a transaction of its own, and are undone together."""

    operation_ref: str
    when: Minute
    id: int | None = None


def _turn(one: Looked) -> tuple[int, int]:
    cover = one.reading.cover
    return (cover.version, cover.data_as_at or 0) if cover else (0, 0)


def _import_one(store: Store, one: Looked, batch: _Batch) -> Looked:
    reading = one.reading
    content = _same_bytes(one)
    unbalanced = next((sheet for sheet in reading.sheets if not sheet.balances), None)
    if unbalanced is not None:
        raise _NotImported(
            f"A fault of this app: of {unbalanced.read} rows on the sheet {unbalanced.sheet}, "
            f"{unbalanced.accepted + len(unbalanced.held) + unbalanced.not_records} are accounted for. "
            "Nothing of the file was kept. Please report this with the file."
        )
    begun = batch.id
    with store.writing() as connection:
        held = Held(
            received_returns(connection, batch.operation_ref, current_only=False),
            amendments_of(connection, batch.operation_ref),
            one.answers,
        )
        decided = decide(one.as_read or reading, held, copy=one.copy)
        for part in decided.each:
            if part.outcome not in COUNTS:
                continue
            if begun is None:
                begun = begin_import(connection, batch.operation_ref, imported_at=batch.when)
            add_return(
                connection,
                batch.operation_ref,
                part.reading,
                content,
                received_at=batch.when,
                replaces=part.replaced,
                import_id=begun,
            )
    batch.id = begun
    return decided


def _same_bytes(one: Looked) -> bytes:
    """The copy that was read, if it still is what was read."""
    try:
        content = Path(one.copy).read_bytes()
    except OSError as fault:
        raise _NotImported("The copy that was read is gone. Drop the file again.") from fault
    if hashlib.sha256(content).hexdigest() != one.reading.sha256:
        raise _NotImported("The copy that was read has been changed since. Drop the file again.")
    return content
