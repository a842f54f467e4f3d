"""Look at files before anything is written: what is in them, and what importing would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing_app.operation.kinds import Phase
from briefing_app.operation.returns import Cover, Looked, Outcome, Reading, Received, Status
from briefing_app.operation.steps import Step, Steps
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import plural, say_moment
from briefing_app.store.operations import operation_of
from briefing_app.store.remembered import all_remembered
from briefing_app.store.returns import received_returns
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
) -> Steps[tuple[Looked, ...]]:
    """Read the files in throw-away processes and say of each what would become of it.

    `phase` and `borough` are what the inspector says of all these files; `password` opens those that
    are locked and is not kept; `answers` are choices by question, and what was remembered of earlier answers is
    used too. Folders, archives and messages give one outcome for each file in them,
    in the order of `paths`. Nothing is written.
    """
    with store.reading() as connection:
        operation = operation_of(connection, operation_ref)
        remembered = all_remembered(connection)
    names = [str(path) for path in paths]
    found: dict[tuple[int, ...], tuple[Reading, str]] = {}
    yield Step(0, len(names), _reading(names, found))
    for place, reading, copy, expected in readers.read(
        names,
        operation,
        phase=phase,
        borough=borough,
        password=password,
        answers=answers,
        remembered=remembered,
    ):
        found[place] = reading, copy
        yield Step(len(found), expected, _reading(names, found))
    with store.reading() as connection:
        held = Held(received_returns(connection, operation.ref, current_only=False))
    return decide_all([found[place] for place in sorted(found)], held)


def _reading(names: Sequence[str], found: Mapping[tuple[int, ...], tuple[Reading, str]]) -> str:
    begun = {place[0] for place in found}
    waiting = next((name for place, name in enumerate(names) if place not in begun), None)
    return f"Reading {Path(waiting).name}" if waiting else "Comparing with what is there"


COUNTS = (Outcome.IMPORTED, Outcome.SUPERSEDES, Outcome.NEEDS_ANSWERS)
"""Files that are taken in: all their rows, or those that no open question is about."""


@dataclass
class Held:
    """The returns an operation has, and those that would come before in the same drop."""

    returns: tuple[Received, ...]
    coming: dict[tuple[str, Phase], Cover] = field(default_factory=dict)
    bytes_coming: dict[tuple[str, str, Phase], str] = field(default_factory=dict)

    def same_bytes(self, sha256: str, part: Cover | None = None) -> Received | None:
        """The return with exactly these bytes; the one that counts before those that no longer do.

        `part` is which of several returns in one file it must be.
        """
        same = [
            one
            for one in self.returns
            if one.sha256 == sha256 and (part is None or (one.borough, one.phase) == (part.borough, part.phase))
        ]
        return max(same, key=lambda one: (one.current, one.id), default=None)

    def current(self, cover: Cover) -> Received | None:
        return next(
            (one for one in self.returns if one.current and (one.borough, one.phase) == (cover.borough, cover.phase)),
            None,
        )


def decide_all(read: Sequence[tuple[Reading, str]], held: Held) -> tuple[Looked, ...]:
    """Outcomes for files that come together: an earlier version is taken before a later one."""

    def turn(place: int) -> tuple[int, int, int]:
        cover = read[place][0].cover
        return (cover.version, cover.data_as_at or 0, place) if cover else (0, 0, place)

    decided: dict[int, Looked] = {}
    for place in sorted(range(len(read)), key=turn):
        reading, copy = read[place]
        decided[place] = looked = decide(reading, held, copy=copy)
        for one in looked.each:
            cover = one.reading.cover
            if one.outcome in COUNTS and cover is not None:
                held.coming[cover.borough, cover.phase] = cover
                held.bytes_coming[reading.sha256, cover.borough, cover.phase] = reading.name
    return tuple(decided[place] for place in range(len(read)))


def decide(reading: Reading, held: Held, *, copy: str) -> Looked:
    """What would become of one file, in one sentence; of one that holds several returns, a clause for each."""
    if len(reading.parts) < 2:
        return _decide_one(reading, held, copy=copy)
    parts = tuple(_decide_one(one, held, copy=copy, of_several=True) for one in reading.returns)
    outcomes = [one.outcome for one in parts]
    telling = next(outcome for outcome in _TELLING if outcome in outcomes)
    why = "; ".join(f"{_whose(one)}: {one.why.rstrip('.')}" for one in parts)
    return Looked(reading, telling, f"{len(parts)} returns in one file. {why}.", copy=copy, parts=parts)


_TELLING = (*COUNTS[::-1], Outcome.REFUSED, Outcome.UNCHANGED)
"""Of the outcomes of several returns in one file, the first of these is the file's."""


