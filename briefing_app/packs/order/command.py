"""Gold, Silver and Bronze with how they are reached, as the order names them; lines to write on for the rest."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from briefing_app.operation.order.order import Item
from briefing_app.packs.blocks import BY_HAND, HandLines, sub
from briefing_app.packs.material import Material
from briefing_app.packs.page import PORTRAIT_WIDTH
from briefing_app.packs.table_lines import Line, columns
from briefing_app.packs.tables import DataTable

LEVELS = ("Gold", "Silver", "Bronze")


def command_table(material: Material, *, title: str = "Command") -> Iterator[Flowable]:
    roles = named(material)
    if roles:
        lines = [
            Line((one.text("level"), one.text("function") or "–", one.text("name"), one.text("contact") or "–"))
            for one in roles
        ]
        heads = columns("Level", "Area or function", "Name and rank", "Contact", shares=(0.1, 0.3, 0.32, 0.28))
        yield DataTable(heads, lines, width=PORTRAIT_WIDTH, title=title)
    missing = [level for level in LEVELS if not any(one["level"] == level for one in roles)]
    if missing:
        if not roles:
            yield sub(f"{title}, {BY_HAND}")
        yield HandLines([f"{level}: name, contact" for level in missing], columns=2)


def named(material: Material) -> tuple[Item, ...]:
    """Those who hold a role by name, Gold first."""
    roles = [one for one in material.order.of("command") if one["level"] in LEVELS and one.text("name")]
    return tuple(sorted(roles, key=lambda one: LEVELS.index(one.text("level"))))


def local_bronze(material: Material, borough: str, bcu: str) -> str:
    """Whoever the order names as Bronze for the borough or its command unit; else a line to write on."""
    wanted = {borough.casefold(), bcu.casefold()}
    found = [
        f"{one.text('name')}{f', {contact}' if (contact := one.text('contact')) else ''}"
        for one in named(material)
        if one["level"] == "Bronze" and one.text("function").casefold() in wanted
    ]
    return "; ".join(found) or f"contacts {BY_HAND}: {'_' * 24}"
