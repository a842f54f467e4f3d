"""Plan against actual as tables, worst first: every number leads to its rows and their cells."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.figures.came_of_it import came_of_it
from briefing_app.figures.figure import Cell, Figure, Source
from briefing_app.screens.background import Worker
from briefing_app.screens.desk import Desk
from briefing_app.screens.figure_table import FigureTable
from briefing_app.screens.labels import OneLine, label
from briefing_app.screens.records_dialog import RecordsDialog
from briefing_app.screens.segments import Segments
from briefing_app.screens.theme import GRID, Theme

if TYPE_CHECKING:
    from briefing_app.actions.records_behind import Behind

_WORDS = ("By activity", "By borough", "By unit", "By place", "Reasons not done")


class CameOfIt(QWidget):
    """Worked out behind the window, and only while it is looked at."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._figures: tuple[Figure, ...] = ()
        self.tables: list[FigureTable] = []
        self.segments = Segments("Plan against actual", _WORDS)
        self.finding = OneLine("", "finding")
        self.basis = OneLine("", "caption")
        self._pages = QStackedWidget()
        line = QHBoxLayout()
        line.addWidget(self.segments)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(line)
        column.addWidget(self.finding)
        column.addWidget(self._pages, 1)
        column.addWidget(self.basis)
        column.addWidget(label("Enter on a number: the rows behind it, and their cells. Ctrl+C copies.", "caption"))
        self.segments.chosen.connect(self._turn)
        desk.shown_changed.connect(self._work_out)
        self._work_out()

    def begin(self) -> None:
        widget = self._pages.currentWidget() or self.segments
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _work_out(self) -> None:
        shown = self._desk.shown
        if shown is None:
            self._show(())
            return
        position = shown.position

        def done(figures: tuple[Figure, ...]) -> None:
            if self._desk.shown is shown:
                self._show(figures)

        self._desk.workers.run_in_background(
            self, lambda: came_of_it(position), on_done=done, on_failed=self._desk.failed.emit, worker=Worker.FIGURES
        )

    def _show(self, figures: tuple[Figure, ...]) -> None:
        self._figures = figures
        for place, figure in enumerate(figures):
            if place < len(self.tables):
                self.tables[place].draw(figure)
                continue
            table = FigureTable(figure)
            table.cell_activated.connect(self.open_cell)
            self.tables.append(table)
            self._pages.addWidget(table)
        self._turn(self.segments.choice)

    def _turn(self, place: int) -> None:
        there = place < len(self._figures)
        self._pages.setVisible(there)
        self.finding.setText(self._figures[place].title if there else "Working out what came of the plan…")
        self.basis.setText(self._figures[place].basis_said if there else "")
        if there:
            self._pages.setCurrentIndex(place)

    def open_cell(self, cell: Cell) -> None:
        if cell.source is None:
            self._desk.said.emit("No rows stand behind this one.")
        else:
            self.open_rows(cell.source)

    def open_rows(self, source: Source) -> None:
        store, operation = self._desk.store, self._desk.operation
        if store is None or operation is None:
            return

        def job() -> "tuple[Behind, ...]":
            from briefing_app.actions.records_behind import records_behind

            return records_behind(store, source, operation_ref=operation.ref)

        def done(behind: "tuple[Behind, ...]") -> None:
            RecordsDialog(self._desk, self._theme, source, behind, parent=self.window()).show()

        self._desk.run(self, job, done, doing="Finding the rows")
