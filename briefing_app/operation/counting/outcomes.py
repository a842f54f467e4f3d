"""What came of planned work, word for word, and of the work that was never planned; and the same by type of work."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing_app.operation.counting.measures import (
    DONE,
    OUTCOME_FIELD,
    PART,
    ActivityMeasure,
    measure_of,
    part_of,
    place_of,
)
from briefing_app.operation.counting.planned_work import listed_word
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.position.position import Activity, Position, Standing
from briefing_app.operation.position.stated import Stated, stated


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """Rows whose result says this word; `word` None is not stated."""

    word: str | None
    planned: int
    added: int
    unmatched: int
    """Of boroughs whose plan is awaited."""

    @property
    def all(self) -> int:
        return self.planned + self.added + self.unmatched


def outcome_counts(position: Position, name: str) -> tuple[OutcomeCount, ...]:
    """Done first, then in part, then the rest in the form's order, not stated last; unused words left out."""
    field = OUTCOME_FIELD[name]
    counted: dict[str | None, Counter[Standing]] = {}
    for activity in position.activities(name):
        if activity.result is not None:
            counted.setdefault(activity.result.text(field), Counter())[activity.standing] += 1
    order = kind(name).field(field).values

    def place(word: str | None) -> tuple[int, int, str]:
        if word is None:
            return 3, 0, ""
        which = 0 if word in DONE[name] else 1 if word in PART else 2
        return which, order.index(word) if word in order else len(order), word

    return tuple(
        OutcomeCount(
            word,
            counted[word][Standing.REPORTED],
            counted[word][Standing.ADDED],
            counted[word][Standing.UNMATCHED],
        )
        for word in sorted(counted, key=place)
    )


@dataclass(frozen=True, slots=True)
class TypeOfWork:
    """A kind's work of one type, with the ids of the records behind every place of `place_of`."""

    word: str | None
    measure: ActivityMeasure
    planned: tuple[int, ...]
    reported: Mapping[str, tuple[int, ...]]
    """Result records by place; those of the plan where there is no result."""


@dataclass(frozen=True, slots=True)
class WorkByType:
    """In the form's order, not stated last; what is not on the form's list counts under Other."""

    types: tuple[TypeOfWork, ...]
    agree: bool
    """Whether plan and result of the same work name the same type throughout. Where not, the plan's holds."""


def work_by_type(position: Position, name: str, field: str) -> WorkByType:
    said: dict[str, Stated] = {}
    found: dict[str | None, dict[str, list[Activity]]] = {}
    agree = True
    for activity in position.activities(name):
        borough = activity.borough
        if borough not in said:
            said[borough] = stated(position, name, Phase.RESULT, borough)
        words = [listed_word(name, field, record.text(field)) for record in activity.records]
        agree = agree and len(set(words)) == 1
        place = place_of(name, activity, said[borough])
        found.setdefault(words[0], {}).setdefault(place, []).append(activity)
    whole = measure_of(position, name)
    order = kind(name).field(field).values
    in_order = sorted(
        found, key=lambda word: (word is None, order.index(word) if word in order else len(order), word or "")
    )
    return WorkByType(tuple(_type(whole, word, found[word]) for word in in_order), agree)


def _type(whole: ActivityMeasure, word: str | None, places: Mapping[str, Sequence[Activity]]) -> TypeOfWork:
    counted = Counter({place: len(ones) for place, ones in places.items()})
    planned = tuple(one.plan.id for ones in places.values() for one in ones if one.plan is not None)
    reported = {place: tuple(one.records[-1].id for one in ones) for place, ones in places.items()}
    return TypeOfWork(word, part_of(whole, counted), planned, reported)


def places_by_borough(position: Position, name: str) -> Mapping[str, Counter[str]]:
    """How many of a borough's activities have each place of `place_of`."""
    counted: dict[str, Counter[str]] = {}
    said = {}
    for activity in position.activities(name):
        borough = activity.borough
        if borough not in said:
            said[borough] = stated(position, name, Phase.RESULT, borough)
        counted.setdefault(borough, Counter())[place_of(name, activity, said[borough])] += 1
    return counted
