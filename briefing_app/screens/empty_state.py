"""What a place says when it has nothing to show: why, and what to do about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing_app.screens.labels import label
from briefing_app.screens.theme import GRID

_WIDTH = 520


class EmptyState(QWidget):
    """A sentence or two and the buttons that lead on; the first one is the likeliest."""

    def __init__(
        self,
        title: str,
        says: str,
        offers: Sequence[tuple[str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        column.addStretch(2)
        self.title = label(title, "place")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.title)
        self.words = label(says, wraps=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # A layout gives a wrapped label in the middle no more than its hint: say how high it is.
        self.words.setFixedWidth(_WIDTH)
        self.words.setMinimumHeight(self.words.heightForWidth(_WIDTH))
        column.addWidget(self.words, 0, Qt.AlignmentFlag.AlignHCenter)
        if offers:
            line = QHBoxLayout()
            line.setSpacing(GRID)
            line.addStretch(1)
            for place, (word, what) in enumerate(offers):
                button = QPushButton(word)
                button.setProperty("primary", "true" if place == 0 else "false")
                button.setAutoDefault(True)
                button.clicked.connect(lambda _=False, what=what: what())
                self.buttons.append(button)
                line.addWidget(button)
            line.addStretch(1)
            column.addLayout(line)
        column.addStretch(3)
