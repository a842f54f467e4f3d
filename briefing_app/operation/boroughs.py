"""London's boroughs, their command units and the many ways their names are written."""

import re
from dataclasses import dataclass
from functools import cache

from briefing_app.operation.resources import reference_rows
from briefing_app.operation.words import normalised


@dataclass(frozen=True, slots=True)
class Borough:
    """One of the Met's 32 boroughs, or the City of London (`met` is False)."""

    name: str
    abbreviation: str
    gss_code: str
    bcu: str
    met: bool
    tile_column: int
    tile_row: int


@dataclass(frozen=True, slots=True)
class Bcu:
    """A Basic Command Unit. Mind North Area: its code is `NA`."""

    code: str
    name: str
    boroughs: tuple[str, ...]


@cache
def all_boroughs() -> tuple[Borough, ...]:
    """The 32 and the City of London, by name."""
    return tuple(
        sorted(
            (
                Borough(
                    name=row["borough"],
                    abbreviation=row["abbreviation"],
                    gss_code=row["gss_code"],
                    bcu=row["bcu_code"],
                    met=row["met_borough"] == "Y",
                    tile_column=int(row["tile_column"]),
                    tile_row=int(row["tile_row"]),
                )
                for row in reference_rows("boroughs.csv")
            ),
            key=lambda borough: borough.name,
        )
    )


@cache
def met_boroughs() -> tuple[Borough, ...]:
    return tuple(borough for borough in all_boroughs() if borough.met)


@cache
def bcus() -> tuple[Bcu, ...]:
    return tuple(
        Bcu(row["bcu_code"], row["bcu_name"], tuple(row["boroughs"].split("; "))) for row in reference_rows("bcus.csv")
    )


@cache
def _boroughs_by_word() -> dict[str, Borough]:
    by_name = {borough.name: borough for borough in all_boroughs()}
    words = {normalised(name): borough for name, borough in by_name.items()}
    words |= {borough.gss_code.casefold(): borough for borough in all_boroughs()}
    words |= {borough.abbreviation.casefold(): borough for borough in all_boroughs()}
    for name, borough in by_name.items():
        for form in ("london borough of {}", "lb {}", "lb of {}", "{} borough", "{} council", "{} bocu"):
            words.setdefault(form.format(normalised(name)), borough)
    for row in reference_rows("borough_aliases.csv"):
        words[normalised(row["variant"])] = by_name[row["borough"]]
    return words


_AROUND = re.compile(
    r"^(?:the |london borough of |london borough |royal borough of |lb of |lb |rb |borough of |mps "
    r"|metropolitan police )"
    r"|(?: london borough council| borough council| council| london borough| borough| boro| bocu| ocu| police| lpa)$"
)


def borough_named(text: str) -> Borough | None:
    """The borough that the whole of this text names, by name, alias, abbreviation or ONS code.

    Never by a part of it: "Harrow Road" is in Westminster. What may stand around a name is a form of
    address ("London Borough of", "BOCU") and the code of the borough's own command unit.
    """
    word = normalised(text)
    found = _boroughs_by_word().get(word)
    while found is None:
        less = _AROUND.sub("", word).strip()
        if less == word:
            return _with_bcu(word)
        word = less
        found = _boroughs_by_word().get(word)
    return found


def _with_bcu(word: str) -> Borough | None:
    """ "lambeth as bcu", "as lambeth": a borough beside its own command unit's code."""
    for bcu in bcus():
        code = bcu.code.casefold()
        for around in (f" {code} bcu", f" {normalised(bcu.name)} bcu", f" {code}"):
            if word.endswith(around) and (found := _boroughs_by_word().get(word.removesuffix(around))):
                return found if found.bcu == bcu.code else None
        for around in (f"{code} bcu ", f"{code} "):
            if word.startswith(around) and (found := _boroughs_by_word().get(word.removeprefix(around))):
                return found if found.bcu == bcu.code else None
    return None


def boroughs_of_bcu(text: str) -> tuple[str, ...]:
    """The boroughs of the command unit that the whole of this text names: CE may be Hackney or Tower Hamlets."""
    word = normalised(text).removesuffix(" bcu")
    for bcu in bcus():
        name = normalised(bcu.name)
        if word in (bcu.code.casefold(), name, name.removesuffix(" area")):
            return bcu.boroughs
    return ()


@cache
def borough_words() -> dict[str, str]:
    """Every known way of writing a borough's name → its name, in the form in which names are compared."""
    return {word: borough.name for word, borough in _boroughs_by_word().items()}


def borough(name: str) -> Borough:
    """The borough of this canonical name."""
    found = borough_named(name)
    if found is None or found.name != name:
        raise KeyError(name)
    return found


def bcu_name(code: str) -> str:
    return next((bcu.name for bcu in bcus() if bcu.code == code), code)
