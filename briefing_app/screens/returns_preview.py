"""A drop before it is taken in: the files, what each would change, and all that is put right in them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from briefing_app.operation.returns.returns import Looked, Outcome
from briefing_app.operation.words import plural
from briefing_app.screens.labels import OneLine, label
from briefing_app.screens.review.drop import Drop
from briefing_app.screens.review.file_pane import CHANGES, SHEET, FilePane
from briefing_app.screens.review.file_table import FileTable
from briefing_app.screens.review.leave_box import ask_to_leave
from briefing_app.screens.review.mending import Cell
from briefing_app.screens.review.to_do import ToDo, asks, held_rows, left_in, next_to_do
from briefing_app.screens.shortcuts import INSIDE, add_shortcuts
from briefing_app.screens.theme import GRID

TO_IMPORT = (Outcome.IMPORTED, Outcome.SUPERSEDES, Outcome.NEEDS_ANSWERS)

_COUNTED = {
    Outcome.IMPORTED: "new",
    Outcome.SUPERSEDES: "superseding",
    Outcome.UNCHANGED: "unchanged",
    Outcome.NEEDS_ANSWERS: "needing answers",
    Outcome.REFUSED: "refused",
}
_MOST_FILES_SEEN = 162
_REDO_KEYS = ("Ctrl+Shift+Z", "Ctrl+Y")


class ReturnsPreview(QFrame):
    """Nothing is in the store until Import is pressed. F8 leads from one thing to do to the next, over all files."""

    confirmed = Signal()
    discarded = Signal()
    marked_copy_wanted = Signal(object)
    """The file of which a copy with its problems marked is to be saved."""
    said = Signal(str)

    def __init__(self, drop: Drop, files: FileTable, file: FilePane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._drop = drop
        self._boroughs: tuple[str, ...] = ()
        self._turns = False
        """Whether something is being taken back or brought back."""
        self._follows = False
        """Whether the next thing to do is gone to once the file at hand has been looked at."""
        self.title = label("", "finding")
        self.summary = OneLine()
        self.files = files
        self.file = file
        self.mark_button = QPushButton("Save &marked copy…")
        self.mark_button.setToolTip("The borough's own workbook with what is wrong marked in it, to send back")
        self.import_button = QPushButton()
        self.import_button.setProperty("primary", "true")
        self.import_button.setToolTip("Alt+I; rows that are held stay held and are counted as such")
        self.discard_button = QPushButton("&Discard")
        for button in (self.mark_button, self.import_button, self.discard_button):
            button.setAutoDefault(True)
        self._lay_out()
        self._connect()

    @property
    def looked(self) -> tuple[Looked, ...]:
        return self._drop.looked

    def show_drop(self, boroughs: tuple[str, ...]) -> None:
        """The drop's files from the start; `boroughs` are those of the operation."""
        self._boroughs, self._follows = boroughs, False
        self.file.forget()
        self.files.show_files(self.looked)
        self._show_totals()
        height = max(
            self.files.minimumHeight(), min(self.files.full_height, _MOST_FILES_SEEN, self._splitter.height() // 4)
        )
        self._splitter.setSizes([height, max(1, self._splitter.height() - height)])
        self.files.selectRow(0)
        replaces = self.looked[:1] and not asks(self.looked[0]) and self.looked[0].outcome is Outcome.SUPERSEDES
        self.file.view.choose(CHANGES if replaces else SHEET)
        if left_in(self.looked):
            self.files.setFocus()
        else:
            self._focus_end()

    def said_outcomes(self, looked: Sequence[Looked]) -> str:
        """ "31 new, 1 superseding, 1 refused; 4 rows held"."""
        counts = [(word, sum(1 for one in looked if one.outcome is outcome)) for outcome, word in _COUNTED.items()]
        held = sum(held_rows(one) for one in looked if one.outcome in TO_IMPORT)
        said = ", ".join(f"{count} {word}" for word, count in counts if count)
        return f"{said}; {plural(held, 'row')} held" if held else said

    def next_to_do(self) -> None:
        self._go_on(1)

    def previous_to_do(self) -> None:
        self._go_on(-1)

    # --- what is done ---------------------------------------------------------------------------

    def _confirm(self) -> None:
        self.file.commit()
        if any(not one.is_checked for one in self._drop.files):
            self._drop.check()
            self.said.emit("What was changed is still being checked; press Import again in a moment.")
            return
        self.confirmed.emit()

    def _discard(self) -> None:
        self.leave(self.discarded.emit)

    def leave(self, then: Callable[[], object]) -> None:
        """Go on to what would lose the drop; what was done by hand is not thrown away without asking."""
        if self._drop.is_changed:
            ask_to_leave(self, then)
        else:
            then()

    def _take_back(self) -> None:
        stack = self._drop.undo
        if not stack.canUndo():
            self.said.emit("Nothing was put right or answered here that could be taken back.")
            return
        words = stack.undoText()
        self._turn(stack.undo)
        self.said.emit(f"Took back: {words}.")

    def _bring_back(self) -> None:
        stack = self._drop.undo
        if not stack.canRedo():
            self.said.emit("There is nothing to bring back.")
            return
        words = stack.redoText()
        self._turn(stack.redo)
        self.said.emit(f"Brought back: {words}.")

    def _turn(self, how: Callable[[], None]) -> None:
        """The cursor goes to what is taken back or brought back."""
        self._turns = True
        how()
        self._turns = False

    def _want_marked_copy(self) -> None:
        if self.file.file is not None:
            self.marked_copy_wanted.emit(self.file.file.looked)

    # --- going on ---------------------------------------------------------------------------------

    def _go_on(self, step: int) -> None:
        """To the next thing that keeps rows from counting, in this file or another one."""
        self._follows = False
        self.file.commit()
        found = next_to_do(self.looked, self.file.place, self.file.side.list.items, self._row_at_hand(), step)
        if found is None:
            self._focus_end()
            return
        place, row = found
        if place != self.file.place:
            self.files.selectRow(place)
        self._go_into(row)

    def _row_at_hand(self) -> int:
        """The line of the list that is at hand; before the first where the keyboard is still among the files."""
        return -1 if self.files.hasFocus() else self.file.side.list.currentIndex().row()

    def _go_into(self, row: int | None) -> None:
        side = self.file.side
        if row is None:
            row = next((n for n, one in enumerate(side.list.items) if one.presses), None)
        if row is not None:
            side.list.choose(row)
            item: ToDo | None = side.list.item
            if item is not None:
                self.file.go_to(item)
        elif not side.focus_item():
            self.file.sheet.grid.setFocus()

    def _focus_end(self) -> None:
        if self.import_button.isEnabled():
            self.import_button.setFocus()
            if self._drop.files and not left_in(self.looked) and self._drop.is_changed:
                self.said.emit("Nothing is left to do; Enter imports.")
        else:
            self.discard_button.setFocus()

    def _turn_pane(self, step: int) -> None:
        """The keyboard to the next of the panes: files, sheet, what is to do, buttons."""
        panes: list[QWidget] = [self.files]
        panes += [one for one in (self._page_widget(), self.file.side.list) if one.isVisible()]
        panes.append(self.import_button if self.import_button.isEnabled() else self.discard_button)
        here = next((n for n, one in enumerate(panes) if one.hasFocus() or one.isAncestorOf(self._focus())), 0)
        panes[(here + step) % len(panes)].setFocus()

    def _page_widget(self) -> QWidget:
        return (self.file.sheet.grid, self.file.changes.table, self.file.mended.table)[self.file.view.choice]

    def _focus(self) -> QWidget:
        return self.focusWidget() or self

    # --- what is shown ----------------------------------------------------------------------------

    def _file_chosen(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() != self.file.place:
            self._follows = False
            self._show_file(index.row())

    def _show_file(self, place: int) -> None:
        self.file.show_file(place, self._boroughs)
        self.mark_button.setEnabled(any(one.cell for one in self.looked[place].reading.problems))

    def _looked_again(self, place: int) -> None:
        self.files.show_again(self.looked)
        self._show_totals()
        if place != self.file.place:
            return
        # Who has gone elsewhere since the answer is not called back.
        follows = self._follows and self.file.side.isAncestorOf(self._focus())
        self.file.show_again()
        self.mark_button.setEnabled(any(one.cell for one in self.looked[place].reading.problems))
        if follows and self._drop.files[place].is_checked:
            self._follows = False
            item = self.file.side.list.item
            if asks(self.looked[place]) and item is not None and item.presses:
                self.file.go_to(item)
            else:
                self._go_on(1)

    def _sheet_put_right(self, place: int, cells: Sequence[Cell]) -> None:
        """Taking back may be about another file than the one at hand: it is gone to."""
        here = self.file.file
        if here is None or here.mending is not self._drop.files[place].mending:
            self.files.selectRow(place)
        if self._turns:
            self.file.show_cell(cells[0])
        self._show_totals()

    def _show_totals(self) -> None:
        looked = self.looked
        # A file of which nobody has said yet whose it is can't be taken in.
        count = sum(1 for one in looked if one.outcome in TO_IMPORT and one.reading.cover is not None)
        left = left_in(looked)
        said = f"{plural(len(looked), 'file')}: {left} still {'asks' if left == 1 else 'ask'} for something"
        if not left:
            said = f"{plural(len(looked), 'file')} looked at; nothing is left to do"
        unchecked = sum(1 for one in self._drop.files if not one.is_checked)
        if unchecked and not self._drop.is_checking:
            said += f"; {plural(unchecked, 'file')} changed and not checked"
        self.title.setText(f"{said}. Nothing is written yet.")
        self.import_button.setText(f"&Import {plural(count, 'return')}" if count else "Nothing to import")
        if not count and self.import_button.hasFocus():
            # A button that is switched off would hand the keyboard on to whatever comes next in the window.
            self.files.setFocus()
        self.import_button.setEnabled(bool(count))
        self.discard_button.setText("&Discard" if count else "&Close")
        self.summary.setText(self.said_outcomes(looked))

    def _lay_out(self) -> None:
        splitter = self._splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.files)
        splitter.addWidget(self.file)
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        self.files.setMinimumHeight(72)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.summary, 1)
        buttons.addWidget(self.mark_button)
        buttons.addWidget(self.discard_button)
        buttons.addWidget(self.import_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self.title)
        column.addWidget(splitter, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.files.selectionModel().currentRowChanged.connect(self._file_chosen)
        self.files.entered_file.connect(lambda: self._go_into(None))
        self.file.said.connect(self.said)
        self.file.next_wanted.connect(self.next_to_do)
        self.file.answered.connect(self._will_follow)
        self.mark_button.clicked.connect(self._want_marked_copy)
        self.import_button.clicked.connect(self._confirm)
        self.discard_button.clicked.connect(self._discard)
        self._drop.looked_again.connect(self._looked_again)
        self._drop.cells_changed.connect(self._sheet_put_right)
        add_shortcuts(
            self,
            INSIDE,
            (
                ("F8", self.next_to_do),
                ("Shift+F8", self.previous_to_do),
                ("F6", lambda: self._turn_pane(1)),
                ("Shift+F6", lambda: self._turn_pane(-1)),
            ),
        )

    def _will_follow(self) -> None:
        self._follows = True

    # Qt's own names

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is about what was put right here, and never takes an import back behind this page."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _direction(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match _direction(event):
            case -1:
                self._take_back()
            case 1:
                self._bring_back()
            case _ if event.key() == Qt.Key.Key_Escape:
                if self.file.isAncestorOf(self._focus()):
                    self.files.setFocus()
                else:
                    self._discard()
            case _:
                super().keyPressEvent(event)


def _direction(event: QKeyEvent) -> int:
    """-1 for a key that takes back, 1 for one that brings back."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return -1
    keys = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    return 1 if keys in _REDO_KEYS else 0
