"""Figures on paper: any chart, the tiles or the map as vectors, and a figure as a picture of its own."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pypdfium2
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from briefing_app.figures.figure import Figure
from briefing_app.figures.palette import PAPER, Palette
from briefing_app.packs.chart_drawing import draw_chart
from briefing_app.packs.chart_layout import even_pieces, part_of, rows_that_fit, wanted_height
from briefing_app.packs.fonts import register_fonts
from briefing_app.packs.map_drawing import draw_map, map_height
from briefing_app.packs.page import LEADING
from briefing_app.packs.sketch import Box, Sketch, Type
from briefing_app.packs.svg import svg_of
from briefing_app.packs.tile_drawing import draw_tiles, tiles_height
from briefing_app.packs.typesetting import shown, wrapped

_PICTURE_WIDTH = 720.0
_PICTURE_MARGIN = 16.0


def drawing_of(figure: Figure, width: float, height: float, palette: Palette = PAPER) -> Drawing:
    """The chart, the map or the tiles, `width` wide and at most `height` high; titles and words stand outside it.

    Rows are never lower than is legible: where `height` is not enough for that the drawing is
    higher, so ask `fits` first and `split_rows`.
    """
    register_fonts()
    if figure.chart is not None:
        return draw_chart(figure.chart, width, height, palette)
    if figure.tile_map is not None:
        return draw_map(figure.tile_map, width, height, palette)
    return draw_tiles(figure.tiles, width, palette)


def fits(figure: Figure, width: float) -> float:
    """The height that the figure would like to have at this width."""
    register_fonts()
    if figure.chart is not None:
        return wanted_height(figure.chart, width)
    if figure.tile_map is not None:
        return map_height(figure.tile_map, width)
    return tiles_height(figure.tiles, width)


def split_rows(figure: Figure, width: float, height: float) -> tuple[Figure, ...]:
    """The figure in pieces that each fit the height at a legible row height, parted between groups if possible."""
    register_fonts()
    chart = figure.chart
    if chart is None or len(chart.rows) < 2 or fits(figure, width) <= height:
        return (figure,)
    pieces = list(even_pieces(chart.rows, rows_that_fit(chart, width, height)))
    return tuple(
        replace(figure, title=f"{figure.title} ({number} of {len(pieces)})", chart=part_of(chart, first, last))
        for number, (first, last) in enumerate(pieces, 1)
    )


def picture_of(figure: Figure, width: float = _PICTURE_WIDTH, palette: Palette = PAPER) -> Drawing:
    """A figure that stands alone: title, what is counted, the chart, and the returns it rests on."""
    register_fonts()
    margin, room = _PICTURE_MARGIN, width - 2 * _PICTURE_MARGIN
    inner = drawing_of(figure, room, fits(figure, room), palette)
    title = Type(13.0, palette.text, bold=True)
    quiet = Type(8.5, palette.quiet)
    head = [
        *((line, title) for line in wrapped(shown(figure.title), title.font, title.size, room)),
        *((line, quiet) for line in wrapped(shown(figure.subtitle), quiet.font, quiet.size, room)),
    ]
    below_it = [words for words in (figure.filtered_by, figure.basis_said) if words]
    foot = [(line, quiet) for words in below_it for line in wrapped(shown(words), quiet.font, quiet.size, room)]
    above = sum(how.size * LEADING for _, how in head) + 8
    below = sum(how.size * LEADING for _, how in foot) + 6
    sketch = Sketch(width, 2 * margin + above + inner.height + below)
    sketch.box(Box(0, 0, width, sketch.drawing.height), palette.panel)
    y = _draw_lines(sketch, head, margin, margin)
    _draw_lines(sketch, foot, margin, y + 8 + inner.height + 6)
    _move_in(sketch.drawing, inner, margin, margin + below)
    return sketch.drawing


def _draw_lines(sketch: Sketch, lines: Sequence[tuple[str, Type]], x: float, y: float) -> float:
    for line, how in lines:
        y += how.size * LEADING
        sketch.words(x, y - how.size * 0.28, line, how)
    return y


def _move_in(outer: Drawing, inner: Drawing, x: float, y: float) -> None:
    """Put one drawing's shapes into another at this place, from the bottom left."""
    for shape in inner.contents:
        for name, by in (("x", x), ("y", y), ("x1", x), ("y1", y), ("x2", x), ("y2", y)):
            if hasattr(shape, name):
                setattr(shape, name, getattr(shape, name) + by)
        if hasattr(shape, "points"):
            shape.points = [value + (y if place % 2 else x) for place, value in enumerate(shape.points)]
        outer.add(shape)


def figure_svg(figure: Figure) -> str:
    return svg_of(picture_of(figure), figure.title, f"{figure.sentence} {figure.basis_said}.")


def figure_pdf(figure: Figure) -> bytes:
    """One page as large as the picture. The same figure always gives the same bytes."""
    drawing = picture_of(figure)
    target = BytesIO()
    canvas = Canvas(target, pagesize=(drawing.width, drawing.height), invariant=1, pageCompression=1)
    canvas.setTitle(figure.title)
    canvas.setSubject(figure.sentence)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def figure_png(figure: Figure, scale: float = 2.0) -> bytes:
    """`scale` is pixels a point; the picture is that of `figure_pdf`."""
    document = pypdfium2.PdfDocument(figure_pdf(figure))
    try:
        page = document[0]
        bitmap = page.render(scale=scale)
        target = BytesIO()
        bitmap.to_pil().save(target, "PNG")
        bitmap.close()
        page.close()
        return target.getvalue()
    finally:
        document.close()
