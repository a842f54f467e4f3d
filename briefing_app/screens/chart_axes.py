"""The two axes of a chart: row names on the left, worded ticks below."""

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from briefing_app.figures.figure import Axis, Chart, Style, Tick
from briefing_app.figures.palette import Palette

_GAP = 6.0
_TICK_GAP = 5.0
_ALL_MEASURED = 100


class RowNames(pg.AxisItem):  # type: ignore[misc]
    """Names of the rows, right-aligned; where rows stand in groups, the group's name once beside its first row."""

    def __init__(self, chart: Chart, palette: Callable[[], Palette], font: QFont, bold: QFont) -> None:
        super().__init__("left")
        self._palette_now = palette
        self._font = font
        self._bold = bold
        self.name(chart)

    def name(self, chart: Chart) -> None:
        """Show the names of this chart's rows; those of which every mark is faded are quiet."""
        self._chart = chart
        names = chart.rows if chart.upright is None else chart.upright.ticks
        self._names_width = _widest({one.label for one in names}, QFontMetricsF(self._font))
        groups = {row.group for row in chart.rows}
        # Where only some rows stand in a group, its name is shown if it fits beside the row's.
        self._groups_width = 0.0 if "" in groups else _widest(groups, QFontMetricsF(self._bold))
        faded = {mark.row for mark in chart.marks if mark.style is Style.FADED}
        told = {mark.row for mark in chart.marks if mark.style not in (Style.FADED, Style.PLANNED)} if faded else set()
        self._quiet = faded - told
        self.update()

    def fit(self, width: float) -> int:
        """Take what the names need, but leave the marks more than half of `width`. Returns what it took."""
        groups = self._groups_width + 2 * _GAP if self._groups_width else 0.0
        wanted = groups + self._names_width + 2 * _GAP
        taken = int(min(wanted, 0.46 * width)) + 1
        self.setWidth(taken)
        return taken

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        view = self.linkedView()
        if view is None or not self._chart.rows:
            return
        palette = self._palette_now()
        (_, _), (top, bottom) = view.viewRange()
        area = self.mapRectFromParent(self.geometry())
        height = area.height() / max(bottom - top, 1e-9)
        font, bold = self._fonts_for(height)
        metrics = QFontMetricsF(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        if self._chart.upright is not None:
            self._paint_upright(painter, self._chart.upright, area, top, height)
            return
        names = area.width() - 2 * _GAP
        if self._groups_width:
            names = min(self._names_width, 0.5 * names)
        first, last = max(0, int(top)), min(len(self._chart.rows), int(bottom) + 1)
        for place in range(first, last):
            row = self._chart.rows[place]
            middle = area.top() + (place + 0.5 - top) * height
            baseline = middle + metrics.capHeight() / 2
            if row.group and (place == first or self._chart.rows[place - 1].group != row.group):
                room = area.width() - min(names, metrics.horizontalAdvance(row.label)) - 3 * _GAP
                said = QFontMetricsF(bold).elidedText(row.group, Qt.TextElideMode.ElideRight, room)
                if self._groups_width or said == row.group:
                    painter.setFont(bold)
                    painter.setPen(QColor(palette.text))
                    painter.drawText(QPointF(area.left() + 1, baseline), said)
            painter.setFont(font)
            painter.setPen(QColor(palette.quiet if row.group or place in self._quiet else palette.text))
            said = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, names)
            start = area.right() - _GAP - metrics.horizontalAdvance(said)
            painter.drawText(QPointF(start, baseline), said)

    def _paint_upright(self, painter: QPainter, upright: Axis, area: QRectF, top: float, height: float) -> None:
        """The ticks of what the height counts, in the place of names."""
        metrics = QFontMetricsF(self._font)
        painter.setFont(self._font)
        painter.setPen(QColor(self._palette_now().quiet))
        for tick in upright.ticks:
            down = 1 - (tick.at - upright.starts) / (upright.ends - upright.starts)
            baseline = area.top() + (down - top) * height + metrics.capHeight() / 2
            start = area.right() - _GAP - metrics.horizontalAdvance(tick.label)
            painter.drawText(QPointF(start, min(baseline, area.bottom())), tick.label)

    def _fonts_for(self, height: float) -> tuple[QFont, QFont]:
        if height >= self._font.pixelSize():
            return self._font, self._bold
        small, small_bold = QFont(self._font), QFont(self._bold)
        for font in (small, small_bold):
            font.setPixelSize(max(9, int(height)))
        return small, small_bold


