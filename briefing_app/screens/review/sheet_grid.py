"""The grid of one sheet: cells are walked, typed into, copied, pasted and filled as in Excel."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QTableView, QWidget

from briefing_app.operation.returns.sheet_shown import Place
from briefing_app.operation.words import plural
from briefing_app.screens.cell_clipboard import text_of
from briefing_app.screens.review.cell_block import Block, block_from, laid
from briefing_app.screens.review.sheet_model import SheetModel
from briefing_app.screens.review.sheet_painting import SheetDelegate, SheetHeader
from briefing_app.screens.table_model import Index
from briefing_app.screens.theme import CAPTION, Theme

ROW = 22
_MEASURED_ROWS = 120
_NARROWEST, _WIDEST = 44, 240
_MOST_SPANS = 2_000
_MOST_CHOSEN = 100_000

Keys = QKeySequence.StandardKey


class SheetGrid(QTableView):
    """Says what is wanted of which cells; who owns the sheet does it."""

    typed = Signal(object)
    """What the cells are to say, by place."""
    left_out = Signal(object)
    """Rows that are to be left out."""
    said = Signal(str)
    """Why something can't be done."""
    current_moved = Signal(object)
    """The place of the cursor."""

    def __init__(self, theme: Theme, model: SheetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = model
        self._theme = theme
        self._copied: tuple[str, Block] = "", ()
        """What was put on the clipboard here, and the cells exactly as they are: as text they are no formulas."""
        self.setAccessibleName("Sheet as sent")
        self.setModel(model)
        self.setItemDelegate(SheetDelegate(theme, model, self))
        self.setVerticalHeader(SheetHeader(Qt.Orientation.Vertical, theme, model, self))
        self.setHorizontalHeader(SheetHeader(Qt.Orientation.Horizontal, theme, model, self))
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(SheetHeader.ResizeMode.Fixed)
        self.horizontalHeader().setFixedHeight(ROW)
        self.horizontalHeader().setMinimumSectionSize(_NARROWEST // 2)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        model.typed.connect(self._want)
        theme.changed.connect(self.viewport().update)

    @property
    def place(self) -> Place | None:
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def fit(self) -> None:
        """Columns as wide as their first rows' words, and the sheet's merged cells."""
        sheet, words = self._sheet.sheet, QFontMetrics(self._theme.font(12))
        for column in range(self._sheet.columnCount()):
            said = (row[column][:60] for row in sheet.rows[:_MEASURED_ROWS] if column < len(row) and row[column])
            widest = max((words.horizontalAdvance(one) for one in said), default=0)
            self.setColumnWidth(column, max(_NARROWEST, min(_WIDEST, widest + 28)))
        digits = QFontMetrics(self._theme.font(CAPTION, bold=True)).horizontalAdvance(str(max(99, len(sheet.rows))))
        self.verticalHeader().setFixedWidth(digits + 26)
        self.clearSpans()
        for top, left, bottom, right in sheet.merged[:_MOST_SPANS]:
            bottom, right = min(bottom, len(sheet.rows) - 1), min(right, self._sheet.columnCount() - 1)
            if 0 <= top <= bottom and 0 <= left <= right and (top, left) != (bottom, right):
                self.setSpan(top, left, bottom - top + 1, right - left + 1)

    def go_to(self, place: Place) -> None:
        """The cursor on a cell, with something of what stands around it in sight."""
        row, column = place
        if row >= self._sheet.rowCount() or column >= self._sheet.columnCount():
            row, column = min(row, self._sheet.rowCount() - 1), min(column, self._sheet.columnCount() - 1)
        index = self._sheet.index(row, column)
        if not index.isValid():
            return
        far = self._sheet.index(min(row + 3, self._sheet.rowCount() - 1), column)
        near = self._sheet.index(max(row - 3, 0), column)
        for one in (near, far, index):
            self.scrollTo(one)
        self._put_cursor(index)

    def commit(self) -> None:
        """What is being typed is taken as if Enter had been pressed, but the cursor stays."""
        editor = QApplication.focusWidget()
        if self.state() is QAbstractItemView.State.EditingState and editor is not None and self.isAncestorOf(editor):
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def chosen(self) -> Sequence[Place]:
        """The selected cells in reading order; the cursor's, where none is."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]
        count = sum(one.width() * one.height() for one in ranges)
        if count > _MOST_CHOSEN:
            self.said.emit(f"{plural(count, 'cell')} are chosen; at most {_MOST_CHOSEN:,} can be changed at once.")
            return ()
        found = {
            (row, column)
            for one in ranges
            for row in range(one.top(), one.bottom() + 1)
            for column in range(one.left(), one.right() + 1)
        }
        return sorted(found) or ([self.place] if self.place is not None else [])

    def chosen_rows(self) -> Sequence[int]:
        return sorted({row for row, _ in self.chosen()})

    def copy(self) -> None:
        places = self.chosen()
        if not places:
            return
        rows = sorted({row for row, _ in places})
        left, right = min(column for _, column in places), max(column for _, column in places)
        block = [[self._sheet.said((row, column)) for column in range(left, right + 1)] for row in rows]
        text = text_of(block)
        self._copied = text, tuple(map(tuple, block))
        QApplication.clipboard().setText(text)

    def paste(self) -> None:
        """The clipboard's block from the cursor on; what would reach beyond the sheet is not pasted at all."""
        at = self.place
        text = QApplication.clipboard().text()
        block = self._copied[1] if text and text == self._copied[0] else block_from(text)
        if at is None or not block or not block[0]:
            return
        wanted = laid(block, at, self.chosen())
        beyond = [
            (row, column)
            for row, column in wanted
            if row >= self._sheet.rowCount() or column >= self._sheet.columnCount()
        ]
        if beyond:
            size = f"{plural(len(block), 'row')} of {plural(len(block[0]), 'column')}"
            self.said.emit(
                f"What was copied ({size}) reaches beyond the sheet from here; nothing was pasted. "
                "Begin further up or to the left."
            )
            return
        self._want(wanted)

    def fill_down(self) -> None:
        """The topmost chosen cell of each column into those below it; a single cell takes the one above."""
        places = self.chosen()
        if len(places) == 1:
            (row, column) = places[0]
            if row:
                self._want({(row, column): self._sheet.said((row - 1, column))})
            return
        tops: dict[int, Place] = {}
        wanted = {}
        for place in places:
            top = tops.setdefault(place[1], place)
            if place != top:
                wanted[place] = self._sheet.said(top)
        self._want(wanted)

    def empty(self) -> None:
        self._want(dict.fromkeys(self.chosen(), ""))

    def leave_rows_out(self) -> None:
        rows = self.chosen_rows()
        if rows and self._sheet.is_editable:
            self.left_out.emit(rows)

    def _want(self, texts: Mapping[Place, str]) -> None:
        if texts and self._sheet.is_editable:
            self.typed.emit(texts)

    def _step(self, rows: int, columns: int) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        row = max(0, min(self._sheet.rowCount() - 1, index.row() + rows))
        column = max(0, min(self._sheet.columnCount() - 1, index.column() + columns))
        self._put_cursor(self._sheet.index(row, column))

    def _put_cursor(self, index: QModelIndex) -> None:
        """On that cell alone, whatever keys are held."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # Qt's own names

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()
        if current.isValid():
            self.current_moved.emit((current.row(), current.column()))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes down and Tab goes on, as in Excel; neither opens the next cell."""
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint if hint is not hints.RevertModelCache else hint)
        back = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        match hint:
            case hints.SubmitModelCache:
                self._step(-1 if back else 1, 0)
            case hints.EditNextItem:
                self._step(0, 1)
            case hints.EditPreviousItem:
                self._step(0, -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        editing = self.state() is QAbstractItemView.State.EditingState
        match event.key():
            case _ if editing:
                super().keyPressEvent(event)
            case _ if event.matches(Keys.Copy):
                self.copy()
            case _ if event.matches(Keys.Paste):
                self.paste()
            case Qt.Key.Key_D if control:
                self.fill_down()
            case Qt.Key.Key_Minus if control:
                self.leave_rows_out()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.empty()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            ):
                self._step(1, 0)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
                self._step(-1, 0)
            case Qt.Key.Key_Escape:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keys that this grid has its own use of are no shortcuts of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            own = control and event.key() in (Qt.Key.Key_D, Qt.Key.Key_Minus)
            if own or event.matches(Keys.Copy) or event.matches(Keys.Paste):
                event.accept()
                return True
        return super().event(event)
