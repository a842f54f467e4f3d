"""Headline tiles as a figure on paper: cards with a hairline, as many beside each other as fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from briefing_app.figures.figure import Tile, Tone
from briefing_app.figures.palette import Palette
from briefing_app.packs.page import LEADING
from briefing_app.packs.sketch import Box, Sketch, Type
from briefing_app.packs.typesetting import shown, wrapped

_TILE_LEAST = 84.0
_TILE_GAP = 6.0
_TILE_PAD = 6.0
_NUMBER = 20.0
_NAME = 8.0
_DETAIL = 7.0


@dataclass(frozen=True, slots=True)
class _TileGrid:
    """How the tiles stand: how many beside each other, and what each says on which lines."""

    columns: int
    width: float
    names: int
    """Lines of the longest name."""
    details: tuple[int, ...]
    """Lines of the longest detail, for each row of tiles."""

    def row_height(self, row: int) -> float:
        text = self.names * _NAME * LEADING + _NUMBER * 1.15 + self.details[row] * _DETAIL * LEADING
        return text + 2 * _TILE_PAD + 2

    @property
    def height(self) -> float:
        rows = range(len(self.details))
        return sum(self.row_height(row) for row in rows) + _TILE_GAP * max(0, len(self.details) - 1)


def _tile_grid(tiles: Sequence[Tile], width: float) -> _TileGrid:
    most = max(1, int((width + _TILE_GAP) // (_TILE_LEAST + _TILE_GAP)))
    rows = max(1, -(-len(tiles) // most))
    columns = max(1, -(-len(tiles) // rows))
    wide = (width - _TILE_GAP * (columns - 1)) / columns
    names = max((len(_name_lines(tile, wide)) for tile in tiles), default=1)
    details = tuple(
        max((len(_detail_lines(tile, wide)) for tile in tiles[row * columns : (row + 1) * columns]), default=0)
        for row in range(rows)
    )
    return _TileGrid(columns, wide, names, details)


def _name_lines(tile: Tile, width: float) -> tuple[str, ...]:
    return wrapped(shown(tile.name), Type(_NAME, bold=True).font, _NAME, width - 2 * _TILE_PAD)


def _detail_lines(tile: Tile, width: float) -> tuple[str, ...]:
    """Each part of the detail begins a line."""
    parts = shown(tile.detail).split("; ") if tile.detail else []
    return tuple(line for part in parts for line in wrapped(part, Type(_DETAIL).font, _DETAIL, width - 2 * _TILE_PAD))


def tiles_height(tiles: Sequence[Tile], width: float) -> float:
    return _tile_grid(tiles, width).height


def draw_tiles(tiles: Sequence[Tile], width: float, palette: Palette) -> Drawing:
    grid = _tile_grid(tiles, width)
    sketch = Sketch(width, grid.height)
    top = 0.0
    for row in range(len(grid.details)):
        height = grid.row_height(row)
        for place, tile in enumerate(tiles[row * grid.columns : (row + 1) * grid.columns]):
            box = Box(place * (grid.width + _TILE_GAP), top, grid.width, height)
            _draw_tile(sketch, tile, box, grid.names, palette)
        top += height + _TILE_GAP
    return sketch.drawing


def _draw_tile(sketch: Sketch, tile: Tile, box: Box, name_lines: int, palette: Palette) -> None:
    sketch.box(box, palette.panel, palette.line, 0.6)
    if tile.tone is Tone.ATTENTION:
        sketch.box(Box(box.left, box.top, 2.6, box.height), palette.warning)
    x, y = box.left + _TILE_PAD, box.top + _TILE_PAD
    for line in _name_lines(tile, box.width):
        y += _NAME * LEADING
        sketch.words(x, y - 2, line, Type(_NAME, palette.quiet, bold=True))
    y = box.top + _TILE_PAD + name_lines * _NAME * LEADING + _NUMBER * 1.0
    room = box.width - 2 * _TILE_PAD
    number = shown(tile.number)
    size = min(_NUMBER, _NUMBER * room / max(Type(_NUMBER, bold=True).width(number), 0.1))
    sketch.words(x, y, number, Type(size, palette.text, bold=True))
    y += _NUMBER * 0.15 + 2
    for line in _detail_lines(tile, box.width):
        y += _DETAIL * LEADING
        sketch.words(x, y - 1.5, line, Type(_DETAIL, palette.text))
