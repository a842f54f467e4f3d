"""Templates of orders: what a kind of operation always has, written as a person would type it.

A template is a TOML file: its `name`, and for each thing of the order a list of tables with its fields. Times have no
day, and stand for those of the operation that is made from it.
"""

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing_app.operation.errors import Refused
from briefing_app.operation.order.edits import THERE, Change
from briefing_app.operation.order.entries import NotEntered, entered, shown
from briefing_app.operation.order.order import Item, Order
from briefing_app.operation.order.things import FieldType, thing
from briefing_app.operation.times import Period, from_minute


@dataclass(frozen=True, slots=True)
class Template:
    name: str
    items: Mapping[str, Sequence[Mapping[str, str]]]
    """What is typed in each field, by thing."""


def read_template(path: Path) -> Template:
    """Raises Refused with a sentence where the file is no template."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise Refused(f"The template {path.name} can't be read: {fault}.") from fault
    items = {
        name: [{field: str(value) for field, value in row.items()} for row in rows]
        for name, rows in found.items()
        if isinstance(rows, list) and all(isinstance(row, dict) for row in rows)
    }
    return Template(str(found.get("name") or path.stem), items)


def template_of(name: str, order: Order) -> Template:
    """What of an order holds for any day: no names, no contacts, no results, and times without their days."""
    items = {
        kind: [_typed(item) for item in order.of(kind)]
        for kind in ("command", "objectives", "phases", "custody", "cover", "sections")
        if order.of(kind)
    }
    return Template(name, items)


def written_out(template: Template) -> str:
    """As a file that `read_template` reads."""
    lines = [f"name = {_quoted(template.name)}"]
    for kind, rows in template.items.items():
        for row in rows:
            lines += ["", f"[[{kind}]]", *(f"{field} = {_quoted(typed)}" for field, typed in row.items())]
    return "\n".join(lines) + "\n"


_OF_THE_DAY = {"command": ("name", "contact"), "objectives": ("achieved", "evidence"), "sections": ("seed",)}


def _typed(item: Item) -> Mapping[str, str]:
    row = {}
    for field in thing(item.thing).fields:
        value = item[field.name]
        if value is None or field.name in _OF_THE_DAY.get(item.thing, ()):
            continue
        if field.type is FieldType.MOMENT and isinstance(value, int):
            row[field.name] = f"{from_minute(value):%H:%M}"
        else:
            row[field.name] = shown(field, value)
    return row


def _quoted(text: str) -> str:
    """A string of JSON is one of TOML, but for one mark."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def filled_in(template: Template, period: Period, new_id: Callable[[], str]) -> tuple[Change, ...]:
    """The changes that put a template into a new order. Raises Refused where it says what no field can be."""
    return tuple(_changes(template, period, new_id))


def _changes(template: Template, period: Period, new_id: Callable[[], str]) -> Iterator[Change]:
    for name, rows in template.items.items():
        for row in rows:
            ref = new_id()
            yield Change(name, ref, THERE, None, 1)
            for field_name, typed in row.items():
                try:
                    value = entered(thing(name).field(field_name), typed, period)
                except KeyError:
                    raise Refused(f"The template {template.name} has {name}: {field_name}, which is none.") from None
                except NotEntered as wrong:
                    raise Refused(f"The template {template.name}, {name}: {wrong}") from wrong
                if value is not None:
                    yield Change(name, ref, field_name, None, value)
