"""A grid of cells that are walked, typed into, copied, pasted and filled as in Excel."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QTableView, QWidget

from briefing_app.operation.returns.sheet_shown import Place
from briefing_app.operation.words import plural
from briefing_app.screens.cell_block import Block, block_from, laid
from briefing_app.screens.cell_clipboard import text_of
from briefing_app.screens.table_model import Index

_MOST_CHOSEN = 100_000

Keys = QKeySequence.StandardKey


class CellGrid(QTableView):
    """Says what is wanted of which cells; who owns them does it."""

    typed = Signal(object)
    """What the cells are to say, by place."""
    said = Signal(str)
    """Why something can't be done."""
    current_moved = Signal(object)
    """The place of the cursor."""

    own_keys: tuple[Qt.Key, ...] = (Qt.Key.Key_D,)
    """Keys that, with Ctrl, this grid has its own use of."""

    def __init__(self, name: str, row_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copied: tuple[str, Block] = "", ()
        """What was put on the clipboard here, and the cells exactly as they are: as text they are no formulas."""
        self.setAccessibleName(name)
        self._row_height = row_height
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )

    @abstractmethod
    def said_at(self, place: Place) -> str:
        """What a cell says, in full."""
        raise NotImplementedError

    @property
    def may_be_typed(self) -> bool:
        return True

    def beyond(self, place: Place) -> bool:
        """Whether nothing can be typed there."""
        return place[0] >= self.model().rowCount() or place[1] >= self.model().columnCount()

    def stays(self, index: QModelIndex) -> bool:
        """Whether the cursor is kept on a cell that was typed into, for what was typed is wrong."""
        return not index.isValid()

    @property
    def place(self) -> Place | None:
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def go_to(self, place: Place) -> None:
        """The cursor on a cell, with something of what stands around it in sight."""
        model = self.model()
        row = min(place[0], model.rowCount() - 1)
        column = min(place[1], model.columnCount() - 1)
        index = model.index(row, column)
        if not index.isValid():
            return
        far = model.index(min(row + 3, model.rowCount() - 1), column)
        near = model.index(max(row - 3, 0), column)
        for one in (near, far, index):
            self.scrollTo(one)
        self._put_cursor(index)

    def commit(self) -> None:
        """What is being typed is taken as if Enter had been pressed, but the cursor stays."""
        editor = self.open_editor()
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    @property
    def is_editing(self) -> bool:
        return self.state() is QAbstractItemView.State.EditingState

    def open_editor(self) -> QWidget | None:
        """The editor of the cell that is being typed into."""
        editor = self.indexWidget(self.currentIndex())
        if editor is None and self.is_editing:
            focused = QApplication.focusWidget()
            return focused if focused is not None and self.isAncestorOf(focused) else None
        return editor

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

    def worth_copying(self, places: Sequence[Place]) -> Sequence[Place]:
        """Of the chosen cells those that a copy is of."""
        return places

    def why_not_taken(self, places: Iterable[Place]) -> str:  # noqa: ARG002  (for those who take its place)
        """Why what these cells say can't be put elsewhere; empty where it can."""
        return ""

    def _may_be_taken(self, places: Iterable[Place]) -> bool:
        why = self.why_not_taken(places)
        if why:
            self.said.emit(why)
        return not why

    def copy(self) -> None:
        places = self.worth_copying(self.chosen())
        if not places or not self._may_be_taken(places):
            return
        rows = sorted({row for row, _ in places})
        left, right = min(column for _, column in places), max(column for _, column in places)
        block = [[self.said_at((row, column)) for column in range(left, right + 1)] for row in rows]
        text = text_of(block)
        self._copied = text, tuple(map(tuple, block))
        QApplication.clipboard().setText(text)

    def paste(self) -> None:
        """The clipboard's block from the cursor on; what would reach beyond the cells is not pasted at all."""
        at = self.place
        text = QApplication.clipboard().text()
        block = self._copied[1] if text and text == self._copied[0] else block_from(text)
        if at is None or not block or not block[0]:
            return
        wanted = laid(block, at, self.chosen())
        if any(map(self.beyond, wanted)):
            size = f"{plural(len(block), 'row')} of {plural(len(block[0]), 'column')}"
            self.said.emit(
                f"What was copied ({size}) reaches beyond the {self.what} from here; nothing was pasted. "
                "Begin further up or to the left."
            )
            return
        self.want(wanted)

    what = "sheet"
    """What the cells are of, in words."""

    def fill_down(self) -> None:
        """The topmost chosen cell of each column into those below it; a single cell takes the one above."""
        places = self.chosen()
        if len(places) == 1:
            (row, column) = places[0]
            if row and self._may_be_taken([(row - 1, column)]):
                self.want({(row, column): self.said_at((row - 1, column))})
            return
        tops: dict[int, Place] = {}
        wanted = {}
        for place in places:
            top = tops.setdefault(place[1], place)
            if place != top:
                wanted[place] = self.said_at(top)
        if self._may_be_taken(tops.values()):
            self.want(wanted)

    def empty(self) -> None:
        self.want(dict.fromkeys(self.chosen(), ""))

    def want(self, texts: Mapping[Place, str]) -> None:
        if texts and self.may_be_typed:
            self.typed.emit(texts)

    def own_key(self, event: QKeyEvent) -> bool:
        """Do what a key of this grid's own does, and say whether it was one."""
        return event.key() == Qt.Key.Key_unknown

    def _step(self, rows: int, columns: int) -> None:
        index, model = self.currentIndex(), self.model()
        if self.stays(index):
            return
        row = max(0, min(model.rowCount() - 1, index.row() + rows))
        column = max(0, min(model.columnCount() - 1, index.column() + columns))
        self._put_cursor(model.index(row, column))

    def _put_cursor(self, index: QModelIndex) -> None:
        """On that cell alone, whatever keys are held."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # Qt's own names

    def setModel(self, model: object) -> None:
        super().setModel(model)  # type: ignore[arg-type]
        self.verticalHeader().setMinimumSectionSize(self._row_height)
        self.verticalHeader().setDefaultSectionSize(self._row_height)

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
        editing = self.is_editing
        match event.key():
            case _ if editing:
                super().keyPressEvent(event)
            case _ if self.own_key(event):
                pass
            case _ if event.matches(Keys.Copy):
                self.copy()
            case _ if event.matches(Keys.Paste):
                self.paste()
            case Qt.Key.Key_D if control:
                self.fill_down()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if event.modifiers() == Qt.KeyboardModifier.NoModifier:
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
            own = control and event.key() in self.own_keys
            if own or event.matches(Keys.Copy) or event.matches(Keys.Paste):
                event.accept()
                return True
        return super().event(event)
