"""Finds words in the pages: a line to type in, from hit to hit, and how many there are."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from briefing_app.screens.labels import label
from briefing_app.screens.theme import GRID

if TYPE_CHECKING:
    from briefing_app.packs.page_pictures import FoundOn

_SHORTEST = 2


class FindBar(QWidget):
    """Enter and F3 go to the next hit, with Shift to the one before; Esc ends it."""

    wanted = Signal(str)
    """Other words, or none."""
    gone_to = Signal(int, int)
    """The page of a hit, and which of the page's boxes it is."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits: list[tuple[int, int]] = []
        self._boxes: dict[int, tuple[tuple[float, float, float, float], ...]] = {}
        self._at: int | None = None
        self._from_page = 0
        self._all = True
        self.line = QLineEdit()
        self.line.setPlaceholderText("Find in the pages")
        self.line.setAccessibleName("Find in the pages")
        self.line.setToolTip("Ctrl+F")
        self.line.setClearButtonEnabled(True)
        self.line.setMinimumWidth(110)
        self.line.installEventFilter(self)
        self.before = QPushButton("‹")
        self.after = QPushButton("›")
        for button, tip, step in ((self.before, "The hit before (Shift+F3)", -1), (self.after, "The next hit (F3)", 1)):
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setEnabled(False)
            button.clicked.connect(lambda _=False, step=step: self.step(step))
        self.words = label("", "caption")
        self.words.setAccessibleName("Hits")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(150)
        self._soon.timeout.connect(self._want)
        self.line.textChanged.connect(lambda _: self._soon.start())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID // 2)
        line.addWidget(self.line, 1)
        line.addWidget(self.words)
        line.addWidget(self.before)
        line.addWidget(self.after)

    @property
    def sought(self) -> str:
        words = " ".join(self.line.text().split())
        return words if len(words) >= _SHORTEST else ""

    def on_page(self, page: int) -> tuple[tuple[tuple[float, float, float, float], ...], int | None]:
        """The boxes of a page, and which of them is looked at."""
        now = self._hits[self._at] if self._at is not None else None
        return self._boxes.get(page, ()), now[1] if now is not None and now[0] == page else None

    def begin(self, page: int) -> None:
        """Other pages, or other words: look from this page on."""
        self._hits.clear()
        self._boxes.clear()
        self._at = None
        self._from_page = page
        self._all = not self.sought
        self._say()

    def take(self, found: "tuple[FoundOn, ...]") -> None:
        for one in found:
            self._boxes[one.page] = one.boxes
            self._hits += [(one.page, place) for place in range(len(one.boxes))]
        if self._at is None and self._hits and self._hits[-1][0] >= self._from_page:
            self._go(next(place for place, hit in enumerate(self._hits) if hit[0] >= self._from_page))
        self._say()

    def end(self) -> None:
        """All pages are searched."""
        self._all = True
        if self._at is None and self._hits:
            self._go(0)
        self._say()

    def step(self, step: int) -> None:
        if self._hits:
            self._go(((self._at if self._at is not None else -1) + step) % len(self._hits))
            self._say()

    def _go(self, place: int) -> None:
        self._at = place
        self.gone_to.emit(*self._hits[place])

    def _want(self) -> None:
        self.wanted.emit(self.sought)

    def _say(self) -> None:
        count = len(self._hits)
        for button in (self.before, self.after):
            button.setEnabled(count > 0)
        if not self.sought:
            self.words.setText("")
        elif self._at is not None:
            self.words.setText(f"{self._at + 1} of {count:,}{'' if self._all else ' so far'}")
        else:
            self.words.setText("not found" if self._all else "looking…")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not (isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress):
            return False
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._soon.isActive():
                    self._soon.stop()
                    self._want()
                else:
                    self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            case Qt.Key.Key_Escape:
                self.line.clear()
                self.left.emit()
                return True
        return False
