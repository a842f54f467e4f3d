"""A return meets those of its borough and phase that count: kind by kind it takes their place, or gives way."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefing_app.operation.kinds import kind
from briefing_app.operation.returns.later import Order, order
from briefing_app.operation.returns.returns import Cover, Question, Reading, Received
from briefing_app.operation.returns.returns_there import Says, Taken, There, kinds_with_rows
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import listed, say_moment

Kinds = frozenset[str]


@dataclass(frozen=True, slots=True)
class Met:
    """One return that speaks for kinds of which the one that comes speaks too."""

    there: There
    order: Order
    both: Kinds
    agreed: Kinds
    """Kinds of which both say that there is nothing."""
    nil_over_rows: Kinds
    """Kinds of which it has rows and the one that comes says that there are none."""
    is_silence: bool
    """Whether it has rows and the one that comes says nothing at all."""

    @property
    def is_contested(self) -> bool:
        return self.is_silence or bool(self.both - self.agreed)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What comes of the meeting. With an open question nothing does until it is answered."""

    open: tuple[Question, ...] = ()
    answered: tuple[str, ...] = ()
    refusal: str = ""
    takes: tuple[Taken, ...] = ()
    yields: Mapping[str, There] | None = None
    """Kind → the return that goes on speaking for it; None where nothing of what comes counts."""
    order: Order = Order.LATER
    """How it stands to the first of those whose place it takes."""


def meet(came: "Came", others: Sequence[There], choices: Mapping[str, str]) -> Settlement:
    mets = [met for there in others if (met := _met(came, there)) is not None]
    return _Meeting(came, mets, choices).settled()


@dataclass(frozen=True)
class Came:
    """The return that comes."""

    reading: Reading
    cover: Cover
    says: Says
    order_to: Callable[[There], Order]

    @property
    def whose(self) -> str:
        return f"{self.cover.borough}'s {self.cover.phase}"


def order_of(cover: Cover, there: There, *, same: Received | None, is_stale: Callable[[There], bool]) -> Order:
    """How a return stands to one that is there; `same` is the stored return that was read from the same bytes."""
    found = order(cover, there.cover)
    if found is not Order.SAME:
        return found
    if same is not None and there.received is not None and there.received.import_id >= same.import_id:
        return Order.CAME_TOGETHER
    return Order.STALE if is_stale(there) else Order.SAME


def _met(came: Came, there: There) -> Met | None:
    """None where they have nothing to settle, so that both count."""
    both = frozenset(came.says) & frozenset(there.says)
    mine, its = kinds_with_rows(came.says), kinds_with_rows(there.says)
    how = came.order_to(there)
    is_silence = not came.says and bool(its)
    # A blank return is only ever replaced.
    is_blank = not there.says and how in (Order.LATER, Order.SAME)
    if not (both or is_silence or is_blank):
        return None
    return Met(there, how, both, both - mine - its, both & its - mine, is_silence)


