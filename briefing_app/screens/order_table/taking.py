"""What is typed or pasted into cells of the order → the edit that it makes, and what of it can't be taken."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from briefing_app.operation.order.clashes import name_of
from briefing_app.operation.order.drafts import Spot
from briefing_app.operation.order.edits import THERE, Change
from briefing_app.operation.order.entries import NotEntered, entered
from briefing_app.operation.order.order import Item
from briefing_app.operation.order.things import Thing
from briefing_app.operation.returns.sheet_shown import Place
from briefing_app.operation.times import Period
from briefing_app.operation.values import Value
from briefing_app.operation.words import plural
from briefing_app.screens.order_table.order_model import NEW, OrderModel


@dataclass(frozen=True, slots=True)
class Taken:
    """One edit. `drafts` are what stays as it was typed, and None where it has become a value."""

    says: str
    changes: Sequence[Change]
    drafts: Mapping[Spot, str | None]


def taken(
    texts: Mapping[Place, str], model: OrderModel, definition: Thing, period: Period, preset: Mapping[str, Value]
) -> Taken:
    """A row below the last one is a new thing, which has `preset` from the start."""
    changes: list[Change] = []
    drafts: dict[Spot, str | None] = {}
    new: dict[int, Item] = {}
    touched: dict[str, Item] = {}
    for place, text in sorted(texts.items()):
        field = model.fields[place[1]]
        item = model.item(place[0]) or new.get(place[0])
        if item is None or place[0] in new:
            drafts[Spot(definition.name, NEW, field.name)] = None
        if item is None:
            if not text.strip():
                continue
            item = new[place[0]] = Item(definition.name, new_id(), preset)
            changes += adding(item)
        spot = Spot(definition.name, item.id, field.name)
        drafts[spot] = None
        try:
            after = entered(field, text, period)
        except NotEntered:
            drafts[spot] = text
            touched[item.id] = item
            continue
        if after != item[field.name]:
            changes.append(Change(definition.name, item.id, field.name, item[field.name], after))
            touched[item.id] = item
    return Taken(_says(definition, changes, len(new), list(touched.values())), changes, drafts)


def adding(item: Item) -> Iterator[Change]:
    """The changes that put a thing into the order."""
    yield Change(item.thing, item.id, THERE, None, 1)
    for name, value in item.values.items():
        yield Change(item.thing, item.id, name, None, value)


def new_id() -> str:
    return uuid4().hex[:12]


def many(definition: Thing, count: int) -> str:
    """ "3 custody suites"."""
    return plural(count, definition.one, definition.many)


def _says(definition: Thing, changes: Sequence[Change], new: int, touched: Sequence[Item]) -> str:
    if new:
        return f"Add {definition.one if new == 1 else many(definition, new)}"
    fields = {one.field for one in changes}
    what = definition.field(next(iter(fields))).heading if len(fields) == 1 else plural(len(fields), "field")
    return f"{what} of {name_of(touched[0]) if len(touched) == 1 else many(definition, len(touched))}"
