"""What refers to a thing of the order, so that nobody takes it out unawares."""

from collections import Counter

from briefing_app.operation.kinds import Phase
from briefing_app.operation.order.clashes import name_of
from briefing_app.operation.order.order import Item, Order
from briefing_app.operation.position.position import Position
from briefing_app.operation.words import listed_few, normalised, plural

_NAMED_IN = (
    ("deployments", "serial", Phase.PLAN),
    ("deployments", "serial", Phase.RESULT),
    ("warrants", "assigned_serial", Phase.PLAN),
    ("wanted", "assigned_serial", Phase.PLAN),
    ("compliance", "assigned_serial", Phase.PLAN),
)
"""Where boroughs name serials."""


def refers_to(item: Item, order: Order, position: Position) -> str:
    """A sentence on what refers to a thing; empty where nothing does."""
    match item.thing:
        case "serials":
            found = [*_rows_naming(item.text("serial"), position), *_points_naming(item.text("serial"), order)]
        case "custody":
            found = _arrests_in(item.text("suite"), position)
        case "objectives" if item["achieved"] is not None:
            found = [f"the debrief, which says {item.text('achieved').lower()}"]
        case _:
            found = []
    said = name_of(item)
    return f"{said[:1].upper()}{said[1:]} is named in {listed_few(found, 4)}." if found else ""


def _rows_naming(serial: str, position: Position) -> list[str]:
    wanted = normalised(serial)
    if not wanted:
        return []
    found = []
    for kind, field, phase in _NAMED_IN:
        rows = Counter(one.borough for one in position.of(kind, phase) if normalised(one.text(field) or "") == wanted)
        for borough, count in sorted(rows.items()):
            found.append(f"{borough}'s {phase} ({plural(count, 'row')} of {kind})")
    return found


def _points_naming(serial: str, order: Order) -> list[str]:
    count = sum(1 for one in order.of("points") if serial and normalised(one.text("serial")) == normalised(serial))
    return [plural(count, "debrief point")] if count else []


def _arrests_in(suite: str, position: Position) -> list[str]:
    wanted = normalised(suite)
    rows = position.of("arrests", Phase.RESULT)
    count = sum(1 for one in rows if wanted and normalised(one.text("custody_suite") or "") == wanted)
    return [f"results ({plural(count, 'arrest')})"] if count else []
