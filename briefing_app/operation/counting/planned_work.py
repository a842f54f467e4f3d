"""The plan counted: what boroughs intend to do, by type, priority, offence, age, place and time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.offences import OFF_THE_LIST, offence_named
from briefing_app.operation.position.position import Position, Record
from briefing_app.operation.position.stated import Stated, boroughs_of, stated
from briefing_app.operation.times import Minute, Period
from briefing_app.operation.words import NOT_STATED, normalised

OPEN_SPACE = "Open space - extra"
_OPEN_SPACE_PLACES = frozenset({"Park/common", "Towpath/riverside"})


@dataclass(frozen=True, slots=True)
class WordCount:
    """How many rows say this word; word None is not stated."""

    word: str | None
    number: int


@dataclass(frozen=True, slots=True)
class CrossCount:
    """Rows by one field and another: `cells[row word, column word]`."""

    rows: tuple[str | None, ...]
    columns: tuple[str | None, ...]
    cells: dict[tuple[str | None, str | None], int]

    def of(self, row: str | None, column: str | None) -> int:
        return self.cells.get((row, column), 0)

    def row_total(self, row: str | None) -> int:
        return sum(self.of(row, column) for column in self.columns)

    def column_total(self, column: str | None) -> int:
        return sum(self.of(row, column) for row in self.rows)

    @property
    def total(self) -> int:
        return sum(self.cells.values())


def planned_part(position: Position) -> Position:
    """The position as far as plans go: what it was before any result came in."""
    return replace(
        position,
        returns=position.received(Phase.PLAN),
        records={name: position.of(name, Phase.PLAN) for name in position.records},
    )


def stated_by_any(position: Position, name: str, phase: Phase, among: Sequence[str] | None = None) -> Stated:
    """Whether any of the boroughs gives numbers of the kind; if none does, whether some are still awaited."""
    states = {stated(position, name, phase, one) for one in (boroughs_of(position) if among is None else among)}
    order = (Stated.STATED, Stated.AWAITED, Stated.NOT_STATED)
    return next((state for state in order if state in states), Stated.NOT_STATED)


def planned(position: Position, name: str, borough: str | None = None) -> tuple[Record, ...]:
    """The plan's rows of a kind, of all boroughs or of one."""
    records = position.of(name, Phase.PLAN)
    return records if borough is None else tuple(record for record in records if record.borough == borough)


def count_words(records: Iterable[Record], name: str, field: str) -> tuple[WordCount, ...]:
    """By the words of one field, in the form's order, not stated last."""
    counted = Counter(listed_word(name, field, record.text(field)) for record in records)
    return tuple(WordCount(word, counted[word]) for word in _in_form_order(counted, name, field))


OTHER = "Other"


def listed_word(name: str, field: str, word: str | None) -> str | None:
    """The word if the form lists it, else Other: what a sender puts in own words is counted there."""
    values = kind(name).field(field).values
    return word if word is None or not values or word in values else OTHER


def cross_count(records: Sequence[Record], name: str, row_field: str, column_field: str) -> CrossCount:
    """Two fields against each other; `row_field` may be "borough"."""

    def row_word(record: Record) -> str | None:
        return record.borough if row_field == "borough" else listed_word(name, row_field, record.text(row_field))

    cells = Counter(
        (row_word(record), listed_word(name, column_field, record.text(column_field))) for record in records
    )
    rows = {row for row, _ in cells}
    in_order = (
        tuple(sorted(row for row in rows if row is not None))
        if row_field == "borough"
        else _in_form_order(rows, name, row_field)
    )
    return CrossCount(in_order, _in_form_order({column for _, column in cells}, name, column_field), dict(cells))


def _in_form_order(words: Iterable[str | None], name: str, field: str) -> tuple[str | None, ...]:
    order = {word: place for place, word in enumerate(kind(name).field(field).values)}
    return tuple(sorted(words, key=lambda word: (word is None, order.get(word or "", len(order)), word or "")))


@dataclass(frozen=True, slots=True)
class OffenceCount:
    """Warrants and wanted enquiries about one group of offences."""

    group: str | None
    warrants: tuple[int, ...]
    """The rows, by their ids."""
    wanted: tuple[int, ...]

    @property
    def number(self) -> int:
        return len(self.warrants) + len(self.wanted)


