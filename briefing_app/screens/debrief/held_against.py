"""The objectives as the results count them, above what a person says of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.figures.figure import Figure
from briefing_app.screens.figure_table import FigureTable
from briefing_app.screens.labels import OneLine
from briefing_app.screens.theme import GRID

_HEIGHT = 190


class HeldAgainst(QWidget):
    """Enter on a number leads to its rows."""

    cell_activated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table: FigureTable | None = None
        self.finding = OneLine("", "finding")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)
        self._column.addWidget(self.finding)

    def show_figure(self, figure: Figure | None) -> None:
        self.finding.setText(figure.title if figure is not None else "")
        if figure is None:
            return
        if self.table is None:
            self.table = FigureTable(figure)
            self.table.setFixedHeight(_HEIGHT)
            self.table.cell_activated.connect(self.cell_activated)
            self._column.addWidget(self.table)
        else:
            self.table.draw(figure)
        self.table.setVisible(bool(figure.table.rows))
