"""A chart on paper: rows of marks over an axis, or columns between two, as vectors."""

from collections.abc import Iterator
from dataclasses import replace

from reportlab.graphics.shapes import Drawing

from briefing_app.figures.figure import Axis, Chart, LabelAt, Mark, Style, Tick
from briefing_app.figures.palette import Ink, Palette, Pattern
from briefing_app.packs.chart_layout import LEGEND, LINE, TICK, ChartLayout, end_label, layout_of, legend_width
from briefing_app.packs.sketch import ASCENT, Box, Sketch, Type
from briefing_app.packs.typesetting import one_line


def draw_chart(chart: Chart, width: float, height: float, palette: Palette) -> Drawing:
    """`width` wide and at most `height` high, unless the rows would be lower than is legible."""
    plan = layout_of(chart, width, height)
    sketch = Sketch(width, plan.height)
    _draw_chart(sketch, chart, plan, palette)
    return sketch.drawing


def _draw_chart(sketch: Sketch, chart: Chart, plan: ChartLayout, palette: Palette) -> None:
    _draw_legend(sketch, plan, palette)
    _draw_grid(sketch, chart, plan, palette)
    _draw_rows(sketch, chart, plan, palette)
    for mark in chart.marks:
        _draw_mark(sketch, mark, plan, palette)
    _draw_strong_ticks(sketch, chart, plan, palette)
    _draw_labels(sketch, chart, plan, palette)
    _draw_axis(sketch, chart, plan, palette)


def _draw_legend(sketch: Sketch, plan: ChartLayout, palette: Palette) -> None:
    for place, line in enumerate(plan.legend):
        x, top = 0.0, place * LINE
        for style, words in line:
            sketch.inked(Box(x, top + 1.5, 10, 7), palette.ink(style, 0.6))
            sketch.words(x + 13, top + 7.6, words, Type(LEGEND, palette.quiet))
            x += legend_width(words)


def _draw_grid(sketch: Sketch, chart: Chart, plan: ChartLayout, palette: Palette) -> None:
    for tick in chart.axis.ticks:
        x = plan.x(tick.at)
        sketch.line(x, plan.rows_top, x, plan.rows_bottom, palette.line, 0.35)
    if chart.upright is not None:
        for tick in chart.upright.ticks:
            y = _y(chart.upright, plan, tick.at)
            sketch.line(plan.plot_left, y, plan.plot_right, y, palette.line, 0.35)
    sketch.line(plan.plot_left, plan.rows_top, plan.plot_left, plan.rows_bottom, palette.quiet, 0.6)


def _y(upright: Axis, plan: ChartLayout, at: float) -> float:
    return plan.rows_bottom - (at - upright.starts) / (upright.ends - upright.starts) * plan.row_height


def _draw_strong_ticks(sketch: Sketch, chart: Chart, plan: ChartLayout, palette: Palette) -> None:
    """Over the marks: a heat map would hide them."""
    for tick in chart.axis.ticks:
        if tick.strong:
            x = plan.x(tick.at)
            sketch.line(x, max(0.0, plan.rows_top - 2), x, plan.rows_bottom + 2, palette.text, 1.1)


def _draw_rows(sketch: Sketch, chart: Chart, plan: ChartLayout, palette: Palette) -> None:
    if chart.upright is not None:
        _draw_upright(sketch, chart.upright, plan, palette)
        return
    group = chart.rows[0].group if chart.rows else ""
    for place, row in enumerate(chart.rows):
        top = plan.rows_top + place * plan.row_height
        baseline = top + plan.row_height / 2 + plan.label_size * ASCENT / 2
        how = Type(plan.label_size, palette.text)
        label = one_line(row.label, how.font, how.size, plan.labels_right - plan.group_width + 0.01)
        sketch.words(plan.labels_right, baseline, label, how, "end")
        if place and row.group != group:
            sketch.line(0, top, plan.plot_right, top, palette.line, 0.5)
        if plan.group_width and (not place or row.group != group):
            bold = Type(plan.label_size, palette.text, bold=True)
            sketch.words(0, baseline, one_line(row.group, bold.font, bold.size, plan.group_width - 4), bold)
        group = row.group


def _draw_upright(sketch: Sketch, upright: Axis, plan: ChartLayout, palette: Palette) -> None:
    """What the height counts, above the columns, and its ticks beside them."""
    how = Type(plan.tick_size, palette.quiet)
    title = one_line(upright.title, how.font, how.size, plan.width)
    sketch.words(0, plan.rows_top - LINE - 3.5, title, how)
    for tick in upright.ticks if plan.rows else ():
        baseline = _y(upright, plan, tick.at) + how.size * ASCENT / 2
        sketch.words(plan.labels_right, baseline, tick.label, how, "end")


