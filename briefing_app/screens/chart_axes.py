"""The two axes of a chart: row names on the left, worded ticks below."""

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from briefing_app.figures.figure import Chart, Tick
from briefing_app.figures.palette import Palette

_GAP = 6.0
_TICK_GAP = 8.0


class RowNames(pg.AxisItem):  # type: ignore[misc]
    """Names of the rows, right-aligned; where rows stand in groups, the group's name once beside its first row."""

    def __init__(self, chart: Chart, palette: Callable[[], Palette], font: QFont, bold: QFont) -> None:
        super().__init__("left")
        self._chart = chart
        self._palette_now = palette
        self._font = font
        self._bold = bold
        metrics = QFontMetricsF(font)
        self._names_width = max((metrics.horizontalAdvance(row.label) for row in chart.rows), default=0.0)
        bold_metrics = QFontMetricsF(bold)
        widest = max((bold_metrics.horizontalAdvance(row.group) for row in chart.rows), default=0.0)
        # Where only some rows stand in a group, its name is shown if it fits beside the row's.
        self._groups_width = widest if all(row.group for row in chart.rows) else 0.0

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
            painter.setPen(QColor(palette.quiet if row.group else palette.text))
            said = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, names)
            start = area.right() - _GAP - metrics.horizontalAdvance(said)
            painter.drawText(QPointF(start, baseline), said)

    def _fonts_for(self, height: float) -> tuple[QFont, QFont]:
        if height >= self._font.pixelSize():
            return self._font, self._bold
        small, small_bold = QFont(self._font), QFont(self._bold)
        for font in (small, small_bold):
            font.setPixelSize(max(9, int(height)))
        return small, small_bold


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
        bold = QFontMetricsF(self._bold)
        seen = [tick for tick in self._chart.axis.ticks if first - 1 <= first + (tick.at - starts) * scale <= last + 1]
        anchor = next((place for place, tick in enumerate(seen) if tick.strong), 0)
        placed: list[tuple[Tick, float]] = []
        for stride in range(1, len(seen) + 1):
            placed = []
            right = -_TICK_GAP
            for place, tick in enumerate(seen):
                if (place - anchor) % stride and not tick.strong:
                    continue
                width = bold.horizontalAdvance(tick.label)
                left = min(max(first + (tick.at - starts) * scale - width / 2, 0.0), last - width)
                placed.append((tick, left))
            for tick, left in placed:
                if left < right + _TICK_GAP:
                    break
                right = left + bold.horizontalAdvance(tick.label)
            else:
                return placed
        return placed
