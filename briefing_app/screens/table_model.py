"""A thin table model over plain rows, and the table that shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from briefing_app.figures.figure import Align
from briefing_app.screens.cell_clipboard import Copied, copy_cells, number_said
from briefing_app.screens.labels import tip
from briefing_app.screens.theme import GRID

Index = QModelIndex | QPersistentModelIndex

RowType = TypeVar("RowType")

_SORT_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_MEASURED_ROWS = 200
_MEASURED_WORDS = 20
"""The longest by their letters; the widest is among them."""

_ALIGNED = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
}


@dataclass(frozen=True)
class Column(Generic[RowType]):
    """A heading and how a row's words in this column are found."""

    heading: str
    text: Callable[[RowType], str]
    align: Align = Align.LEFT


class TableModel(QAbstractTableModel, Generic[RowType]):
    """Rows of any type, shown through columns. `total` stands below them in bold."""

    def __init__(
        self, columns: Sequence[Column[RowType]], rows: Sequence[RowType] = (), *, total: Sequence[RowType] = ()
    ) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._rows: tuple[RowType, ...] = (*rows, *total)
        self._plain = len(rows)

    @property
    def rows(self) -> tuple[RowType, ...]:
        return self._rows

    def show(self, rows: Sequence[RowType], *, columns: Sequence[Column[RowType]] | None = None) -> None:
        self.beginResetModel()
        if columns is not None:
            self._columns = tuple(columns)
        self._rows = tuple(rows)
        self._plain = len(rows)
        self.endResetModel()

    def change(self, rows: Sequence[RowType]) -> None:
        """The same rows, of which some say something else: nothing is scrolled or unselected."""
        if len(rows) != self._plain or len(rows) != len(self._rows):
            self.show(rows)
            return
        self._rows = tuple(rows)
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                said = column.text(self._rows[index.row()])
                return tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
            case Qt.ItemDataRole.TextAlignmentRole:
                return _ALIGNED[column.align]
            case Qt.ItemDataRole.FontRole if index.row() >= self._plain:
                font = QFont()
                font.setBold(True)
                return font
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._columns[section].heading
            case Qt.ItemDataRole.TextAlignmentRole:
                return _ALIGNED[self._columns[section].align]
        return None


class TableView(QTableView):
    """A table of whole rows to read, walk and copy from; hairlines, no zebra."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setShowGrid(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.set_row_height(22)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(24)
        self._frozen: FirstColumn | None = None

    def set_row_height(self, pixels: int) -> None:
        self.verticalHeader().setMinimumSectionSize(pixels)
        self.verticalHeader().setDefaultSectionSize(pixels)

    def fit_columns(self, most: int = 320, *, stretch: int | None = None) -> None:
        """Columns as wide as their words, none wider than `most`; `stretch` takes what is left."""
        model, horizontal = self.model(), Qt.Orientation.Horizontal
        words, headings = QFontMetrics(self.font()), QFontMetrics(self.horizontalHeader().font())
        for column in range(model.columnCount()):
            said = {str(model.index(row, column).data()) for row in range(min(model.rowCount(), _MEASURED_ROWS))}
            widest = max((words.horizontalAdvance(one) for one in nlargest(_MEASURED_WORDS, said, len)), default=0)
            heading = headings.horizontalAdvance(str(model.headerData(column, horizontal)))
            self.setColumnWidth(column, min(most, max(widest, heading) + GRID + 6))
        if stretch is not None:
            self.horizontalHeader().setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

    def freeze_first_column(self) -> None:
        """Keep the first column in sight while the others scroll."""
        if self._frozen is not None:
            self._frozen.hide()
            self._frozen.deleteLater()
        self._frozen = FirstColumn(self)

    @property
    def frozen_column(self) -> QTableView | None:
        return self._frozen

    def sort_next(self, column: int) -> None:
        """As clicks on its heading go: up, down, and as the rows were given."""
        header, down = self.horizontalHeader(), Qt.SortOrder.DescendingOrder
        if header.sortIndicatorSection() != column:
            header.setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        elif header.sortIndicatorOrder() is not down:
            header.setSortIndicator(column, down)
        else:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def copy_rows(self) -> None:
        """Headings and chosen rows (all, if none is chosen) to the clipboard, as a spreadsheet takes them."""
        model, horizontal = self.model(), Qt.Orientation.Horizontal
        columns = range(model.columnCount())
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()}) or range(model.rowCount())
        headings = [str(model.headerData(column, horizontal)) for column in columns]
        copy_cells(headings, [[self._copied(row, column) for column in columns] for row in chosen])

    def _copied(self, row: int, column: int) -> Copied:
        """What stands to the right is a number, where it says one."""
        index = self.model().index(row, column)
        right = index.data(Qt.ItemDataRole.TextAlignmentRole) == _ALIGNED[Align.RIGHT]
        return number_said(str(index.data())) if right else str(index.data())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sorts = event.key() == Qt.Key.Key_S and event.modifiers() == _SORT_WITH
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif sorts and self.isSortingEnabled() and self.currentIndex().isValid():
            self.sort_next(self.currentIndex().column())
        else:
            super().keyPressEvent(event)


class FirstColumn(QTableView):
    """A second view of the same rows, laid over the first column of a table.

    With `when_scrolled` it is there only while the column itself is out of sight, so that this can be typed in.
    """

    def __init__(self, table: QTableView, *, when_scrolled: bool = False) -> None:
        super().__init__(table)
        self._table = table
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setSelectionBehavior(table.selectionBehavior())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("border: 0; border-right: 1px solid palette(mid);")
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(table.verticalHeader().minimumSectionSize())
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.horizontalHeader().setHighlightSections(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(table.verticalScrollMode())
        for column in range(1, table.model().columnCount()):
            self.setColumnHidden(column, True)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        header = table.horizontalHeader()
        header.sectionResized.connect(self.lay)
        if isinstance(table, TableView) and table.isSortingEnabled():
            self.horizontalHeader().setSectionsClickable(True)
            self.horizontalHeader().sectionClicked.connect(table.sort_next)
            header.sortIndicatorChanged.connect(self._show_order)
            self._show_order(header.sortIndicatorSection(), header.sortIndicatorOrder())
        table.installEventFilter(self)
        self.lay()
        if when_scrolled:
            bar = table.horizontalScrollBar()
            bar.valueChanged.connect(lambda value: self.setVisible(value > 0))
            self.setVisible(bar.value() > 0)
        else:
            self.show()

    def _show_order(self, column: int, order: Qt.SortOrder) -> None:
        header = self.horizontalHeader()
        header.setSortIndicatorShown(column == 0)
        if column == 0:
            header.setSortIndicator(column, order)

    def lay(self, *_: int) -> None:
        """Exactly over the column that it stands for."""
        table = self._table
        self.setColumnWidth(0, table.columnWidth(0))
        self.horizontalHeader().setFixedHeight(table.horizontalHeader().height())
        frame = table.frameWidth()
        height = table.viewport().height() + table.horizontalHeader().height()
        rows = table.verticalHeader()
        beside = 0 if rows.isHidden() else rows.width()
        self.setGeometry(frame + beside, frame, table.columnWidth(0), height)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self.lay()
        return False
