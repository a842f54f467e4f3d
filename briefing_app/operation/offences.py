"""The offences of an operation, with Home Office class and group, and the headline categories."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from briefing_app.operation.resources import reference_rows
from briefing_app.operation.words import normalised


class Headline(StrEnum):
    """Where one arrested person is counted, once, in this order of precedence."""

    SEXUAL = "Sexual offences"
    DOMESTIC = "Domestic abuse"
    OTHER_VAWG = "Other VAWG"
    OTHER = "Other"
    NOT_STATED = "Not stated"


_NOT_VAWG = ("Incidental", "Other (not VAWG)", "Warrant/wanted")


@dataclass(frozen=True, slots=True)
class Offence:
    """A line of the operation's list of offences."""

    code: str
    label: str
    ho_class: str
    ho_group: str
    vawg_category: str
    always_domestic: bool

    @property
    def said(self) -> str:
        """As written in a return's drop-down: `O05 Common assault / battery …`."""
        return f"{self.code} {self.label}"


@cache
def offences() -> tuple[Offence, ...]:
    return tuple(
        Offence(
            row["code"],
            row["label"],
            row["ho_class"],
            row["ho_group"],
            row["vawg_category"],
            always_domestic=row["default_da_flag"] == "Y",
        )
        for row in reference_rows("offences.csv")
    )


@cache
def _offences_by_word() -> dict[str, Offence]:
    words: dict[str, Offence] = {}
    for offence in offences():
        words[offence.code.casefold()] = offence
        words[normalised(offence.label)] = offence
        words[normalised(offence.said)] = offence
    return words


_BRACKETED = re.compile(r"\s*\([^)]*\)")


@cache
def _offences_by_short_word() -> dict[str, Offence]:
    """Labels without what stands in brackets or after a stroke, where that leaves one meaning only."""
    found: dict[str, list[Offence]] = {}
    for offence in offences():
        bare = _BRACKETED.sub("", offence.label)
        for short in {normalised(bare), normalised(bare.split(" / ")[0])}:
            found.setdefault(short, []).append(offence)
    return {short: meant[0] for short, meant in found.items() if len(meant) == 1}


_CODE_FIRST = re.compile(r"^(O\d\d)\b", re.IGNORECASE)


def offence_named(text: str) -> Offence | None:
    """The offence that a cell means: its code, its label, or a label cut short without doubt.

    A code with a label that belongs to another offence is no match: one of the two is wrong.
    """
    word = normalised(text)
    exact = _offences_by_word().get(word) or _offences_by_short_word().get(word)
    if exact is not None:
        return exact
    code = _CODE_FIRST.match(text.strip())
    if code is None:
        return None
    by_code = _offences_by_word().get(code.group(1).casefold())
    rest = normalised(text.strip()[3:])
    by_rest = _offences_by_word().get(rest) or _offences_by_short_word().get(rest)
    return by_code if by_rest is None or by_rest is by_code else None


def offence_of(code: str) -> Offence | None:
    return _offences_by_word().get(code.casefold())


def headline_of(code: str | None, da_flag: str | None) -> Headline:
    """Sexual offences come first, then domestic abuse (flag set), then other VAWG, then other.

    Where the flag is not stated, an offence that is domestic by its nature (coercive control,
    breach of a DVPO) counts as domestic abuse.
    """
    offence = offence_of(code) if code else None
    if offence is not None and offence.ho_group == "Sexual offences":
        return Headline.SEXUAL
    if da_flag == "Y" or (da_flag is None and offence is not None and offence.always_domestic):
        return Headline.DOMESTIC
    if offence is None:
        return Headline.NOT_STATED if not code else Headline.OTHER
    return Headline.OTHER if offence.vawg_category.startswith(_NOT_VAWG) else Headline.OTHER_VAWG


def vawg_category_of(code: str | None, da_flag: str | None) -> str | None:
    """The finer category of the list of offences, "Domestic assault if DA=Y else …" worked out."""
    offence = offence_of(code) if code else None
    if offence is None:
        return None
    if " if DA=Y else " in offence.vawg_category:
        with_da, without = offence.vawg_category.split(" if DA=Y else ")
        return with_da if da_flag == "Y" else without
    return offence.vawg_category
