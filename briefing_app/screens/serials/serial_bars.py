"""The rows of the serials' timeline: what each says, and how it is painted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from briefing_app.figures.figure import Style
from briefing_app.figures.palette import Palette
from briefing_app.operation.order.clashes import Clash, duty
from briefing_app.operation.order.entries import officers
from briefing_app.operation.order.order import Item
from briefing_app.operation.times import Period, from_minute
from briefing_app.operation.words import plural, say_time
from briefing_app.screens.ink_painting import paint_boxes
from briefing_app.screens.serials.time_scale import TimeScale

ROW = 22
NAMES = 232
"""Pixels for the serials' names, left of the hours."""
HEAD = 24
GRIP = 6
"""Pixels at a bar's ends by which it is stretched."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One serial."""

    item: Item
    period: Period | None
    name: str
    words: str
    """What stands on its bar."""
    wrong: tuple[str, ...]
    """The sentences of its clashes."""

    def says(self, period: Period | None) -> str:
        """For the tool tip and the screen reader, at these times."""
        times = "its duty is not stated" if period is None else say_duty(period)
        return ". ".join((f"{self.name}: {times}", *(one.rstrip(".") for one in self.wrong))) + "."


def bars_of(serials: Sequence[Item], clashes: Mapping[str, Sequence[Clash]]) -> tuple[Bar, ...]:
    return tuple(
        Bar(item, duty(item), _name(item), _words(item), tuple(one.says for one in clashes.get(item.id, ())))
        for item in serials
    )


def say_duty(period: Period) -> str:
    return f"{say_time(from_minute(period.starts))}–{say_time(from_minute(period.ends))}"


def _name(item: Item) -> str:
    number = item.text("serial") or "no number"
    return " · ".join(filter(None, (number, item.text("call_sign"), item.text("borough"))))


def _words(item: Item) -> str:
    number = officers(item["strength"])
    strength = plural(number, "officer") if number is not None else "strength not stated"
    return " · ".join(filter(None, (item.text("unit") or "no unit", strength, item.text("tasking"))))


class BarPainter:
    """Paints one row after the other in the colours of a palette."""

    def __init__(self, painter: QPainter, palette: Palette, scale: TimeScale, metrics: QFontMetrics) -> None:
        self._painter, self._palette, self._scale, self._metrics = painter, palette, scale, metrics

    def box(self, period: Period, top: float) -> QRectF:
        left, right = self._scale.x(period.starts), self._scale.x(period.ends)
        return QRectF(left, top + 3, max(2.0, right - left), ROW - 6)

    def paint(self, bar: Bar, period: Period | None, top: float, *, chosen: bool, current: bool, moving: str) -> None:
        """`moving` is what stands beside a bar that is being moved."""
        if period is None:
            self._write(QRectF(NAMES + 8, top, 400, ROW), "duty not stated", self._palette.quiet)
            return
        ink = self._palette.ink(Style.ACTUAL if chosen else Style.SHADE, 0.0)
        box = self.box(period, top)
        paint_boxes(self._painter, ink, [box], self._palette.panel)
        if bar.wrong or "!" in moving:
            self._painter.setPen(QPen(QColor(self._palette.warning), 2))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(box.adjusted(1, 1, -1, -1))
        if current:
            self._painter.setPen(QPen(QColor(self._palette.text), 1, Qt.PenStyle.DotLine))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(box.adjusted(-2, -2, 2, 2))
        self._muster(bar, period, box)
        said = f"{'! ' if bar.wrong else ''}{bar.words}"
        inside = box.adjusted(6, 0, -6, 0)
        if self._metrics.horizontalAdvance(said[:8]) < inside.width():
            self._write(inside, said, ink.text)
        if moving:
            beside = QRectF(box.right() + 6, top, 460, ROW)
            self._write(beside, moving, self._palette.warning if "!" in moving else self._palette.text)

    def name(self, bar: Bar, top: float, *, chosen: bool, current: bool) -> None:
        where = QRectF(0, top, NAMES, ROW)
        self._painter.fillRect(where, QColor(self._palette.accent if chosen else self._palette.panel))
        colour = self._palette.accent_text if chosen else self._palette.warning if bar.wrong else self._palette.text
        if current and not chosen:
            self._painter.setPen(QPen(QColor(self._palette.accent), 1))
            self._painter.drawRect(where.adjusted(0.5, 0.5, -1.5, -1.5))
        self._write(where.adjusted(8, 0, -8, 0), f"{'! ' if bar.wrong else ''}{bar.name}", colour)

    def _muster(self, bar: Bar, period: Period, box: QRectF) -> None:
        """A tick at the muster, joined to the bar where it lies before it."""
        muster = bar.item.whole("muster")
        if muster is None or bar.period is None:
            return
        if period.minutes == bar.period.minutes:
            muster += period.starts - bar.period.starts
        x = self._scale.x(muster)
        self._painter.setPen(QPen(QColor(self._palette.text), 1))
        self._painter.drawLine(round(x), round(box.top()), round(x), round(box.bottom()))
        if x < box.left():
            middle = round(box.center().y())
            self._painter.drawLine(round(x), middle, round(box.left()), middle)

    def _write(self, where: QRectF, words: str, colour: str) -> None:
        self._painter.setPen(QColor(colour))
        said = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(where.width()))
        self._painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
