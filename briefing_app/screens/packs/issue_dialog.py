"""Asks who approves a pack and who receives a copy."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from briefing_app.operation.words import plural
from briefing_app.screens.dialog_frame import dialog_column, order_buttons
from briefing_app.screens.labels import label
from briefing_app.screens.theme import GRID


@dataclass(frozen=True, slots=True)
class IssueOrder:
    """What was entered: each recipient gets a numbered copy, in this order."""

    approved_by: str
    recipients: tuple[str, ...]


class IssueDialog(QDialog):
    """Opened, never waited for: `ordered` brings what was entered."""

    ordered = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Issue {title}")
        self.setModal(True)
        self.approved_by = QLineEdit()
        self.approved_by.setAccessibleName("Approved by")
        self.approved_by.setPlaceholderText("Rank and name")
        self.recipients = QPlainTextEdit()
        self.recipients.setAccessibleName("Recipients, one a line")
        self.recipients.setTabChangesFocus(True)
        self.words = label("", "caption", wraps=True)
        form = QFormLayout()
        form.setSpacing(GRID)
        form.addRow("&Approved by", self.approved_by)
        form.addRow("&Recipients,\none a line", self.recipients)
        buttons, self.issue_button = order_buttons(self, "&Issue", self._order)
        column = dialog_column(self, 2 * GRID)
        column.addLayout(form)
        column.addWidget(self.words)
        column.addWidget(buttons)
        self.setMinimumWidth(440)
        self.approved_by.textChanged.connect(self._say)
        self.recipients.textChanged.connect(self._say)
        self._say()

    @property
    def order(self) -> IssueOrder:
        lines = (line.strip() for line in self.recipients.toPlainText().splitlines())
        return IssueOrder(self.approved_by.text().strip(), tuple(line for line in lines if line))

    def _say(self) -> None:
        order = self.order
        self.issue_button.setEnabled(bool(order.approved_by and order.recipients))
        copies = plural(len(order.recipients), "numbered copy", "numbered copies")
        self.words.setText(f"{copies}. An issued pack is kept as it is, for good; DRAFT no longer stands on its pages.")

    def _order(self) -> None:
        self.ordered.emit(self.order)
        self.accept()
