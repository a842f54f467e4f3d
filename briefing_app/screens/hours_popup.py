"""Asks for the hours to filter by: from one clock hour of the operation to another."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing_app.operation.counting.spans import say_clock
from briefing_app.operation.times import Minute, Period, from_minute
from briefing_app.screens.theme import GRID


class HoursPopup(QFrame):
    """`chosen` brings a Period, or None for any time."""

    chosen = Signal(object)

    def __init__(self, period: Period, now: Period | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self.setAccessibleName("Time")
        hours = tuple(period.hours())
        self.starts = _hours_box("From", hours)
        self.ends = _hours_box("To", tuple(hour + 60 for hour in hours))
        self.starts.setCurrentIndex(_place(hours, now.starts if now is not None else hours[0]))
        self.ends.setCurrentIndex(_place(hours, (now.ends if now is not None else hours[-1] + 60) - 60))
        form = QFormLayout()
        form.addRow("&From", self.starts)
        form.addRow("&To", self.ends)
        self.filter = QPushButton("Filter by &these hours")
        self.filter.setProperty("primary", "true")
        self.filter.clicked.connect(self._choose)
        self.any = QPushButton("&Any time")
        self.any.clicked.connect(self._choose_any)
        buttons = QHBoxLayout()
        buttons.addWidget(self.any)
        buttons.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.addLayout(form)
        column.addLayout(buttons)
        self.starts.currentIndexChanged.connect(self._check)
        self.ends.currentIndexChanged.connect(self._check)
        self._check()

    def open_under(self, widget: QWidget) -> None:
        self.adjustSize()
        self.move(widget.mapToGlobal(widget.rect().bottomLeft()))
        self.show()
        self.starts.setFocus(Qt.FocusReason.PopupFocusReason)

    def _check(self) -> None:
        self.filter.setEnabled(self.starts.currentData() < self.ends.currentData())

    def _choose(self) -> None:
        self.chosen.emit(Period(self.starts.currentData(), self.ends.currentData()))
        self.close()

    def _choose_any(self) -> None:
        self.chosen.emit(None)
        self.close()


def _hours_box(name: str, hours: Sequence[Minute]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for hour in hours:
        moment = from_minute(hour)
        box.addItem(f"{moment:%a} {say_clock(hour)}", hour)
    return box


def _place(hours: Sequence[Minute], hour: Minute) -> int:
    return max(0, min(len(hours) - 1, (hour - hours[0]) // 60))
