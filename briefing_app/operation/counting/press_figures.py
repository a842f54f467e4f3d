"""The arrests as they may be published: with small counts withheld, and others that would tell them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing_app.operation.boroughs import bcus, borough_named
from briefing_app.operation.counting.arrest_counts import headline_word, met_arrests, persons
from briefing_app.operation.counting.disclosure import Count, Key, Reason, withheld
from briefing_app.operation.kinds import Phase
from briefing_app.operation.offences import Headline
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated, boroughs_of, stated
from briefing_app.operation.words import NOT_STATED, say_count

WITHHELD = "withheld"
TOTAL: Key = ("total",)
_NO_BCU = "none"
# Costs: a cell before a sum, and the total of London last of all.
_CELL, _BOROUGH, _BCU, _CATEGORY, _LONDON = 10, 15, 100, 200, 10_000


@dataclass(frozen=True)
class PressFigures:
    """What may be published of the arrests, and what is withheld for which reason."""

    counts: tuple[Count, ...]
    withheld: Mapping[Key, Reason]
    states: Mapping[str, Stated]
    """Borough → whether it gives its arrests."""
    threshold: int

    def number(self, *key: str) -> int | None:
        """None where it is withheld, or where nobody gives it."""
        return None if key in self.withheld else self._values.get(key)

    def said(self, *key: str) -> str:
        """The number, "withheld", or a zero where the tables hold nothing of the kind."""
        if key in self.withheld:
            return WITHHELD
        return say_count(self._values.get(key, 0))

    def keys(self, table: str) -> Iterator[Key]:
        """Those of one table, in its order."""
        return (one.key for one in self.counts if one.key[0] == table)

    @property
    def stated_by_any(self) -> Stated:
        states = set(self.states.values())
        return next((one for one in (Stated.STATED, Stated.AWAITED) if one in states), Stated.NOT_STATED)

    @property
    def record(self) -> tuple[tuple[str, int, str], ...]:
        """What is withheld, its value, and why: for the register, never for a page."""
        values = self._values
        return tuple((" › ".join(key), values[key], reason.value) for key, reason in self.withheld.items())

    @property
    def _values(self) -> Mapping[Key, int]:
        return {one.key: one.value for one in self.counts}


def press_figures(position: Position) -> PressFigures:
    """By the operation's threshold.

    Boroughs that do not give their arrests are in no count; they are named, and not as a zero.
    """
    threshold = position.operation.threshold
    states = {name: stated(position, "arrests", Phase.RESULT, name) for name in boroughs_of(position)}
    giving = [name for name, state in states.items() if state is Stated.STATED]
    counts = tuple(_counts(position, giving)) if giving else ()
    return PressFigures(counts, withheld(counts, threshold=threshold), states, threshold)


def bcu_of(borough: str) -> str:
    """The code of its command unit."""
    known = borough_named(borough)
    return known.bcu if known is not None and known.bcu else _NO_BCU


def bcu_said(code: str) -> str:
    return next((f"{bcu.name} ({bcu.code})" for bcu in bcus() if bcu.code == code), "No command unit")


def _counts(position: Position, giving: Sequence[str]) -> Iterator[Count]:
    """Boroughs into command units, through categories to the total, and from there by type and by outcome."""
    records = [one for one in met_arrests(position) if one.borough in set(giving)]
    by_borough: Counter[str] = Counter()
    cells: Counter[tuple[str, str]] = Counter()
    types: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()
    for one in records:
        number = persons(one)
        by_borough[one.borough] += number
        cells[bcu_of(one.borough), headline_word(one)] += number
        kind = one.text("arrest_type")
        types[kind if kind in ("Proactive", "Reactive") and kind is not None else NOT_STATED] += number
        outcomes[one.text("outcome") or NOT_STATED] += number
    members: dict[str, list[str]] = defaultdict(list)
    for name in giving:
        members[bcu_of(name)].append(name)
    for code, names in members.items():
        yield from _command_unit(code, names, by_borough, cells)
    for category in Headline:
        number = sum(cells[code, category.value] for code in members)
        yield Count(("category", category.value), f"category {category.value}", "london", number, _CATEGORY)
    yield Count(TOTAL, "london", "by type", by_borough.total(), _LONDON)
    yield from _one_way("type", types, "by type", "by outcome", ("Proactive", "Reactive", NOT_STATED))
    by_number = sorted(outcomes, key=lambda one: (-outcomes[one], one)) or [NOT_STATED]
    yield from _one_way("outcome", outcomes, "by outcome", "all", by_number)


def _command_unit(
    code: str, names: Sequence[str], by_borough: Mapping[str, int], cells: Mapping[tuple[str, str], int]
) -> Iterator[Count]:
    for name in names:
        yield Count(("borough", name), "all", f"boroughs of {code}", by_borough[name], _BOROUGH)
    whole = sum(by_borough[name] for name in names)
    yield Count(("bcu", code), f"boroughs of {code}", f"categories of {code}", whole, _BCU)
    values = {category: cells[code, category.value] for category in Headline}
    # Where all are of one kind, the zeros beside them say so of each.
    telling = sum(1 for number in values.values() if number) == 1
    for category, number in values.items():
        reason = Reason.TELLING_ZERO if telling and not number else None
        if category is Headline.SEXUAL and len(names) == 1:
            # Of a command unit with one borough only, the unit's count is the borough's.
            reason = Reason.BELOW_BCU
        key = ("cell", code, category.value)
        yield Count(key, f"categories of {code}", f"category {category.value}", number, _CELL, reason)


def _one_way(table: str, counted: Mapping[str, int], tail: str, head: str, order: Iterable[str]) -> Iterator[Count]:
    for word in order:
        yield Count((table, word), tail, head, counted.get(word, 0), _CELL)
