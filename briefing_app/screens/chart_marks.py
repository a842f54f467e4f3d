"""Paints all marks of a chart as one item: boxes by ink, then edges, then words in device pixels."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from briefing_app.figures.figure import Chart, LabelAt, Mark, Style
from briefing_app.figures.palette import Ink, Palette, Pattern
from briefing_app.screens.ink_painting import paint_boxes
from briefing_app.screens.mark_boxes import MarkBoxes, Numbers, Pens, places_of

_END_GAP = 4.0
_CUT = Qt.TextElideMode.ElideRight
_EDGES_LAST = frozenset({Style.GAP, Style.WARNING})


@dataclass(frozen=True, slots=True)
class _Layer:
    """Marks that share an ink."""

    style: Style
    ink: Ink
    places: NDArray[np.intp]


class MarksItem(QGraphicsItem):
    """The marks in data coordinates: x in the axis's units, y in rows from the top."""

    def __init__(self, chart: Chart, palette: Palette, font: QFont, small_font: QFont) -> None:
        super().__init__()
        self.show_focus = False
        self.right_edge = 1e9
        """Where words must end, in pixels of the view."""
        self._font = font
        self._small_font = small_font
        self._widths: dict[tuple[int, str], float] = {}
        self._palette = palette
        self.draw(chart)

    def draw(self, chart: Chart) -> None:
        """Show these marks in the place of the others."""
        self.prepareGeometryChange()
        self.chart = chart
        self.focused: Mark | None = None
        marks = chart.marks
        self._places = places_of(marks)
        labelled = [place for place, mark in enumerate(marks) if mark.label and mark.label_at is not LabelAt.NONE]
        self._labelled = np.zeros(len(marks), dtype=bool)
        self._labelled[labelled] = True
        self._inside = np.array([mark.label_at is LabelAt.INSIDE for mark in marks], dtype=bool)
        self._widths_in: dict[int, Numbers] = {}
        self._ends = [marks[place] for place in labelled if marks[place].label_at is LabelAt.END]
        self.wear(self._palette)

    def wear(self, palette: Palette) -> None:
        self._palette = palette
        inks: dict[tuple[Style, float], Ink] = {}
        by_ink: dict[tuple[Style, str], tuple[Ink, list[int]]] = {}
        self._inks: list[Ink] = []
        for place, mark in enumerate(self.chart.marks):
            style, shade = mark.style, mark.shade
            ink = inks.get((style, shade))
            if ink is None:
                ink = inks[style, shade] = palette.ink(style, shade)
            self._inks.append(ink)
            layer = by_ink.get((style, ink.fill))
            if layer is None:
                by_ink[style, ink.fill] = (ink, [place])
            else:
                layer[1].append(place)
        self._layers = [_Layer(style, ink, np.array(places)) for (style, _), (ink, places) in by_ink.items()]
        self._layers.sort(key=lambda layer: layer.style in _EDGES_LAST)
        self.update()

    def mark_at(self, x: float, y: float, slack: float) -> Mark | None:
        """The topmost mark at a place in data coordinates; `slack` widens thin ones."""
        if not self.chart.marks:
            return None
        hit = (
            (self._places.lefts - slack <= x)
            & (x <= self._places.rights + slack)
            & (self._places.tops <= y)
            & (y <= self._places.bottoms)
        )
        places = np.flatnonzero(hit)
        if not len(places):
            return None
        exact = places[(self._places.lefts[places] <= x) & (x <= self._places.rights[places])]
        return self.chart.marks[int((exact if len(exact) else places)[-1])]

    def room_for_labels(self, width: float, most: float) -> float:
        """Where the axis must end, in its units, so that the words at the marks' ends fit in `width` pixels.

        They get no more than the share `most`; longer ones are cut, and hover says them in full.
        """
        axis = self.chart.axis
        ends = axis.ends
        for mark in self._ends:
            words = self._width(mark.label, self._font) + 2 * _END_GAP
            share = max(1 - most, 1 - words / max(width, 1.0))
            ends = max(ends, axis.starts + (mark.right - axis.starts) / share)
        return ends

    def boundingRect(self) -> QRectF:
        axis = self.chart.axis
        span = max(axis.ends - axis.starts, 1.0)
        # Words at the ends reach beyond the axis.
        return QRectF(axis.starts - span, -1, 5 * span, len(self.chart.rows) + 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        to_view = painter.worldTransform()
        exposed = to_view.mapRect(option.exposedRect)
        if widget is not None:
            exposed = exposed.intersected(QRectF(widget.rect()))
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._paint_grid(painter, to_view, exposed)
        boxes = MarkBoxes(self._places, to_view, ratio)
        shown = boxes.touching(exposed)
        drawn, ground = shown & self._places.with_width, self._palette.panel
        for layer in self._layers:
            places = layer.places[drawn[layer.places]]
            paint_boxes(painter, layer.ink, list(boxes.rects(places)), ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter, boxes, np.flatnonzero(shown & self._labelled), self.right_edge)
        if self.show_focus and self.focused is not None:
            place = next(place for place, mark in enumerate(self.chart.marks) if mark is self.focused)
            self._paint_focus(painter, boxes.rect(place))
        painter.restore()

    def _paint_grid(self, painter: QPainter, to_view: QTransform, exposed: QRectF) -> None:
        for tick in self.chart.axis.ticks:
            x = round(to_view.map(QPointF(tick.at, 0)).x()) + 0.5
            colour = self._palette.quiet if tick.strong else self._palette.line
            painter.setPen(QPen(QColor(colour), 1))
            painter.drawLine(QPointF(x, exposed.top()), QPointF(x, exposed.bottom()))
        painter.setPen(QPen(QColor(self._palette.line), 1))
        self._paint_upright(painter, to_view, exposed)
        rows, height = self.chart.rows, max(to_view.m22(), 1e-9)
        first = max(1, int((exposed.top() - to_view.dy()) / height))
        last = min(len(rows), int((exposed.bottom() - to_view.dy()) / height) + 2)
        for place in range(first, last):
            if rows[place].group != rows[place - 1].group:
                y = round(to_view.map(QPointF(0, place)).y()) + 0.5
                painter.drawLine(QPointF(exposed.left(), y), QPointF(exposed.right(), y))

    def _paint_upright(self, painter: QPainter, to_view: QTransform, exposed: QRectF) -> None:
        """The lines of what the height counts, and above them what that is."""
        upright = self.chart.upright
        if upright is None:
            return
        for tick in upright.ticks:
            down = 1 - (tick.at - upright.starts) / (upright.ends - upright.starts)
            y = round(to_view.map(QPointF(0, down)).y()) + 0.5
            painter.drawLine(QPointF(exposed.left(), y), QPointF(exposed.right(), y))
        left = to_view.map(QPointF(self.chart.axis.starts, 0)).x()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.setPen(QColor(self._palette.quiet))
        painter.drawText(QPointF(left + 2, exposed.top() + QFontMetricsF(self._font).ascent()), upright.title)
        painter.restore()

    def _paint_words(self, painter: QPainter, boxes: "MarkBoxes", places: NDArray[np.intp], right_edge: float) -> None:
        if not len(places):
            return
        font = self._font_for(boxes, places)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        if self.chart.upright is not None:
            self._paint_sums(painter, boxes, places, right_edge)
        pens = Pens(painter)
        # Figures and capitals have no descenders: their middle is the middle of the capital's height.
        drop = metrics.capHeight() / 2
        marks, inks = self.chart.marks, self._inks
        widths = self._widths_of(font)[places].tolist()
        for place, (left, top, right, bottom), width in zip(places.tolist(), boxes.edges(places), widths, strict=True):
            mark, ink = marks[place], inks[place]
            baseline = (top + bottom) / 2 + drop
            if mark.label_at is LabelAt.INSIDE:
                self._paint_inside(pens, mark, ink, (left, top, right, bottom), width, baseline, font)
            elif mark.label_at is LabelAt.END:
                pens.use(self._palette.quiet if mark.style is Style.FADED else self._palette.text)
                room = right_edge - right - _END_GAP
                # Cut to less than half, words would only be in the way; hover says them.
                if room >= width / 2:
                    said = mark.label if width <= room else metrics.elidedText(mark.label, _CUT, room)
                    painter.drawText(QPointF(right + _END_GAP, baseline), said)

    def _paint_inside(
        self,
        pens: "Pens",
        mark: Mark,
        ink: Ink,
        box: tuple[float, float, float, float],
        width: float,
        baseline: float,
        font: QFont,
    ) -> None:
        left, top, right, bottom = box
        words, wide = mark.label, right - left
        room = wide - 2 - 2 * max(0.0, ink.edge_width - 1)
        if mark.short and width > room:
            # Better touching an edge than missing.
            words, width, room = mark.short, self._width(mark.short, font), wide + 1
        middle = (top + bottom) / 2
        high = 2 * (baseline - middle)
        if width > room or high > bottom - top:
            return
        start = left + (wide - width) / 2
        if ink.pattern in (Pattern.HATCH, Pattern.DOTS):
            pad = QRectF(start - 3, middle - high / 2 - 2, width + 6, high + 4)
            pens.painter.fillRect(pad.intersected(QRectF(left, top, wide, bottom - top)), QColor(ink.fill))
        pens.use(ink.text)
        pens.painter.drawText(QPointF(start, baseline), words)

    def _paint_sums(self, painter: QPainter, boxes: "MarkBoxes", places: NDArray[np.intp], right_edge: float) -> None:
        """The words above columns, from the right, where the last sum stands; those without room are left out."""
        free = right_edge
        painter.setPen(QColor(self._palette.text))
        for place in places[::-1].tolist():
            mark, box = self.chart.marks[place], boxes.rect(place)
            width = self._width(mark.label, self._font)
            start = box.center().x() - width / 2
            start = min(start, right_edge - width) if free == right_edge else start
            if mark.label_at is LabelAt.ABOVE and start + width <= free:
                painter.drawText(QPointF(start, box.top() - 3), mark.label)
                free = start - _END_GAP

    def _font_for(self, boxes: "MarkBoxes", places: NDArray[np.intp]) -> QFont:
        """The small font where the rows are low or the larger one would leave out many of the words inside."""
        if self.chart.upright is not None:
            return self._font
        if float(np.max(boxes.bottoms[places] - boxes.tops[places])) < self._font.pixelSize():
            return self._small_font
        inside = places[self._inside[places]]
        room = boxes.rights[inside] - boxes.lefts[inside]
        fitting = int(np.count_nonzero(self._widths_of(self._font)[inside] + 2 <= room))
        return self._font if fitting >= 0.9 * len(inside) else self._small_font

    def _widths_of(self, font: QFont) -> Numbers:
        """Of every mark's label."""
        found = self._widths_in.get(font.pixelSize())
        if found is None:
            found = np.zeros(len(self.chart.marks))
            labelled = np.flatnonzero(self._labelled)
            found[labelled] = [self._width(self.chart.marks[place].label, font) for place in labelled.tolist()]
            self._widths_in[font.pixelSize()] = found
        return found

    def _paint_focus(self, painter: QPainter, box: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for grown, colour, width in ((2.0, self._palette.panel, 4.0), (2.0, self._palette.text, 2.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRect(box.adjusted(-grown, -grown, grown, grown))

    def _width(self, words: str, font: QFont) -> float:
        key = (font.pixelSize(), words)
        width = self._widths.get(key)
        if width is None:
            width = self._widths[key] = QFontMetricsF(font).horizontalAdvance(words)
        return width
