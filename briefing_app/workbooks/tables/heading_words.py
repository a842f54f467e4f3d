"""The words of headings: what each kind's columns, and its sheets, are called."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from briefing_app.operation.kinds import Kind, Phase, Type, kind, kinds
from briefing_app.operation.resources import reference_rows
from briefing_app.operation.words import normalised

Words = tuple[str, ...]
"""A heading's words in a fixed order, so that "Officers planned" and "Planned offrs" are the same."""

BOROUGH = "borough"
DAY = "day"
KEYS = (BOROUGH, DAY)
"""Columns that say to which borough or day a row belongs, and are no field of a record."""


class Part(StrEnum):
    """How much of its field a column holds."""

    WHOLE = ""
    DATE = "date"
    """The day of a moment whose clock time stands in another column."""
    RANGE = "range"
    """Start and end in one cell: 0700-1900."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading may mean in a kind."""

    field: str
    part: Part
    exact: bool
    """The field's own heading or name, and not one of the ways in which people write it."""
    at_length: bool = False
    """Known only without the filler around it."""


# Written short in the way police write; whole words only.
_SHORT = {
    "no": "number", "nos": "number", "num": "number", "nbr": "number", "nr": "number", "#": "number", "qty": "number",
    "offr": "officers", "offrs": "officers", "ofcr": "officers", "ofcrs": "officers", "offs": "officers",
    "ofrs": "officers", "officrs": "officers", "loc": "location", "locn": "location", "locns": "location",
    "strt": "start", "fin": "finish", "dte": "date", "tm": "time", "plnd": "planned", "pland": "planned",
    "pln": "planned", "plan": "planned", "actl": "actual", "act": "actual", "til": "until", "till": "until",
    "dv": "da", "addr": "address", "ser": "serial", "veh": "vehicles", "vehs": "vehicles", "supv": "supervisor",
    "supvr": "supervisor", "offnce": "offence", "off'ce": "offence", "dept": "department", "prem": "premises",
    "prems": "premises", "bus": "business", "cust": "custody", "susp": "suspect", "wrnt": "warrant", "arr": "arrest",
    "hrs": "hours", "hr": "hours", "resn": "reason", "eng": "engaged", "ptnr": "partner", "prtnr": "partner",
    "commun": "community", "info": "information", "intell": "intelligence", "rqd": "required", "reqd": "required",
    "dom": "domestic", "ref'n": "reference", "refn": "reference", "brgh": "borough", "boro": "borough",
}  # fmt: skip
_SAYS_NOTHING = frozenset(("of", "the", "a", "an"))
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
# In brackets these say how to fill a column in; anything else there may say what it means.
_HOW_TO_FILL = re.compile(
    r"(?:hh[:.]?mm|24 ?hrs?|24[ -]hours?(?: clock)?|d{1,2}[/.-]m{1,3}[/.-]y{2,4}(?: hh[:.]?mm)?|y ?/ ?n(?: ?/ ?nk)?"
    r"|yes ?/ ?no|numbers?|nos?\.?|number only|hrs|hours|mins|required|mandatory|optional|if known|if any|see notes?"
    r"|drop[ -]?down|select|please select|from list|list|text|free text|max \d+|internal only|auto|calculated|n"
    r"|e\.?g\.? .*|hhmm|tick|x|s|if applicable|as applicable|where known|\d{1,2} ?[-–] ?\d{1,2}"
    r"|delete as (?:appropriate|applicable)|please state|local time|bst|gmt)",
    re.IGNORECASE,
)
_NUMBERING = re.compile(
    r"^\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|q\d{1,2}[.):]?)\s+(?=\S)|^\s*\d{1,2}\.(?=[A-Za-z])", re.I
)
_FOOTNOTE = re.compile(r"[¹²³⁰⁴-⁹†‡§]+|\s*[(\[]\s*(?:\d|note \d|see note \d)\s*[)\]]\s*$", re.IGNORECASE)
_APOSTROPHES = re.compile(r"(?<=\w)['’‘`](?=\w)")


