"""A figure as a card: its finding, its chart or its table, what it rests on, and what can be taken away from it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from briefing_app.figures.figure import Cell, Figure, MapTile, Mark, Source, Style
from briefing_app.screens.chart_view import ChartView
from briefing_app.screens.figure_menu import FigureMenu
from briefing_app.screens.figure_table import FigureTable
from briefing_app.screens.labels import Finding, OneLine, label
from briefing_app.screens.legend_view import LegendView
from briefing_app.screens.map_view import MapView
from briefing_app.screens.mark_menu import open_mark_menu
from briefing_app.screens.segments import Segments
from briefing_app.screens.theme import GRID, Theme


class FigureCard(QFrame):
    """Shows one figure, or one of a few that belong together, such as coverage planned, actual and difference."""

    source_chosen = Signal(object, bool)
    """The Source behind a mark, a square or a cell that was chosen, and whether it is added to what is chosen."""
    rows_wanted = Signal(object, bool)
    """The Source of which the rows are wanted, and whether its mark stands beside the filter, to compare."""
    figure_wanted = Signal()
    """The card was turned to a figure that is not worked out yet."""

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
        self._figures: tuple[Figure | None, ...] = ()
        self._drawn: tuple[Figure, bool] | None = None
        self.chart_view: ChartView | None = None
        self.map_view: MapView | None = None
        self.table_view: FigureTable | None = None
        self.setProperty("role", "card")
        self.setAccessibleName(name)

        self.title = Finding(title_lines)
        self.subtitle = OneLine()
        self.filtered = OneLine("", "filtered")
        self.filtered.hide()
        self.basis = OneLine()
        self.which = Segments(f"{name}, which", choices) if choices else None
        self.as_table = QToolButton()
        self.as_table.setText("Table")
        self.as_table.setCheckable(True)
        self.as_table.setProperty("role", "segment")
        self.as_table.setAccessibleName(f"{name}, shown as a table")
        self.as_table.setToolTip("Show the numbers as a table")
        self.menu = FigureMenu(self)
        self.more = self._menu_button(name)
        self._legend = LegendView(theme)
        self._nothing = label("", "", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._body = QStackedLayout()
        self._body.addWidget(self._nothing)
        self._lay_out()

    def _lay_out(self) -> None:
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
            self.which.chosen.connect(self._turned)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + 4, GRID - 2, GRID, GRID - 4)
        column.setSpacing(3)
        column.addLayout(head)
        column.addLayout(under)
        column.addWidget(self.filtered)
        column.addWidget(self._legend)
        column.addLayout(self._body, 1)
        column.addWidget(self.basis)
        self.as_table.toggled.connect(lambda _: self._show())

    @property
    def place(self) -> int:
        """Which of its figures the card is turned to."""
        return self.which.choice if self.which is not None else 0

    @property
    def figure(self) -> Figure | None:
        return self._figures[self.place] if self.place < len(self._figures) else None

    def show_figures(self, *figures: Figure | None) -> None:
        """As many as there are choices, in their order; None is not worked out yet.

        What is shown already is not drawn again.
        """
        self._figures = figures
        self._show()

    def hold(self) -> None:
        """Paint nothing until `let_go`: what is drawn anew has its place only when the layout is done."""
        self.setUpdatesEnabled(False)

    def would_draw(self, *figures: Figure | None) -> bool:
        """Whether anything that is seen would be another than now."""
        figure = figures[self.place] if self.place < len(figures) else None
        return figure is not None and self._drawn != (figure, self.as_table.isChecked())

    def let_go(self) -> None:
        if self.chart_view is not None and self.chart_view is self._body.currentWidget():
            self.chart_view.settle()
        self.setUpdatesEnabled(True)

    def turn_to(self, place: int) -> None:
        """Show another of the few, such as the difference."""
        if self.which is not None:
            self.which.choose(place)

    def focus_body(self) -> None:
        """Bring the keyboard to the chart, or to the table."""
        body = self._body.currentWidget()
        if body is not None:
            body.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turned(self) -> None:
        self._show()
        if self.figure is None and self._figures:
            self.figure_wanted.emit()

    def _show(self) -> None:
        figure, as_table = self.figure, self.as_table.isChecked()
        if figure is None or self._drawn == (figure, as_table):
            return
        self._drawn = (figure, as_table)
        self.title.say(figure.title)
        self.subtitle.setText(figure.subtitle)
        self.filtered.setText(figure.filtered_by)
        self.filtered.setVisible(bool(figure.filtered_by))
        self.basis.setText(figure.basis_said)
        self.setAccessibleDescription(". ".join(filter(None, (figure.sentence, figure.filtered_by, figure.basis_said))))
        chart, tile_map = figure.chart, figure.tile_map
        if tile_map is not None and not as_table:
            self._legend.show_legend(tile_map.legend, squares=True)
            self._show_map(figure)
        elif chart is not None and not as_table:
            self._legend.show_legend(chart.legend)
            self._show_chart(figure)
        else:
            self._legend.show_legend(())
            if figure.table.columns:
                self._show_table(figure)
            else:
                self._nothing.setText(figure.sentence)
                self._body.setCurrentWidget(self._nothing)

    def _show_chart(self, figure: Figure) -> None:
        assert figure.chart is not None
        if self.chart_view is None:
            made = ChartView(
                figure.chart, self._theme, name=figure.title, sentence=figure.sentence, timeline=self._timeline
            )
            self.chart_view = made
            made.mark_chosen.connect(self._choose)
            made.mark_activated.connect(self._open_rows)
            made.menu_wanted.connect(self._open_menu)
            self._place(made)
        else:
            self.chart_view.draw(figure.chart, name=figure.title, sentence=figure.sentence)
        self._turn_body(self.chart_view)

    def _show_map(self, figure: Figure) -> None:
        assert figure.tile_map is not None
        if self.map_view is None:
            made = MapView(figure.tile_map, self._theme, name=figure.title, sentence=figure.sentence)
            self.map_view = made
            made.mark_chosen.connect(self._choose)
            made.mark_activated.connect(self._open_rows)
            made.menu_wanted.connect(self._open_menu)
            self._place(made)
        else:
            self.map_view.draw(figure.tile_map, name=figure.title, sentence=figure.sentence)
        self._turn_body(self.map_view)

    def _show_table(self, figure: Figure) -> None:
        if self.table_view is None:
            made = FigureTable(figure)
            self.table_view = made
            made.cell_chosen.connect(self._choose)
            made.cell_activated.connect(self._open_rows)
            made.menu_wanted.connect(self._open_menu)
            self._place(made)
        else:
            self.table_view.draw(figure)
        self._turn_body(self.table_view)

    def _place(self, widget: QWidget) -> None:
        self._body.addWidget(widget)
        # The order of the Tab key is the order of the eye.
        QWidget.setTabOrder(self.which or self.as_table, widget)

    def _turn_body(self, widget: QWidget) -> None:
        former = self._body.currentWidget()
        had_focus = former is not None and former is not widget and former.hasFocus()
        self._body.setCurrentWidget(widget)
        if had_focus:
            widget.setFocus()

    def _choose(self, one: Mark | MapTile | Cell, adds: bool) -> None:
        if one.source is not None:
            self.source_chosen.emit(one.source, adds)

    def _open_rows(self, one: Mark | MapTile | Cell) -> None:
        if one.source is not None:
            self.rows_wanted.emit(one.source, self._stands_beside(one))

    def _stands_beside(self, one: Mark | MapTile | Cell) -> bool:
        """Whether it is one of the marks that the filter fades, or stands among such."""
        if isinstance(one, Cell) or self.figure is None:
            return False
        chart, tile_map = self.figure.chart, self.figure.tile_map
        styles = {mark.style for mark in chart.marks} if chart is not None else set()
        return Style.FADED in styles | ({tile.style for tile in tile_map.tiles} if tile_map is not None else set())

    def _open_menu(self, one: Mark | MapTile | Cell, where: QPoint) -> None:
        says = one.said if isinstance(one, Cell) else one.says

        def open_rows(_source: Source) -> None:
            self._open_rows(one)

        open_mark_menu(self, where, one.source, says, choose=self.source_chosen.emit, open_rows=open_rows)

    def _menu_button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setText("…")
        button.setProperty("role", "more")
        button.setAccessibleName(f"{name}, more")
        button.setToolTip("Copy, save, print or enlarge this figure; choose its packs")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self.menu)
        return button
