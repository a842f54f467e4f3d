"""The list of what the chosen file asks for, and all of the chosen one's words below it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefing_app.operation.returns.sheet_shown import Place
from briefing_app.screens.labels import label, tip
from briefing_app.screens.review.mark_signs import paint_mark
from briefing_app.screens.review.mending import Cell
from briefing_app.screens.review.to_do import ToDo
from briefing_app.screens.table_model import Index
from briefing_app.screens.theme import CAPTION, GRID, Theme

_SIGN = 13
_LINE = 38


class ToDoModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[ToDo, ...] = ()
        self._about: dict[Cell, list[int]] | None = None
        """Which lines are about a cell; worked out when first asked for."""

    @property
    def items(self) -> tuple[ToDo, ...]:
        return self._items

    def show(self, items: Sequence[ToDo]) -> None:
        self.beginResetModel()
        self._items = tuple(items)
        self._about = None
        self.endResetModel()

    def rows_about(self, cell: Cell) -> Sequence[int]:
        """The lines about a cell."""
        if self._about is None:
            self._about = {}
            for row, item in enumerate(self._items):
                for one in item.cells:
                    self._about.setdefault(one, []).append(row)
        return self._about.get(cell, ())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.says
            case Qt.ItemDataRole.ToolTipRole:
                return tip(item.says)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{item.mark.word}, {item.where}: {item.says}"
        return None


class ToDoList(QListView):
    """The chosen line says which cell is at hand; Enter goes into it."""

    chosen = Signal(object)
    """The ToDo at hand."""
    entered = Signal(object)
    """It is to be seen to now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What this file asks for")
        self._model = ToDoModel()
        self._model.setParent(self)
        self.setModel(self._model)
        self.setItemDelegate(_ToDoDelegate(theme, self._model, self))
        self.setUniformItemSizes(True)
        self.setMinimumHeight(_LINE + 4)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setToolTip("Enter goes to the cell; F8 and Shift+F8 go from one to the next")
        self.clicked.connect(lambda _: self._choose())
        self.doubleClicked.connect(lambda _: self._enter())
        theme.changed.connect(self.viewport().update)

    @property
    def items(self) -> tuple[ToDo, ...]:
        return self._model.items

    @property
    def item(self) -> ToDo | None:
        row = self.currentIndex().row()
        return self.items[row] if 0 <= row < len(self.items) else None

    def show_items(self, items: Sequence[ToDo]) -> None:
        """Another file's."""
        self._model.show(items)
        if items:
            self._select(0)

    def show_again(self, items: Sequence[ToDo]) -> None:
        """The same file's, looked at anew: what was at hand stays so, or the one that came after it."""
        before, row, scroll = self.item, self.currentIndex().row(), self.verticalScrollBar().value()
        self._model.show(items)
        if not items:
            return
        same = next(
            (n for n, one in enumerate(items) if before is not None and _is_same(one, before)),
            min(max(row, 0), len(items) - 1),
        )
        self._select(same)
        self.verticalScrollBar().setValue(scroll)
        self.scrollTo(self.currentIndex())

    def choose(self, row: int) -> None:
        self._select(row)
        self._choose()

    def choose_at(self, sheet: str, place: Place) -> None:
        """The line about a cell, if there is one; the cursor is there already."""
        rows = self._model.rows_about((sheet, *place))
        if rows and self.currentIndex().row() not in rows:
            self._select(rows[0])

    def _select(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row, 0))
        self.scrollTo(self.currentIndex())

    def _choose(self) -> None:
        if self.item is not None:
            self.chosen.emit(self.item)

    def _enter(self) -> None:
        if self.item is not None:
            self.entered.emit(self.item)

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self._choose()


def _is_same(one: ToDo, other: ToDo) -> bool:
    if one.question is not None and other.question is not None:
        return one.question.id == other.question.id
    return (one.sheet, one.cell, one.says) == (other.sheet, other.cell, other.says)


class _ToDoDelegate(QStyledItemDelegate):
    """The sign and where, then what is wrong; one line each."""

    def __init__(self, theme: Theme, model: ToDoModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item, palette, box = self._items.items[index.row()], self._theme.palette, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(box, QColor(palette.sequence[0]))
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            edge = QColor(palette.accent if focused else palette.quiet)
            painter.fillRect(box.left(), box.top(), 4, box.height(), edge)
        sign = QRectF(box.left() + 9, box.top() + 4, _SIGN, _SIGN)
        paint_mark(painter, item.mark, sign, palette)
        left, width = box.left() + 28, box.width() - 34
        bold = self._theme.font(CAPTION, bold=True)
        painter.setFont(bold)
        painter.setPen(QColor(palette.text))
        head = item.where + (f" · “{item.found}”" if item.found else "")
        word = item.mark.word
        metrics = QFontMetrics(bold)
        room = width - metrics.horizontalAdvance(word) - 12
        painter.drawText(left, box.top() + 15, metrics.elidedText(head, Qt.TextElideMode.ElideRight, room))
        painter.setFont(self._theme.font(CAPTION))
        painter.setPen(QColor(palette.quiet))
        painter.drawText(box.right() - 6 - QFontMetrics(painter.font()).horizontalAdvance(word), box.top() + 15, word)
        painter.setPen(QColor(palette.text if chosen else palette.quiet))
        plain = QFontMetrics(painter.font())
        painter.drawText(left, box.top() + 31, plain.elidedText(item.says, Qt.TextElideMode.ElideRight, width))
        painter.setPen(QColor(palette.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, _LINE)


class Told(QScrollArea):
    """All of a sentence, however long it is."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words = label("", "", wraps=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setContentsMargins(GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        self.setWidget(self.words)
        self.words.setAutoFillBackground(False)

    def say(self, words: str) -> None:
        self.words.setText(words)
        self.verticalScrollBar().setValue(0)
