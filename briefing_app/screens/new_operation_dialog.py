"""Asks for what a new operation needs: a name, a day, its hours and its boroughs."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from briefing_app.operation.boroughs import met_boroughs
from briefing_app.operation.times import Minute, at
from briefing_app.screens.labels import label
from briefing_app.screens.theme import GRID

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class NewOperation:
    """What was entered."""

    name: str
    day: date
    starts: Minute
    ends: Minute
    boroughs: tuple[str, ...]


class NewOperationDialog(QDialog):
    """Opened, never waited for: `accepted_operation` brings what was entered."""

    accepted_operation = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New operation")
        self.setModal(True)
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
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.create_button = buttons.addButton("&Create operation", QDialogButtonBox.ButtonRole.AcceptRole)
        self.create_button.setProperty("primary", "true")
        self.create_button.setDefault(True)
        buttons.accepted.connect(self._finish)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(form)
        column.addWidget(self.boroughs)
        column.addWidget(self.wrong)
        column.addWidget(buttons)
        self.setMinimumWidth(440)
        self.name.setFocus()

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
        )

    def _complain(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.show()


def _clock(edit: QTimeEdit) -> time:
    shown = edit.time()
    return time(shown.hour(), shown.minute())
