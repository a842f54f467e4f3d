"""Marks the words of a text that its dictionary does not have."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument

if TYPE_CHECKING:
    from briefing_app.actions.check_spelling import Spelling


class SpellingMarks(QSyntaxHighlighter):
    """Waved beneath; without a dictionary there are none."""

    def __init__(self, document: QTextDocument, colour: str) -> None:
        super().__init__(document)
        self.spelling: Spelling | None = None
        self._look = QTextCharFormat()
        self._look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        self._look.setUnderlineColor(QColor(colour))

    def use(self, spelling: "Spelling | None") -> None:
        self.spelling = spelling
        self.rehighlight()

    def word_at(self, cursor: QTextCursor) -> QTextCursor | None:
        """The wrong word that a cursor stands in, chosen."""
        line, at = cursor.block(), cursor.positionInBlock()
        for start, word in self._wrong(line.text()):
            if start <= at <= start + len(word):
                return _chosen(cursor, line.position() + start, len(word))
        return None

    def next_wrong(self, cursor: QTextCursor) -> QTextCursor | None:
        """The next wrong word behind a cursor, from the beginning again after the last."""
        document = self.document()
        places = []
        line = document.begin()
        while line.isValid():
            places += [(line.position() + start, len(word)) for start, word in self._wrong(line.text())]
            line = line.next()
        later = [place for place in places if place[0] >= cursor.selectionEnd()] or places
        return _chosen(cursor, *later[0]) if later else None

    def _wrong(self, line: str) -> list[tuple[int, str]]:
        return list(self.spelling.wrong(line)) if self.spelling is not None else []

    # Qt's own names

    def highlightBlock(self, text: str) -> None:
        for start, word in self._wrong(text):
            self.setFormat(start, len(word), self._look)


def _chosen(cursor: QTextCursor, start: int, length: int) -> QTextCursor:
    found = QTextCursor(cursor)
    found.setPosition(start)
    found.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    return found
