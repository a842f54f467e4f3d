"""The table twin of a figure: sorted by its headings, walked, asked and copied cell by cell."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from briefing_app.figures.exported_cells import Form, exported
from briefing_app.figures.figure import Cell, Figure, Table
from briefing_app.screens.cell_clipboard import Copied, copy_cells
from briefing_app.screens.sorted_model import Key, SortedModel
from briefing_app.screens.table_model import Column, TableView

_ROW = 19
_WIDEST = 160

Cells = tuple[Cell, ...]
Index = QModelIndex | QPersistentModelIndex


def figure_model(table: Table) -> SortedModel[Cells]:
    """The rows of a figure's table, with its total below."""
    columns = [Column(column.heading, _said(place), column.align) for place, column in enumerate(table.columns)]
    keys = [_value(place) for place in range(len(columns))]
    return SortedModel(columns, table.rows, keys=keys, total=(table.total,) if table.total else ())


def _said(place: int) -> Callable[[Cells], str]:
    return lambda row: row[place].said if place < len(row) else ""


def _value(place: int) -> Key[Cells]:
    return lambda row: row[place].value if place < len(row) else None


def copy_figure(figure: Figure) -> None:
    """The whole table, as cells with headings."""
    rows = [*figure.table.rows, *([figure.table.total] if figure.table.total else [])]
    copy_cells([column.heading for column in figure.table.columns], [[_copied(cell) for cell in row] for row in rows])


def _copied(cell: Cell) -> Copied:
    """The number itself, where the words say just that; else the words. A spreadsheet reads 47% as a share."""
    taken = exported(cell)
    if taken.form is Form.NUMBER and isinstance(taken.value, int | float):
        return taken.value
    return f"{taken.value:%d/%m/%Y %H:%M}" if isinstance(taken.value, datetime) else cell.said


class FigureTable(TableView):
    """Its cells are chosen from, opened and asked as the marks of a chart are."""

    cell_chosen = Signal(object, bool)
    """A Cell that was taken with the space bar; and whether Shift adds it to what is chosen."""
    cell_activated = Signal(object)
    """A Cell that was double-clicked, or on which Enter was pressed."""
    menu_wanted = Signal(object, object)
    """A Cell, and where on the screen its menu is to open."""

    def __init__(self, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.set_row_height(_ROW)
        self.setSortingEnabled(True)
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.activated.connect(self._activate)
        self.draw(figure)

    def draw(self, figure: Figure) -> None:
        """Show another figure's table in the place of this one; it stays sorted as it was."""
        self.setAccessibleName(f"{figure.name}, table")
        self.setAccessibleDescription(figure.sentence)
        header = self.horizontalHeader()
        section, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
        former = self.model()
        self._model = figure_model(figure.table)
        self._model.setParent(self)
        self.setModel(self._model)
        if former is not None:
            former.deleteLater()
        self._model.sort(section, order)
        self.fit_columns(_WIDEST)
        if figure.table.columns:
            self.freeze_first_column()

    def cell_at(self, index: Index) -> Cell | None:
        if not index.isValid():
            return None
        cells = self._model.rows[index.row()]
        return cells[index.column()] if index.column() < len(cells) else None

    def copy_chosen(self) -> None:
        """The chosen cells with their headings, and the first column's names beside them; all, if one or none is."""
        chosen = self.selectionModel().selectedIndexes()
        rows: Sequence[int] = sorted({index.row() for index in chosen})
        columns: Sequence[int] = sorted({0, *(index.column() for index in chosen)})
        if len(chosen) < 2:
            rows, columns = range(self._model.rowCount()), range(self._model.columnCount())
        headings = [str(self._model.headerData(place, Qt.Orientation.Horizontal)) for place in columns]
        cells = [self._model.rows[row] for row in rows]
        copy_cells(
            headings, [[_copied(row[place]) if place < len(row) else None for place in columns] for row in cells]
        )

    def _activate(self, index: QModelIndex) -> None:
        if (cell := self.cell_at(index)) is not None:
            self.cell_activated.emit(cell)

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cell = self.cell_at(self.currentIndex())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_chosen()
        elif event.key() == Qt.Key.Key_Space and cell is not None:
            self.cell_chosen.emit(cell, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if (cell := self.cell_at(index)) is not None:
            self.setCurrentIndex(index)
            middle: QPoint = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(cell, event.globalPos() if by_mouse else middle)
