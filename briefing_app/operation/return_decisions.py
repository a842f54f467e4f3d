"""What becomes of a file: new, unchanged, in the place of others, waiting for an answer, or refused."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing_app.operation.amendments import Amendment
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.returns import (
    Cover,
    HeldRow,
    Looked,
    Outcome,
    Question,
    Reading,
    Received,
    Replacement,
    SheetReading,
    SheetState,
    Status,
)
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import listed, plural, say_moment

COUNTS = (Outcome.IMPORTED, Outcome.SUPERSEDES, Outcome.NEEDS_ANSWERS)
"""Files that are taken in: all their rows, or those that no open question is about."""


@dataclass(frozen=True, slots=True)
class _There:
    """A return that counts, in the store or earlier in the same drop, with the kinds that it still speaks for."""

    cover: Cover | Received
    stated: frozenset[str]
    rows_of: frozenset[str]
    """The kinds of which it has rows, and not only a stated nil."""
    received: Received | None = None


@dataclass
class Held:
    """The returns an operation has, and those that would come before in the same drop."""

    returns: tuple[Received, ...]
    amended: Mapping[int, tuple[Amendment, ...]] = field(default_factory=dict)
    """Return id → the cells that were put right in it."""
    answers: Mapping[str, str] = field(default_factory=dict)
    _bytes_coming: dict[tuple[str, str, Phase], str] = field(default_factory=dict)
    _there: dict[tuple[str, Phase], list[_There]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for one in self.returns:
            if one.current:
                rows_of = frozenset(name for name, state in one.sheets.items() if state is SheetState.ROWS)
                self._there[one.borough, one.phase].append(_There(one, one.stated, rows_of, one))

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

    def counting(self, cover: Cover, *, but: Received | None) -> list[_There]:
        """What counts for the cover's borough and phase, without one return."""
        return [one for one in self._there[cover.borough, cover.phase] if but is None or one.received is not but]

    def twin(self, reading: Reading, cover: Cover) -> str:
        """The name of a file with the same bytes that comes before in the same drop."""
        return self._bytes_coming.get((reading.sha256, cover.borough, cover.phase), "")

    def take(self, looked: Looked) -> None:
        """As it will be when this file has been taken in."""
        for one in looked.each:
            reading, cover = one.reading, one.reading.cover
            if one.outcome not in COUNTS or cover is None:
                continue
            there = self._there[cover.borough, cover.phase]
            stated = reading.stated
            there[:] = [*_left_of(there, one), _There(cover, stated, _kinds_with_rows(reading))]
            self._bytes_coming[reading.sha256, cover.borough, cover.phase] = reading.name


def _left_of(there: Sequence[_There], looked: Looked) -> list[_There]:
    replaced = {one.received.id: one.kinds for one in looked.replaces}
    stated = looked.reading.stated
    left = []
    for one in there:
        if one.received is None:
            gone = one.stated if one.stated & stated else frozenset[str]()
        elif one.received.id in replaced:
            gone = replaced[one.received.id] or one.stated
        else:
            left.append(one)
            continue
        if one.stated - gone:
            left.append(replace(one, stated=one.stated - gone, rows_of=one.rows_of - gone))
    return left


def decide_all(read: Sequence[tuple[Reading, str]], held: Held) -> tuple[Looked, ...]:
    """Outcomes for files that come together: an earlier version is taken before a later one."""

    def turn(place: int) -> tuple[int, int, int]:
        cover = read[place][0].cover
        return (cover.version, cover.data_as_at or 0, place) if cover else (0, 0, place)

    decided: dict[int, Looked] = {}
    for place in sorted(range(len(read)), key=turn):
        reading, copy = read[place]
        decided[place] = replace(decide(reading, held, copy=copy), answers=held.answers)
        held.take(decided[place])
    return tuple(decided[place] for place in range(len(read)))


