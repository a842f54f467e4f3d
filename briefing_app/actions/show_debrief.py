"""Show what the debrief holds against the order: objectives as counted, and the lines that may be published."""

from dataclasses import dataclass

from briefing_app.figures.basis import basis_of
from briefing_app.figures.came_of_it import done_source
from briefing_app.figures.figure import Align, Cell, Column, Figure, Table
from briefing_app.operation.kinds import Phase
from briefing_app.operation.order.order import Item, Order
from briefing_app.operation.position.position import Position
from briefing_app.operation.words import plural
from briefing_app.packs.material import Material
from briefing_app.packs.order.objectives import (
    KIND_OF,
    NOTHING_COUNTED,
    WORK,
    counted_for,
    in_order,
    name_of,
    planned_for,
    target_of,
)
from briefing_app.packs.press.lines import sentences
from briefing_app.packs.request import PackKind, PackRequest, Subject


@dataclass(frozen=True, slots=True)
class Debriefed:
    objectives: Figure
    press_lines: tuple[str, ...]
    """After disclosure control: a sentence whose number is withheld is left out."""


def show_debrief(position: Position, order: Order) -> Debriefed:
    """By the same counts that the packs print."""
    request = PackRequest(Subject(PackKind.DEBRIEF), version=0, made_at=0, reference="")
    material = Material(request, position, order, {}, 0.0, position.operation.marking)
    return Debriefed(_objectives(material), tuple(sentences(material)))


def _objectives(material: Material) -> Figure:
    found = in_order(material)
    columns = (Column("Objective", Align.LEFT), *map(Column, ("Target", "Planned", "Counted", "Of target")))
    rows = tuple(_row(material, one) for one in found)
    says = "Objectives held against what the results count" if rows else "The order has no objective yet"
    basis = basis_of(material.position, Phase.RESULT, Phase.PLAN)
    return Figure(
        "debrief-objectives", "Objectives", says, "Target, plan and count", f"{says}.", basis, Table(columns, rows)
    )


def _row(material: Material, item: Item) -> tuple[Cell, ...]:
    counted, target = counted_for(material, item), item.whole("target")
    name = WORK.get(item.text("figure"))
    source = done_source(material.position, name) if name is not None else None
    number = int(counted.replace(",", "")) if counted.replace(",", "").isdecimal() else None
    return (
        Cell(item.id, name_of(item)),
        Cell(target, target_of(item)),
        Cell(None, planned_for(material, item)),
        Cell(number, counted, source),
        Cell(None, _of_target(material, item, number)),
    )


def _of_target(material: Material, item: Item, number: int | None) -> str:
    """A target is only missed once all who are to say something have said it."""
    target, kind = item.whole("target"), KIND_OF.get(item.text("figure"))
    if number is None or not target or kind is None:
        return NOTHING_COUNTED
    if number >= target:
        return "met"
    position = material.position
    silent = [one for one in position.operation.boroughs if not position.states(kind, Phase.RESULT, one)]
    short = f"{target - number:,} short"
    return f"{short} so far; {plural(len(silent), 'borough')} not stated" if silent else short
