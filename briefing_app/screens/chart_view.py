"""Draws any chart of a figure, says what stands under the pointer, and can be walked with the keyboard."""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QToolTip, QWidget

from briefing_app.figures.figure import Chart, Mark
from briefing_app.figures.palette import Palette
from briefing_app.screens.chart_axes import RowNames, WordedTicks
from briefing_app.screens.chart_marks import MarksItem
from briefing_app.screens.labels import tip
from briefing_app.screens.theme import CAPTION, Theme

LEAST_ROW = 9.0
"""Rows lower than this many pixels can't be read: then the chart scrolls."""
TIMELINE_ROW = 17.0

_HIT_SLACK = 3.0
# The share of the width that words at the marks' ends may take.
_WORDS = 0.6
_WORDS_IN_TIMELINE = 0.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ChartView(QWidget):
    """A chart on the screen. A timeline also zooms (Ctrl and wheel, + and -) and moves along its axis."""

    mark_activated = Signal(object)
    """A Mark that was clicked, or chosen with Enter."""
    mark_pointed = Signal(object)
    """The Mark under the pointer or the keyboard's focus, or None."""

    def __init__(
        self,
        chart: Chart,
        theme: Theme,
        *,
        name: str,
        sentence: str,
        timeline: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._chart = chart
        self._theme = theme
        self._timeline = timeline
        self._pointed: Mark | None = None
        self._dragged_from: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(sentence)
        self._order = sorted(chart.marks, key=lambda mark: (mark.row, mark.left, mark.right))

        font, bold = theme.font(CAPTION), theme.font(CAPTION, bold=True)
        self._names = RowNames(chart, self._palette, font, bold)
        self._ticks = WordedTicks(chart, self._palette, font, bold)
        # Without pyqtgraph's PlotItem: its menus and further axes take longer than all of this chart.
        self._plot = pg.GraphicsView(parent=self, background=theme.palette.panel)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setAccessibleName(name)
        self._plot.setAccessibleDescription(sentence)
        self._box = pg.ViewBox(invertY=True, enableMouse=False, enableMenu=False, defaultPadding=0.0)
        self._box.disableAutoRange()
        layout = pg.GraphicsLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addItem(self._names, 0, 0)
        layout.addItem(self._box, 0, 1)
        layout.addItem(self._ticks, 1, 1)
        self._names.linkToView(self._box)
        self._ticks.linkToView(self._box)
        self._plot.setCentralItem(layout)
        self._marks = MarksItem(chart, theme.palette, font, theme.font(CAPTION - 2))
        self._box.addItem(self._marks, ignoreBounds=True)
        viewport = self.plot_viewport
        viewport.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        viewport.setAccessibleName(name)
        viewport.installEventFilter(self)
        # A drop is the window's.
        self._plot.setAcceptDrops(False)
        viewport.setAcceptDrops(False)

        self._scroll = QScrollBar(Qt.Orientation.Vertical, self)
        self._scroll.setAccessibleName(f"Rows of {name}")
        self._scroll.valueChanged.connect(self._show_rows)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._plot, 1)
        line.addWidget(self._scroll)

        theme.changed.connect(self._wear)
        self._fit()

    @property
    def chart(self) -> Chart:
        return self._chart

    @property
    def focused_mark(self) -> Mark | None:
        return self._marks.focused

    @property
    def pointed_mark(self) -> Mark | None:
        return self._pointed

    def place_of(self, mark: Mark) -> QPoint:
        """The middle of a mark, in the coordinates of `plot_viewport`."""
        x, y = (mark.left + mark.right) / 2, mark.row + (mark.top + mark.bottom) / 2
        scene = self._box.mapViewToScene(QPointF(x, y))
        place: QPoint = self._plot.mapFromScene(scene)
        return place

    @property
    def plot_viewport(self) -> QWidget:
        viewport: QWidget = self._plot.viewport()
        return viewport

    def focus_mark(self, mark: Mark) -> None:
        self._marks.focused = mark
        self._bring_into_view(mark)
        self._marks.update()
        self._point_at(mark, self._plot.viewport().mapToGlobal(self.place_of(mark) + QPoint(8, 8)))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, mark.says))

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Show `factor` of the time that is shown now."""
        if not self._timeline:
            return
        axis = self._chart.axis
        (starts, ends), _ = self._box.viewRange()
        centre = (starts + ends) / 2 if around is None else around
        whole = axis.ends - axis.starts
        span = min(whole, max(whole / 48, (ends - starts) * factor))
        first = centre - (centre - starts) * span / (ends - starts)
        self._show_time(first, span)

    def _palette(self) -> Palette:
        return self._theme.palette

    def _wear(self) -> None:
        self._plot.setBackground(QColor(self._theme.palette.panel))
        self._marks.wear(self._theme.palette)
        self._names.update()
        self._ticks.update()

    def _fit(self) -> None:
        rows = max(len(self._chart.rows), 1)
        least = TIMELINE_ROW if self._timeline else LEAST_ROW
        axis_height = self._ticks.fit(self._names.width())
        shown = min(rows, max(1, int((self.height() - axis_height) / least)))
        self._rows_shown = shown
        self._scroll.setVisible(shown < rows)
        self._scroll.setRange(0, rows - shown)
        self._scroll.setPageStep(shown)
        width = self.width() - (self._scroll.sizeHint().width() if shown < rows else 0)
        names = self._names.fit(width)
        self._ticks.fit(names)
        axis = self._chart.axis
        self._marks.right_edge = width
        ends = self._marks.room_for_labels(width - names, _WORDS_IN_TIMELINE if self._timeline else _WORDS)
        if self._timeline:
            # The last minute's mark needs room for its width.
            ends = max(ends, axis.ends + 0.015 * (axis.ends - axis.starts))
        if not (self._timeline and self._zoomed()):
            self._box.setXRange(axis.starts, max(ends, axis.starts + 1e-6), padding=0)
        self._show_rows()

    def _zoomed(self) -> bool:
        (starts, ends), _ = self._box.viewRange()
        axis = self._chart.axis
        return bool(axis.starts <= starts and ends <= axis.ends and ends - starts < 0.999 * (axis.ends - axis.starts))

    def _show_rows(self) -> None:
        first = self._scroll.value() if self._scroll.maximum() else 0
        self._box.setYRange(first, first + self._rows_shown, padding=0)

    def _show_time(self, first: float, span: float) -> None:
        axis = self._chart.axis
        first = min(max(first, axis.starts), axis.ends - span)
        self._box.setXRange(first, first + span, padding=0)

    def _bring_into_view(self, mark: Mark) -> None:
        first = self._scroll.value()
        if mark.row < first:
            self._scroll.setValue(mark.row)
        elif mark.row >= first + self._rows_shown:
            self._scroll.setValue(mark.row - self._rows_shown + 1)
        (starts, ends), _ = self._box.viewRange()
        if self._timeline and not starts <= (mark.left + mark.right) / 2 <= ends:
            self._show_time((mark.left + mark.right - (ends - starts)) / 2, ends - starts)

    def _mark_under(self, place: QPointF) -> Mark | None:
        scene = self._plot.mapToScene(place.toPoint())
        if not self._box.sceneBoundingRect().contains(scene):
            return None
        point = self._box.mapSceneToView(scene)
        pixel, _ = self._box.viewPixelSize()
        return self._marks.mark_at(point.x(), point.y(), _HIT_SLACK * pixel)

    def _point_at(self, mark: Mark | None, where: QPoint) -> None:
        if mark is not self._pointed:
            self._pointed = mark
            self.mark_pointed.emit(mark)
        if mark is not None and mark.says:
            QToolTip.showText(where, tip(mark.says), self)
        else:
            QToolTip.hideText()

    def _step(self, across: int, down: int) -> Mark | None:
        """The next mark along the row, or the nearest one in the next row that has any."""
        now = self._marks.focused
        if now is None:
            return self._order[0] if self._order else None
        if across:
            place = self._order.index(now) + across
            return self._order[min(max(place, 0), len(self._order) - 1)]
        rows = [mark.row for mark in self._order if (mark.row - now.row) * down > 0]
        if not rows:
            return now
        row = min(rows) if down > 0 else max(rows)
        middle = (now.left + now.right) / 2
        return min(
            (mark for mark in self._order if mark.row == row),
            key=lambda mark: abs((mark.left + mark.right) / 2 - middle),
        )

    # Qt's own names

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        match event:
            case QMouseEvent():
                return self._mouse(event)
            case QWheelEvent():
                return self._wheel(event)
            case QContextMenuEvent():
                event.ignore()
                return False
        if event.type() is QEvent.Type.Leave:
            self._point_at(None, QPoint())
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseMove if self._dragged_from is not None:
                (starts, ends), _ = self._box.viewRange()
                pixel, _ = self._box.viewPixelSize()
                moved = event.position().x() - self._dragged_from.x()
                self._dragged_from = event.position()
                self._show_time(starts - moved * pixel, ends - starts)
            case QEvent.Type.MouseMove:
                mark = self._mark_under(event.position())
                self.plot_viewport.setCursor(
                    Qt.CursorShape.PointingHandCursor if mark and mark.source else Qt.CursorShape.ArrowCursor
                )
                self._point_at(mark, event.globalPosition().toPoint() + QPoint(12, 12))
            case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton:
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                mark = self._mark_under(event.position())
                if mark is not None:
                    self._marks.focused = mark
                    self._marks.update()
                elif self._timeline and self._zoomed():
                    self._dragged_from = event.position()
            case QEvent.Type.MouseButtonRelease if event.button() is Qt.MouseButton.LeftButton:
                dragged, self._dragged_from = self._dragged_from, None
                mark = self._mark_under(event.position())
                if dragged is None and mark is not None and mark is self._marks.focused:
                    self.mark_activated.emit(mark)
            case QEvent.Type.MouseButtonDblClick if self._timeline and self._mark_under(event.position()) is None:
                self._show_time(self._chart.axis.starts, self._chart.axis.ends - self._chart.axis.starts)
        return True

    def _wheel(self, event: QWheelEvent) -> bool:
        turned = event.angleDelta().y()
        if self._timeline and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            around = self._box.mapSceneToView(self._plot.mapToScene(event.position().toPoint())).x()
            self.zoom(0.8 if turned > 0 else 1.25, around)
            return True
        if self._scroll.maximum():
            self._scroll.setValue(self._scroll.value() - round(turned / 40))
            return True
        event.ignore()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        mark: Mark | None = None
        if key in _ARROWS:
            mark = self._step(*_ARROWS[key])
        elif key is Qt.Key.Key_Home and self._order:
            mark = self._order[0]
        elif key is Qt.Key.Key_End and self._order:
            mark = self._order[-1]
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._marks.focused is not None:
            self.mark_activated.emit(self._marks.focused)
            return
        elif self._timeline and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(0.8)
            return
        elif self._timeline and key is Qt.Key.Key_Minus:
            self.zoom(1.25)
            return
        if mark is not None:
            self.focus_mark(mark)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._marks.focused is None and self._order:
            self._marks.focused = self._order[0]
        self._marks.show_focus = True
        self._marks.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._marks.show_focus = False
        self._marks.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
