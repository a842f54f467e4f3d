"""Files that come together as one and the same return: which of them counts is asked, and until then none does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import PurePath

from briefing_app.operation.returns.difference import difference
from briefing_app.operation.returns.later import Order, order
from briefing_app.operation.returns.meeting import question_id
from briefing_app.operation.returns.returns import Cover, Question, Reading, Rivals, Whose
from briefing_app.operation.returns.returns_there import Held, Says, kinds_with_rows, only, rows_of, says_of
from briefing_app.operation.words import listed, plural


@dataclass(frozen=True, slots=True)
class _Coming:
    """One return of a file of the drop."""

    reading: Reading
    cover: Cover
    says: Says

    @property
    def sha256(self) -> str:
        return self.reading.sha256


def rivals_among(readings: Sequence[Reading], held: Held) -> tuple[Rivals, ...]:
    """Each group of files of which one has to be chosen; what stands or was replaced already is in none."""
    by_whose: dict[Whose, dict[str, _Coming]] = {}
    for reading in readings:
        for one in reading.returns:
            coming = _coming(one, held)
            if coming is not None:
                whose = coming.cover.borough, coming.cover.phase
                by_whose.setdefault(whose, {}).setdefault(coming.sha256, coming)
    return tuple(
        _rivals(whose, group, held)
        for whose, coming in by_whose.items()
        if len(coming) > 1
        for group in _groups(list(coming.values()), held, whose)
    )


def _coming(reading: Reading, held: Held) -> _Coming | None:
    """None for one that stands as it is, or was replaced."""
    cover = reading.cover
    if cover is None:
        return None
    same = held.same(reading.sha256, (cover.borough, cover.phase))
    if same is not None and not (same.current and same.waiting is not None):
        return None
    overtaken = same.overtaken if same is not None else {}
    return _Coming(reading, cover, {name: state for name, state in says_of(reading).items() if name not in overtaken})


def _groups(coming: Sequence[_Coming], held: Held, whose: Whose) -> Iterator[Sequence[_Coming]]:
    """Those that are told apart by nothing, straight or by way of others."""
    groups: list[frozenset[str]] = []
    for one, other in combinations(coming, 2):
        if _are_rivals(one, other, coming, held, whose):
            pair = frozenset((one.sha256, other.sha256))
            joined = [group for group in groups if group & pair]
            groups = [*(group for group in groups if group not in joined), pair.union(*joined)]
    for group in groups:
        yield [one for one in coming if one.sha256 in group]


def _are_rivals(one: _Coming, other: _Coming, coming: Sequence[_Coming], held: Held, whose: Whose) -> bool:
    if order(one.cover, other.cover) is not Order.SAME:
        return False
    contested = one.says.keys() & other.says.keys() & (kinds_with_rows(one.says) | kinds_with_rows(other.says))
    if not contested:
        return False
    if any(
        contested <= third.says.keys()
        and order(third.cover, one.cover) is order(third.cover, other.cover) is Order.LATER
        for third in coming
    ):
        return False
    if any(
        contested <= there.says.keys() and order(one.cover, there.cover).never_replaces
        for there in held.counting(whose, but=None)
    ):
        return False
    return not _say_the_same(one, other, frozenset(contested))


def _say_the_same(one: _Coming, other: _Coming, kinds: frozenset[str]) -> bool:
    def held_back(coming: _Coming) -> list[dict[str, str]]:
        sheets = [sheet for sheet in coming.reading.sheets if sheet.kind in kinds]
        return [dict(row.as_sent) for sheet in sheets for row in sheet.held]

    if {name: one.says[name] for name in kinds} != {name: other.says[name] for name in kinds}:
        return False
    if held_back(one) != held_back(other):
        return False
    return not difference(only(rows_of(one.reading), kinds), only(rows_of(other.reading), kinds))


def _rivals(whose: Whose, group: Sequence[_Coming], held: Held) -> Rivals:
    files = sorted(group, key=lambda one: (one.reading.name, one.sha256))
    names = _names(files)
    rows = [kinds_with_rows(one.says) for one in files]
    adds_up = not any(one & other for one, other in combinations(rows, 2))
    choices = (*names, _ALL) if adds_up else names
    borough, phase = whose
    question = Question(
        question_id("\x1f".join(("rivals", borough, phase, *sorted(one.sha256 for one in files)))),
        f"{plural(len(files), 'file')} that came together are {borough}'s {phase}, and nothing in them says which is "
        f"the latest: {listed(names)}. Which counts?",
        choices,
        cells=(),
    )
    choice = held.answers.get(question.id, "").strip()
    return Rivals(
        whose,
        frozenset(one.sha256 for one in files),
        question,
        chosen=files[names.index(choice)].sha256 if choice in names else "",
        add_up=adds_up and choice == _ALL,
    )


_ALL = "All of them, each for what it has rows of"


def _names(files: Sequence[_Coming]) -> tuple[str, ...]:
    """By which a person tells them apart: with their folders where their names are the same."""
    for parts in range(1, 5):
        names = ["/".join(PurePath(one.reading.path).parts[-parts:]) for one in files]
        if len(set(names)) == len(names):
            return tuple(names)
    return tuple(f"{one.reading.name} ({one.sha256[:8]})" for one in files)
