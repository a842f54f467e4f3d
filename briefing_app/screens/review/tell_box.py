"""Asks what a refused file does not say itself: its password, or whose return it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.operation.kinds import Phase
from briefing_app.operation.returns.returns import Looked
from briefing_app.screens.labels import label
from briefing_app.screens.review.to_do import can_be_told
from briefing_app.screens.theme import GRID

if TYPE_CHECKING:
    from briefing_app.actions.look_again import Told

_CHOOSE = "Choose…"
_AS_SAID = "as the file says"


class TellBox(QFrame):
    """A password is used to read the file while it is at hand, and kept nowhere."""

    told = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName("Password of the file")
        self.password.setPlaceholderText("Password of the file")
        self.password.returnPressed.connect(self._tell)
        self.borough = QComboBox()
        self.borough.setAccessibleName("Borough whose return this is")
        self.phase = QComboBox()
        self.phase.setAccessibleName("Plan or result")
        self.phase.addItem(_AS_SAID, None)
        for phase in Phase:
            self.phase.addItem(phase.capitalize(), phase)
        self.apply = QPushButton("&Read the file")
        self.apply.setAutoDefault(True)
        self.apply.clicked.connect(self._tell)
        self.borough.currentIndexChanged.connect(self._chosen)
        self.password.textChanged.connect(self._chosen)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page((("", self.password),)))
        self._stack.addWidget(self._page((("Borough", self.borough), ("Return", self.phase))))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._stack)
        column.addWidget(self.apply)

    def show_looked(self, looked: Looked, boroughs: tuple[str, ...], told: "Told | None") -> None:
        """Hidden where there is nothing to be told."""
        self.setVisible(can_be_told(looked))
        if not can_be_told(looked):
            return
        self._stack.setCurrentIndex(0 if looked.reading.needs_password else 1)
        self.password.clear()
        self.borough.clear()
        self.borough.addItem(_CHOOSE, "")
        self.borough.addItems(list(boroughs))
        if told is not None and told.borough:
            self.borough.setCurrentText(told.borough)
        self._chosen()

    @property
    def first(self) -> QWidget:
        """Where the keyboard goes."""
        return self.password if self._stack.currentIndex() == 0 else self.borough

    def _page(self, lines: tuple[tuple[str, QWidget], ...]) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GRID)
        for words, widget in lines:
            if words:
                form.addRow(label(words), widget)
            else:
                form.addRow(widget)
        return page

    def _chosen(self) -> None:
        by_password = self._stack.currentIndex() == 0
        self.apply.setEnabled(bool(self.password.text()) if by_password else self.borough.currentIndex() > 0)

    def _tell(self) -> None:
        from briefing_app.actions.look_again import Told

        if not self.apply.isEnabled():
            return
        if self._stack.currentIndex() == 0:
            self.told.emit(Told(password=self.password.text()))
        else:
            self.told.emit(Told(borough=self.borough.currentText(), phase=self.phase.currentData()))
