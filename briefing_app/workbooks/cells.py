"""One cell's content → the value of its field, or what is wrong with it.

Every reader of a column remembers what each content came to, so that a column of ten thousand
cells with twenty different contents costs twenty readings.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from briefing_app.operation.kinds import Field, IfMissing, Type
from briefing_app.operation.offences import offence_named
from briefing_app.operation.returns import Severity, Value
from briefing_app.operation.times import LONDON, Minute, Period, at, to_minute
from briefing_app.operation.words import normalised

CellContent = object
"""What a reader gives: str, float, int, bool, date, datetime, time or timedelta."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A content that was mapped, parsed or refused: what it came to and what there is to say."""

    value: Value
    as_sent: str
    says: str = ""
    severity: Severity = Severity.WARN
    clock_only: bool = False
    """A time without a date, put into the operation's period."""


class Unreadable(Exception):
    """The content is no value of the field; carries the sentence."""


Read = Callable[[CellContent], Value | Odd]


class ColumnReader(dict[CellContent, Value | Odd]):
    """`reader[content]` is the value, read once for each different content."""

    def __init__(self, field: Field, period: Period) -> None:
        super().__init__()
        self._field = field
        self._read = _reader(field, period)

    def __missing__(self, content: CellContent) -> Value | Odd:
        if content is None or (isinstance(content, str) and not content.strip()):
            value: Value | Odd = None
        else:
            try:
                value = self._read(content)
            except Unreadable as why:
                value = self._refused(content, str(why))
        self[content] = value
        return value

    def _refused(self, content: CellContent, why: str) -> Odd:
        """A value that can't be read is never a guess: the row is held where the field matters to it."""
        held = self._field.if_missing in (IfMissing.HOLD, IfMissing.DERIVE)
        after = "The row is held until it is put right." if held else "It is kept as not stated."
        return Odd(None, say_content(content), f"{why} {after}", Severity.HOLD if held else Severity.WARN)


