"""What an order holds, defined once: its things, their fields and what each field may be.

The definition itself is `resources/reference/order.csv`. Tables in the window, checks, the store and what is
printed all come from what stands there, so that a force can change it.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import groupby

from briefing_app.operation.boroughs import all_boroughs
from briefing_app.operation.kinds import units
from briefing_app.operation.resources import reference_rows


class FieldType(StrEnum):
    """What is entered in a field, and how it is kept."""

    TEXT = "text"
    WORDS = "words"
    """Several lines."""
    WHOLE = "whole"
    MOMENT = "moment"
    """A Minute."""
    DATE = "date"
    """ISO text."""
    CHOICE = "choice"
    BOROUGH = "borough"
    UNIT = "unit"
    STRENGTH = "strength"
    """Five numbers joined by hyphens: inspectors, sergeants, constables, specials, PCSOs."""
    REFS = "refs"
    """References of a return's rows, parted by semicolons."""


@dataclass(frozen=True, slots=True)
class OrderField:
    name: str
    heading: str
    type: FieldType
    values: tuple[str, ...]
    needed: bool
    """Whether the order can't be issued without it."""
    help: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A kind of thing in the order: one table in the window."""

    name: str
    one: str
    many: str
    fields: tuple[OrderField, ...]

    def field(self, name: str) -> OrderField:
        """Raises KeyError for a name that is none of its fields."""
        found = next((field for field in self.fields if field.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)


@cache
def things() -> tuple[Thing, ...]:
    """In the order in which they are shown."""
    return tuple(
        Thing(*key, tuple(map(_field, rows)))
        for key, rows in groupby(reference_rows("order.csv"), key=lambda row: (row["thing"], row["one"], row["many"]))
    )


@cache
def thing(name: str) -> Thing:
    """Raises KeyError for a name that is none."""
    return {one.name: one for one in things()}[name]


def _field(row: dict[str, str]) -> OrderField:
    kind = FieldType(row["type"])
    match kind:
        case FieldType.BOROUGH:
            values = tuple(one.name for one in all_boroughs())
        case FieldType.UNIT:
            values = units()
        case FieldType.CHOICE if row["values"] == "@section":
            values = tuple(one["section"] for one in reference_rows("sections.csv"))
        case _:
            values = tuple(part.strip() for part in row["values"].split(";") if part.strip())
    return OrderField(row["field"], row["heading"], kind, values, row["needed"] == "Y", row["help"])
