"""The order's objectives: measure and target, and beside them what is planned and what was achieved, as counted."""

from collections.abc import Callable, Mapping

from briefing_app.operation.counting.arrest_counts import met_arrests, total_of
from briefing_app.operation.counting.sums import people_engaged, staff_trained
from briefing_app.operation.order.order import Item
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.words import NOT_STATED, say_count, say_number
from briefing_app.packs.material import Material

WORK = {
    "Warrants executed": "warrants",
    "Wanted located": "wanted",
    "Compliance visits made": "compliance",
    "Patrols completed": "patrols",
    "Venues visited": "venues",
    "Businesses engaged": "business",
}
KIND_OF = {
    **WORK,
    "Patrol officer-hours": "patrols",
    "Arrests": "arrests",
    "Staff trained": "business",
    "People engaged": "community",
}
"""Whose results measure it."""
NOTHING_COUNTED = "–"
"""No count says it: it is entered by hand."""


def in_order(material: Material) -> tuple[Item, ...]:
    """By their numbers, those without one last."""
    found = material.order.of("objectives")
    return tuple(sorted(found, key=lambda one: (one.whole("number") is None, one.whole("number") or 0)))


def name_of(item: Item) -> str:
    number = item.whole("number")
    return f"{number}. {item.text('objective')}" if number is not None else item.text("objective") or NOT_STATED


def target_of(item: Item) -> str:
    target = item.whole("target")
    return "none set" if target is None else say_count(target)


def planned_for(material: Material, item: Item) -> str:
    """What the plans have for what measures it."""
    source = item.text("figure")
    if source == "Patrol officer-hours":
        stated = material.measure("patrols").plan_stated
        return say_number(material.coverage.planned_minutes / 60) if stated is Stated.STATED else stated.value
    name = WORK.get(source)
    if name is None:
        return NOTHING_COUNTED
    measure = material.measure(name)
    return say_count(measure.planned) if measure.plan_stated is Stated.STATED else measure.plan_stated.value


def counted_for(material: Material, item: Item) -> str:
    """What the results have for what measures it; the word for what they do not state."""
    source = item.text("figure")
    name = WORK.get(source)
    if name is not None:
        measure = material.measure(name)
        if measure.result_stated is not Stated.STATED:
            return measure.result_stated.value
        return say_count(measure.done_in_all)
    count = _COUNTS.get(source)
    return NOTHING_COUNTED if count is None else count(material)


def _officer_hours(material: Material) -> str:
    state = material.measure("patrols").result_stated
    return say_number(material.coverage.actual_minutes / 60) if state is Stated.STATED else state.value


def _arrests(material: Material) -> str:
    state = material.state("arrests")
    return say_count(total_of(met_arrests(material.position))) if state is Stated.STATED else state.value


def _staff(material: Material) -> str:
    state, found = material.state("business"), staff_trained(material.position)
    return state.value if state is not Stated.STATED else say_count(found.number) if found.known else NOT_STATED


def _people(material: Material) -> str:
    state, found = material.state("community"), people_engaged(material.position)
    return state.value if state is not Stated.STATED else say_count(found.number) if found.known else NOT_STATED


_COUNTS: Mapping[str, Callable[[Material], str]] = {
    "Patrol officer-hours": _officer_hours,
    "Arrests": _arrests,
    "Staff trained": _staff,
    "People engaged": _people,
}
