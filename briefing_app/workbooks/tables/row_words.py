"""What a row's words say of it when it is no record: a total, a note, an example, nothing to report."""

import re
from collections.abc import Sequence
from functools import cache

from briefing_app.operation.kinds import Kind, kinds
from briefing_app.operation.words import normalised

_MAYBE_TOTALS = frozenset((
    "sum", "all", "london", "mps", "overall", "met", "pan london", "all boroughs", "all london", "average", "avg",
    "mean",
))  # fmt: skip
_TOTAL_FIRST = re.compile(r"(?:sub[- ]?|grand |overall |running )?totals?\b", re.IGNORECASE)
_TOTAL_LAST = re.compile(r".{1,40}\b(?:sub[- ]?)?totals?\W*", re.IGNORECASE)
_HOURS = re.compile(r"(?:total |number of |no\.? of )?(?:officer|patrol|staff|man|police)[- ]?hours\W*", re.IGNORECASE)
_NOTE = re.compile(
    r"\W*(?:notes?|n\.?b\.?|source|footnotes?|key|caveats?|disclaimer|guidance|please note|contact"
    r"|data (?:as )?at|figures (?:as )?at|last updated)\b\s*(?:\d+\s*)?[:\-–.)]|\s*\*"
    r"|\W*(?:prepared|completed|compiled|authorised|approved|submitted|signed off|checked|produced) by\b"
    r"|\s*(?:notes?|sources?|footnotes?|key)\s*$|(?:\[\d\]|\(\d\)|[¹²³†‡])\s*\w"
    r"|\W*(?:official(?:[ \-–:]+sensitive)?|restricted|not protectively marked)(?:[ \-–:(]+[a-z ]{3,30}\)?)?\W*$"
    r"|\W*(?:end of (?:return|report|document|table|list|form)|page \d+(?: of \d+)?)\W*$",
    re.IGNORECASE,
)
_NOTES_BEGIN = re.compile(r"\s*(?:please )?(?:notes?|footnotes?|caveats?|key|guidance)\s*[:\-–]?\s*$", re.IGNORECASE)
_EXAMPLE = re.compile(
    r"\W*(?:(?:for )?example(?:s| rows?| entry| only)?|sample(?: rows?| entry| only)?|e\.?g\.?"
    r"|dummy(?: row)?|delete (?:this )?row)(?:\W.{0,40})?",
    re.IGNORECASE,
)
_FOR_EXAMPLE = re.compile(r"\W{0,2}e\.?g\.?[\s:.,\-–]", re.IGNORECASE)
_NIL = frozenset((
    "nil", "nil return", "nothing to report", "none", "n a", "nil to report", "none to report", "nil report",
    "no return", "nothing to declare",
))  # fmt: skip
_NIL_SAID = re.compile(
    r"(?:nil|there (?:were|was|have been) no|no|none)\b(?: \w+){0,5}"
    r"(?: (?:reported|to report|planned|made|took place|this period|on the day|return|conducted|executed|undertaken))?",
    re.IGNORECASE,
)
_NIL_AT_LENGTH = re.compile(
    r"(?:nil|none|zero|no|there (?:were|was|have been|will be) (?:no|nil))\b[^\d]*", re.IGNORECASE
)
_HINT = re.compile(
    r"\W*(?:d{1,2}[/.\-]m{1,3}[/.\-]y{2,4}(?: hh[:.]?mm)?|hh[:.]?mm(?:[:.]?ss)?|yyyy-mm-dd|free text"
    r"|text|number|numeric|whole number|date|time|unique|unique ref(?:erence)?"
    r"|y ?/ ?n(?: ?/ ?n[k/a]+)?|yes ?/ ?no|drop[ -]?down(?: list)?"
    r"|(?:please )?select.*|choose.*|from (?:the )?list|mandatory|required|optional"
    r"|enter .*|e\.?g\.? .*|auto|24 ?(?:hr|hour).*|max .*|name of .*|as per .*|number of .*)\W*",
    re.IGNORECASE,
)
_SURE_HINT = re.compile(
    r".*(?:dd|hh)[/.\-:]?mm|.*free text|.*drop[ -]?down|.*mandatory"
    r"|\W*(?:please )?select\b|\W*yes ?/ ?no\W*|\W*y ?/ ?n\W*",
    re.IGNORECASE,
)
LONG_PROSE = 60
_LONGEST_NIL = 100


def is_total(text: str) -> bool:
    if len(text) > LONG_PROSE:
        return False
    if may_be_total(text) or _HOURS.fullmatch(text.strip()):
        return True
    return _TOTAL_FIRST.match(text) is not None or _TOTAL_LAST.fullmatch(text.split(":")[0].strip()) is not None


def may_be_total(text: str) -> bool:
    """Words that head a total, and that a record may hold as well."""
    return normalised(text) in _MAYBE_TOTALS


def is_note(text: str) -> bool:
    return _NOTE.match(text) is not None


def begins_notes(text: str) -> bool:
    """ "Notes:", below which each line is one."""
    return _NOTES_BEGIN.match(text) is not None


def is_example(text: str) -> bool:
    return _EXAMPLE.fullmatch(text) is not None


def gives_example(text: str) -> bool:
    """A value that is one for example: "e.g. Hyde Park"."""
    return _FOR_EXAMPLE.match(text) is not None


def says_nil(texts: Sequence[str], kind: Kind) -> bool:
    """Whether all that a row says is that there is nothing."""
    if all(normalised(text) in _NIL or text in ("-", "–") for text in texts):
        return any(normalised(text) in _NIL for text in texts)
    if len(texts) != 1 or len(texts[0]) > _LONGEST_NIL:
        return False
    word = normalised(texts[0])
    if len(texts[0]) <= LONG_PROSE and _NIL_SAID.fullmatch(word):
        return True
    return _NIL_AT_LENGTH.fullmatch(word) is not None and bool(nouns_of(kind) & set(word.split()))


def is_hint_row(texts: Sequence[str], filled: int) -> bool:
    """A row below the headings that says how the columns are to be filled in."""
    hints = sum(1 for text in texts if _HINT.fullmatch(text))
    return any(map(_SURE_HINT.match, texts)) and hints >= 0.5 * filled


@cache
def nouns_of(kind: Kind) -> frozenset[str]:
    """The words for what a kind counts."""
    return frozenset(word for said in (kind.one, kind.many, kind.sheet) for word in normalised(said).split())


@cache
def counted_nouns() -> frozenset[str]:
    """The words for all that returns count: a number beside one of them is a tally, and no record's."""
    return frozenset((
        *(word for one in kinds() for word in nouns_of(one)),
        "total", "number", "charged", "charges", "bailed", "nfa", "rui", "cautions", "officers", "hours", "da", "vawg",
        "proactive", "reactive", "searches", "engagements", "premises", "prisoners", "pics",
    ))  # fmt: skip