def _draw_mark(sketch: Sketch, mark: Mark, plan: ChartLayout, palette: Palette) -> None:
    """A mark without width or height is only its label."""
    if mark.right <= mark.left or mark.bottom <= mark.top:
        return
    box = plan.box_of(mark)
    match mark.style:
        case Style.SHADE | Style.SHORT | Style.OVER:
            sketch.inked(box.inset(0.35), palette.ink(mark.style, mark.shade))
        case Style.GAP:
            sketch.inked(box.inset(0.35), replace(palette.ink(mark.style), edge_width=_edge(mark, box)))
        case _:
            sketch.inked(box, palette.ink(mark.style, mark.shade))


def _draw_labels(sketch: Sketch, chart: Chart, plan: ChartLayout, palette: Palette) -> None:
    inside = _inside_size(chart, plan)
    for mark in chart.marks:
        if not mark.label:
            continue
        box = plan.box_of(mark)
        match mark.label_at:
            case LabelAt.INSIDE:
                _draw_inside(sketch, box, mark, inside, palette.ink(mark.style, mark.shade))
            case LabelAt.END:
                size = plan.label_size
                colour = palette.warning if mark.style is Style.WARNING else palette.text
                baseline = box.middle + size * ASCENT / 2
                sketch.words(box.right + 3, baseline, end_label(mark, plan.width, size), Type(size, colour))
            case LabelAt.NONE | LabelAt.ABOVE:
                pass
    _draw_above(sketch, chart, plan, palette)


def _draw_above(sketch: Sketch, chart: Chart, plan: ChartLayout, palette: Palette) -> None:
    """From the right, where the last sum stands; those without room beside the next are left out."""
    how = Type(min(plan.label_size, TICK), palette.text)
    free = plan.width
    for mark in sorted(chart.marks, key=lambda one: -one.left):
        if mark.label and mark.label_at is LabelAt.ABOVE:
            box = plan.box_of(mark)
            middle, half = box.left + box.width / 2, how.width(mark.label) / 2
            middle = min(middle, plan.width - half) if free == plan.width else middle
            if middle + half <= free:
                sketch.words(middle, box.top - 2, mark.label, how, "middle")
                free = middle - half - 2


def _inside_size(chart: Chart, plan: ChartLayout) -> float:
    """One size for all numbers in cells, as large as the widest of them allows within reason."""
    size = min(7.5, plan.row_height * 0.6)
    for mark in chart.marks:
        if mark.label_at is LabelAt.INSIDE and mark.label and (mark.top, mark.bottom) == (0.0, 1.0):
            box = plan.box_of(mark)
            room = box.width - _PADDING - 2 * _edge(mark, box)
            size = min(size, max(_INSIDE_WANTED, room / Type(1.0).width(mark.label)))
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
        (box.width - _PADDING - 2 * _edge(mark, box)) / Type(1.0).width(mark.label),
    )
    if size < _INSIDE_LEAST:
        return
    how = Type(size, ink.text)
    width = how.width(mark.label)
    middle = box.left + box.width / 2
    if ink.pattern in (Pattern.HATCH, Pattern.DOTS):
        ground = Box(middle - width / 2 - 1.2, box.middle - size * 0.47, width + 2.4, size * 0.94)
        if ground.width <= box.width:
            sketch.box(ground, ink.fill)
    sketch.words(middle, box.middle + size * ASCENT / 2, mark.label, how, "middle")


def _draw_axis(sketch: Sketch, chart: Chart, plan: ChartLayout, palette: Palette) -> None:
    how = Type(plan.tick_size, palette.quiet)
    for tick in _worded(chart, plan):
        x = plan.x(tick.at)
        strong = replace(how, bold=True, colour=palette.text) if tick.strong else how
        sketch.words(x, plan.rows_bottom + 8.5, tick.label, strong, "middle")
        if plan.ticks_above:
            sketch.words(x, plan.rows_top - 3.5, tick.label, strong, "middle")
    title = one_line(chart.axis.title, how.font, how.size, plan.width)
    middle = min(plan.plot_left + plan.plot_width / 2, plan.width - how.width(title) / 2)
    sketch.words(max(middle, how.width(title) / 2), plan.rows_bottom + 19, title, how, "middle")


def _worded(chart: Chart, plan: ChartLayout) -> Iterator[Tick]:
    """The ticks whose labels fit beside each other; strong ones come first."""
    how = Type(plan.tick_size, bold=True)
    taken: list[tuple[float, float]] = []
    for tick in sorted(chart.axis.ticks, key=lambda one: not one.strong):
        x, half = plan.x(tick.at), how.width(tick.label) / 2 + 1
        if all(x + half <= left or x - half >= right for left, right in taken):
            taken.append((x - half, x + half))
            yield tick
