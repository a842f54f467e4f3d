"""What the chosen borough sent: both returns with their files, versions, times and rows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from briefing_app.operation.boroughs import bcu_name, borough_named
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.return_status import Lane, Standing
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import listed_few, plural, say_moment
from briefing_app.screens.labels import OneLine, label
from briefing_app.screens.theme import GRID


class BoroughNote(QWidget):
    """Stands under the map; before a choice it says how to choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = label("", "finding")
        self.bcu = OneLine()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.name, 0, 0, 1, 2)
        grid.addWidget(self.bcu, 1, 0, 1, 2)
        self._grid = grid
        self._names: list[QLabel] = []
        self._lines: dict[Phase, tuple[OneLine, OneLine]] = {}
        for number, phase in enumerate(Phase):
            lines = OneLine("", ""), OneLine()
            name = label()
            name.setAccessibleName(phase.capitalize())
            self._names.append(name)
            grid.addWidget(name, 2 + 2 * number, 0)
            grid.addWidget(lines[0], 2 + 2 * number, 1, 1, 2)
            grid.addWidget(lines[1], 3 + 2 * number, 1, 1, 2)
            self._lines[phase] = lines
        self.show_lane(None)

    def add_button(self, button: QWidget) -> None:
        """Beside the borough's name."""
        self._grid.addWidget(button, 0, 2, 2, 1, Qt.AlignmentFlag.AlignTop)

    def show_lane(self, lane: Lane | None) -> None:
        for name in self._names:
            name.setText(name.accessibleName() if lane is not None else "")
        if lane is None:
            self.name.setText("Choose a borough")
            self.bcu.setText("on the map or in the list, to see what it sent")
        else:
            known = borough_named(lane.borough)
            self.name.setText(lane.borough)
            self.bcu.setText(f"{bcu_name(known.bcu)} Command Unit ({known.bcu})" if known is not None else "")
        for phase, (state, received) in self._lines.items():
            standing = lane.of(phase) if lane is not None else None
            state.setText(standing.said if standing is not None else "")
            received.setText(_received(standing) if standing is not None else "")


def _received(standing: Standing) -> str:
    received = standing.received
    if received is None:
        return "nothing has come yet"
    parts = [listed_few(standing.files), f"version {received.version}", plural(standing.accepted, "row")]
    if standing.held:
        parts.append(f"{standing.held} held")
    parts.append(f"imported {say_moment(from_minute(received.received_at))}")
    return ", ".join(parts)
