"""Dates: whether a column writes day or month first is decided by the whole column, never cell by cell."""

import re
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from briefing_app.operation.kinds import Field, Type
from briefing_app.operation.times import LONDON
from briefing_app.operation.words import say_date
from briefing_app.workbooks.files.contents import (
    FIRST_YEAR,
    NOT_STATED_WORDS,
    Asked,
    CellContent,
    ColumnContext,
    Doubt,
    Odd,
    Read,
    Unreadable,
    is_blank,
    refused,
    say_content,
    tidied,
)
from briefing_app.workbooks.values.clock_times import POSSIBLE_YEARS, Clock, clock_of, day_and_time_in, to_the_minute

OF_THE_OPERATION = frozenset({
    "arrest_date", "planned_start", "planned_end", "actual_start", "actual_end", "duty_start", "duty_end",
    "planned_time",
})  # fmt: skip
"""Fields whose days are the operation's own, which tells how they are written."""

_LATER = frozenset({"due_date", "follow_up_due"})
_EARLIER = frozenset({"date_issued"})

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Day:
    """What a date comes to, written day first and month first; the same where there is no doubt."""

    said: str
    day_first: date | None
    month_first: date | None
    typed: bool = False
    """A real date of Excel's, which may have been typed the other way round."""

    @property
    def certain(self) -> bool:
        return self.day_first == self.month_first

    @property
    def both(self) -> bool:
        return self.day_first is not None and self.month_first is not None and not self.certain


@dataclass(frozen=True, slots=True)
class TwoDays:
    """A date that can be read in two ways."""

    asked: Asked
    readings: tuple[date, date]


@dataclass
class SettledDays(dict[Key, date | TwoDays | Unreadable]):
    """The dates of a column once the column has decided, with what there is to say of all of it."""

    notes: list[str] = field(default_factory=list)


def read_dates(
    definition: Field, contents: Collection[CellContent], context: ColumnContext
) -> tuple[dict[CellContent, Read], list[str]]:
    """The column's different contents with their dates, as `2021-05-13`, and what there is to say of them all."""
    found: dict[CellContent, Read] = {}
    days: dict[CellContent, Day] = {}
    clocks: dict[CellContent, Clock] = {}
    for content in contents:
        if is_blank(content):
            found[content] = None
            continue
        try:
            days[content], clock = _day_and_clock(content, definition, context)
            if clock is not None and definition.name == "arrest_date":
                clocks[content] = clock
        except Unreadable as why:
            found[content] = _unread(definition, content, why)
    settled = settle_days(definition, days, context)
    for content, day in settled.items():
        also = (("arrest_time", f"{clocks[content].at:%H:%M}"),) if content in clocks else ()
        found[content] = _read(definition, content, day, also)
    return found, settled.notes


def _unread(definition: Field, content: CellContent, why: Unreadable) -> Read:
    said = say_content(content)
    if tidied(said).casefold() in NOT_STATED_WORDS or said in ("-", "–", "—"):
        return refused(definition, content, f"{definition.heading} is “{said}”.")
    return refused(definition, content, str(why))


def _read(
    definition: Field, content: CellContent, day: date | TwoDays | Unreadable, also: tuple[tuple[str, str], ...]
) -> Read:
    said = say_content(content)
    match day:
        case date():
            if isinstance(content, date) and not also:
                return day.isoformat()
            return Odd(day.isoformat(), said, also=also)
        case TwoDays():
            return Doubt(day.asked, tuple(Odd(one.isoformat(), said, also=also) for one in day.readings), said)
        case Unreadable():
            return refused(definition, content, str(day))


