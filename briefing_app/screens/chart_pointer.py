"""What the mouse does to a chart: it points, chooses, asks for the menu, drags and zooms the time."""

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from briefing_app.figures.figure import Mark

_AWAY = QPoint(12, 12)
"""A tip does not lie under the pointer."""


class Pointed(Protocol):
    """What a chart lets the mouse do; places are those of its plot's viewport."""

    @property
    def plot_viewport(self) -> QWidget: ...
    @property
    def focused_mark(self) -> Mark | None: ...
    @property
    def can_move(self) -> bool: ...
    @property
    def is_timeline(self) -> bool: ...
    def mark_under(self, place: QPointF) -> Mark | None: ...
    def point_at(self, mark: Mark | None, where: QPoint) -> None: ...
    def focus_quietly(self, mark: Mark) -> None: ...
    def choose(self, mark: Mark, *, adds: bool) -> None: ...
    def open_menu(self, mark: Mark, where: QPoint) -> None: ...
    def drag(self, pixels: float) -> None: ...
    def show_whole_time(self) -> None: ...
    def zoom_at(self, factor: float, place: QPointF) -> None: ...
    def turn_wheel(self, turned: int) -> bool: ...


class ChartPointer(QObject):
    """Watches the viewport of a chart's plot."""

    def __init__(self, view: Pointed, widget: QWidget) -> None:
        super().__init__(widget)
        self._view = view
        self._widget = widget
        self._dragged_from: QPointF | None = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        match event:
            case QMouseEvent():
                return self._mouse(event)
            case QWheelEvent():
                return self._wheel(event)
            case QContextMenuEvent():
                return self._menu(event)
        if event.type() is QEvent.Type.Leave:
            self._view.point_at(None, QPoint())
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        view = self._view
        if event.button() in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
            # Back and forward are the place's.
            return bool(QApplication.sendEvent(self._widget, event.clone()))
        match event.type():
            case QEvent.Type.MouseMove if self._dragged_from is not None:
                view.drag(event.position().x() - self._dragged_from.x())
                self._dragged_from = event.position()
            case QEvent.Type.MouseMove:
                self._point(event)
            case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton:
                self._press(event)
            case QEvent.Type.MouseButtonRelease if event.button() is Qt.MouseButton.LeftButton:
                dragged, self._dragged_from = self._dragged_from, None
                mark = view.mark_under(event.position())
                if dragged is None and mark is not None and mark is view.focused_mark:
                    view.choose(mark, adds=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            case QEvent.Type.MouseButtonDblClick if view.mark_under(event.position()) is None:
                view.show_whole_time()
        return True

    def _point(self, event: QMouseEvent) -> None:
        mark = self._view.mark_under(event.position())
        leads_on = mark is not None and mark.source is not None
        self._view.plot_viewport.setCursor(
            Qt.CursorShape.PointingHandCursor if leads_on else Qt.CursorShape.ArrowCursor
        )
        self._view.point_at(mark, event.globalPosition().toPoint() + _AWAY)

    def _press(self, event: QMouseEvent) -> None:
        view = self._view
        self._widget.setFocus(Qt.FocusReason.MouseFocusReason)
        mark = view.mark_under(event.position())
        if mark is not None:
            view.focus_quietly(mark)
        elif view.can_move:
            self._dragged_from = event.position()

    def _wheel(self, event: QWheelEvent) -> bool:
        turned = event.angleDelta().y()
        if self._view.is_timeline and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._view.zoom_at(0.8 if turned > 0 else 1.25, event.position())
        elif not self._view.turn_wheel(turned):
            event.ignore()
        return True

    def _menu(self, event: QContextMenuEvent) -> bool:
        mark = self._view.mark_under(QPointF(event.pos()))
        if mark is not None and event.reason() is QContextMenuEvent.Reason.Mouse:
            self._view.open_menu(mark, event.globalPos())
        return True
