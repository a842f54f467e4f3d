"""The editor of a section's words: headings, bullets, bold and tables, and nothing else."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFont, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from briefing_app.operation.order.section_text import Block, Paragraph, Run, Table, tidied
from briefing_app.screens.cell_block import block_from
from briefing_app.screens.sections.spelling_marks import SpellingMarks
from briefing_app.screens.sections.text_document import (
    add_table,
    dress_line,
    fill,
    insert,
    read,
    set_level,
    toggle_bullet,
)
from briefing_app.screens.theme import Theme


class SectionEditor(QTextEdit):
    """What is pasted comes as plain words; cells copied from a spreadsheet come as a table."""

    suggestions_wanted = Signal(str, object)
    """What a wrong word may be meant to be; they are brought by calling the second."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks = SpellingMarks(self.document(), theme.palette.warning)
        self.setAccessibleName("Text of the section")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self.actions_of_format = (
            self._action("&Heading", "Ctrl+Alt+1", lambda: self.set_level(1)),
            self._action("&Smaller heading", "Ctrl+Alt+2", lambda: self.set_level(2)),
            self._action("&Plain", "Ctrl+Alt+0", lambda: self.set_level(0)),
            self._action("B&ullet", "Ctrl+Shift+L", self.toggle_bullet),
            self._action("&Bold", "Ctrl+B", self.toggle_bold),
            self._action("&Table", "Ctrl+Alt+T", self.add_table),
        )
        self._action("Next spelling", "F7", self.go_to_wrong_word)

    def show_text(self, text: str) -> None:
        """Another text; the cursor stays where it was, as far as there are words."""
        at = self.textCursor().position()
        self.blockSignals(True)
        fill(self.document(), text)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.document().clearUndoRedoStacks()

    def text(self) -> str:
        return read(self.document())

    def set_level(self, level: int) -> None:
        set_level(self.textCursor(), level)
        self.setFocus()

    def toggle_bullet(self) -> None:
        toggle_bullet(self.textCursor())
        self.setFocus()

    def toggle_bold(self) -> None:
        bold = self.textCursor().charFormat().fontWeight() >= QFont.Weight.Bold
        letters = QTextCharFormat()
        letters.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)
        self.mergeCurrentCharFormat(letters)
        self.setFocus()

    def add_table(self) -> None:
        if self.textCursor().currentTable() is None:
            table = add_table(self.textCursor())
            self.setTextCursor(table.cellAt(0, 0).firstCursorPosition())
        self.setFocus()

    def go_to_wrong_word(self) -> None:
        """Choose the next word that the dictionary does not have; its menu has what may be meant."""
        found = self.marks.next_wrong(self.textCursor())
        if found is not None:
            self.setTextCursor(found)

    def _offer(self, menu: QMenu, word: QTextCursor) -> None:
        """What may be meant comes while the menu is open already."""
        said, spelling = word.selectedText(), self.marks.spelling
        first = menu.actions()[0] if menu.actions() else None
        waiting = QAction(f"Looking what “{said}” may be", menu)
        waiting.setEnabled(False)
        leave = QAction(f"Take “{said}” as right", menu)
        leave.triggered.connect(lambda _=False: self._take_as_right(said))
        menu.insertActions(first, [waiting, leave])  # type: ignore[arg-type]
        menu.insertSeparator(first)  # type: ignore[arg-type]

        def put(words: Sequence[str]) -> None:
            if not shiboken6.isValid(menu):
                return
            for one in words:
                action = QAction(one, menu)
                action.triggered.connect(lambda _=False, one=one: word.insertText(one))
                menu.insertAction(leave, action)
            waiting.setText("" if words else f"Nothing like “{said}” is on the list")
            waiting.setVisible(not words)

        if spelling is not None:
            self.suggestions_wanted.emit(said, put)

    def _take_as_right(self, word: str) -> None:
        if self.marks.spelling is not None:
            self.marks.spelling.take_as_right(word)
            self.marks.rehighlight()

    def _action(self, words: str, keys: str, what: object) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(keys)
        action.triggered.connect(lambda _=False: what())  # type: ignore[operator]
        self.addAction(action)
        return action

    def _next_cell(self, *, back: bool) -> bool:
        """Tab in a table goes from cell to cell; behind the last one it adds a row."""
        cursor = self.textCursor()
        table = cursor.currentTable()
        if table is None:
            return False
        cell = table.cellAt(cursor)
        place = cell.row() * table.columns() + cell.column() + (-1 if back else 1)
        if place < 0:
            return False
        row, column = divmod(place, table.columns())
        if row >= table.rows():
            table.appendRows(1)
        self.setTextCursor(table.cellAt(row, column).firstCursorPosition())
        return True

    # Qt's own names

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        cursor = self.textCursor() if by_keys else self.cursorForPosition(event.pos())
        word = self.marks.word_at(cursor)
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if word is not None:
            self._offer(menu, word)
        menu.popup(self.mapToGlobal(self.cursorRect().bottomLeft()) if by_keys else event.globalPos())

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not source.hasText():
            return
        text = source.text()
        found: tuple[Block, ...]
        if "\t" in text:
            cells = block_from(text)
            found = (Table(tuple(tuple(tidied([Run(" ".join(cell.split()))]) for cell in row) for row in cells)),)
        else:
            lines = [" ".join(line.split()) for line in text.splitlines()]
            if len(lines) == 1:
                self.insertPlainText(lines[0])
                return
            found = tuple(Paragraph((Run(line),)) for line in lines if line)
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        insert(cursor, found)
        cursor.endEditBlock()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = event.key() == Qt.Key.Key_Backtab
        if (back or event.key() == Qt.Key.Key_Tab) and self._next_cell(back=back):
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        cursor = self.textCursor()
        if enter and cursor.currentList() is not None and not cursor.block().text():
            self.toggle_bullet()
            return
        was_heading = enter and cursor.blockFormat().headingLevel() > 0 and cursor.atBlockEnd()
        super().keyPressEvent(event)
        if was_heading:
            # After a heading come words.
            cursor = self.textCursor()
            dress_line(cursor, 0)
            self.setCurrentCharFormat(QTextCharFormat())

    def event(self, event: QEvent) -> bool:
        """What can't be undone in these words any more is undone in the order."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)
