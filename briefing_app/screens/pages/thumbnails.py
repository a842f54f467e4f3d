"""The pages as small pictures in a column; only those in sight are asked for."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

_SIZE = QSize(96, 124)
_BEYOND = 3
"""Pages above and below what is in sight that are asked for too."""


class Thumbnails(QListWidget):
    """Choosing a line turns to the page."""

    wanted = Signal(object)
    """The pages that are to be drawn next, as a list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Pages")
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setIconSize(_SIZE)
        self.setSpacing(3)
        self.setUniformItemSizes(True)
        self.setProperty("role", "desk")
        self._drawn: set[int] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(40)
        self._soon.timeout.connect(self._want_in_sight)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._soon.start())

    def show_pages(self, pages: int, page: int) -> None:
        """The pictures that are there stay until new ones come."""
        self._drawn.clear()
        self.blockSignals(True)
        while self.count() > pages:
            self.takeItem(self.count() - 1)
        for number in range(self.count(), pages):
            item = QListWidgetItem(str(number + 1))
            item.setSizeHint(QSize(120, 130))
            self.addItem(item)
        for number in range(pages):
            self.item(number).setData(Qt.ItemDataRole.AccessibleTextRole, f"Page {number + 1} of {pages}")
        self.setCurrentRow(page)
        self.blockSignals(False)
        self._soon.start()

    def take(self, page: int, pixmap: QPixmap) -> None:
        self._drawn.add(page)
        item = self.item(page)
        if item is not None:
            icon = QIcon(pixmap)
            # A chosen page is shown by its ground, not by a veil over it.
            icon.addPixmap(pixmap, QIcon.Mode.Selected)
            item.setIcon(icon)

    def _want_in_sight(self) -> None:
        if not self.count():
            return
        height = max(1, self.visualItemRect(self.item(0)).height() + 2 * self.spacing())
        first = (self.verticalScrollBar().value() // height) - _BEYOND
        last = first + self.viewport().height() // height + 1 + 2 * _BEYOND
        self.wanted.emit(
            [page for page in range(max(0, first), min(self.count(), last + 1)) if page not in self._drawn]
        )

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
            self._soon.start()
        return super().event(event)
