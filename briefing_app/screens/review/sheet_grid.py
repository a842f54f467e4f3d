"""The grid of one sheet as a borough sent it: its cells are put right, and its rows left out."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QWidget

from briefing_app.operation.returns.sheet_shown import Place
from briefing_app.screens.cell_grid import CellGrid
from briefing_app.screens.review.sheet_model import ONLY_BEGINNING, SheetModel
from briefing_app.screens.review.sheet_painting import SheetDelegate, SheetHeader
from briefing_app.screens.theme import CAPTION, Theme

ROW = 22
_MEASURED_ROWS = 120
_NARROWEST, _WIDEST = 44, 240
_AROUND = 96
"""An empty column, wide enough for a heading."""
_MOST_SPANS = 2_000


class SheetGrid(CellGrid):
    """Says what is wanted of which cells; who owns the sheet does it."""

    left_out = Signal(object)
    """Rows that are to be left out."""

    own_keys = (*CellGrid.own_keys, Qt.Key.Key_Minus)

    def __init__(self, theme: Theme, model: SheetModel, parent: QWidget | None = None) -> None:
        super().__init__("Sheet as sent", ROW, parent)
        self._sheet = model
        self._theme = theme
        self.setModel(model)
        delegate = SheetDelegate(theme, model, self)
        delegate.refused.connect(self.said)
        self.setItemDelegate(delegate)
        self.setVerticalHeader(SheetHeader(Qt.Orientation.Vertical, theme, model, self))
        self.setHorizontalHeader(SheetHeader(Qt.Orientation.Horizontal, theme, model, self))
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(SheetHeader.ResizeMode.Fixed)
        self.horizontalHeader().setFixedHeight(ROW)
        self.horizontalHeader().setMinimumSectionSize(_NARROWEST // 2)
        model.typed.connect(self.want)
        theme.changed.connect(self.viewport().update)

    def said_at(self, place: Place) -> str:
        return self._sheet.said(place)

    @property
    def may_be_typed(self) -> bool:
        return self._sheet.is_editable

    def fit(self) -> None:
        """Columns as wide as their first rows' words, and the sheet's merged cells."""
        sheet, words = self._sheet.sheet, QFontMetrics(self._theme.font(12))
        for column in range(self._sheet.columnCount()):
            said = (row[column][:60] for row in sheet.rows[:_MEASURED_ROWS] if column < len(row) and row[column])
            widest = max((words.horizontalAdvance(one) for one in said), default=0)
            narrowest = _AROUND if self._sheet.is_around((0, column)) else _NARROWEST
            self.setColumnWidth(column, max(narrowest, min(_WIDEST, widest + 28)))
        digits = QFontMetrics(self._theme.font(CAPTION, bold=True)).horizontalAdvance(str(max(99, len(sheet.rows))))
        self.verticalHeader().setFixedWidth(digits + 26)
        self.clearSpans()
        for top, left, bottom, right in sheet.merged[:_MOST_SPANS]:
            bottom, right = min(bottom, len(sheet.rows) - 1), min(right, self._sheet.columnCount() - 1)
            if 0 <= top <= bottom and 0 <= left <= right and (top, left) != (bottom, right):
                self.setSpan(top, left, bottom - top + 1, right - left + 1)

    def worth_copying(self, places: Sequence[Place]) -> Sequence[Place]:
        """Without the empty cells around what was sent, unless they alone are chosen."""
        height, width = self._sheet.used()
        return [place for place in places if place[0] < height and place[1] < width] or places

    def why_not_taken(self, places: Iterable[Place]) -> str:
        return ONLY_BEGINNING if any(map(self._sheet.is_cut, places)) else ""

    def leave_rows_out(self) -> None:
        rows = self.chosen_rows()
        if rows and self._sheet.is_editable:
            self.left_out.emit(rows)

    def own_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Minus and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.leave_rows_out()
            return True
        return False
