"""What is missing or contradicts itself before the order can be issued, in the order in which to mend it."""

from collections.abc import Iterator

from briefing_app.operation.counting.planned_work import not_risk_assessed
from briefing_app.operation.kinds import Phase
from briefing_app.operation.order.clashes import Clash, clashes
from briefing_app.operation.order.drafts import Drafts
from briefing_app.operation.order.entries import NotEntered, entered
from briefing_app.operation.order.order import Order
from briefing_app.operation.order.seeds import sections, written
from briefing_app.operation.order.things import thing
from briefing_app.operation.position.position import Position
from briefing_app.operation.words import listed_few, plural

RETURNS = "returns"
"""A Clash of this thing is mended in the returns, and not in the order."""


def to_mend(order: Order, position: Position, drafts: Drafts | None = None) -> tuple[Clash, ...]:
    """What keeps it from being issued first, then what somebody should have looked at.

    `drafts` are what was typed and not taken; the order does not say what was meant there.
    """
    found = [
        *_typed_wrongly(order, position, drafts or {}),
        *_lacking(order),
        *_of_returns(position),
        *_of_sections(order),
        *clashes(order, position),
    ]
    return tuple(sorted(found, key=lambda one: not one.blocking))


def may_be_issued(order: Order, position: Position) -> bool:
    return not any(one.blocking for one in to_mend(order, position))


def _typed_wrongly(order: Order, position: Position, drafts: Drafts) -> Iterator[Clash]:
    for spot, typed in drafts.items():
        if spot.id and order.item(spot.thing, spot.id) is None:
            continue
        field = thing(spot.thing).field(spot.field)
        try:
            entered(field, typed, position.operation.period)
        except NotEntered as wrong:
            says = f"{field.heading}: {wrong}"
        else:
            says = f"{field.heading}: “{typed[:60]}” was typed and not entered."
        yield Clash(spot.thing, spot.id, spot.field, says, blocking=True)


def _lacking(order: Order) -> Iterator[Clash]:
    for level in ("Gold", "Silver"):
        if not any(one["level"] == level for one in order.of("command")):
            yield Clash("command", "", "level", f"{level} is not named.", blocking=True)
    if not any(one["level"] == "Bronze" for one in order.of("command")):
        yield Clash("command", "", "level", "No Bronze is named.", blocking=False)
    if not order.of("objectives"):
        yield Clash("objectives", "", "objective", "The order has no objective.", blocking=True)
    for item in order.of("objectives"):
        if item["target"] is None:
            says = f"Objective {item.text('number') or item.text('objective')[:40]} has no target."
            yield Clash("objectives", item.id, "target", says, blocking=False)
    if not order.of("custody"):
        yield Clash("custody", "", "suite", "No custody suite is named.", blocking=False)


def _of_returns(position: Position) -> Iterator[Clash]:
    awaited = position.awaited(Phase.PLAN)
    if awaited:
        says = f"{plural(len(awaited), 'plan')} {'is' if len(awaited) == 1 else 'are'} awaited: {listed_few(awaited)}."
        yield Clash(RETURNS, "", "", says, blocking=False)
    held = sum(one.held for one in position.received(Phase.PLAN))
    if held:
        says = f"{plural(held, 'row')} of plans {'is' if held == 1 else 'are'} held and not counted."
        yield Clash(RETURNS, "", "", says, blocking=False)
    lacking = not_risk_assessed(position)
    if lacking:
        refs = listed_few([str(one["ref"]) for one in lacking])
        says = f"{plural(len(lacking), 'planned warrant')} without a risk assessment: {refs}."
        yield Clash(RETURNS, "", "risk_assessed", says, blocking=True)


def _of_sections(order: Order) -> Iterator[Clash]:
    unread = [section for section in sections() if written(order, section) is None]
    if unread:
        says = f"Nobody has yet written in or confirmed {listed_few(unread, 7)}; the words there come from the data."
        yield Clash("sections", "", "text", says, blocking=False)