def _day_and_clock(content: CellContent, definition: Field, context: ColumnContext) -> tuple[Day, Clock | None]:
    """The day of a date cell, and the time that stands in it too."""
    if isinstance(content, datetime):
        moment = to_the_minute(content)
        return day_of(content, definition, context), Clock(moment.time()) if moment.time() != time() else None
    if isinstance(content, str):
        if (aware := aware_moment(content)) is not None:
            return Day(content, aware.date(), aware.date()), Clock(aware.time())
        if (parts := day_and_time_in(content, years_meant(definition, context))) is not None:
            try:
                day_part, clock = day_of(parts[0], definition, context), clock_of(parts[1])
                return day_part, clock if isinstance(clock, Clock) and clock.at != time() else None
            except Unreadable:
                pass
    elif isinstance(content, float) and not content.is_integer() and _is_serial(content):
        return _day_and_clock(from_serial(content), definition, context)
    return day_of(content, definition, context), None


# --- the column decides -------------------------------------------------------------------------


def settle_days(definition: Field, days: Mapping[Key, Day], context: ColumnContext) -> SettledDays[Key]:
    """Every date of a column. Proof is a date that exists one way only; the operation's days are evidence."""
    settled: SettledDays[Key] = SettledDays()
    own = frozenset(context.days) if definition.name in OF_THE_OPERATION else frozenset[date]()
    written = [day for day in days.values() if not day.typed and not day.certain]
    if written:
        _settle_written(definition, days, written, own, settled)
    for key, day in days.items():
        if key not in settled:
            settled[key] = day.day_first or Unreadable(f"There is no such date as “{day.said}”.")
    _ask_of_swapped(definition, days, own, settled)
    return settled


def _settle_written(
    definition: Field,
    days: Mapping[Key, Day],
    written: list[Day],
    own: frozenset[date],
    settled: SettledDays[Key],
) -> None:
    month_first_only = [day for day in written if day.day_first is None]
    day_first_only = any(day.month_first is None for day in written)
    fits_day_first = any(day.day_first in own for day in written)
    fits_month_first = any(day.month_first in own for day in written)
    proven = bool(month_first_only) and not day_first_only and not fits_day_first and (fits_month_first or not own)
    if proven:
        settled.notes.append(
            f"The dates in {definition.heading} are written month first (“{month_first_only[0].said}”); "
            "all of them were read so."
        )
        settled.update(
            (key, day.month_first)
            for key, day in days.items()
            if not day.typed and not day.certain and day.month_first is not None
        )
        return
    doubtful = [
        day
        for day in written
        if day.both and (day.month_first in own and day.day_first not in own if own else bool(month_first_only))
    ]
    if not doubtful:
        return
    example = min(doubtful, key=lambda day: day.said)
    asked = _ask(definition, "day or month first", example, ("day first", "month first"), len(doubtful))
    for key, day in days.items():
        if day in doubtful and day.day_first is not None and day.month_first is not None:
            settled[key] = TwoDays(asked, (day.day_first, day.month_first))


def _ask_of_swapped(
    definition: Field, days: Mapping[Key, Day], own: frozenset[date], settled: SettledDays[Key]
) -> None:
    """Excel set to American dates takes 05/06 for the 6th of May and shows it as a date like any other."""
    swapped = [day for day in days.values() if day.typed and day.day_first not in own and day.month_first in own]
    if not swapped:
        return
    example = min(swapped, key=lambda day: day.said)
    ways = ("as Excel has it", "with day and month changed round")
    asked = _ask(definition, "day and month changed round", example, ways, len(swapped), lasting=False)
    for key, day in days.items():
        if day in swapped and day.day_first is not None and day.month_first is not None:
            settled[key] = TwoDays(asked, (day.day_first, day.month_first))


def _ask(definition: Field, about: str, day: Day, ways: tuple[str, str], number: int, *, lasting: bool = True) -> Asked:
    readings = [say_date(one) for one in (day.day_first, day.month_first) if one is not None]
    more = f" The answer holds for all {number} such dates of the column." if number > 1 else ""
    return Asked(
        about,
        "",
        f"{definition.heading} is “{day.said}”. Is that {readings[0]} or {readings[1]}?{more}",
        tuple(f"{way}: {day.said} is {reading}" for way, reading in zip(ways, readings, strict=True)),
        lasting=lasting,
    )


# --- one date -------------------------------------------------------------------------------------

