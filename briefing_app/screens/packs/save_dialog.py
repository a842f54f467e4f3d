"""Asks how a pack is saved as a file: with a password, with the boroughs' workbooks inside."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QLineEdit, QWidget

from briefing_app.screens.dialog_frame import dialog_column, order_buttons
from briefing_app.screens.labels import label
from briefing_app.screens.theme import GRID

_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class SaveOrder:
    """The password is used once and kept nowhere."""

    password: str = ""
    workbooks: bool = False


class SaveDialog(QDialog):
    """Opened, never waited for: `ordered` brings what was chosen."""

    ordered = Signal(object)

    def __init__(self, title: str, *, workbooks: bool, parent: QWidget | None = None) -> None:
        """`workbooks`: whether they may go with it."""
        super().__init__(parent)
        self.setWindowTitle(f"Save {title}")
        self.setModal(True)
        self.password, self.again = QLineEdit(), QLineEdit()
        for line, name in ((self.password, "Password"), (self.again, "Password again")):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setAccessibleName(name)
            line.textChanged.connect(self._say)
        self.password.setPlaceholderText("None: anybody can open the file")
        self.workbooks = QCheckBox("Put the boroughs' &workbooks inside the file")
        self.workbooks.setEnabled(workbooks)
        if not workbooks:
            self.workbooks.setToolTip("Not with a copy for release: they hold what it leaves out")
        self.words = label("", "caption", wraps=True)
        form = QFormLayout()
        form.setSpacing(GRID)
        form.addRow("&Password", self.password)
        form.addRow("Password a&gain", self.again)
        form.addRow(self.workbooks)
        buttons, self.save_button = order_buttons(self, "&Choose where…", self._order)
        column = dialog_column(self, 2 * GRID)
        column.addLayout(form)
        column.addWidget(self.words)
        column.addWidget(buttons)
        self.setMinimumWidth(440)
        self._say()

    @property
    def order(self) -> SaveOrder:
        return SaveOrder(self.password.text(), self.workbooks.isChecked())

    def _say(self) -> None:
        password, again = self.password.text(), self.again.text()
        self.again.setEnabled(bool(password))
        said, fits = "Without a password the file is the very pack that is shown.", True
        if password:
            said = "The file is locked with AES-256. The password is kept nowhere: without it nobody opens the file."
            if len(password) < _SHORTEST:
                said, fits = f"The password is too short: use {_SHORTEST} characters or more.", False
            elif again != password:
                said, fits = "Type the same password again.", False
        self.words.setText(said)
        self.save_button.setEnabled(fits)

    def _order(self) -> None:
        self.ordered.emit(self.order)
        for line in (self.password, self.again):
            line.clear()
        self.accept()
