"""The sheet that a record came from, as the borough sent it, with the record's cells lit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QStackedLayout, QWidget

from briefing_app.operation.background.attached import Background
from briefing_app.operation.cell_names import cell_name
from briefing_app.operation.returns.returns import Received
from briefing_app.operation.returns.sheet_shown import Place, SheetShown
from briefing_app.screens.background import Failure
from briefing_app.screens.desk import Desk
from briefing_app.screens.dialog_frame import dialog_column
from briefing_app.screens.labels import OneLine, label
from briefing_app.screens.review.sheet_view import SheetView
from briefing_app.screens.theme import Theme


class SheetDialog(QDialog):
    """To read, not to change: cells are put right on the lane's own page."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: str = ""
        self._lit: tuple[tuple[str, int, int], ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.about = OneLine("", "finding")
        self.view = SheetView(theme, editable=False)
        self.words = label("", "", wraps=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        self._body = QStackedLayout()
        self._body.addWidget(self.words)
        self._body.addWidget(self.view)
        column = dialog_column(self)
        column.addWidget(self.about)
        column.addLayout(self._body, 1)
        column.addWidget(buttons)
        self.resize(1000, 520)

    def show_row(self, received: Received, sheet: str, about: Place | None, cells: tuple[Place, ...]) -> None:
        """Go to a record's cells; the file is read again only where it is another one."""
        self._show(received, sheet, about, cells, f"as {received.borough} sent it")

    def show_background(self, background: Background, borough: str) -> None:
        """Go to the cells in which a public table gives a borough's number."""
        cells = background.chosen.boroughs[borough].cells
        self._show(background, background.choice.sheet, None, cells, f"{borough}, as it was attached")

    def _show(
        self, kept: Received | Background, sheet: str, about: Place | None, cells: tuple[Place, ...], words: str
    ) -> None:
        first = about or (cells[0] if cells else None)
        lit = dict.fromkeys((*((about,) if about is not None else ()), *cells))
        self._lit = tuple((sheet, *place) for place in lit)
        where = f", cell {cell_name(*first)}" if first is not None else ""
        more = f" and {len(lit) - 1} more" if about is None and len(lit) > 1 else ""
        self.about.setText(f"{kept.file_name}, sheet {sheet}{where}{more}, {words}")
        self.setWindowTitle(f"{sheet} – {kept.file_name}")
        if kept.sha256 == self._shown:
            self._light()
            return
        store, operation, readers = self._desk.store, self._desk.operation, self._desk.readers
        if store is None or operation is None:
            return
        self._shown = kept.sha256
        self.words.setText(f"Opening {kept.file_name}")
        self._body.setCurrentWidget(self.words)

        def job() -> tuple[SheetShown, ...]:
            from briefing_app.actions.show_stored_sheets import show_stored_sheets

            return show_stored_sheets(store, kept, operation=operation, readers=readers)

        def done(sheets: tuple[SheetShown, ...]) -> None:
            if self._shown == kept.sha256:
                self.view.show_sheets(sheets, lit=self._lit)
                self._body.setCurrentWidget(self.view)
                self.view.grid.setFocus()

        def failed(failure: Failure) -> None:
            self._shown = ""
            self.words.setText(failure.says)

        self._desk.run(self, job, done, doing=f"Opening {kept.file_name}", on_failed=failed)

    def _light(self) -> None:
        self.view.light(self._lit)
        if self._lit:
            sheet, row, column = self._lit[0]
            self.view.go_to(sheet, (row, column))
