"""Draws any chart of a figure, says what stands under the pointer, and can be walked with the keyboard."""

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QToolTip, QWidget

from briefing_app.figures.figure import Chart, Mark
from briefing_app.figures.palette import Palette
from briefing_app.screens.chart_axes import RowNames, WordedTicks
from briefing_app.screens.chart_marks import MarksItem
from briefing_app.screens.chart_pointer import ChartPointer
from briefing_app.screens.labels import tip
from briefing_app.screens.mark_walk import MarkWalk
from briefing_app.screens.theme import CAPTION, Theme

LEAST_ROW = 9.0
"""Rows lower than this many pixels can't be read: then the chart scrolls."""
TIMELINE_ROW = 17.0

_HIT_SLACK = 3.0
_ABOVE_COLUMNS = 0.16
"""The part of the height of columns that is kept free above them."""
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

    mark_chosen = Signal(object, bool)
    """A Mark that was clicked, or taken with the space bar; and whether Shift adds it to what is chosen."""
    mark_activated = Signal(object)
    """A Mark on which Enter was pressed."""
    menu_wanted = Signal(object, object)
    """A Mark, and where on the screen its menu is to open."""
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
        self._walk = MarkWalk(chart)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        font, bold = theme.font(CAPTION), theme.font(CAPTION, bold=True)
        self._names = RowNames(chart, self._palette, font, bold)
        self._ticks = WordedTicks(chart, self._palette, font, bold)
        # Without pyqtgraph's PlotItem: its menus and further axes take longer than all of this chart.
        self._plot = pg.GraphicsView(parent=self, background=theme.palette.panel)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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
        viewport.installEventFilter(ChartPointer(self, self))
        # A drop is the window's.
        self._plot.setAcceptDrops(False)
        viewport.setAcceptDrops(False)

        self._scroll = QScrollBar(Qt.Orientation.Vertical, self)
        self._scroll.valueChanged.connect(self._show_rows)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._plot, 1)
        line.addWidget(self._scroll)

        theme.changed.connect(self._wear)
        self._say(name, sentence)
        self._fit()

    def draw(self, chart: Chart, *, name: str, sentence: str) -> None:
        """Show another chart in the place of this one. The keyboard stays on the mark of the same records.

        The same chart again is left as it stands: only what is said of it may be new.
        """
        if chart == self._chart:
            self._say(name, sentence)
            return
        former, scrolled, keeps_time = self._marks.focused, self._scroll.value(), chart.axis == self._chart.axis
        self._chart = chart
        self._walk = MarkWalk(chart)
        self._pointed = None
        self._names.name(chart)
        self._ticks.word(chart)
        self._marks.draw(chart)
        self._say(name, sentence)
        if not keeps_time:
            self._box.setXRange(chart.axis.starts, chart.axis.ends, padding=0)
        self._fit()
        self._scroll.setValue(scrolled)
        if former is not None:
            self._marks.focused = self._walk.like(former)

    def settle(self) -> None:
        """Bring all that is drawn to its place now: what moves while it is painted is painted once more."""
        scene = self._plot.scene()
        scene.prepareForPaint()
        QCoreApplication.sendPostedEvents(scene, QEvent.Type.MetaCall.value)

    def _say(self, name: str, sentence: str) -> None:
        for one in (self, self._plot, self.plot_viewport):
            one.setAccessibleName(name)
            one.setAccessibleDescription(sentence)
        self._scroll.setAccessibleName(f"Rows of {name}")

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
        self.point_at(mark, self._plot.viewport().mapToGlobal(self.place_of(mark) + QPoint(8, 8)))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, mark.says))

    def choose(self, mark: Mark, *, adds: bool) -> None:
        self.mark_chosen.emit(mark, adds)

    def open_menu(self, mark: Mark, where: QPoint) -> None:
        self.focus_quietly(mark)
        self.menu_wanted.emit(mark, where)

    def focus_quietly(self, mark: Mark) -> None:
        """Without a word: the pointer is on it, and says it."""
        self._marks.focused = mark
        self._marks.update()

    @property
    def can_move(self) -> bool:
        """Whether it shows a part of its time only."""
        return self._timeline and self._zoomed()

    def drag(self, pixels: float) -> None:
        """Drag the time along."""
        (starts, ends), _ = self._box.viewRange()
        pixel, _ = self._box.viewPixelSize()
        self._show_time(starts - pixels * pixel, ends - starts)

    def show_whole_time(self) -> None:
        if self._timeline:
            self._show_time(self._chart.axis.starts, self._chart.axis.ends - self._chart.axis.starts)

    def zoom_at(self, factor: float, place: QPointF) -> None:
        """Zoom around a place of `plot_viewport`."""
        self.zoom(factor, self._box.mapSceneToView(self._plot.mapToScene(place.toPoint())).x())

    @property
    def is_timeline(self) -> bool:
        return self._timeline

    def turn_wheel(self, turned: int) -> bool:
        """By a turn of the wheel; whether there is anything to scroll."""
        if not self._scroll.maximum():
            return False
        self._scroll.setValue(self._scroll.value() - round(turned / 40))
        return True

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
        # Columns need room above for the words of the highest.
        above = _ABOVE_COLUMNS if self._chart.upright is not None else 0.0
        self._box.setYRange(first - above, first + self._rows_shown, padding=0)

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

    def mark_under(self, place: QPointF) -> Mark | None:
        """The mark at a place of `plot_viewport`."""
        scene = self._plot.mapToScene(place.toPoint())
        if not self._box.sceneBoundingRect().contains(scene):
            return None
        point = self._box.mapSceneToView(scene)
        pixel, _ = self._box.viewPixelSize()
        return self._marks.mark_at(point.x(), point.y(), _HIT_SLACK * pixel)

    def point_at(self, mark: Mark | None, where: QPoint) -> None:
        """Say what a mark says, at a place of the screen."""
        if mark is not self._pointed:
            self._pointed = mark
            self.mark_pointed.emit(mark)
        if mark is not None and mark.says:
            QToolTip.showText(where, tip(mark.says), self)
        else:
            QToolTip.hideText()

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, now = Qt.Key(event.key()), self._marks.focused
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Up | Qt.Key.Key_Down if not _with_control(event):
                mark = self._walk.step(now, *_ARROWS[key])
            case Qt.Key.Key_Home:
                mark = self._walk.first
            case Qt.Key.Key_End:
                mark = self._walk.last
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if now is not None:
                self.mark_activated.emit(now)
                return
            case Qt.Key.Key_Space if now is not None:
                self.mark_chosen.emit(now, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal if self._timeline:
                self.zoom(0.8)
                return
            case Qt.Key.Key_Minus if self._timeline:
                self.zoom(1.25)
                return
            case _:
                mark = None
        if mark is not None:
            self.focus_mark(mark)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, _event: QContextMenuEvent) -> None:
        """The Menu key, and Shift+F10: the menu of the mark on which the keyboard stands."""
        mark = self._marks.focused
        if mark is not None:
            self.menu_wanted.emit(mark, self.plot_viewport.mapToGlobal(self.place_of(mark)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._marks.focused is None:
            self._marks.focused = self._walk.first
        self._marks.show_focus = True
        self._marks.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._marks.show_focus = False
        self._marks.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _with_control(event: QKeyEvent) -> bool:
    """With Ctrl or Alt an arrow means something else: back, forward."""
    return bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
