"""The cells that were put right in a file: what was sent, what stands there now, who did it and when."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import say_moment
from briefing_app.screens.labels import OneLine
from briefing_app.screens.review.difference_view import ChangesTable
from briefing_app.screens.review.mending import Cell, cell_of
from briefing_app.screens.table_model import Column, TableModel
from briefing_app.screens.theme import GRID

_COLUMNS: tuple[Column[Amendment], ...] = (
    Column("Sheet", lambda one: one.sheet),
    Column("Cell", lambda one: one.cell),
    Column("Sent", lambda one: one.before or "blank"),
    Column("Put right to", lambda one: one.after or "emptied"),
    Column("By", lambda one: one.by),
    Column("At", lambda one: say_moment(from_minute(one.at))),
    Column("Why", lambda one: one.reason),
)


class MendedView(QWidget):
    """The file stays as it was sent; these are laid over it and kept with the return."""

    cell_wanted = Signal(object)
    take_back_wanted = Signal(object)
    """The amendments whose cells are to say again what was sent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.says = OneLine("", "")
        self.take_back = QPushButton("Take &back")
        self.take_back.setToolTip("The chosen cells say again what was sent")
        self.take_back.clicked.connect(self._take_back)
        self.table = ChangesTable("Cells put right in this file")
        self._model: TableModel[Amendment] = TableModel(_COLUMNS)
        self._model.setParent(self.table)
        self.table.setModel(self._model)
        self.table.entered_row.connect(self._go)
        head = QHBoxLayout()
        head.addWidget(self.says, 1)
        head.addWidget(self.take_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addStretch(0)

    def show_amendments(self, amendments: Sequence[Amendment]) -> None:
        """What was done last stands first."""
        self._model.show(tuple(reversed(amendments)))
        self.says.setText(
            "The borough's file stays as it was sent. These cells are read as they were put right, and are kept "
            "with the return."
            if amendments
            else "Nothing was put right in this file. Type into a cell of the sheet to do so."
        )
        self.take_back.setVisible(bool(amendments))
        self.table.setVisible(bool(amendments))
        if amendments:
            self.table.fit_columns(260, stretch=len(_COLUMNS) - 1)
            self.table.selectRow(0)

    def _chosen(self) -> Sequence[Amendment]:
        return [self._model.rows[index.row()] for index in self.table.selectionModel().selectedRows()]

    def _take_back(self) -> None:
        if chosen := self._chosen():
            self.take_back_wanted.emit(chosen)

    def _go(self, index: QModelIndex) -> None:
        cell: Cell = cell_of(self._model.rows[index.row()])
        self.cell_wanted.emit(cell)
