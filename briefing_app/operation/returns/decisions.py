"""What becomes of a file: new, unchanged, in the place of others, waiting for an answer, or refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.returns.compared import why_of_several
from briefing_app.operation.returns.difference import difference
from briefing_app.operation.returns.held_back import left_out, waiting
from briefing_app.operation.returns.later import Order, turn
from briefing_app.operation.returns.meeting import Came, Settlement, kinds_said, meet, order_of, question_id
from briefing_app.operation.returns.returns import (
    Cover,
    Looked,
    Outcome,
    Question,
    Reading,
    Received,
    Replacement,
    Rivals,
)
from briefing_app.operation.returns.returns_there import (
    Held,
    Says,
    Taken,
    There,
    kinds_with_rows,
    only,
    rows_of,
    says_of,
)
from briefing_app.operation.returns.rivals import rivals_among
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import listed, plural, say_moment

COUNTS = (Outcome.IMPORTED, Outcome.SUPERSEDES, Outcome.NEEDS_ANSWERS)
"""Files that are taken in: all their rows, or those that no open question is about."""

_TELLING = (*COUNTS[::-1], Outcome.REFUSED, Outcome.UNCHANGED)
"""Of the outcomes of several returns in one file, the first of these is the file's."""


def decide_all(read: Sequence[tuple[Reading, str]], held: Held) -> tuple[Looked, ...]:
    """Outcomes for files that come together: an earlier version is taken before a later one."""
    rivals = rivals_among([reading for reading, _ in read], held)
    decided: dict[int, Looked] = {}
    for place in in_turn([reading for reading, _ in read], rivals):
        reading, copy = read[place]
        decided[place] = decide(reading, held, copy=copy, rivals=rivals)
    return tuple(decided[place] for place in range(len(read)))


def in_turn(readings: Sequence[Reading], rivals: Sequence[Rivals]) -> list[int]:
    """The places of files that come together in the order in which they are taken in.

    Of those that nothing tells apart the ones that say nothing come first, so that no chance of the drop's order
    makes one of them the correction of another.
    """
    chosen = {one.chosen for one in rivals}
    return sorted(
        range(len(readings)),
        key=lambda place: (
            readings[place].sha256 in chosen,
            turn(readings[place].cover),
            any(says_of(one) for one in readings[place].returns),
            place,
        ),
    )


def decide(reading: Reading, held: Held, *, copy: str, rivals: Sequence[Rivals] = ()) -> Looked:
    """What becomes of one file, in one sentence; of one that holds several returns, a clause for each.

    What it takes the place of counts in `held` no more.
    """
    if reading.cover is None:
        # Nothing of it is taken in while nobody has said whose it is.
        outcome = Outcome.NEEDS_ANSWERS if reading.questions else Outcome.REFUSED
        return Looked(reading, outcome, reading.refused, copy=copy, as_read=reading)
    file = _File(reading, copy, held.choices_for(reading.sha256), rivals, _elsewhere(reading, held))
    parts = [
        _Decision(one, one.cover, held, file if place == 0 else replace(file, elsewhere=())).made()
        for place, one in enumerate(reading.returns)
        if one.cover is not None
    ]
    if len(parts) == 1:
        return parts[0]
    outcomes = [one.outcome for one in parts]
    telling = next(outcome for outcome in _TELLING if outcome in outcomes)
    questions = dict.fromkeys(question for one in parts for question in one.reading.questions)
    whole = replace(file.looked(telling, why_of_several(tuple(parts))), parts=tuple(parts))
    return replace(whole, reading=replace(reading, questions=tuple(questions)))


def _elsewhere(reading: Reading, held: Held) -> tuple[Received, ...]:
    """Returns that were read from the same bytes, and are of somebody of whom the file says nothing now."""
    whose = {(cover.borough, cover.phase) for one in reading.returns if (cover := one.cover) is not None}
    return tuple(one for one in held.copies(reading.sha256) if (one.borough, one.phase) not in whose)


