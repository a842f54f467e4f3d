"""Look at files before anything is written: what is in them, and what importing would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from briefing_app.operation.errors import NotFound
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.returns.compared import as_compared, compared
from briefing_app.operation.returns.decisions import decide_all
from briefing_app.operation.returns.difference import Rows
from briefing_app.operation.returns.returns import Looked, Reading, Remembered
from briefing_app.operation.returns.returns_there import Held
from briefing_app.operation.returns.settled import Settled
from briefing_app.operation.steps import Step, Steps
from briefing_app.store.amendments import amendments_of
from briefing_app.store.answers import answers_of
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
    used too; `amendments`, by a file's SHA-256, are all cells that are put right in it. A file that counts already
    is read by all that was told, answered and put right when it was imported, unless it is said otherwise now.
    Folders, archives and messages give one outcome for each file in them, in the order of `paths`. Nothing is
    written.
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
        settled=known.settled,
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
    password: str | None = None,
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
            phase=received.told_phase,
            borough=received.told_borough,
            password=password,
            answers=answers,
            remembered=known.remembered,
            settled=known.settled,
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
    settled: Mapping[str, Settled]
    """By a file's SHA-256."""


def known_of(
    store: Store, operation_ref: str, answers: Mapping[str, str], amendments: Mapping[str, Sequence[Amendment]]
) -> Known:
    with store.reading() as connection:
        returns = received_returns(connection, operation_ref)
        amended, answered = amendments_of(connection, operation_ref), answers_of(connection, operation_ref)
        operation, remembered = operation_of(connection, operation_ref), all_remembered(connection)
    settled: dict[str, Settled] = {}
    for one in returns:
        before = settled.get(one.sha256, Settled())
        settled[one.sha256] = Settled(
            tuple(dict.fromkeys((*before.amendments, *amended.get(one.id, ())))),
            {**before.answers, **answered.get(one.id, {})},
            one.told_borough or before.borough,
            one.told_phase or before.phase,
        )
    for sha256, made in amendments.items():
        settled[sha256] = replace(settled.get(sha256, Settled()), amendments=made)
    return Known(operation, remembered, answers, settled)


def decided(
    store: Store, read: Sequence[tuple[Reading, str]], known: Known, *, before: Sequence[Looked] = ()
) -> tuple[Looked, ...]:
    """What becomes of all of them. Of files that read as they did `before`, the difference is not worked out again."""
    with store.reading() as connection:
        ref = known.operation.ref

        def rows(return_id: int) -> Rows:
            return return_rows(connection, return_id)

        held = Held(
            received_returns(connection, ref, current_only=False),
            amendments_of(connection, ref),
            answers_of(connection, ref),
            known.answers,
            cache(rows),
        )
        found = decide_all(read, held)
        earlier = dict(enumerate(before))
        return tuple(
            as_compared(one, earlier[place])
            if place in earlier and _is_about_the_same(one, earlier[place])
            else compared(one, held.rows)
            for place, one in enumerate(found)
        )


def _is_about_the_same(looked: Looked, earlier: Looked) -> bool:
    def about(one: Looked) -> list[object]:
        return [
            (each.outcome, each.replaces, [(id(reading), kinds) for reading, kinds in each.replaces_coming])
            for each in one.each
        ]

    return looked.as_read is earlier.as_read and about(looked) == about(earlier)


def _reading(names: Sequence[str], found: Mapping[tuple[int, ...], tuple[Reading, str]]) -> str:
    begun = {place[0] for place in found}
    waiting = next((name for place, name in enumerate(names) if place not in begun), None)
    return f"Reading {Path(waiting).name}" if waiting else "Comparing with what is there"