class _Meeting:
    def __init__(self, came: Came, mets: Sequence[Met], choices: Mapping[str, str]) -> None:
        self._came = came
        self._mets = mets
        self._choices = choices
        self._answered: list[str] = []
        self._yields: dict[str, There] = {}

    def settled(self) -> Settlement:
        came = self._came
        never = [met for met in self._mets if met.order.never_replaces]
        self._give_way(never)
        self._give_way([met for met in self._mets if met.order is Order.GIVES_WAY])
        for met in self._mets:
            if met.order not in (Order.LATER, Order.SAME):
                # Of what both deny it does not matter who says so.
                self._yields |= dict.fromkeys(met.agreed, met.there)
        if never and not self._left:
            return Settlement(refusal=_not_instead_of(came, never[0]))
        if never:
            question = self._part_question(never[0])
            choice = self._choice(question)
            if choice is None:
                return Settlement(open=(question,))
            if choice == 1:
                return self._nothing()
        asked = [met for met in self._mets if met.order.is_to_be_asked and met.is_contested]
        if asked:
            question = self._which_question(asked)
            choice = self._choice(question)
            if choice is None:
                return Settlement(open=(question,))
            if choice == 1:
                self._give_way(asked)
                if not self._left:
                    return self._nothing()
                asked = []
        takers = [*(met for met in self._mets if met.order in (Order.LATER, Order.SAME)), *asked]
        return self._taken(takers)

    def _taken(self, takers: Sequence[Met]) -> Settlement:
        came = self._came
        contested = [met for met in takers if met.is_contested]
        missing = frozenset[str]().union(*(self._missing_of(met) for met in contested)) - self._yields.keys()
        as_a_whole = False
        if missing:
            question = self._missing_question(missing)
            choice = self._choice(question)
            if choice is None:
                return Settlement(open=(question,))
            as_a_whole = choice == 1
            if not as_a_whole:
                for met in takers:
                    self._yields |= dict.fromkeys(met.both & missing, met.there)
                if not self._left:
                    return self._nothing()
        takes: list[Taken] = []
        for met in takers:
            kinds = met.both - self._yields.keys()
            if (as_a_whole and met.is_contested) or met.there.says.keys() <= kinds:
                takes.append((met.there, frozenset()))
            elif kinds:
                takes.append((met.there, kinds))
        takes += self._beside()
        if came.says and not self._left:
            return self._nothing()
        how = next((met.order for met in takers if any(met.there is there for there, _ in takes)), Order.LATER)
        return Settlement((), tuple(self._answered), takes=tuple(takes), yields=self._yields, order=how)

    def _beside(self) -> Sequence[Taken]:
        """Of files that add up, rows stand before the other's statement that there are none."""
        takes: list[Taken] = []
        for met in self._mets:
            if met.order is Order.BESIDE:
                self._yields |= dict.fromkeys(met.nil_over_rows, met.there)
                kinds = met.both & kinds_with_rows(self._came.says)
                if kinds:
                    takes.append((met.there, frozenset() if met.there.says.keys() <= kinds else kinds))
        return takes

    @property
    def _left(self) -> Kinds:
        """The kinds of which the return that comes still speaks."""
        return frozenset(self._came.says) - self._yields.keys()

    def _give_way(self, mets: Sequence[Met]) -> None:
        for met in mets:
            self._yields |= dict.fromkeys(met.both, met.there)

    def _nothing(self) -> Settlement:
        return Settlement((), tuple(self._answered), yields=None)

    def _missing_of(self, met: Met) -> Kinds:
        unsaid = kinds_with_rows(met.there.says) - self._came.says.keys()
        # A nil takes rows away without a word only where the return is known to be the later.
        return unsaid if met.order is Order.LATER else unsaid | met.nil_over_rows

    # --- questions ----------------------------------------------------------------------------

    def _choice(self, question: Question) -> int | None:
        choice = self._choices.get(question.id, "").strip()
        if choice not in question.choices:
            return None
        self._answered.append(question.id)
        return question.choices.index(choice)

    def _part_question(self, met: Met) -> Question:
        """Where some of its kinds can't take the place of what is there, and others are free."""
        stay, free = kinds_said(frozenset(self._yields)), kinds_said(self._left)
        why = _not_instead_of(self._came, met).partition(" If this is")[0]
        return self._question(
            ("part", *sorted(self._yields)),
            f"{why} What of this file counts?",
            (f"Its {free} alone: the {stay} that are there stay", "Nothing of it"),
        )

    def _which_question(self, asked: Sequence[Met]) -> Question:
        came, met = self._came, asked[0]
        both = frozenset[str]().union(*(one.both for one in asked)) - self._yields.keys()
        free = self._left - both
        stays = f"What is there ({met.there.name})" + (f"; of this file its {kinds_said(free)} alone" if free else "")
        return self._question(
            ("which", *sorted({one.there.sha256 for one in asked})),
            f"{_which_says(came, met)} Which counts?",
            (f"This file ({came.reading.name})", stays),
        )

    def _missing_question(self, missing: Kinds) -> Question:
        came = self._came
        denied = missing & came.says.keys()
        said = kinds_said(missing)
        says = (
            f"{came.whose} that is there has {said}, and this file says "
            f"{'that there are none' if denied == missing else 'nothing of them'}."
        )
        if denied and denied != missing:
            says = (
                f"{came.whose} that is there has {said}; this file says nothing of {kinds_said(missing - denied)}, "
                f"and that there are no {kinds_said(denied)}."
            )
        stated = kinds_with_rows(came.says) & self._left or self._left - missing
        alone = f"Of its {kinds_said(stated)} alone: the {said} stay" if stated else f"Of nothing: the {said} stay"
        return self._question(
            tuple(sorted(missing)),
            f"{says} What does it take the place of?",
            (alone, f"Of the whole return: the {said} no longer count"),
        )

    def _question(self, about: Sequence[str], says: str, choices: tuple[str, str]) -> Question:
        name = "\x1f".join((self._came.reading.sha256, self._came.whose, *about))
        return Question(question_id(name), says, choices, cells=())


def question_id(name: str) -> str:
    return "r" + hashlib.sha256(name.encode()).hexdigest()[:12]


def kinds_said(names: Kinds) -> str:
    return listed(kind(name).many for name in sorted(names))


def _not_instead_of(came: Came, met: Met) -> str:
    """Why this return can't take the place of one that is there."""
    cover, before = came.cover, met.there.cover
    if met.order is Order.DRAFT:
        return (
            f"This is a draft, and a final version {before.version} of {came.whose} is there: "
            "a draft never replaces it."
        )
    return (
        f"This is version {cover.version} of {came.whose}, and version {before.version} is there already. "
        "If this is the right one, ask the borough to give it a higher version."
    )


def _which_says(came: Came, met: Met) -> str:
    cover, there, name = came.cover, met.there.cover, met.there.name
    match met.order:
        case Order.UNSAID:
            return f"This file does not say its version, and version {there.version} of {came.whose} is there ({name})."
        case Order.OLDER_DATA:
            mine, its = (say_moment(from_minute(one.data_as_at or 0)) for one in (cover, there))
            return f"The data of this file are as at {mine}; those of {came.whose} that is there, {name}, as at {its}."
        case Order.STALE:
            return f"This file says what an earlier return of {came.whose} said, which {name} has replaced since."
        case _:
            return f"Nothing says whether this file or {name} is the later of {came.whose}."