def decide(reading: Reading, held: Held, *, copy: str) -> Looked:
    """What would become of one file, in one sentence; of one that holds several returns, a clause for each."""
    if len(reading.parts) < 2:
        return _decide_one(reading, held, copy=copy)
    parts = tuple(_decide_one(one, held, copy=copy, of_several=True) for one in reading.returns)
    outcomes = [one.outcome for one in parts]
    telling = next(outcome for outcome in _TELLING if outcome in outcomes)
    why = "; ".join(f"{_whose(one)}: {one.why.rstrip('.')}" for one in parts)
    questions = dict.fromkeys(question for one in parts for question in one.reading.questions)
    whole = replace(reading, questions=tuple(questions))
    return Looked(whole, telling, f"{len(parts)} returns in one file. {why}.", copy=copy, parts=parts, as_read=reading)


_TELLING = (*COUNTS[::-1], Outcome.REFUSED, Outcome.UNCHANGED)
"""Of the outcomes of several returns in one file, the first of these is the file's."""


def _whose(looked: Looked) -> str:
    cover = looked.reading.cover
    return f"{cover.borough}, {cover.phase}" if cover is not None else looked.reading.name


def _decide_one(reading: Reading, held: Held, *, copy: str, of_several: bool = False) -> Looked:
    looked = Looked(reading, Outcome.REFUSED, reading.refused, copy=copy, as_read=reading)
    cover = reading.cover
    if cover is None:
        return looked
    same = held.same_bytes(reading.sha256, cover if of_several else None)
    twin = held.twin(reading, cover)
    if twin:
        why = f"The same file as {twin} in this drop; it is taken once."
        return replace(looked, outcome=Outcome.UNCHANGED, why=why)
    if same is not None and not same.current:
        return replace(looked, outcome=Outcome.UNCHANGED, why=_already(same))
    met = _Met(reading, cover, held.counting(cover, but=same))
    question = met.question()
    choice = held.answers.get(question.id, "") if question is not None else ""
    if question is not None and choice not in question.choices:
        looked = replace(looked, reading=_waiting(reading, question))
        if same is not None:
            return replace(looked, outcome=Outcome.UNCHANGED, why=f"{_already(same)} {question.says}")
        why = f"{question.says} Until you say, its rows are held and what is there stays."
        return replace(looked, outcome=Outcome.NEEDS_ANSWERS, why=why)
    amended = same is not None and set(held.amended.get(same.id, ())) != set(reading.amendments)
    if same is not None and not amended and not _settles_more(reading, same, answered=bool(choice)):
        return replace(looked, outcome=Outcome.UNCHANGED, why=_already(same))
    refusal = met.refusal() if same is None else ""
    if refusal:
        return replace(looked, why=refusal)
    if question is not None:
        reading = replace(reading, answered=(*reading.answered, question.id))
        looked = replace(looked, reading=reading)
    replaced = met.replaced(alone=question is not None and choice == question.choices[0])
    if same is not None:
        how = f"with {plural(len(reading.amendments), 'cell')} put right" if amended else "with your answers"
        why = f"The same file {how}: {_content(reading)}."
        return _asking(replace(looked, outcome=Outcome.SUPERSEDES, why=why, replaces=(Replacement(same), *replaced)))
    if not met.overlapping:
        beside = f" beside what is there of {cover.borough}'s {cover.phase}" if met.others else ""
        return _asking(replace(looked, outcome=Outcome.IMPORTED, why=f"New{beside}: {_content(reading)}."))
    return _asking(
        replace(
            looked, outcome=Outcome.SUPERSEDES, why=f"{met.said(replaced)}: {_content(reading)}.", replaces=replaced
        )
    )


