"""The questions of one file, each asked once for all its cells, with the choices to take from."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from briefing_app.operation.returns import Question
from briefing_app.operation.words import listed_few, plural
from briefing_app.screens.labels import label
from briefing_app.screens.theme import GRID

_CHOOSE = "Choose…"


class QuestionsPanel(QFrame):
    """Nothing is answered until Apply is pressed; what stays open keeps its rows held."""

    answered = Signal(object, bool)
    """The choices by question id, and whether they are to be remembered for the borough."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[str, QComboBox] = {}
        self.remember = QCheckBox("&Remember for this borough's later returns")
        self.remember.setChecked(True)
        self.apply = QPushButton("&Apply answers")
        self.apply.clicked.connect(self._apply)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName("Questions of the chosen file")
        foot = QHBoxLayout()
        foot.addWidget(self.remember, 1)
        foot.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._area, 1)
        column.addLayout(foot)

    @property
    def choices(self) -> Mapping[str, QComboBox]:
        """Each question's box by the question's id."""
        return self._choices

    def show_questions(self, questions: Sequence[Question]) -> None:
        self._choices = {}
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        for question in questions:
            column.addWidget(self._line(question))
        column.addStretch(1)
        self._area.setWidget(lines)
        self.remember.setVisible(any(question.content for question in questions))
        self._chosen()

    def _line(self, question: Question) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        words = QVBoxLayout()
        words.setSpacing(0)
        says = label(question.says, "", wraps=True)
        words.addWidget(says)
        words.addWidget(label(f"{plural(len(question.cells), 'cell')}: {listed_few(question.cells)}", "caption"))
        box = QComboBox()
        box.addItem(_CHOOSE, "")
        for choice in question.choices:
            box.addItem(choice, choice)
        box.setAccessibleName(question.says)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(32)
        box.currentIndexChanged.connect(self._chosen)
        self._choices[question.id] = box
        row.addLayout(words, 1)
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _chosen(self) -> None:
        self.apply.setEnabled(any(box.currentData() for box in self._choices.values()))

    def _apply(self) -> None:
        given = {name: str(box.currentData()) for name, box in self._choices.items() if box.currentData()}
        self.answered.emit(given, self.remember.isVisible() and self.remember.isChecked())
