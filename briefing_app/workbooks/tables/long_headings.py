"""Headings that say more than they need: without filler, hints and the kind's own name they mean what short ones do."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from briefing_app.operation.kinds import Phase, Type, kind, kinds
from briefing_app.operation.value_words import words_of as value_words
from briefing_app.operation.words import normalised
from briefing_app.workbooks.tables.heading_words import KEYS, Meaning, Part, Words, known_words, meanings, words_of
from briefing_app.workbooks.values.personal_data import personal_heading

_FILLER = frozenset((
    "any", "detail", "main", "is", "this", "was", "were", "are", "it", "please", "state", "give", "enter",
    "insert", "specify", "which", "what", "for", "your", "our", "if", "known", "applicable", "full", "exact",
    "related", "reported", "police", "mps", "op", "operation", "made", "and", "or", "be", "as", "with", "did",
    "discussed", "covered", "has", "have", "been", "do", "you", "they", "we", "s", "local", "information", "held",
    "current", "latest", "provided", "providing",
))  # fmt: skip
_OWN = {
    "arrests": ("arrest", "arrested", "arresting", "prisoner", "pic", "dp", "detainee", "nicked", "suspect",
                "nominal"),
    "patrols": ("patrol", "patrolling", "patrolled", "tasking", "tasked", "deployed", "deployment", "duty"),
    "deployments": ("deployment", "deployed", "deploying", "duty", "resource", "resourcing", "tour", "radio",
                    "assigned", "allocated"),
    "warrants": ("warrant",),
    "wanted": ("wanted", "enquiry", "person", "nominal"),
    "compliance": ("compliance", "visit", "check", "nominal"),
    "venues": ("venue", "visit", "visited", "visiting", "premise", "licensed"),
    "business": ("business", "visit", "visited", "visiting"),
    "community": ("event", "community"),
    "risks": ("risk",),
    "lessons": ("lesson",),
}  # fmt: skip
"""Words that in a sheet of their own kind add nothing: "Patrol start" is "Start"."""
_SAME = {
    "commence": "start", "commencing": "start", "commenced": "start", "begin": "start", "beginning": "start",
    "starting": "start", "started": "start", "finish": "end", "finishing": "end", "finished": "end", "ending": "end",
    "ended": "end", "conclude": "end", "concluding": "end", "concluded": "end", "staff": "officer",
    "staffing": "officer", "personnel": "officer", "manpower": "officer", "cop": "officer", "strength": "officer",
    "team": "unit", "squad": "unit", "dept": "unit", "department": "unit", "place": "location", "where": "location",
    "site": "location", "area": "location", "venue": "location", "outcome": "result", "disposal": "result",
    "why": "reason", "reference": "ref", "kind": "type", "nature": "type", "category": "type",
}  # fmt: skip
"""Words that in a heading say the same."""
_NUMBERS = frozenset(("number", "total", "many", "how", "count", "amount", "overall"))
_WEAK = frozenset(("by", "to", "from", "on", "off", "at", "with", "name", "until"))
"""Alone, what is left of a long heading says nothing."""
_TAIL = re.compile(r"[\s\-–—:,(]*\b(?:as (?:at|of)|correct as|up to|at \d{3,4})\b.*$", re.IGNORECASE | re.DOTALL)
_CHOICE = re.compile(
    r"[\s\-–—:,(]*\b(?:y ?/ ?n(?: ?/ ?(?:nk|n ?/ ?[ak]|unk))?|yes ?/ ?no(?: ?/ ?(?:nk|n ?/ ?[ak]|not known))?"
    r"|tick(?: box)?)\)?\W*$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]")
_HINT = re.compile(
    r"\d[\d\s\-–/.:]*|(?:inc|incl|including|excl|excluding|not including)\b.*|e\.?g\.?\b.*|i\.?e\.?\b.*|if\b.*"
    r"|where\b.*|(?!.*\b(?:plan|actual|start|end|time|date|name)).{1,20}(?:/.{1,20}){1,5}"
    r"|(?:please|delete|select|tick|state|use|see|enter|insert)\b.*|24\b.*|hh.*|.*\bper (?:row|line)\b.*"
    r"|(?:insp|sgt|ps|pc|cons)\w*(?:[\s\-–/+&,]+(?:insp|sgt|ps|pc|cons|pcso|msc)\w*)+",
    re.IGNORECASE,
)
_OR = re.compile(r"\s*(?:/|\\|\||\bor\b|,|&)\s*", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def meant_by(kind_name: str, phase: Phase | None, said: str) -> tuple[Meaning, ...]:
    """What a heading may mean in a kind, the likeliest first: by all of its words, else by those that say something."""
    found = meanings(kind_name, phase).get(words_of(said))
    return found if found else _at_length(kind_name, phase, said)


@lru_cache(maxsize=65_536)
def means_anywhere(said: str) -> frozenset[tuple[str, str]]:
    """The kinds in which it is a heading or a key of rows, each with what it means there."""
    words = words_of(said)
    if words not in known_words() and (is_listed(said) or not _vocabulary().intersection(map(_stem, words))):
        return frozenset()
    return frozenset((one.name, meant[0].field) for one in kinds() if (meant := meant_by(one.name, None, said)))


def _at_length(kind_name: str, phase: Phase | None, said: str) -> tuple[Meaning, ...]:
    if personal_heading(said) is not None:
        return ()
    known, short, counts = meanings(kind_name, phase), short_headings(kind_name, phase), _counts(kind_name, phase)
    for form in _forms(said):
        words = words_of(form)
        found = (
            known.get(words) or short.get(less := short_form(kind_name, words)) or counts.get(_without_numbers(less))
        )
        if found:
            return tuple(replace(one, exact=False, at_length=True) for one in found)
    return _either(kind_name, phase, said)


def _forms(said: str) -> Iterator[str]:
    """The heading as it is, then without what says when or how it is to be filled in."""
    yield said
    bare = _BRACKETS.sub(lambda found: " " if _HINT.fullmatch(found[1].strip()) else found[0], said)
    bare = _CHOICE.sub("", _TAIL.sub("", bare))
    if bare.strip() and bare != said:
        yield bare


def _either(kind_name: str, phase: Phase | None, said: str) -> tuple[Meaning, ...]:
    """ "Unit/team": two ways to say one thing."""
    parts = [part for part in _OR.split(_BRACKETS.sub(" ", said)) if part.strip()]
    if not 2 <= len(parts) <= 4:
        return ()
    meant = [meant_by(kind_name, phase, part) for part in parts]
    if not all(meant):
        return ()
    first = meant[0][0]
    if first.part is not Part.WHOLE or any(ones[0].field != first.field for ones in meant):
        return ()
    return tuple(replace(one, exact=False, at_length=True) for one in meant[0])


def short_form(kind_name: str, words: Words) -> Words:
    """The words that say something, in their first forms; none where none does."""
    own = _OWN[kind_name]
    left = {stem for word in words if (stem := _stem(word)) not in _FILLER and word not in own and stem not in own}
    if words.count("s") > 1:
        # "S&S", a stop and search; one alone is what is left of a plural.
        left.add("s")
    if len(left - _WEAK) > 1:
        left.discard("by")
    same = {_SAME.get(word, word) for word in left}
    return tuple(sorted(same)) if same - _WEAK - _NUMBERS else ()


def without_own_words(kind_name: str, said: str) -> str:
    """A title's words without those for what the kind counts: "PROACTIVE ARRESTS" says "proactive"."""
    own = _OWN[kind_name]
    left = [word for word in normalised(said).split() if word not in own and _stem(word) not in own]
    return " ".join(left)


