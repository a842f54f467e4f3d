"""Asks for what a new operation needs: what it starts from, a name, a day, its hours and its boroughs."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTimeEdit,
    QWidget,
)

from briefing_app.actions.list_starts import Start, list_starts
from briefing_app.operation.boroughs import met_boroughs
from briefing_app.operation.operations import Operation
from briefing_app.operation.times import Minute, at, from_minute
from briefing_app.screens.dialog_frame import dialog_column, order_buttons
from briefing_app.screens.labels import label
from briefing_app.screens.theme import GRID

_LONGEST_NAME = 60
_NOTE_WIDTH = 330


@dataclass(frozen=True, slots=True)
class NewOperation:
    """What was entered."""

    name: str
    day: date
    starts: Minute
    ends: Minute
    boroughs: tuple[str, ...]
    start: Start
    """What it starts from."""


class NewOperationDialog(QDialog):
    """Opened, never waited for: `accepted_operation` brings what was entered."""

    accepted_operation = Signal(object)

    def __init__(
        self,
        today: date,
        operations: tuple[Operation, ...] = (),
        parent: QWidget | None = None,
        *,
        templates: Path | None = None,
    ) -> None:
        """`templates` is the folder into which this PC saves them."""
        super().__init__(parent)
        self.setWindowTitle("New operation")
        self.setModal(True)
        self._operations = {one.ref: one for one in operations}
        self._starts = list_starts(operations, templates)
        self.start = QComboBox()
        self.start.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.start.setMinimumContentsLength(28)
        self.start.addItems([one.words for one in self._starts])
        self.taken_over = label("", "caption", wraps=True)
        # A form gives a wrapped label no more than its hint: say how high the longest is.
        self.taken_over.setFixedWidth(_NOTE_WIDTH)
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setPlaceholderText("As it will stand on every page")
        self.day = QDateEdit(QDate(today.year, today.month, today.day))
        self.day.setDisplayFormat("ddd d MMM yyyy")
        self.day.setCalendarPopup(True)
        self.starts = QTimeEdit(QTime(5, 0))
        self.ends = QTimeEdit(QTime(5, 0))
        for edit in (self.starts, self.ends):
            edit.setDisplayFormat("HH:mm")
        self.next_day = QCheckBox("on the &next day")
        self.next_day.setChecked(True)
        self.all_boroughs = QCheckBox("&All 32 boroughs of the Met")
        self.all_boroughs.setChecked(True)
        self.boroughs = QListWidget()
        self.boroughs.setAccessibleName("Boroughs of the operation")
        self.boroughs.setMinimumHeight(180)
        for borough in met_boroughs():
            item = QListWidgetItem(borough.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.boroughs.addItem(item)
        self.boroughs.hide()
        self.all_boroughs.toggled.connect(lambda every: self.boroughs.setVisible(not every))
        self.all_boroughs.toggled.connect(lambda _: self.adjustSize())
        self.wrong = label("", "warning", wraps=True)
        self.wrong.hide()

        form = QFormLayout()
        form.setSpacing(GRID)
        form.addRow("&Start from", self.start)
        form.addRow("", self.taken_over)
        form.addRow("&Name", self.name)
        form.addRow("&Day", self.day)
        form.addRow("&From", self.starts)
        until = QHBoxLayout()
        until.setSpacing(GRID)
        until.addWidget(self.ends)
        until.addWidget(self.next_day, 1)
        until_label = QLabel("&Until")
        until_label.setBuddy(self.ends)
        form.addRow(until_label, until)
        form.addRow("Boroughs", self.all_boroughs)
        buttons, self.create_button = order_buttons(self, "&Create operation", self._finish)
        column = dialog_column(self, 2 * GRID)
        column.addLayout(form)
        column.addWidget(self.boroughs)
        column.addWidget(self.wrong)
        column.addWidget(buttons)
        self.setMinimumWidth(440)
        self.start.currentIndexChanged.connect(self._start_from)
        self._start_from(0)
        self.name.setFocus()

    def _start_from(self, place: int) -> None:
        """Its name, hours and boroughs, to be looked at; its day is a new one."""
        start = self._starts[place]
        former = self._operations.get(start.like)
        self.taken_over.setText(_taken_over(start))
        self.taken_over.setFixedHeight(self.taken_over.heightForWidth(_NOTE_WIDTH))
        if former is None:
            return
        first, last = from_minute(former.period.starts), from_minute(former.period.ends)
        self.name.setText(former.name)
        self.starts.setTime(QTime(first.hour, first.minute))
        self.ends.setTime(QTime(last.hour, last.minute))
        self.next_day.setChecked(last.date() > first.date())
        every = len(former.boroughs) == self.boroughs.count()
        for row in range(self.boroughs.count()):
            item = self.boroughs.item(row)
            there = item.text() in former.boroughs
            item.setCheckState(Qt.CheckState.Checked if there else Qt.CheckState.Unchecked)
        self.all_boroughs.setChecked(every)

    def _finish(self) -> None:
        entered = self.entered()
        if not entered.name:
            self._complain("Give the operation a name; it stands on every page and file.")
            self.name.setFocus()
        elif entered.ends <= entered.starts:
            self._complain("The operation ends before it starts. Tick “on the next day” or change the hours.")
            self.ends.setFocus()
        elif not entered.boroughs:
            self._complain("Tick at least one borough.")
            self.boroughs.setFocus()
        else:
            self.accepted_operation.emit(entered)
            self.accept()

    def entered(self) -> NewOperation:
        chosen = self.day.date()
        day = date(chosen.year(), chosen.month(), chosen.day())
        ends_on = day + timedelta(days=1) if self.next_day.isChecked() else day
        items = [self.boroughs.item(row) for row in range(self.boroughs.count())]
        every = self.all_boroughs.isChecked()
        return NewOperation(
            name=" ".join(self.name.text().split()),
            day=day,
            starts=at(day, _clock(self.starts)),
            ends=at(ends_on, _clock(self.ends)),
            boroughs=tuple(item.text() for item in items if every or item.checkState() is Qt.CheckState.Checked),
            start=self._starts[self.start.currentIndex()],
        )

    def _complain(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.show()


def _taken_over(start: Start) -> str:
    if start.like:
        return (
            "Command, objectives, phases, custody, required cover, serials and written text come along, their times "
            "moved to the new day. Actions that are not closed follow. No return and no result does."
        )
    return (
        "What the template has is filled in; all of it can be changed." if start.template else "Nothing is filled in."
    )


def _clock(edit: QTimeEdit) -> time:
    shown = edit.time()
    return time(shown.hour(), shown.minute())
