"""The grid of the order's things of one kind."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QHeaderView, QWidget

from briefing_app.operation.order.things import FieldType, Thing
from briefing_app.operation.returns.sheet_shown import Place
from briefing_app.screens.cell_grid import CellGrid
from briefing_app.screens.order_table.order_delegate import OrderDelegate
from briefing_app.screens.order_table.order_model import OrderModel
from briefing_app.screens.table_model import FirstColumn
from briefing_app.screens.theme import Theme

_LINE, _TWO_LINES = 22, 38
_MEASURED_ROWS = 120
_WIDEST = {FieldType.WORDS: 300}
_USUALLY_WIDEST = 190
_USUAL = {FieldType.MOMENT: "00/00/0000 00:00", FieldType.DATE: "00/00/0000", FieldType.STRENGTH: "00-00-00-00-00"}
"""What is likely to come in a column that is still empty."""


class OrderGrid(CellGrid):
    """Rows are added by typing in the blank one, by pasting, or with a key."""

    rows_wanted_out = Signal()
    row_wanted = Signal()
    copies_wanted = Signal()
    """The chosen rows once more."""
    values_wanted = Signal(int)
    """Which of a column's values are to be shown."""
    given_up = Signal()
    """What was being typed is not to be taken."""
    editor_closed = Signal()

    own_keys = (*CellGrid.own_keys, Qt.Key.Key_Minus)
    what = "table"

    def __init__(self, theme: Theme, model: OrderModel, definition: Thing, parent: QWidget | None = None) -> None:
        several = any(field.type is FieldType.WORDS for field in model.fields)
        super().__init__(definition.many.capitalize(), _TWO_LINES if several else _LINE, parent)
        self._rows = model
        self._theme = theme
        self.order_delegate = OrderDelegate(theme, model, self)
        self.setModel(model)
        self.setItemDelegate(self.order_delegate)
        self.setWordWrap(True)
        vertical, horizontal = self.verticalHeader(), self.horizontalHeader()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        vertical.setAccessibleName("Rows")
        vertical.setStyleSheet("QHeaderView::section { border-bottom: 1px solid palette(mid); }")
        horizontal.setAccessibleName("Columns")
        horizontal.setHighlightSections(True)
        horizontal.setMinimumSectionSize(44)
        horizontal.setSectionsClickable(True)
        horizontal.setSortIndicatorShown(True)
        horizontal.setSortIndicatorClearable(True)
        horizontal.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.first_column = FirstColumn(self, when_scrolled=True)
        # Its own: a delegate tells every view that has it when an editor is to close.
        self.first_column.setItemDelegate(OrderDelegate(theme, model, self.first_column))
        theme.changed.connect(self.viewport().update)

    def said_at(self, place: Place) -> str:
        return self._rows.said(place)

    @property
    def may_be_typed(self) -> bool:
        return self._rows.is_editable

    def beyond(self, place: Place) -> bool:
        """Rows below the last one are added."""
        return place[1] >= len(self._rows.fields)

    def stays(self, index: QModelIndex) -> bool:
        return not index.isValid() or bool(self._rows.wrong((index.row(), index.column())))

    def fit(self) -> None:
        """Columns as wide as their words; what room is left goes to the widest texts."""
        words = QFontMetrics(self._theme.font(12))
        headings = QFontMetrics(self.horizontalHeader().font())
        wanted = []
        for column, field in enumerate(self._rows.fields):
            rows = range(min(len(self._rows.items), _MEASURED_ROWS))
            said = [self._rows.said((row, column))[:60] for row in rows]
            said.append(_USUAL.get(field.type, "New" if column == 0 else ""))
            widest = max(words.horizontalAdvance(one) for one in said) + 30
            most = _WIDEST.get(field.type, _USUALLY_WIDEST)
            wanted.append(max(headings.horizontalAdvance(field.heading) + 30, min(most, widest)))
        spare = self.viewport().width() - sum(wanted)
        texts = [n for n, field in enumerate(self._rows.fields) if field.type in (FieldType.WORDS, FieldType.TEXT)]
        if spare > 0 and texts:
            longer = [n for n in texts if self._rows.fields[n].type is FieldType.WORDS] or texts
            for column in longer:
                wanted[column] += spare // len(longer)
        for column, width in enumerate(wanted):
            self.setColumnWidth(column, width)

    def own_key(self, event: QKeyEvent) -> bool:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        both = event.modifiers() == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Minus if control:
                self.rows_wanted_out.emit()
            case Qt.Key.Key_Insert if event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self.row_wanted.emit()
            case Qt.Key.Key_D if both:
                self.copies_wanted.emit()
            case Qt.Key.Key_Down if alt:
                self.values_wanted.emit(max(0, self.currentIndex().column()))
            case _:
                return False
        return True

    # Qt's own names

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        # What it says from here on, as it tidies up, nobody typed.
        editor.blockSignals(True)
        if hint is QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self.given_up.emit()
        super().closeEditor(editor, hint)
        self.editor_closed.emit()
