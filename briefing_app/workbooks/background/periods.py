"""The periods that public tables name: months, quarters, years and financial years, however they are written."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from briefing_app.operation.words import normalised
from briefing_app.workbooks.files.contents import CellContent, is_blank, tidied

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d{2}"
_YEAR_MONTH = re.compile(rf"({_YEAR})[-/. ]?m?(0[1-9]|1[0-2])")
_MONTH_YEAR_NUMBER = re.compile(rf"(0?[1-9]|1[0-2])[-/. ]({_YEAR})")
_MONTH_YEAR = re.compile(rf"({_NAME})\.?[-/,. ']*({_YEAR}|\d{{2}})", re.IGNORECASE)
_YEAR_NAME = re.compile(rf"({_YEAR})[-/,. ']*({_NAME})\.?", re.IGNORECASE)
_YEAR_ALONE = re.compile(rf"(?:cy |year |calendar year )?({_YEAR})(?:\.0)?", re.IGNORECASE)
_FINANCIAL = re.compile(rf"(?:fy ?|financial year )?({_YEAR}|\d{{2}})\s*[-/–]\s*({_YEAR}|\d{{2}})", re.IGNORECASE)
_QUARTER = re.compile(rf"(?:({_YEAR})\s*[-/. ]?\s*q([1-4])|q([1-4])\s*[-/. ]?\s*({_YEAR}))", re.IGNORECASE)
_YEAR_TO = re.compile(
    rf"(?:year (?:to|ending)|12 months (?:to|ending)|ye|rolling year to)\s+((?:{_NAME})\.?\s+{_YEAR})", re.IGNORECASE
)
_EITHER = re.compile(rf"({_YEAR})[-/–](\d{{2}})")
_FIRST_YEAR = 1901


class Way(StrEnum):
    """How a table writes what could be two things: 2010-11 is a financial year or a November."""

    FINANCIAL = "financial years"
    MONTHS = "months"
    OPEN = "open"
    """Nothing beside it tells: then it is said as it is written."""


def way_of(contents: Iterable[CellContent]) -> Way:
    """By those beside it that can be only one of the two: 1999-00, 2012-13, 2010-03."""
    for content in contents:
        found = _EITHER.fullmatch(tidied(content)) if isinstance(content, str) else None
        if found is not None:
            may_be_year = int(found[2]) == (int(found[1][-2:]) + 1) % 100
            may_be_month = 1 <= int(found[2]) <= 12
            if may_be_year is not may_be_month:
                return Way.FINANCIAL if may_be_year else Way.MONTHS
    return Way.OPEN


@lru_cache(maxsize=65_536, typed=True)
def period_in(content: CellContent, way: Way = Way.OPEN) -> str:
    """The period as it is said here ("Mar 2023", "2014", "2016-17"); empty where the content is none."""
    if isinstance(content, datetime | date):
        return _of_date(content)
    if isinstance(content, bool) or is_blank(content):
        return ""
    if isinstance(content, int | float):
        return _of_text(str(int(content))) if float(content).is_integer() and abs(content) < 1e7 else ""
    return _of_text(tidied(content), way) if isinstance(content, str) else ""


def _of_date(day: date) -> str:
    if day.year < _FIRST_YEAR:
        return ""
    said = f"{_SHORT[day.month - 1]} {day.year}"
    return said if day.day == 1 else f"{day.day} {said}"


def _of_text(said: str, way: Way = Way.OPEN) -> str:
    either = _EITHER.fullmatch(said)
    if either is not None and int(either[2]) == (int(either[1][-2:]) + 1) % 100:
        if way is Way.FINANCIAL or int(either[2]) not in range(1, 13):
            return f"{either[1]}-{either[2]}"
        if way is Way.OPEN:
            return said
    if found := _YEAR_MONTH.fullmatch(said):
        return f"{_SHORT[int(found[2]) - 1]} {found[1]}"
    if found := _MONTH_YEAR_NUMBER.fullmatch(said):
        return f"{_SHORT[int(found[1]) - 1]} {found[2]}"
    if found := _MONTH_YEAR.fullmatch(said):
        return f"{_SHORT[_MONTHS[found[1].casefold()] - 1]} {_whole_year(found[2])}"
    if found := _YEAR_NAME.fullmatch(said):
        return f"{_SHORT[_MONTHS[found[2].casefold()] - 1]} {found[1]}"
    if found := _YEAR_ALONE.fullmatch(said):
        return found[1]
    if found := _QUARTER.fullmatch(said):
        return f"Q{found[2] or found[3]} {found[1] or found[4]}"
    if found := _YEAR_TO.fullmatch(said):
        return f"year to {_of_text(found[1])}"
    if (found := _FINANCIAL.fullmatch(said)) and int(found[2][-2:]) == (int(found[1][-2:]) + 1) % 100:
        return f"{_whole_year(found[1])}-{found[2][-2:]}"
    return _of_day(said)


def _of_day(said: str) -> str:
    """A whole date in ISO form or as Britain writes it. What else a date may be is left as it was written."""
    if found := re.fullmatch(rf"({_YEAR})-(\d{{2}})-(\d{{2}})(?:[T ]00:00(?::00)?)?", said):
        year, month, day = map(int, found.groups())
    elif found := re.fullmatch(rf"(\d{{1,2}})/(\d{{1,2}})/({_YEAR})", said):
        day, month, year = map(int, found.groups())
    elif re.fullmatch(rf"{_YEAR}/\d{{1,2}}/\d{{1,2}}", said):
        return said
    else:
        return ""
    try:
        return _of_date(date(year, month, day))
    except ValueError:
        return ""


def _whole_year(said: str) -> str:
    return said if len(said) == 4 else f"20{said}" if int(said) < 70 else f"19{said}"


def month_alone(content: CellContent) -> str:
    """ "January" → "Jan": a month whose year stands elsewhere, as in the heading above it."""
    number = _MONTHS.get(tidied(content).casefold().rstrip(".")) if isinstance(content, str) else None
    return _SHORT[number - 1] if number else ""


def says_period(heading: str) -> bool:
    """Whether a column's heading says that periods stand in it."""
    return bool(_HEADING.search(normalised(heading)))


_HEADING = re.compile(r"\b(?:year|years|month|months|date|period|quarter|qtr|time|fy|financial year|week)\b")


def are_periods(contents: Iterable[CellContent], heading: str) -> bool:
    """Whether a column's contents are periods. Bare numbers are, only where the heading says so."""
    filled = [one for one in contents if not is_blank(one)]
    if not filled or not all(map(period_in, filled)):
        return False
    bare = any(isinstance(one, int | float) or (isinstance(one, str) and one.strip().isdigit()) for one in filled)
    return says_period(heading) or not bare
