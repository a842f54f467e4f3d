"""Start a new operation."""

from datetime import date

from briefing_app.operation.boroughs import borough_named, met_boroughs
from briefing_app.operation.errors import Refused
from briefing_app.operation.operations import Operation, new_operation
from briefing_app.operation.times import Minute, now
from briefing_app.store.operations import add_operation, free_ref
from briefing_app.store.store import Store

_LONGEST_NAME = 60


def create_operation(
    store: Store,
    *,
    name: str,
    day: date,
    starts: Minute | None = None,
    ends: Minute | None = None,
    boroughs: tuple[str, ...] = (),
    created_at: Minute | None = None,
) -> Operation:
    """Keep a new operation under a reference of its own.

    Without times it runs from 05:00 to 05:00, without boroughs in all of the Met's 32.
    Raises Refused for a blank or over-long name, an end before its start, a borough that is none.
    """
    said = " ".join(name.split())
    if not said or len(said) > _LONGEST_NAME:
        raise Refused(f"An operation needs a name of 1 to {_LONGEST_NAME} characters; this one has {len(said)}.")
    chosen = _chosen(boroughs)
    with store.writing() as connection:
        operation = new_operation(free_ref(connection, day), said, day, starts=starts, ends=ends, boroughs=chosen)
        if operation.period.minutes <= 0:
            raise Refused("The operation ends before it starts. For an end on the next day write it as 05:00+1.")
        add_operation(connection, operation, created_at=now() if created_at is None else created_at)
    return operation


def _chosen(names: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    for name in names:
        borough = borough_named(name)
        if borough is None:
            raise Refused(f"“{name}” is no London borough that this app knows.")
        if not borough.met:
            raise Refused(f"{borough.name} has its own police force: it is a partner, and no return is expected of it.")
        found.append(borough.name)
    known = [borough.name for borough in met_boroughs()]
    return tuple(sorted(set(found), key=known.index))