@dataclass(frozen=True)
class _File:
    """The file in which a return comes."""

    reading: Reading
    copy: str
    choices: Mapping[str, str]
    rivals: Sequence[Rivals]
    elsewhere: Sequence[Received]
    """Returns of others that were read from the same bytes."""

    def looked(self, outcome: Outcome, why: str) -> Looked:
        rivals = tuple(one for one in self.rivals if self.reading.sha256 in one.files)
        return Looked(self.reading, outcome, why, self.copy, as_read=self.reading, answers=self.choices, rivals=rivals)


class _Decision:
    """About one return of a file."""

    def __init__(self, reading: Reading, cover: Cover, held: Held, file: _File) -> None:
        self._reading, self._cover, self._held, self._file = reading, cover, held, file
        self._whose = cover.borough, cover.phase
        self._same = held.same(reading.sha256, self._whose)
        self._overtaken = self._same.overtaken if self._same is not None else {}
        self._rivals = next(
            (one for one in file.rivals if one.whose == self._whose and reading.sha256 in one.files), None
        )
        self._says: Says = {name: one for name, one in says_of(reading).items() if name not in self._overtaken}
        self._moved = _moved_question(reading, self._whose_said, self._retold)

    def made(self) -> Looked:
        same = self._same
        twin = self._held.twin(self._reading.sha256, self._whose)
        if twin:
            return self._looked(Outcome.UNCHANGED, f"The same file as {twin} in this drop; it is taken once.")
        if same is not None and not same.current:
            return self._looked(Outcome.UNCHANGED, _already(same))
        change = self._change(same) if same is not None else ""
        if same is not None and same.waiting is None and not change:
            return replace(self._looked(Outcome.UNCHANGED, _already(same)), reading=self._with_standing_answers(same))
        settlement = Settlement(open=self._open_first) if self._open_first else self._meeting()
        if settlement.open:
            return self._waiting(settlement.open, change)
        if settlement.refusal and same is not None:
            # It waits on, until what stands before it is settled.
            reading = waiting(left_out(self._reading, self._overtaken), ())
            return self._looked(Outcome.UNCHANGED, f"{_already(same)} {settlement.refusal}", reading)
        if settlement.refusal:
            return self._looked(Outcome.REFUSED, settlement.refusal)
        return self._settled(settlement, change)

    @property
    def _whose_said(self) -> str:
        return f"{self._cover.borough}'s {self._cover.phase}"

    def _looked(self, outcome: Outcome, why: str, reading: Reading | None = None) -> Looked:
        return replace(self._file.looked(outcome, why), reading=reading or self._reading, same=self._same)

    def _take(self, says: Says, taken: Sequence[Taken]) -> None:
        reading = self._reading
        came = There(self._cover, says, reading.name, reading.sha256, reading=reading)
        own = [(one, frozenset[str]()) for one in self._held.own(self._same)] if self._same is not None else []
        self._held.take(self._whose, came, [*taken, *own])

    # --- what stands already --------------------------------------------------------------------

    def _change(self, same: Received) -> str:
        """How the file reads otherwise than when it was taken in; empty where it does not."""
        reading, now = self._reading, _laid(self._reading.amendments)
        if _laid(self._held.amended.get(same.id, ())) != now:
            return f"with {plural(len(now), 'cell')} put right"
        given = self._held.answered.get(same.id, {})
        if any(given.get(name) != self._file.choices.get(name) for name in reading.answered):
            return "with your answers"
        held = sum(len(sheet.held) for sheet in reading.sheets if sheet.kind not in self._overtaken)
        moved = [one for one in self._file.elsewhere if one not in self._retold]
        return "as it is read now" if moved or (held < same.held and same.waiting is None) else ""

    def _with_standing_answers(self, same: Received) -> Reading:
        """Answers that are given once more have settled what they were given for."""
        given = self._held.answered.get(same.id, {})
        again = [name for name, choice in given.items() if self._held.answers.get(name) == choice]
        return replace(self._reading, answered=tuple(sorted({*self._reading.answered, *again})))

    # --- what has to be asked ---------------------------------------------------------------------

    @property
    def _open_first(self) -> tuple[Question, ...]:
        rivals = (self._rivals.question,) if self._rivals is not None and self._rivals.is_open else ()
        moved = (self._moved,) if self._moved is not None and self._stays_elsewhere is None else ()
        return (*rivals, *moved)

    @property
    def _retold(self) -> Sequence[Received]:
        """Returns that were read from the same bytes, and were told to be something else."""
        now = self._reading.told_borough, self._reading.told_phase
        return [one for one in self._file.elsewhere if (one.told_borough, one.told_phase) != now]

    @property
    def _stays_elsewhere(self) -> bool | None:
        """Whether the file goes on counting for another return too; None before somebody has said it."""
        if self._moved is None:
            return False
        choice = self._file.choices.get(self._moved.id, "").strip()
        return self._moved.choices.index(choice) == 1 if choice in self._moved.choices else None

    def _waiting(self, questions: Sequence[Question], change: str) -> Looked:
        """It states nothing before somebody has answered, and what is there stays."""
        same, says = self._same, " ".join(one.says for one in questions)
        reading = waiting(left_out(self._reading, self._overtaken), questions)
        if same is not None and (same.waiting is None or not change):
            return self._looked(Outcome.UNCHANGED, f"{_already(same)} {says}", reading)
        why = f"{says} Until you say, its rows are held and what is there stays."
        self._take(self._says, ())
        own = (Replacement(same),) if same is not None else ()
        looked = self._looked(Outcome.NEEDS_ANSWERS, why, reading)
        return replace(looked, replaces=own, waiting=self._says, yields=self._still_overtaken())

    # --- what is settled --------------------------------------------------------------------------

    def _meeting(self) -> Settlement:
        others = self._held.counting(self._whose, but=self._same)
        return meet(Came(self._reading, self._cover, self._says, self._order_to), others, self._file.choices)

    def _order_to(self, there: There) -> Order:
        rivals = self._rivals
        if rivals is not None and there.sha256 in rivals.files:
            if rivals.add_up:
                return Order.BESIDE
            return Order.GIVES_WAY if there.sha256 == rivals.chosen else Order.LATER
        return order_of(self._cover, there, same=self._same, is_stale=self._is_stale)

    def _is_stale(self, there: There) -> bool:
        """Whether it says of these kinds what a return said that was replaced since."""
        kinds = kinds_with_rows(self._says) & there.says.keys()
        replaced = [one for one in self._held.replaced(self._whose) if one.sha256 != self._reading.sha256]
        if not kinds or not replaced:
            return False
        mine = only(rows_of(self._reading), kinds)
        if not difference(only(self._held.rows_there(there), kinds), mine):
            return False
        return any(not difference(only(self._held.rows(one.id), kinds), mine) for one in replaced)

    def _settled(self, settlement: Settlement, change: str) -> Looked:
        reading = replace(self._reading, answered=self._all_answered(settlement))
        if settlement.yields is None:
            return self._nothing(reading, by_answer=bool(settlement.answered) or self._rivals is not None)
        same, yields = self._same, settlement.yields
        reading = left_out(reading, {*yields, *self._overtaken})
        gone = () if self._stays_elsewhere else tuple(self._file.elsewhere)
        beside = bool(self._held.counting(self._whose, but=same))
        self._take({name: state for name, state in self._says.items() if name not in yields}, settlement.takes)
        for one in gone:
            self._held.let_go(one)
        replaces = (
            *((Replacement(same),) if same is not None else ()),
            *(Replacement(one.received, kinds) for one, kinds in settlement.takes if one.received is not None),
            *map(Replacement, gone),
        )
        coming = tuple((one.reading, kinds) for one, kinds in settlement.takes if one.reading is not None)
        how = self._how(settlement, change, beside=beside)
        if gone:
            how += f", and no longer {_all_said(gone)}"
        looked = self._looked(
            Outcome.SUPERSEDES if replaces or coming else Outcome.IMPORTED, f"{how}: {_content(reading)}.", reading
        )
        return _asking(replace(looked, replaces=replaces, replaces_coming=coming, yields=self._still_overtaken(yields)))

    def _all_answered(self, settlement: Settlement) -> tuple[str, ...]:
        """With those of the return that it takes the place of: they hold for the same bytes."""
        before = self._held.answered.get(self._same.id, {}) if self._same is not None else {}
        first = (self._rivals.question if self._rivals is not None else None, self._moved)
        asked = [one.id for one in first if one is not None]
        return tuple(sorted({*self._reading.answered, *before, *settlement.answered, *asked}))

    def _still_overtaken(self, yields: Mapping[str, There] | None = None) -> tuple[tuple[int, str], ...]:
        """Who speaks for kinds in its place: since it came first, or from now on."""
        given = {name: one.received.id for name, one in (yields or {}).items() if one.received is not None}
        return tuple(sorted((other, name) for name, other in {**self._overtaken, **given}.items()))

    def _nothing(self, reading: Reading, *, by_answer: bool) -> Looked:
        """Nothing of it counts: somebody said so, or it denies what is denied already."""
        stays = f"as you said: what is there of {self._whose_said} stays."
        if self._same is None and not by_answer:
            why = f"It says nothing that what is there of {self._whose_said} does not say; nothing changes."
            return self._looked(Outcome.UNCHANGED, why, reading)
        if self._same is None:
            return self._looked(Outcome.REFUSED, f"Left out, {stays}", reading)
        self._take({}, ())
        reading = replace(left_out(reading, {one.kind for one in reading.sheets if one.kind}), questions=())
        looked = self._looked(Outcome.SUPERSEDES, f"Its rows are left out, {stays}", reading)
        return replace(looked, replaces=(Replacement(self._same),), yields=self._still_overtaken())

    def _how(self, settlement: Settlement, change: str, *, beside: bool) -> str:
        if self._same is not None:
            return f"The same file {change or ('with your answers' if settlement.answered else 'as it is read now')}"
        if not settlement.takes:
            return f"New beside what is there of {self._whose_said}" if beside else "New"
        partly = next((kinds for _, kinds in settlement.takes if kinds), frozenset())
        of = f"{kinds_said(partly)} of " if partly else ""
        said = f"Replaces {of}version {max(one.cover.version for one, _ in settlement.takes)} of {self._whose_said}"
        if settlement.order is not Order.SAME:
            return said
        return f"{said}, whose version it bears too" if self._cover.version_stated else f"{said}, and says no version"


