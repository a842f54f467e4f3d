"""The line at the foot of the window: what was done last, what went wrong, what is under way and its Cancel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from briefing_app.operation.steps import Step
from briefing_app.screens.background import Failure, Work
from briefing_app.screens.desk import Desk
from briefing_app.screens.labels import OneLine
from briefing_app.screens.theme import GRID


class StatusLine(QFrame):
    """Shows the newest of the works under way; the others go on unseen and their answers come all the same."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setFixedHeight(28)
        self._works: list[tuple[Work, str]] = []
        self._details = ""
        self.words = OneLine("", "")
        self.words.setAccessibleName("Status")
        self.copy_details = QPushButton("Copy &details")
        self.copy_details.setProperty("role", "link")
        self.copy_details.clicked.connect(lambda: QApplication.clipboard().setText(self._details))
        self.copy_details.hide()
        self.doing = OneLine("", "caption")
        self.doing.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Progress")
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(200)
        self.cancel = QPushButton("Cancel")
        self.cancel.setAccessibleName("Cancel the work under way")
        self.cancel.setProperty("role", "link")
        self.cancel.clicked.connect(self._cancel)

        line = QHBoxLayout(self)
        line.setContentsMargins(GRID + 4, 0, GRID, 0)
        line.setSpacing(GRID)
        line.addWidget(self.words, 3)
        line.addWidget(self.copy_details)
        line.addWidget(self.doing, 2)
        line.addWidget(self.bar)
        line.addWidget(self.cancel)
        self._show_work()
        desk.work_began.connect(self._began)
        desk.work_stepped.connect(self._stepped)
        desk.work_ended.connect(self._ended)
        desk.said.connect(self.say)
        desk.failed.connect(self.complain)

    @property
    def busy(self) -> bool:
        return bool(self._works)

    def say(self, words: str) -> None:
        self._details = ""
        self.copy_details.hide()
        self._dress(words, "")

    def complain(self, failure: Failure) -> None:
        self._details = failure.details
        self.copy_details.setVisible(bool(failure.details))
        self._dress(failure.says, "warning")

    def _dress(self, words: str, role: str) -> None:
        self.words.setProperty("role", role)
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)
        self.words.setText(words)

    def _began(self, work: Work, doing: str) -> None:
        self._works.append((work, doing))
        self.bar.setRange(0, 0)
        self._show_work()

    def _stepped(self, work: Work, step: Step) -> None:
        if self._works and self._works[-1][0] is work:
            self.bar.setRange(0, step.total)
            self.bar.setValue(step.done)
            self.doing.setText(f"{step.doing} ({step.done} of {step.total})")

    def _ended(self, work: Work) -> None:
        self._works = [pair for pair in self._works if pair[0] is not work]
        self._show_work()

    def _show_work(self) -> None:
        for widget in (self.doing, self.bar, self.cancel):
            widget.setVisible(bool(self._works))
        if self._works:
            self.doing.setText(self._works[-1][1])

    def _cancel(self) -> None:
        if self._works:
            self._works[-1][0].cancel()
            self.doing.setText("Stopping")
