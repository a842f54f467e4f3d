"""A tab of the picture: its cards, drawn one after the other so that the window never waits for them."""

from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefing_app.figures.figure import Figure
from briefing_app.screens.figure_card import FigureCard
from briefing_app.screens.labels import label
from briefing_app.screens.picture_tabs import OVERVIEW, CardPlan, TabPlan
from briefing_app.screens.theme import GRID

MakeCard = Callable[[CardPlan], FigureCard]

_AROUND_CHART = 140
"""Height of a card without its chart's rows: title, legend, axis, returns."""
_ROW = 12
_LEAST, _MOST = 220, 540
_STRETCHED = 1.6
"""A card takes more height than it would like only so far: bars as thick as a thumb say no more."""
_TWO_COLUMNS_FROM = 820
_UNBOUND = 16_777_215
"""Qt's own greatest height."""


class PicturePage(QScrollArea):
    """Scrolls where its cards need more than there is."""

    def __init__(self, plan: TabPlan, make_card: MakeCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = plan
        self._make_card = make_card
        self.plan = plan
        """The cards that are shown."""
        self.setProperty("role", "picture")
        self.setAccessibleName(f"{plan.name}, figures")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.cards = {card.key: make_card(card) for card in plan.cards}
        self._none = label("No figure of this subject is chosen. “Figures” above has them all.", "", wraps=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waiting: deque[tuple[FigureCard, Sequence[Figure | None]]] = deque()
        self._held: FigureCard | None = None
        """Drawn, and not painted before it has its place: else it would be painted twice."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._draw_next)
        self._columns = 0
        self._arrange()

    @property
    def chosen(self) -> set[str]:
        """The ids of the figures that the cards are turned to."""
        return {card.ids[self.cards[card.key].place] for card in self.plan.cards}

    @property
    def in_sight(self) -> set[str]:
        """Those of them that can be seen without scrolling."""
        return {
            card.ids[self.cards[card.key].place] for card in self.plan.cards if self._in_sight(self.cards[card.key])
        }

    @property
    def drawing(self) -> bool:
        """Whether some cards still wait to be drawn."""
        return bool(self._waiting) or self._held is not None

    @property
    def all_cards(self) -> tuple[CardPlan, ...]:
        """Also those that were taken out."""
        return self._whole.cards

    def choose_cards(self, keys: Collection[str]) -> None:
        """Show these cards and no others, in the order of the figures."""
        plan = replace(self._whole, cards=tuple(card for card in self._whole.cards if card.key in keys))
        if plan == self.plan:
            return
        self.plan = plan
        for card in plan.cards:
            if card.key not in self.cards:
                self.cards[card.key] = self._make_card(card)
        for key in self.cards.keys() - keys:
            gone = self.cards.pop(key)
            gone.hide()
            gone.deleteLater()
            self._held = None if gone is self._held else self._held
        self.cards = {card.key: self.cards[card.key] for card in plan.cards}
        self._columns = 0
        self._arrange()

    def show_figures(self, by_id: Mapping[str, Figure]) -> None:
        """One card now, the others each in a turn of its own: first those that can be seen."""
        self._waiting = deque(
            (self.cards[card.key], [by_id.get(one) for one in card.ids])
            for card in sorted(self.plan.cards, key=lambda card: not self._in_sight(self.cards[card.key]))
        )
        self._draw_next()

    def _draw_next(self) -> None:
        if self._held is not None:
            self._held.let_go()
            self._held = None
        while self._waiting:
            card, figures = self._waiting.popleft()
            if card.would_draw(*figures):
                self._held = card
                card.hold()
                card.show_figures(*figures)
                self._soon.start(0)
                return
            card.show_figures(*figures)

    def _in_sight(self, card: FigureCard) -> bool:
        return not card.visibleRegion().isEmpty()

    def _arrange(self) -> None:
        wide = self.viewport().width() >= _TWO_COLUMNS_FROM
        columns = 1 if len(self.cards) < 2 or not wide else 2
        if columns == self._columns:
            return
        self._columns = columns
        for card in (*self.cards.values(), self._none):
            card.setParent(None)
        inside = QWidget()
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        if self.plan.name == OVERVIEW and columns > 1 and len(self.cards) == 4:
            self._lay_overview(line)
        else:
            self._lay_columns(line, columns)
        if not self.cards:
            line.addWidget(self._none)
        self.setWidget(inside)
        self._none.setVisible(not self.cards)
        for card in self.cards.values():
            card.show()

    def _lay_overview(self, line: QHBoxLayout) -> None:
        """Two tall charts, and two low ones beside them: everything at once."""
        first, second, third, fourth = self.cards.values()
        for card in self.cards.values():
            card.setMinimumHeight(0)
            card.setMaximumHeight(_UNBOUND)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addWidget(third, 11)
        right.addWidget(fourth, 10)
        line.addWidget(first, 29)
        line.addWidget(second, 41)
        line.addLayout(right, 30)

    def _lay_columns(self, line: QHBoxLayout, columns: int) -> None:
        """In the order of the figures, each where there is most room; those that need the whole width last."""
        down = QVBoxLayout()
        down.setSpacing(GRID)
        line.addLayout(down, 1)
        for wide, plans in groupby(sorted(self.plan.cards, key=_is_wide), key=_is_wide):
            beside = QHBoxLayout()
            beside.setSpacing(GRID)
            down.addLayout(beside)
            self._lay_side_by_side(beside, tuple(plans), 1 if wide else columns)
        down.addStretch(0)

    def _lay_side_by_side(self, line: QHBoxLayout, plans: Sequence[CardPlan], columns: int) -> None:
        heights = [0] * columns
        layouts = [QVBoxLayout() for _ in range(columns)]
        for layout in layouts:
            layout.setSpacing(GRID)
            line.addLayout(layout, 1)
        for plan in plans:
            wanted = min(_MOST, max(_LEAST, _AROUND_CHART + _ROW * plan.rows))
            card = self.cards[plan.key]
            card.setMinimumHeight(wanted)
            card.setMaximumHeight(round(_STRETCHED * wanted))
            place = heights.index(min(heights))
            heights[place] += wanted + GRID
            layouts[place].addWidget(card, wanted)
        for layout in layouts:
            layout.addStretch(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _is_wide(plan: CardPlan) -> bool:
    return plan.wide
