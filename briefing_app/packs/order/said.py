"""What of the operation order a pack prints: told by kind of thing and field, and nothing of the rest."""

from collections.abc import Iterator

from briefing_app.operation.kinds import Phase
from briefing_app.operation.order.order import Order
from briefing_app.operation.order.things import things
from briefing_app.operation.values import Value
from briefing_app.packs.request import PackKind, Subject

_OF_RESULTS = frozenset({"log", "points", "actions"})
_SAID_AFTERWARDS = frozenset({("objectives", "achieved"), ("objectives", "evidence")})


def said_of_order(order: Order, subject: Subject) -> Iterator[tuple[str, tuple[tuple[str, Value], ...]]]:
    """Each thing with its values, as far as a pack on this subject says them; a change to them changes the pack."""
    if subject.kind is PackKind.PRESS or subject.release:
        return
    plan = subject.phase is Phase.PLAN
    for thing in things():
        if plan and thing.name in _OF_RESULTS:
            continue
        for item in order.of(thing.name):
            yield (
                thing.name,
                tuple(
                    (name, item[name])
                    for name in thing.names
                    if item[name] is not None and not (plan and (thing.name, name) in _SAID_AFTERWARDS)
                ),
            )
