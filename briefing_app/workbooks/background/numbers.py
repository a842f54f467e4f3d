"""What a cell of a public table gives: a number, or the reason why there is none. Missing is never zero."""

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing_app.operation.words import normalised
from briefing_app.workbooks.files.contents import CellContent, is_blank, say_content, tidied

BLANK = "left blank"
_MISSING = {
    "..": "not available", "...": "not available", "…": "not available", ":": "not available", "x": "not available",
    "n/a": "not available", "na": "not available", "n.a.": "not available", "nd": "not available",
    "w": "not available",
    "not available": "not available", "no data": "not available", "null": "not available", "none": "not available",
    "-": "a dash, and no number", "–": "a dash, and no number", "—": "a dash, and no number",
    "--": "a dash, and no number",
    ".": "a full stop, and no number", "*": "suppressed", "**": "suppressed", "s": "suppressed",
    "suppressed": "suppressed", "c": "confidential", "confidential": "confidential", "disclosive": "confidential",
    "z": "not applicable", "not applicable": "not applicable", "low": "too small to be given",
    "~": "too small to be given",
    "u": "unreliable", "unreliable": "unreliable", "?": "not known", "unknown": "not known", "not known": "not known",
    "tbc": "still to come", "(blank)": BLANK, "blank": BLANK,
}  # fmt: skip
"""The symbols of public tables, in brackets or without. A dash is by some used for nil: it is not taken for it."""
_NUMBER = re.compile(
    r"(?P<minus>[-−–])?\s*£?\s*(?P<whole>\d{1,3}(?:[, ]\d{3})+|\d+)(?P<places>\.\d+)?\s*(?P<share>%)?"
    r"\s*(?P<mark>(?:\*+|\[[a-z0-9]{1,4}\]|\((?:r|p|e|\d)\)|[rpe†‡#])?)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[\[(]\s*(.*?)\s*[\])]")


@dataclass(frozen=True, slots=True)
class Number:
    value: int | float


@dataclass(frozen=True, slots=True)
class NoNumber:
    """`is_symbol` where it is one of the signs with which public tables say so."""

    why: str
    is_symbol: bool = True


def number_in(content: CellContent) -> Number | NoNumber:
    """The number of a cell exactly as it is given; what is only a bound or a guess is no number."""
    if is_blank(content):
        return NoNumber(BLANK)
    if isinstance(content, bool):
        return NoNumber(f"not a number: “{say_content(content)}”", is_symbol=False)
    if isinstance(content, int | float):
        if content != content or content in (float("inf"), float("-inf")):
            return NoNumber("not a number", is_symbol=False)
        return Number(_plain(content))
    if not isinstance(content, str):
        return NoNumber(f"not a number: “{say_content(content)}”", is_symbol=False)
    return _of_text(content)


@lru_cache(maxsize=16_384)
def _of_text(content: str) -> Number | NoNumber:
    said = tidied(content)
    found = _NUMBER.fullmatch(said)
    if found is not None:
        digits = re.sub(r"[, ]", "", found["whole"])
        value = float(digits + found["places"]) if found["places"] else int(digits)
        return Number(_plain(-value if found["minus"] else value))
    folded = said.casefold()
    bare = _BRACKETS.fullmatch(folded)
    why = _MISSING.get(folded) or (_MISSING.get(bare[1]) if bare else None)
    if why is not None:
        return NoNumber(why)
    if not folded:
        return NoNumber(BLANK)
    return NoNumber(f"not a number: “{said[:40]}”", is_symbol=False)


def _plain(value: int | float) -> int | float:
    """20.0 is 20: spreadsheets keep every number with a point."""
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else value


def is_number(content: CellContent) -> bool:
    return isinstance(number_in(content), Number)


def is_symbol(content: CellContent) -> bool:
    """Whether it stands for a number that is not given; a blank does not count as one."""
    found = None if is_blank(content) else number_in(content)
    return isinstance(found, NoNumber) and found.is_symbol


def is_code_heading(words: str) -> bool:
    """Whether a column of numbers only names things: codes, ranks, places on the map."""
    return normalised(words) in _NAMES_THINGS


_NAMES_THINGS = frozenset({
    "code", "id", "fid", "objectid", "object id", "area code", "borough code", "la code", "gss code", "ons code",
    "row",
    "no", "number", "order", "sort order", "rank", "x", "y", "easting", "northing", "latitude", "longitude", "lat",
    "long",
    "lon", "hectares id", "index", "line", "s/n", "ref", "geocode", "geography code",
})  # fmt: skip
