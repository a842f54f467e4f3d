"""One figure in the whole of the picture's place, to look at closely or to show to others."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing_app.figures.figure import Figure
from briefing_app.screens.figure_card import FigureCard
from briefing_app.screens.picture_tabs import CardPlan
from briefing_app.screens.theme import GRID


class LargeFigure(QWidget):
    """The same figure as on the card, under the same filter."""

    closed = Signal()

    def __init__(self, make_card: Callable[[CardPlan], FigureCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_card = make_card
        self.plan: CardPlan | None = None
        self.card: FigureCard | None = None
        self.setAccessibleName("Large figure")
        self.back = QPushButton("Back to &all figures")
        self.back.setToolTip("Esc or F11")
        self.back.clicked.connect(self.closed)
        line = QHBoxLayout()
        line.addWidget(self.back)
        line.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addLayout(line)

    def open(self, plan: CardPlan, like: FigureCard, by_id: Mapping[str, Figure]) -> None:
        """Show what a card shows, as a table if it does."""
        self.close_figure()
        self.plan = plan
        self.card = self._make_card(plan)
        self.card.menu.large.setText("Back to all &figures\tF11")
        if like.which is not None:
            self.card.turn_to(like.which.choice)
        self.card.as_table.setChecked(like.as_table.isChecked())
        self._column.addWidget(self.card, 1)
        self.show_figures(by_id)

    def show_figures(self, by_id: Mapping[str, Figure]) -> None:
        if self.plan is not None and self.card is not None:
            self.card.show_figures(*(by_id.get(one) for one in self.plan.ids))

    def close_figure(self) -> None:
        if self.card is not None:
            self._column.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
        self.plan = self.card = None

    def focus_figure(self) -> None:
        if self.card is not None:
            self.card.focus_body()
        else:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
