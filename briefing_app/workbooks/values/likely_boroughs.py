"""Which boroughs an unknown name may mean. Nothing here decides: a person is asked."""

from briefing_app.operation.boroughs import all_boroughs, borough_words, boroughs_of_bcu
from briefing_app.operation.words import normalised
from briefing_app.workbooks.values.suggestions import suggestions

_LEAST_LETTERS = 5
_WORDS_OF_MANY = frozenset(("london", "thames", "forest", "tower", "borough"))


def likely_boroughs(said: str) -> tuple[str, ...]:
    """By a slip of the pen, by the half of a double name, or by a command unit's code; the likest first."""
    word = normalised(said)
    found = list(boroughs_of_bcu(said))
    found += suggestions(word, {known: (name,) for known, name in borough_words().items() if len(known) > 3})
    if len(word) >= _LEAST_LETTERS and word not in _WORDS_OF_MANY:
        found += [one.name for one in all_boroughs() if word in normalised(one.name).split()]
    return tuple(dict.fromkeys(found))