def _widest(words: set[str], metrics: QFontMetricsF) -> float:
    """The width of the widest; of thousands only the longest few are measured."""
    measured = words if len(words) <= _ALL_MEASURED else sorted(words, key=len)[-_ALL_MEASURED:]
    return max((metrics.horizontalAdvance(word) for word in measured), default=0.0)


class WordedTicks(pg.AxisItem):  # type: ignore[misc]
    """The ticks of the axis as the figure words them, left out where two would touch, and its title."""

    def __init__(self, chart: Chart, palette: Callable[[], Palette], font: QFont, bold: QFont) -> None:
        super().__init__("bottom")
        self._chart = chart
        self._palette_now = palette
        self._font = font
        self._bold = bold
        self._gutter = 0.0
        self.fit(0.0)

    def word(self, chart: Chart) -> None:
        """Show the ticks of this chart's axis."""
        self._chart = chart
        self.update()

    def fit(self, gutter: float) -> int:
        """The title stands left of the ticks, under the names, where it fits there; else below. Returns its height."""
        metrics = QFontMetricsF(self._font)
        self._gutter = gutter
        self._beside = metrics.horizontalAdvance(self._chart.axis.title) + _GAP <= gutter
        taken = int(metrics.height() * (1 if self._beside or not self._chart.axis.title else 2)) + 4
        self.setHeight(taken)
        return taken

    def boundingRect(self) -> QRectF:
        return self.mapRectFromParent(self.geometry()).adjusted(-self._gutter, 0, 0, 0)  # type: ignore[no-any-return]

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        view = self.linkedView()
        if view is None:
            return
        palette = self._palette_now()
        (starts, ends), _ = view.viewRange()
        area = self.mapRectFromParent(self.geometry())
        scale = area.width() / max(ends - starts, 1e-9)
        metrics = QFontMetricsF(self._font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        baseline = area.top() + 3 + metrics.ascent()
        for tick, left in self._that_fit(area.left(), area.right(), starts, scale):
            painter.setFont(self._bold if tick.strong else self._font)
            painter.setPen(QColor(palette.text if tick.strong else palette.quiet))
            painter.drawText(QPointF(left, baseline), tick.label)
        painter.setPen(QPen(QColor(palette.quiet), 1))
        painter.setFont(self._font)
        if self._beside:
            start = area.left() - 3 * _GAP / 2 - metrics.horizontalAdvance(self._chart.axis.title)
            painter.drawText(QPointF(max(start, -self._gutter), baseline), self._chart.axis.title)
            return
        title = QRectF(area.left(), area.top() + 3 + metrics.height(), area.width(), metrics.height())
        said = metrics.elidedText(self._chart.axis.title, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(title, Qt.AlignmentFlag.AlignRight, said)

    def _that_fit(self, first: float, last: float, starts: float, scale: float) -> list[tuple[Tick, float]]:
        """Every tick, or evenly every second, third … with the strong ones among them, and where each begins."""
        plain, bold = QFontMetricsF(self._font), QFontMetricsF(self._bold)
        seen = [tick for tick in self._chart.axis.ticks if first - 1 <= first + (tick.at - starts) * scale <= last + 1]
        anchor = next((place for place, tick in enumerate(seen) if tick.strong), 0)
        placed: list[tuple[Tick, float]] = []
        for stride in range(1, len(seen) + 1):
            placed = []
            right = -_TICK_GAP
            for place, tick in enumerate(seen):
                if (place - anchor) % stride and not tick.strong:
                    continue
                width = (bold if tick.strong else plain).horizontalAdvance(tick.label)
                left = min(max(first + (tick.at - starts) * scale - width / 2, 0.0), last - width)
                placed.append((tick, left))
            for tick, left in placed:
                if left < right + _TICK_GAP:
                    break
                right = left + (bold if tick.strong else plain).horizontalAdvance(tick.label)
            else:
                return placed
        return placed
