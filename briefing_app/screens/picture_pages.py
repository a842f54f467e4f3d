"""The subjects of the picture as pages, with their tabs and the choice of figures on each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QToolButton, QWidget

from briefing_app.figures.figure import Figure
from briefing_app.screens.choice_list import ChoiceList, Choosable
from briefing_app.screens.figure_card import FigureCard
from briefing_app.screens.figure_chooser import FigureChooser
from briefing_app.screens.picture_page import MakeCard, PicturePage
from briefing_app.screens.picture_tabs import TabPlan


class PicturePages(QStackedWidget):
    """`tabs` and `figures_button` belong to it, and stand where the place puts them."""

    turned = Signal()
    """Another page is shown, or another choice of cards on it."""

    def __init__(self, make_card: MakeCard, chooser: FigureChooser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_card = make_card
        self._chooser = chooser
        self._plans: tuple[TabPlan, ...] = ()
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Figures by subject")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(self._turn)
        self.figures_button = QToolButton()
        self.figures_button.setText("Figures ▾")
        self.figures_button.setProperty("role", "chip")
        self.figures_button.setAccessibleName("Choose the figures of this subject")
        self.figures_button.setToolTip("Choose which figures of this subject are shown")
        self.figures_button.clicked.connect(lambda _=False: self.open_figures())
        chooser.changed.connect(self._choose_cards)

    @property
    def page(self) -> PicturePage | None:
        """The subject that is shown."""
        page = self.currentWidget()
        return page if isinstance(page, PicturePage) else None

    @property
    def all(self) -> tuple[PicturePage, ...]:
        pages = (self.widget(place) for place in range(self.count()))
        return tuple(page for page in pages if isinstance(page, PicturePage))

    @property
    def is_overview(self) -> bool:
        return self.tabs.currentIndex() <= 0

    def show_plans(self, plans: Sequence[TabPlan]) -> None:
        """As they were, where there are the same: what is looked at stays."""
        if [_shape(plan) for plan in plans] == [_shape(plan) for plan in self._plans]:
            return
        chosen = self.tabs.currentIndex()
        self._plans = tuple(plans)
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for page in self.all:
            self.removeWidget(page)
            page.deleteLater()
        for plan in plans:
            self.tabs.addTab(plan.name.replace("&", "&&"))
            self.addWidget(PicturePage(plan, self._make_card))
        self.tabs.setCurrentIndex(max(0, min(chosen, len(plans) - 1)))
        self.tabs.blockSignals(False)
        self.setCurrentIndex(self.tabs.currentIndex())
        self._choose_cards()

    def show_figures(self, by_id: Mapping[str, Figure]) -> None:
        if self.page is not None:
            self.page.show_figures(by_id)

    def has(self, name: str) -> bool:
        """Whether there is a subject of this name."""
        return any(plan.name == name for plan in self._plans)

    def turn_to(self, name: str) -> None:
        self.tabs.setCurrentIndex([plan.name for plan in self._plans].index(name))

    def step(self, by: int) -> None:
        """The next subject, or the one before; after the last comes the first."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % max(1, self.tabs.count()))

    def cards_of(self, figure_id: str) -> tuple[FigureCard, ...]:
        """The cards, on whichever page, in which a figure stands."""
        return tuple(page.cards[plan.key] for page in self.all for plan in page.plan.cards if figure_id in plan.ids)

    def open_figures(self) -> ChoiceList | None:
        """The figures of the subject that is shown, to tick."""
        page = self.page
        if page is None:
            return None
        choices = [Choosable(card.key, card.name) for card in page.all_cards]
        shown = [card.key for card in page.plan.cards]
        opened = ChoiceList(f"Figures: {page.plan.name}", choices, shown, self, any_words="&All")
        opened.ticked.connect(lambda keys: self._keep(page, keys))
        opened.open_under(self.figures_button)
        return opened

    def _keep(self, page: PicturePage, keys: tuple[object, ...]) -> None:
        # No tick at all means every figure: an empty page is of no use.
        wanted = {str(key) for key in keys} or {card.key for card in page.all_cards}
        for card in page.all_cards:
            if (card.key in wanted) is not self._chooser.in_picture(card.key):
                self._chooser.show_in_picture(card.key, card.key in wanted)

    def _choose_cards(self) -> None:
        for page in self.all:
            page.choose_cards({card.key for card in page.all_cards if self._chooser.in_picture(card.key)})
        self.turned.emit()

    def _turn(self, place: int) -> None:
        self.setCurrentIndex(place)
        self.turned.emit()


def _shape(plan: TabPlan) -> tuple[str, tuple[tuple[str, ...], ...]]:
    return plan.name, tuple(card.ids for card in plan.cards)
