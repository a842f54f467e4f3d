"""Picture: the headline and the figures of the operation, filtered together by what is clicked on."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from briefing_app.figures.background import GROUP, number_of
from briefing_app.figures.figure import Figure, Source, Tile
from briefing_app.figures.mark_filter import filter_of
from briefing_app.operation.background.attached import KIND as BACKGROUND
from briefing_app.screens.compare_button import CompareButton
from briefing_app.screens.desk import Desk
from briefing_app.screens.figure_card import FigureCard
from briefing_app.screens.figure_chooser import FigureChooser
from briefing_app.screens.figure_output import FigureOutput
from briefing_app.screens.filter_bar import FilterBar
from briefing_app.screens.filter_history import FilterHistory
from briefing_app.screens.filtered_figures import FilteredFigures
from briefing_app.screens.large_figure import LargeFigure
from briefing_app.screens.picture_empty import empty_states
from briefing_app.screens.picture_page import PicturePage
from briefing_app.screens.picture_pages import PicturePages
from briefing_app.screens.picture_tabs import COMPARE, HEADLINE, CardPlan, tabs_of
from briefing_app.screens.records_dialog import RecordsDialog
from briefing_app.screens.shortcuts import IN_SIGHT, add_shortcuts
from briefing_app.screens.theme import GRID, Theme
from briefing_app.screens.tiles_view import TilesView

if TYPE_CHECKING:
    from briefing_app.actions.records_behind import Behind

_FIGURES, _NO_OPERATION, _NO_RETURNS, _NOT_YET = range(4)
_ACTUAL = 1
_COVERAGE = "coverage-planned"


class PicturePlace(QWidget):
    """A click on a mark filters everything by it; a click more shows the rows behind it."""

    background_change_wanted = Signal(int)
    background_removal_wanted = Signal(int)
    """The number of an attached table."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        *,
        new_operation: Callable[[], None],
        try_sample: Callable[[], None],
        add_files: Callable[[], None],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self.setAccessibleName("Picture")
        self.history = FilterHistory(self)
        self.bar = FilterBar(self.history)
        self.tiles = TilesView(theme)
        self.output = FigureOutput(desk, self)
        self.chooser = FigureChooser(desk, self)
        self.pages = PicturePages(self._make_card, self.chooser)
        self.compare = CompareButton(desk)
        self.large = LargeFigure(self._make_card)
        self.figures = FilteredFigures(
            desk, self.history, self, in_turn=self._in_turn, drawing=lambda: self.page is not None and self.page.drawing
        )
        self._any_results = False
        self._to_background = False
        """Whether the tab of public tables is to be shown as soon as there is one."""
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._figures_page())
        for state in empty_states(new_operation, try_sample, add_files):
            self._stack.addWidget(state)
        add_shortcuts(
            self,
            IN_SIGHT,
            (
                (Qt.Key.Key_Escape, self._escape),
                (QKeySequence.StandardKey.Back, self.history.back),
                (QKeySequence.StandardKey.Forward, self.history.forward),
                ("F11", self._toggle_large),
                ("Ctrl+PgDown", partial(self.pages.step, 1)),
                ("Ctrl+PgUp", partial(self.pages.step, -1)),
            ),
        )
        self.pages.turned.connect(self._turned)
        self.compare.chosen.connect(lambda: self.pages.turn_to(COMPARE))
        self.large.closed.connect(self.close_large)
        self.tiles.tile_activated.connect(self._open_tile)
        self.figures.ready.connect(self._draw)
        desk.shown_changed.connect(self._show)
        desk.operation_changed.connect(self._operation_changed)
        self.chooser.read()
        self._show()

    @property
    def page(self) -> PicturePage | None:
        """The subject that is shown."""
        return self.pages.page

    @property
    def busy(self) -> bool:
        """Whether figures are still being worked out, or wait to be drawn."""
        return self.figures.busy or (self.page is not None and self.page.drawing)

    @property
    def shown_in_sight(self) -> bool:
        """Whether all that can be seen is worked out under the filter that holds now, and drawn."""
        page = self.page
        return page is not None and page.in_sight <= self.figures.by_id.keys() and not page.drawing

    def card(self, figure_id: str) -> FigureCard:
        """The card of the page that is shown in which a figure stands."""
        assert self.page is not None
        return next(self.page.cards[plan.key] for plan in self.page.plan.cards if figure_id in plan.ids)

    def choose(self, source: Source, adds: bool) -> None:
        """Filter by what a mark stands for; where that is chosen already, show its rows."""
        clicked = filter_of(source)
        if adds:
            self.history.add(clicked)
        elif self.history.is_clicked(clicked):
            self.open_rows(source, beside=False)
        else:
            self.history.click(clicked)

    def open_rows(self, source: Source, beside: bool, *, figure: Figure | None = None) -> None:
        """The rows behind a number; of a mark that stands `beside` the filter, those of all that it compares."""
        store, operation = self._desk.store, self._desk.operation
        if store is None or operation is None:
            return
        if source.kind == BACKGROUND:
            self._open_cells(source)
            return
        wanted = self.history.wanted
        if beside and figure is not None and self._desk.shown is not None:
            wanted = self._desk.shown.compared[figure.id].others(wanted)

        def job() -> "tuple[Behind, ...]":
            from briefing_app.actions.records_behind import records_behind

            return records_behind(store, source, operation_ref=operation.ref, wanted=wanted)

        def done(behind: "tuple[Behind, ...]") -> None:
            RecordsDialog(self._desk, self._theme, source, behind, filtered_by=wanted.said, parent=self.window()).show()

        self._desk.run(self, job, done, doing="Finding the rows")

    def _open_cells(self, source: Source) -> None:
        """The sheet of a public table, with the cells of a borough's number lit."""
        from briefing_app.screens.sheet_dialog import SheetDialog

        shown = self._desk.shown
        values = dict(source.where)
        there = shown.position.backgrounds if shown is not None else ()
        background = next((one for one in there if one.number == values["table"]), None)
        if background is not None:
            dialog = SheetDialog(self._desk, self._theme, self.window())
            dialog.show_background(background, str(values["borough"]))
            dialog.show()

    def turn_to_background(self) -> None:
        """At once, or when the figures of what was attached are there."""
        self._to_background = True
        self._follow_background()

    def _follow_background(self) -> None:
        if self._to_background and self.pages.has(GROUP):
            self._to_background = False
            self.pages.turn_to(GROUP)

    def open_large(self, plan: CardPlan, card: FigureCard) -> None:
        """One figure in the whole of the place."""
        self.large.open(plan, card, self.figures.by_id)
        self._body.setCurrentWidget(self.large)
        self._make_room()
        self.large.focus_figure()

    def close_large(self) -> None:
        opened = self.large.plan
        self.large.close_figure()
        self._body.setCurrentWidget(self.pages)
        self._make_room()
        if opened is not None and self.page is not None and opened.key in self.page.cards:
            self.page.cards[opened.key].focus_body()

    def print_figure(self) -> None:
        """Print the figure at hand: the large one, or the card in which the keyboard stands, else the first."""
        card = self.card_at_hand
        if card is not None and card.figure is not None:
            self.output.preview(card.figure)

    @property
    def card_at_hand(self) -> FigureCard | None:
        if self.large.card is not None:
            return self.large.card
        if self.page is None:
            return None
        focus = self.focusWidget()
        cards = list(self.page.cards.values())
        return next((card for card in cards if focus is not None and card.isAncestorOf(focus)), next(iter(cards), None))

    # What is laid out

    def _figures_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(GRID, GRID // 2, GRID, GRID)
        column.setSpacing(GRID // 2)
        subjects = QHBoxLayout()
        subjects.addWidget(self.pages.tabs, 1)
        subjects.addWidget(self.compare)
        subjects.addWidget(self.pages.figures_button)
        column.addLayout(subjects)
        column.addWidget(self.bar)
        column.addWidget(self.tiles)
        column.addSpacing(GRID // 2)
        inside = QWidget()
        self._body = QStackedLayout(inside)
        self._body.addWidget(self.pages)
        self._body.addWidget(self.large)
        column.addWidget(inside, 1)
        return page

    def _make_card(self, plan: CardPlan) -> FigureCard:
        card = FigureCard(
            self._theme, plan.name, choices=plan.choices, timeline=plan.timeline, title_lines=2 if plan.timeline else 3
        )
        card.source_chosen.connect(self.choose)
        card.figure_wanted.connect(self.figures.work_out)
        card.rows_wanted.connect(lambda source, beside: self.open_rows(source, beside, figure=card.figure))
        self._connect(card, plan)
        if plan.key == _COVERAGE and self._any_results:
            card.turn_to(_ACTUAL)
        return card

    def _connect(self, card: FigureCard, plan: CardPlan) -> None:
        """What the card's menu asks for is done with the figure that it shows then."""
        menu, output = card.menu, self.output

        def with_figure(what: Callable[..., None]) -> Callable[..., None]:
            def do(*how: object) -> None:
                if card.figure is not None:
                    what(card.figure, *how)

            return do

        menu.picture_copied.connect(with_figure(output.copy_picture))
        menu.cells_copied.connect(with_figure(output.copy_cells))
        menu.file_wanted.connect(with_figure(output.ask_where_to_save))
        menu.print_wanted.connect(with_figure(output.preview))
        menu.large_wanted.connect(lambda: self._toggle_large(plan, card))
        menu.pack_chosen.connect(with_figure(self.chooser.put_into_pack))
        menu.background_change_wanted.connect(
            with_figure(lambda figure: self.background_change_wanted.emit(number_of(figure.id)))
        )
        menu.background_removal_wanted.connect(
            with_figure(lambda figure: self.background_removal_wanted.emit(number_of(figure.id)))
        )
        menu.aboutToShow.connect(with_figure(lambda figure: menu.show_background(bool(number_of(figure.id)))))
        menu.aboutToShow.connect(with_figure(lambda figure: menu.tick_packs(self.chooser.packs_of(figure))))

    # What is shown

    def _operation_changed(self) -> None:
        self.history.forget()
        self._show()

    def _show(self) -> None:
        shown = self._desk.shown
        if self._desk.operation is None:
            self._stack.setCurrentIndex(_NO_OPERATION)
        elif shown is None:
            self._stack.setCurrentIndex(_NOT_YET)
        elif not shown.position.returns and not shown.position.backgrounds:
            self._stack.setCurrentIndex(_NO_RETURNS)
        else:
            self._stack.setCurrentIndex(_FIGURES)
            self.bar.show_position(shown.position)
            any_results = any(one.phase == "result" for one in shown.position.returns)
            came, self._any_results = any_results and not self._any_results, any_results
            self.pages.show_plans(tabs_of(shown.figures))
            self._follow_background()
            if came:
                for card in self.pages.cards_of(_COVERAGE):
                    card.turn_to(_ACTUAL)
            self.figures.anew()

    def _turned(self) -> None:
        self.close_large()
        self._make_room()
        self.figures.work_out()

    def _make_room(self) -> None:
        """The headline stands above the overview; a subject, and a large figure, have the room to themselves."""
        self.tiles.setVisible(self.pages.is_overview and self.large.plan is None)

    def _in_turn(self) -> Iterable[set[str]]:
        """The ids of the figures in the order in which they are needed: in sight, then the rest of the page."""
        page = self.page
        if page is None:
            return
        if self.large.card is not None and self.large.plan is not None:
            yield {self.large.plan.ids[self.large.card.place]}
        else:
            yield page.in_sight | ({HEADLINE} if self.tiles.isVisible() else set())
        yield page.chosen

    def _draw(self) -> None:
        by_id = self.figures.by_id
        if HEADLINE in by_id:
            self.tiles.show_tiles(by_id[HEADLINE].tiles)
        self.pages.show_figures(by_id)
        self.large.show_figures(by_id)

    # What is done with it

    def _open_tile(self, tile: Tile) -> None:
        if tile.source is not None:
            self.open_rows(tile.source, beside=False)

    def _escape(self) -> None:
        """Out of the large figure first, then out of the filter."""
        if self.large.plan is not None:
            self.close_large()
        else:
            self.history.clear()

    def _toggle_large(self, plan: CardPlan | None = None, card: FigureCard | None = None) -> None:
        if self.large.plan is not None:
            self.close_large()
            return
        card = card or self.card_at_hand
        if card is None or self.page is None:
            return
        plan = plan or next(one for one in self.page.plan.cards if self.page.cards[one.key] is card)
        self.open_large(plan, card)

    # Qt's own names

    def mousePressEvent(self, event: QMouseEvent) -> None:
        match event.button():
            case Qt.MouseButton.BackButton:
                self.history.back()
            case Qt.MouseButton.ForwardButton:
                self.history.forward()
            case _:
                super().mousePressEvent(event)
