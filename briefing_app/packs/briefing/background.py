"""Information: the public tables that were attached as background, each as bars, map and table on a page of its own."""

from collections.abc import Iterable

from reportlab.platypus import Flowable, PageBreak

from briefing_app.figures.background import bars_id, map_id, notes_beside
from briefing_app.operation.background.attached import Background
from briefing_app.packs.blocks import figure_head, small
from briefing_app.packs.figure_note import FigureNote
from briefing_app.packs.figure_pages import drawn
from briefing_app.packs.material import Material, Section
from briefing_app.packs.page import PORTRAIT_WIDTH
from briefing_app.packs.side_by_side import Beside
from briefing_app.packs.tables import DataTable

_SPACE = 14.0
_BARS = 0.4
_MAP = 0.56
_TABLE = 6.0
_TITLE, _NOTE = 30.0, 28.0
"""Points that the section's title takes, and a figure's note with the space around it."""
_LEAST_BARS, _MOST_BARS = 280.0, 340.0
_LEAST_MAP, _MOST_MAP = 118.0, 170.0
_NO_RETURN = "Public figures, for background: none of them comes from a borough's return."


def background(material: Material) -> Iterable[Flowable]:
    room = material.text_height - _TITLE
    for place, one in enumerate(material.position.backgrounds):
        if place:
            yield PageBreak()
            room = material.text_height
        yield from _page(material, one, room)


def _page(material: Material, one: Background, room: float) -> Iterable[Flowable]:
    """The map takes the height that the table leaves of the page."""
    bars, tile_map = material.figure(bars_id(one.number)), material.figure(map_id(one.number))
    chart = (PORTRAIT_WIDTH - _SPACE) * _BARS
    width = PORTRAIT_WIDTH - _SPACE - chart
    table = DataTable.of(bars.table, width=width, size=_TABLE, tight=True, noted=True)
    head = figure_head(bars.title, bars.subtitle)
    high = min(_MOST_BARS, max(_LEAST_BARS, table.wrap(width, room)[1]))
    pair = Beside([drawn(bars, chart, height=high)], [table], widths=(chart, width), space=_SPACE)
    used = sum(one.wrap(PORTRAIT_WIDTH, room)[1] + one.getSpaceAfter() for one in (*head, pair))
    yield from head
    yield pair
    yield FigureNote(bars)
    across = (PORTRAIT_WIDTH - _SPACE) * _MAP
    left = min(_MOST_MAP, max(_LEAST_MAP, room - used - 2 * _NOTE))
    words = [*map(small, notes_beside(bars)), small(_NO_RETURN)]
    beside = PORTRAIT_WIDTH - _SPACE - across
    yield Beside([drawn(tile_map, across, height=left)], words, widths=(across, beside), space=_SPACE)
    yield FigureNote(tile_map)


SECTION = Section("information-background", "Information: public tables", background, level=1)