def _whose(looked: Looked) -> str:
    cover = looked.reading.cover
    return f"{cover.borough}, {cover.phase}" if cover is not None else looked.reading.name


def _decide_one(reading: Reading, held: Held, *, copy: str, of_several: bool = False) -> Looked:
    looked = Looked(reading, Outcome.REFUSED, reading.refused, copy=copy)
    cover = reading.cover
    if cover is None:
        return looked
    same = held.same_bytes(reading.sha256, cover if of_several else None)
    if same is not None and not _settles_more(reading, same):
        return replace(looked, outcome=Outcome.UNCHANGED, why=_already(same))
    twin = held.bytes_coming.get((reading.sha256, cover.borough, cover.phase))
    if twin is not None:
        why = f"The same file as {twin} in this drop; it is taken once."
        return replace(looked, outcome=Outcome.UNCHANGED, why=why)
    before = held.coming.get((cover.borough, cover.phase)) or held.current(cover)
    if before is None:
        return _asking(replace(looked, outcome=Outcome.IMPORTED, why=f"New: {_content(reading)}."))
    refusal = "" if same is not None else _not_instead_of(cover, before)
    if refusal:
        return replace(looked, why=refusal)
    why = f"Replaces version {before.version} of {cover.borough}'s {cover.phase}: {_content(reading)}."
    if same is not None:
        why = f"The same file with your answers: {_content(reading)}."
    return _asking(replace(looked, outcome=Outcome.SUPERSEDES, why=why, replaces=held.current(cover)))


def _asking(looked: Looked) -> Looked:
    """A file with open questions comes in without the rows that they are about."""
    questions = looked.reading.questions
    if not questions:
        return looked
    why = f"{looked.why} {plural(len(questions), 'question')} to answer; the rows they are about are held until then."
    return replace(looked, outcome=Outcome.NEEDS_ANSWERS, why=why)


def _settles_more(reading: Reading, same: Received) -> bool:
    """Whether answers have settled rows of a file that was imported before."""
    return same.current and reading.answered > 0 and sum(len(sheet.held) for sheet in reading.sheets) < same.held


def _already(same: Received) -> str:
    when = say_moment(from_minute(same.received_at))
    if same.current:
        return f"Already imported on {when}; nothing changes."
    return f"Already imported on {when} and since replaced by a later return; nothing changes."


def _not_instead_of(cover: Cover, before: Cover | Received) -> str:
    """Why this return can't take the place of one that is there; empty where it can."""
    whose = f"{cover.borough}'s {cover.phase}"
    if cover.status is Status.DRAFT and before.status is not Status.DRAFT:
        return f"This is a draft, and a final version {before.version} of {whose} is there: a draft never replaces it."
    if cover.version < before.version and not (before.status is Status.DRAFT and cover.status is not Status.DRAFT):
        return (
            f"This is version {cover.version} of {whose}, and version {before.version} is there already. "
            "If this is the right one, ask the borough to give it a higher version."
        )
    return ""


def _content(reading: Reading) -> str:
    accepted = sum(sheet.accepted for sheet in reading.sheets)
    held = sum(len(sheet.held) for sheet in reading.sheets)
    said = f"{plural(accepted, 'row')} from {plural(sum(1 for one in reading.sheets if one.accepted), 'sheet')}"
    return f"{said}, {plural(held, 'row')} held for attention" if held else said
