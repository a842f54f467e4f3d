"""By what the picture is filtered now, and the way back to what it was filtered by before."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from briefing_app.operation.position.filters import Dimension, Filter

_PLACES = frozenset({Dimension.BOROUGH, Dimension.BCU})


@dataclass(frozen=True, slots=True)
class Choice:
    """What the chips say, and what was clicked on: a click replaces the one before, and leaves the chips."""

    chips: Filter = field(default_factory=Filter)
    clicked: Filter = field(default_factory=Filter)

    @property
    def wanted(self) -> Filter:
        """Both; where they speak of the same, what was clicked on holds."""
        overruled = self.clicked.dimensions
        if overruled & _PLACES:
            overruled |= _PLACES
        return self.chips.without(*overruled).joined(self.clicked)


class FilterHistory(QObject):
    """Every step can be gone back, and forward again until another is taken."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = [Choice()]
        self._now = 0

    @property
    def choice(self) -> Choice:
        return self._steps[self._now]

    @property
    def wanted(self) -> Filter:
        return self.choice.wanted

    @property
    def can_go_back(self) -> bool:
        return self._now > 0

    @property
    def can_go_forward(self) -> bool:
        return self._now < len(self._steps) - 1

    def click(self, clicked: Filter) -> None:
        """Filter by this, and no longer by what was clicked on before."""
        self._take(Choice(self.choice.chips, clicked))

    def is_clicked(self, clicked: Filter) -> bool:
        return self.choice.clicked == clicked

    def add(self, clicked: Filter) -> None:
        """Filter by this too; where it is among what is filtered by already, no longer."""
        now = self.choice.clicked
        self._take(Choice(self.choice.chips, now.less(clicked) if now.holds(clicked) else now.joined(clicked)))

    def set_chip(self, dimension: Dimension, values: Filter) -> None:
        """What a chip says takes the place of all that was said of its dimension."""
        chips = self.choice.chips.without(dimension).joined(values.only(dimension))
        self._take(Choice(chips, self.choice.clicked.without(dimension)))

    def clear(self) -> None:
        self._take(Choice())

    def forget(self) -> None:
        """Another operation: nothing is filtered, and there is no way back."""
        self._steps, self._now = [Choice()], 0
        self.changed.emit()

    def back(self) -> None:
        if self.can_go_back:
            self._now -= 1
            self.changed.emit()

    def forward(self) -> None:
        if self.can_go_forward:
            self._now += 1
            self.changed.emit()

    def _take(self, choice: Choice) -> None:
        if choice != self.choice:
            self._steps = [*self._steps[: self._now + 1], choice]
            self._now += 1
            self.changed.emit()
