"""Whole numbers as people write them. Missing is never zero, and what is not exact is no count."""

import re
from collections.abc import Collection
from datetime import date, time, timedelta

from briefing_app.operation.kinds import Field, IfMissing
from briefing_app.operation.returns.returns import Severity
from briefing_app.workbooks.files.contents import (
    NOT_STATED_WORDS,
    CellContent,
    ColumnContext,
    Odd,
    Read,
    Unreadable,
    is_blank,
    refused,
    say_content,
    tidied,
)
from briefing_app.workbooks.values.strengths import OF_STRENGTH, read_strengths, strength_in

_NIL = {"nil", "none", "zero", "no", "-", "–", "—", "nought"}
_PLAIN = re.compile(r"\d+|\d{1,3}(,\d{3})+|\d{1,3}([\u00a0\u2009\u202f]\d{3})+")
_WHOLE = re.compile(r"(\d+)\.0+")
_FOOTNOTE = re.compile(r"(\d[\d,]*)\s*(?:[*†‡#^¹²³]+|\([a-z]\)|\[\w{1,2}\])")
_WITH_UNIT = re.compile(
    r"(\d[\d,]*)\s*(?:x\s*)?(?:officers?|offrs?|offs|people|persons?|staff|arrests?|visits?|vehicles?|vehs?|vans?|cars?"
    r"|horses?|packs?|reports?|searches|stops|cops|bodies|males?|females?|suspects?|prisoners?|pics?|dps?|detainees?"
    r"|attendees|members of (?:the )?public|mops?|leaflets?|drivers?|women(?: and girls)?|no\.?|in total|in all|total)",
    re.IGNORECASE,
)
_TIMES = re.compile(r"[x×]\s?(\d{1,3})")
_WITH_REMARK = re.compile(r"(\d[\d,]*)\s*(?:officers?\s*|staff\s*)?[(\[]([^()\[\]]*)[)\]]")
_ADDS = re.compile(r"\+|&|\b(?:plus|and|extra|additional|more|approx|about|est|or|tbc|min|max)\b|\?", re.IGNORECASE)
_INEXACT = re.compile(
    r"(?:approx(?:imately)?|about|abt|around|circa|roughly|est|over|under|up to|at least|more than|less than|c|ca)\b"
    r"\.?\s*\d"
    r"|[~≈<>≤≥]\s*\d|\d+\s*(?:\+|plus\b|ish\b|approx|or so|or more|est\b|\?)|\d+\s*(?:-|–|to|or)\s*\d+",
    re.IGNORECASE,
)
_IN_WORDS = {
    word: number
    for number, word in enumerate(
        (
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        ),
        start=1,
    )
}  # fmt: skip
_MOST_OFFICERS = 999
"""Of one patrol or serial; a larger number is a date or a reference."""


def read_counts(
    definition: Field, contents: Collection[CellContent], context: ColumnContext
) -> tuple[dict[CellContent, Read], list[str]]:
    """The column's different contents as counts.

    12* is 12 with a warning. c.12, 10+ and "about 12" are no exact counts and <5 is a suppressed one: the cell
    is not stated, with its words kept, and the row is held where it can't be counted without. Nil is a stated
    nothing; n/a and a blank are not.
    """
    found: dict[CellContent, Read] = {}
    of_strength = definition.name in OF_STRENGTH
    for content in contents:
        if type(content) is float and content.is_integer() and 0 <= content <= _MOST_OFFICERS:
            found[content] = _within(definition, int(content), None)
        elif is_blank(content):
            found[content] = None
    rest = [content for content in contents if content not in found]
    if of_strength and rest:
        found |= read_strengths(definition, rest, context)
        rest = [content for content in rest if content not in found]
    for content in rest:
        try:
            found[content] = _count(definition, content)
        except Unreadable as why:
            found[content] = refused(definition, content, str(why))
    return found, []