_SEPARATOR = r"\s?[/.\-\\,]\s?"
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})")
_NUMBERS = re.compile(rf"(\d{{1,2}})(?:{_SEPARATOR}|\s)(\d{{1,2}})(?:{_SEPARATOR}|\s)(\d{{4}}|\d{{2}})")
_NO_YEAR = re.compile(rf"(\d{{1,2}}){_SEPARATOR}(\d{{1,2}})")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY_MONTH = re.compile(
    rf"(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?[\s\-/.,]*(?:of\s+)?{_MONTH}(?:[\s\-/.,]*'?(?P<year>\d{{4}}|\d{{2}}))?"
)
_MONTH_DAY = re.compile(
    rf"{_MONTH}[\s\-/.]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:(?:,\s?|\s|-|/)'?(?P<year>\d{{4}}|\d{{2}}))?"
)
_WEEKDAY = re.compile(
    r"(?P<name>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s*(?:the\s+)?(?P<rest>.*)"
)
_BARE_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EPOCH = datetime.combine(date(1899, 12, 30), time())
_ISO_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})")


def day_of(content: CellContent, definition: Field, context: ColumnContext) -> Day:
    """One date, both ways. Raises Unreadable."""
    match content:
        case datetime() | date() if content.year >= FIRST_YEAR:
            day = content.date() if isinstance(content, datetime) else content
            return Day(say_content(day), day, _swapped(day), typed=True)
        case int() | float() if not isinstance(content, bool):
            if _is_serial(content):
                day = from_serial(content).date()
                return Day(say_content(content), day, day)
            return _of_number(content, context)
    return _written(say_content(content), definition, context)


def _swapped(day: date) -> date | None:
    return date(day.year, day.day, day.month) if day.day <= 12 else None


def _is_serial(number: float) -> bool:
    """Whether a number is one of Excel's days, from 1954 to 2119."""
    return 20_000 <= number < 80_000


def from_serial(number: float) -> datetime:
    """Excel's count of days since the end of 1899."""
    return _EPOCH + timedelta(minutes=round(number * 24 * 60))


def aware_moment(said: str) -> datetime | None:
    """An ISO moment with its offset from UTC, in London's time."""
    said = tidied(said)
    return datetime.fromisoformat(said).astimezone(LONDON) if _ISO_MOMENT.fullmatch(said) else None


def _of_number(number: float, context: ColumnContext) -> Day:
    """13.5 for 13 May, 20210513: only where it comes to a day of the operation."""
    said = say_content(number)
    forms = [said, f"{said}0"] if re.fullmatch(r"\d{1,2}\.1", said) else [said]
    found = {day for form in forms for day in _days_written(form, context) if day in context.days}
    if len(found) != 1:
        raise Unreadable(f"“{said}” is not a date (dd/mm/yyyy).")
    day = found.pop()
    return Day(said, day, day)


def _days_written(said: str, context: ColumnContext) -> list[date]:
    if found := _NO_YEAR.fullmatch(said):
        return [day for year in _years(context) if (day := _date(year, int(found[2]), int(found[1])))]
    if re.fullmatch(r"\d{8}", said):
        days = [
            _date(int(said[:4]), int(said[4:6]), int(said[6:])),
            _date(int(said[4:]), int(said[2:4]), int(said[:2])),
        ]
        return [day for day in days if day is not None and 1950 <= day.year < 2120]
    if re.fullmatch(r"\d{5,6}", said):
        six = said.zfill(6)
        days = [
            _date(_century(six[4:]), int(six[2:4]), int(six[:2])),
            _date(_century(six[:2]), int(six[2:4]), int(six[4:])),
        ]
        return [day for day in days if day is not None]
    return []


def _written(sent: str, definition: Field, context: ColumnContext) -> Day:
    said = tidied(sent).casefold().rstrip(".")
    weekday = _WEEKDAY.fullmatch(said)
    name = weekday["name"][:3] if weekday else ""
    if weekday is not None:
        said = weekday["rest"].strip(" ,")
        if not said or _BARE_DAY.fullmatch(said):
            return _by_weekday(sent, name, said, context)
    day = _without_weekday(said, sent, definition, context)
    if name:
        same = [one for one in (day.day_first, day.month_first) if one is not None and _WEEKDAYS[one.weekday()] == name]
        if not same:
            stated = day.day_first or day.month_first
            raise Unreadable(
                f"“{sent}” contradicts itself: {say_date(stated)}." if stated else f"No such date: “{sent}”."
            )
        return Day(sent, same[0], same[0])
    return day


