"""How things are said: numbers, dates, times and lists, once for screen, paper and export."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache

NOT_STATED = "not stated"
AWAITED = "awaited"
NOT_APPLICABLE = "not applicable"

_LEAVES_NO_MARK = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_PUNCTUATION = re.compile(r"[*:()\[\].,;!?\"'’‘“”]")
_JOINERS = re.compile(r"[_\-–—/\\]+")
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=16_384)
def normalised(text: str) -> str:
    """The form in which headings and names are compared: case, width, spacing and marks folded.

    Whole words stay whole, so that "Harrow Road" is never "Harrow".
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = _LEAVES_NO_MARK.sub("", folded).replace("&", " and ").replace("+", " and ")
    folded = _JOINERS.sub(" ", _PUNCTUATION.sub("", folded))
    return _SPACES.sub(" ", folded).strip()


def say_count(number: int) -> str:
    return f"{number:,}"


def say_number(number: float, places: int = 1) -> str:
    """1,234 or 1,234.5: a whole number carries no decimals."""
    rounded = round(number, places)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.{places}f}"


def say_hours(hours: float) -> str:
    """Officer-hours, to the half tenth that minutes give: 4.5 h."""
    return f"{say_number(hours)} h"


def say_duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if part) or "0 min"


def say_share(part: float, whole: float) -> str:
    """A percentage, or "not applicable" where there is nothing to be a share of; only all is 100%, only none 0%."""
    if not whole:
        return NOT_APPLICABLE
    percent = round(100 * part / whole)
    if percent == 100 and part < whole:
        return ">99%"
    return "<1%" if percent == 0 and part > 0 else f"{percent}%"


def say_date(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def say_time(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def say_moment(moment: datetime) -> str:
    return f"{say_date(moment.date())} {say_time(moment)}"


def plural(number: int, one: str, many: str = "") -> str:
    """The number with its noun: `plural(2, "borough")` is "2 boroughs"."""
    return f"{say_count(number)} {one if number == 1 else many or one + 's'}"


def listed(things: Iterable[str]) -> str:
    """a, b and c."""
    names = list(things)
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else "none"


def listed_few(things: Sequence[str], most: int = 3) -> str:
    """The first few by name, the rest as a number: "Barnet, Brent and 4 more"."""
    if len(things) <= most:
        return listed(things)
    return f"{', '.join(things[: most - 1])} and {len(things) - most + 1} more"
