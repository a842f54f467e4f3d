"""The sections of a PDF, to go to: its outline as a list, a step further in for each level."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from briefing_app.screens.labels import tip

if TYPE_CHECKING:
    from briefing_app.packs.page_pictures import Section


class SectionList(QListWidget):
    """Typing a name's beginning goes to it, as in any list; the section of the page in view is the chosen one."""

    chosen = Signal(int)
    """Its first page, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sections")
        self.setUniformItemSizes(True)
        self._pages: list[int] = []
        self.sections: tuple[Section, ...] = ()
        self.currentRowChanged.connect(self._go)

    def show_sections(self, sections: "tuple[Section, ...]") -> None:
        self.blockSignals(True)
        self.clear()
        self.sections = sections
        self._pages = [one.page for one in sections]
        for one in sections:
            item = QListWidgetItem(f"{'   ' * one.level}{one.title}", self)
            item.setToolTip(tip(f"{one.title}, page {one.page + 1}"))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.title}, page {one.page + 1}")
        self.blockSignals(False)

    def follow(self, page: int) -> None:
        """Choose the section that the page is in, without turning to it."""
        now = self.currentRow()
        if 0 <= now < len(self._pages) and self._pages[now] == page:
            return
        within = [row for row, first in enumerate(self._pages) if first <= page]
        self.blockSignals(True)
        self.setCurrentRow(within[-1] if within else -1)
        self.blockSignals(False)

    def _go(self, row: int) -> None:
        if 0 <= row < len(self._pages):
            self.chosen.emit(self._pages[row])
