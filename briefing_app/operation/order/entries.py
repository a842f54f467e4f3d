"""What is typed into a field of the order → its value, or what is wrong with it in one sentence."""

import re
from datetime import date, datetime, time, timedelta

from briefing_app.operation.boroughs import borough_named
from briefing_app.operation.order.things import FieldType, OrderField
from briefing_app.operation.times import LONDON, Minute, Period, from_minute, to_minute
from briefing_app.operation.values import Value
from briefing_app.operation.words import normalised, say_date

MOST_TEXT = 400
MOST_WORDS = 20_000

_CLOCK = re.compile(r"(\d{1,2})[:.]?([0-5]\d)(?:\s*(?:hrs?|h))?", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?")
_STRENGTH = re.compile(r"\d{1,3}(?:\s*[-+/ ]\s*\d{1,3}){0,4}")
_MARKS = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200b\ufeff\x00-\x08\x0b-\x1f]")


class NotEntered(ValueError):
    """What is wrong with what was typed, and what to type instead, in one sentence."""


def entered(field: OrderField, typed: str, period: Period) -> Value:
    """None for an empty field. A time without a day is the operation's own. Raises NotEntered."""
    said = _MARKS.sub("", typed).strip()
    if not said:
        return None
    match field.type:
        case FieldType.WHOLE:
            return _whole(field, said)
        case FieldType.MOMENT:
            return _moment(field, said, period)
        case FieldType.DATE:
            return _date(field, said, from_minute(period.starts).date()).isoformat()
        case FieldType.CHOICE | FieldType.UNIT:
            return _choice(field, said)
        case FieldType.BOROUGH:
            found = borough_named(said)
            if found is None:
                raise NotEntered(f"“{said}” is no London borough that this app knows.")
            return found.name
        case FieldType.STRENGTH:
            return _strength(said)
        case FieldType.REFS:
            return "; ".join(dict.fromkeys(part.strip() for part in re.split(r"[;,\n]", said) if part.strip()))
        case FieldType.TEXT:
            return _text(field, " ".join(said.split()), MOST_TEXT)
        case FieldType.WORDS:
            return _text(field, said, MOST_WORDS)


def shown(field: OrderField, value: Value) -> str:
    """As it is shown in the field, so that what is shown can be typed again."""
    match value:
        case None:
            return ""
        case int() if field.type is FieldType.MOMENT:
            moment = from_minute(value)
            return f"{moment:%d/%m/%Y %H:%M}{f' {moment.tzname()}' if _comes_twice(moment) else ''}"
        case str() if field.type is FieldType.DATE:
            return f"{date.fromisoformat(value):%d/%m/%Y}"
        case _:
            return str(value)


def _whole(field: OrderField, said: str) -> int:
    digits = said.replace(",", "")
    if not digits.isdecimal() or len(digits) > 7:
        raise NotEntered(f"“{said}” is no whole number; {field.heading.lower()} needs one, such as 12.")
    return int(digits)


def _moment(field: OrderField, said: str, period: Period) -> Minute:
    said, zone = _zone(said)
    day_said, _, clock_said = said.rpartition(" ")
    clock = _CLOCK.fullmatch(clock_said)
    if clock is None or int(clock[1]) > 24 or (int(clock[1]) == 24 and clock[2] != "00"):
        raise NotEntered(f"“{said}” is no time; type it as 05:30, or with its day as 14/05/2021 01:00.")
    late = int(clock[1]) == 24
    at = time(0 if late else int(clock[1]), int(clock[2]))
    if not day_said.strip():
        placed = period.ends if late and _ends_at_midnight(period) else period.place(at)
        return _in_zone(from_minute(placed), zone, said)
    day = _date(field, day_said.strip(), from_minute(period.starts).date()) + timedelta(days=late)
    moment = datetime.combine(day, at, LONDON)
    if from_minute(to_minute(moment)).time() != at:
        raise NotEntered(f"There was no {at:%H:%M} on {say_date(day)}: the clocks went forward.")
    return _in_zone(moment, zone, said)


def _zone(said: str) -> tuple[str, str]:
    """What was typed without BST or GMT behind it, and which of them it was."""
    found = re.fullmatch(r"(.*\d)\s*(BST|GMT)", said, re.IGNORECASE)
    return (found[1], found[2].upper()) if found is not None else (said, "")


def _in_zone(moment: datetime, zone: str, said: str) -> Minute:
    """On the night the clocks go back an hour comes twice, first in BST and then in GMT."""
    for fold in (0, 1):
        one = moment.replace(fold=fold)
        if not zone or one.tzname() == zone:
            return to_minute(one)
    raise NotEntered(f"{said} was not in {zone}; leave {zone} out.")


def _comes_twice(moment: datetime) -> bool:
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def _ends_at_midnight(period: Period) -> bool:
    return from_minute(period.ends).time() == time(0)


def _date(field: OrderField, said: str, near: date) -> date:
    found = _DAY.fullmatch(said)
    try:
        if found is None:
            return date.fromisoformat(said)
        year = near.year if found[3] is None else int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        return date(year, int(found[2]), int(found[1]))
    except ValueError:
        raise NotEntered(f"“{said}” is no day; {field.heading.lower()} needs one, such as {near:%d/%m/%Y}.") from None


def _choice(field: OrderField, said: str) -> str:
    wanted = normalised(said)
    listed = [value for value in field.values if normalised(value) == wanted]
    begun = [value for value in field.values if normalised(value).startswith(wanted)]
    found = listed or (begun if len(begun) == 1 else [])
    if not found:
        raise NotEntered(f"“{said}” is none of: {'; '.join(field.values)}.")
    return found[0]


def _strength(said: str) -> str:
    """Inspectors-sergeants-constables, then specials and PCSOs where they are given."""
    if _STRENGTH.fullmatch(said) is None:
        raise NotEntered(
            f"“{said}” is no strength; type inspectors, sergeants and constables as 0-1-6, "
            "and specials and PCSOs after them where there are any."
        )
    numbers = [int(part) for part in re.split(r"\s*[-+/ ]\s*", said)]
    if len(numbers) < 3:
        raise NotEntered(f"“{said}” gives only {len(numbers)} of inspectors, sergeants and constables; type 0-1-6.")
    return "-".join(str(number) for number in (*numbers, 0, 0)[:5])


def _text(field: OrderField, said: str, most: int) -> str:
    if len(said) > most:
        raise NotEntered(
            f"{field.heading} has {len(said):,} characters and may have {most:,}; put the rest in another field."
        )
    return said


def officers(strength: Value) -> int | None:
    """How many a strength comes to; None where none is stated."""
    return sum(map(int, strength.split("-"))) if isinstance(strength, str) else None
