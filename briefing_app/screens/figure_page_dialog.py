"""The page that a figure makes, as it will be printed: to look at, to print and to save."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QVBoxLayout, QWidget

from briefing_app.figures.figure import Figure
from briefing_app.screens.background import Worker
from briefing_app.screens.desk import Desk
from briefing_app.screens.pages.page_source import PageSource
from briefing_app.screens.pages.page_view import PageView
from briefing_app.screens.print_dialog import PrintDialog, PrintOrder
from briefing_app.screens.theme import GRID

if TYPE_CHECKING:
    from briefing_app.actions.print_pack import Sent


class FigurePageDialog(QDialog):
    """What is previewed, printed and saved are the same bytes."""

    def __init__(self, desk: Desk, figure: Figure, content: bytes, pages: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._figure = figure
        self.content = content
        self._pages = pages
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(f"Print – {figure.name}")
        self.pages = PageView(PageSource(desk, self))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.print_button = buttons.addButton("&Print…", QDialogButtonBox.ButtonRole.ActionRole)
        self.print_button.setProperty("primary", "true")
        self.print_button.setDefault(True)
        self.print_button.clicked.connect(lambda _=False: self._ask_for_printer())
        save = buttons.addButton("&Save PDF…", QDialogButtonBox.ButtonRole.ActionRole)
        save.clicked.connect(lambda _=False: self._ask_where_to_save())
        buttons.rejected.connect(self.close)
        self.finished.connect(lambda _: self.pages.source.end_soon())
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.pages, 1)
        column.addWidget(buttons)
        self.resize(860, 640)
        self.pages.show_pdf(content)
        self.print_button.setFocus()

    def _ask_for_printer(self) -> None:
        dialog = PrintDialog(self._desk, self._pages, self)
        dialog.setWindowTitle(f"Print – {self._figure.name}")
        dialog.ordered.connect(self._print)
        dialog.open()

    def _print(self, order: PrintOrder) -> None:
        content, name = self.content, f"{self._figure.id}.pdf"

        def job() -> "Sent":
            from briefing_app.actions.lay_out_figure import save_page
            from briefing_app.actions.print_pack import Duplex, print_pack

            with TemporaryDirectory(prefix="briefing-") as folder:
                path = save_page(content, Path(folder) / name)
                return print_pack(path, printer=order.printer, copies=order.copies, duplex=Duplex(order.duplex))

        self._desk.run(
            self._desk,
            job,
            lambda sent: self._desk.said.emit(sent.said),
            doing=f"Sending to the printer {order.printer}",
            worker=Worker.OTHER,
        )

    def _ask_where_to_save(self) -> None:
        dialog = QFileDialog(self, f"Save {self._figure.name}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilters(["PDF (*.pdf)"])
        dialog.selectFile(f"{self._figure.id}.pdf")
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        content = self.content

        def job() -> Path:
            from briefing_app.actions.lay_out_figure import save_page

            return save_page(content, path)

        self._desk.run(
            self._desk,
            job,
            lambda saved: self._desk.said.emit(f"Saved: {saved}"),
            doing=f"Saving {self._figure.name}",
            worker=Worker.OTHER,
        )
