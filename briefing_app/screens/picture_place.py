"""Picture: the headline and the figures of the operation, all at once."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from briefing_app.figures.figure import Figure, Source, Tile
from briefing_app.screens.background import Worker
from briefing_app.screens.desk import Desk
from briefing_app.screens.empty_state import EmptyState
from briefing_app.screens.figure_card import FigureCard
from briefing_app.screens.records_dialog import RecordsDialog
from briefing_app.screens.theme import GRID, Theme
from briefing_app.screens.tiles_view import TilesView

if TYPE_CHECKING:
    from briefing_app.actions.list_records import Listed

_FIGURES, _NO_OPERATION, _NO_RETURNS, _NOT_YET = range(4)
_ACTUAL = 1


class PicturePlace(QWidget):
    """A click on a number or a mark opens the rows behind it."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        *,
        new_operation: Callable[[], None],
        try_sample: Callable[[], None],
        add_files: Callable[[], None],
    ) -> None:
        super().__init__()
        self._desk = desk
        self.setAccessibleName("Picture")
        self.tiles = TilesView(theme)
        self.arrests = FigureCard(theme, "Arrests by borough")
        self.coverage = FigureCard(theme, "Patrol coverage", choices=("Planned", "Actual", "Difference"))
        self.officers = FigureCard(theme, "Officers by unit", title_lines=2)
        self.deployments = FigureCard(theme, "Deployments", timeline=True, title_lines=2)
        self._cards = {
            self.arrests: ("arrests-by-borough",),
            self.coverage: ("coverage-planned", "coverage-actual", "coverage-difference"),
            self.officers: ("officers-by-unit",),
            self.deployments: ("deployment-timeline",),
        }
        self._any_results = False
        for card in self._cards:
            card.source_activated.connect(self.open_records)
            card.picture_asked.connect(self._copy_picture)
            card.file_asked.connect(self._ask_where_to_save)
        self.tiles.tile_activated.connect(self._open_tile)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._figures_page())
        self._stack.addWidget(
            EmptyState(
                "No operation yet",
                "The picture is drawn from the boroughs' returns. The sample operation shows a whole invented day; "
                "or start your own.",
                (("Try the &sample operation", try_sample), ("&New operation…", new_operation)),
            )
        )
        self._stack.addWidget(
            EmptyState(
                "No returns yet",
                "Drop the boroughs' plan or result workbooks anywhere in this window. Each is looked at first; "
                "nothing counts before you confirm. Boroughs that sent none are shown as awaited, never as zero.",
                (("&Add files…", add_files),),
            )
        )
        self._stack.addWidget(EmptyState("Working out the figures", "They appear here in a moment."))
        desk.shown_changed.connect(self._show)
        desk.operation_changed.connect(self._show)
        self._show()

    def open_records(self, source: Source) -> None:
        store, operation = self._desk.store, self._desk.operation
        if store is None or operation is None:
            return

        def job() -> "tuple[Listed, ...]":
            from briefing_app.actions.records_behind import records_behind

            return records_behind(store, source, operation_ref=operation.ref)

        self._desk.run(
            self, job, lambda listed: RecordsDialog(source, listed, self.window()).show(), doing="Finding the rows"
        )

    def _figures_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.tiles)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addWidget(self.officers, 11)
        right.addWidget(self.deployments, 10)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self.arrests, 29)
        line.addWidget(self.coverage, 41)
        line.addLayout(right, 30)
        column.addLayout(line, 1)
        return page

    def _show(self) -> None:
        shown = self._desk.shown
        if self._desk.operation is None:
            self._stack.setCurrentIndex(_NO_OPERATION)
        elif shown is None:
            self._stack.setCurrentIndex(_NOT_YET)
        elif not shown.position.returns:
            self._stack.setCurrentIndex(_NO_RETURNS)
        else:
            self._stack.setCurrentIndex(_FIGURES)
            by_id = {figure.id: figure for figure in shown.figures}
            self.tiles.show_tiles(by_id["headline"].tiles)
            any_results = any(one.phase == "result" for one in shown.position.returns)
            if any_results and not self._any_results and self.coverage.which is not None:
                self.coverage.which.choose(_ACTUAL)
            self._any_results = any_results
            for card, ids in self._cards.items():
                card.show_figures(*(by_id[name] for name in ids if name in by_id))

    def _open_tile(self, tile: Tile) -> None:
        if tile.source is not None:
            self.open_records(tile.source)

    def _copy_picture(self, figure: Figure) -> None:
        def job() -> bytes:
            from briefing_app.actions.save_figures import save_figure

            with TemporaryDirectory() as folder:
                return save_figure(figure, Path(folder) / f"{figure.id}.png").read_bytes()

        def done(content: bytes) -> None:
            QApplication.clipboard().setImage(QImage.fromData(content))
            self._desk.said.emit(f"Copied as a picture: {figure.name}.")

        self._desk.run(self, job, done, doing=f"Drawing {figure.name}", worker=Worker.OTHER)

    def _ask_where_to_save(self, figure: Figure, ending: str) -> None:
        dialog = QFileDialog(self, f"Save {figure.name}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.setNameFilters([f"{ending.upper()} picture (*.{ending})"])
        dialog.selectFile(f"{figure.id}.{ending}")
        dialog.fileSelected.connect(lambda name: self._save(figure, Path(name)))
        dialog.open()

    def _save(self, figure: Figure, path: Path) -> None:
        def job() -> Path:
            from briefing_app.actions.save_figures import save_figure

            return save_figure(figure, path)

        self._desk.run(
            self,
            job,
            lambda saved: self._desk.said.emit(f"Saved: {saved}"),
            doing=f"Saving {figure.name}",
            worker=Worker.OTHER,
        )
