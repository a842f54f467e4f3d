"""Each kind of record, defined once: its fields, their headings, values, phases and rules.

The definition itself is `resources/reference/returns.csv`. Template, recognised headings,
checks, store columns, tables on the screen and JSON all come from what stands here.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from briefing_app.operation.boroughs import all_boroughs, bcus
from briefing_app.operation.offences import offences
from briefing_app.operation.resources import reference_rows


class Phase(StrEnum):
    PLAN = "plan"
    RESULT = "result"


class Type(StrEnum):
    """What a field's cell holds."""

    TEXT = "text"
    ENUM = "enum"
    MULTI = "multi"
    """Several of the allowed values, parted by semicolons."""
    BOOL = "bool"
    """Y, N and, where allowed, a third word."""
    CODE = "code"
    ID = "id"
    REF = "ref"
    INT = "int"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    DERIVED = "derived"
    """Worked out by the app; a value in the cell is ignored."""


class IfMissing(StrEnum):
    """What a blank cell means for its row."""

    HOLD = "hold"
    WARN = "warn"
    DERIVE = "derive"
    OK = "ok"


class Personal(StrEnum):
    """Whether a field identifies a person; `personal` and `special` stay out of packs and exports."""

    NONE = "N"
    STAFF = "staff"
    PERSONAL = "personal"
    SPECIAL = "special"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a sheet, or one line of the cover."""

    name: str
    heading: str
    type: Type
    phases: frozenset[Phase]
    if_missing: IfMissing
    values: tuple[str, ...]
    open_list: bool
    """Whether a value outside `values` is kept in the sender's own words and counted under Other."""
    least: int | None
    most: int | None
    rule: str
    example: str
    personal: Personal
    also_called: tuple[str, ...]
    feeds: str = ""
    """What it is for: "strength", "age", "risk"."""

    @property
    def withheld(self) -> bool:
        return self.personal in (Personal.PERSONAL, Personal.SPECIAL)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: one sheet of a return."""

    name: str
    sheet: str
    letter: str
    """The letter in its references: `LAM-A-001`."""
    one: str
    many: str
    fields: tuple[Field, ...]

    @property
    def phases(self) -> frozenset[Phase]:
        return frozenset(phase for field in self.fields for phase in field.phases)

    def fields_in(self, phase: Phase) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if phase in field.phases)

    @property
    def worked_out(self) -> tuple[str, ...]:
        """Columns that follow from the fields and are kept beside them for counting."""
        return _WORKED_OUT.get(self.name, ())

    @property
    def record_columns(self) -> tuple[str, ...]:
        """The names of a record's values, in the order in which they are read, stored and given back."""
        return (*(field.name for field in self.fields), *self.worked_out)

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)


COVER = "Cover"

# `arrested_at` is a Minute, None where either date or time is not stated; `headline` a Headline.
_WORKED_OUT = {"arrests": ("arrested_at", "headline")}

# name, sheet, letter of its references, one, many
_KINDS = (
    ("arrests", "Arrests", "A", "arrest", "arrests"),
    ("patrols", "Patrols", "P", "patrol", "patrols"),
    ("deployments", "Deployments", "D", "deployment", "deployments"),
    ("warrants", "Warrants", "W", "warrant", "warrants"),
    ("wanted", "Wanted", "M", "wanted enquiry", "wanted enquiries"),
    ("compliance", "Compliance", "C", "compliance visit", "compliance visits"),
    ("venues", "Venues", "V", "venue visit", "venue visits"),
    ("business", "Business", "B", "business engagement", "business engagements"),
    ("community", "Community", "E", "community engagement", "community engagements"),
    ("risks", "Risks", "R", "risk", "risks"),
    ("lessons", "Lessons", "L", "lesson", "lessons"),
)

_PHASES = {
    "P": frozenset({Phase.PLAN}),
    "R": frozenset({Phase.RESULT}),
    "PR": frozenset({Phase.PLAN, Phase.RESULT}),
}

# Lists that belong to the operation, not to the form: what is not on them is kept as sent.
_OPEN_LISTS = frozenset({"@unit", "@offence"})


@cache
def kinds() -> tuple[Kind, ...]:
    """In the order of a return's sheets."""
    return tuple(Kind(name, sheet, letter, one, many, _fields(sheet)) for name, sheet, letter, one, many in _KINDS)


def kind(name: str) -> Kind:
    """The kind of this name. Raises KeyError for a name that is none."""
    return _kinds_by_name()[name]


@cache
def _kinds_by_name() -> dict[str, Kind]:
    return {kind.name: kind for kind in kinds()}


@cache
def cover_fields() -> tuple[Field, ...]:
    return _fields(COVER)


@cache
def units() -> tuple[str, ...]:
    """The units of the operation, partners included."""
    return tuple(row["unit"] for row in reference_rows("units.csv"))


def unit_word(unit: str | None) -> str | None:
    """The unit of the operation's list; what is off the list counts under Other."""
    return unit if unit is None or unit in units() else "Other"


PARTNER_UNITS = frozenset(row["unit"] for row in reference_rows("units.csv") if row["partner"] == "Y")
"""Their officers deploy beside the Met's; their arrests are shown apart and stay outside the Met's total."""


def _fields(sheet: str) -> tuple[Field, ...]:
    return tuple(_field(row) for row in _rows(sheet))


def _rows(sheet: str) -> list[dict[str, str]]:
    return [row for row in reference_rows("returns.csv") if row["sheet"] == sheet]


def _field(row: dict[str, str]) -> Field:
    bounds, _, rule = row["rule"].partition("; ") if row["type"] == "int" else ("", "", row["rule"])
    least, _, most = bounds.partition("-")
    values = _values(row["values"])
    return Field(
        name=row["field"],
        heading=row["heading"],
        type=Type(row["type"]),
        phases=_PHASES[row["phase"]],
        if_missing=IfMissing(row["if_missing"]),
        values=values,
        open_list=row["values"] in _OPEN_LISTS or "Other" in values,
        least=int(least) if least else None,
        most=int(most) if most else None,
        rule=rule,
        example=row["example"],
        personal=Personal(row["personal"]),
        also_called=_also_called().get((row["sheet"].casefold(), row["field"]), ()),
        feeds=row["feeds"],
    )


@cache
def _also_called() -> dict[tuple[str, str], tuple[str, ...]]:
    """The other headings of each kind's fields; those that hold only a part of a field are not among them."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in reference_rows("heading_aliases.csv"):
        if not row["part"]:
            key = row["kind"], row["field"]
            found[key] = (*found.get(key, ()), row["variant"])
    return found


def _values(text: str) -> tuple[str, ...]:
    match text:
        case "@unit":
            return units()
        case "@offence":
            return tuple(offence.said for offence in offences())
        case "@borough":
            return tuple(borough.name for borough in all_boroughs())
        case "@bcu":
            return tuple(bcu.code for bcu in bcus())
        case _:
            return _listed_values(text)


def _listed_values(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
