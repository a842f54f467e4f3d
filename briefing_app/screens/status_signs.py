"""A small sign for each state of a return, drawn so that shape alone tells them apart."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from briefing_app.figures.figure import Style
from briefing_app.figures.palette import Ink, Palette
from briefing_app.operation.position.return_status import State


def ink_of(state: State, palette: Palette) -> Ink:
    """How a tile or a cell of this state looks; the sign and the word stand in it."""
    match state:
        case State.AWAITED:
            return palette.ink(Style.AWAITED)
        case State.NEEDS_ANSWERS | State.LATE:
            return palette.ink(Style.SHORT, 0.1)
        case State.NIL:
            return palette.ink(Style.EVEN)
        case _:
            return palette.ink(Style.SHADE, 0.2)


def paint_sign(painter: QPainter, state: State, box: QRectF, palette: Palette) -> None:
    """In a square box of 10 to 16 pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pressing = state in (State.NEEDS_ANSWERS, State.LATE)
    colour = QColor(palette.warning if pressing else palette.quiet if state is State.AWAITED else palette.accent)
    pen = QPen(colour, max(1.4, box.width() / 8))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = box.adjusted(1, 1, -1, -1)

    def at(x: float, y: float) -> QPointF:
        return QPointF(inside.left() + x * inside.width(), inside.top() + y * inside.height())

    match state:
        case State.AWAITED:
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawEllipse(inside)
        case State.RECEIVED:
            painter.drawPolyline([at(0.05, 0.55), at(0.38, 0.88), at(0.95, 0.15)])
        case State.CORRECTED:
            painter.drawPolyline([at(0.0, 0.45), at(0.28, 0.75), at(0.72, 0.1)])
            painter.drawPolyline([at(0.3, 0.7), at(0.5, 0.92), at(1.0, 0.2)])
        case State.NIL:
            painter.drawEllipse(inside)
            painter.drawLine(at(0.15, 0.85), at(0.85, 0.15))
        case State.LATE:
            painter.drawEllipse(inside)
            painter.drawPolyline([at(0.5, 0.2), at(0.5, 0.55), at(0.75, 0.65)])
        case State.NEEDS_ANSWERS:
            painter.setBrush(QBrush(colour))
            painter.drawPolygon(QPolygonF([at(0.5, 0.0), at(1.0, 0.95), at(0.0, 0.95)]))
            painter.setPen(QPen(QColor(palette.panel), max(1.4, box.width() / 8)))
            painter.drawLine(at(0.5, 0.38), at(0.5, 0.62))
            painter.drawPoint(at(0.5, 0.8))
    painter.restore()