def say_content(content: CellContent) -> str:
    """A cell's content as the sender would see it."""
    match content:
        case bool():
            return "TRUE" if content else "FALSE"
        case float() if content.is_integer() and abs(content) < 1e15:
            return str(int(content))
        case datetime():
            return content.strftime("%d/%m/%Y %H:%M")
        case date():
            return content.strftime("%d/%m/%Y")
        case time():
            return content.strftime("%H:%M")
        case timedelta():
            minutes = int(content.total_seconds() // 60)
            return f"{minutes // 60:02d}:{minutes % 60:02d}"
        case _:
            return str(content).strip()


def _reader(field: Field, period: Period) -> Read:
    match field.type:
        case Type.INT:
            return lambda content: _whole(field, content)
        case Type.DATE:
            return _day
        case Type.TIME:
            return _clock_text
        case Type.DATETIME:
            return lambda content: _moment(content, period)
        case Type.ENUM | Type.BOOL | Type.MULTI if field.values:
            return _Choice(field)
        case _:
            return _text


def _text(content: CellContent) -> Value | Odd:
    said = say_content(content)
    if isinstance(content, float) and abs(content) >= 1e15:
        return Odd(
            said,
            said,
            "A number of 16 digits or more loses its last digits in Excel; check it against the source.",
        )
    return said


# --- choices -------------------------------------------------------------------------------

_YES = {"y": "Y", "yes": "Y", "true": "Y", "1": "Y", "n": "N", "no": "N", "false": "N", "0": "N"}
_THIRD = {"not known", "unknown", "nk", "n k", "dont know", "don t know"}


class _Choice:
    """Reads a cell that holds one (or several) of a list of words."""

    def __init__(self, field: Field) -> None:
        self._field = field
        self._words = {normalised(value): value for value in field.values}
        if field.type is Type.BOOL:
            self._words |= {word: value for word, value in _YES.items() if value in field.values}
            if "Not known" in field.values:
                self._words |= dict.fromkeys(_THIRD, "Not known")
        self._of_offences = any(value.startswith("O01 ") for value in field.values)

    def __call__(self, content: CellContent) -> Value | Odd:
        said = say_content(content)
        if self._field.type is Type.MULTI:
            return self._several(said)
        chosen = self._one(said)
        if chosen is not None:
            return chosen if chosen == said else Odd(chosen, said)
        if self._field.open_list:
            return Odd(
                said,
                said,
                f"“{said}” is not in the list of {self._field.heading}; it is kept as sent and counted under Other.",
            )
        raise Unreadable(f"“{said}” is none of the choices for {self._field.heading} ({_few(self._field.values)}).")

    def _one(self, said: str) -> str | None:
        found = self._words.get(normalised(said))
        if found is None and self._of_offences:
            offence = offence_named(said)
            found = offence.said if offence else None
        return found

    def _several(self, said: str) -> Value | Odd:
        parts = [part.strip() for part in re.split(r"[;,\n]", said) if part.strip()]
        chosen = [self._one(part) for part in parts]
        kept = "; ".join(found or part for found, part in zip(chosen, parts, strict=True))
        unknown = [part for found, part in zip(chosen, parts, strict=True) if found is None]
        if unknown:
            return Odd(kept, said, f"“{unknown[0]}” is not in the list of {self._field.heading}; it is kept as sent.")
        return kept if kept == said else Odd(kept, said)


def _few(values: tuple[str, ...]) -> str:
    return ", ".join(values[:6]) + (" …" if len(values) > 6 else "")


# --- numbers -------------------------------------------------------------------------------

_NIL = {"nil", "none", "zero", "no", "-", "–", "—"}
_PLAIN = re.compile(r"\d+|\d{1,3}(,\d{3})+")


def _whole(field: Field, content: CellContent) -> Value | Odd:
    match content:
        case bool() | date() | datetime() | time() | timedelta():
            raise Unreadable(f"{field.heading} should be a whole number, not “{say_content(content)}”.")
        case int() | float():
            if content != content or content in (float("inf"), float("-inf")) or content != int(content):
                raise Unreadable(f"{field.heading} should be a whole number, not {content}.")
            return _within(field, int(content), None)
    said = say_content(content)
    if said.casefold() in _NIL and field.least == 0:
        return Odd(0, said)
    if _PLAIN.fullmatch(said) and len(said) < 16:
        number = int(said.replace(",", ""))
        return _within(field, number, None if said == str(number) else said)
    raise Unreadable(f"“{said}” is not a whole number, as {field.heading} needs.")


def _within(field: Field, number: int, as_sent: str | None) -> Value | Odd:
    if (field.least is not None and number < field.least) or (field.most is not None and number > field.most):
        bounds = f"{field.least} to {field.most}" if field.most is not None else f"{field.least} or more"
        return Odd(
            None,
            as_sent or str(number),
            f"{field.heading} is {number}; it must be {bounds}. The row is held until it is put right.",
            Severity.HOLD,
        )
    if number >= 2**53:
        raise Unreadable(f"{field.heading} can't be as large as {number}.")
    return number if as_sent is None else Odd(number, as_sent)


# --- dates and times -----------------------------------------------------------------------

_SOME_DAY = date(2000, 1, 1)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2}|\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(
    r"(?:[a-z]{3,9}\.?,? )?(\d{1,2})(?:st|nd|rd|th)?[ \-]([a-z]{3,9})\.?,?[ \-](\d{2}|\d{4})", re.IGNORECASE
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})(?::\d{2}(?:\.0+)?)?\s*(am|pm)?(?:\s*(?:hrs?|hours|z))?", re.IGNORECASE)
_DIGITS = re.compile(r"(\d{3,4})\s*(?:hrs?|hours|h)?", re.IGNORECASE)
_HOUR = re.compile(r"(\d{1,2})\s*(am|pm)", re.IGNORECASE)


def _day(content: CellContent) -> Value | Odd:
    match content:
        case datetime():
            return content.date().isoformat()
        case date():
            return content.isoformat()
    said = say_content(content)
    return Odd(read_day(said).isoformat(), said)


