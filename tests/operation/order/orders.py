"""Orders made by hand."""

from briefing_app.operation.order.order import Item, Order
from briefing_app.operation.values import Value
from tests.positions import moment


def item(thing: str, id: str, **values: Value) -> Item:
    return Item(thing, id, values)


def serial(id: str, **values: Value) -> Item:
    """One that nothing is wrong with but what is said."""
    usual: dict[str, Value] = {
        "serial": id,
        "unit": "Predatory Offenders Unit",
        "supervisor": f"PS Example {id}",
        "strength": "0-1-6-0-0",
        "borough": "Lambeth",
        "starts": moment("06:00"),
        "ends": moment("14:00"),
    }
    return Item("serials", id, {key: value for key, value in {**usual, **values}.items() if value is not None})


def order(*items: Item) -> Order:
    return Order({name: tuple(one for one in items if one.thing == name) for name in {one.thing for one in items}})
