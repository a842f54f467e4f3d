"""London's boroughs as equal squares on paper: abbreviation, number and shade, with patterns for what is missing."""

from reportlab.graphics.shapes import Drawing

from briefing_app.figures.figure import MapTile, TileMap
from briefing_app.figures.palette import Palette, Pattern
from briefing_app.packs.chart_layout import LEGEND, LINE, legend_lines, legend_width
from briefing_app.packs.sketch import ASCENT, Box, Sketch, Type
from briefing_app.packs.typesetting import one_line, shown

_SIDE_WANTED, _SIDE_MOST = 52.0, 70.0
_GAP = 2.5
_NAME, _NUMBER = 0.2, 0.24
"""Sizes of type, as parts of a square's side."""
_LEAST = 4.6


def draw_map(tile_map: TileMap, width: float, height: float, palette: Palette) -> Drawing:
    """In the middle of `width`, at most `height` high, with the legend and what is counted above."""
    around = _around(tile_map, width)
    columns, rows = _grid(tile_map)
    side = min(_SIDE_MOST, width / columns, max(20.0, (height - around) / rows))
    sketch = Sketch(width, around + rows * side)
    left = (width - columns * side) / 2
    sketch.words(0, LINE - 3, one_line(tile_map.measure, Type(LEGEND).font, LEGEND, width), Type(LEGEND, palette.quiet))
    for place, line in enumerate(legend_lines(tile_map.legend, width), 1):
        x = 0.0
        for style, words in line:
            sketch.inked(Box(x, place * LINE + 1.5, 10, 7), palette.square(style, 0.6))
            sketch.words(x + 13, place * LINE + 7.6, words, Type(LEGEND, palette.quiet))
            x += legend_width(words)
    for tile in tile_map.tiles:
        box = Box(left + tile.column * side, around + tile.row * side, side - _GAP, side - _GAP)
        _draw_tile(sketch, tile, box, palette)
    return sketch.drawing


def map_height(tile_map: TileMap, width: float) -> float:
    """The height that the map would like to have at this width."""
    columns, rows = _grid(tile_map)
    return _around(tile_map, width) + rows * min(_SIDE_WANTED, width / columns)


def _grid(tile_map: TileMap) -> tuple[int, int]:
    return (
        1 + max((tile.column for tile in tile_map.tiles), default=0),
        1 + max((tile.row for tile in tile_map.tiles), default=0),
    )


def _around(tile_map: TileMap, width: float) -> float:
    return LINE * (1 + len(legend_lines(tile_map.legend, width))) + 4


def _draw_tile(sketch: Sketch, tile: MapTile, box: Box, palette: Palette) -> None:
    ink = palette.square(tile.style, tile.shade)
    sketch.inked(box, ink)
    ground = ink.fill if ink.pattern in (Pattern.HATCH, Pattern.DOTS) else None
    _words(sketch, box, 0.34, tile.short, box.height * _NAME, ink.text, ground, bold=True)
    _words(sketch, box, 0.7, tile.number, box.height * _NUMBER, ink.text, ground)


def _words(
    sketch: Sketch,
    box: Box,
    down: float,
    words: str,
    size: float,
    colour: str,
    ground: str | None,
    *,
    bold: bool = False,
) -> None:
    """In the middle of the square, smaller where they don't fit, on a ground of their own over a pattern."""
    how = Type(size, colour, bold)
    room = box.width - 3
    wide = how.width(shown(words))
    if wide > room:
        how = Type(max(_LEAST, size * room / wide), colour, bold)
    said = one_line(words, how.font, how.size, room)
    middle, y = box.left + box.width / 2, box.top + box.height * down
    if ground is not None and said:
        wide = how.width(said)
        sketch.box(Box(middle - wide / 2 - 1, y - how.size * 0.5, wide + 2, how.size), ground)
    sketch.words(middle, y + how.size * ASCENT / 2, said, how, "middle")