def planned_offences(position: Position) -> tuple[OffenceCount, ...]:
    """By Home Office group, most first, not stated last."""
    warrants = _grouped(planned(position, "warrants"), "underlying_offence")
    wanted = _grouped(planned(position, "wanted"), "offence")
    counts = [OffenceCount(group, warrants.get(group, ()), wanted.get(group, ())) for group in {*warrants, *wanted}]
    return tuple(sorted(counts, key=lambda one: (one.group is None, -one.number, one.group or "")))


def _grouped(records: Sequence[Record], field: str) -> Mapping[str | None, tuple[int, ...]]:
    """The ids of the rows by the groups of their offences."""
    found: dict[str | None, list[int]] = {}
    for record in records:
        found.setdefault(_group(record.text(field)), []).append(record.id)
    return {group: tuple(ids) for group, ids in found.items()}


def _group(said: str | None) -> str | None:
    offence = None if said is None else offence_named(said)
    return None if said is None else OFF_THE_LIST if offence is None else group_said(offence.ho_group)


def short_offence(said: str | None) -> str:
    """The offence's code and the first words of its label; the sender's own words as they are; "not stated"."""
    offence = None if said is None else offence_named(said)
    if offence is None:
        return NOT_STATED if said is None else said
    return f"{offence.code} {offence.label.split(' (')[0].split(' / ')[0]}"


def group_said(group: str) -> str:
    """The name of a Home Office group; "(confirm)" in the list of offences is a note, not a name."""
    return "Group to be confirmed" if group.startswith("(") else group


@dataclass(frozen=True, slots=True)
class Ages:
    """Rows by how long ago: bands with their numbers, and rows that don't say."""

    bands: tuple[tuple[str, int], ...]
    not_stated: int
    oldest: int | None
    """In days."""


_BANDS = (("up to 7 days", 7), ("8 to 28 days", 28), ("29 to 90 days", 90), ("91 days to a year", 365))
_OLDER = "more than a year"


def ages(days: Iterable[int | None]) -> Ages:
    """Counts by band; a negative age (issued after the day) is not stated: it can't be right."""
    values = list(days)
    given = [value for value in values if value is not None and value >= 0]
    counted = Counter(next((name for name, most in _BANDS if value <= most), _OLDER) for value in given)
    names = [*(name for name, _ in _BANDS), _OLDER]
    return Ages(tuple((name, counted[name]) for name in names), len(values) - len(given), max(given, default=None))


def warrant_ages(position: Position) -> Ages:
    """Days from issue to the operation's day."""
    day = position.operation.day
    return ages(_days_before(day, record.text("date_issued")) for record in planned(position, "warrants"))


def wanted_ages(position: Position) -> Ages:
    return ages(record.whole("days_outstanding") for record in planned(position, "wanted"))


def _days_before(day: date, said: str | None) -> int | None:
    return None if said is None else (day - date.fromisoformat(said)).days


def is_open_space(patrol: Record) -> bool:
    return patrol["patrol_type"] == OPEN_SPACE or patrol["location_type"] in _OPEN_SPACE_PLACES


