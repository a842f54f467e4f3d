"""Boxes, lines and words on a drawing, measured from its top left corner, with patterns as real lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportlab.graphics.shapes import Drawing, Line, Path, Rect, String
from reportlab.lib.colors import HexColor

from briefing_app.figures.palette import PAPER, Ink, Pattern
from briefing_app.packs.page import BOLD, REGULAR
from briefing_app.packs.typesetting import width_of

_HATCH_STEP = 3.6
_DOT_STEP = 3.2
_DOT = 0.9

Anchor = Literal["start", "middle", "end"]

ASCENT = 0.72
"""How high capitals and figures stand, as a part of the size of type."""


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    def inset(self, by: float) -> "Box":
        wide, high = min(by, self.width / 2), min(by, self.height / 2)
        return Box(self.left + wide, self.top + high, self.width - 2 * wide, self.height - 2 * high)


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set: size in points, colour, and weight."""

    size: float
    colour: str = PAPER.text
    bold: bool = False

    @property
    def font(self) -> str:
        return BOLD if self.bold else REGULAR

    def width(self, words: str) -> float:
        return width_of(words, self.font, self.size)


class Sketch:
    """A drawing under the pencil; y runs downwards."""

    def __init__(self, width: float, height: float) -> None:
        self.drawing = Drawing(width, height)
        self._height = height

    def box(self, box: Box, fill: str | None, edge: str | None = None, edge_width: float = 0.0) -> None:
        """The edge is drawn inside the box, so that neighbours never cover it."""
        inner = box.inset(edge_width / 2)
        rect = Rect(inner.left, self._height - inner.bottom, inner.width, inner.height)
        rect.fillColor = HexColor(fill) if fill else None
        rect.strokeColor = HexColor(edge) if edge and edge_width else None
        rect.strokeWidth = edge_width
        self.drawing.add(rect)

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 0.4) -> None:
        self.drawing.add(
            Line(x1, self._height - y1, x2, self._height - y2, strokeColor=HexColor(colour), strokeWidth=width)
        )

    def words(self, x: float, baseline: float, words: str, how: Type, anchor: Anchor = "start") -> None:
        """`x` is where the words start, end or have their middle."""
        self.drawing.add(
            String(
                x,
                self._height - baseline,
                words,
                fontName=how.font,
                fontSize=how.size,
                fillColor=HexColor(how.colour),
                textAnchor=anchor,
            )
        )

    def inked(self, box: Box, ink: Ink) -> None:
        """A box in its colours and pattern."""
        match ink.pattern:
            case Pattern.SOLID | Pattern.OUTLINE:
                self.box(box, ink.fill, ink.edge, ink.edge_width)
            case Pattern.HATCH:
                self.box(box, ink.fill)
                self._strokes(_slants(box.inset(ink.edge_width / 2)), ink.edge, 0.55)
                self.box(box, None, ink.edge, max(ink.edge_width, 0.5))
            case Pattern.DOTS:
                self.box(box, ink.fill)
                self._dots(box, ink.edge)
                self.box(box, None, ink.edge, max(ink.edge_width, 0.5))

    def _strokes(self, lines: Iterator[tuple[float, float, float, float]], colour: str, width: float) -> None:
        path = Path(strokeColor=HexColor(colour), strokeWidth=width, fillColor=None)
        drawn = False
        for x1, y1, x2, y2 in lines:
            path.moveTo(x1, self._height - y1)
            path.lineTo(x2, self._height - y2)
            drawn = True
        if drawn:
            self.drawing.add(path)

    def _dots(self, box: Box, colour: str) -> None:
        path = Path(fillColor=HexColor(colour), strokeColor=None)
        drawn = False
        for x, y in _dot_places(box.inset(1.2)):
            left, right, top, bottom = x, x + _DOT, self._height - y, self._height - y - _DOT
            path.moveTo(left, top)
            for corner in ((right, top), (right, bottom), (left, bottom)):
                path.lineTo(*corner)
            path.closePath()
            drawn = True
        if drawn:
            self.drawing.add(path)


def _slants(box: Box) -> Iterator[tuple[float, float, float, float]]:
    """Lines rising at 45°, cut off exactly at the box's edges; x + y is the same along each.

    They lie on one grid for the whole drawing, so that neighbouring boxes join.
    """
    total = (box.left + box.top) // _HATCH_STEP * _HATCH_STEP + _HATCH_STEP
    while total < box.right + box.bottom:
        x1, x2 = max(box.left, total - box.bottom), min(box.right, total - box.top)
        if x2 > x1:
            yield x1, total - x1, x2, total - x2
        total += _HATCH_STEP


def _dot_places(box: Box) -> Iterator[tuple[float, float]]:
    """The upper left corners of dots that lie wholly within the box."""
    rows = int((box.height - _DOT) // _DOT_STEP) + 1 if box.height >= _DOT else 0
    columns = int((box.width - _DOT) // _DOT_STEP) + 1 if box.width >= _DOT else 0
    for row in range(rows):
        for column in range(columns):
            yield box.left + column * _DOT_STEP, box.top + row * _DOT_STEP
