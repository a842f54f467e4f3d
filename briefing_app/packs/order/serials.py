"""The serials of the day: those of the order, and those that boroughs planned and the order does not have."""

from briefing_app.operation.counting.planned_work import planned
from briefing_app.operation.counting.spans import say_clock
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.order.entries import officers
from briefing_app.operation.order.order import Item
from briefing_app.operation.position.position import Record
from briefing_app.operation.values import Value
from briefing_app.operation.words import normalised
from briefing_app.packs.material import Material

_RANKS = ("inspectors", "sergeants", "constables", "special_constables", "pcsos")
_SAME = ("serial", "call_sign", "unit", "tasking", "supervisor", "muster_place", "talkgroup")


def serials_of_day(material: Material, borough: str | None = None) -> tuple[Record, ...]:
    """As rows of deployments, of all boroughs or of one.

    A serial of the order stands for the borough's own with the same name: it is what was made of that.
    """
    ordered = tuple(
        _as_deployment(item, place)
        for place, item in enumerate(material.order.of("serials"))
        if item.text("borough") and borough in (None, item.text("borough"))
    )
    known = {(one.borough, normalised(one.text("serial") or "")) for one in ordered if one.text("serial")}
    planned_only = tuple(
        one
        for one in planned(material.position, "deployments", borough)
        if (one.borough, normalised(one.text("serial") or "")) not in known
    )
    return (*ordered, *planned_only)


def tasks_named(material: Material, record: Record) -> frozenset[str]:
    """References of the work that the order gives to a serial."""
    if record.return_id:
        return frozenset()
    item = material.order.of("serials")[record.row]
    return frozenset(normalised(part) for part in item.text("tasks").split(";") if part.strip())


def vehicles_of(material: Material, record: Record) -> str | None:
    """In the order's words; a borough's plan gives a number."""
    if record.return_id:
        number = record.whole("vehicles")
        return None if number is None else str(number)
    return material.order.of("serials")[record.row].text("vehicle") or None


def _as_deployment(item: Item, place: int) -> Record:
    """`row` is its place among the order's serials; it is from no return."""
    muster = item.whole("muster")
    values: dict[str, Value] = {
        **{name: item[name] for name in _SAME},
        "officers": officers(item["strength"]),
        "muster_time": None if muster is None else say_clock(muster),
        "duty_start": item["starts"],
        "duty_end": item["ends"],
        "meal_arrangements": item["meal"],
        "kit_dress": item["kit"],
    }
    strength = item["strength"]
    if isinstance(strength, str):
        values.update(zip(_RANKS, map(int, strength.split("-")), strict=True))
    names = kind("deployments").record_columns
    return Record(
        {name: number for number, name in enumerate(names)},
        tuple(values.get(name) for name in names),
        id=-1 - place,
        borough=item.text("borough"),
        phase=Phase.PLAN,
        return_id=0,
        sheet="",
        row=place,
    )
