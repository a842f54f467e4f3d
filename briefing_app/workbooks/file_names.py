"""What a file's name says: `VAWG_20210513_AS_LAM_RESULT_v2.xlsx`, `Copy of Tower Hamlets patrol plan (1).xlsx`."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import PurePath

from briefing_app.operation.boroughs import Borough, all_boroughs, borough, borough_words, boroughs_of_bcu
from briefing_app.operation.kinds import Phase
from briefing_app.operation.words import normalised
from briefing_app.workbooks.tables.titles import phases_in, says_nothing_of_itself, title_of

_MOST_WORDS = 5
_SHORT = 4
"""An abbreviation of fewer letters than five stands in a name in capitals: BAR is Barnet, "bar" is a bar."""
_BEFORE_PHASE = {"pre": Phase.PLAN, "post": Phase.RESULT, "outcome": Phase.RESULT, "outcomes": Phase.RESULT,
                 "debrief": Phase.RESULT, "after": Phase.RESULT}  # fmt: skip
_VERSION = re.compile(r"(?:v|ver|version)\s?(\d{1,3})(?:\.\d{1,2})?", re.IGNORECASE)
_EIGHT = re.compile(r"(?<!\d)(\d{8})(?!\d)")
_PARTS = re.compile(r"[_\-\s.,()\[\]+~@#:;]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d{2})|(?<=\d)(?=[A-Za-z]{2})")
_PART_OF_A_NAME = frozenset((
    "road", "street", "st", "lane", "hill", "park", "green", "town", "common", "bridge", "station", "high", "broadway",
    "cross", "court", "heath", "north", "south", "east", "west", "upper", "lower", "new", "old", "village", "square",
    "way", "by", "bow", "upon", "hull", "wick", "marshes", "central", "hospital", "lock", "gate", "junction",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class FileName:
    """What can be taken from it."""

    borough: Borough | None = None
    phase: Phase | None = None
    version: int | None = None
    day: date | None = None
    may_be: tuple[str, ...] = ()
    """Boroughs that it names in a way that is not certain, or several."""


def read_file_name(name: str, year: int = 2000) -> FileName:
    stem = PurePath(name).stem if PurePath(name).suffix[1:].isalnum() else name
    words = [word for word in _PARTS.split(stem) if word]
    sure, likely = boroughs_among(words)
    if not sure and not likely:
        sure = _in_small_letters(words)
    if not sure and not likely:
        likely = [one for word in words if word.isupper() and len(word) == 2 for one in boroughs_of_bcu(word)]
    version = next((int(found[1]) for word in words if (found := _VERSION.fullmatch(word))), None)
    return FileName(
        borough=borough(sure[0]) if len(sure) == 1 and not likely else None,
        phase=_phase(words),
        version=version if version is not None else _spelt_version(words),
        day=_day(stem, year),
        may_be=tuple(dict.fromkeys((*sure, *likely))) if len(sure) != 1 or likely else (),
    )


def boroughs_among(words: list[str]) -> tuple[list[str], list[str]]:
    """The boroughs that words in a row name for certain, and those that they may.

    The whole of a name only, with nothing beside it that may be part of another name: Harrow Road and
    Camden Town are places.
    """
    sure: list[str] = []
    likely: list[str] = []
    place = 0
    while place < len(words):
        size, named = _named_at(words, place)
        if not size:
            place += 1
            continue
        before = words[place - 1] if place else ""
        after = words[place + size] if place + size < len(words) else ""
        place += size
        if normalised(after) in _PART_OF_A_NAME or normalised(before) in _PART_OF_A_NAME:
            continue
        apart = all(not one or says_nothing_of_itself(one) for one in (before, after))
        (sure if apart or named in sure else likely).append(named)
    return list(dict.fromkeys(sure)), [one for one in dict.fromkeys(likely) if one not in sure]


def _named_at(words: list[str], place: int) -> tuple[int, str]:
    known = borough_words()
    codes = {one.abbreviation for one in all_boroughs()}
    for size in range(min(_MOST_WORDS, len(words) - place), 0, -1):
        said = " ".join(words[place : place + size])
        named = known.get(normalised(said))
        if named is None:
            continue
        if size == 1 and len(said) < _SHORT and said.isalpha() and said not in codes:
            continue
        return size, named
    return 0, ""


def _in_small_letters(words: list[str]) -> list[str]:
    """A borough's code written small, where nothing else of the name could mean something: lam_plan."""
    codes = {one.abbreviation.casefold(): one.name for one in all_boroughs()}
    named = [codes[word] for word in words if word in codes]
    others = [word for word in words if word not in codes]
    return named if len(named) == 1 and all(map(says_nothing_of_itself, others)) else []


def _phase(words: list[str]) -> Phase | None:
    found = {phase for word in words if (phase := phases_in(word))}
    found |= {_BEFORE_PHASE[word.casefold()] for word in words if word.casefold() in _BEFORE_PHASE}
    return found.pop() if len(found) == 1 else None


def _spelt_version(words: list[str]) -> int | None:
    return next(
        (
            int(after)
            for word, after in pairwise(words)
            if word.casefold() in ("v", "ver", "version") and after.isdecimal()
        ),
        None,
    )


def _day(stem: str, year: int) -> date | None:
    for digits in _EIGHT.findall(stem):
        for parts in ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2])):
            try:
                day = date(*map(int, parts))
            except ValueError:
                continue
            if 2000 <= day.year < 2100:
                return day
    return title_of(stem.replace("_", " "), year).day
