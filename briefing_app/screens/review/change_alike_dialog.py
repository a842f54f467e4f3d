"""Asks once what all cells of a column that say the same are to say instead."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QWidget

from briefing_app.operation.words import plural
from briefing_app.screens.dialog_frame import dialog_column
from briefing_app.screens.labels import label


class ChangeAlikeDialog(QDialog):
    """Opened, never waited for: `taken` brings what they are to say."""

    taken = Signal(str)

    def __init__(self, count: int, where: str, now: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle("Change all like this")
        said = f"says “{now[:200]}”" if now else "is blank"
        many = f"say “{now[:200]}”" if now else "are blank"
        self.text = QLineEdit(now)
        self.text.setAccessibleName("What they are to say")
        self.text.selectAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.change = buttons.addButton(f"&Change {plural(count, 'cell')}", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = dialog_column(self)
        asked = f"{plural(count, 'cell')} of {where} {said if count == 1 else many}. Change to:"
        column.addWidget(label(asked, "", wraps=True))
        column.addWidget(self.text)
        column.addWidget(buttons)
        self.setMinimumWidth(420)
        self.accepted.connect(lambda: self.taken.emit(self.text.text()))
