"""What people write for the values of a field: the listed words, and known other ways to say them."""

from functools import cache

from briefing_app.operation.boroughs import borough_words
from briefing_app.operation.kinds import Field, Type, units
from briefing_app.operation.offences import offence_words, offences
from briefing_app.operation.resources import reference_rows
from briefing_app.operation.words import normalised

Words = dict[str, tuple[str, ...]]
"""Word, in the form in which names are compared → the values it can mean."""

_YES_OR_NO = {"y": "Y", "yes": "Y", "true": "Y", "1": "Y", "n": "N", "no": "N", "false": "N", "0": "N"}
_TICKS = {"✓": "Y", "✔": "Y", "√": "Y", "☑": "Y", "✅": "Y", "✗": "N", "✘": "N", "☐": "N", "❌": "N"}
_NOT_KNOWN = ("not known", "unknown", "nk", "n k", "dont know", "don t know", "unk")


@cache
def words_of(kind_name: str, definition: Field) -> Words:
    """Listed values first; another way to say one never takes the place of a listed word."""
    words: Words = {normalised(value): (value,) for value in definition.values}
    if is_of_offences(definition):
        words |= {word: tuple(one.said for one in meant) for word, meant in offence_words().items()}
    if is_of_boroughs(definition):
        words |= {word: (name,) for word, name in borough_words().items()}
    others: Words = {}
    if definition.type is Type.BOOL:
        others |= {word: (value,) for word, value in (_YES_OR_NO | _TICKS).items() if value in definition.values}
        if "Not known" in definition.values:
            others |= dict.fromkeys(_NOT_KNOWN, ("Not known",))
    if is_of_units(definition):
        others |= {normalised(row["variant"]): _several(row["units"]) for row in reference_rows("unit_aliases.csv")}
    others |= _aliases().get(("*", definition.name), {}) | _aliases().get((kind_name, definition.name), {})
    listed = set(definition.values)
    return {word: meant for word, meant in others.items() if listed.issuperset(meant)} | words


def is_of_offences(definition: Field) -> bool:
    return definition.values == tuple(offence.said for offence in offences())


def is_of_boroughs(definition: Field) -> bool:
    return definition.name == "borough"


def is_of_units(definition: Field) -> bool:
    return definition.values == units()


@cache
def _aliases() -> dict[tuple[str, str], Words]:
    found: dict[tuple[str, str], Words] = {}
    for row in reference_rows("value_aliases.csv"):
        found.setdefault((row["kind"], row["field"]), {})[normalised(row["variant"])] = _several(row["values"])
    return found


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";"))
