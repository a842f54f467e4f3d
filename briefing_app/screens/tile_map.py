"""London as equal tiles, one a borough, with the state of its return in sign, word and pattern."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from briefing_app.figures.figure import Style
from briefing_app.figures.palette import Pattern
from briefing_app.operation.boroughs import Borough, all_boroughs
from briefing_app.operation.kinds import Phase
from briefing_app.operation.return_status import Lane
from briefing_app.screens.ink_painting import paint_boxes
from briefing_app.screens.labels import tip
from briefing_app.screens.status_signs import ink_of, paint_sign
from briefing_app.screens.theme import CAPTION, Theme

_GAP = 3
_LEAST_FOR_WORDS = 40
_COLUMNS = 1 + max(borough.tile_column for borough in all_boroughs())
_ROWS = 1 + max(borough.tile_row for borough in all_boroughs())


class TileMap(QWidget):
    """The City of London is outlined: a partner, from whom no return is expected."""

    borough_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lanes: dict[str, Lane] = {}
        self._phase = Phase.RESULT
        self._chosen = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Map of the boroughs")
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def show_lanes(self, lanes: tuple[Lane, ...], phase: Phase) -> None:
        self._lanes = {lane.borough: lane for lane in lanes}
        self._phase = phase
        counts: dict[str, int] = {}
        for lane in lanes:
            counts[lane.of(phase).state] = counts.get(lane.of(phase).state, 0) + 1
        said = ", ".join(f"{count} {state.lower()}" for state, count in counts.items())
        self.setAccessibleDescription(f"{phase.capitalize()} returns: {said}")
        self.update()

    def choose(self, borough: str) -> None:
        self._chosen = borough
        self.update()

    @property
    def chosen(self) -> str:
        return self._chosen

    def says_of(self, borough: Borough) -> str:
        if not borough.met:
            return f"{borough.name}: a partner with its own force; no return is expected"
        lane = self._lanes.get(borough.name)
        if lane is None:
            return f"{borough.name}: not part of this operation"
        return f"{borough.name}: plan {_lower(lane.plan.said)}; result {_lower(lane.result.said)}"

    def tile_of(self, borough: Borough) -> QRectF:
        side = min(self.width() / _COLUMNS, self.height() / _ROWS)
        left = (self.width() - side * _COLUMNS) / 2
        box = QRectF(left + borough.tile_column * side, borough.tile_row * side, side, side)
        return QRectF(round(box.left()), round(box.top()), round(side) - _GAP, round(side) - _GAP)

    def _at(self, place: QPointF) -> Borough | None:
        return next((borough for borough in all_boroughs() if self.tile_of(borough).contains(place)), None)

    def sizeHint(self) -> QSize:
        return QSize(58 * _COLUMNS, 58 * _ROWS)

    def minimumSizeHint(self) -> QSize:
        return QSize(42 * _COLUMNS, 42 * _ROWS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self._theme.palette
        for borough in all_boroughs():
            box = self.tile_of(borough)
            lane = self._lanes.get(borough.name)
            if lane is None:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(palette.ink(Style.PARTNER).edge if not borough.met else palette.line), 2))
                painter.drawRect(box.adjusted(1, 1, -1, -1))
                self._words(painter, box, borough.abbreviation, self._why_no_lane(borough), palette.quiet)
                continue
            standing = lane.of(self._phase)
            paint_boxes(painter, ink_of(standing.state, palette), [box], palette.panel)
            side = max(10.0, box.width() / 4.4)
            ink = ink_of(standing.state, palette)
            if ink.pattern is Pattern.HATCH:
                painter.fillRect(
                    box.adjusted(box.width() * 0.16, box.width() * 0.14, -box.width() * 0.16, -8), QColor(ink.fill)
                )
            self._words(painter, box, borough.abbreviation, "", palette.text)
            paint_sign(
                painter,
                standing.state,
                QRectF(box.center().x() - side / 2, box.center().y() + box.height() * 0.06, side, side),
                palette,
            )
        chosen = next((borough for borough in all_boroughs() if borough.name == self._chosen), None)
        if chosen is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.text), 3 if self.hasFocus() else 2))
            painter.drawRect(self.tile_of(chosen).adjusted(0, 0, 0, 0))

    def _why_no_lane(self, borough: Borough) -> str:
        if not borough.met:
            return "partner"
        return "not in" if self._lanes else ""

    def _words(self, painter: QPainter, box: QRectF, above: str, below: str, colour: str) -> None:
        bold = self._theme.font(max(CAPTION, min(15, int(box.width() / 4.2))), bold=True)
        painter.setFont(bold)
        wide = QFontMetricsF(bold).horizontalAdvance(above)
        strip = QRectF(box.center().x() - wide / 2 - 3, box.top() + box.height() * 0.16, wide + 6, bold.pixelSize() + 4)
        painter.setPen(QColor(colour))
        painter.drawText(strip, Qt.AlignmentFlag.AlignCenter, above)
        if below and box.width() >= _LEAST_FOR_WORDS:
            painter.setFont(self._theme.font(CAPTION - 1))
            painter.drawText(
                QRectF(box.left(), box.top() + box.height() * 0.52, box.width(), box.height() * 0.4),
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
                below,
            )

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            borough = self._at(QPointF(event.pos()))
            if borough is not None:
                QToolTip.showText(event.globalPos(), tip(self.says_of(borough)), self)
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        borough = self._at(event.position())
        if borough is not None:
            self._take(borough)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: QPoint(-1, 0),
            Qt.Key.Key_Right: QPoint(1, 0),
            Qt.Key.Key_Up: QPoint(0, -1),
            Qt.Key.Key_Down: QPoint(0, 1),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        now = next((borough for borough in all_boroughs() if borough.name == self._chosen), None)
        if now is None:
            self._take(next(borough for borough in all_boroughs() if borough.abbreviation == "WST"))
            return
        found = _next_tile(now, step)
        if found is not None:
            self._take(found)

    def _take(self, borough: Borough) -> None:
        self.choose(borough.name)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.says_of(borough)))
        self.borough_chosen.emit(borough.name)


def _next_tile(now: Borough, step: QPoint) -> Borough | None:
    """The nearest tile in a direction, the one most nearly straight on first."""

    def far(borough: Borough) -> tuple[int, int] | None:
        across, down = borough.tile_column - now.tile_column, borough.tile_row - now.tile_row
        ahead = across * step.x() + down * step.y()
        aside = abs(across * step.y()) + abs(down * step.x())
        return (ahead + 2 * aside, ahead) if ahead > 0 else None

    ahead = [(distance, borough) for borough in all_boroughs() if (distance := far(borough)) is not None]
    return min(ahead, key=lambda pair: pair[0])[1] if ahead else None


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
