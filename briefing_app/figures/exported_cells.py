"""What a table's cell is where it is taken out of the app: a number, a share, a moment, or its words."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from briefing_app.figures.figure import Cell
from briefing_app.operation.times import from_minute

Exported = str | int | float | datetime | None

_NUMBER = re.compile(r"([+−–-]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?)")
_CLOCK = re.compile(r".*\d\d:\d\d(?: (?:BST|GMT))?")
_FIRST_MINUTE = 10_000_000
"""Minutes since 1970 that are a moment of this century, and no count of anything."""


class Form(StrEnum):
    WORDS = "words"
    NUMBER = "number"
    SHARE = "share"
    """Of one: 0.47 is 47 %."""
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class ExportedCell:
    value: Exported
    form: Form


def exported(cell: Cell) -> ExportedCell:
    """A number leaves as one only where its words say just that number.

    "4+" is at least 4 and "3/5" is 3 of 5: as a bare 4 or 3 they would be another statement.
    """
    value, said = cell.value, cell.said
    if isinstance(value, int | float):
        if _says(said, value):
            return ExportedCell(value, Form.NUMBER)
        if said.endswith("%") and _says(said.removesuffix("%").strip(), value):
            return ExportedCell(value / 100, Form.SHARE)
        if isinstance(value, int) and value >= _FIRST_MINUTE and _CLOCK.fullmatch(said):
            return ExportedCell(from_minute(value), Form.MOMENT)
    return ExportedCell(said or None, Form.WORDS)


def _says(said: str, value: int | float) -> bool:
    """Whether the words are this number, rounded to the places that they show."""
    found = _NUMBER.fullmatch(said)
    if found is None:
        return False
    sign, digits, decimals = found.groups()
    number = float(digits.replace(",", "")) * (-1 if sign in ("−", "–", "-") and sign else 1)
    last_place: float = 10.0 ** -len(decimals or "")
    return abs(number - value) <= 0.5 * last_place + 1e-9
