"""What contradicts itself in the order, or with the boroughs' plans: each with its place and its weight."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from briefing_app.operation.counting.deployment_checks import LONGEST_DUTY
from briefing_app.operation.counting.planned_work import prisoners_by_hour
from briefing_app.operation.counting.required_cover import RequiredCover, cover_met
from briefing_app.operation.kinds import Phase
from briefing_app.operation.order.entries import officers
from briefing_app.operation.order.order import Item, Order
from briefing_app.operation.order.things import thing
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.times import Period, from_minute
from briefing_app.operation.words import listed_few, normalised, plural, say_duration, say_moment


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing to mend, and where."""

    thing: str
    id: str
    """Empty where it is about all of them."""
    field: str
    says: str
    blocking: bool
    """Whether the order can't be issued with it."""


def clashes(order: Order, position: Position) -> tuple[Clash, ...]:
    """In the order of the things, the blocking ones first."""
    found = [clash for check in _CHECKS for clash in check(order, position)]
    return tuple(sorted(found, key=lambda one: not one.blocking))


def name_of(item: Item) -> str:
    """What the inspector calls it: "serial 4", "Gold (Arrests)"."""
    match item.thing:
        case "serials":
            return f"serial {item.text('serial') or 'without a number'}"
        case "command":
            return f"{item.text('level') or 'a command role'} ({item.text('function') or 'no function'})"
        case "phases":
            return item.text("name") or "a phase without a name"
        case "objectives":
            return f"objective {item.text('number') or item.text('objective')[:40]}"
        case "custody":
            return item.text("suite") or "a custody suite"
        case "sections":
            return item.text("section") or "a section"
        case "operation":
            return "the operation"
        case "cover":
            return f"required cover at {item.text('place') or item.text('borough')}"
        case _:
            return thing(item.thing).one


def duty(item: Item, starts: str = "starts", ends: str = "ends") -> Period | None:
    """None where either end is missing, or they are the wrong way round."""
    first, last = item.whole(starts), item.whole(ends)
    return Period(first, last) if first is not None and last is not None and first < last else None


def required_cover(order: Order) -> tuple[RequiredCover, ...]:
    """What the order asks for, as far as it is stated in full."""
    return tuple(
        RequiredCover(item.text("borough"), item.text("place"), period, number)
        for item in order.of("cover")
        if (period := duty(item)) is not None and (number := item.whole("officers")) and item.text("borough")
    )


# --- one thing by itself ------------------------------------------------------------------------


def _missing(order: Order, _: Position) -> Iterator[Clash]:
    for items in order.items.values():
        for item in items:
            for field in thing(item.thing).fields:
                if field.needed and item[field.name] is None:
                    says = f"{field.heading} of {name_of(item)} is not stated."
                    yield Clash(item.thing, item.id, field.name, _sentence(says), blocking=True)


def _ends_before_starts(order: Order, _: Position) -> Iterator[Clash]:
    for name in ("phases", "cover", "serials"):
        for item in order.of(name):
            starts, ends = item.whole("starts"), item.whole("ends")
            if starts is not None and ends is not None and ends <= starts:
                says = f"{name_of(item)} ends at {_said(ends)}, before it starts at {_said(starts)}."
                yield Clash(name, item.id, "ends", _sentence(says), blocking=True)


def _outside(order: Order, position: Position) -> Iterator[Clash]:
    period = position.operation.period
    for name in ("phases", "serials"):
        for item in order.of(name):
            within = duty(item)
            if within is not None and (within.ends <= period.starts or within.starts >= period.ends):
                says = f"{name_of(item)} lies outside the operation, which is from {_said(period.starts)} to "
                yield Clash(name, item.id, "starts", _sentence(f"{says}{_said(period.ends)}."), blocking=True)


def _serials_alone(order: Order, _: Position) -> Iterator[Clash]:
    for item in order.of("serials"):
        name, period, strength = name_of(item), duty(item), officers(item["strength"])
        if not item.text("supervisor"):
            yield Clash("serials", item.id, "supervisor", _sentence(f"{name} has no supervisor."), blocking=False)
        if strength == 0:
            yield Clash("serials", item.id, "strength", _sentence(f"{name} has a strength of nobody."), blocking=True)
        if period is not None and period.minutes > LONGEST_DUTY:
            says = f"{name} is on duty for {say_duration(period.minutes)}, more than 12 hours."
            yield Clash("serials", item.id, "ends", _sentence(says), blocking=False)
        muster, starts = item.whole("muster"), item.whole("starts")
        if muster is not None and starts is not None and muster > starts:
            says = f"{name} musters at {_said(muster)}, after its duty starts at {_said(starts)}."
            yield Clash("serials", item.id, "muster", _sentence(says), blocking=False)


