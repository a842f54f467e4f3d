"""What a row of a public table is about: a borough, a total of boroughs, or somewhere that is neither."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from briefing_app.operation.boroughs import all_boroughs, borough_named, boroughs_of_bcu, met_boroughs
from briefing_app.operation.resources import reference_rows
from briefing_app.operation.words import normalised


class AreaKind(StrEnum):
    """Only boroughs are shown and ranked; nothing else is ever added to them."""

    BOROUGH = "borough"
    SUBTOTAL = "a total"
    AVERAGE = "an average"
    WITHIN = "no borough"
    """In London and in no borough's figures: Heathrow, Unknown."""
    BEYOND = "outside London"
    OTHER = "no London borough"
    """A place that no list knows: another authority, a ward."""


@dataclass(frozen=True, slots=True)
class Area:
    """`name` is a borough's own name, or what a table calls the rest."""

    name: str
    kind: AreaKind
    members: tuple[frozenset[str], ...] = ()
    """Of a total: the boroughs that it may be of, where there is more than one understanding."""

    @property
    def is_borough(self) -> bool:
        return self.kind is AreaKind.BOROUGH


_STATISTICAL_INNER = frozenset({
    "Camden", "City of London", "Hackney", "Hammersmith and Fulham", "Haringey", "Islington", "Kensington and Chelsea",
    "Lambeth", "Lewisham", "Newham", "Southwark", "Tower Hamlets", "Wandsworth", "Westminster",
})  # fmt: skip
_STATUTORY_INNER = _STATISTICAL_INNER - {"Haringey", "Newham"} | {"Greenwich"}
"""By the London Government Act 1963; the ONS counts Haringey and Newham in the place of Greenwich."""
_CODE = re.compile(r"[A-Z]\d{8}", re.IGNORECASE)
_TOTAL_OF = re.compile(r"^(?:total |sub ?total )|(?: sub ?total| total)$")


def is_area_code(word: str) -> bool:
    """Whether it is an ONS code, of whatever kind of area."""
    return _CODE.fullmatch(word.strip()) is not None


@lru_cache(maxsize=16_384)
def area_named(word: str) -> Area:
    """By the whole of the word: a borough, a listed area, a command unit's total, or else a place that is none."""
    folded = normalised(word)
    listed = _listed().get(folded)
    if listed is not None:
        return listed
    found = borough_named(word)
    if found is not None:
        return Area(found.name, AreaKind.BOROUGH)
    for folded_word in (folded, _TOTAL_OF.sub("", folded)):
        members = boroughs_of_bcu(folded_word)
        if members:
            return Area(word.strip(), AreaKind.SUBTOTAL, (frozenset(members),))
    whole = _TOTAL_OF.sub("", folded)
    if whole != folded:
        of = area_named(whole)
        members_of = (frozenset({of.name}),) if of.is_borough else of.members
        if of.is_borough or of.kind is AreaKind.SUBTOTAL:
            return Area(word.strip(), AreaKind.SUBTOTAL, members_of)
    return Area(" ".join(word.split()), AreaKind.OTHER)


@cache
def _listed() -> Mapping[str, Area]:
    every = frozenset(one.name for one in all_boroughs())
    met = frozenset(one.name for one in met_boroughs())
    members = {
        "all": (met, every),
        "inner": _with_and_without_city(_STATISTICAL_INNER, _STATUTORY_INNER),
        "outer": (every - _STATISTICAL_INNER, every - _STATUTORY_INNER),
        "": (),
    }
    kinds = {
        "subtotal": AreaKind.SUBTOTAL,
        "average": AreaKind.AVERAGE,
        "within": AreaKind.WITHIN,
        "beyond": AreaKind.BEYOND,
    }
    return {
        normalised(row["word"]): Area(row["name"], kinds[row["kind"]], members[row["members"]])
        for row in reference_rows("areas.csv")
    }


def _with_and_without_city(*sets: frozenset[str]) -> tuple[frozenset[str], ...]:
    return tuple(one for each in sets for one in (each, each - {"City of London"}))