class _Met:
    """A return beside those of its borough and phase that count when it comes."""

    def __init__(self, reading: Reading, cover: Cover, others: Sequence[_There]) -> None:
        self.cover = cover
        self.others = others
        self._sha256 = reading.sha256
        self._stated = reading.stated
        # A return that states nothing is only ever replaced, and one that states nothing replaces what there is.
        self.overlapping = [one for one in others if not one.stated or not self._stated or one.stated & self._stated]
        self._missing = frozenset[str]().union(*(one.rows_of for one in self.overlapping)) - self._stated

    def question(self) -> Question | None:
        """Asked where rows that are there would go without a word of them in the file that comes."""
        if not self._missing or not self.overlapping:
            return None
        missing, stated = _kinds_said(self._missing), _kinds_said(self._stated)
        whose = f"{self.cover.borough}'s {self.cover.phase}"
        name = "\x1f".join((self._sha256, whose, *sorted(self._missing)))
        choices = (
            f"Of its {stated} alone: the {missing} stay" if self._stated else f"Of nothing: the {missing} stay",
            f"Of the whole return: the {missing} no longer count",
        )
        return Question(
            id="r" + hashlib.sha256(name.encode()).hexdigest()[:12],
            says=f"{whose} that is there has {missing}, and this file says nothing of them. "
            "What does it take the place of?",
            choices=choices,
            cells=(),
        )

    def replaced(self, *, alone: bool) -> tuple[Replacement, ...]:
        """What it takes the place of in the store; `alone` only of the kinds that it states itself."""
        found = []
        for one in self.overlapping:
            if one.received is None:
                continue
            taken = one.stated & self._stated
            whole = not alone or taken == one.stated
            if whole or taken:
                found.append(Replacement(one.received, frozenset() if whole else taken))
        return tuple(found)

    def said(self, replaced: Sequence[Replacement]) -> str:
        partly = next((one.kinds for one in replaced if one.kinds), None)
        version = max(one.cover.version for one in self.overlapping)
        of = f"{_kinds_said(partly)} of " if partly else ""
        return f"Replaces {of}version {version} of {self.cover.borough}'s {self.cover.phase}"

    def refusal(self) -> str:
        """Why this return can't take the place of what is there; empty where it can."""
        return next((why for one in self.overlapping if (why := _not_instead_of(self.cover, one.cover))), "")


def _kinds_said(names: frozenset[str]) -> str:
    return listed(kind(name).many for name in sorted(names))


def _kinds_with_rows(reading: Reading) -> frozenset[str]:
    return frozenset(sheet.kind for sheet in reading.sheets if sheet.state is SheetState.ROWS)


def _waiting(reading: Reading, question: Question) -> Reading:
    """With all its rows held: it states nothing before somebody has said what it takes the place of."""
    return replace(
        reading,
        sheets=tuple(_all_held(sheet) for sheet in reading.sheets),
        questions=(*reading.questions, question),
        parts=(),
    )


def _all_held(sheet: SheetReading) -> SheetReading:
    if not sheet.kind:
        return sheet
    definition = kind(sheet.kind)
    # What identifies a person is no part of what is shown of a held row.
    shown = {field.name for field in definition.fields if not field.withheld}
    rows = [
        HeldRow(
            int(row[0] or 0),
            {
                name: str(value)
                for name, value in zip(definition.record_columns, row[2:], strict=True)
                if value is not None and name in shown
            },
        )
        for row in sheet.rows
    ]
    held = tuple(sorted((*sheet.held, *rows), key=lambda one: one.row))
    return replace(sheet, rows=(), held=held, state=SheetState.EMPTY)


def _asking(looked: Looked) -> Looked:
    """A file with open questions comes in without the rows that they are about."""
    questions = looked.reading.questions
    if not questions:
        return looked
    why = f"{looked.why} {plural(len(questions), 'question')} to answer; the rows they are about are held until then."
    return replace(looked, outcome=Outcome.NEEDS_ANSWERS, why=why)


def _settles_more(reading: Reading, same: Received, *, answered: bool) -> bool:
    """Whether answers have settled rows of a file that was imported before."""
    return (answered or bool(reading.answered)) and sum(len(sheet.held) for sheet in reading.sheets) < same.held


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
