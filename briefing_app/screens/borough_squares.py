"""London as equal squares, one a borough: where they stand, and the way from one to the next."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from briefing_app.operation.boroughs import Borough, all_boroughs
from briefing_app.screens.labels import tip
from briefing_app.screens.theme import CAPTION, Theme

_GAP = 3
_LEAST_FOR_WORDS = 40
_LEAST_SIGN = 8.0
_FIRST = "Westminster"
_COLUMNS = 1 + max(borough.tile_column for borough in all_boroughs())
_ROWS = 1 + max(borough.tile_row for borough in all_boroughs())
_STEPS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}


class BoroughSquares(QWidget):
    """What the maps have in common: squares, hover and arrow keys. A map says what its squares hold."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chosen = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def says_of(self, borough: Borough) -> str:
        """The sentence for hover and for screen readers."""
        raise NotImplementedError

    def choose(self, borough: str) -> None:
        self._chosen = borough
        self.update()

    @property
    def chosen(self) -> str:
        return self._chosen

    def tile_of(self, borough: Borough) -> QRectF:
        side = min(self.width() / _COLUMNS, self.height() / _ROWS)
        left = (self.width() - side * _COLUMNS) / 2
        box = QRectF(left + borough.tile_column * side, borough.tile_row * side, side, side)
        return QRectF(round(box.left()), round(box.top()), round(side) - _GAP, round(side) - _GAP)

    def borough_at(self, place: QPointF) -> Borough | None:
        return next((borough for borough in all_boroughs() if self.tile_of(borough).contains(place)), None)

    def take(self, borough: Borough) -> None:
        """Come to a borough with the keyboard or a click: it is chosen and read out."""
        self.choose(borough.name)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.says_of(borough)))

    def paint_chosen(self, painter: QPainter) -> None:
        chosen = next((borough for borough in all_boroughs() if borough.name == self._chosen), None)
        if chosen is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.palette.text), 3 if self.hasFocus() else 2))
            painter.drawRect(self.tile_of(chosen))

    def paint_words(self, painter: QPainter, box: QRectF, above: str, below: str, colour: str) -> None:
        """The abbreviation, and what fits under it."""
        painter.setFont(self._name_font(box))
        painter.setPen(QColor(colour))
        painter.drawText(self.name_box(box, above), Qt.AlignmentFlag.AlignCenter, above)
        if below and box.width() >= _LEAST_FOR_WORDS:
            painter.setFont(self._theme.font(CAPTION - 1))
            painter.drawText(
                QRectF(box.left(), box.top() + box.height() * 0.52, box.width(), box.height() * 0.4),
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
                below,
            )

    def _name_font(self, box: QRectF) -> QFont:
        return self._theme.font(max(CAPTION, min(15, int(box.width() / 4.2))), bold=True)

    def name_box(self, box: QRectF, name: str) -> QRectF:
        """Where a square's abbreviation stands: in the upper half, as long as there is room below."""
        font = self._name_font(box)
        wide, high = QFontMetricsF(font).horizontalAdvance(name), font.pixelSize() + 4.0
        top = max(box.top(), min(box.top() + box.height() * 0.16, box.bottom() - high - _LEAST_SIGN))
        return QRectF(box.center().x() - wide / 2 - 3, top, wide + 6, high)

    def sign_box(self, box: QRectF, name: str) -> QRectF:
        """Where a square's sign stands: below the abbreviation, as large as there is room."""
        top = max(box.center().y() + box.height() * 0.06, self.name_box(box, name).bottom())
        side = max(0.0, min(max(10.0, box.width() / 4.4), box.bottom() - top))
        return QRectF(box.center().x() - side / 2, top, side, side)

    # Qt's own names

    def sizeHint(self) -> QSize:
        return QSize(58 * _COLUMNS, 58 * _ROWS)

    def minimumSizeHint(self) -> QSize:
        return QSize(42 * _COLUMNS, 42 * _ROWS)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            borough = self.borough_at(QPointF(event.pos()))
            if borough is not None:
                QToolTip.showText(event.globalPos(), tip(self.says_of(borough)), self)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        elsewhere = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if step is None or event.modifiers() & elsewhere:
            super().keyPressEvent(event)
            return
        now = next((borough for borough in all_boroughs() if borough.name == self._chosen), None)
        if now is None:
            self.take(next(borough for borough in all_boroughs() if borough.name == _FIRST))
            return
        found = _next_tile(now, step)
        if found is not None:
            self.take(found)


def _next_tile(now: Borough, step: QPoint) -> Borough | None:
    """The nearest tile in a direction, the one most nearly straight on first."""

    def far(borough: Borough) -> tuple[int, int] | None:
        across, down = borough.tile_column - now.tile_column, borough.tile_row - now.tile_row
        ahead = across * step.x() + down * step.y()
        aside = abs(across * step.y()) + abs(down * step.x())
        return (ahead + 2 * aside, ahead) if ahead > 0 else None

    ahead = [(distance, borough) for borough in all_boroughs() if (distance := far(borough)) is not None]
    return min(ahead, key=lambda pair: pair[0])[1] if ahead else None
