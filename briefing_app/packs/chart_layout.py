"""Where everything on a chart on paper stands: legend, names, axes, rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefing_app.figures.figure import Chart, LabelAt, Mark, Row, Style
from briefing_app.packs.sketch import Box, Type
from briefing_app.packs.typesetting import one_line, shown

_ROW_WANTED = {False: 13.0, True: 9.5}
"""Height of a row, by whether rows stand in groups (a timeline's many lanes)."""
_ROW_LEAST = 7.4
_ROW_MOST = 18.0
_LABEL = 7.8
_LABEL_LEAST = 5.6
TICK = 7.0
_TICK_LEAST = 5.2
LEGEND = 7.0
LINE = 11.0
_GAP = 3.0
_AXIS_BOTH_ENDS = 20
"""From this many rows on the ticks are worded above the chart too."""
_COLUMNS_WANTED, _COLUMNS_LEAST = 170.0, 80.0
"""Height of the one row of a chart of columns."""


def wanted_height(chart: Chart, width: float) -> float:
    """The height that the chart would like to have at this width."""
    rows = len(chart.rows)
    return _around(chart, width) + rows * (_COLUMNS_WANTED if chart.upright is not None else _row_wanted(chart))


def rows_that_fit(chart: Chart, width: float, height: float) -> int:
    """How many of its rows the height holds at a legible row height."""
    return max(1, int((height - _around(chart, width)) // _row_wanted(chart)))


def even_pieces(rows: Sequence[Row], room: int) -> Iterator[tuple[int, int]]:
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


def part_of(chart: Chart, first: int, last: int) -> Chart:
    marks = tuple(replace(mark, row=mark.row - first) for mark in chart.marks if first <= mark.row < last)
    return replace(chart, rows=chart.rows[first:last], marks=marks)


@dataclass(frozen=True, slots=True)
class ChartLayout:
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
    tick_size: float
    starts: float
    scale: float
    """Points for a unit of the axis, which starts at `starts`."""

    def x(self, at: float) -> float:
        return self.plot_left + (at - self.starts) * self.scale

    def box_of(self, mark: Mark) -> Box:
        left, right = self.x(mark.left), self.x(mark.right)
        top = self.rows_top + (mark.row + mark.top) * self.row_height
        return Box(left, top, right - left, (mark.bottom - mark.top) * self.row_height)

    @property
    def rows_bottom(self) -> float:
        return self.rows_top + self.rows * self.row_height

    @property
    def plot_right(self) -> float:
        return self.plot_left + self.plot_width


def _row_wanted(chart: Chart) -> float:
    return _ROW_WANTED[_grouped(chart)]


def _grouped(chart: Chart) -> bool:
    return bool(chart.rows) and bool(chart.rows[0].group)


def _around(chart: Chart, width: float) -> float:
    """The height of legend, ticks and axis titles together."""
    return _top(chart, legend_lines(chart.legend, width)) + 2 * LINE + _GAP


def _top(chart: Chart, legend: Sequence[object]) -> float:
    """Where the rows begin: below the legend, the ticks above, or the title of the upright axis and its labels."""
    above = 2 * LINE if chart.upright is not None else LINE if _ticks_above(chart) else 0.0
    return len(legend) * LINE + (_GAP if legend else 0.0) + above


def _ticks_above(chart: Chart) -> bool:
    return len(chart.rows) >= _AXIS_BOTH_ENDS


def layout_of(chart: Chart, width: float, height: float) -> ChartLayout:
    around = _around(chart, width)
    rows = len(chart.rows)
    least, most = (_COLUMNS_LEAST, _COLUMNS_WANTED) if chart.upright is not None else (_ROW_LEAST, _ROW_MOST)
    row_height = min(most, max(least, (height - around) / rows)) if rows else 0.0
    size = min(_LABEL, row_height * 0.74)
    groups = max((Type(size, bold=True).width(name) for name in {row.group for row in chart.rows}), default=0.0)
    group_width = min(groups, width * 0.26) + 5 if _grouped(chart) else 0.0
    names = [row.label for row in chart.rows]
    if chart.upright is not None:
        names = [tick.label for tick in chart.upright.ticks]
    labels = max((Type(size).width(shown(name)) for name in names), default=0.0)
    most = width * (0.2 if _grouped(chart) else 0.42)
    if labels > most:
        smaller = max(_LABEL_LEAST, size * most / labels)
        labels, size = min(most, labels * smaller / size), smaller
    labels_right = group_width + labels
    plot_left = labels_right + 5
    legend = legend_lines(chart.legend, width)
    plot_width = _plot_width(chart, width, plot_left, size)
    return ChartLayout(
        width=width,
        height=around + rows * row_height,
        legend=legend,
        rows_top=_top(chart, legend),
        row_height=row_height,
        rows=rows,
        group_width=group_width,
        labels_right=labels_right,
        plot_left=plot_left,
        plot_width=plot_width,
        label_size=size,
        ticks_above=_ticks_above(chart),
        tick_size=_tick_size(chart, plot_width),
        starts=chart.axis.starts,
        scale=plot_width / (chart.axis.ends - chart.axis.starts),
    )


def _tick_size(chart: Chart, plot_width: float) -> float:
    """Smaller where only that leaves every tick its label; where not even that does, some go without."""
    places = [tick.at for tick in chart.axis.ticks]
    widest = max((Type(1.0, bold=True).width(tick.label) for tick in chart.axis.ticks), default=0.0)
    if len(places) < 2 or not widest:
        return TICK
    apart = min(later - one for one, later in pairwise(places)) * plot_width / (chart.axis.ends - chart.axis.starts)
    fitting = (apart - 2) / widest
    return min(TICK, fitting) if fitting >= _TICK_LEAST else TICK


_END_MOST = 0.3
"""The part of the width that a label right of its mark may take."""


def end_label(mark: Mark, width: float, size: float) -> str:
    how = Type(size)
    return one_line(mark.label, how.font, size, width * _END_MOST)


def _plot_width(chart: Chart, width: float, plot_left: float, size: float) -> float:
    """As wide as leaves room for every label at a bar's end, and for half the last tick's label."""
    axis = chart.axis
    span = axis.ends - axis.starts
    right = width - 1
    last = max((Type(TICK).width(tick.label) / 2 for tick in axis.ticks if tick.at >= axis.ends), default=0.0)
    room = right - plot_left - max(last, 2.0)
    for mark in chart.marks:
        if mark.label_at is LabelAt.END and mark.label:
            reach = (mark.right - axis.starts) / span
            needs = Type(size).width(end_label(mark, width, size)) + 4
            if reach > 0:
                room = min(room, (right - plot_left - needs) / reach)
    return max(room, width * 0.2)


Legend = tuple[tuple[Style, str], ...]


def legend_lines(legend: Legend, width: float) -> tuple[Legend, ...]:
    """The legend's entries, broken into lines that fit."""
    lines: list[list[tuple[Style, str]]] = []
    used = 0.0
    for style, words in legend:
        needs = legend_width(words)
        if not lines or used + needs > width:
            lines.append([])
            used = 0.0
        lines[-1].append((style, words))
        used += needs
    return tuple(tuple(line) for line in lines)


def legend_width(words: str) -> float:
    return 13 + Type(LEGEND).width(words) + 12