def _reasons(order: Order, _: Position) -> Iterator[Clash]:
    for item in order.of("log"):
        if item["entry"] == "Decision" and not item.text("rationale"):
            says = "A decision in the log has no rationale."
            yield Clash("log", item.id, "rationale", says, blocking=False)


# --- one thing beside another -------------------------------------------------------------------


def _phases_overlap(order: Order, _: Position) -> Iterator[Clash]:
    for one, other in _overlapping(order.of("phases")):
        says = f"{name_of(one)} and {name_of(other)} overlap."
        yield Clash("phases", other.id, "starts", _sentence(says), blocking=False)


def _double_booked(order: Order, _: Position) -> Iterator[Clash]:
    for field, what in (("serial", "number"), ("call_sign", "call sign"), ("supervisor", "supervisor")):
        alike: dict[str, list[Item]] = defaultdict(list)
        for item in order.of("serials"):
            if item.text(field):
                alike[normalised(item.text(field))].append(item)
        for items in alike.values():
            for one, other in _overlapping(items):
                says = (
                    f"Two serials have the {what} {other.text(field)} at the same time, from "
                    f"{_said(max(one.whole('starts') or 0, other.whole('starts') or 0))}."
                )
                yield Clash("serials", other.id, field, says, blocking=field == "serial")


def _overlapping(items: Iterable[Item]) -> Iterator[tuple[Item, Item]]:
    timed = [(item, period) for item in items if (period := duty(item)) is not None]
    for (one, first), (other, second) in combinations(timed, 2):
        if first.starts < second.ends and second.starts < first.ends:
            yield one, other


# --- beside the boroughs' plans -----------------------------------------------------------------


def _tasks_unknown(order: Order, position: Position) -> Iterator[Clash]:
    known = {record.text("ref") for name in TASKS for record in position.of(name, Phase.PLAN)}
    for item in order.of("serials"):
        unknown = [ref for ref in tasks_of(item) if ref not in known]
        if unknown:
            says = f"{name_of(item)} is tasked with {listed_few(unknown)}, which no plan has."
            yield Clash("serials", item.id, "tasks", _sentence(says), blocking=False)


def _warrants_without_serial(order: Order, position: Position) -> Iterator[Clash]:
    if not order.of("serials"):
        return
    tasked = {ref for item in order.of("serials") for ref in tasks_of(item)}
    warrants = position.of("warrants", Phase.PLAN)
    left = [str(record["ref"]) for record in warrants if record["ref"] not in tasked]
    if left:
        says = f"{plural(len(left), 'planned warrant')} of {len(warrants)} {'is' if len(left) == 1 else 'are'} given "
        yield Clash("serials", "", "tasks", f"{says}to no serial: {listed_few(left)}.", blocking=False)


def _cells_short(order: Order, position: Position) -> Iterator[Clash]:
    suites = order.of("custody")
    if not suites:
        return
    cells = sum((item.whole("cells") or 0) - (item.whole("closed") or 0) for item in suites)
    for hour, prisoners in prisoners_by_hour(position):
        if prisoners > cells:
            says = (
                f"{plural(prisoners, 'prisoner')} are expected in the hour from {_said(hour)}, "
                f"and {plural(cells, 'cell')} are there."
            )
            yield Clash("custody", "", "cells", says, blocking=False)


def _cover_short(order: Order, position: Position) -> Iterator[Clash]:
    for met in cover_met(position, required_cover(order)):
        if met.planned.stated is not Stated.STATED:
            continue
        for short in met.planned.shortfalls:
            yield Clash("cover", "", "officers", f"Required cover is not planned: {short.said}.", blocking=False)


TASKS = ("warrants", "wanted", "compliance", "patrols", "venues", "business", "community")
"""The kinds of work that a serial can be tasked with."""


def tasks_of(serial: Item) -> tuple[str, ...]:
    return tuple(part.strip() for part in serial.text("tasks").split(";") if part.strip())


def _said(minute: int) -> str:
    return say_moment(from_minute(minute))


def _sentence(says: str) -> str:
    return says[:1].upper() + says[1:]


_CHECKS: tuple[Callable[[Order, Position], Iterator[Clash]], ...] = (
    _missing,
    _ends_before_starts,
    _outside,
    _phases_overlap,
    _double_booked,
    _serials_alone,
    _warrants_without_serial,
    _tasks_unknown,
    _cells_short,
    _cover_short,
    _reasons,
)
