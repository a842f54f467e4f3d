"""Asks how a pack is printed: which pages, alike or numbered with a recipient each, and with the borough sheets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from briefing_app.operation.words import plural
from briefing_app.screens.desk import Desk
from briefing_app.screens.labels import label
from briefing_app.screens.packs.pages_wanted import pages_of_section, pages_written
from briefing_app.screens.print_dialog import PrintDialog, PrintOrder

if TYPE_CHECKING:
    from briefing_app.packs.page_pictures import Section

_INDENT = "   "


@dataclass(frozen=True, slots=True)
class PackPrintOrder(PrintOrder):
    """Pages are counted from 0; none is all of them."""

    pages: tuple[int, ...] = ()
    recipients: tuple[str, ...] = ()
    sheets: bool = False


class PackPrintDialog(PrintDialog):
    """With recipients each of them gets one copy, numbered and stamped with the name."""

    def __init__(
        self,
        desk: Desk,
        pages: int,
        parent: QWidget,
        *,
        sections: "Sequence[Section]" = (),
        recipients: Sequence[str] = (),
        boroughs: int = 0,
    ) -> None:
        """`boroughs`: how many sheets a set has beside the pack; 0 where there is no set."""
        super().__init__(desk, pages, parent)
        self._count = pages
        self._boroughs = boroughs
        self.form.removeRow(self.form.rowCount() - 1)
        self.part = QComboBox()
        self.part.setAccessibleName("Pages")
        self.part.addItem(f"All {plural(pages, 'page')}", ())
        for place, one in enumerate(sections):
            wanted = pages_of_section(sections, place, pages)
            last = f"–{wanted.stop}" if len(wanted) > 1 else ""
            self.part.addItem(f"{_INDENT * one.level}{one.title}, {wanted.start + 1}{last}", tuple(wanted))
        self.part.addItem("These pages", None)
        self.part.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.numbers = QLineEdit()
        self.numbers.setAccessibleName("These pages")
        self.numbers.setPlaceholderText("1-3, 7")
        self.recipients = QPlainTextEdit("\n".join(recipients))
        self.recipients.setAccessibleName("Recipients, one a line")
        self.recipients.setTabChangesFocus(True)
        self.recipients.setPlaceholderText("None: copies without number")
        self.recipients.setFixedHeight(88)
        self.sheets = QCheckBox("With the sheet of &each borough")
        self.sheets.setVisible(bool(boroughs))
        self.sum = label("", "caption", wraps=True)
        self.form.addRow("P&ages", self.part)
        self.form.addRow("", self.numbers)
        self.form.addRow("&Numbered for,\none a line", self.recipients)
        self.form.addRow("", self.sheets)
        self.form.addRow("", self.sum)
        self.setMinimumWidth(480)
        self.part.currentIndexChanged.connect(lambda _: self.check())
        self.numbers.textChanged.connect(lambda _: self.check())
        self.recipients.textChanged.connect(self.check)
        self.sheets.toggled.connect(lambda _: self.check())
        self.copies.valueChanged.connect(lambda _: self.check())
        self.check()

    @property
    def order(self) -> PackPrintOrder:
        lines = (" ".join(line.split()) for line in self.recipients.toPlainText().splitlines())
        return PackPrintOrder(
            self.printer.currentText(),
            self.copies.value(),
            self.sides.currentData(),
            self._pages or (),
            tuple(dict.fromkeys(line for line in lines if line)),
            self.sheets.isChecked(),
        )

    @property
    def _pages(self) -> tuple[int, ...] | None:
        chosen: tuple[int, ...] | None = self.part.currentData()
        return chosen if chosen is not None else pages_written(self.numbers.text(), self._count)

    def check(self) -> None:
        if not hasattr(self, "sum"):  # the printers may come before the rest is there
            return
        order, pages = self.order, self._pages
        self.numbers.setVisible(self.part.currentData() is None)
        self.copies.setEnabled(not order.recipients)
        if pages is None:
            self.sum.setText(f"Write pages between 1 and {self._count}, such as 1-3, 7.")
        else:
            copies = len(order.recipients) or order.copies
            kind = "numbered copy" if order.recipients else "copy"
            kinds = "numbered copies" if order.recipients else "copies"
            sheets = f", then {plural(self._boroughs, 'borough sheet')}" if order.sheets else ""
            of = f" of {plural(len(pages), 'page')}" if pages else f" of all {plural(self._count, 'page')}"
            self.sum.setText(f"{plural(copies, kind, kinds)}{of}{sheets}.")
        self.print_button.setEnabled(bool(self.printer.count()) and pages is not None)