def _without_numbers(words: Words) -> Words:
    left = tuple(word for word in words if word not in _NUMBERS)
    return left if set(left) - _WEAK else ()


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@cache
def short_headings(kind_name: str, phase: Phase | None) -> dict[Words, tuple[Meaning, ...]]:
    """What is left of each known heading → what it means, where that is one thing only."""
    found: dict[Words, list[Meaning]] = {}
    for words, meant in meanings(kind_name, phase).items():
        if less := short_form(kind_name, words):
            found.setdefault(less, []).extend(meant)
    return _agreeing(kind_name, phase, found)


@cache
def _counts(kind_name: str, phase: Phase | None) -> dict[Words, tuple[Meaning, ...]]:
    """The same for counts, which "number of", "how many" and "total" say nothing more about."""
    definition = kind(kind_name)
    found: dict[Words, list[Meaning]] = {}
    for words, meant in meanings(kind_name, phase).items():
        less = _without_numbers(short_form(kind_name, words))
        if less and meant[0].field not in KEYS and definition.field(meant[0].field).type is Type.INT:
            found.setdefault(less, []).extend(meant)
    return _agreeing(kind_name, phase, found)


def _agreeing(
    kind_name: str, phase: Phase | None, found: dict[Words, list[Meaning]]
) -> dict[Words, tuple[Meaning, ...]]:
    """Without words that would mean several things; the fields of the return's phase first."""
    definition = kind(kind_name)

    def other_phase(one: Meaning) -> bool:
        return one.field not in KEYS and phase is not None and phase not in definition.field(one.field).phases

    return {
        words: tuple(sorted(dict.fromkeys(ones), key=other_phase))
        for words, ones in found.items()
        if len({one.field.removeprefix("planned_").removeprefix("actual_") for one in ones}) == 1
    }


def is_listed(said: str) -> bool:
    """Whether it stands in cells as a value of some list."""
    return normalised(said) in _listed_words()


@cache
def _listed_words() -> frozenset[str]:
    """What stands in cells as a value of some list, and is no heading however like one it is."""
    return frozenset(
        word
        for one in kinds()
        for definition in one.fields
        if definition.values
        for word in value_words(one.name, definition)
    )


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(_stem(word) for words in known_words() for word in words)
