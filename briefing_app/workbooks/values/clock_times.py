"""Times of day in the ways people write them, and the moments in London that they name."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from briefing_app.operation.times import LONDON, Minute, from_minute, to_minute
from briefing_app.operation.words import say_date
from briefing_app.workbooks.files.contents import FIRST_YEAR, CellContent, Unreadable, say_content, tidied


@dataclass(frozen=True, slots=True)
class Clock:
    """What a clock showed, as the sender wrote it."""

    at: time
    next_day: bool = False
    """24:00: the midnight at which the day ends."""
    midnight: bool = False
    """The word: the start or the end of its day."""
    zone: str = ""
    """ "bst" or "gmt", where the sender says so."""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that may be a time: 22.3 (22:30, or 22 hours and a third) or 6 (06:00, or six past midnight)."""

    said: str

    @property
    def bare(self) -> bool:
        return "." not in self.said

    @property
    def by_minutes(self) -> Clock | None:
        """22.3 as 22:30: Excel drops the last nought of 22.30."""
        hour, _, part = self.said.partition(".")
        return _clock(int(hour), int(part.ljust(2, "0"))) if len(part) in (1, 2) else None

    @property
    def by_parts(self) -> Clock | None:
        """22.3 as 22 hours and three tenths: 22:18."""
        minutes = round(float(self.said) * 60)
        return _clock(minutes // 60, minutes % 60)

    @property
    def of_day(self) -> Clock | None:
        """0.3 as a part of a day, which is how Excel keeps 07:12."""
        minutes = float(self.said) * 24 * 60
        return _clock(round(minutes) // 60, round(minutes) % 60) if abs(minutes - round(minutes)) < 0.01 else None

    @property
    def by_hours(self) -> Clock | None:
        return _clock(int(self.said), 0)

    @property
    def by_digits(self) -> Clock | None:
        """30 as 0030 without its noughts."""
        return _clock(0, int(self.said))


def _clock(hour: int, minute: int) -> Clock | None:
    if hour == 24 and minute == 0:
        return Clock(time(), next_day=True)
    return Clock(time(hour, minute)) if 0 <= hour <= 23 and 0 <= minute <= 59 else None


_HALF = r"(?P<half>[ap])\.?\s?m\b\.?"
_HOURS = r"(?:hrs?|hours?|h)\b\.?"
_POINTED = re.compile(
    rf"(?P<hour>\d{{1,2}})\s?(?P<mark>[:.;,h]|\s)\s?(?P<minute>\d{{2}})(?::\d{{2}}(?:\.\d+)?)?\s?(?:{_HALF})?\s?(?:{_HOURS})?"
)
_DIGITS = re.compile(rf"(?P<digits>\d{{3,4}})\s?(?:{_HALF})?\s?(?:{_HOURS})?")
_HOUR = re.compile(rf"(?P<hour>\d{{1,2}})\s?{_HALF}")
_NUMERAL = re.compile(r"\d{1,2}(?:\.\d+)?")
_NEARLY = re.compile(r"(?:approx(?:imately)?|about|abt|around|circa|roughly|est|ca?)\.?\s*(?=\d)|[~≈]\s*(?=\d)")
_NEARLY_AFTER = re.compile(r"(?<=[\dmhs])\s*(?:\(?(?:approx(?:imately)?|est)\.?\)?|ish|\?)$")
_ZONE = re.compile(r"(?<=[\dmhs])\s?(?P<zone>bst|gmt|utc|z)$")
_NAMED = {
    "noon": Clock(time(12)),
    "midday": Clock(time(12)),
    "mid day": Clock(time(12)),
    "mid-day": Clock(time(12)),
    "12 noon": Clock(time(12)),
    "12noon": Clock(time(12)),
    "1200 noon": Clock(time(12)),
    "12 midday": Clock(time(12)),
    "midnight": Clock(time(), midnight=True),
    "mid night": Clock(time(), midnight=True),
    "12 midnight": Clock(time(), midnight=True),
}
_SOME_DAY = date(2000, 1, 1)
_NOON = 0.5
"""Half a day is noon to anyone; 0.3 of one is 07:12, and what Excel leaves of 0.30."""


def clock_of(content: CellContent) -> Clock | Numeral:
    """A time of day: 0640, 06.40, 6:40am, a part of a day. Raises Unreadable."""
    match content:
        case datetime():
            return Clock(to_the_minute(content).time())
        case date() if content.year < FIRST_YEAR:
            return Clock(time(), next_day=True)
        case time():
            return Clock(to_the_minute(datetime.combine(_SOME_DAY, content)).time())
        case timedelta() if timedelta() <= content < timedelta(days=1):
            return Clock(to_the_minute(datetime.combine(_SOME_DAY, time()) + content).time())
        case timedelta() if content == timedelta(days=1):
            return Clock(time(), next_day=True)
        case float() if 0 < content < 1 and round(content, 2) == content and content != _NOON:
            return Numeral(f"{content:.2f}".rstrip("0"))
        case float() | int() if not isinstance(content, bool) and 0 <= content < 1:
            minutes = round(content * 24 * 60)
            return Clock(time(minutes // 60 % 24, minutes % 60))
        case float() if not content.is_integer() and 1 < content < 25:
            return Numeral(f"{content:.6f}".rstrip("0"))
    return _written(say_content(content))


def to_the_minute(moment: datetime) -> datetime:
    """Excel keeps times as parts of a day, and 06:40 may come back as 06:39:59.9."""
    return (moment + timedelta(seconds=1)).replace(second=0, microsecond=0)


def is_pointed(content: CellContent) -> bool:
    """Whether hours and minutes are surely parted by a point: 06.40, 22.30."""
    return isinstance(content, str) and re.fullmatch(r"0\d\.\d\d|\d{1,2}\.\d0", tidied(content)) is not None


def as_numeral(content: CellContent) -> Numeral | None:
    """6.25 as text: a time where times have points, a number where the column has numbers."""
    said = tidied(content) if isinstance(content, str) else ""
    return Numeral(said) if re.fullmatch(r"[1-9]\d?\.\d\d", said) else None


def is_digits(content: CellContent) -> bool:
    """Whether it is a time of three or four digits: 0640, 640."""
    return _DIGITS.fullmatch(tidied(say_content(content))) is not None


def _written(sent: str) -> Clock | Numeral:
    said = tidied(sent).casefold()
    nearly = _NEARLY.match(said)
    if nearly is not None:
        said = said[nearly.end() :]
    elif (after := _NEARLY_AFTER.search(said)) is not None:
        nearly, said = after, said[: after.start()]
    zone = _ZONE.search(said)
    if zone is not None:
        said = said[: zone.start()]
    said = said.removeprefix("@").removeprefix("at ").strip().rstrip(".")
    clock = _NAMED.get(said) or _in_figures(said, sent)
    if isinstance(clock, Numeral):
        if nearly is not None or zone is not None:
            raise Unreadable(f"“{sent}” is not a time (hh:mm).")
        return clock
    if zone is not None and zone["zone"] in ("z", "utc"):
        raise Unreadable(f"“{sent}” is in UTC; times of a return are London's.")
    says = f"“{sent}” is not an exact time; it was read as {clock.at:%H:%M}." if nearly else ""
    return Clock(clock.at, clock.next_day, clock.midnight, zone["zone"] if zone else "", says)


def _in_figures(said: str, sent: str) -> Clock | Numeral:
    if _NUMERAL.fullmatch(said) and not _POINTED.fullmatch(said):
        return Numeral(said)
    if found := _POINTED.fullmatch(said):
        hour, minute, half = int(found["hour"]), int(found["minute"]), found["half"]
    elif found := _DIGITS.fullmatch(said):
        digits = found["digits"].zfill(4)
        hour, minute, half = int(digits[:2]), int(digits[2:]), found["half"]
    elif found := _HOUR.fullmatch(said):
        hour, minute, half = int(found["hour"]), 0, found["half"]
        if not 1 <= hour <= 12:
            raise Unreadable(f"There is no such time as “{sent}”.")
    else:
        raise Unreadable(f"“{sent}” is not a time (hh:mm).")
    clock = _clock(_hour(hour, half), minute)
    if clock is None:
        raise Unreadable(f"There is no such time as “{sent}”.")
    return clock


def _hour(hour: int, half: str | None) -> int:
    """13:00pm says the same twice; 13:00am contradicts itself."""
    if half == "p":
        return hour if 12 < hour < 24 else hour % 12 + 12 if 1 <= hour <= 12 else 99
    if half == "a":
        return hour % 12 if hour <= 12 else 99
    return hour


# --- ranges and dates beside a time -----------------------------------------------------------

_ONE = (
    r"(?:\d{3,4}|\d{1,2}\s?[:.;h]\s?\d{2}(?::\d{2})?)\s?(?:[ap]\.?\s?m\b\.?)?|\d{1,2}\s?[ap]\.?\s?m\b\.?"
    r"|midnight|noon|midday"
)
_RANGE = re.compile(
    rf"(?P<day>.*?)(?P<left>{_ONE})\s?(?:hrs?|hours)?\s*(?:x|to|until|till?|and|>|/|-|–|—|−)\s*"
    rf"(?P<right>{_ONE})\s?(?:hrs?|hours)?\.?(?P<after>[\s,(]+(?:on\s+)?(?:[a-z]{{3,9}}|\d).*?)?\)?",
    re.IGNORECASE,
)
_BEFORE_RANGE = re.compile(r"(?:from|between|approx\.?)\s+|\b(?:from|between)\s*$", re.IGNORECASE)
_HOURS_ALONE = re.compile(r"([01]\d|2[0-4])\s?x\s?([01]\d|2[0-4])", re.IGNORECASE)
"""14x23, as duties are written: whole hours."""
_AND = re.compile(r"\sand\s", re.IGNORECASE)
_DAY_THEN_TIME = re.compile(
    rf"(?P<day>.*?\d.*?|[a-z]{{3,9}})(?:t(?=\d)|,?\s+(?:at\s+|@\s*)?|\s*@\s*|\s*[-–]\s+)(?P<clock>(?:{_ONE})\s?(?:hrs?|hours)?\s?(?:bst|gmt)?\.?)",
    re.IGNORECASE,
)
_TIME_THEN_DAY = re.compile(
    rf"(?P<clock>(?:{_ONE})\s?(?:hrs?|hours)?)(?:,?\s+(?:on\s+)?)(?P<day>.*\d.*|[a-z]{{3,9}})", re.IGNORECASE
)


_MONTH = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE_GOES_ON = re.compile(
    rf"(?:.*(?:\d[\-/.]|{_MONTH}[.,]?(?:\s*\d{{1,2}}(?:st|nd|rd|th)?,?)?)|\D*\d{{1,2}}[\-/.\s]\d{{1,2}})\s*",
    re.IGNORECASE,
)
"""A day that still lacks its year."""


def range_in(said: str, years: Collection[int] = ()) -> tuple[str, str, str] | None:
    """Day (or empty), start and end of `0640x1400`, `13/05/2021 0700-1900`, `between 1700 and 2300`.

    Of `13/05/2021-1900` the first figures are a year, if it may be one of these: it is a day and one time.
    """
    said = tidied(said)
    if hours := _HOURS_ALONE.fullmatch(said):
        return "", f"{hours[1]}00", f"{hours[2]}00"
    found = _RANGE.fullmatch(said)
    if found is None or (_AND.search(said) and "between" not in said.casefold()):
        return None
    if _is_year(found["left"], years) and _DATE_GOES_ON.fullmatch(found["day"]):
        return None
    day = _BEFORE_RANGE.sub("", found["day"]).strip(" ,:(")
    after = (found["after"] or "").strip(" ,()").removeprefix("on ").strip()
    return (day or after, found["left"], found["right"]) if not (day and after) else None


def day_and_time_in(said: str, years: Collection[int]) -> tuple[str, str] | None:
    """The day and the time of a text that has both. Of `13 May 2021` the last is a year, if it may be one of these."""
    said = tidied(said)
    found = _DAY_THEN_TIME.fullmatch(said) or _TIME_THEN_DAY.fullmatch(said)
    if found is None:
        return None
    day, clock = found["day"].strip(" ,()"), found["clock"]
    if _is_year(clock, years) and _DATE_GOES_ON.fullmatch(day):
        return None
    return day, clock


POSSIBLE_YEARS = range(1950, 2060)


def _is_year(said: str, years: Collection[int]) -> bool:
    said = said.strip()
    return len(said) == 4 and said.isdecimal() and int(said) in years


# --- moments ----------------------------------------------------------------------------------


def moments(day: date, clock: time) -> tuple[Minute, ...]:
    """When London's clocks showed this: once, twice on the night they go back, never in the hour they skip."""
    first = to_minute(datetime.combine(day, clock, LONDON))
    # The clocks change at one in the morning, UTC: only the hour after one can be doubled or skipped.
    if clock.hour != 1:
        return (first,)
    return tuple(
        one
        for one in dict.fromkeys((first, to_minute(datetime.combine(day, clock, LONDON).replace(fold=1))))
        if from_minute(one).time() == clock
    )


def next_showing(after: Minute, clock: time) -> Minute | None:
    """The first moment after this one at which London's clocks show `clock`; None where they skip it that night."""
    return next((one for one in moments(next_day_of(after, clock), clock) if one > after), None)


def next_day_of(after: Minute, clock: time) -> date:
    """The day on which a clock next comes to this, whether or not it is skipped there."""
    day = from_minute(after).date()
    if clock <= from_minute(after).time() and not any(one > after for one in moments(day, clock)):
        day += timedelta(days=1)
    return day


def no_such_time(day: date, clock: time) -> str:
    return f"{clock:%H:%M} did not exist on {say_date(day)}: the clocks went forward from 01:00 to 02:00."


def of_zone(found: tuple[Minute, ...], zone: str) -> tuple[Minute, ...]:
    """Those of the moments at which London kept the zone that the sender names."""
    return tuple(one for one in found if not zone or from_minute(one).tzname() == zone.upper())