@lru_cache(maxsize=4096)
def words_of(heading: str) -> Words:
    """The heading without numbering, marks, hints on how to fill it in and short forms, in a fixed order."""
    bare = _NUMBERING.sub("", _FOOTNOTE.sub("", heading), count=1)
    bare = _BRACKETS.sub(lambda found: " " if _HOW_TO_FILL.fullmatch(found.group(1).strip()) else found.group(0), bare)
    bare = _APOSTROPHES.sub("", bare).replace("<", " ").replace(">", " ").replace("=", " ").replace("|", " ")
    said = normalised(bare)
    return tuple(sorted(_SHORT.get(word, word) for word in said.split() if word not in _SAYS_NOTHING))


@cache
def meanings(kind_name: str, phase: Phase | None) -> dict[Words, tuple[Meaning, ...]]:
    """Words → what they may mean in a kind, the likeliest first.

    A field's own heading beats the other names of another, and the fields of the return's phase
    those of the other, so that "Officers" means what that phase asks for.
    """
    definition = kind(kind_name)
    ordered = sorted(definition.fields, key=lambda field: phase is not None and phase not in field.phases)
    found: dict[Words, list[Meaning]] = {}
    for field in ordered:
        for own in (field.heading, field.name):
            _note(found, own, Meaning(field.name, Part.WHOLE, exact=True))
    aliases = _aliases()
    for field in ordered:
        for variant, part in aliases.get((kind_name, field.name), ()):
            _note(found, variant, Meaning(field.name, part, exact=False))
    for key in KEYS:
        for owner in ("*", kind_name):
            for variant, part in aliases.get((owner, key), ()):
                _note(found, variant, Meaning(key, part, exact=False))
    return {words: tuple(meant) for words, meant in found.items()}


def _note(found: dict[Words, list[Meaning]], said: str, meaning: Meaning) -> None:
    words = words_of(said)
    meant = found.setdefault(words, [])
    if not words or any(one.field == meaning.field and one.part == meaning.part for one in meant):
        return
    if meant and meant[0].exact and not meaning.exact:
        return
    meant.append(meaning)


@cache
def _aliases() -> dict[tuple[str, str], list[tuple[str, Part]]]:
    found: dict[tuple[str, str], list[tuple[str, Part]]] = {}
    for row in reference_rows("heading_aliases.csv"):
        found.setdefault((row["kind"], row["field"]), []).append((row["variant"], Part(row["part"])))
    return found


@cache
def weights() -> dict[Words, float]:
    """How much a heading says about its kind: one that many kinds have says little."""
    counts: dict[Words, int] = {}
    for one in kinds():
        for words, meant in meanings(one.name, None).items():
            if meant[0].field not in KEYS:
                counts[words] = counts.get(words, 0) + 1
    return {words: 1 / count for words, count in counts.items()}


@cache
def known_words() -> frozenset[Words]:
    """Everything that is a heading in some kind, or a key of rows."""
    return frozenset(words for one in kinds() for words in meanings(one.name, None))


@cache
def kinds_by_words() -> dict[Words, Kind]:
    """What sheets and titles call each kind."""
    found: dict[Words, Kind] = {}
    for one in kinds():
        for said in (
            one.sheet,
            one.name,
            one.many,
            one.one,
            *(variant for variant, _ in _aliases().get((one.name, ""), ())),
        ):
            found.setdefault(words_of(said), one)
    return found


def other_names(kind_name: str, field: str) -> tuple[str, ...]:
    """The ways in which people write a field's heading."""
    return tuple(variant for variant, part in _aliases().get((kind_name, field), ()) if part is Part.WHOLE)


def is_worked_out(one: Kind, field: str) -> bool:
    return field not in KEYS and one.field(field).type is Type.DERIVED
