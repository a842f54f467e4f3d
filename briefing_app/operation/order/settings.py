"""What an operation is set to, as one thing of its order: so that it is edited, undone and known as all the rest."""

from collections.abc import Mapping
from dataclasses import replace

from briefing_app.operation.boroughs import borough_named, met_boroughs
from briefing_app.operation.operations import Marking, Operation
from briefing_app.operation.order.edits import Change
from briefing_app.operation.order.order import Item, Order
from briefing_app.operation.times import Period, from_minute
from briefing_app.operation.values import Value
from briefing_app.operation.words import listed_few, plural, say_duration

OPERATION = "operation"
"""The name of the thing, and the id of the only one."""

LONGEST_NAME = 60
LONGEST_PERIOD = 14 * 24 * 60
"""Minutes; what is longer is a slip of the pen in a date."""


def item_of(operation: Operation) -> Item:
    values: Mapping[str, Value] = {
        "name": operation.name,
        "starts": operation.period.starts,
        "ends": operation.period.ends,
        "boroughs": "; ".join(operation.boroughs),
        "plan_due": operation.plan_due,
        "result_due": operation.result_due,
        "marking": operation.marking.value,
        "handling": operation.handling or None,
    }
    return Item(OPERATION, OPERATION, {name: value for name, value in values.items() if value is not None})


def with_settings(order: Order, operation: Operation) -> Order:
    return Order({OPERATION: (item_of(operation),), **order.items})


def settings_changed(operation: Operation, changes: tuple[Change, ...]) -> Operation:
    """The operation as these changes leave it; its day is the one on which it starts. What is not sound is not told."""
    values = dict(item_of(operation).values)
    values |= {one.field: one.after for one in changes if one.thing == OPERATION}
    starts, ends = (values[name] if isinstance(values[name], int) else 0 for name in ("starts", "ends"))
    due = [values[name] for name in ("plan_due", "result_due")]
    return replace(
        operation,
        name=str(values["name"] or ""),
        day=from_minute(starts or 0).date() if isinstance(starts, int) else operation.day,
        period=Period(int(starts or 0), int(ends or 0)),
        boroughs=boroughs_in(values["boroughs"]),
        marking=Marking(str(values["marking"])) if values["marking"] else operation.marking,
        handling=str(values.get("handling") or ""),
        plan_due=int(due[0] or 0),
        result_due=int(due[1] or 0),
    )


def boroughs_in(value: Value) -> tuple[str, ...]:
    return tuple(part.strip() for part in str(value or "").split(";") if part.strip())


def wrong_setting(operation: Operation) -> tuple[str, str] | None:
    """The first field that can't be as it is, and why; None where the operation is sound."""
    period = operation.period
    if not operation.name:
        return "name", "Give the operation a name; it stands on every page and file."
    if len(operation.name) > LONGEST_NAME:
        return "name", f"A name has at most {LONGEST_NAME} characters; this one has {len(operation.name)}."
    if period.minutes <= 0:
        return "ends", "The operation ends before it starts. An end on the next day needs its date: 14/05/2021 05:00."
    if period.minutes > LONGEST_PERIOD:
        return "ends", f"The operation would last {say_duration(period.minutes)}. Look at the dates."
    unknown = [name for name in operation.boroughs if (found := borough_named(name)) is None or not found.met]
    if unknown:
        return "boroughs", f"{listed_few(unknown)} {'is' if len(unknown) == 1 else 'are'} no borough of the Met."
    if not operation.boroughs:
        return "boroughs", "Choose at least one borough."
    if operation.plan_due > operation.result_due:
        return "result_due", "Results would be due before plans."
    return None


def say_boroughs(names: tuple[str, ...]) -> str:
    every = len(met_boroughs())
    return f"All {every} boroughs of the Met" if len(names) == every else plural(len(names), "borough")
