"""The states of the returns with their signs, words and how many there are: the legend of the map."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.return_status import Lane, State
from briefing_app.screens.status_signs import paint_sign
from briefing_app.screens.theme import Theme

_ORDER = (State.RECEIVED, State.CORRECTED, State.NIL, State.LATE, State.NEEDS_ANSWERS, State.AWAITED)
_SIGN = 12
_LINE = 20
_COLUMNS = 3
_WIDEST = 128


class StateLegend(QWidget):
    """Each borough is counted once, by its most pressing state."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: dict[State, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._columns = _COLUMNS
        self._fit()
        theme.changed.connect(self.update)

    def show_lanes(self, lanes: tuple[Lane, ...], phase: Phase) -> None:
        self._counts = {state: sum(1 for lane in lanes if lane.of(phase).state is state) for state in _ORDER}
        self.setAccessibleName("Legend: " + ", ".join(f"{state} {count}" for state, count in self._counts.items()))
        self.update()

    def _fit(self) -> None:
        self._columns = _COLUMNS if self.width() >= _COLUMNS * _WIDEST else _COLUMNS - 1
        self.setFixedHeight(_LINE * -(-len(_ORDER) // self._columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self._theme.palette
        font = self._theme.font(12)
        painter.setFont(font)
        drop = QFontMetricsF(font).capHeight() / 2
        column = self.width() / self._columns
        for place, state in enumerate(_ORDER):
            left = (place % self._columns) * column
            middle = (place // self._columns) * _LINE + _LINE / 2
            paint_sign(painter, state, QRectF(left, middle - _SIGN / 2, _SIGN, _SIGN), palette)
            count = self._counts.get(state, 0)
            painter.setPen(QColor(palette.text if count else palette.quiet))
            painter.drawText(QPointF(left + _SIGN + 6, middle + drop), f"{state} {count}")
