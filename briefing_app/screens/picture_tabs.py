"""Which figures stand in which tab of the picture, and which of them share a card."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing_app.figures.figure import Figure

OVERVIEW = "Overview"
OTHERS = "More"
"""Where figures stand that name no tab."""
COMPARE = "Compare"
HEADLINE = "headline"

_SIDES = ("planned", "actual", "difference")
_TIMELINES = ("deployment-timeline", "deployments-flagged", "patrol-gaps")
"""Lanes over the hours, which zoom and scroll."""

_WIDE = ("units-by-borough",)
"""Without their sides: a column for each borough."""


@dataclass(frozen=True, slots=True)
class CardPlan:
    """A card: the ids of its figures, and the words to choose between them where they are several."""

    name: str
    ids: tuple[str, ...]
    choices: tuple[str, ...] = ()
    timeline: bool = False
    rows: int = 0
    """How many rows its chart has: what height it would like."""
    wide: bool = False
    """Whether its columns need the whole width."""

    @property
    def key(self) -> str:
        return self.ids[0]


@dataclass(frozen=True, slots=True)
class TabPlan:
    name: str
    cards: tuple[CardPlan, ...]


_FIRST = (
    CardPlan("Arrests by borough", ("arrests-by-borough",)),
    CardPlan(
        "Patrol coverage",
        ("coverage-planned", "coverage-actual", "coverage-difference"),
        ("Planned", "Actual", "Difference"),
    ),
    CardPlan("Officers by unit", ("officers-by-unit",)),
    CardPlan("Deployments", ("deployment-timeline",), timeline=True),
)


def tabs_of(figures: Sequence[Figure]) -> tuple[TabPlan, ...]:
    """The overview, then a tab for each group, in the order of the figures."""
    there = {figure.id for figure in figures}
    first = tuple(card for card in _FIRST if set(card.ids) <= there)
    groups: dict[str, list[Figure]] = {}
    in_overview = {one for card in _FIRST for one in card.ids}
    for figure in figures:
        if figure.id != HEADLINE and (figure.group or figure.id not in in_overview):
            groups.setdefault(figure.group or OTHERS, []).append(figure)
    return (TabPlan(OVERVIEW, first), *(TabPlan(name, tuple(_cards(ones))) for name, ones in groups.items()))


def _cards(figures: Iterable[Figure]) -> Iterable[CardPlan]:
    """Figures of what was planned, what was done and the difference share one card."""
    by_id = {figure.id: figure for figure in figures}
    done: set[str] = set()
    for figure in by_id.values():
        if figure.id in done:
            continue
        stem, _, side = figure.id.rpartition("-")
        sides = [one for one in _SIDES if f"{stem}-{one}" in by_id] if side in _SIDES else []
        if len(sides) > 1:
            ids = tuple(f"{stem}-{one}" for one in sides)
            words = tuple(one.capitalize() for one in sides)
            wide = stem in _WIDE
            yield CardPlan(figure.name.partition(",")[0], ids, words, rows=_rows(figure), wide=wide)
        else:
            ids = (figure.id,)
            yield CardPlan(figure.name, ids, timeline=figure.id in _TIMELINES, rows=_rows(figure))
        done.update(ids)


def _rows(figure: Figure) -> int:
    if figure.tile_map is not None:
        # A public table's map is as high as its bars, so that the two stand beside each other.
        return len(figure.tile_map.tiles) if figure.source_line else 26
    return len(figure.chart.rows) if figure.chart is not None else len(figure.table.rows)
