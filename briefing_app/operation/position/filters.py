"""A filter: which boroughs, units, offences, hours and so on the inspector wants to see, and what it keeps."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import time
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from briefing_app.operation.boroughs import bcu_name, boroughs_of_bcu
from briefing_app.operation.kinds import Phase, kind, unit_word
from briefing_app.operation.offences import OFF_THE_LIST, offence_named, offences
from briefing_app.operation.position.position import Record
from briefing_app.operation.times import Minute, Period, from_minute
from briefing_app.operation.values import Value
from briefing_app.operation.words import NOT_STATED, listed_few, plural, say_moment, say_time

Item = TypeVar("Item")

UNIT_FIELD = {
    "arrests": "arresting_unit",
    "patrols": "lead_unit",
    "deployments": "unit",
    "venues": "visiting_unit",
    "business": "visiting_unit",
    "community": "lead_unit",
}
OTHER_UNIT = "Other"
"""Every unit that is not on the operation's list."""
OFFENCE_FIELD = {"arrests": "primary_offence", "warrants": "underlying_offence", "wanted": "offence"}
TIME_FIELDS = {
    ("arrests", Phase.RESULT): ("arrested_at", "arrested_at"),
    ("patrols", Phase.PLAN): ("planned_start", "planned_end"),
    ("patrols", Phase.RESULT): ("actual_start", "actual_end"),
    ("deployments", Phase.PLAN): ("duty_start", "duty_end"),
    ("deployments", Phase.RESULT): ("duty_start", "duty_end"),
    ("warrants", Phase.PLAN): ("planned_time", "planned_time"),
    ("venues", Phase.PLAN): ("planned_time", "planned_time"),
    ("venues", Phase.RESULT): ("planned_time", "planned_time"),
    ("business", Phase.PLAN): ("planned_time", "planned_time"),
    ("business", Phase.RESULT): ("planned_time", "planned_time"),
    ("community", Phase.PLAN): ("planned_start", "planned_start"),
}


class Dimension(StrEnum):
    """What a filter can go by; the words are those of its chips."""

    BOROUGH = "Borough"
    BCU = "BCU"
    UNIT = "Unit"
    KIND = "Kind"
    OFFENCE = "Offence"
    TIME = "Time"
    PHASE = "Plan or actual"
    WORDS = "Other"
    """The words of any other field of one kind: the outcome of arrests, the status of patrols."""


@dataclass(frozen=True, slots=True)
class Words:
    """The values that one field of one kind may have; None is not stated."""

    kind: str
    field: str
    values: tuple[Value, ...]

    @property
    def heading(self) -> str:
        """What the field is called: "outcome", "arrest type"."""
        definition = kind(self.kind)
        if self.field in definition.worked_out:
            return self.field.replace("_", " ")
        return definition.field(self.field).heading.lower()

    @property
    def said(self) -> str:
        """ "outcome Charged - remanded"."""
        return f"{self.heading} {_listed(str(_said(value)) for value in self.values)}"


