"""A figure as a card: its finding, its chart or its table, what it rests on, and what can be taken away from it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.figures.figure import Cell, Figure, Mark
from briefing_app.screens.chart_view import ChartView
from briefing_app.screens.labels import Finding, OneLine
from briefing_app.screens.legend_view import LegendView
from briefing_app.screens.segments import Segments
from briefing_app.screens.table_model import TableModel, TableView, figure_model
from briefing_app.screens.theme import GRID, Theme


class FigureCard(QFrame):
    """Shows one figure, or one of a few that belong together, such as coverage planned, actual and difference."""

    source_activated = Signal(object)
    """The Source behind a mark or a table's cell that was chosen."""
    picture_asked = Signal(object)
    """The Figure to copy as a picture."""
    file_asked = Signal(object, str)
    """The Figure to save, and the format: "svg" or "png"."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        choices: Sequence[str] = (),
        timeline: bool = False,
        title_lines: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._timeline = timeline
        self._figures: tuple[Figure, ...] = ()
        self.chart_view: ChartView | None = None
        self.table_view: TableView | None = None
        self.setProperty("role", "card")
        self.setAccessibleName(name)

        self.title = Finding(title_lines)
        self.subtitle = OneLine()
        self.basis = OneLine()
        self.which = Segments(f"{name}, which", choices) if choices else None
        self.as_table = QToolButton()
        self.as_table.setText("Table")
        self.as_table.setCheckable(True)
        self.as_table.setProperty("role", "segment")
        self.as_table.setAccessibleName(f"{name}, shown as a table")
        self.as_table.setToolTip("Show the numbers as a table")
        self.more = self._menu_button(name)
        self._legend: QWidget | None = None
        self._body = QStackedLayout()

        head = QHBoxLayout()
        head.setSpacing(GRID // 2)
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.as_table, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        under = QHBoxLayout()
        under.setSpacing(GRID)
        under.addWidget(self.subtitle, 1)
        if self.which is not None:
            under.addWidget(self.which)
            self.which.chosen.connect(lambda _: self._show())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GRID + 4, GRID - 2, GRID, GRID - 4)
        self._column.setSpacing(3)
        self._column.addLayout(head)
        self._column.addLayout(under)
        self._column.addLayout(self._body, 1)
        self._column.addWidget(self.basis)
        self.as_table.toggled.connect(lambda _: self._show())

    @property
    def figure(self) -> Figure | None:
        place = self.which.choice if self.which is not None else 0
        return self._figures[place] if place < len(self._figures) else None

    def show_figures(self, *figures: Figure) -> None:
        """As many as there are choices, in their order."""
        self._figures = figures
        self._show()

    def _show(self) -> None:
        figure = self.figure
        if figure is None:
            return
        self.title.say(figure.title)
        self.subtitle.setText(figure.subtitle)
        self.basis.setText(figure.basis_said)
        had_focus = self.chart_view is not None and self.chart_view.hasFocus()
        self._clear()
        if figure.chart is not None and not self.as_table.isChecked():
            self._show_chart(figure)
            if had_focus and self.chart_view is not None:
                self.chart_view.setFocus()
        else:
            self._show_table(figure)

    def _clear(self) -> None:
        for old in (self._legend, self.chart_view, self.table_view):
            if old is not None:
                old.hide()
                old.deleteLater()
        self._legend = self.chart_view = self.table_view = None

    def _show_chart(self, figure: Figure) -> None:
        assert figure.chart is not None
        if figure.chart.legend:
            self._legend = LegendView(figure.chart.legend, self._theme)
            self._column.insertWidget(2, self._legend)
        self.chart_view = ChartView(
            figure.chart, self._theme, name=figure.title, sentence=figure.sentence, timeline=self._timeline
        )
        self.chart_view.mark_activated.connect(self._open_mark)
        self._place(self.chart_view)

    def _show_table(self, figure: Figure) -> None:
        self.table_view = TableView(f"{figure.name}, table")
        self.table_view.setAccessibleDescription(figure.sentence)
        model: TableModel[tuple[Cell, ...]] = figure_model(figure.table)
        model.setParent(self.table_view)
        self.table_view.setModel(model)
        self.table_view.set_row_height(19)
        self.table_view.fit_columns(160)
        self.table_view.freeze_first_column()
        self.table_view.activated.connect(lambda index: self._open_cell(model, index.row(), index.column()))
        self._place(self.table_view)

    def _place(self, widget: QWidget) -> None:
        self._body.addWidget(widget)
        self._body.setCurrentWidget(widget)
        # The order of the Tab key is the order of the eye.
        before: QWidget = self.which or self.as_table
        QWidget.setTabOrder(before, widget)

    def _open_mark(self, mark: Mark) -> None:
        if mark.source is not None:
            self.source_activated.emit(mark.source)

    def _open_cell(self, model: TableModel[tuple[Cell, ...]], row: int, column: int) -> None:
        cells = model.rows[row]
        if column < len(cells) and (source := cells[column].source) is not None:
            self.source_activated.emit(source)

    def _menu_button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setText("…")
        button.setProperty("role", "more")
        button.setAccessibleName(f"{name}, more")
        button.setToolTip("Copy or save this figure")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for words, what in (
            ("Copy as &picture", lambda figure: self.picture_asked.emit(figure)),
            ("Copy as &cells", self._copy_cells),
            ("Save as S&VG…", lambda figure: self.file_asked.emit(figure, "svg")),
            ("Save as P&NG…", lambda figure: self.file_asked.emit(figure, "png")),
        ):
            action = QAction(words, menu)
            action.triggered.connect(lambda _=False, what=what: self.figure and what(self.figure))
            menu.addAction(action)
        button.setMenu(menu)
        return button

    def _copy_cells(self, figure: Figure) -> None:
        view = TableView(figure.name)
        model = figure_model(figure.table)
        view.setModel(model)
        QApplication.clipboard().setText(view.cells_as_text())
