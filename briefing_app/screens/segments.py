"""A row of choices of which one holds: Chart or Table, Planned, Actual or Difference."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class Segments(QWidget):
    """One stop for the Tab key; arrow keys move between the choices."""

    chosen = Signal(int)
    taken = Signal()
    """A person chose, with mouse or keyboard, and not the program."""

    def __init__(self, name: str, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(1, 0, 0, 0)
        line.setSpacing(0)
        for place, word in enumerate(words):
            button = QToolButton(self)
            button.setText(word)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setAccessibleName(f"{name}: {word}")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == 0 else Qt.FocusPolicy.ClickFocus)
            button.installEventFilter(self)
            button.clicked.connect(self.taken)
            self._group.addButton(button, place)
            line.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._toggled)

    @property
    def choice(self) -> int:
        return self._group.checkedId()

    def choose(self, place: int) -> None:
        self._group.button(place).setChecked(True)

    def rename(self, place: int, word: str) -> None:
        button = self._group.button(place)
        button.setText(word)
        button.setAccessibleName(f"{self.accessibleName()}: {word}")

    def show_choice(self, place: int, *, shown: bool) -> None:
        self._group.button(place).setVisible(shown)

    def _toggled(self, place: int, checked: bool) -> None:
        button = self._group.button(place)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus)
        if checked:
            self.chosen.emit(place)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not (isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress):
            return False
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        place = self.choice + step
        if not step or not 0 <= place < len(self._group.buttons()) or self._group.button(place).isHidden():
            return bool(step)
        self.choose(place)
        self.taken.emit()
        self._group.button(place).setFocus(Qt.FocusReason.TabFocusReason)
        return True
