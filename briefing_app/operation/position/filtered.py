"""The part of a position that a filter keeps, in which everything still stands as it stood in the whole."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.position.filters import TIME_FIELDS, Dimension, Filter, span_of, states, touches
from briefing_app.operation.position.position import Position, Record
from briefing_app.operation.position.stated import Stated, boroughs_of, stated
from briefing_app.operation.returns.returns import Received, SheetState
from briefing_app.operation.times import Period
from briefing_app.operation.values import Value

_OFFICERS = {Phase.PLAN: "planned_officers", Phase.RESULT: "actual_officers"}


def filtered(position: Position, wanted: Filter) -> Position:
    """Only what answers the filter.

    A plan and what was reported of it stay together, so that nothing planned becomes unplanned. A borough
    that stated its numbers and of which nothing answers states a zero; one that is awaited stays awaited.
    Where hours are asked for, patrols are cut to them, so that officer-hours are those of these hours.
    """
    recorded = wanted.dimensions - {Dimension.KIND, Dimension.PHASE}
    if not recorded:
        return position
    boroughs = frozenset(wanted.boroughs_among(boroughs_of(position)))
    records = {
        name: tuple(_kept(position, name, wanted, boroughs) if ones else ()) for name, ones in position.records.items()
    }
    returns = tuple(one for one in position.returns if one.borough in boroughs)
    return Position(
        _narrowed(position.operation, wanted, boroughs),
        tuple(_restated(position, returns, records)),
        records,
        position.backgrounds,
    )


def _narrowed(operation: Operation, wanted: Filter, boroughs: frozenset[str]) -> Operation:
    return replace(
        operation,
        boroughs=tuple(name for name in operation.boroughs if name in boroughs),
        period=wanted.between or operation.period,
    )


def _kept(position: Position, name: str, wanted: Filter, boroughs: frozenset[str]) -> Iterator[Record]:
    """The records of a kind that answer, in the order in which they stand."""
    ones = position.records[name]
    asked = wanted.answers_to(name) - {Dimension.BOROUGH, Dimension.BCU}
    if not asked:
        yield from (one for one in ones if one.borough in boroughs)
        return
    period = position.operation.period
    answering = {
        record.id
        for activity in position.activities(name)
        if activity.borough in boroughs and wanted.answered(asked, activity.records, name, period)
        for record in activity.records
    }
    cut = wanted.between if name == "patrols" else None
    for one in ones:
        if one.id in answering:
            yield one if cut is None else _cut(one, cut, period)


def _cut(patrol: Record, window: Period, period: Period) -> Record:
    """The part of a patrol within the window; of one wholly outside it nobody is counted."""
    span = span_of(patrol, "patrols", period)
    if span is None:
        return patrol
    if not touches(span, window):
        return _with(patrol, {_OFFICERS[patrol.phase]: 0})
    starts, ends = TIME_FIELDS["patrols", patrol.phase]
    within = {starts: max(span.starts, window.starts), ends: min(span.ends, window.ends)}
    return _with(patrol, within)


def _with(record: Record, values: Mapping[str, Value]) -> Record:
    items = dict(record.items()) | dict(values)
    return Record(
        {name: place for place, name in enumerate(items)},
        tuple(items.values()),
        id=record.id,
        borough=record.borough,
        phase=record.phase,
        return_id=record.return_id,
        sheet=record.sheet,
        row=record.row,
    )


def _restated(
    whole: Position, returns: Iterable[Received], records: Mapping[str, tuple[Record, ...]]
) -> Iterator[Received]:
    """The returns, with a stated nil where the whole states rows and none of them answers."""
    left = {(name, one.phase, one.borough) for name, ones in records.items() for one in ones}
    for one in returns:
        nil = {
            name: SheetState.NIL
            for name, state in one.sheets.items()
            if state is SheetState.ROWS
            and (name, one.phase, one.borough) not in left
            and stated(whole, name, one.phase, one.borough) is Stated.STATED
        }
        yield replace(one, sheets={**one.sheets, **nil}) if nil else one


def whole_records(position: Position, name: str, kept: Iterable[Record]) -> tuple[Record, ...]:
    """The same records as they were sent, where a filter has cut them."""
    by_id = {record.id: record for record in position.records.get(name, ())}
    return tuple(by_id[record.id] for record in kept)


def unstated(position: Position, wanted: Filter) -> Mapping[tuple[str, Dimension], int]:
    """By kind and dimension: what is planned or reported in the boroughs asked for and does not say.

    Such work can be found by no filter of this dimension: the words beside a number own up to it.
    """
    boroughs = frozenset(wanted.boroughs_among(boroughs_of(position)))
    found: dict[tuple[str, Dimension], int] = {}
    for name in position.records:
        for dimension in wanted.answers_to(name) & {Dimension.UNIT, Dimension.OFFENCE, Dimension.TIME}:
            number = sum(
                not any(states(dimension, record, name, position.operation.period) for record in one.records)
                for one in position.activities(name)
                if one.borough in boroughs
            )
            if number:
                found[name, dimension] = number
    return found
