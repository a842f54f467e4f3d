"""Public tables in the window: looked at, attached, changed and removed, wherever that was asked for."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from briefing_app.operation.background.attached import Background
from briefing_app.operation.background.chosen import Choice
from briefing_app.operation.background.measures import measures_of, periods_of
from briefing_app.operation.background.tables import BackgroundFile
from briefing_app.screens.desk import Desk
from briefing_app.screens.theme import Theme

if TYPE_CHECKING:
    from briefing_app.actions.attach_background import Attached
    from briefing_app.screens.background_dialog import BackgroundDialog


class Backgrounds(QObject):
    """One dialog at a time; of several files the next comes when the one before is seen to."""

    attached = Signal()
    """A table was attached: the picture has it."""

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._theme = theme
        self._window = window
        self._waiting: list[tuple[Path, str]] = []
        self.dialog: BackgroundDialog | None = None
        desk.operation_changed.connect(self._waiting.clear)

    def ask_for_file(self) -> None:
        dialog = QFileDialog(self._window, "Attach background")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(["Tables (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.xlsb *.ods)", "All files (*)"])
        dialog.filesSelected.connect(lambda names: self.look_at([(Path(name), "") for name in names]))
        dialog.open()

    def look_at(self, files: Sequence[tuple[Path, str]]) -> None:
        """Paths, each with the sender's name for it where the path has another."""
        self._waiting += files
        if self.dialog is None:
            self._look_at_next()

    def change(self, number: int) -> None:
        """Open the dialog of a table that is attached."""
        store, operation, readers = self._desk.store, self._desk.operation, self._desk.readers
        background = self._of(number)
        if store is None or operation is None or background is None or self.dialog is not None:
            return

        def job() -> BackgroundFile:
            from briefing_app.actions.look_at_background import look_at_attached

            return _ready(look_at_attached(store, number, operation_ref=operation.ref, readers=readers))

        self._desk.run(self, job, lambda file: self._open(file, background), doing=f"Opening {background.file_name}")

    def remove(self, number: int) -> None:
        store, operation, user = self._desk.store, self._desk.operation, self._desk.user
        if store is None or operation is None:
            return

        def job() -> "Attached":
            from briefing_app.actions.remove_background import remove_background

            return remove_background(store, number, operation_ref=operation.ref, by=user)

        def done(removed: "Attached") -> None:
            self._done(removed)
            self._desk.said.emit(f"{removed.said} Ctrl+Z brings it back.")

        self._desk.run(self, job, done, doing="Removing the background")

    def _of(self, number: int) -> Background | None:
        shown = self._desk.shown
        there = shown.position.backgrounds if shown is not None else ()
        return next((one for one in there if one.number == number), None)

    def _look_at_next(self) -> None:
        store, operation, readers = self._desk.store, self._desk.operation, self._desk.readers
        if store is None or operation is None or not self._waiting:
            return
        path, name = self._waiting.pop(0)

        def job() -> BackgroundFile:
            from briefing_app.actions.look_at_background import look_at_background

            return _ready(look_at_background(store, path, operation_ref=operation.ref, readers=readers, name=name))

        def failed(failure: object) -> None:
            self._desk.failed.emit(failure)
            self._look_at_next()

        self._desk.run(self, job, self._open, doing=f"Looking at {name or path.name}", on_failed=failed)

    def _open(self, file: BackgroundFile, background: Background | None = None) -> None:
        from briefing_app.screens.background_dialog import BackgroundDialog

        operation = self._desk.operation
        if operation is None:
            return
        boroughs = operation.boroughs
        dialog = BackgroundDialog(self._theme, file, boroughs, attached=background, parent=self._window)
        dialog.accepted_choice.connect(
            lambda choice, title, source: self._keep(file, choice, title, source, background)
        )
        if background is not None:
            dialog.removal_wanted.connect(lambda: self.remove(background.number))
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None
        self._look_at_next()

    def _keep(
        self, file: BackgroundFile, choice: Choice, title: str, source: str, background: Background | None
    ) -> None:
        store, operation, user = self._desk.store, self._desk.operation, self._desk.user
        if store is None or operation is None:
            return

        def job() -> "Attached":
            from briefing_app.actions.attach_background import attach_background
            from briefing_app.actions.change_background import change_background

            if background is None:
                return attach_background(
                    store, file, choice, source_line=source, title=title, operation_ref=operation.ref, by=user
                )
            return change_background(
                store,
                background.number,
                file,
                choice,
                source_line=source,
                title=title,
                operation_ref=operation.ref,
                by=user,
            )

        def done(attached: "Attached") -> None:
            self._done(attached)
            if background is None:
                self.attached.emit()

        self._desk.run(self, job, done, doing="Attaching the background")

    def _done(self, attached: "Attached") -> None:
        self._desk.said.emit(attached.said)
        self._desk.take(attached.changes)


def _ready(file: BackgroundFile) -> BackgroundFile:
    """With what there is to choose worked out and what shows it loaded: either would hold the window for a while."""
    import briefing_app.screens.background_dialog  # noqa: F401

    for table in file.tables:
        for measure in measures_of(table):
            periods_of(table, measure)
    return file
