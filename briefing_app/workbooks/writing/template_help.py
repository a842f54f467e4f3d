"""What a return's workbook tells the person who fills it in: instructions, rules in words, limits of cells."""

import re
from dataclasses import dataclass
from typing import Literal

from briefing_app.operation.boroughs import borough as borough_of
from briefing_app.operation.kinds import Field, Type

NIL = "NIL"

FIRST_LINES = (
    "One row for each {one}. Nothing to report? Type NIL in the first cell below the headings. "
    "A blank cell means not known; it is never counted as zero."
)

_FORMS = {
    Type.MULTI: "Several of the list, parted by semicolons.",
    Type.INT: "A whole number",
    Type.DATE: "A date, dd/mm/yyyy.",
    Type.TIME: "A time, hh:mm.",
    Type.DATETIME: "A date and time, dd/mm/yyyy hh:mm.",
    Type.DERIVED: "Leave this blank: it is worked out from the rest of the row.",
}
_SAID_BY_FORM = ("free", "dd/mm/yyyy", "hh:mm", "dd/mm/yyyy hh:mm", "hh:mm or full")
_LONGEST = re.compile(r"<=(\d+)")
_FEW = 8


def how_to_fill(field: Field, borough: str | None) -> str:
    """What a field's cell takes, in words, with an example."""
    if field.type is Type.DERIVED:
        return _FORMS[Type.DERIVED]
    sentences = [_form(field), _rule(field, borough)]
    if field.withheld:
        sentences.append("Kept out of every pack and export.")
    if field.example and field.example[0] not in "(-":
        sentences.append(f"For example: {_for_borough(field.example, 'LAM' if borough else '', borough)}")
    return " ".join(sentence for sentence in sentences if sentence)


def _form(field: Field) -> str:
    if field.type is Type.INT:
        return f"{_FORMS[Type.INT]}{_bounds(field)}."
    if field.type is not Type.MULTI and field.values:
        return f"One of: {', '.join(field.values)}." if len(field.values) <= _FEW else "Choose from the list."
    return _FORMS.get(field.type, "")


def _bounds(field: Field) -> str:
    if field.least is None:
        return ""
    return f", {field.least} or more" if field.most is None else f" from {field.least} to {field.most}"


def _rule(field: Field, borough: str | None) -> str:
    at_most = "not after" if field.type in (Type.DATE, Type.DATETIME) else "at most"
    said = _for_borough(field.rule, "<ABR>", borough).replace("<nnn>", "001").replace("<ABR>", "ABC")
    said = _LONGEST.sub(r"at most \1 characters", said)
    said = said.replace("<= ", f"{at_most} ").replace("<=", f"{at_most} ").replace("> ", "after ")
    words = "; ".join(part for part in said.split("; ") if part not in _SAID_BY_FORM).removeprefix("free, ")
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _for_borough(text: str, abbreviation: str, borough: str | None) -> str:
    """References as this borough's own."""
    return text.replace(abbreviation, borough_of(borough).abbreviation) if borough and abbreviation else text


@dataclass(frozen=True, slots=True)
class Limits:
    """What a spreadsheet accepts in a cell, and what it says to anything else."""

    type: Literal["whole", "date", "time"]
    least: str
    most: str
    says: str


def limits(field: Field) -> Limits | None:
    match field.type:
        case Type.INT:
            # Typed as 1-3-18, a strength turns into a date, which a spreadsheet counts as 43,000 or so.
            most = 9999 if field.most is None else field.most
            says = f"{_FORMS[Type.INT]}{_bounds(field)}, please; leave the cell blank if it is not known."
            return Limits("whole", str(field.least or 0), str(most), says)
        case Type.DATE:
            return Limits("date", "DATE(1990,1,1)", "DATE(2099,12,31)", f"{_FORMS[Type.DATE]} For example 13/05/2021")
        case Type.DATETIME:
            says = f"{_FORMS[Type.DATETIME]} For example 13/05/2021 22:30"
            return Limits("date", "DATE(1990,1,1)", "DATE(2099,12,31)", says)
        case Type.TIME:
            return Limits("time", "0", "0.999988", f"{_FORMS[Type.TIME]} For example 22:30")
        case _:
            return None
