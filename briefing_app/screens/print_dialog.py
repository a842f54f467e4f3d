"""Asks for printer, copies and sides; the list of printers is fetched only now, off the window's thread."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QSpinBox, QWidget

from briefing_app.screens.background import Failure, Worker
from briefing_app.screens.desk import Desk
from briefing_app.screens.dialog_frame import dialog_column, order_buttons
from briefing_app.screens.labels import label
from briefing_app.screens.theme import GRID

_SIDES = (("Both sides, long edge", "long"), ("Both sides, short edge", "short"), ("One side", "off"))
_MOST_COPIES = 99


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What was chosen. `duplex` is "long", "short" or "off"."""

    printer: str
    copies: int
    duplex: str


class PrintDialog(QDialog):
    """Opened, never waited for: `ordered` brings what was chosen."""

    ordered = Signal(object)

    def __init__(self, desk: Desk, pages: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Print pack")
        self.setModal(True)
        self.printer = QComboBox()
        self.printer.setAccessibleName("Printer")
        self.copies = QSpinBox()
        self.copies.setRange(1, _MOST_COPIES)
        self.sides = QComboBox()
        for word, value in _SIDES:
            self.sides.addItem(word, value)
        self.words = label("Looking for printers…", "caption", wraps=True)
        self.form = form = QFormLayout()
        form.setSpacing(GRID)
        form.addRow("P&rinter", self.printer)
        form.addRow("&Copies", self.copies)
        form.addRow("&Sides", self.sides)
        form.addRow("Pages", label(str(pages)))
        buttons, self.print_button = order_buttons(self, "&Print", self._order)
        self.print_button.setEnabled(False)
        column = dialog_column(self, 2 * GRID)
        column.addLayout(form)
        column.addWidget(self.words)
        column.addWidget(buttons)
        self.setMinimumWidth(420)

        def job() -> tuple[str, ...]:
            from briefing_app.actions.print_pack import printers

            return tuple(one.name for one in printers())

        desk.run(
            self,
            job,
            self._show_printers,
            doing="Looking for printers",
            on_failed=self._no_printers,
            worker=Worker.OTHER,
        )

    @property
    def order(self) -> PrintOrder:
        return PrintOrder(self.printer.currentText(), self.copies.value(), self.sides.currentData())

    def _show_printers(self, names: tuple[str, ...]) -> None:
        self.printer.addItems(list(names))
        self.check()
        self.words.setText(
            "The file goes to the printer as it is previewed, at its true size."
            if names
            else "This PC has no printer. Save the pack and print it from a PC that has one."
        )
        if names:
            self.printer.setFocus()

    def _no_printers(self, failure: Failure) -> None:
        self.words.setText(failure.says)

    def check(self) -> None:
        """Whether it can be sent now."""
        self.print_button.setEnabled(bool(self.printer.count()))

    def _order(self) -> None:
        self.ordered.emit(self.order)
        self.accept()
