"""Serials from the deployments that boroughs plan, and tasks from the plans: nothing is typed twice."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing_app.operation.counting.deployment_checks import muster_of
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.order.clashes import TASKS, tasks_of
from briefing_app.operation.order.edits import THERE, Change
from briefing_app.operation.order.order import Item, Order
from briefing_app.operation.order.things import FieldType, thing
from briefing_app.operation.position.position import Position, Record
from briefing_app.operation.times import from_minute
from briefing_app.operation.values import Value
from briefing_app.operation.words import normalised, say_moment

_RANKS = ("inspectors", "sergeants", "constables", "special_constables", "pcsos")
_TAKEN_OVER = {
    "serial": "serial",
    "call_sign": "call_sign",
    "unit": "unit",
    "supervisor": "supervisor",
    "tasking": "tasking",
    "muster_place": "muster_place",
    "starts": "duty_start",
    "ends": "duty_end",
    "talkgroup": "talkgroup",
    "meal": "meal_arrangements",
    "kit": "kit_dress",
}
"""Field of a serial → field of a deployment."""


def seeds_to_come(order: Order, position: Position, boroughs: Collection[str] | None = None) -> tuple[Record, ...]:
    """Planned deployments, of all boroughs or of these, of which the order has no serial yet."""
    there = {item.id for item in order.of("serials")}
    named = {(item.text("borough"), normalised(item.text("serial"))) for item in order.of("serials")}
    return tuple(
        record
        for record in position.of("deployments", Phase.PLAN)
        if (boroughs is None or record.borough in boroughs)
        and _id(record) not in there
        and (record.borough, normalised(record.text("serial") or "")) not in named
    )


def serials_from(records: Iterable[Record], position: Position) -> tuple[Change, ...]:
    """Each a serial with all that its borough says of it; what is not stated stays so."""
    assigned = _assigned(position)
    changes: list[Change] = []
    for record in records:
        changes.append(Change("serials", _id(record), THERE, None, 1))
        for name, value in _values(record, assigned).items():
            if value is not None:
                changes.append(Change("serials", _id(record), name, None, value))
    return tuple(changes)


def strength_of(record: Record) -> str | None:
    """By rank; None where the ranks don't come to the officers that are stated: what is missing is not made up."""
    ranks = [record.whole(name) for name in _RANKS]
    if all(number is None for number in ranks):
        return None
    total, staff = record.whole("officers"), record.whole("police_staff_partners") or 0
    known = sum(number or 0 for number in ranks)
    if total is not None and total not in (known, known + staff):
        return None
    return "-".join(str(number or 0) for number in ranks)


def _id(record: Record) -> str:
    """The same for the same deployment, in whichever version of its return it comes."""
    said = record.text("ref") or record.text("serial") or f"{record.sheet} {record.row}"
    return f"deployment {record.borough} {said}"


def _values(record: Record, assigned: Mapping[tuple[str, str], list[str]]) -> dict[str, Value]:
    allowed = {field.name: field for field in thing("serials").fields}
    values: dict[str, Value] = {"borough": record.borough, "strength": strength_of(record), "muster": muster_of(record)}
    for name, source in _TAKEN_OVER.items():
        value = record[source]
        # What a borough calls a unit in its own words is no choice of the order's: it is left to be chosen.
        listed = allowed[name].type is not FieldType.UNIT or value in allowed[name].values
        values[name] = value if listed else None
    vehicles = record.whole("vehicles")
    values["vehicle"] = str(vehicles) if vehicles else None
    refs = assigned.get((record.borough, normalised(record.text("serial") or "")), [])
    values["tasks"] = "; ".join(refs) or None
    return values


def _assigned(position: Position) -> Mapping[tuple[str, str], list[str]]:
    """Borough and serial → the work that the borough's plan gives it."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in ("warrants", "wanted", "compliance"):
        for record in position.of(name, Phase.PLAN):
            serial, ref = record.text("assigned_serial"), record.text("ref")
            if serial and ref:
                found[record.borough, normalised(serial)].append(ref)
    return found


# --- what a serial may still be given ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A planned piece of work that no serial has been given."""

    ref: str
    kind: str
    says: str
    """ "Warrant, Thu 13 May 2021 06:00"; never who it is about."""

    @property
    def name(self) -> str:
        return kind(self.kind).one


def open_tasks(order: Order, position: Position, serial: Item) -> tuple[OpenTask, ...]:
    """The references in the plan of the serial's borough that no other serial has, kind by kind."""
    taken = {ref for item in order.of("serials") if item.id != serial.id for ref in tasks_of(item)}
    return tuple(
        OpenTask(ref, name, _said(name, record))
        for name in TASKS
        for record in position.of(name, Phase.PLAN)
        if record.borough == serial.text("borough") and (ref := record.text("ref")) and ref not in taken
    )


def _said(name: str, record: Record) -> str:
    """By type, place of a public kind, and time."""
    definition = kind(name)
    return ", ".join((definition.one.capitalize(), *_parts(name, record)))


_SAID_OF = {
    "warrants": ("warrant_type", "planned_time"),
    "wanted": ("wanted_type", "risk_grade"),
    "compliance": ("subject_category", "planned_window"),
    "patrols": ("patrol_type", "location", "planned_start"),
    "venues": ("venue_name", "planned_time"),
    "business": ("business_name", "planned_time"),
    "community": ("engagement_type", "location", "planned_start"),
}


def _parts(name: str, record: Record) -> Iterator[str]:
    there = {field.name for field in kind(name).fields if not field.withheld}
    for field in _SAID_OF[name]:
        value = record[field] if field in there else None
        match value:
            case None:
                continue
            case int():
                yield say_moment(from_minute(value))
            case _:
                yield value
