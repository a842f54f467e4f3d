"""What every dialog has: its margins, and at its end what is ordered with it and Cancel."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout

from briefing_app.screens.theme import GRID


def dialog_column(dialog: QDialog, spacing: int = GRID) -> QVBoxLayout:
    """The dialog's parts, one beneath the other."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
    column.setSpacing(spacing)
    return column


def order_buttons(dialog: QDialog, words: str, order: Callable[[], object]) -> tuple[QDialogButtonBox, QPushButton]:
    """Both, and the one that orders, which Enter presses."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    button = buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
    button.setProperty("primary", "true")
    button.setDefault(True)
    buttons.accepted.connect(order)
    buttons.rejected.connect(dialog.reject)
    return buttons, button
