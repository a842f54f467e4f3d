"""The issued packs of the operation: read from the register, compared with what counts now, amended by a slip."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from briefing_app.screens.background import Worker
from briefing_app.screens.desk import Desk
from briefing_app.screens.packs.issued_view import IssuedView

if TYPE_CHECKING:
    from briefing_app.actions.amend_pack import Touched
    from briefing_app.actions.list_issued import IssuedPack
    from briefing_app.operation.steps import Steps
    from briefing_app.store.store import Store


class IssuedPacks(IssuedView):
    """Read again whenever it is looked at and something has changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.compare_wanted.connect(self.compare_with_now)
        self.slip_wanted.connect(self.ask_where_to_save_slip)
        desk.operation_changed.connect(lambda: self.show_issued(()))
        desk.shown_changed.connect(self.refresh_if_seen)

    def refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        store, operation = self._desk.store, self._desk.operation
        if store is None or operation is None:
            return

        def job() -> "Steps[tuple[IssuedPack, ...]]":
            from briefing_app.actions.list_issued import list_issued

            return list_issued(store, operation_ref=operation.ref)

        def done(issued: "tuple[IssuedPack, ...]") -> None:
            if self._desk.operation is not None and self._desk.operation.ref == operation.ref:
                self.show_issued(issued)

        self._desk.run(self, job, done, doing="Reading the register", worker=Worker.PREVIEW)

    def compare_with_now(self, issued: "IssuedPack") -> None:
        store, reference = self._desk.store, issued.pack.reference
        if store is None:
            return

        def job() -> "Steps[Touched]":
            from briefing_app.actions.amend_pack import changes_since

            return changes_since(store, reference)

        self._desk.run(
            self, job, self.show_changes, doing=f"Comparing {reference} with what counts now", worker=Worker.PREVIEW
        )

    def ask_where_to_save_slip(self, issued: "IssuedPack") -> None:
        dialog = QFileDialog(self, "Save the amendment slip")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilters(["PDF (*.pdf)"])
        dialog.selectFile(f"{issued.pack.reference}-amendment.pdf")
        dialog.fileSelected.connect(lambda name: self.save_slip(issued.pack.reference, Path(name)))
        dialog.open()

    def save_slip(self, reference: str, path: Path) -> None:
        store = self._desk.store
        if store is None:
            return

        def job() -> "Steps[Touched]":
            return _slip(store, reference, path)

        def done(touched: "Touched") -> None:
            self.show_changes(touched)
            self._desk.said.emit(f"Saved: {path}")

        self._desk.run(self, job, done, doing=f"Making the amendment slip to {reference}")


def _slip(store: "Store", reference: str, path: Path) -> "Steps[Touched]":
    from briefing_app.actions.amend_pack import make_slip
    from briefing_app.actions.save_pack import save_content

    touched, content = yield from make_slip(store, reference)
    save_content(content, path)
    return touched
