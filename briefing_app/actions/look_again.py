"""Look again at one file of a drop, after something in it was put right, answered or told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing_app.actions.look_at_returns import decided, known_of
from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import Phase
from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.returns.returns import Looked
from briefing_app.operation.steps import Step, Steps
from briefing_app.store.store import Store
from briefing_app.workbooks.readers import Readers


@dataclass(frozen=True, slots=True)
class Told:
    """What the inspector says of a file that does not say it itself. The password is not kept."""

    borough: str | None = None
    phase: Phase | None = None
    password: str | None = field(default=None, repr=False)


def look_again(
    store: Store,
    looked: Sequence[Looked],
    place: int,
    *,
    operation_ref: str,
    readers: Readers,
    told: Told | None = None,
    answers: Mapping[str, str] | None = None,
    amendments: Sequence[Amendment] = (),
) -> Steps[tuple[Looked, ...]]:
    """Read the copy of the file at `place` once more and decide about all files anew, since one may wait for another.

    `amendments` are all cells that are put right in it, `answers` those of the whole drop. Nothing is written.
    Raises Refused where the copy is gone.
    """
    before = looked[place].reading
    told = told or Told(before.told_borough, before.told_phase)
    known = known_of(store, operation_ref, answers or {}, {before.sha256: amendments})
    yield Step(0, 1, f"Reading {before.name}")
    read = [(one.as_read or one.reading, one.copy) for one in looked]
    for found in readers.read(
        (),
        known.operation,
        phase=told.phase,
        borough=told.borough,
        password=told.password,
        answers=answers,
        remembered=known.remembered,
        settled=known.settled,
        kept=((before.name, _content(looked[place])),),
    ):
        read[place] = replace(found.reading, path=before.path), found.copy
    return decided(store, read, known, before=looked)


def _content(looked: Looked) -> bytes:
    try:
        return Path(looked.copy).read_bytes()
    except OSError as fault:
        raise Refused("The copy that was read is gone. Drop the file again.") from fault
