"""Asks what a template is to be called."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QWidget

from briefing_app.screens.dialog_frame import dialog_column
from briefing_app.screens.labels import label

_WIDTH = 380


class TemplateDialog(QDialog):
    """Opened, never waited for: `taken` brings the name."""

    taken = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle("Save as template")
        self.name = QLineEdit(name)
        self.name.setAccessibleName("Name of the template")
        self.name.selectAll()
        note = label(
            "Command roles without their holders, objectives, phases, custody, required cover and written text. "
            "A template of the same name is replaced.",
            "caption",
            wraps=True,
        )
        note.setFixedWidth(_WIDTH)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.addButton("&Save template", QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setProperty("primary", "true")
        self.name.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = dialog_column(self)
        column.addWidget(self.name)
        column.addWidget(note)
        column.addWidget(buttons)
        self.accepted.connect(lambda: self.taken.emit(self.name.text()))
