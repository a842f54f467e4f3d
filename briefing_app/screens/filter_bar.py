"""The line of chips above the figures: by what they are filtered, and a list to choose from under each chip."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from briefing_app.operation.boroughs import bcu_name, borough_named
from briefing_app.operation.kinds import Phase, kinds, units
from briefing_app.operation.offences import offences
from briefing_app.operation.position.filters import OFFENCE_FIELD, OTHER_UNIT, UNIT_FIELD, Dimension, Filter
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import boroughs_of
from briefing_app.operation.times import Period
from briefing_app.screens.choice_list import ChoiceList, Choosable
from briefing_app.screens.filter_history import FilterHistory
from briefing_app.screens.hours_popup import HoursPopup
from briefing_app.screens.labels import OneLine, tip
from briefing_app.screens.theme import GRID

HINT = "Click a mark to filter by it, again for its rows; Shift+click adds, Esc clears"
_WIDEST = 220
_NARROWEST = 96


class Chip(QToolButton):
    """One dimension of the filter. Delete and Backspace take its values away."""

    cleared = Signal()

    def __init__(self, dimension: Dimension, parent: QWidget) -> None:
        super().__init__(parent)
        self.dimension = dimension
        self._words = ""
        self.setProperty("role", "chip")
        self.show_words("", _WIDEST)

    def show_words(self, words: str, most: int) -> None:
        """What is chosen, cut to at most so many pixels; the tip says all of it."""
        self._words = words
        name = self.dimension.value
        room = most - QFontMetrics(self.font()).horizontalAdvance("  ▾ ") - 2 * GRID
        said = QFontMetrics(self.font()).elidedText(words or name, Qt.TextElideMode.ElideRight, room)
        self.setText(f"{said.replace('&', '&&')} ▾")
        self.setAccessibleName(f"Filter by {name.lower()}: {words or 'any'}")
        self.setToolTip(tip(f"{words}. Delete takes it away." if words else f"Filter by {name.lower()}"))
        if self.property("on") != bool(words):
            self.setProperty("on", bool(words))
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Back, forward, a chip for each dimension, and Clear."""

    def __init__(self, history: FilterHistory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._position: Position | None = None
        self.setAccessibleName("Filter")
        self.back = self._button("‹", "Back to the filter before (Alt+Left)", history.back)
        self.forward = self._button("›", "Forward (Alt+Right)", history.forward)
        self.chips = {dimension: Chip(dimension, self) for dimension in Dimension}
        self.clear = self._button("Clear", "Show everything again (Esc)", history.clear)
        self.hint = OneLine(HINT)
        # The bar is as high without it: else all charts below would be laid out, and painted, again.
        policy = self.hint.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.hint.setSizePolicy(policy)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID // 2)
        for button in (self.back, self.forward, *self.chips.values(), self.clear):
            line.addWidget(button)
        line.addSpacing(GRID)
        line.addWidget(self.hint, 1)
        line.addStretch(0)
        for dimension, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, dimension=dimension: self.open_choices(dimension))
            chip.cleared.connect(lambda dimension=dimension: history.set_chip(dimension, Filter()))
        history.changed.connect(self._show)
        self._show()

    def show_position(self, position: Position) -> None:
        """What can be chosen from is what the operation has."""
        self._position = position

    def open_choices(self, dimension: Dimension) -> QWidget | None:
        """The list, or the hours, of a chip."""
        position, wanted, chip = self._position, self._history.wanted, self.chips[dimension]
        if position is None:
            return None
        if dimension is Dimension.WORDS:
            self._history.set_chip(dimension, Filter())
            return None
        if dimension is Dimension.TIME:
            hours = HoursPopup(position.operation.period, wanted.between, self)
            hours.chosen.connect(self._choose_hours)
            hours.open_under(chip)
            return hours
        choices = list(_choices(position, dimension))
        ticked = _values(wanted, dimension)
        opened = ChoiceList(dimension.value, choices, ticked, self)
        opened.ticked.connect(lambda values: self._history.set_chip(dimension, _filter_of(dimension, values)))
        opened.open_under(chip)
        return opened

    def _choose_hours(self, period: Period | None) -> None:
        self._history.set_chip(Dimension.TIME, Filter(between=period))

    def _button(self, words: str, says: str, what: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolTip(says)
        button.setAccessibleName(says)
        button.setProperty("role", "chip")
        button.clicked.connect(lambda _=False: what())
        return button

    def _show(self) -> None:
        wanted = self._history.wanted
        parts = dict(wanted.parts)
        others = sum(chip.sizeHint().width() for one, chip in self.chips.items() if one not in parts)
        room = self.width() - others - 140
        most = max(_NARROWEST, min(_WIDEST, room // max(1, len(parts))))
        for dimension, chip in self.chips.items():
            chip.show_words(parts.get(dimension, ""), most)
        self.chips[Dimension.WORDS].setVisible(Dimension.WORDS in parts)
        self.back.setEnabled(self._history.can_go_back)
        self.forward.setEnabled(self._history.can_go_forward)
        self.clear.setEnabled(bool(wanted))
        self.hint.setVisible(len(parts) < 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()


def _choices(position: Position, dimension: Dimension) -> Iterable[Choosable]:
    names = boroughs_of(position)
    match dimension:
        case Dimension.BOROUGH:
            return (Choosable(name, name) for name in names)
        case Dimension.BCU:
            codes = sorted({known.bcu for name in names if (known := borough_named(name)) is not None and known.bcu})
            return (Choosable(code, f"{bcu_name(code)} ({code})") for code in codes)
        case Dimension.UNIT:
            there = {one[field] for name, field in UNIT_FIELD.items() for one in position.records.get(name, ())}
            listed = [Choosable(unit, unit) for unit in units() if unit in there or unit == OTHER_UNIT]
            return (*listed, *([Choosable(None, "Not stated")] if None in there else []))
        case Dimension.OFFENCE:
            stated = {one[field] for name, field in OFFENCE_FIELD.items() for one in position.records.get(name, ())}
            said = [Choosable(offence.said, offence.said) for offence in offences() if offence.said in stated]
            return (*said, *([Choosable(None, "Not stated")] if None in stated else []))
        case Dimension.KIND:
            return (Choosable(one.name, one.many.capitalize()) for one in kinds() if position.records.get(one.name))
        case _:
            return (Choosable(Phase.PLAN, "Planned"), Choosable(Phase.RESULT, "Actual"))


def _values(wanted: Filter, dimension: Dimension) -> tuple[object, ...]:
    return {
        Dimension.BOROUGH: wanted.boroughs,
        Dimension.BCU: wanted.bcus,
        Dimension.UNIT: wanted.units,
        Dimension.KIND: wanted.kinds,
        Dimension.OFFENCE: wanted.offences,
        Dimension.PHASE: (wanted.phase,) if wanted.phase is not None else (),
    }.get(dimension, ())


def _filter_of(dimension: Dimension, values: tuple[object, ...]) -> Filter:
    words = tuple(None if value is None else str(value) for value in values)
    named = tuple(word for word in words if word is not None)
    match dimension:
        case Dimension.BOROUGH:
            return Filter(boroughs=named)
        case Dimension.BCU:
            return Filter(bcus=named)
        case Dimension.UNIT:
            return Filter(units=words)
        case Dimension.KIND:
            return Filter(kinds=named)
        case Dimension.OFFENCE:
            return Filter(offences=words)
        case _:
            # Both of two are no choice.
            return Filter(phase=Phase(named[0]) if len(named) == 1 else None)
