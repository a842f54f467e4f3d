"""What goes out to boroughs from the returns' place: templates, and the list of whom to chase."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton, QWidget

from briefing_app.operation.kinds import Phase
from briefing_app.operation.words import plural
from briefing_app.screens.background import Worker
from briefing_app.screens.cell_clipboard import text_of
from briefing_app.screens.desk import Desk

if TYPE_CHECKING:
    from briefing_app.screens.templates_dialog import WantedTemplates


class SendOut(QPushButton):
    """A button with a menu. Everything it does is for the operation that is chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("&Send out", parent)
        self._desk = desk
        self.setToolTip("Templates for boroughs to fill in, whom to chase, and what was confirmed of their words")
        menu = QMenu(self)
        self.chase: dict[Phase, QAction] = {}
        self.chase_cells: dict[Phase, QAction] = {}
        for phase in (Phase.RESULT, Phase.PLAN):
            words = f"Copy &{phase}s to chase"
            self.chase[phase] = menu.addAction(f"{words}, for an e-mail")
            self.chase[phase].triggered.connect(partial(self._copy, phase, False))
            self.chase_cells[phase] = menu.addAction(f"{words.replace('&', '')}, as cells")
            self.chase_cells[phase].triggered.connect(partial(self._copy, phase, True))
        menu.addSeparator()
        self.templates = menu.addAction("&Templates to send out…")
        self.templates.triggered.connect(lambda _: self.ask_which_templates())
        menu.addSeparator()
        self.remembered = menu.addAction("Words that were confirmed…")
        self.remembered.triggered.connect(lambda _: self.show_remembered())
        self.setMenu(menu)
        desk.operation_changed.connect(self._show)
        self._show()

    def _copy(self, phase: Phase, cells: bool, _checked: bool = False) -> None:
        store, operation = self._desk.store, self._desk.operation
        if store is None or operation is None:
            return

        def job() -> tuple[int, str]:
            from briefing_app.actions.list_chased import list_chased
            from briefing_app.operation.position.chase_list import as_rows, as_text

            chased = list_chased(store, operation_ref=operation.ref, phase=phase)
            return len(chased), text_of(as_rows(chased)) if cells else as_text(operation.name, chased)

        def done(found: tuple[int, str]) -> None:
            number, words = found
            QApplication.clipboard().setText(words)
            self._desk.said.emit(f"Copied: {plural(number, 'borough')} to chase for {phase}s.")

        self._desk.run(self, job, done, doing="Listing whom to chase")

    def ask_which_templates(self) -> None:
        """Results are what is wanted next once a plan is in."""
        shown = self._desk.shown
        if shown is None:
            return
        from briefing_app.screens.templates_dialog import TemplatesDialog

        phase = Phase.RESULT if shown.position.received(Phase.PLAN) else Phase.PLAN
        dialog = TemplatesDialog(shown.position, phase, self.window())
        dialog.wanted.connect(self._ask_where)
        dialog.open()

    def save_templates(self, wanted: "WantedTemplates", folder: Path) -> None:
        """One for each of the boroughs; a result has the rows of its accepted plan unless it is to be blank."""
        store, operation = self._desk.store, self._desk.operation
        if store is None or operation is None:
            return
        phase = wanted.phase

        def job():  # type: ignore[no-untyped-def]
            from briefing_app.actions.save_template import save_templates

            return save_templates(
                store,
                folder,
                operation_ref=operation.ref,
                phase=phase,
                boroughs=wanted.boroughs,
                blank=wanted.blank,
            )

        self._desk.run(
            self,
            job,
            lambda saved: self._desk.said.emit(f"Saved {plural(len(saved), f'{phase} template')} in {folder}."),
            doing=f"Writing {phase} templates",
            worker=Worker.OTHER,
        )

    def show_remembered(self) -> None:
        from briefing_app.screens.remembered_dialog import RememberedDialog

        RememberedDialog(self._desk, self.window()).open()

    def _ask_where(self, wanted: "WantedTemplates") -> None:
        dialog = QFileDialog(self, f"Folder for the {wanted.phase} templates")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.save_templates(wanted, Path(name)))
        dialog.open()

    def _show(self) -> None:
        self.setEnabled(self._desk.operation is not None)
