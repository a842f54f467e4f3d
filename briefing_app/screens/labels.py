"""Labels in the window's few kinds of type: place titles, findings, captions."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from briefing_app.screens.theme import GRID


def tip(words: str) -> str:
    """For a tool tip: wrapped, and never taken for mark-up."""
    return f"<qt>{escape(words)}</qt>" if words else ""


def label(words: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """Plain text always: what boroughs send is never taken for mark-up."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(words)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
    return made


class Finding(QLabel):
    """A title of at most so many lines; what does not fit ends in an ellipsis and is said in full by the tool tip."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._broken: list[str] = []
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "finding")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        self.setText(words)
        self._break()

    def _break(self) -> None:
        metrics = QFontMetrics(self.font())
        self._broken = broken(self.text(), metrics, self.width(), self._lines)
        self.setToolTip(tip(self.text()) if " ".join(self._broken) != self.text() else "")
        self.setFixedHeight(max(1, len(self._broken)) * metrics.height())
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(GRID, QFontMetrics(self.font()).height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._break()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        metrics = QFontMetrics(self.font())
        for number, line in enumerate(self._broken):
            painter.drawText(0, number * metrics.height() + metrics.ascent(), line)


def broken(words: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """Words broken into at most so many lines of this width, the last one cut with an ellipsis."""
    lines: list[str] = []
    rest = words.split(" ")
    while rest and len(lines) < most - 1:
        fitting = next(
            (n for n in range(len(rest), 0, -1) if metrics.horizontalAdvance(" ".join(rest[:n])) <= width), 1
        )
        lines.append(" ".join(rest[:fitting]))
        rest = rest[fitting:]
    if rest:
        lines.append(metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width))
    return lines


class OneLine(QLabel):
    """A line that gives way: what does not fit ends in an ellipsis and is said in full by the tool tip."""

    def __init__(self, words: str = "", role: str = "caption", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(words)

    def minimumSizeHint(self) -> QSize:
        return QSize(GRID, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.width()
        self.setToolTip(tip(self.text()) if cut else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        said = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, said)
