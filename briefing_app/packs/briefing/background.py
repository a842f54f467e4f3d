"""Information: the public tables that were attached as background, each as bars, map and table on a page of its own."""

from collections.abc import Iterable

from reportlab.platypus import Flowable, PageBreak

from briefing_app.figures.background import bars_id, map_id
from briefing_app.operation.background.attached import Background
from briefing_app.packs.blocks import Beside, figure_head, gap, prose, small
from briefing_app.packs.figure_note import FigureNote
from briefing_app.packs.figure_pages import drawn
from briefing_app.packs.material import Material, Section
from briefing_app.packs.page import PORTRAIT_WIDTH
from briefing_app.packs.tables import DataTable

_SPACE = 14.0
_BARS = 0.4
_BARS_HEIGHT = 340.0
_MAP = 0.5
_MAP_HEIGHT = 150.0
_TABLE = 6.1


def background(material: Material) -> Iterable[Flowable]:
    for place, one in enumerate(material.position.backgrounds):
        if place:
            yield PageBreak()
        yield from _page(material, one)


def _page(material: Material, one: Background) -> Iterable[Flowable]:
    bars, tile_map = material.figure(bars_id(one.number)), material.figure(map_id(one.number))
    chart = (PORTRAIT_WIDTH - _SPACE) * _BARS
    width = PORTRAIT_WIDTH - _SPACE - chart
    table = DataTable.of(bars.table, width=width, size=_TABLE, tight=True, noted=True)
    yield from figure_head(bars.title, bars.subtitle)
    yield Beside([drawn(bars, chart, height=_BARS_HEIGHT)], [table], widths=(chart, width), space=_SPACE)
    yield FigureNote(bars)
    yield gap(2)
    across = (PORTRAIT_WIDTH - _SPACE) * _MAP
    beside = PORTRAIT_WIDTH - _SPACE - across
    words = [prose(bars.sentence), small("Public figures, for background: none of them comes from a borough's return.")]
    yield Beside([drawn(tile_map, across, height=_MAP_HEIGHT)], words, widths=(across, beside), space=_SPACE)
    yield FigureNote(tile_map)


SECTION = Section("information-background", "Information: public tables", background, level=1)