def read_day(said: str) -> date:
    """A date as written in Britain: day first. Raises Unreadable."""
    year, month, number = _year_month_day(said)
    try:
        return date(year, month, number)
    except ValueError:
        raise Unreadable(f"There is no such date as “{said}”.") from None


def _year_month_day(said: str) -> tuple[int, int, int]:
    if found := _ISO.fullmatch(said):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.fullmatch(said):
        return _four_digits(found[3]), int(found[2]), int(found[1])
    if (found := _WORDS.fullmatch(said)) and found[2][:3].casefold() in _MONTHS:
        return _four_digits(found[3]), _MONTHS.index(found[2][:3].casefold()) + 1, int(found[1])
    raise Unreadable(f"“{said}” is not a date (dd/mm/yyyy).")


def _four_digits(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _clock_text(content: CellContent) -> Value | Odd:
    clock = read_clock(content)
    if isinstance(content, (time, datetime)):
        return f"{clock:%H:%M}"
    said = say_content(content)
    return Odd(f"{clock:%H:%M}", said) if said != f"{clock:%H:%M}" else said


def read_clock(content: CellContent) -> time:
    """A time of day in any of the ways it is written: 0640, 06.40, 6:40am, a part of a day. Raises Unreadable."""
    match content:
        case datetime():
            return _to_the_minute(content).time()
        case time():
            return _to_the_minute(datetime.combine(_SOME_DAY, content)).time()
        case timedelta() if timedelta() <= content < timedelta(days=1):
            return _to_the_minute(datetime.combine(_SOME_DAY, time()) + content).time()
        case float() | int() if not isinstance(content, bool) and 0 <= content < 1:
            minutes = round(content * 24 * 60)
            return time(minutes // 60 % 24, minutes % 60)
    said = say_content(content)
    hour, minute = _hour_minute(said)
    if hour > 23 or minute > 59:
        raise Unreadable(f"There is no such time as “{said}”.")
    return time(hour, minute)


def _to_the_minute(moment: datetime) -> datetime:
    """Excel keeps times as parts of a day, and 06:40 may come back as 06:39:59.9."""
    return (moment + timedelta(seconds=1)).replace(second=0, microsecond=0)


def _hour_minute(said: str) -> tuple[int, int]:
    if found := _CLOCK.fullmatch(said):
        return _half_day(int(found[1]), found[3]), int(found[2])
    if found := _HOUR.fullmatch(said):
        return _half_day(int(found[1]), found[2]), 0
    if found := _DIGITS.fullmatch(said):
        digits = found[1].zfill(4)
        return int(digits[:2]), int(digits[2:])
    raise Unreadable(f"“{said}” is not a time (hh:mm).")


def _half_day(hour: int, half: str | None) -> int:
    if half is None or not 1 <= hour <= 12:
        return hour if half is None else 99
    return hour % 12 + (12 if half.casefold() == "pm" else 0)


def _moment(content: CellContent, period: Period) -> Value | Odd:
    """A date and time; a time alone falls into the operation's period."""
    match content:
        case datetime() if content.year > 1900:
            return to_minute(_to_the_minute(content).replace(tzinfo=LONDON))
        case date() if not isinstance(content, datetime):
            return at(content, time())
    said = say_content(content)
    if isinstance(content, str) and (dated := _dated(said)) is not None:
        return Odd(dated, said)
    if said == "24:00":
        return Odd(period.place(time(0, 0)), said, clock_only=True)
    return Odd(period.place(read_clock(content)), said, clock_only=True)


def _dated(said: str) -> Minute | None:
    """The moment that a text with both a date and a time names; None where it has no date."""
    day, _, clock = said.replace("T", " ").rpartition(" ")
    if not day:
        return None
    if re.fullmatch(r"am|pm|hrs?|hours", clock, re.IGNORECASE):
        day, _, rest = day.rpartition(" ")
        clock = f"{rest} {clock}"
        if not day:
            return None
    return at(read_day(day.rstrip(", ")), read_clock(clock))
