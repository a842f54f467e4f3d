"""The strip on top of the window: the place, the marking, the operation, and what its figures rest on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.operation.handling import invented_notice, marking_of
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import say_date, say_moment
from briefing_app.screens.labels import OneLine, label
from briefing_app.screens.theme import GRID

if TYPE_CHECKING:
    from briefing_app.operation.position.position import Position


class Strip(QFrame):
    """The marking stands in the middle of the window, whatever is said beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self.setFixedHeight(48)
        self.place = label("", "place")
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.marking = label("", "marking")
        self.marking.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.notice = label("", "notice")
        self.notice.setAccessibleName("Whether the data is invented")
        self.operation = OneLine("", "")
        self.basis = OneLine("", "caption")
        for line in (self.operation, self.basis):
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addStretch(1)
        right.addWidget(self.operation)
        right.addWidget(self.basis)
        right.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        grid.setHorizontalSpacing(2 * GRID)
        left = QHBoxLayout()
        left.addWidget(self.place, 1)
        left.addWidget(self.notice)
        grid.addLayout(left, 0, 0)
        grid.addWidget(self.marking, 0, 1, Qt.AlignmentFlag.AlignCenter)
        grid.addLayout(right, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)

    def show_operation(self, operation: Operation | None, position: "Position | None") -> None:
        self.marking.setVisible(operation is not None)
        self.notice.setText("")
        if operation is None:
            self.operation.setText("No operation chosen")
            self.basis.hide()
            return
        self.basis.show()
        # The highest of the returns': what one borough marks up, the whole picture is.
        self.marking.setText(operation.marking if position is None else marking_of(position))
        self.notice.setText("INVENTED SAMPLE DATA" if position is not None and invented_notice(position) else "")
        self.operation.setText(f"{operation.name}, {say_date(operation.day)}")
        self.basis.setText(_basis(position) if position is not None else "")


def _basis(position: "Position") -> str:
    moments = [moment for phase in Phase if (moment := position.as_at(phase)) is not None]
    as_at = f"data as at {say_moment(from_minute(max(moments)))}" if moments else "no data yet"
    total = len(position.operation.boroughs)
    counts = (f"{phase}s {len(position.included(phase))} of {total}" for phase in Phase)
    return " · ".join((as_at, *counts))
