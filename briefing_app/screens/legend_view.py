"""The legend of a chart: a swatch and a word for each style, flowing over as many lines as it needs."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.figures.figure import Style
from briefing_app.screens.ink_painting import paint_boxes
from briefing_app.screens.theme import CAPTION, GRID, Theme

_SWATCH = 14.0
_GAP = 5.0


class LegendView(QWidget):
    """Painted, with its words as accessible name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._legend: tuple[tuple[Style, str], ...] = ()
        self._squares = False
        self._theme = theme
        self._font = theme.font(CAPTION)
        self.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_legend(self, legend: tuple[tuple[Style, str], ...], *, squares: bool = False) -> None:
        """These styles and words, in the place of others; hidden where there are none. `squares` are a map's."""
        self._legend = legend
        self._squares = squares
        self.setAccessibleName("Legend: " + ", ".join(word for _, word in legend))
        self.setVisible(bool(legend))
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.update()

    def _places(self, width: float) -> list[QPointF]:
        metrics = QFontMetricsF(self._font)
        line = metrics.height() + 2
        places, x, y = [], 0.0, 0.0
        for _, word in self._legend:
            wide = _SWATCH + _GAP + metrics.horizontalAdvance(word)
            if x and x + wide > width:
                x, y = 0.0, y + line
            places.append(QPointF(x, y))
            x += wide + 2 * GRID
        return places

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return int(places[-1].y() + QFontMetricsF(self._font).height()) + 3 if places else 0

    def sizeHint(self) -> QSize:
        return QSize(80, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self._theme.palette
        metrics = QFontMetricsF(self._font)
        painter.setFont(self._font)
        for (style, word), place in zip(self._legend, self._places(self.width()), strict=True):
            ink = palette.square(style, 0.7) if self._squares else palette.ink(style, 0.7)
            box = QRectF(place.x(), round(place.y() + (metrics.height() - 10) / 2), _SWATCH, 10)
            paint_boxes(painter, ink, [box], palette.panel)
            painter.setPen(QColor(palette.text))
            painter.drawText(QPointF(place.x() + _SWATCH + _GAP, place.y() + metrics.ascent()), word)
