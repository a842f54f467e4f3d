"""What a drop would change, one line a file, before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from briefing_app.figures.figure import Align
from briefing_app.operation.returns import Looked, Outcome, Severity
from briefing_app.operation.words import listed, plural
from briefing_app.screens.labels import OneLine, label
from briefing_app.screens.questions_panel import QuestionsPanel
from briefing_app.screens.table_model import Column, TableModel, TableView
from briefing_app.screens.theme import GRID

TO_IMPORT = (Outcome.IMPORTED, Outcome.SUPERSEDES, Outcome.NEEDS_ANSWERS)

_OUTCOMES = {
    Outcome.IMPORTED: "New",
    Outcome.SUPERSEDES: "Supersedes",
    Outcome.UNCHANGED: "Unchanged",
    Outcome.NEEDS_ANSWERS: "Needs answers",
    Outcome.REFUSED: "Refused",
}
_COUNTED = {
    Outcome.IMPORTED: "new",
    Outcome.SUPERSEDES: "superseding",
    Outcome.UNCHANGED: "unchanged",
    Outcome.NEEDS_ANSWERS: "needing answers",
    Outcome.REFUSED: "refused",
}
_SEVERITIES = {Severity.HOLD: "Row held", Severity.ASK: "Question", Severity.WARN: "Warning"}
_PRESSING = (Outcome.REFUSED, Outcome.NEEDS_ANSWERS, Outcome.SUPERSEDES, Outcome.IMPORTED, Outcome.UNCHANGED)


@dataclass(frozen=True, slots=True)
class _Line:
    """A problem or a question of one file."""

    where: str
    what: str
    found: str
    says: str


def _counted(looked: Looked, what: str) -> str:
    sheets = looked.reading.sheets
    if looked.reading.cover is None:
        return ""
    match what:
        case "accepted":
            return str(sum(sheet.accepted for sheet in sheets))
        case "held":
            return str(sum(len(sheet.held) for sheet in sheets))
        case _:
            return str(sum(sheet.not_records for sheet in sheets))


def _of_cover(looked: Looked, field: str) -> str:
    cover = looked.reading.cover
    if cover is None:
        return ""
    match field:
        case "borough":
            return listed(looked.reading.boroughs)
        case "phase":
            return listed(looked.reading.phases)
        case _:
            return str(cover.version)


FILE_COLUMNS: tuple[Column[Looked], ...] = (
    Column("File", lambda looked: looked.reading.name),
    Column("Borough", lambda looked: _of_cover(looked, "borough")),
    Column("Phase", lambda looked: _of_cover(looked, "phase")),
    Column("Version", lambda looked: _of_cover(looked, "version"), Align.RIGHT),
    Column("Outcome", lambda looked: _OUTCOMES[looked.outcome]),
    Column("Rows", lambda looked: _counted(looked, "accepted"), Align.RIGHT),
    Column("Held", lambda looked: _counted(looked, "held"), Align.RIGHT),
    Column("No records", lambda looked: _counted(looked, "not records"), Align.RIGHT),
    Column("What would happen, or why not", lambda looked: looked.why),
)

PROBLEM_COLUMNS: tuple[Column[_Line], ...] = (
    Column("Where", lambda line: line.where),
    Column("What it means", lambda line: line.what),
    Column("Found", lambda line: line.found),
    Column("What is wrong, and what to do", lambda line: line.says),
)


class ReturnsPreview(QFrame):
    """Nothing is in the store until Import is pressed."""

    confirmed = Signal()
    discarded = Signal()
    answered = Signal(object, object, bool)
    """The file, its answers by question id, and whether they are to be remembered."""
    marked_copy_wanted = Signal(object)
    """The file of which a copy with its problems marked is to be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._looked: tuple[Looked, ...] = ()
        self._chosen: Looked | None = None
        self.title = label("", "finding")
        self.summary = OneLine()
        self.files = TableView("Files that were dropped")
        self._files: TableModel[Looked] = TableModel(FILE_COLUMNS)
        self._files.setParent(self.files)
        self.files.setModel(self._files)
        self.about = label("", "", wraps=True)
        self.problems = TableView("Problems of the chosen file, by cell")
        self._problems: TableModel[_Line] = TableModel(PROBLEM_COLUMNS)
        self._problems.setParent(self.problems)
        self.problems.setModel(self._problems)
        self.questions = QuestionsPanel()
        self.questions.hide()
        self.questions.answered.connect(self._answer)
        self.mark_button = QPushButton("Save &marked copy…")
        self.mark_button.setToolTip("The borough's own workbook with what is wrong marked in it, to send back")
        self.mark_button.setAutoDefault(True)
        self.mark_button.clicked.connect(self._want_marked_copy)
        self.import_button = QPushButton()
        self.import_button.setProperty("primary", "true")
        self.import_button.setAutoDefault(True)
        self.discard_button = QPushButton("&Discard")
        self.discard_button.setAutoDefault(True)

        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.files)
        splitter.addWidget(self.questions)
        splitter.addWidget(self.problems)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setStretchFactor(2, 2)
        splitter.setChildrenCollapsible(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.summary, 1)
        buttons.addWidget(self.mark_button)
        buttons.addWidget(self.discard_button)
        buttons.addWidget(self.import_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(splitter, 1)
        column.addWidget(self.about)
        column.addLayout(buttons)

        self.files.selectionModel().currentRowChanged.connect(self._show_file)
        self.import_button.clicked.connect(self.confirmed)
        self.discard_button.clicked.connect(self.discarded)

    @property
    def looked(self) -> tuple[Looked, ...]:
        return self._looked

    def show_looked(self, looked: Sequence[Looked]) -> None:
        """The files that ask for something come first."""
        self._looked = tuple(looked)
        ordered = sorted(looked, key=lambda one: (_PRESSING.index(one.outcome), not _asks(one)))
        self._files.show(ordered)
        self.files.fit_columns(300, stretch=len(FILE_COLUMNS) - 1)
        count = sum(1 for one in looked if one.outcome in TO_IMPORT)
        self.title.setText(f"{plural(len(looked), 'file')} looked at; nothing is written yet")
        self.import_button.setText(f"&Import {plural(count, 'return')}" if count else "Nothing to import")
        self.import_button.setEnabled(bool(count))
        self.discard_button.setText("&Discard" if count else "&Close")
        self.summary.setText(self.said_outcomes(looked))
        if ordered:
            self.files.selectRow(0)
        (self.import_button if count else self.discard_button).setFocus()

    def said_outcomes(self, looked: Sequence[Looked]) -> str:
        """ "31 new, 1 superseding, 1 refused"."""
        counts = [(word, sum(1 for one in looked if one.outcome is outcome)) for outcome, word in _COUNTED.items()]
        return ", ".join(f"{count} {word}" for word, count in counts if count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.discarded.emit()
        else:
            super().keyPressEvent(event)

    def _answer(self, answers: Mapping[str, str], remember: bool) -> None:
        if self._chosen is not None:
            self.answered.emit(self._chosen, answers, remember)

    def _want_marked_copy(self) -> None:
        if self._chosen is not None:
            self.marked_copy_wanted.emit(self._chosen)

    def _show_file(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        looked = self._files.rows[index.row()]
        reading = looked.reading
        self._chosen = looked
        self.questions.setVisible(bool(reading.questions))
        if reading.questions:
            self.questions.show_questions(reading.questions)
        self.mark_button.setEnabled(any(one.cell for one in reading.problems))
        lines = [
            _Line(f"{one.sheet}!{one.cell}" if one.cell else one.sheet, _SEVERITIES[one.severity], one.found, one.says)
            for one in reading.problems
        ]
        self.about.setText(f"{reading.name}: {looked.why}")
        self._problems.show(lines)
        self.problems.fit_columns(260, stretch=len(PROBLEM_COLUMNS) - 1)
        self.problems.setVisible(bool(lines))


def _asks(looked: Looked) -> bool:
    return any(one.severity is not Severity.WARN for one in looked.reading.problems)
