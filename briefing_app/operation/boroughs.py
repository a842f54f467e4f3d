"""London's boroughs, their command units and the many ways their names are written."""

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


def borough_named(text: str) -> Borough | None:
    """The borough that the whole of this text names, by name, alias, abbreviation or ONS code.

    Never by a part of it: "Harrow Road" is in Westminster.
    """
    return _boroughs_by_word().get(normalised(text))


def borough(name: str) -> Borough:
    """The borough of this canonical name."""
    found = borough_named(name)
    if found is None or found.name != name:
        raise KeyError(name)
    return found


def bcu_name(code: str) -> str:
    return next((bcu.name for bcu in bcus() if bcu.code == code), code)
