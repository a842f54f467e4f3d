"""Arrests counted once each, by borough, type, offence, outcome, unit and hour, and whether it all adds up."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from briefing_app.operation.boroughs import bcus
from briefing_app.operation.kinds import PARTNER_UNITS, Phase, unit_word
from briefing_app.operation.offences import OFF_THE_LIST, Headline, offence_named
from briefing_app.operation.position.position import Position, Record, once
from briefing_app.operation.position.stated import Stated, boroughs_of, stated
from briefing_app.operation.times import Minute

ARRESTS = "arrests"


@dataclass(frozen=True, slots=True)
class ArrestSplit:
    """Persons arrested, by how the arrest came about."""

    proactive: int = 0
    reactive: int = 0
    not_stated: int = 0

    @property
    def total(self) -> int:
        return self.proactive + self.reactive + self.not_stated


@dataclass(frozen=True, slots=True)
class BoroughArrests:
    """One borough's arrests: the Met's own, and apart from them those of partners."""

    borough: str
    stated: Stated
    split: ArrestSplit
    """Means something only where `stated` is STATED."""
    partners: int


@dataclass(frozen=True, slots=True)
class Counted:
    """Persons arrested under one word of a field; `word` None is not stated."""

    word: str | None
    persons: int


def persons(record: Record) -> int:
    """A row adds one person, unless it says that it adds several up."""
    counted = record.whole("persons")
    return 1 if counted is None else counted


def by_partner(record: Record) -> bool:
    return record["arresting_unit"] in PARTNER_UNITS


@once
def met_arrests(position: Position) -> tuple[Record, ...]:
    """The arrests that make up the total: those of partner units stay outside it."""
    return tuple(one for one in position.of(ARRESTS, Phase.RESULT) if not by_partner(one))


@once
def partner_arrests(position: Position) -> tuple[Record, ...]:
    return tuple(one for one in position.of(ARRESTS, Phase.RESULT) if by_partner(one))


def total_of(records: Iterable[Record]) -> int:
    return sum(persons(one) for one in records)


def split_of(records: Iterable[Record]) -> ArrestSplit:
    counted = Counter[str]()
    for one in records:
        kind = one["arrest_type"]
        counted[kind if kind in ("Proactive", "Reactive") and isinstance(kind, str) else ""] += persons(one)
    return ArrestSplit(counted["Proactive"], counted["Reactive"], counted[""])


@once
def arrests_by_borough(position: Position) -> tuple[BoroughArrests, ...]:
    """Every borough of the position, in the operation's order."""
    own: dict[str, list[Record]] = {}
    partners = Counter[str]()
    for one in position.of(ARRESTS, Phase.RESULT):
        if by_partner(one):
            partners[one.borough] += persons(one)
        else:
            own.setdefault(one.borough, []).append(one)
    return tuple(
        BoroughArrests(name, stated(position, ARRESTS, Phase.RESULT, name), split_of(own.get(name, ())), partners[name])
        for name in boroughs_of(position)
    )


def ranked(arrests: Sequence[BoroughArrests]) -> tuple[BoroughArrests, ...]:
    """Most first, equals by name; then the not stated, last the awaited."""
    order = {Stated.STATED: 0, Stated.NOT_STATED: 1, Stated.AWAITED: 2}
    return tuple(
        sorted(
            arrests,
            key=lambda one: (order[one.stated], -one.split.total if one.stated is Stated.STATED else 0, one.borough),
        )
    )


def counted_by(records: Iterable[Record], word: Callable[[Record], str | None]) -> tuple[Counted, ...]:
    """Most first, equals by name, not stated last."""
    counted = Counter[str | None]()
    for one in records:
        counted[word(one)] += persons(one)
    return tuple(
        Counted(name, number)
        for name, number in sorted(counted.items(), key=lambda item: (item[0] is None, -item[1], item[0] or ""))
    )


def arrests_by(position: Position, field: str) -> tuple[Counted, ...]:
    """By the words of one field: `outcome`, `trigger`, `power_of_arrest` …"""
    return counted_by(met_arrests(position), lambda one: one.text(field))


