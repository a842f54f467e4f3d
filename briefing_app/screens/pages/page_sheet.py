"""One page as a picture, with what was found on it laid over."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

Box = tuple[float, float, float, float]
_LIT, _LIT_NOW = 70, 130


class PageSheet(QLabel):
    """The picture stands in the middle; boxes are given in points from the page's upper left corner."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._boxes: tuple[Box, ...] = ()
        self._now: int | None = None
        self._points = 595.0

    def light(self, boxes: tuple[Box, ...], now: int | None, *, points: float) -> None:
        """Of the boxes one may be the one that is looked at; the page is so many points wide."""
        self._boxes, self._now, self._points = boxes, now, points
        self.update()

    @property
    def boxes(self) -> tuple[QRectF, ...]:
        """Where they are on this widget."""
        pixmap = self.pixmap()
        if pixmap.isNull():
            return ()
        size = pixmap.deviceIndependentSize()
        scale = size.width() / self._points
        x, y = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return tuple(
            QRectF(x + left * scale, y + top * scale, (right - left) * scale, (bottom - top) * scale)
            for left, top, right, bottom in self._boxes
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._boxes:
            return
        painter = QPainter(self)
        colour = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        for place, box in enumerate(self.boxes):
            colour.setAlpha(_LIT_NOW if place == self._now else _LIT)
            painter.fillRect(box.adjusted(-2, -2, 2, 2), colour)
            if place == self._now:
                painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
                painter.drawRect(box.adjusted(-3, -3, 3, 3))
