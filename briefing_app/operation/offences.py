"""The offences of an operation, with Home Office class and group, and the headline categories."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from briefing_app.operation.resources import reference_rows
from briefing_app.operation.words import normalised


class Headline(StrEnum):
    """Where one arrested person is counted, once, in this order of precedence."""

    SEXUAL = "Sexual offences"
    DOMESTIC = "Domestic abuse"
    OTHER_VAWG = "Other VAWG"
    OTHER = "Other"
    NOT_STATED = "Not stated"


OFF_THE_LIST = "Other (in the sender's words)"
"""What stands for an offence that is on no list."""
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
    statute: str = ""

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
            statute=row["statute"],
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


@cache
def _offences_by_alias() -> dict[str, tuple[Offence, ...]]:
    """Other ways to say them; several offences where the words leave it open which is meant.

    A force's list need not have all that the aliases are for.
    """
    by_code = {offence.code: offence for offence in offences()}
    codes = {
        normalised(row["variant"]): [code.strip() for code in row["codes"].split(";")]
        for row in reference_rows("offence_aliases.csv")
    }
    return {
        variant: tuple(by_code[code] for code in meant)
        for variant, meant in codes.items()
        if by_code.keys() >= set(meant)
    }


@cache
def _offences_by_class() -> dict[str, tuple[Offence, ...]]:
    """Home Office classes, such as 105A; several offences share class 66."""
    found: dict[str, list[Offence]] = {}
    for offence in offences():
        for ho_class in re.findall(r"\d{1,3}[A-Z]?", offence.ho_class.partition("(")[0].partition("/")[0]):
            found.setdefault(ho_class.casefold(), []).append(offence)
    return {ho_class: tuple(meant) for ho_class, meant in found.items()}


@cache
def offence_words() -> dict[str, tuple[Offence, ...]]:
    """Every way of saying an offence that is known, in the form in which names are compared."""
    words = {word: (offence,) for word, offence in _offences_by_short_word().items()} | _offences_by_alias()
    return words | {word: (offence,) for word, offence in _offences_by_word().items()}


_CODE_FIRST = re.compile(r"^O\s?(\d{1,2})\b[\s:.\-–]*", re.IGNORECASE)
_ASIDES = re.compile(
    r"expired\s*[–—:-]*\s*(?:not for use(?: after [\d/.]+)?)?|not for use(?: after [\d/.]+)?"
    r"|(?:single|multiple) offenders?\s*:|\(?\bno longer in use\b\)?"
)
_CLASS = re.compile(r"\(?\b(?:ho\s+)?class(?:ification)?\s*:?\s*(\d{1,3}[a-z]?)\b\)?")
_SECTION = re.compile(
    r"\b(?:sect?(?:ion)?s?|ss?)\b\.?\s*(\d{1,3}[a-z]{0,2})\b(?:\(\w+\))*|\bs(\d{1,3}[a-z]{0,2})\b(?:\(\w+\))*"
)
_ACTS = re.compile(
    r"(?:contrary to )?(?:the )?\b(?:offences against the person|criminal justice and courts|criminal justice"
    r"|sexual offences|protection from harassment|public order|malicious communications|communications|serious crime"
    r"|criminal damage|theft|misuse of drugs|bail|crime and disorder|crime and security|family law|sentencing"
    r"|modern slavery|criminal law|prevention of crime|stalking protection|protection of freedoms"
    r"|assaults on emergency workers (?:\(?offences\)? )?"
    r"|criminal attempts|voyeurism (?:\(?offences\)? )?|domestic abuse|police)\s*act\b,?(?: of)?(?: (?:18|19|20)\d\d)?"
    r"|\b(?:oapa|cja|soa|pha|poa|cda|mda|fla)\b(?: ?(?:18|19|20)\d\d)?|\b(?:18|19|20)\d\d\b"
)
_YEARS = re.compile(r"\b(?:18|19|20)\d\d\b")
_AROUND = re.compile(
    r"^(?:attempt(?:ed|s)?|att|attempt to|alleged|suspected|suspicion of|on suspicion of|da|dv|domestic|domestic abuse"
    r"|domestic violence|da related|offence of)\b[\s\-–:]*|[\s\-–:]*\b(?:da|dv|domestic|attempted|attempt)$"
)


@lru_cache(maxsize=8192)
def offences_meant(text: str) -> tuple[Offence, ...]:
    """The offences that these words can mean: one where there is no doubt, none where they are not known.

    Acts, sections, Home Office classes and remarks such as "Attempted -" are taken off one after the
    other; a section or a class that belongs to another offence than the words leaves both open.
    """
    if (code := _CODE_FIRST.match(text.strip())) is not None:
        return _with_code(code.group(1).zfill(2), text.strip()[code.end() :])
    said = _ASIDES.sub(" ", " ".join(text.casefold().split()))
    classes = tuple(dict.fromkeys(_CLASS.findall(said)))
    said = _CLASS.sub(" ", said)
    sections = tuple(dict.fromkeys(one or other for one, other in _SECTION.findall(said)))
    found = _known(said, sections)
    if not found:
        word = normalised(text)
        by_class = _offences_by_class()
        if re.fullmatch(r"\d{1,3}[a-z]", word):
            return by_class.get(word, ())
        return by_class.get(classes[0], ()) if len(classes) == 1 else ()
    return _agreeing(found, sections, classes)


def _with_code(number: str, label: str) -> tuple[Offence, ...]:
    """A code with a label that belongs to another offence leaves both open: one of the two is wrong."""
    by_code = _offences_by_word().get(f"o{number}")
    if by_code is None:
        return ()
    by_label = offences_meant(label) if label.strip() else ()
    return (by_code,) if not by_label or by_code in by_label else (by_code, *by_label)


def _known(said: str, sections: tuple[str, ...]) -> tuple[Offence, ...]:
    """What the words mean, with less and less of what is around them."""
    without_acts = _ACTS.sub(" ", said)
    without_years = _YEARS.sub(" ", said)
    forms = [said, without_years, without_acts]
    by_act = _SECTION.sub(" ", without_years)
    forms += [*(f"{by_act} s{section}" for section in sections), by_act]
    bare = _SECTION.sub(" ", without_acts)
    forms += [f"{bare} s{section}" for section in sections]
    forms.append(bare)
    inner = normalised(bare)
    while (less := _AROUND.sub("", inner).strip()) != inner and less:
        inner = less
        forms += [f"{inner} s{section}" for section in sections] + [inner]
    for form in forms:
        word = normalised(form)
        meant = offence_words().get(word)
        if meant is not None:
            return meant
    return ()


def _agreeing(found: tuple[Offence, ...], sections: tuple[str, ...], classes: tuple[str, ...]) -> tuple[Offence, ...]:
    """Those that agree with the section and the class that are named; where none does, all of them stay open."""
    for named, of_offence in ((sections, _sections), (classes, _classes)):
        if not named:
            continue
        agreeing = tuple(one for one in found if not of_offence(one) or of_offence(one) & set(named))
        if agreeing:
            found = agreeing
        else:
            others = [one for one in offences() if one not in found and of_offence(one) & set(named)]
            found = (*found, *others)[: max(len(found) + 3, 4)]
            if len(found) == 1:
                # The section is no offence's of the list: the words may be right, or the section.
                found = ()
    return found


@cache
def _sections(offence: Offence) -> frozenset[str]:
    statute = offence.statute.casefold()
    named = set(re.findall(r"(?<=[s/])(\d{1,3}[a-z]?)\b", statute))
    for first, last in re.findall(r"s(\d{1,3})-s?(\d{1,3})", statute):
        named.update(str(number) for number in range(int(first), int(last) + 1))
    return frozenset(named)


@cache
def _classes(offence: Offence) -> frozenset[str]:
    return frozenset(word for word, meant in _offences_by_class().items() if offence in meant)


def offence_named(text: str) -> Offence | None:
    """The offence that a cell means: its code, its label, a known way to say it; None where there is a doubt."""
    meant = offences_meant(text)
    return meant[0] if len(meant) == 1 else None


def offences_numbered(text: str) -> tuple[Offence, ...]:
    """What a bare number may mean: a Home Office class, or a line of the list of offences. Never certain."""
    word = normalised(text)
    if not re.fullmatch(r"\d{1,3}", word):
        return ()
    by_number = _offences_by_word().get(f"o{word.zfill(2)}")
    return tuple(dict.fromkeys((*_offences_by_class().get(word, ()), *((by_number,) if by_number else ()))))


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
