"""Which records of a position a number stands for: what a Source means, said exactly."""

from briefing_app.figures.figure import Source
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position import Position, Record
from briefing_app.operation.returns import Value
from briefing_app.operation.times import Period

_TIMES = {
    ("patrols", Phase.PLAN): ("planned_start", "planned_end"),
    ("patrols", Phase.RESULT): ("actual_start", "actual_end"),
    ("deployments", Phase.PLAN): ("duty_start", "duty_end"),
    ("deployments", Phase.RESULT): ("duty_start", "duty_end"),
    ("arrests", Phase.RESULT): ("arrested_at", "arrested_at"),
    ("warrants", Phase.PLAN): ("planned_time", "planned_time"),
    ("community", Phase.PLAN): ("planned_start", "planned_start"),
}


def records_behind(position: Position, source: Source) -> tuple[Record, ...]:
    """The records that count now and answer the source, in their own order."""
    return tuple(record for record in position.records.get(source.kind, ()) if _answers(record, source))


def _answers(record: Record, source: Source) -> bool:
    if source.phase and record.phase != source.phase:
        return False
    return (
        all(_value(record, field) == value for field, value in source.where)
        and all(_value(record, field) in values for field, values in source.one_of)
        and not any(_value(record, field) in values for field, values in source.none_of)
        and (source.during is None or _touches(record, source))
    )


def _value(record: Record, field: str) -> Value:
    return record.borough if field == "borough" else record[field]


def _touches(record: Record, source: Source) -> bool:
    fields = _TIMES.get((source.kind, record.phase))
    if fields is None or source.during is None:
        return False
    starts, ends = (record.whole(field) for field in fields)
    if starts is None or ends is None:
        return False
    hour = Period(source.during, source.during + 60)
    return starts in hour if starts == ends else starts < hour.ends and ends > hour.starts
