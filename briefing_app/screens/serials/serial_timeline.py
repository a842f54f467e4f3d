"""Serials on a timeline, moved and stretched by dragging or with the arrow keys."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from briefing_app.operation.order.clashes import Clash
from briefing_app.operation.order.order import Item, Order
from briefing_app.operation.order.serial_times import SNAP, Shift, say_shift, shifted, snapped
from briefing_app.operation.order.serial_warnings import Rival, rivals_of, warnings_at
from briefing_app.operation.times import Period
from briefing_app.screens.order_table.order_at_hand import OrderAtHand
from briefing_app.screens.serials.serial_bars import GRIP, HEAD, NAMES, ROW, Bar, BarPainter, bars_of, say_duty
from briefing_app.screens.serials.time_scale import LEAST_HOUR, MOST_HOUR, TimeScale, spanning
from briefing_app.screens.theme import Theme

_ARROWS = {Qt.Key.Key_Left: -SNAP, Qt.Key.Key_Right: SNAP}


@dataclass(slots=True)
class _Drag:
    """One serial between being taken hold of and being let go."""

    bar: Bar
    period: Period
    rivals: Sequence[Rival]
    from_x: float
    starts: bool
    ends: bool
    """Which of its ends follow the pointer."""
    shift: Shift = field(default_factory=Shift)
    warnings: tuple[str, ...] = ()


class SerialTimeline(QAbstractScrollArea):
    """Shows the serials that the table shows, in the table's order; every change is one edit with a name."""

    current_moved = Signal(str)
    """The id of the serial that the cursor stands on."""
    edit_wanted = Signal(str)
    """Enter, or a double click: the id of the serial whose times are to be typed."""

    def __init__(self, at_hand: OrderAtHand, theme: Theme, said: Callable[[str], object]) -> None:
        super().__init__()
        self._at_hand, self._theme, self._said = at_hand, theme, said
        self._bars: tuple[Bar, ...] = ()
        self._rows: dict[str, int] = {}
        self._current = -1
        self._drag: _Drag | None = None
        self._per_hour = 0.0
        self._span = Period(0, 60)
        self.setAccessibleName("Timeline of serials")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self.viewport().update)

    # --- what is shown -----------------------------------------------------------------------

    @property
    def bars(self) -> Sequence[Bar]:
        return self._bars

    @property
    def current(self) -> Bar | None:
        return self._bars[self._current] if 0 <= self._current < len(self._bars) else None

    @property
    def moving(self) -> Shift | None:
        """By how much the serial under the pointer has been dragged so far."""
        return self._drag.shift if self._drag is not None else None

    def show_serials(self, serials: Sequence[Item], clashes: Mapping[str, Sequence[Clash]]) -> None:
        stood = self.current
        # The serial being dragged may be another one now, or gone.
        self._drag = None
        self._bars = bars_of(serials, clashes)
        self._rows = {bar.item.id: row for row, bar in enumerate(self._bars)}
        found = self._rows.get(stood.item.id) if stood is not None else None
        self._current = found if found is not None else min(max(self._current, 0), len(self._bars) - 1)
        self._span = spanning(self._at_hand.period, [bar.period for bar in self._bars if bar.period is not None])
        self._fit()
        self._describe()

    def stand_on(self, id: str) -> None:
        row = self._rows.get(id)
        if row is not None and row != self._current:
            self._stand(row, tell=False)

    def box(self, row: int) -> QRectF | None:
        """Where a serial's bar is in the viewport."""
        bar = self._bars[row]
        if bar.period is None:
            return None
        scale = self._scale
        left, right = scale.x(bar.period.starts), scale.x(bar.period.ends)
        return QRectF(left, self._top(row) + 3, max(2.0, right - left), ROW - 6)

    def zoom(self, factor: float) -> None:
        self._per_hour = max(self._least, min(MOST_HOUR, (self._per_hour or self._least) * factor))
        self._fit()

    # --- moving ------------------------------------------------------------------------------

    def shift(self, bar: Bar, shift: Shift) -> None:
        """One edit, undone in one go."""
        changes = shifted([bar.item], shift)
        if not changes or not self._may_edit():
            return
        says = say_shift([bar.item], shift)
        warnings = self._warnings(bar, shift, rivals_of(bar.item, self._order))
        self._at_hand.edit(says, changes)
        self._said("; ".join((says, *warnings)) + ".")

    @property
    def _order(self) -> Order:
        return self._at_hand.order

    def _may_edit(self) -> bool:
        if not self._at_hand.may_be_edited:
            self._said("What was known at an earlier moment is looked at, not changed.")
            return False
        return True

    def _warnings(self, bar: Bar, shift: Shift, rivals: Sequence[Rival]) -> tuple[str, ...]:
        if bar.period is None:
            return ()
        after = {one.field: one.after for one in shifted([bar.item], shift)}
        item = Item(bar.item.thing, bar.item.id, {**bar.item.values, **after})
        return warnings_at(item, shift.of(bar.period), rivals, self._at_hand.period)

    def _stand(self, row: int, *, tell: bool = True) -> None:
        if not self._bars:
            return
        self._current = max(0, min(row, len(self._bars) - 1))
        top, bar = self._current * ROW, self.verticalScrollBar()
        if top < bar.value():
            bar.setValue(top)
        elif top + ROW > bar.value() + self.viewport().height() - HEAD:
            bar.setValue(top + ROW - self.viewport().height() + HEAD)
        self._describe()
        self.viewport().update()
        if tell:
            self.current_moved.emit(self._bars[self._current].item.id)

    def _describe(self) -> None:
        bar = self.current
        self.setAccessibleDescription(bar.says(bar.period) if bar is not None else "No serials")

    # --- geometry ----------------------------------------------------------------------------

    @property
    def _least(self) -> float:
        """The whole span in the width there is."""
        room = self.viewport().width() - NAMES
        return max(LEAST_HOUR, room * 60 / max(60, self._span.minutes))

    @property
    def _scale(self) -> TimeScale:
        per_hour = max(self._least, self._per_hour)
        return TimeScale(self._span, per_hour, NAMES - self.horizontalScrollBar().value())

    def _top(self, row: int) -> float:
        return HEAD + row * ROW - self.verticalScrollBar().value()

    def _row_at(self, y: float) -> int | None:
        row = int((y - HEAD + self.verticalScrollBar().value()) // ROW)
        return row if y >= HEAD and 0 <= row < len(self._bars) else None

    def _fit(self) -> None:
        view = self.viewport()
        down, along = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, len(self._bars) * ROW - view.height() + HEAD))
        down.setPageStep(max(ROW, view.height() - HEAD))
        down.setSingleStep(ROW)
        along.setRange(0, max(0, round(self._scale.width) - view.width() + NAMES))
        along.setPageStep(max(1, view.width() - NAMES))
        along.setSingleStep(24)
        view.update()

    def _hold(self, row: int, x: float) -> tuple[bool, bool] | None:
        """Which ends follow the pointer, taken hold of there."""
        box = self.box(row)
        if box is None or x < NAMES or not box.left() - GRIP <= x <= box.right() + GRIP:
            return None
        grip = min(GRIP, box.width() / 4)
        if x <= box.left() + grip:
            return True, False
        if x >= box.right() - grip:
            return False, True
        return True, True

    # --- painting ----------------------------------------------------------------------------

    def _paint_hours(self, painter: QPainter, scale: TimeScale, *, words: bool) -> None:
        palette, height = self._theme.palette, self.viewport().height()
        for hour in scale.hours(NAMES, self.viewport().width()):
            if words:
                painter.setPen(QColor(palette.text if hour.midnight else palette.quiet))
                painter.drawText(QPointF(hour.x + 3, HEAD - 8), hour.label)
            else:
                painter.setPen(QPen(QColor(palette.quiet if hour.midnight else palette.line), 1))
                painter.drawLine(QPointF(hour.x, HEAD), QPointF(hour.x, height))

    def _paint_bars(self, bars: BarPainter, rows: range) -> None:
        for row in rows:
            bar, drag = self._bars[row], self._drag
            period, moving = bar.period, ""
            if drag is not None and drag.bar is bar and drag.shift:
                period = drag.shift.of(drag.period)
                moving = " ".join((say_duty(period), *(f"! {one}" for one in drag.warnings)))
            current = row == self._current
            chosen = current and self.hasFocus()
            bars.paint(bar, period, self._top(row), chosen=chosen, current=current, moving=moving)

    # Qt's own names

    def paintEvent(self, _: QPaintEvent) -> None:
        palette, view, scale = self._theme.palette, self.viewport(), self._scale
        painter = QPainter(view)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(view.rect(), QColor(palette.panel))
        if not self._bars:
            painter.setPen(QColor(palette.quiet))
            painter.drawText(view.rect(), Qt.AlignmentFlag.AlignCenter, "No serials to show.")
            return
        first = max(0, self.verticalScrollBar().value() // ROW)
        rows = range(first, min(len(self._bars), first + (view.height() - HEAD) // ROW + 2))
        bars = BarPainter(painter, palette, scale, self.fontMetrics())
        painter.setClipRect(NAMES, HEAD, view.width() - NAMES, view.height() - HEAD)
        self._paint_hours(painter, scale, words=False)
        self._paint_bars(bars, rows)
        painter.setClipRect(0, HEAD, NAMES, view.height() - HEAD)
        for row in rows:
            current = row == self._current
            bars.name(self._bars[row], self._top(row), chosen=current and self.hasFocus(), current=current)
        painter.setClipRect(NAMES, 0, view.width() - NAMES, HEAD)
        self._paint_hours(painter, scale, words=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        row = self._row_at(where.y())
        if event.button() is not Qt.MouseButton.LeftButton or row is None:
            return
        self._stand(row)
        bar, hold = self._bars[row], self._hold(row, where.x())
        if hold is not None and bar.period is not None and self._at_hand.may_be_edited:
            self._drag = _Drag(bar, bar.period, rivals_of(bar.item, self._order), where.x(), *hold)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where, drag = event.position(), self._drag
        if drag is None:
            row = self._row_at(where.y())
            hold = self._hold(row, where.x()) if row is not None and self._at_hand.may_be_edited else None
            shapes = {None: Qt.CursorShape.ArrowCursor, (True, True): Qt.CursorShape.OpenHandCursor}
            self.viewport().setCursor(shapes.get(hold, Qt.CursorShape.SizeHorCursor))
            return
        by = (where.x() - drag.from_x) * 60 / self._scale.per_hour
        anchor = drag.period.starts if drag.starts else drag.period.ends
        # A click that trembles moves nothing; from there on times are quarters of an hour.
        minutes = snapped(anchor + by) - anchor if abs(where.x() - drag.from_x) >= 3 else 0
        shift = Shift(minutes if drag.starts else 0, minutes if drag.ends else 0)
        if shift != drag.shift:
            drag.shift, drag.warnings = shift, self._warnings(drag.bar, shift, drag.rivals)
            self.viewport().update()

    def mouseReleaseEvent(self, _: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is not None and drag.shift:
            self.shift(drag.bar, drag.shift)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if row is not None:
            self._drag = None
            self.edit_wanted.emit(self._bars[row].item.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        bar, page = self.current, max(1, (self.viewport().height() - HEAD) // ROW)
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -len(self._bars),
            Qt.Key.Key_End: len(self._bars),
        }
        if key == Qt.Key.Key_Escape and self._drag is not None:
            self._drag = None
            self.viewport().update()
        elif bar is not None and key in _ARROWS and modifiers == Qt.KeyboardModifier.NoModifier:
            self.shift(bar, Shift(_ARROWS[key], _ARROWS[key]))
        elif bar is not None and key in _ARROWS and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.shift(bar, Shift(0, _ARROWS[key]))
        elif key in steps and modifiers == Qt.KeyboardModifier.NoModifier:
            self._stand(self._current + steps[key])
        elif bar is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_wanted.emit(bar.item.id)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(0.8 if key == Qt.Key.Key_Minus else 1.25)
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            row = self._row_at(event.pos().y())
            if row is not None:
                bar = self._bars[row]
                QToolTip.showText(event.globalPos(), bar.says(bar.period), self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(NAMES + 200, HEAD + 3 * ROW)


def by_serial(clashes: Sequence[Clash]) -> Mapping[str, Sequence[Clash]]:
    found: dict[str, list[Clash]] = {}
    for one in clashes:
        if one.thing == "serials" and one.id:
            found.setdefault(one.id, []).append(one)
    return found
