"""Every text that stood in a section, who wrote it and when; any of them can be brought back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QListWidget, QTextEdit, QWidget

from briefing_app.operation.order.section_state import Version
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import say_moment
from briefing_app.screens.dialog_frame import dialog_column
from briefing_app.screens.sections.text_document import fill
from briefing_app.screens.theme import GRID


class VersionsDialog(QDialog):
    """Opened, never waited for. The data's words stand first."""

    taken = Signal(object)
    """The text to bring back; None for the data's words."""

    def __init__(self, section: str, seed: str, versions: Sequence[Version], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Versions of {section}")
        self.setModal(True)
        self.resize(860, 520)
        self._texts: list[str | None] = [None, *(one.text for one in versions)]
        self._seed = seed
        self.list = QListWidget()
        self.list.setAccessibleName("Versions")
        self.list.addItem("What the data says now")
        for one in versions:
            what = "the data's words again" if one.text is None else one.by
            self.list.addItem(f"{say_moment(from_minute(one.at))}\n{what}")
        self.list.setFixedWidth(230)
        self.words = QTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName("Text of the version")
        self.words.setTabChangesFocus(True)
        self.list.currentRowChanged.connect(self._show)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.bring_back = buttons.addButton("&Bring this back", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self.list)
        line.addWidget(self.words, 1)
        column = dialog_column(self)
        column.addLayout(line, 1)
        column.addWidget(buttons)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _show(self, row: int) -> None:
        text = self._texts[row]
        fill(self.words.document(), self._seed if text is None else text)

    def _take(self) -> None:
        self.taken.emit(self._texts[self.list.currentRow()])
        self.accept()