@dataclass(frozen=True, slots=True)
class Filter:
    """Values beside each other are alternatives; what is empty keeps everything.

    `kinds` and `phase` choose among numbers, not among records: see `figures.narrowing`.
    """

    boroughs: tuple[str, ...] = ()
    bcus: tuple[str, ...] = ()
    """Codes of Basic Command Units."""
    units: tuple[str | None, ...] = ()
    kinds: tuple[str, ...] = ()
    offences: tuple[str | None, ...] = ()
    between: Period | None = None
    phase: Phase | None = None
    words: tuple[Words, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    @property
    def dimensions(self) -> frozenset[Dimension]:
        return frozenset(dimension for dimension, name in _FIELD.items() if getattr(self, name))

    def only(self, *dimensions: Dimension) -> "Filter":
        return Filter(
            self.boroughs if Dimension.BOROUGH in dimensions else (),
            self.bcus if Dimension.BCU in dimensions else (),
            self.units if Dimension.UNIT in dimensions else (),
            self.kinds if Dimension.KIND in dimensions else (),
            self.offences if Dimension.OFFENCE in dimensions else (),
            self.between if Dimension.TIME in dimensions else None,
            self.phase if Dimension.PHASE in dimensions else None,
            self.words if Dimension.WORDS in dimensions else (),
        )

    def without(self, *dimensions: Dimension) -> "Filter":
        return self.only(*(set(Dimension) - set(dimensions)))

    def joined(self, other: "Filter") -> "Filter":
        """Both: values of one dimension become alternatives, two times the time that holds both; the other's phase."""
        between = self.between or other.between
        if self.between is not None and other.between is not None:
            between = Period(min(self.between.starts, other.between.starts), max(self.between.ends, other.between.ends))
        return Filter(
            _union(self.boroughs, other.boroughs),
            _union(self.bcus, other.bcus),
            _union(self.units, other.units),
            _union(self.kinds, other.kinds),
            _union(self.offences, other.offences),
            between,
            other.phase or self.phase,
            _joined_words(self.words, other.words),
        )

    def holds(self, other: "Filter") -> bool:
        """Whether all that `other` names is named here too."""
        return bool(other) and self.joined(other) == self

    def less(self, other: "Filter") -> "Filter":
        """Without the values that `other` names."""
        return Filter(
            _difference(self.boroughs, other.boroughs),
            _difference(self.bcus, other.bcus),
            _difference(self.units, other.units),
            _difference(self.kinds, other.kinds),
            _difference(self.offences, other.offences),
            None if other.between is not None else self.between,
            None if other.phase is not None else self.phase,
            tuple(
                one if values == one.values else replace(one, values=values)
                for one in self.words
                if (values := _difference(one.values, _values_of(other.words, one)))
            ),
        )

    def answers_to(self, kind_name: str) -> frozenset[Dimension]:
        """The dimensions of this filter that say something of a kind's records."""
        has = {Dimension.BOROUGH, Dimension.BCU}
        if kind_name in UNIT_FIELD:
            has.add(Dimension.UNIT)
        if kind_name in OFFENCE_FIELD:
            has.add(Dimension.OFFENCE)
        if any(kind_name == name for name, _ in TIME_FIELDS):
            has.add(Dimension.TIME)
        if any(one.kind == kind_name for one in self.words):
            has.add(Dimension.WORDS)
        return self.dimensions & has

    @property
    def said(self) -> str:
        """ "Lambeth and Southwark; Mounted Branch; Thu 13 May 2021 22:00 to 23:00"."""
        return "; ".join(part for _, part in self.parts)

    @property
    def parts(self) -> tuple[tuple[Dimension, str], ...]:
        """What is said of each dimension that is set."""
        said = (
            (Dimension.BOROUGH, _listed(self.boroughs)),
            (Dimension.BCU, _listed(f"{bcu_name(code)} ({code})" for code in self.bcus)),
            (Dimension.UNIT, _listed("unit not stated" if unit is None else unit for unit in self.units)),
            (Dimension.KIND, f"{_listed(kind(name).many for name in self.kinds)} only" if self.kinds else ""),
            (Dimension.OFFENCE, _say_offences(self.offences)),
            (Dimension.TIME, "" if self.between is None else _say_period(self.between)),
            (Dimension.WORDS, "; ".join(one.said for one in self.words)),
            (Dimension.PHASE, _PHASE_SAID[self.phase] if self.phase is not None else ""),
        )
        return tuple((dimension, words) for dimension, words in said if words)

    def answered(self, asked: Iterable[Dimension], records: Sequence[Record], kind_name: str, period: Period) -> bool:
        """Whether what was planned and what was reported of it, taken together, answer these dimensions.

        Each is answered by one of the two. `period` is the operation's: a time of day without a date is
        one of its own hours.
        """
        return all(any(self._answers(one, record, kind_name, period) for record in records) for one in asked)

    def boroughs_among(self, boroughs: Iterable[str]) -> tuple[str, ...]:
        """Those of these boroughs that it keeps, in their order."""
        of_bcus = {name for code in self.bcus for name in boroughs_of_bcu(code)}
        return tuple(
            name
            for name in boroughs
            if (not self.boroughs or name in self.boroughs) and (not self.bcus or name in of_bcus)
        )

    def _answers(self, dimension: Dimension, record: Record, kind_name: str, period: Period) -> bool:
        match dimension:
            case Dimension.UNIT:
                return unit_word(record.text(UNIT_FIELD[kind_name])) in self.units
            case Dimension.OFFENCE:
                return _listed_offence(record.text(OFFENCE_FIELD[kind_name])) in self.offences
            case Dimension.TIME:
                span = span_of(record, kind_name, period)
                return span is not None and self.between is not None and touches(span, self.between)
            case _:
                return all(record[one.field] in one.values for one in self.words if one.kind == kind_name)


def states(dimension: Dimension, record: Record, kind_name: str, period: Period) -> bool:
    """Whether a record says its unit, its offence or its time at all."""
    match dimension:
        case Dimension.UNIT:
            return record[UNIT_FIELD[kind_name]] is not None
        case Dimension.OFFENCE:
            return record[OFFENCE_FIELD[kind_name]] is not None
        case _:
            return span_of(record, kind_name, period) is not None


@lru_cache(maxsize=4096)
def _listed_offence(text: str | None) -> str | None:
    """The offence as the operation's list says it; what is off the list counts under Other."""
    if text is None:
        return None
    offence = offence_named(text)
    return OFF_THE_LIST if offence is None else offence.said


def span_of(record: Record, kind_name: str, period: Period) -> Period | None:
    """When a record's work began and ended; of no length where only one moment is known, None where none is."""
    names = TIME_FIELDS.get((kind_name, record.phase))
    if names is None:
        return None
    starts, ends = (_moment(record[name], period) for name in names)
    return None if starts is None or ends is None else Period(starts, ends)


def _moment(value: Value, period: Period) -> Minute | None:
    return period.place(time.fromisoformat(value)) if isinstance(value, str) else value


def touches(span: Period, window: Period) -> bool:
    """Whether some part of a span, or its moment, lies in the window."""
    if span.starts == span.ends:
        return span.starts in window
    return span.starts < window.ends and span.ends > window.starts


_FIELD = {
    Dimension.BOROUGH: "boroughs",
    Dimension.BCU: "bcus",
    Dimension.UNIT: "units",
    Dimension.KIND: "kinds",
    Dimension.OFFENCE: "offences",
    Dimension.TIME: "between",
    Dimension.PHASE: "phase",
    Dimension.WORDS: "words",
}
_PHASE_SAID = {Phase.PLAN: "planned only", Phase.RESULT: "actual only"}


def _union(some: tuple[Item, ...], others: tuple[Item, ...]) -> tuple[Item, ...]:
    return (*some, *(one for one in others if one not in some))


def _difference(some: tuple[Item, ...], others: Collection[Item]) -> tuple[Item, ...]:
    return tuple(one for one in some if one not in others)


def _joined_words(some: tuple[Words, ...], others: tuple[Words, ...]) -> tuple[Words, ...]:
    joined = tuple(replace(one, values=_union(one.values, _values_of(others, one))) for one in some)
    there = {(one.kind, one.field) for one in some}
    return (*joined, *(one for one in others if (one.kind, one.field) not in there))


def _values_of(words: tuple[Words, ...], like: Words) -> tuple[Value, ...]:
    found = (one.values for one in words if (one.kind, one.field) == (like.kind, like.field))
    return next(found, ())


def _listed(words: Iterable[str]) -> str:
    said = list(words)
    return listed_few(said) if said else ""


def _said(value: Value) -> str:
    return NOT_STATED if value is None else str(value)


def _say_offences(chosen: tuple[str | None, ...]) -> str:
    """The group's name, where all offences of one Home Office group are chosen and nothing else."""
    if not chosen:
        return ""
    for group in dict.fromkeys(offence.ho_group for offence in offences()):
        if set(chosen) == {offence.said for offence in offences() if offence.ho_group == group}:
            return group
    words = {None: "offence not stated", OFF_THE_LIST: "offences on no list"}
    if len(chosen) > _NAMED:
        return plural(len(chosen), "offence")
    return _listed(words.get(one) or str(one) for one in chosen)


_NAMED = 3


def _say_period(period: Period) -> str:
    starts, ends = from_minute(period.starts), from_minute(period.ends)
    last = say_time(ends) if starts.date() == ends.date() or period.minutes <= _A_DAY else say_moment(ends)
    return f"{say_moment(starts)} to {last}"


_A_DAY = 24 * 60
