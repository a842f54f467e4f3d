"""Figures on paper: any chart and the tiles as vectors, and a figure as a picture of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

import pypdfium2
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from briefing_app.figures.figure import Chart, Figure, LabelAt, Mark, Row, Style, Tick, Tile, Tone
from briefing_app.figures.palette import PAPER, Ink, Palette, Pattern
from briefing_app.packs.fonts import register_fonts
from briefing_app.packs.page import LEADING
from briefing_app.packs.sketch import ASCENT, Box, Sketch, Type
from briefing_app.packs.svg import svg_of
from briefing_app.packs.typesetting import one_line, shown, wrapped

_ROW_WANTED = {False: 13.0, True: 9.5}
"""Height of a row, by whether rows stand in groups (a timeline's many lanes)."""
_ROW_LEAST = 7.4
_ROW_MOST = 18.0
_LABEL = 7.8
_LABEL_LEAST = 5.6
_TICK = 7.0
_LEGEND = 7.0
_LINE = 11.0
_GAP = 3.0
_AXIS_BOTH_ENDS = 20
"""From this many rows on the ticks are worded above the chart too."""

_PICTURE_WIDTH = 720.0
_PICTURE_MARGIN = 16.0


def drawing_of(figure: Figure, width: float, height: float, palette: Palette = PAPER) -> Drawing:
    """The chart or the tiles, `width` wide and at most `height` high; titles and words stand outside it.

    Rows are never lower than is legible: where `height` is not enough for that the drawing is
    higher, so ask `fits` first and `split_rows`.
    """
    register_fonts()
    if figure.chart is None:
        return _draw_tiles(figure.tiles, width, palette)
    plan = _layout(figure.chart, width, height)
    sketch = Sketch(width, plan.height)
    _draw_chart(sketch, figure.chart, plan, palette)
    return sketch.drawing


def fits(figure: Figure, width: float) -> float:
    """The height that the figure would like to have at this width."""
    register_fonts()
    if figure.chart is None:
        return _tile_grid(figure.tiles, width).height
    chart = figure.chart
    return _around(chart, width) + len(chart.rows) * _ROW_WANTED[_grouped(chart)]


def split_rows(figure: Figure, width: float, height: float) -> tuple[Figure, ...]:
    """The figure in pieces that each fit the height at a legible row height, parted between groups if possible."""
    register_fonts()
    chart = figure.chart
    if chart is None or fits(figure, width) <= height:
        return (figure,)
    room = max(1, int((height - _around(chart, width)) // _ROW_WANTED[_grouped(chart)]))
    pieces = list(_pieces(chart.rows, room))
    return tuple(
        replace(figure, title=f"{figure.title} ({number} of {len(pieces)})", chart=_part(chart, first, last))
        for number, (first, last) in enumerate(pieces, 1)
    )


def _pieces(rows: Sequence[Row], room: int) -> Iterator[tuple[int, int]]:
    """Ranges of rows, as even as may be, ended where a group ends unless the group is longer than half a piece."""
    first = 0
    while first < len(rows):
        left = len(rows) - first
        even = -(-left // -(-left // room))
        last = min(len(rows), first + even)
        if last < len(rows) and rows[last].group:
            start = last
            while start > first and rows[start - 1].group == rows[last].group:
                start -= 1
            last = start if start > first + even // 2 else last
        yield first, last
        first = last


def _part(chart: Chart, first: int, last: int) -> Chart:
    marks = tuple(replace(mark, row=mark.row - first) for mark in chart.marks if first <= mark.row < last)
    return replace(chart, rows=chart.rows[first:last], marks=marks)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where everything on a chart stands."""

    width: float
    height: float
    legend: tuple[tuple[tuple[Style, str], ...], ...]
    """Its lines."""
    rows_top: float
    row_height: float
    rows: int
    group_width: float
    labels_right: float
    plot_left: float
    plot_width: float
    label_size: float
    ticks_above: bool

    @property
    def rows_bottom(self) -> float:
        return self.rows_top + self.rows * self.row_height

    @property
    def plot_right(self) -> float:
        return self.plot_left + self.plot_width


def _grouped(chart: Chart) -> bool:
    return bool(chart.rows) and bool(chart.rows[0].group)


def _around(chart: Chart, width: float) -> float:
    """The height of legend, ticks and axis title together."""
    legend = len(_legend_lines(chart, width)) * _LINE
    above = _LINE if _ticks_above(chart) else 0.0
    return legend + (_GAP if legend else 0.0) + above + 2 * _LINE + _GAP


def _ticks_above(chart: Chart) -> bool:
    return len(chart.rows) >= _AXIS_BOTH_ENDS


def _layout(chart: Chart, width: float, height: float) -> _Layout:
    around = _around(chart, width)
    rows = len(chart.rows)
    row_height = min(_ROW_MOST, max(_ROW_LEAST, (height - around) / rows)) if rows else 0.0
    size = min(_LABEL, row_height * 0.74)
    groups = max((_type(size, bold=True).width(name) for name in {row.group for row in chart.rows}), default=0.0)
    group_width = min(groups, width * 0.26) + 5 if _grouped(chart) else 0.0
    labels = max((_type(size).width(shown(row.label)) for row in chart.rows), default=0.0)
    most = width * (0.2 if _grouped(chart) else 0.42)
    if labels > most:
        smaller = max(_LABEL_LEAST, size * most / labels)
        labels, size = min(most, labels * smaller / size), smaller
    labels_right = group_width + labels
    plot_left = labels_right + 5
    legend = _legend_lines(chart, width)
    above = _LINE if _ticks_above(chart) else 0.0
    top = len(legend) * _LINE + (_GAP if legend else 0.0) + above
    return _Layout(
        width=width,
        height=around + rows * row_height,
        legend=legend,
        rows_top=top,
        row_height=row_height,
        rows=rows,
        group_width=group_width,
        labels_right=labels_right,
        plot_left=plot_left,
        plot_width=_plot_width(chart, width, plot_left, size),
        label_size=size,
        ticks_above=above > 0,
    )


def _type(size: float, colour: str = PAPER.text, *, bold: bool = False) -> Type:
    return Type(size, colour, bold)


_END_MOST = 0.3
"""The part of the width that a label right of its mark may take."""


def _end_label(mark: Mark, width: float, size: float) -> str:
    how = _type(size)
    return one_line(mark.label, how.font, size, width * _END_MOST)


def _plot_width(chart: Chart, width: float, plot_left: float, size: float) -> float:
    """As wide as leaves room for every label at a bar's end, and for half the last tick's label."""
    axis = chart.axis
    span = axis.ends - axis.starts
    right = width - 1
    last = max((_type(_TICK).width(tick.label) / 2 for tick in axis.ticks if tick.at >= axis.ends), default=0.0)
    room = right - plot_left - max(last, 2.0)
    for mark in chart.marks:
        if mark.label_at is LabelAt.END and mark.label:
            reach = (mark.right - axis.starts) / span
            needs = _type(size).width(_end_label(mark, width, size)) + 4
            if reach > 0:
                room = min(room, (right - plot_left - needs) / reach)
    return max(room, width * 0.2)


def _legend_lines(chart: Chart, width: float) -> tuple[tuple[tuple[Style, str], ...], ...]:
    """The legend's entries, broken into lines that fit."""
    lines: list[list[tuple[Style, str]]] = []
    used = 0.0
    for style, words in chart.legend:
        needs = _legend_width(words)
        if not lines or used + needs > width:
            lines.append([])
            used = 0.0
        lines[-1].append((style, words))
        used += needs
    return tuple(tuple(line) for line in lines)


def _legend_width(words: str) -> float:
    return 13 + _type(_LEGEND).width(words) + 12


def _draw_chart(sketch: Sketch, chart: Chart, plan: _Layout, palette: Palette) -> None:
    _draw_legend(sketch, plan, palette)
    _draw_grid(sketch, chart, plan, palette)
    _draw_rows(sketch, chart, plan, palette)
    for mark in chart.marks:
        _draw_mark(sketch, chart, mark, plan, palette)
    _draw_strong_ticks(sketch, chart, plan, palette)
    _draw_labels(sketch, chart, plan, palette)
    _draw_axis(sketch, chart, plan, palette)


def _draw_legend(sketch: Sketch, plan: _Layout, palette: Palette) -> None:
    for place, line in enumerate(plan.legend):
        x, top = 0.0, place * _LINE
        for style, words in line:
            sketch.inked(Box(x, top + 1.5, 10, 7), palette.ink(style, 0.6))
            sketch.words(x + 13, top + 7.6, words, _type(_LEGEND, palette.quiet))
            x += _legend_width(words)


def _x(chart: Chart, plan: _Layout, at: float) -> float:
    axis = chart.axis
    return plan.plot_left + (at - axis.starts) / (axis.ends - axis.starts) * plan.plot_width


def _draw_grid(sketch: Sketch, chart: Chart, plan: _Layout, palette: Palette) -> None:
    for tick in chart.axis.ticks:
        x = _x(chart, plan, tick.at)
        sketch.line(x, plan.rows_top, x, plan.rows_bottom, palette.line, 0.35)
    sketch.line(plan.plot_left, plan.rows_top, plan.plot_left, plan.rows_bottom, palette.quiet, 0.6)


def _draw_strong_ticks(sketch: Sketch, chart: Chart, plan: _Layout, palette: Palette) -> None:
    """Over the marks: a heat map would hide them."""
    for tick in chart.axis.ticks:
        if tick.strong:
            x = _x(chart, plan, tick.at)
            sketch.line(x, plan.rows_top - 2, x, plan.rows_bottom + 2, palette.text, 1.1)


def _draw_rows(sketch: Sketch, chart: Chart, plan: _Layout, palette: Palette) -> None:
    group = chart.rows[0].group if chart.rows else ""
    for place, row in enumerate(chart.rows):
        top = plan.rows_top + place * plan.row_height
        baseline = top + plan.row_height / 2 + plan.label_size * ASCENT / 2
        how = _type(plan.label_size, palette.text)
        label = one_line(row.label, how.font, how.size, plan.labels_right - plan.group_width + 0.01)
        sketch.words(plan.labels_right, baseline, label, how, "end")
        if place and row.group != group:
            sketch.line(0, top, plan.plot_right, top, palette.line, 0.5)
        if plan.group_width and (not place or row.group != group):
            bold = _type(plan.label_size, palette.text, bold=True)
            sketch.words(0, baseline, one_line(row.group, bold.font, bold.size, plan.group_width - 4), bold)
        group = row.group


def _box_of(chart: Chart, mark: Mark, plan: _Layout) -> Box:
    left, right = _x(chart, plan, mark.left), _x(chart, plan, mark.right)
    top = plan.rows_top + (mark.row + mark.top) * plan.row_height
    return Box(left, top, right - left, (mark.bottom - mark.top) * plan.row_height)


def _draw_mark(sketch: Sketch, chart: Chart, mark: Mark, plan: _Layout, palette: Palette) -> None:
    """A mark without width is only its label."""
    if mark.right <= mark.left:
        return
    box = _box_of(chart, mark, plan)
    match mark.style:
        case Style.SHADE | Style.SHORT | Style.OVER:
            sketch.inked(box.inset(0.35), palette.ink(mark.style, mark.shade))
        case Style.GAP:
            sketch.inked(box.inset(0.35), replace(palette.ink(mark.style), edge_width=_edge(mark, box)))
        case _:
            sketch.inked(box, palette.ink(mark.style, mark.shade))


def _draw_labels(sketch: Sketch, chart: Chart, plan: _Layout, palette: Palette) -> None:
    inside = _inside_size(chart, plan)
    for mark in chart.marks:
        if not mark.label:
            continue
        box = _box_of(chart, mark, plan)
        match mark.label_at:
            case LabelAt.INSIDE:
                _draw_inside(sketch, box, mark, inside, palette.ink(mark.style, mark.shade))
            case LabelAt.END:
                size = plan.label_size
                colour = palette.warning if mark.style is Style.WARNING else palette.text
                baseline = box.middle + size * ASCENT / 2
                sketch.words(box.right + 3, baseline, _end_label(mark, plan.width, size), _type(size, colour))
            case LabelAt.NONE:
                pass


def _inside_size(chart: Chart, plan: _Layout) -> float:
    """One size for all numbers in cells, as large as the widest of them allows within reason."""
    size = min(7.5, plan.row_height * 0.6)
    for mark in chart.marks:
        if mark.label_at is LabelAt.INSIDE and mark.label and (mark.top, mark.bottom) == (0.0, 1.0):
            box = _box_of(chart, mark, plan)
            room = box.width - _PADDING - 2 * _edge(mark, box)
            size = min(size, max(_INSIDE_WANTED, room / _type(1.0).width(mark.label)))
    return size


_INSIDE_WANTED = 6.3
_INSIDE_LEAST = 4.4
_PADDING = 1.4
_CELL_MOST = 60.0
"""Wider boxes hold words, not a cell's number, and have a size of their own."""


def _edge(mark: Mark, box: Box) -> float:
    """The width of a gap's bold edge: thinner in small cells, so that the number stays legible."""
    return min(2.0, box.width * 0.09) if mark.style is Style.GAP else 0.0


def _draw_inside(sketch: Sketch, box: Box, mark: Mark, size: float, ink: Ink) -> None:
    """In the middle, as large as fits; on a pattern with a little ground of its own; left out if too small."""
    wanted = min(7.5, box.height * 0.78)
    size = min(
        size if box.width < _CELL_MOST else wanted,
        wanted,
        (box.width - _PADDING - 2 * _edge(mark, box)) / _type(1.0).width(mark.label),
    )
    if size < _INSIDE_LEAST:
        return
    how = _type(size, ink.text)
    width = how.width(mark.label)
    middle = box.left + box.width / 2
    if ink.pattern in (Pattern.HATCH, Pattern.DOTS):
        ground = Box(middle - width / 2 - 1.2, box.middle - size * 0.47, width + 2.4, size * 0.94)
        if ground.width <= box.width:
            sketch.box(ground, ink.fill)
    sketch.words(middle, box.middle + size * ASCENT / 2, mark.label, how, "middle")


def _draw_axis(sketch: Sketch, chart: Chart, plan: _Layout, palette: Palette) -> None:
    how = _type(_TICK, palette.quiet)
    for tick in _worded(chart, plan):
        x = _x(chart, plan, tick.at)
        strong = replace(how, bold=True, colour=palette.text) if tick.strong else how
        sketch.words(x, plan.rows_bottom + 8.5, tick.label, strong, "middle")
        if plan.ticks_above:
            sketch.words(x, plan.rows_top - 3.5, tick.label, strong, "middle")
    title = one_line(chart.axis.title, how.font, how.size, plan.width)
    middle = min(plan.plot_left + plan.plot_width / 2, plan.width - how.width(title) / 2)
    sketch.words(max(middle, how.width(title) / 2), plan.rows_bottom + 19, title, how, "middle")


def _worded(chart: Chart, plan: _Layout) -> Iterator[Tick]:
    """The ticks whose labels fit beside each other; strong ones come first."""
    how = _type(_TICK, bold=True)
    taken: list[tuple[float, float]] = []
    for tick in sorted(chart.axis.ticks, key=lambda one: not one.strong):
        x, half = _x(chart, plan, tick.at), how.width(tick.label) / 2 + 1
        if all(x + half <= left or x - half >= right for left, right in taken):
            taken.append((x - half, x + half))
            yield tick


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
    return wrapped(shown(tile.name), _type(_NAME, bold=True).font, _NAME, width - 2 * _TILE_PAD)


def _detail_lines(tile: Tile, width: float) -> tuple[str, ...]:
    """Each part of the detail begins a line."""
    parts = shown(tile.detail).split("; ") if tile.detail else []
    return tuple(line for part in parts for line in wrapped(part, _type(_DETAIL).font, _DETAIL, width - 2 * _TILE_PAD))


def _draw_tiles(tiles: Sequence[Tile], width: float, palette: Palette) -> Drawing:
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
        sketch.words(x, y - 2, line, _type(_NAME, palette.quiet, bold=True))
    y = box.top + _TILE_PAD + name_lines * _NAME * LEADING + _NUMBER * 1.0
    room = box.width - 2 * _TILE_PAD
    number = shown(tile.number)
    size = min(_NUMBER, _NUMBER * room / max(_type(_NUMBER, bold=True).width(number), 0.1))
    sketch.words(x, y, number, _type(size, palette.text, bold=True))
    y += _NUMBER * 0.15 + 2
    for line in _detail_lines(tile, box.width):
        y += _DETAIL * LEADING
        sketch.words(x, y - 1.5, line, _type(_DETAIL, palette.text))


def picture_of(figure: Figure, width: float = _PICTURE_WIDTH, palette: Palette = PAPER) -> Drawing:
    """A figure that stands alone: title, what is counted, the chart, and the returns it rests on."""
    register_fonts()
    margin, room = _PICTURE_MARGIN, width - 2 * _PICTURE_MARGIN
    inner = drawing_of(figure, room, fits(figure, room), palette)
    title = _type(13.0, palette.text, bold=True)
    quiet = _type(8.5, palette.quiet)
    head = [
        *((line, title) for line in wrapped(shown(figure.title), title.font, title.size, room)),
        *((line, quiet) for line in wrapped(shown(figure.subtitle), quiet.font, quiet.size, room)),
    ]
    foot = [(line, quiet) for line in wrapped(shown(figure.basis_said), quiet.font, quiet.size, room)]
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
