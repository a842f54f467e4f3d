"""What a new operation takes over from an earlier one: who, what for, when in the day; never what came of it."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from briefing_app.operation.order.edits import THERE, Change
from briefing_app.operation.order.order import Item, Order
from briefing_app.operation.order.things import FieldType, thing
from briefing_app.operation.times import Minute, Period, at, from_minute
from briefing_app.operation.values import Value

_LEFT_BEHIND = {
    "objectives": ("achieved", "evidence"),
    "serials": ("tasks",),
    "sections": ("seed",),
}
"""What belongs to the day that was: its results, and references of its returns."""
_TAKEN = ("command", "objectives", "phases", "custody", "cover", "serials", "sections")
_CLOSED = "Closed"


def carried_over(order: Order, former: Period, period: Period, new_id: Callable[[], str]) -> tuple[Change, ...]:
    """The changes that put into a new order what stands in a former one, its times moved to the new day.

    Actions that are not closed follow under the id that they have, so that what became of one is found again.
    """
    changes: list[Change] = []
    for name in _TAKEN:
        for item in order.of(name):
            changes += _adding(item, new_id(), former, period)
    for item in order.of("actions"):
        if item["status"] != _CLOSED:
            changes += _adding(item, item.id, former, period)
    return tuple(changes)


def moved(minute: Minute, former: Period, period: Period) -> Minute:
    """The same clock time, as many days into the new operation as it was into the former one."""
    moment = from_minute(minute)
    days = (moment.date() - from_minute(former.starts).date()).days
    return at(from_minute(period.starts).date() + timedelta(days=days), moment.time())


def _adding(item: Item, ref: str, former: Period, period: Period) -> Iterator[Change]:
    yield Change(item.thing, ref, THERE, None, 1)
    for field in thing(item.thing).fields:
        value: Value = item[field.name]
        if value is None or field.name in _LEFT_BEHIND.get(item.thing, ()):
            continue
        if field.type is FieldType.MOMENT and isinstance(value, int):
            value = moved(value, former, period)
        yield Change(item.thing, ref, field.name, None, value)