def says_a_count(definition: Field, said: str) -> bool:
    """Whether a text states a number, exact or not, in words: "6 offs", "about 12", "1 PS, 6 PCs"."""
    said = tidied(said)
    if (definition.name in OF_STRENGTH and strength_in(said) is not None) or _INEXACT.match(said.casefold()):
        return True
    try:
        read = _written(definition, said)
    except Unreadable:
        return False
    return (read.value if isinstance(read, Odd) else read) is not None


def _count(definition: Field, content: CellContent) -> Read:
    match content:
        case bool() | date() | time() | timedelta():
            raise Unreadable(f"{definition.heading} should be a whole number, not “{say_content(content)}”.")
        case int() | float():
            if content != content or content in (float("inf"), float("-inf")) or content != int(content):
                raise Unreadable(f"{definition.heading} should be a whole number, not {content}.")
            return _within(definition, int(content), None)
    return _written(definition, say_content(content))


def _written(definition: Field, said: str) -> Read:
    word = tidied(said).casefold()
    heading = definition.heading
    if _PLAIN.fullmatch(said) and len(said) < 16:
        number = int(re.sub(r"\D", "", said))
        return _within(definition, number, None if said == str(number) else said)
    if _PLAIN.fullmatch(word) and len(word) < 16:
        return _within(definition, int(re.sub(r"\D", "", word)), said)
    if word in _NIL and definition.least == 0:
        return Odd(0, said)
    if word in NOT_STATED_WORDS:
        return _not_stated(definition, said)
    if found := _WHOLE.fullmatch(word):
        return _within(definition, int(found[1]), said)
    if found := _FOOTNOTE.fullmatch(word):
        return _said_about(definition, said, found[1], f"“{said}” has a footnote's mark; it was read as {{}}.")
    if found := _WITH_UNIT.fullmatch(word):
        return _said_about(definition, said, found[1], f"“{said}” was read as {{}}.")
    if found := _TIMES.fullmatch(word):
        return _said_about(definition, said, found[1], f"“{said}” was read as {{}}.")
    if (found := _WITH_REMARK.fullmatch(word)) and not _ADDS.search(found[2]):
        return _said_about(definition, said, found[1], f"“{said}” was read as {{}} in all.")
    if word in _IN_WORDS:
        return _said_about(definition, said, str(_IN_WORDS[word]), f"“{said}” was read as {{}}.")
    if re.fullmatch(r"<\s*\d+", word):
        raise Unreadable(f"“{said}” hides a small number; {heading} needs the whole number itself.")
    if _INEXACT.match(word):
        raise Unreadable(f"“{said}” is not an exact count; {heading} needs the number itself.")
    raise Unreadable(f"“{said}” is not a whole number, as {heading} needs.")


def _said_about(definition: Field, said: str, digits: str, says: str) -> Read:
    number = int(digits.replace(",", ""))
    if not _PLAIN.fullmatch(digits):
        raise Unreadable(f"“{said}” is not a whole number, as {definition.heading} needs.")
    read = _within(definition, number, said)
    return read if isinstance(read, Odd) and read.says else Odd(number, said, says.format(number))


def _not_stated(definition: Field, said: str) -> Read:
    """The total strength follows from the ranks where it is not known; persons do not follow from anything."""
    if definition.if_missing is IfMissing.OK or definition.name == "officers":
        return Odd(None, said)
    return refused(definition, said, f"{definition.heading} is “{said}”.")


def _within(definition: Field, number: int, as_sent: str | None) -> int | Odd:
    if definition.name in OF_STRENGTH and number > _MOST_OFFICERS:
        raise Unreadable(f"{number:,} officers in one row can't be: it may be a date or a reference.")
    least, most = definition.least, definition.most
    if (least is not None and number < least) or (most is not None and number > most):
        bounds = f"{least} to {most}" if most is not None else f"{least} or more"
        return Odd(
            None,
            as_sent or str(number),
            f"{definition.heading} is {number}; it must be {bounds}. The row is held until it is put right.",
            Severity.HOLD,
        )
    if number >= 2**53:
        raise Unreadable(f"{definition.heading} can't be as large as {number}.")
    return number if as_sent is None else Odd(number, as_sent)
