"""Take the returns that were looked at into the store, each file in one transaction."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing_app.operation.changes import Imported, changes_of
from briefing_app.operation.errors import BriefingError, StoreFault
from briefing_app.operation.faults import NOT_WRITTEN, trace_of
from briefing_app.operation.returns.compared import compared
from briefing_app.operation.returns.decisions import COUNTS, decide, in_turn
from briefing_app.operation.returns.difference import Rows
from briefing_app.operation.returns.returns import Looked, Outcome, Reading
from briefing_app.operation.returns.returns_there import Held
from briefing_app.operation.steps import Step, Steps
from briefing_app.operation.times import Minute, now
from briefing_app.operation.words import listed, plural
from briefing_app.store.amendments import amendments_of
from briefing_app.store.answers import answers_of
from briefing_app.store.imports import begin_import
from briefing_app.store.keep_return import Kept, add_return, kept_rows
from briefing_app.store.returns import received_returns, return_rows
from briefing_app.store.store import Store


def import_returns(
    store: Store, looked: Sequence[Looked], *, operation_ref: str, received_at: Minute | None = None
) -> Steps[Imported]:
    """Write what was confirmed. A file that can't be written leaves nothing behind and the others go on.

    Each file's outcome is decided again inside its transaction, so that what came in between counts.
    """
    when = now() if received_at is None else received_at
    ended: dict[int, Looked] = {place: one for place, one in enumerate(looked) if one.outcome not in COUNTS}
    rivals = [one for file in looked for one in file.rivals]
    turn = in_turn([one.as_read or one.reading for one in looked], rivals)
    todo = [place for place in turn if place not in ended]
    batch = _Batch(operation_ref, when)
    for done, place in enumerate(todo):
        one = looked[place]
        yield Step(done, len(todo), f"Importing {one.reading.name}")
        try:
            ended[place] = _import_one(store, one, batch)
        except (StoreFault, _NotImported) as fault:
            ended[place] = replace(one, outcome=Outcome.REFUSED, why=str(fault), parts=())
        except BriefingError:
            raise
        except Exception as fault:
            # Whatever is wrong with one file, the others come in; this one has left nothing behind.
            reading = replace(one.reading, fault=trace_of(fault))
            ended[place] = replace(one, reading=reading, outcome=Outcome.REFUSED, why=NOT_WRITTEN, parts=())
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


def _import_one(store: Store, one: Looked, batch: _Batch) -> Looked:
    content = _same_bytes(one)
    begun = batch.id
    reading = one.as_read or one.reading
    boroughs = {part.cover.borough for part in reading.returns if part.cover is not None}
    with store.writing() as connection:

        def rows(return_id: int) -> Rows:
            return return_rows(connection, return_id)

        held = Held(
            received_returns(connection, batch.operation_ref, current_only=False, met_by=(reading.sha256, boroughs)),
            amendments_of(connection, batch.operation_ref),
            answers_of(connection, batch.operation_ref),
            one.answers,
            rows,
        )
        decided = compared(decide(reading, held, copy=one.copy, rivals=one.rivals), rows)
        for part in decided.each:
            if part.outcome not in COUNTS or part.reading.cover is None:
                continue
            if begun is None:
                begun = begin_import(connection, batch.operation_ref, imported_at=batch.when)
            return_id = add_return(
                connection,
                batch.operation_ref,
                part.reading,
                content,
                received_at=batch.when,
                replaces=part.replaced,
                yields=part.yields,
                waiting=part.waiting,
                answers={name: part.answers[name] for name in part.reading.answered if name in part.answers},
                import_id=begun,
            )
            names = sorted({sheet.kind for sheet in part.reading.sheets if sheet.kind})
            _check_books(part.reading, kept_rows(connection, return_id, names))
    batch.id = begun
    return decided


def _check_books(reading: Reading, kept: Mapping[str, Kept]) -> None:
    """Every row that was read is accepted, held or no record, and every one of these is in the store."""
    for sheet in reading.sheets:
        if not sheet.balances:
            found = sheet.accepted + len(sheet.held) + sheet.not_records
            raise _NotImported(_not_balanced(sheet.sheet, sheet.read, found, "accounted for"))
    for name, there in kept.items():
        sheets = [sheet for sheet in reading.sheets if sheet.kind == name]
        wanted = Kept(sum(sheet.accepted for sheet in sheets), sum(len(sheet.held) for sheet in sheets))
        if wanted != there:
            names = listed(sheet.sheet for sheet in sheets)
            raise _NotImported(_not_balanced(names, sum(wanted), sum(there), "in the store"))


def _not_balanced(sheet: str, read: int, found: int, how: str) -> str:
    return (
        f"A fault of this app: of {plural(read, 'row')} on the sheet {sheet}, {found} are {how}. "
        "Nothing of the file was kept. Please report this with the file."
    )


def _same_bytes(one: Looked) -> bytes:
    """The copy that was read, if it still is what was read."""
    try:
        content = Path(one.copy).read_bytes()
    except OSError as fault:
        raise _NotImported("The copy that was read is gone. Drop the file again.") from fault
    if hashlib.sha256(content).hexdigest() != one.reading.sha256:
        raise _NotImported("The copy that was read has been changed since. Drop the file again.")
    return content
