"""Which records of a position a number stands for: what a Source means, said exactly."""

from briefing_app.figures.figure import OFFICER_HOURS, Source
from briefing_app.operation.counting.arrest_counts import persons
from briefing_app.operation.kinds import Phase, Type, kind
from briefing_app.operation.position.filters import span_of, touches
from briefing_app.operation.position.position import Position, Record
from briefing_app.operation.times import Period
from briefing_app.operation.values import Value
from briefing_app.operation.words import normalised


def records_behind(position: Position, source: Source) -> tuple[Record, ...]:
    """The records that count now and answer the source, in their own order."""
    standing = _standing(position, source)
    return tuple(
        record
        for record in position.records.get(source.kind, ())
        if _answers(record, source, position.operation.period)
        and (standing is None or record.id in standing)
        and (source.ids is None or record.id in source.ids)
    )


def number_behind(position: Position, source: Source) -> float:
    """What the records come to: a sum, a number of different words, or else how many they are."""
    records = records_behind(position, source)
    if not source.adds:
        return len(records)
    if source.adds == OFFICER_HOURS:
        return sum(_officer_minutes(record, source, position.operation.period) for record in records) / 60
    if (source.kind, source.adds) == ("arrests", "persons"):
        return sum(map(persons, records))
    if kind(source.kind).field(source.adds).type is not Type.INT:
        words = [(record.borough, normalised(word)) for record in records if (word := record.text(source.adds))]
        return len(set(words))
    return sum(record.whole(source.adds) or 0 for record in records)


def _officer_minutes(record: Record, source: Source, operation: Period) -> int:
    """Of a patrol, within the time that is asked about."""
    span = span_of(record, source.kind, operation)
    if span is None or span.ends <= span.starts:
        return 0
    starts, ends = span.starts, span.ends
    if source.during is not None:
        starts = max(starts, source.during, operation.starts)
        ends = min(ends, source.during + source.lasting, operation.ends)
    officers = record.whole("planned_officers" if record.phase is Phase.PLAN else "actual_officers")
    return (officers or 0) * max(0, ends - starts)


def _standing(position: Position, source: Source) -> frozenset[int] | None:
    """The ids of the records that stand as asked between plan and result; None where that is not asked."""
    if not source.standing:
        return None
    return frozenset(
        record.id
        for activity in position.activities(source.kind)
        if activity.standing in source.standing
        for record in activity.records
    )


def _answers(record: Record, source: Source, operation: Period) -> bool:
    if source.phase and record.phase != source.phase:
        return False
    return (
        all(_value(record, field) == value for field, value in source.where)
        and all(_value(record, field) in values for field, values in source.one_of)
        and not any(_value(record, field) in values for field, values in source.none_of)
        and (source.during is None or _touches(record, source, operation))
    )


def _value(record: Record, field: str) -> Value:
    return record.borough if field == "borough" else record[field]


def _touches(record: Record, source: Source, operation: Period) -> bool:
    if source.during is None:
        return False
    span = span_of(record, source.kind, operation)
    return span is not None and touches(span, Period(source.during, source.during + source.lasting))
