"""Paints boxes in an ink: what charts, legends and maps have in common."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from briefing_app.figures.palette import Ink, Pattern


def paint_boxes(painter: QPainter, ink: Ink, boxes: list[QRectF], ground: str) -> None:
    """All boxes of one ink: the fill, then the pattern, then the edge, which stays inside the box."""
    if not boxes:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    # An outline that has the ground's colour inside is see-through: what was done shows within what was planned.
    if not (ink.pattern is Pattern.OUTLINE and ink.fill == ground):
        painter.setBrush(QColor(ink.fill))
        painter.drawRects(boxes)
    pattern = {Pattern.HATCH: Qt.BrushStyle.BDiagPattern, Pattern.DOTS: Qt.BrushStyle.Dense6Pattern}.get(ink.pattern)
    if pattern is not None:
        painter.setBrush(QBrush(QColor(ink.edge), pattern))
        painter.drawRects(boxes)
    if ink.edge_width:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        width = max(1.0, ink.edge_width)
        pen = QPen(QColor(ink.edge), width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        inset = width / 2
        painter.drawRects([box.adjusted(inset, inset, -inset, -inset) for box in boxes])
