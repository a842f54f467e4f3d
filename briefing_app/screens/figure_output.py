"""Takes a figure out of the window: to the clipboard, to a file, to paper; always drawn anew from its value."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QWidget

from briefing_app.figures.figure import Figure
from briefing_app.screens.background import Worker
from briefing_app.screens.desk import Desk
from briefing_app.screens.figure_page_dialog import FigurePageDialog
from briefing_app.screens.figure_table import copy_figure

_CLIPBOARD_SCALE = 2.0
_LEAST_SCALE, _MOST_SCALE = 0.5, 8.0
_NAMES = {"svg": "SVG picture", "png": "PNG picture", "pdf": "PDF page", "xlsx": "Excel workbook"}


class FigureOutput(QObject):
    """What the menu of a card asks for."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def copy_picture(self, figure: Figure) -> None:
        def job() -> bytes:
            from briefing_app.actions.save_figures import figure_bytes

            return figure_bytes(figure, "png", scale=_CLIPBOARD_SCALE)

        def done(content: bytes) -> None:
            QApplication.clipboard().setImage(QImage.fromData(content))
            self._desk.said.emit(f"Copied as a picture: {figure.name}.")

        self._desk.run(self, job, done, doing=f"Drawing {figure.name}", worker=Worker.OTHER)

    def copy_cells(self, figure: Figure) -> None:
        copy_figure(figure)
        self._desk.said.emit(f"Copied as cells: {figure.name}.")

    def ask_where_to_save(self, figure: Figure, ending: str, scale: float) -> None:
        """`scale` is for PNG, in pixels a point; 0 asks for it first."""
        if ending == "png" and not scale:
            self._ask_for_scale(figure)
            return
        dialog = QFileDialog(self._window, f"Save {figure.name}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.setNameFilters([f"{_NAMES[ending]} (*.{ending})"])
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if folder:
            dialog.setDirectory(folder)
        dialog.selectFile(f"{figure.id}.{ending}")
        dialog.fileSelected.connect(lambda name: self.save(figure, Path(name), scale))
        dialog.open()

    def save(self, figure: Figure, path: Path, scale: float) -> None:
        shown = self._desk.shown

        def job() -> Path:
            from briefing_app.actions.lay_out_figure import lay_out_figure, save_page
            from briefing_app.actions.save_figures import save_figure

            if path.suffix.casefold() == ".pdf" and shown is not None:
                return save_page(lay_out_figure(figure, shown.position), path)
            return save_figure(figure, path, scale=scale)

        self._desk.run(
            self,
            job,
            lambda saved: self._desk.said.emit(f"Saved: {saved}"),
            doing=f"Saving {figure.name}",
            worker=Worker.OTHER,
        )

    def preview(self, figure: Figure) -> None:
        """The page that it makes, to print or to save."""
        shown = self._desk.shown
        if shown is None:
            return

        def job() -> tuple[bytes, int]:
            from briefing_app.actions.lay_out_figure import lay_out_figure
            from briefing_app.packs.page_pictures import page_count

            content = lay_out_figure(figure, shown.position)
            return content, page_count(content)

        def done(made: tuple[bytes, int]) -> None:
            FigurePageDialog(self._desk, figure, *made, self._window).show()

        self._desk.run(self, job, done, doing=f"Laying {figure.name} out", worker=Worker.OTHER)

    def _ask_for_scale(self, figure: Figure) -> None:
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle("PNG picture")
        dialog.setLabelText("Pixels a point (1 is a screen's size, 4 is sharp in print):")
        dialog.setInputMode(QInputDialog.InputMode.DoubleInput)
        dialog.setDoubleRange(_LEAST_SCALE, _MOST_SCALE)
        dialog.setDoubleDecimals(1)
        dialog.setDoubleValue(_CLIPBOARD_SCALE)
        dialog.doubleValueSelected.connect(lambda scale: self.ask_where_to_save(figure, "png", scale))
        dialog.open()
