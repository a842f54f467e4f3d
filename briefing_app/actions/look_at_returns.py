"""Look at files before anything is written: what is in them, and what importing would change."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing_app.operation.amendments import Amendment
from briefing_app.operation.errors import NotFound
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.operations import Operation
from briefing_app.operation.return_decisions import Held, decide_all
from briefing_app.operation.return_difference import Difference, ReturnRow, Rows, difference, row_of_return
from briefing_app.operation.returns import Looked, Reading, Remembered
from briefing_app.operation.steps import Step, Steps
from briefing_app.store.amendments import amendments_of, standing_amendments
from briefing_app.store.operations import operation_of
from briefing_app.store.remembered import all_remembered
from briefing_app.store.returns import content_of, received_returns, return_rows
from briefing_app.store.store import Store
from briefing_app.workbooks.readers import Readers


def look_at_returns(
    store: Store,
    paths: Sequence[str | Path],
    *,
    operation_ref: str,
    readers: Readers,
    phase: Phase | None = None,
    borough: str | None = None,
    password: str | None = None,
    answers: Mapping[str, str] | None = None,
    amendments: Mapping[str, Sequence[Amendment]] | None = None,
) -> Steps[tuple[Looked, ...]]:
    """Read the files in throw-away processes and say of each what would become of it.

    `phase` and `borough` are what the inspector says of all these files; `password` opens those that
    are locked and is not kept; `answers` are choices by question, and what was remembered of earlier answers is
    used too; `amendments`, by a file's SHA-256, are all cells that are put right in it (for a file that is not
    named, those that were kept when it was imported). Folders, archives and messages give one outcome for each
    file in them, in the order of `paths`. Nothing is written.
    """
    known = known_of(store, operation_ref, answers or {}, amendments or {})
    names = [str(path) for path in paths]
    found: dict[tuple[int, ...], tuple[Reading, str]] = {}
    yield Step(0, len(names), _reading(names, found))
    for place, reading, copy, expected in readers.read(
        names,
        known.operation,
        phase=phase,
        borough=borough,
        password=password,
        answers=answers,
        remembered=known.remembered,
        amendments=known.amendments,
    ):
        found[place] = reading, copy
        yield Step(len(found), expected, _reading(names, found))
    return decided(store, [found[place] for place in sorted(found)], known)


def look_at_stored_return(
    store: Store,
    return_id: int,
    *,
    operation_ref: str,
    readers: Readers,
    answers: Mapping[str, str] | None = None,
    amendments: Mapping[str, Sequence[Amendment]] | None = None,
) -> Steps[tuple[Looked, ...]]:
    """The same for the file of a return that is in the store, so that its held rows can be settled later.

    Raises NotFound where the operation has no such return.
    """
    known = known_of(store, operation_ref, answers or {}, amendments or {})
    with store.reading() as connection:
        received = next(
            (one for one in received_returns(connection, operation_ref, current_only=False) if one.id == return_id),
            None,
        )
        if received is None:
            raise NotFound("This return is not in the operation any more.")
        content = content_of(connection, received.sha256)
    yield Step(0, 1, f"Reading {received.file_name}")
    found = [
        (reading, copy)
        for _, reading, copy, _ in readers.read(
            (),
            known.operation,
            phase=received.phase,
            borough=received.borough,
            answers=answers,
            remembered=known.remembered,
            amendments=known.amendments,
            kept=((received.file_name, content),),
        )
    ]
    return decided(store, found, known)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before a file is read."""

    operation: Operation
    remembered: tuple[Remembered, ...]
    answers: Mapping[str, str]
    amendments: Mapping[str, Sequence[Amendment]]


def known_of(
    store: Store, operation_ref: str, answers: Mapping[str, str], amendments: Mapping[str, Sequence[Amendment]]
) -> Known:
    with store.reading() as connection:
        return Known(
            operation_of(connection, operation_ref),
            all_remembered(connection),
            answers,
            {**standing_amendments(connection, operation_ref), **amendments},
        )


def decided(
    store: Store, read: Sequence[tuple[Reading, str]], known: Known, *, before: Sequence[Looked] = ()
) -> tuple[Looked, ...]:
    """What becomes of all of them. Of files that read as they did `before`, the difference is not worked out again."""
    with store.reading() as connection:
        held = Held(
            received_returns(connection, known.operation.ref, current_only=False),
            amendments_of(connection, known.operation.ref),
            known.answers,
        )
        found = list(decide_all(read, held))
        same = {
            place: earlier
            for place, (one, earlier) in enumerate(zip(found, before, strict=False))
            if (earlier.as_read or earlier.reading) is one.as_read
            and [each.replaces for each in one.each] == [each.replaces for each in earlier.each]
        }
        compared = [one for place, one in enumerate(found) if place not in same]
        replaced = {part.received.id for one in compared for each in one.each for part in each.replaces}
        rows = {return_id: return_rows(connection, return_id) for return_id in sorted(replaced)}
    return tuple(
        _as_compared(one, same[place]) if place in same else _with_differences(one, rows)
        for place, one in enumerate(found)
    )


def _as_compared(looked: Looked, earlier: Looked) -> Looked:
    parts = tuple(map(_as_compared, looked.parts, earlier.parts))
    return replace(looked, parts=parts, difference=earlier.difference)


def _with_differences(looked: Looked, before: Mapping[int, Rows]) -> Looked:
    parts = tuple(_with_differences(one, before) for one in looked.parts)
    return replace(looked, parts=parts, difference=_difference(looked, before))


def _difference(looked: Looked, stored: Mapping[int, Rows]) -> Difference | None:
    """Row by row, of the kinds that it takes the place of."""
    if not looked.replaces:
        return None
    before: dict[str, list[ReturnRow]] = defaultdict(list)
    for one in looked.replaces:
        for name, rows in stored[one.received.id].items():
            if name in (one.kinds or one.received.stated):
                before[name] += rows
    after: dict[str, list[ReturnRow]] = defaultdict(list)
    for sheet in looked.reading.sheets:
        if sheet.kind:
            after[sheet.kind] += [row_of_return(kind(sheet.kind), sheet.sheet, row) for row in sheet.rows]
    return difference(before, after)


def _reading(names: Sequence[str], found: Mapping[tuple[int, ...], tuple[Reading, str]]) -> str:
    begun = {place[0] for place in found}
    waiting = next((name for place, name in enumerate(names) if place not in begun), None)
    return f"Reading {Path(waiting).name}" if waiting else "Comparing with what is there"
