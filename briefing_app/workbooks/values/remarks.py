"""Listed words with a remark behind them: "NFA (victim unsupportive)", "BTR 10/6/21", "Yes - partner"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefing_app.operation.words import normalised

_BRACKETED = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*")
_DAY = re.compile(
    r"[\s\-–,:(]*\b(?:to|on|until|till|at|for|by)?\s*"
    r"(?:\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s\d{2,4})?)\)?\s*$",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s+[-–—]\s+|[,;:]\s+|\s+w/\s*|\s+with\s+|\s*\n\s*")
_CHANGES_IT = re.compile(
    r"\b(?:not|non|but|except|part(?:ly|ial|ially)?|only|short|then|later|until|unless|if|awaiting|pending|subject"
    r"|or|either|possibl[ey]|maybe|probably|tbc|cancelled|failed|refused|was|to be|should|will)\b|\?",
    re.IGNORECASE,
)
_MOST_WORDS_TOGETHER = 4
_LEAST_LETTERS = 5
_GOES_ON = frozenset(("due", "because", "owing", "by", "at", "to", "for", "on", "in", "after", "following"))


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a remark, and what the two come to."""

    meant: tuple[str, ...]
    """One value, or several where the remark names another."""
    sure: bool
    """Whether the remark changes nothing: it has no "but" or "not" in it."""


def head_of(said: str, words: Mapping[str, tuple[str, ...]]) -> Head | None:
    """The listed word that a text begins with, before a remark in brackets, behind a dash or a day."""
    for bare, remark in _ways_to_part(said):
        meant = words.get(normalised(bare))
        if not meant:
            continue
        others = tuple(dict.fromkeys(value for value in _values_in(remark, words) if value not in meant))
        return Head((*meant, *others), sure=_CHANGES_IT.search(remark) is None)
    return _first_words(normalised(said).split(), words)


def _first_words(said: list[str], words: Mapping[str, tuple[str, ...]]) -> Head | None:
    """The most words at a text's beginning that are known; what follows may change them, but for "due to rain"."""
    for length in range(len(said) - 1, 0, -1):
        first = " ".join(said[:length])
        if len(first) < _LEAST_LETTERS or not (meant := words.get(first)):
            continue
        remark = " ".join(said[length:])
        others = tuple(dict.fromkeys(value for value in _values_in(remark, words) if value not in meant))
        sure = said[length] in _GOES_ON and _CHANGES_IT.search(remark) is None
        return Head((*meant, *others), sure) if sure else Head(meant, sure)
    return None


def _ways_to_part(said: str) -> list[tuple[str, str]]:
    """Text without its remark, and the remark; the shortest remark first."""
    found: list[tuple[str, str]] = []
    undated = _DAY.sub("", said)
    if undated != said and undated.strip():
        found.append((undated, ""))
    remarks = [one.strip() for one in _BRACKETED.findall(said)]
    if remarks:
        bare = _BRACKETED.sub(" ", said).strip()
        found.append((bare, " ".join(remarks)))
        found.append((_DAY.sub("", bare), " ".join(remarks)))
    for parted in list(_PARTED.finditer(said))[::-1]:
        found.append((said[: parted.start()], said[parted.end() :]))
    return [(bare.strip(), remark) for bare, remark in found if bare.strip()]


def _values_in(remark: str, words: Mapping[str, tuple[str, ...]]) -> list[str]:
    """What any of the remark's words would mean, were they alone."""
    said = normalised(remark).split()
    return [
        value
        for length in range(1, _MOST_WORDS_TOGETHER + 1)
        for start in range(len(said) - length + 1)
        for value in words.get(" ".join(said[start : start + length]), ())
    ]
