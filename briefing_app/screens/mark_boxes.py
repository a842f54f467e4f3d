"""Where the marks of a chart stand in the view, and the pen that writes in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTransform

from briefing_app.figures.figure import Mark

LEAST_WIDTH = 3.0
"""A mark is at least this many pixels wide: what happened for a minute can still be seen and hit."""
_LEAST_PARTED = 5.0

Numbers = NDArray[np.float64]


class Pens:
    """A pen is set only where its colour is another than the last one's."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        self._now = ""

    def use(self, colour: str) -> None:
        if colour != self._now:
            self._now = colour
            self.painter.setPen(QColor(colour))


@dataclass(frozen=True, slots=True)
class Places:
    """Of every mark its sides, in the axis's units and in rows from the top."""

    lefts: Numbers
    rights: Numbers
    tops: Numbers
    bottoms: Numbers
    cells: NDArray[np.bool_]
    """Those that fill their row, as in a heat map."""

    @property
    def with_width(self) -> NDArray[np.bool_]:
        """Those that are more than a place for words."""
        found: NDArray[np.bool_] = (self.rights > self.lefts) & (self.bottoms > self.tops)
        return found


def places_of(marks: Sequence[Mark]) -> Places:
    sides = [(mark.left, mark.right, mark.row + mark.top, mark.row + mark.bottom) for mark in marks]
    lefts, rights, tops, bottoms = np.ascontiguousarray(np.array(sides, dtype=float).reshape(-1, 4).T)
    return Places(lefts, rights, tops, bottoms, (tops % 1 == 0) & (bottoms % 1 == 0))


class MarkBoxes:
    """Where the marks stand in the view, on whole device pixels so that edges are sharp."""

    def __init__(self, places: Places, to_view: QTransform, ratio: float) -> None:
        def placed(values: Numbers, scale: float, shift: float) -> Numbers:
            snapped: Numbers = np.round((values * scale + shift) * ratio) / ratio
            return snapped

        self.lefts = placed(places.lefts, to_view.m11(), to_view.dx())
        rights = placed(places.rights, to_view.m11(), to_view.dx())
        self.rights = np.where(places.rights > places.lefts, np.maximum(rights, self.lefts + LEAST_WIDTH), rights)
        self.tops = placed(places.tops, to_view.m22(), to_view.dy())
        self.bottoms = np.maximum(placed(places.bottoms, to_view.m22(), to_view.dy()), self.tops + 1)
        # Cells are parted by a hairline.
        self.rights -= places.cells & (self.rights - self.lefts > _LEAST_PARTED)
        self.bottoms -= places.cells & (self.bottoms - self.tops > _LEAST_PARTED)

    def touching(self, exposed: QRectF) -> NDArray[np.bool_]:
        """A word may stand to the right of its box, so what lies left of the view still counts."""
        shown: NDArray[np.bool_] = (
            (self.lefts <= exposed.right()) & (self.tops <= exposed.bottom()) & (self.bottoms >= exposed.top())
        )
        return shown

    def rect(self, place: int) -> QRectF:
        left, top = float(self.lefts[place]), float(self.tops[place])
        return QRectF(left, top, float(self.rights[place]) - left, float(self.bottoms[place]) - top)

    def edges(self, places: NDArray[np.intp]) -> Iterator[tuple[float, float, float, float]]:
        """Left, top, right, bottom."""
        sides = (self.lefts, self.tops, self.rights, self.bottoms)
        return zip(*(side[places].tolist() for side in sides), strict=True)

    def rects(self, places: NDArray[np.intp]) -> Iterator[QRectF]:
        lefts, tops = self.lefts[places], self.tops[places]
        widths, heights = self.rights[places] - lefts, self.bottoms[places] - tops
        return map(QRectF, lefts.tolist(), tops.tolist(), widths.tolist(), heights.tolist())