def _by_weekday(sent: str, name: str, rest: str, context: ColumnContext) -> Day:
    """Thursday, Thu 13th: a day of the operation, if it is one alone."""
    number = int(found[1]) if (found := _BARE_DAY.fullmatch(rest)) else None
    days = [day for day in context.days if _WEEKDAYS[day.weekday()] == name and (number is None or day.day == number)]
    if len(days) != 1:
        raise Unreadable(f"“{sent}” is not one of the operation's days.")
    return Day(sent, days[0], days[0])


def _without_weekday(said: str, sent: str, definition: Field, context: ColumnContext) -> Day:
    if found := _YEAR_FIRST.fullmatch(said):
        return _sure(sent, _date(int(found[1]), int(found[2]), int(found[3])))
    if found := _NUMBERS.fullmatch(said):
        year, first, second = _century(found[3]), int(found[1]), int(found[2])
        return _either(sent, _date(year, second, first), _date(year, first, second))
    if found := _NO_YEAR.fullmatch(said):
        first, second = int(found[1]), int(found[2])
        return _either(
            sent,
            _nearest(second, first, definition, context),
            _nearest(first, second, definition, context),
        )
    if found := _DAY_MONTH.fullmatch(said) or _MONTH_DAY.fullmatch(said):
        month, number = _MONTHS.index(found["month"]) + 1, int(found["day"])
        if found["year"]:
            return _sure(sent, _date(_century(found["year"]), month, number))
        return _sure(sent, _nearest(month, number, definition, context))
    if (found := _BARE_DAY.fullmatch(said)) and (days := [one for one in context.days if one.day == int(found[1])]):
        return _sure(sent, days[0])
    if said.isdigit():
        if len(said) == 5 and _is_serial(int(said)):
            return _sure(sent, from_serial(int(said)).date())
        own = set(context.days)
        days = [day for day in _days_written(said, context) if len(said) == 8 or day in own]
        if len(days) == 1:
            return _sure(sent, days[0])
    raise Unreadable(f"“{sent}” is not a date (dd/mm/yyyy).")


def _sure(sent: str, day: date | None) -> Day:
    if day is None:
        raise Unreadable(f"There is no such date as “{sent}”.")
    return Day(sent, day, day)


def _either(sent: str, day_first: date | None, month_first: date | None) -> Day:
    if day_first is None and month_first is None:
        raise Unreadable(f"There is no such date as “{sent}”.")
    return Day(sent, day_first, month_first)


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _century(year: str) -> int:
    """A year of two digits is this century's, but for those that have long been."""
    number = int(year)
    return number if len(year) == 4 else 1900 + number if number >= 70 else 2000 + number


def years_meant(definition: Field, context: ColumnContext) -> Collection[int]:
    """The years that may stand in a field: any, or for what happens on the operation its own and those beside it."""
    if definition.type is Type.DATE and definition.name not in OF_THE_OPERATION:
        return POSSIBLE_YEARS
    return {year + more for year in _years(context) for more in (-1, 0, 1)}


def _years(context: ColumnContext) -> list[int]:
    return list(dict.fromkeys(day.year for day in context.days))


def _nearest(month: int, number: int, definition: Field, context: ColumnContext) -> date | None:
    """A date without a year: the operation's year, or the year beside it on whose side the field's dates lie."""
    for year in _years(context):
        day = _date(year, month, number)
        if day in context.days:
            return day
    day = _date(context.day.year, month, number)
    if day is not None and definition.name in _LATER and day < context.day:
        return _date(day.year + 1, month, number)
    if day is not None and definition.name in _EARLIER and day > context.day:
        return _date(day.year - 1, month, number)
    return day