def _moved_question(reading: Reading, whose: str, retold: Sequence[Received]) -> Question | None:
    """Where somebody says that a file that counts for one return is another."""
    if not retold:
        return None
    there = _all_said(retold)
    return Question(
        question_id("\x1f".join(("moved", reading.sha256, whose, there))),
        f"This file counts as {there} already. Is it {whose} instead, or as well?",
        ("Instead of that", "As well as that"),
        cells=(),
    )


def _all_said(returns: Sequence[Received]) -> str:
    return listed(f"{one.borough}'s {one.phase}" for one in returns)


def _laid(amendments: Sequence[Amendment]) -> dict[tuple[str, int, int], str]:
    """What stands in each cell that was put right; of two changes of one cell the later holds."""
    return {(one.sheet, one.row, one.column): one.after for one in amendments}


def _asking(looked: Looked) -> Looked:
    """A file with open questions comes in without the rows that they are about."""
    questions = looked.reading.questions
    if not questions:
        return looked
    why = f"{looked.why} {plural(len(questions), 'question')} to answer; the rows they are about are held until then."
    return replace(looked, outcome=Outcome.NEEDS_ANSWERS, why=why)


def _already(same: Received) -> str:
    when = say_moment(from_minute(same.received_at))
    if same.current:
        return f"Already imported on {when}; nothing changes."
    return f"Already imported on {when} and since replaced by a later return; nothing changes."


def _content(reading: Reading) -> str:
    accepted = sum(sheet.accepted for sheet in reading.sheets)
    held = sum(len(sheet.held) for sheet in reading.sheets)
    said = f"{plural(accepted, 'row')} from {plural(sum(1 for one in reading.sheets if one.accepted), 'sheet')}"
    return f"{said}, {plural(held, 'row')} held for attention" if held else said