def open_spaces(position: Position) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Boroughs with the open spaces that they plan to patrol, each once, by name."""
    found: dict[str, dict[str, str]] = {}
    for record in planned(position, "patrols"):
        place = record.text("location")
        if place is not None and is_open_space(record):
            found.setdefault(record.borough, {}).setdefault(normalised(place), place)
    return tuple(
        (borough, tuple(sorted(found[borough].values()))) for borough in position.operation.boroughs if borough in found
    )


@dataclass(frozen=True, slots=True)
class WorkSpan:
    """One kind of work through the day: from its first start to its last end."""

    name: str
    period: Period
    officers: int | None
    """None where the work is not counted in officers."""
    kind: str
    ids: tuple[int, ...]
    """The rows that it is worked out from."""

    @property
    def pieces(self) -> int:
        return len(self.ids)


_MOMENT = 30
"""Minutes that a visit with a start and no end is drawn as."""


def day_phases(position: Position) -> tuple[WorkSpan, ...]:
    """The plan's kinds of work with known times, by their first start: the pack's Gantt."""
    phases: list[WorkSpan] = []
    by_tasking: dict[str, list[Record]] = {}
    for record in planned(position, "deployments"):
        tasking = listed_word("deployments", "tasking", record.text("tasking"))
        by_tasking.setdefault(tasking or "Tasking not stated", []).append(record)
    for tasking, records in by_tasking.items():
        phases += _phase("deployments", f"Serials: {tasking}", records, "duty_start", "duty_end", "officers")
    phases += _phase("warrants", "Warrants executed", planned(position, "warrants"), "planned_time")
    phases += _phase(
        "patrols", "Patrols", planned(position, "patrols"), "planned_start", "planned_end", "planned_officers"
    )
    phases += _phase("community", "Community engagement", planned(position, "community"), "planned_start")
    for name, kind_name in (("Venue visits", "venues"), ("Business engagement", "business")):
        phases += _clock_phase(position, kind_name, name)
    return tuple(sorted(phases, key=lambda one: (one.period.starts, one.period.ends, one.name)))


def _phase(
    kind_name: str, name: str, records: Sequence[Record], start: str, end: str = "", officers: str = ""
) -> list[WorkSpan]:
    timed = [(record, begins) for record in records if (begins := record.whole(start)) is not None]
    if not timed:
        return []
    ends = max((record.whole(end) if end else None) or begins + _MOMENT for record, begins in timed)
    strength = sum(record.whole(officers) or 0 for record, _ in timed) if officers else None
    ids = tuple(record.id for record, _ in timed)
    return [WorkSpan(name, Period(min(begins for _, begins in timed), ends), strength, kind_name, ids)]


def _clock_phase(position: Position, kind_name: str, name: str) -> list[WorkSpan]:
    """For kinds that give a time of day only: placed within the operation's period."""
    moments = {
        record.id: moment
        for record in planned(position, kind_name)
        if (moment := clock_moment(position, record.text("planned_time")))
    }
    if not moments:
        return []
    period = Period(min(moments.values()), max(moments.values()) + _MOMENT)
    return [WorkSpan(name, period, None, kind_name, tuple(moments))]


def clock_moment(position: Position, said: str | None) -> Minute | None:
    """The moment of the operation at which the clocks show this time."""
    return None if said is None else position.operation.period.place(time.fromisoformat(said))


def prisoners_by_hour(position: Position) -> tuple[tuple[Minute, int], ...]:
    """Arrest warrants planned by clock hour: prisoners to expect, searches left out."""
    counted = Counter[Minute]()
    for record in planned(position, "warrants"):
        begins = record.whole("planned_time")
        if begins is not None and not (record.text("warrant_type") or "").startswith("Search"):
            counted[begins - begins % 60] += 1
    return tuple(sorted(counted.items()))


def not_risk_assessed(position: Position) -> tuple[Record, ...]:
    """Warrants that say N to "risk assessed", or nothing: they may not go ahead."""
    return tuple(record for record in planned(position, "warrants") if record["risk_assessed"] != "Y")


def musters(position: Position) -> tuple[tuple[str, str, str, int], ...]:
    """Muster places with borough, earliest time and number of serials; not stated is said."""
    found: dict[tuple[str, str], list[str | None]] = {}
    for record in planned(position, "deployments"):
        key = (record.borough, record.text("muster_place") or "")
        found.setdefault(key, []).append(record.text("muster_time"))
    return tuple(
        (borough, place, min((one for one in times if one is not None), default=""), len(times))
        for (borough, place), times in sorted(found.items())
    )


def distinct(records: Iterable[Record], field: str) -> tuple[WordCount, ...]:
    """Free words of a field, alike spellings together, most frequent first."""
    spelt: dict[str, str] = {}
    counted = Counter[str]()
    for record in records:
        said = record.text(field)
        if said is not None:
            key = normalised(said)
            spelt.setdefault(key, said)
            counted[key] += 1
    by_number = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return tuple(WordCount(spelt[key], number) for key, number in by_number)


def split_words(records: Iterable[Record], name: str, field: str) -> tuple[WordCount, ...]:
    """The single words of a field that may hold several, most frequent first."""
    counted = Counter[str]()
    for record in records:
        words = (word.strip() for word in (record.text(field) or "").split(";"))
        counted.update({listed_word(name, field, word) or OTHER for word in words if word})
    return tuple(WordCount(word, number) for word, number in sorted(counted.items(), key=lambda one: (-one[1], one[0])))
