"""Units named with their place, team or number: "Clapham SNT", "Response Team B", "4 TSG"."""

import re
from collections.abc import Mapping
from functools import cache

from briefing_app.operation.boroughs import borough_named, boroughs_of_bcu
from briefing_app.operation.kinds import units
from briefing_app.operation.resources import reference_rows
from briefing_app.operation.words import normalised
from briefing_app.workbooks.values.suggestions import suggestions

_BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_MOST_WORDS_AROUND = 3
_LEAST_LETTERS = 3
_JOINS = frozenset(("and", "or", "not", "ex", "former", "no", "non", "with", "plus", "versus", "vs", "liaison", "to"))
"""Words that make something else of a unit's name than the unit."""


def unit_meant(said: str, words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The units that a name with a remark in brackets, its borough or its command unit means; none where it is none."""
    word = normalised(_BRACKETED.sub("", said))
    parts = word.split(" ")
    for size in range(len(parts) - 1, 0, -1):
        for around, rest in ((parts[:size], parts[size:]), (parts[-size:], parts[:-size])):
            place = " ".join(around)
            if borough_named(place) is not None or boroughs_of_bcu(place):
                return words.get(" ".join(rest), ()) or _among(rest, words)
    return words.get(word, ()) or _among(parts, words)


def _among(parts: list[str], words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A unit's own abbreviation or full name, with a place, a letter or a number before or behind it."""
    if _JOINS.intersection(parts) or suggestions(" ".join(parts), words, word_by_word=True):
        # "Saefr Neighbourhoods Team" is a slip, and no neighbourhoods team of a place called Saefr.
        return ()
    for size in range(len(parts) - 1, 0, -1):
        for name, rest in ((parts[-size:], parts[:-size]), (parts[:size], parts[size:])):
            said = " ".join(name)
            if len(rest) > _MOST_WORDS_AROUND or said not in _names():
                continue
            others = [value for one in rest for value in words.get(one, ())]
            return tuple(dict.fromkeys((*words.get(said, ()), *others)))
    return ()


@cache
def _names() -> frozenset[str]:
    """Names that can be nothing else: the units' own, those of several words, and abbreviations."""
    variants = [row["variant"] for row in reference_rows("unit_aliases.csv")]
    return frozenset(
        (
            *map(normalised, units()),
            *(normalised(one) for one in variants if " " in normalised(one)),
            *(normalised(one) for one in variants if one.rstrip("s").isupper() and len(one) >= _LEAST_LETTERS),
        )
    ) - {"other"}
