"""A small sign for each mark, drawn so that shape alone tells them apart, and the ground a marked cell has."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from briefing_app.figures.figure import Style
from briefing_app.figures.palette import Ink, Palette, Pattern
from briefing_app.screens.ink_painting import paint_boxes
from briefing_app.screens.review.cell_marks import Mark


def ink_of(mark: Mark, palette: Palette) -> Ink:
    """Held rows have an edge all round, warnings slanting lines; a question's ground is plain."""
    match mark:
        case Mark.HELD:
            return palette.ink(Style.GAP)
        case Mark.QUESTION:
            fill = palette.ink(Style.SHADE, 0.0)
            return Ink(fill.fill, palette.accent, Pattern.SOLID, fill.text, 1.0)
        case Mark.WARNING:
            return Ink(palette.panel, palette.line, Pattern.HATCH, palette.text)
        case _:
            return Ink(palette.panel, palette.panel, Pattern.SOLID, palette.text)


def paint_ground(painter: QPainter, mark: Mark, box: QRectF, palette: Palette) -> None:
    paint_boxes(painter, ink_of(mark, palette), [box], palette.panel)


def colour_of(mark: Mark, palette: Palette) -> str:
    match mark:
        case Mark.HELD:
            return palette.inks[Style.GAP].edge
        case Mark.QUESTION:
            return palette.accent
        case Mark.WARNING:
            return palette.warning
        case Mark.MENDED:
            return palette.inks[Style.REACTIVE].edge
        case _:
            return palette.quiet


def paint_mark(painter: QPainter, mark: Mark, box: QRectF, palette: Palette) -> None:
    """In a square box of 10 to 16 pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(colour_of(mark, palette))
    line = max(1.4, box.width() / 8)
    pen = QPen(colour, line, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = box.adjusted(1, 1, -1, -1)

    def at(x: float, y: float) -> QPointF:
        return QPointF(inside.left() + x * inside.width(), inside.top() + y * inside.height())

    match mark:
        case Mark.HELD:
            painter.setBrush(QBrush(colour))
            painter.drawPolygon(QPolygonF([at(0.5, 0.0), at(1.0, 0.95), at(0.0, 0.95)]))
            painter.setPen(QPen(QColor(palette.panel), line, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(at(0.5, 0.38), at(0.5, 0.6))
            painter.drawPoint(at(0.5, 0.8))
        case Mark.QUESTION:
            painter.setBrush(QBrush(colour))
            painter.drawEllipse(inside)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.panel), line, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            hook = ((0.32, 0.34), (0.4, 0.22), (0.6, 0.22), (0.68, 0.36), (0.5, 0.52), (0.5, 0.6))
            painter.drawPolyline([at(x, y) for x, y in hook])
            painter.drawPoint(at(0.5, 0.8))
        case Mark.WARNING:
            painter.drawPolygon(QPolygonF([at(0.5, 0.0), at(1.0, 0.95), at(0.0, 0.95)]))
            painter.drawLine(at(0.5, 0.42), at(0.5, 0.6))
            painter.drawPoint(at(0.5, 0.78))
        case Mark.MENDED:
            pencil = ((0.0, 1.0), (0.08, 0.72), (0.74, 0.04), (0.96, 0.26), (0.28, 0.92))
            painter.drawPolygon(QPolygonF([at(x, y) for x, y in pencil]))
        case Mark.ASIDE:
            painter.drawLine(at(0.1, 0.5), at(0.9, 0.5))
    painter.restore()


def paint_corner(painter: QPainter, box: QRectF, palette: Palette) -> None:
    """A folded corner: something was put right in this cell, whatever else is true of it."""
    side = 7.0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour_of(Mark.MENDED, palette)))
    corner = box.topLeft()
    painter.drawPolygon(QPolygonF([corner, corner + QPointF(side, 0), corner + QPointF(0, side)]))
    painter.restore()
