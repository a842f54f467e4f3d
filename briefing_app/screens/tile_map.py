"""London as equal tiles, one a borough, with the state of its return in sign, word and pattern."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from briefing_app.figures.figure import Style
from briefing_app.figures.palette import Pattern
from briefing_app.operation.boroughs import Borough, all_boroughs
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.return_status import Lane
from briefing_app.screens.borough_squares import BoroughSquares
from briefing_app.screens.ink_painting import paint_boxes
from briefing_app.screens.status_signs import ink_of, paint_sign
from briefing_app.screens.theme import Theme


class TileMap(BoroughSquares):
    """The City of London is outlined: a partner, from whom no return is expected."""

    borough_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Map of the boroughs", parent)
        self._lanes: dict[str, Lane] = {}
        self._phase = Phase.RESULT

    def show_lanes(self, lanes: tuple[Lane, ...], phase: Phase) -> None:
        self._lanes = {lane.borough: lane for lane in lanes}
        self._phase = phase
        counts: dict[str, int] = {}
        for lane in lanes:
            counts[lane.of(phase).state] = counts.get(lane.of(phase).state, 0) + 1
        said = ", ".join(f"{count} {state.lower()}" for state, count in counts.items())
        self.setAccessibleDescription(f"{phase.capitalize()} returns: {said}")
        self.update()

    def says_of(self, borough: Borough) -> str:
        if not borough.met:
            return f"{borough.name}: a partner with its own force; no return is expected"
        lane = self._lanes.get(borough.name)
        if lane is None:
            return f"{borough.name}: not part of this operation"
        return f"{borough.name}: plan {_lower(lane.plan.said)}; result {_lower(lane.result.said)}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self._theme.palette
        for borough in all_boroughs():
            box = self.tile_of(borough)
            lane = self._lanes.get(borough.name)
            if lane is None:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(palette.ink(Style.PARTNER).edge if not borough.met else palette.line), 2))
                painter.drawRect(box.adjusted(1, 1, -1, -1))
                self.paint_words(painter, box, borough.abbreviation, self._why_no_lane(borough), palette.quiet)
                continue
            standing = lane.of(self._phase)
            paint_boxes(painter, ink_of(standing.state, palette), [box], palette.panel)
            ink = ink_of(standing.state, palette)
            if ink.pattern is Pattern.HATCH:
                painter.fillRect(
                    box.adjusted(box.width() * 0.16, box.width() * 0.14, -box.width() * 0.16, -8), QColor(ink.fill)
                )
            self.paint_words(painter, box, borough.abbreviation, "", palette.text)
            paint_sign(painter, standing.state, self.sign_box(box, borough.abbreviation), palette)
        self.paint_chosen(painter)

    def _why_no_lane(self, borough: Borough) -> str:
        if not borough.met:
            return "partner"
        return "not in" if self._lanes else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        borough = self.borough_at(event.position())
        if borough is not None:
            self.take(borough)

    def take(self, borough: Borough) -> None:
        super().take(borough)
        self.borough_chosen.emit(borough.name)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
