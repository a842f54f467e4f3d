"""Strengths as officers write them: 1-3-18 is an inspector, three sergeants and eighteen constables."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from briefing_app.operation.kinds import Field
from briefing_app.operation.values import Value
from briefing_app.operation.words import listed, plural
from briefing_app.workbooks.files.contents import (
    Asked,
    CellContent,
    ColumnContext,
    Doubt,
    Odd,
    Read,
    refused,
    say_content,
    tidied,
)
from briefing_app.workbooks.values.columns_of_dates import from_serial

OF_STRENGTH = frozenset({"officers", "planned_officers", "actual_officers"})


@dataclass(frozen=True, slots=True)
class Strength:
    """Officers by rank; a rank that the sender leaves out is None."""

    inspectors: int | None = None
    sergeants: int | None = None
    constables: int | None = None
    pcsos: int | None = None
    special_constables: int | None = None

    @property
    def ranks(self) -> tuple[tuple[str, int], ...]:
        named = (
            ("inspectors", self.inspectors),
            ("sergeants", self.sergeants),
            ("constables", self.constables),
            ("special_constables", self.special_constables),
            ("pcsos", self.pcsos),
        )
        return tuple((name, number) for name, number in named if number is not None)

    @property
    def total(self) -> int:
        return sum(number for _, number in self.ranks)

    @property
    def written(self) -> str:
        """1-3-18."""
        return "-".join(str(number) for _, number in self.ranks)

    @property
    def said(self) -> str:
        return listed(plural(number, _ONE[name]) for name, number in self.ranks)

    @property
    def parts(self) -> int:
        return len(self.ranks)

    @property
    def likely(self) -> bool:
        """Whether each rank outnumbers the one above it, as it does in any serial."""
        sergeants, constables = self.sergeants or 0, self.constables or 0
        return (self.inspectors or 0) <= max(sergeants, 1) and sergeants <= constables


_ONE = {
    "inspectors": "inspector",
    "sergeants": "sergeant",
    "constables": "constable",
    "special_constables": "special constable",
    "pcsos": "PCSO",
}

_PARTED = re.compile(r"(\d{1,3})\s?[-+/–—&]\s?(\d{1,3})(?:\s?[-+/–—&]\s?(\d{1,3}))?")
_BY_COLONS = re.compile(r"(\d{1,2}):(\d{1,2}):(\d{1,3})")
_POINTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{1,3})")
_OF_RANK = re.compile(
    r"(?:(\d{1,3})\s*x?\s*|(?<![a-z]))(insp(?:ector)?s?|ps|sgts?|sergeants?|skippers?|pcs?|constables?|pcsos?|msc|scs?|specials?)\b\.?",
    re.IGNORECASE,
)
_APOSTROPHE = re.compile(r"(?<=[a-z])['’]s\b", re.IGNORECASE)
_RANK_FIRST = re.compile(
    r"(?<![\dx×] )(?<![a-z\d])(insp|ps|sgts?|pcs?|pcsos?|specials?)\s?[x×]\s?(\d{1,3})(?!\s?[x×])", re.IGNORECASE
)
"""PC x 6."""
_RANKS = {"i": "inspectors", "s": "sergeants", "p": "constables", "c": "constables"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SHOWN = re.compile(
    rf"(?:(?P<day>\d{{1,2}})[-/ ])?(?P<month>{'|'.join(_MONTHS)})[a-z]*(?:[-/ ](?P<year>\d{{4}}|\d{{2}}))?",
    re.IGNORECASE,
)
_FULL_DATE = re.compile(r"(\d{2})/(\d{2})/(\d{4})")


def strength_in(said: str) -> Strength | None:
    """What a text says by rank; None where it is no strength."""
    said = _RANK_FIRST.sub(r"\2 \1", _APOSTROPHE.sub("s", tidied(said)))
    if found := _PARTED.fullmatch(said) or _POINTED.fullmatch(said) or _BY_COLONS.fullmatch(said):
        numbers = [int(one) for one in found.groups() if one is not None]
        return Strength(*numbers) if len(numbers) == 3 else Strength(None, *numbers)
    by_rank = _OF_RANK.findall(said)
    # What is left may be one number; two of them are not one.
    left = re.sub(r"[\s,;+&/]+|\band\b|plus", " ", _OF_RANK.sub(" ", said)).strip()
    if not by_rank or not re.fullmatch(r"(?:\d{1,3})?", left) or not re.search(r"\d", said):
        return None
    ranks: dict[str, int] = {}
    # "PS + 6" is one sergeant, and six who are said to be nothing else.
    for number, rank in (*by_rank, *(((left, "pc"),) if left else ())):
        name = _rank(rank.casefold())
        if name in ranks:
            return None
        ranks[name] = int(number or 1)
    return Strength(**ranks)


def _rank(word: str) -> str:
    if word.startswith("pcso"):
        return "pcsos"
    if word.startswith(("msc", "special")) or word in ("sc", "scs"):
        return "special_constables"
    if word == "ps":
        return "sergeants"
    return _RANKS[word[0]]


def read_strengths(
    definition: Field, contents: Collection[CellContent], context: ColumnContext
) -> dict[CellContent, Read]:
    """The contents of a column that are strengths by rank, also where Excel made dates of them."""
    found: dict[CellContent, Read] = {}
    dates: dict[CellContent, tuple[Strength, ...]] = {}
    certain: set[int] = set()
    for content in contents:
        candidates = _candidates(content, context)
        if candidates:
            dates[content] = candidates
            certain.update({candidates[0].parts} if len(candidates) == 1 else ())
        elif isinstance(content, str) and (strength := strength_in(content)) is not None:
            certain.add(strength.parts)
            found[content] = _written(definition, content, strength)
    for content, strengths in dates.items():
        may_be_a_date = isinstance(content, date) and _day(content) in context.days
        found[content] = _of_date(definition, content, strengths, certain, may_be_a_date=may_be_a_date)
    return found


def _written(definition: Field, content: str, strength: Strength) -> Read:
    said = say_content(content)
    read = _odd(definition, said, strength, f"“{said}” was read as {strength.said}: {strength.total} officers.")
    few, many = strength.sergeants or 0, strength.constables or 0
    by_rank = _OF_RANK.search(said) is not None
    if strength.parts != 2 or by_rank or "+" in said or (few <= 2 and many >= max(3 * few, 3)):
        return read
    asked = Asked(
        "strength or range",
        said,
        f"{definition.heading} is “{said}”. Is that {strength.said}, or a number between {few} and {many}?",
        (f"{strength.total} officers by rank", NO_EXACT_NUMBER),
        lasting=False,
    )
    return Doubt(asked, (read, Odd(None, said)), said)


NO_EXACT_NUMBER = "no exact number"
A_DATE = "a date, in the wrong column"


def _candidates(content: CellContent, context: ColumnContext) -> tuple[Strength, ...]:
    """What may have been typed where Excel made a date of it, the likeliest first."""
    if isinstance(content, date):
        return _typed(_day(content), context)
    if isinstance(content, float) and 20_000 <= content < 80_000:
        return _typed(from_serial(content).date(), context)
    if isinstance(content, str):
        return _shown(tidied(content), context)
    return ()


def _day(content: date) -> date:
    return content.date() if isinstance(content, datetime) else content


def _typed(day: date, context: ColumnContext) -> tuple[Strength, ...]:
    year = day.year % 100
    three = [Strength(day.day, day.month, year), Strength(day.month, day.day, year)] if 1930 <= day.year < 2030 else []
    two: list[Strength] = []
    if day.year in _years_of_typing(context):
        # 1-7 is 1 July of the year in which it was typed; 1-7-21 would be a sergeant to three constables.
        two = [Strength(None, day.day, day.month), Strength(None, day.month, day.day)]
        three = [one for one in three if (one.constables or 0) > 3 * (one.sergeants or 0)]
    elif day.day == 1:
        two = [Strength(None, day.month, year)]
    return _first_likely(two) + _first_likely(three)


def _years_of_typing(context: ColumnContext) -> tuple[int, ...]:
    year = context.day.year
    return (year, year - 1) if context.day.month == 1 else (year,)


def _first_likely(strengths: list[Strength]) -> tuple[Strength, ...]:
    return next(((one,) for one in strengths if one.likely), ())


def _shown(said: str, context: ColumnContext) -> tuple[Strength, ...]:
    """As Excel shows them: 01-Jul, Mar-18, 01/03/2018."""
    if found := _FULL_DATE.fullmatch(said):
        try:
            return _typed(date(int(found[3]), int(found[2]), int(found[1])), context)
        except ValueError:
            return ()
    found = _SHOWN.fullmatch(said)
    if found is None or not (found["day"] or found["year"]):
        return ()
    month = _MONTHS.index(found["month"].casefold()) + 1
    year = int(found["year"]) % 100 if found["year"] else 0
    if not found["day"]:
        return _first_likely([Strength(None, month, year)])
    number = int(found["day"])
    if not found["year"]:
        return _first_likely([Strength(None, number, month), Strength(None, month, number)])
    return _first_likely([Strength(number, month, year), Strength(month, number, year)])


def _of_date(
    definition: Field,
    content: CellContent,
    strengths: tuple[Strength, ...],
    certain: set[int],
    *,
    may_be_a_date: bool,
) -> Read:
    said = say_content(content)
    if len(strengths) > 1 and len(certain) == 1:
        strengths = tuple(one for one in strengths if one.parts in certain) or strengths
    if len(strengths) == 1 and not may_be_a_date:
        (one,) = strengths
        says = (
            f"Excel made a date of a strength ({said}); it was read as {one.written}: {one.said}, {one.total} officers."
        )
        return _odd(definition, said, one, says)
    asked = Asked(
        "strength as a date",
        said,
        f"Excel made a date of a strength in {definition.heading} ({said}). What was typed?",
        (*(f"{one.written}, {one.total} officers" for one in strengths), *((A_DATE,) if may_be_a_date else ())),
        lasting=False,
    )
    no_number = (refused(definition, content, f"{definition.heading} holds a date."),) if may_be_a_date else ()
    return Doubt(asked, (*(_odd(definition, said, one, "") for one in strengths), *no_number), said)


def _odd(definition: Field, said: str, strength: Strength, says: str) -> Odd:
    ranks: tuple[tuple[str, Value], ...] = strength.ranks if definition.name == "officers" else ()
    return Odd(strength.total, said, says, also=ranks)
