"""One question with its choices, asked once for all its cells; the arrow keys choose and Enter answers."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefing_app.operation.returns.returns import Question
from briefing_app.operation.words import listed_few, plural
from briefing_app.screens.labels import OneLine, label, tip
from briefing_app.screens.theme import GRID

_MOST_SEEN = 7
_LINE = 22


class QuestionBox(QFrame):
    """Nothing is answered until Answer is pressed; what stays open keeps its rows held."""

    answered = Signal(object, str, bool)
    """The question, the choice, and whether it is to be remembered for the borough."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: Question | None = None
        self.says = label("", "", wraps=True)
        self.about = OneLine()
        self.choices = Choices()
        self.choices.taken.connect(self._answer)
        self.choices.currentRowChanged.connect(self._chosen)
        self.remember = QCheckBox("&Remember for this borough")
        self.remember.setToolTip("Later returns of this borough are then read in this way without asking")
        self.remember.setChecked(True)
        self.apply = QPushButton("A&nswer")
        self.apply.setAutoDefault(True)
        self.apply.clicked.connect(self._answer)
        foot = QHBoxLayout()
        foot.addWidget(self.remember, 1)
        foot.addWidget(self.apply)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID // 2, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.says)
        column.addWidget(self.about)
        column.addWidget(self.choices, 1)
        column.addLayout(foot)
        column.addStretch(0)

    @property
    def question(self) -> Question | None:
        return self._question

    def height_for(self, width: int) -> int:
        """So that nothing of it has to be scrolled for."""
        return self._column.totalHeightForWidth(width)

    def show_question(self, question: Question) -> None:
        if question == self._question:
            return
        self._question = question
        self.says.setText(question.says)
        self.about.setText(
            f"{plural(len(question.cells), 'cell')}: {listed_few(question.cells)}" if question.cells else ""
        )
        self.about.setVisible(bool(question.cells))
        self.choices.show_choices(question.choices)
        self.remember.setVisible(bool(question.content))
        self._chosen()

    def _chosen(self, _row: int = -1) -> None:
        self.apply.setEnabled(self.choices.currentRow() >= 0)

    def _answer(self) -> None:
        if self._question is not None and self.choices.currentRow() >= 0:
            choice = self._question.choices[self.choices.currentRow()]
            self.answered.emit(self._question, choice, bool(self._question.content) and self.remember.isChecked())


class Choices(QListWidget):
    """None is chosen before somebody chooses."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._natural = _LINE
        self.setAccessibleName("Choices")
        self.setToolTip("Arrow keys choose, Enter answers")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.itemDoubleClicked.connect(lambda _: self.taken.emit())

    def show_choices(self, choices: tuple[str, ...]) -> None:
        self.clear()
        self.addItems(list(choices))
        for row, choice in enumerate(choices):
            self.item(row).setToolTip(tip(choice))
        self.setCurrentRow(-1)
        seen = max(1, min(len(choices), _MOST_SEEN))
        line = self.sizeHintForRow(0) if choices else _LINE
        self._natural = seen * line + 2 * self.frameWidth() + 2
        self.setMaximumHeight(self._natural)
        self.setMinimumHeight(min(2, seen) * line + 2 * self.frameWidth() + 2)

    # Qt's own names

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._natural)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming here chooses nothing: the first choice is not taken with a second press of Enter."""
        chosen = self.currentRow()
        super().focusInEvent(event)
        self.setCurrentRow(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentRow() >= 0:
                self.taken.emit()
            return
        super().keyPressEvent(event)