def arrests_by_headline(position: Position) -> tuple[Counted, ...]:
    """In the order of precedence, categories without an arrest included."""
    counted = {one.word: one.persons for one in counted_by(met_arrests(position), headline_word)}
    return tuple(Counted(headline.value, counted.get(headline.value, 0)) for headline in Headline)


def headline_word(record: Record) -> str:
    return record.text("headline") or Headline.NOT_STATED.value


def arrests_by_offence(position: Position) -> tuple[Counted, ...]:
    """By the offence of the operation's list; what is off the list counts under Other."""
    return counted_by(met_arrests(position), offence_word)


def offence_word(record: Record) -> str | None:
    text = record.text("primary_offence")
    if text is None:
        return None
    offence = offence_named(text)
    return OFF_THE_LIST if offence is None else offence.said


def arrests_by_offence_group(position: Position) -> tuple[Counted, ...]:
    """By Home Office group."""
    return counted_by(met_arrests(position), offence_group_word)


def offence_group_word(record: Record) -> str | None:
    text = record.text("primary_offence")
    offence = offence_named(text) if text is not None else None
    return None if text is None else OFF_THE_LIST if offence is None else offence.ho_group


def arrests_by_unit(position: Position) -> tuple[Counted, ...]:
    return counted_by(met_arrests(position), lambda one: unit_word(one.text("arresting_unit")))


@dataclass(frozen=True, slots=True)
class BcuArrests:
    """A command unit's arrests, over those of its boroughs that state them."""

    name: str
    """ "Central South (AS)", or what stands for boroughs without a command unit."""
    boroughs: tuple[str, ...]
    """Those that belong to the position."""
    stated: Stated
    persons: int
    awaited: tuple[str, ...]
    not_stated: tuple[str, ...]


NO_BCU = "No command unit"


def arrests_by_bcu(position: Position) -> tuple[BcuArrests, ...]:
    """Most first, equals by name; the not stated and the awaited last."""
    by_borough = {one.borough: one for one in arrests_by_borough(position)}
    groups = {f"{bcu.name} ({bcu.code})": tuple(one for one in bcu.boroughs if one in by_borough) for bcu in bcus()}
    of_bcus = {one for boroughs in groups.values() for one in boroughs}
    groups[NO_BCU] = tuple(one for one in by_borough if one not in of_bcus)
    order = {Stated.STATED: 0, Stated.NOT_STATED: 1, Stated.AWAITED: 2}
    found = [_bcu(name, [by_borough[one] for one in boroughs]) for name, boroughs in groups.items() if boroughs]
    return tuple(sorted(found, key=lambda one: (order[one.stated], -one.persons, one.name)))


def _bcu(name: str, arrests: Sequence[BoroughArrests]) -> BcuArrests:
    def where(answer: Stated) -> tuple[str, ...]:
        return tuple(one.borough for one in arrests if one.stated is answer)

    stating, awaited, not_stated = (where(one) for one in (Stated.STATED, Stated.AWAITED, Stated.NOT_STATED))
    return BcuArrests(
        name,
        tuple(one.borough for one in arrests),
        Stated.STATED if stating else Stated.AWAITED if awaited else Stated.NOT_STATED,
        sum(one.split.total for one in arrests if one.stated is Stated.STATED),
        awaited,
        not_stated,
    )


@dataclass(frozen=True, slots=True)
class ArrestHours:
    """Arrests through the operation's period, and those that no hour can hold."""

    hours: tuple[tuple[Minute, int], ...]
    outside: int
    not_stated: int

    @property
    def total(self) -> int:
        return sum(number for _, number in self.hours) + self.outside + self.not_stated


def arrests_by_hour(position: Position) -> ArrestHours:
    period = position.operation.period
    counted = dict.fromkeys(period.hours(), 0)
    outside = unknown = 0
    for one in met_arrests(position):
        moment = one.whole("arrested_at")
        if moment is None:
            unknown += persons(one)
        elif moment in period:
            counted[moment - moment % 60] += persons(one)
        else:
            outside += persons(one)
    return ArrestHours(tuple(counted.items()), outside, unknown)
