"""What a pack is to be: its kind, of the plan or the results, of which boroughs, for release or not, by whom."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget

from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from briefing_app.operation.words import listed_few
from briefing_app.packs.request import PackKind
from briefing_app.screens.choice_list import ChoiceList, Choosable
from briefing_app.screens.labels import label
from briefing_app.screens.segments import Segments
from briefing_app.screens.theme import GRID

KINDS = tuple(PackKind)
_PHASES = (Phase.PLAN, Phase.RESULT)
_ALL_BOROUGHS = "All boroughs"


@dataclass(frozen=True, slots=True)
class PackWish:
    """What was chosen. Without boroughs: all of them."""

    kind: PackKind
    phase: Phase | None = None
    boroughs: tuple[str, ...] = ()
    release: bool = False
    author: str = ""


class PackChoices(QWidget):
    """Every choice is taken at once."""

    changed = Signal()
    sections_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[str, ...] = ()
        self._boroughs: tuple[str, ...] = ()
        self._results_in = False
        self._phase_is_open = True
        """Whether results are shown as soon as there are any."""
        self.kinds = QButtonGroup(self)
        self.phase = Segments("Returns", ("Plan", "Result"))
        self.boroughs_button = QPushButton(_ALL_BOROUGHS)
        self.boroughs_button.setToolTip("Choose one borough or several")
        self.release = QCheckBox("&Copy for release")
        self.release.setToolTip("Without single arrests, people, places, serials and senders' own words")
        self.sections_button = QPushButton("Se&ctions…")
        self.sections_button.setToolTip("Which sections, in which order, how marked, which as annexes; templates")
        self.author = QLineEdit()
        self.author.setAccessibleName("Made by")
        self.author.setPlaceholderText("Made by: rank and name")
        self.basis = label("", "caption", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for number, kind in enumerate(KINDS):
            button = QRadioButton(kind.title)
            self.kinds.addButton(button, number)
            column.addWidget(button)
        column.addSpacing(GRID // 2)
        column.addWidget(self.phase, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.boroughs_button, self.release, self.sections_button, self.author, self.basis):
            column.addWidget(widget)
        self.kinds.button(0).setChecked(True)
        self.kinds.idToggled.connect(self._kind_toggled)
        self.phase.chosen.connect(lambda _: self.changed.emit())
        self.phase.taken.connect(self._phase_taken)
        self.release.toggled.connect(lambda _: self.changed.emit())
        self.author.editingFinished.connect(self.changed.emit)
        self.boroughs_button.clicked.connect(self._choose_boroughs)
        self.sections_button.clicked.connect(self.sections_wanted)
        self._fit()

    @property
    def kind(self) -> PackKind:
        return KINDS[self.kinds.checkedId()]

    @property
    def wish(self) -> PackWish:
        kind = self.kind
        return PackWish(
            kind,
            _PHASES[self.phase.choice] if kind.either_phase else None,
            self._boroughs if kind.by_borough else (),
            kind.has_cover and self.release.isChecked(),
            self.author.text().strip() if kind.second_person else "",
        )

    def choose_kind(self, kind: PackKind) -> None:
        self.kinds.button(KINDS.index(kind)).setChecked(True)

    def take_boroughs(self, boroughs: tuple[str, ...]) -> None:
        """None of them is all of them."""
        self._boroughs = tuple(one for one in self._all if one in boroughs)
        count = len(self._boroughs)
        words = _ALL_BOROUGHS if not count else self._boroughs[0] if count == 1 else f"{count} boroughs"
        self.boroughs_button.setText(words)
        self.boroughs_button.setAccessibleName(f"Boroughs: {listed_few(self._boroughs) if count else 'all'}")
        self.changed.emit()

    def show_position(self, boroughs: tuple[str, ...], position: Position | None) -> None:
        """Of another operation, or with other returns in."""
        if boroughs != self._all:
            self._all = boroughs
            self._phase_is_open = True
            self.take_boroughs(())
        self._results_in = position is not None and bool(position.received(Phase.RESULT))
        if self._phase_is_open:
            self.phase.choose(_PHASES.index(Phase.RESULT if self._results_in else Phase.PLAN))
        self.basis.setText(self._said(position) if position is not None else "")

    def _said(self, position: Position) -> str:
        wish = self.wish
        phase = wish.phase or wish.kind.phase
        awaited = position.awaited(phase)
        total = len(position.operation.boroughs)
        said = f"Rests on {total - len(awaited)} of {total} {phase} returns."
        if awaited and len(awaited) < total:
            said += f" {listed_few(awaited)} awaited: shown so in the pack, never as zero."
        if phase is Phase.RESULT and not position.received(phase):
            said += " Every result is awaited."
        return said

    def _kind_toggled(self, _number: int, checked: bool) -> None:
        if checked:
            self._fit()
            self.changed.emit()

    def _fit(self) -> None:
        """Only what matters for the kind."""
        kind = self.kind
        self.phase.setVisible(kind.either_phase)
        self.boroughs_button.setVisible(kind.by_borough)
        self.release.setVisible(kind.has_cover)
        self.sections_button.setVisible(kind.has_cover)
        self.author.setVisible(kind.second_person)

    def _phase_taken(self) -> None:
        self._phase_is_open = False

    def _choose_boroughs(self) -> None:
        choices = [Choosable(name, name) for name in self._all]
        found = ChoiceList("Boroughs", choices, self._boroughs, self, any_words="&All boroughs")
        found.ticked.connect(self.take_boroughs)
        found.open_under(self.boroughs_button)
