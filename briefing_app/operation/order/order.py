"""The order as it stands, or stood: its things with their values, worked out from the edits that made it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefing_app.operation.order.edits import THERE, Change, Edit
from briefing_app.operation.order.things import things
from briefing_app.operation.values import Value


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the order: a serial, an objective, a section."""

    thing: str
    id: str
    values: Mapping[str, Value]

    def __getitem__(self, name: str) -> Value:
        return self.values.get(name)

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return "" if value is None else str(value)

    def whole(self, name: str) -> int | None:
        """A count or a Minute."""
        value = self.values.get(name)
        return value if isinstance(value, int) else None


@dataclass(frozen=True)
class Order:
    """Its things by kind, each in the order in which they were put in."""

    items: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)

    def of(self, thing: str) -> tuple[Item, ...]:
        return self.items.get(thing, ())

    def item(self, thing: str, id: str) -> Item | None:
        return next((one for one in self.of(thing) if one.id == id), None)

    def value(self, thing: str, id: str, name: str) -> Value:
        """None where the thing is not there, or the field not stated."""
        one = self.item(thing, id)
        if one is None:
            return None
        return 1 if name == THERE else one[name]


def order_of(edits: Iterable[Edit]) -> Order:
    """A thing that was taken out and brought back has its values and its place among the others again."""
    known = {one.name for one in things()}
    there: dict[tuple[str, str], bool] = {}
    values: dict[tuple[str, str], dict[str, Value]] = {}
    for edit in edits:
        for change in edit.changes:
            key = change.thing, change.id
            if change.thing not in known:
                # A kind of thing that a newer version of the app knows.
                continue
            if change.field == THERE:
                there[key] = change.after is not None
            else:
                values.setdefault(key, {})[change.field] = change.after
    items: dict[str, list[Item]] = {}
    for (name, ref), present in there.items():
        if present:
            stated = {field: value for field, value in values.get((name, ref), {}).items() if value is not None}
            items.setdefault(name, []).append(Item(name, ref, stated))
    return Order({name: tuple(ones) for name, ones in items.items()})


def with_changes(order: Order, changes: Iterable[Change]) -> Order:
    """The order as it will be with these changes; a thing that is new stands last."""
    items = {name: {one.id: one for one in ones} for name, ones in order.items.items()}
    for change in changes:
        ones = items.setdefault(change.thing, {})
        if change.field == THERE:
            if change.after is None:
                ones.pop(change.id, None)
            else:
                ones.setdefault(change.id, Item(change.thing, change.id, {}))
        elif change.id in ones:
            values = dict(ones[change.id].values)
            values.pop(change.field, None)
            if change.after is not None:
                values[change.field] = change.after
            ones[change.id] = Item(change.thing, change.id, values)
    return Order({name: tuple(ones.values()) for name, ones in items.items() if ones})
