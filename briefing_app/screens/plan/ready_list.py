"""What is to be mended before the order can be issued, in the order in which to mend it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.operation.order.clashes import Clash
from briefing_app.operation.order.settings import OPERATION
from briefing_app.operation.order.things import things
from briefing_app.operation.words import plural
from briefing_app.screens.labels import label
from briefing_app.screens.table_model import Column, TableModel, TableView
from briefing_app.screens.theme import GRID


class ReadyList(QWidget):
    """Enter, or a double click, leads to the very field."""

    chosen = Signal(object)
    """The Clash to be mended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clashes: tuple[Clash, ...] = ()
        columns = (
            Column[Clash]("Weight", lambda one: "Must be mended" if one.blocking else "To be looked at"),
            Column[Clash]("Where", where),
            Column[Clash]("What", lambda one: one.says),
        )
        self.model = TableModel(columns)
        self.table = _List("What is to be mended")
        self.table.setModel(self.model)
        self.table.activated.connect(self._activate)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.table, 1)
        column.addWidget(label("Enter leads to the field. F8 anywhere in the plan leads to the next one.", "caption"))

    def show_clashes(self, clashes: Sequence[Clash]) -> None:
        row = self.table.currentIndex().row()
        self._clashes = tuple(clashes)
        self.model.change(self._clashes)
        self.table.fit_columns(160, stretch=2)
        if self._clashes:
            self.table.selectRow(max(0, min(row, len(self._clashes) - 1)))

    def _activate(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._clashes):
            self.chosen.emit(self._clashes[index.row()])


class _List(TableView):
    """Enter is a choice, as a double click is."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def said(clashes: Sequence[Clash]) -> str:
    """ "3 things must be mended before the order can be issued; 5 are to be looked at"."""
    blocking = sum(1 for one in clashes if one.blocking)
    rest = len(clashes) - blocking
    looked = f"{rest:,} {'is' if rest == 1 else 'are'} to be looked at"
    if blocking:
        first = f"{plural(blocking, 'thing')} must be mended before the order can be issued"
        return f"{first}; {looked}" if rest else first
    return f"The order can be issued; {looked}" if rest else "The order can be issued; nothing contradicts itself"


def where(clash: Clash) -> str:
    if clash.thing == "returns":
        return "Returns"
    if clash.thing == OPERATION:
        return "Operation"
    found = next((one for one in things() if one.name == clash.thing), None)
    return found.many.capitalize() if found is not None else clash.thing.capitalize()
