"""Asks before what was done in a drop is lost."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

_SAYS = (
    "What you put right and answered in these files has not been imported and would be lost. "
    "The files themselves stay where they are."
)


def ask_to_leave(parent: QWidget, then: Callable[[], object]) -> None:
    """Opened, never waited for; keeping is what Enter and Escape do."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Discard the drop", _SAYS, QMessageBox.StandardButton.NoButton, parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.addButton("&Discard", QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton("&Keep", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.accepted.connect(lambda: then())
    box.open()
