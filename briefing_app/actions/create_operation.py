"""Start a new operation."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from briefing_app.operation.boroughs import borough_named, met_boroughs
from briefing_app.operation.errors import Refused
from briefing_app.operation.operations import Operation, new_operation
from briefing_app.operation.order.carried_over import carried_over, moved
from briefing_app.operation.order.edits import Change
from briefing_app.operation.order.order import order_of
from briefing_app.operation.order.templates import filled_in, read_template
from briefing_app.operation.times import Minute, now
from briefing_app.store.operations import add_operation, free_ref, operation_of
from briefing_app.store.orders import add_edit, edits_of
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
    like: str = "",
    template: Path | None = None,
    by: str = "not stated",
) -> Operation:
    """Keep a new operation under a reference of its own.

    Without times it runs from 05:00 to 05:00, without boroughs in all of the Met's 32. `like` is the reference of an
    earlier operation, whose order it takes over as far as it holds for another day; `template` a file that has one.
    Raises Refused for a blank or over-long name, an end before its start, a borough that is none, a bad template;
    NotFound where there is no operation to be like.
    """
    said = " ".join(name.split())
    if not said or len(said) > _LONGEST_NAME:
        raise Refused(f"An operation needs a name of 1 to {_LONGEST_NAME} characters; this one has {len(said)}.")
    chosen = _chosen(boroughs)
    with store.writing() as connection:
        operation = new_operation(free_ref(connection, day), said, day, starts=starts, ends=ends, boroughs=chosen)
        if operation.period.minutes <= 0:
            raise Refused("The operation ends before it starts. For an end on the next day write it as 05:00+1.")
        when = now() if created_at is None else created_at
        says = ""
        changes: tuple[Change, ...] = ()
        if like:
            former = operation_of(connection, like)
            operation = _set_like(operation, former)
            says = f"Take over from {former.name}"
            changes = carried_over(order_of(edits_of(connection, like)), former.period, operation.period, _new_id)
        elif template is not None:
            read = read_template(template)
            says, changes = f"Start from {read.name}", filled_in(read, operation.period, _new_id)
        add_operation(connection, operation, created_at=when)
        if changes:
            add_edit(connection, operation.ref, says, changes, by=by, at=when)
    return operation


def _set_like(operation: Operation, former: Operation) -> Operation:
    """Marked, handled and due as the former one was."""
    plan_due, result_due = (moved(one, former.period, operation.period) for one in (former.plan_due, former.result_due))
    return replace(
        operation, marking=former.marking, handling=former.handling, plan_due=plan_due, result_due=result_due
    )


def _new_id() -> str:
    return uuid4().hex[:12]


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
