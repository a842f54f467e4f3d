"""The places of the window, in the order of the job."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from briefing_app.screens.theme import GRID


class Place(Enum):
    """The number is that of its shortcut and of its line."""

    RETURNS = 1
    PICTURE = 2
    PLAN = 3
    PACKS = 4
    DEBRIEF = 5
    REGISTER = 6

    @property
    def word(self) -> str:
        return self.name.capitalize()


class Navigation(QFrame):
    """Arrow keys move between the places, as between the buttons of any group."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setFixedWidth(112)
        self.setAccessibleName("Places")
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, GRID)
        column.setSpacing(2)
        for place in Place:
            button = QPushButton(place.word)
            button.setProperty("role", "place")
            button.setCheckable(True)
            button.setToolTip(f"Ctrl+{place.value}")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(button, place.value)
            column.addWidget(button)
        column.addStretch(1)
        self._group.idToggled.connect(self._toggled)

    def choose(self, place: Place) -> None:
        button = self._group.button(place.value)
        if any(other.hasFocus() for other in self._group.buttons()):
            button.setFocus()
        button.setChecked(True)

    @property
    def place(self) -> Place | None:
        number = self._group.checkedId()
        return Place(number) if number != -1 else None

    def _toggled(self, number: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(Place(number))
