"""Saves, prints and issues the pack that is shown: asks how, and does it off the window's thread."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from briefing_app.operation.words import plural
from briefing_app.screens.background import Failure, Worker
from briefing_app.screens.desk import Desk
from briefing_app.screens.packs.issue_dialog import IssueDialog, IssueOrder
from briefing_app.screens.packs.pack_print_dialog import PackPrintDialog, PackPrintOrder
from briefing_app.screens.packs.save_dialog import SaveDialog, SaveOrder

if TYPE_CHECKING:
    from briefing_app.actions.issue_pack import Issued
    from briefing_app.actions.make_pack import Pack
    from briefing_app.actions.print_copies import PrintedAll
    from briefing_app.operation.steps import Steps
    from briefing_app.packs.page_pictures import Section


class HandingOut(QObject):
    """The pack is in the register before any of it leaves."""

    kept = Signal(object)
    """The Pack as the register has it now."""
    broken_off = Signal()
    """It went wrong part of the way: the register may have more than is shown."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._recipients: tuple[str, ...] = ()
        """Those of the last issue, offered for printing."""

    def ask_how_to_save(self, pack: "Pack", parent: QWidget) -> None:
        may_attach = not (pack.subject.release or pack.kind.second_person)
        dialog = SaveDialog(pack.subject.title, workbooks=may_attach, parent=parent)
        dialog.ordered.connect(lambda order: self._ask_where(pack, order, parent))
        dialog.open()

    def _ask_where(self, pack: "Pack", order: SaveOrder, parent: QWidget) -> None:
        dialog = QFileDialog(parent, "Save pack")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilters(["PDF (*.pdf)"])
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if folder:
            dialog.setDirectory(folder)
        dialog.selectFile(pack.file_name)
        dialog.fileSelected.connect(lambda name: self.save_to(pack, Path(name), order))
        dialog.open()

    def save_to(self, pack: "Pack", path: Path, order: SaveOrder | None = None) -> None:
        """Without password and workbooks: the very bytes that are shown."""
        store, how = self._desk.store, order or SaveOrder()
        if store is None:
            return

        def job() -> "tuple[Pack, tuple[Path, ...]]":
            from briefing_app.actions.hand_out_pack import HandOut, hand_out_pack
            from briefing_app.actions.preview_pack import keep_previewed

            kept = keep_previewed(store, pack)
            wish = HandOut(password=how.password, workbooks=how.workbooks)
            return kept, hand_out_pack(store, kept, path, wish)

        def done(saved: "tuple[Pack, tuple[Path, ...]]") -> None:
            self.kept.emit(saved[0])
            self._desk.said.emit(f"Saved: {saved[1][0]}")

        self._desk.run(self, job, done, doing=f"Saving {pack.file_name}")

    def ask_who_approves(self, pack: "Pack", parent: QWidget) -> None:
        dialog = IssueDialog(pack.subject.title, parent)
        dialog.ordered.connect(lambda order: self._ask_for_folder(pack, order, parent))
        dialog.open()

    def _ask_for_folder(self, pack: "Pack", order: IssueOrder, parent: QWidget) -> None:
        dialog = QFileDialog(parent, "Folder for the copies")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.issue_to(pack, order, Path(name)))
        dialog.open()

    def issue_to(self, pack: "Pack", order: IssueOrder, folder: Path) -> None:
        """Issue what is shown, if nothing has come in since, and write each recipient's copy."""
        store = self._desk.store
        if store is None:
            return

        def job() -> "Steps[Issued]":
            from briefing_app.actions.issue_pack import issue_shown
            from briefing_app.actions.preview_pack import keep_previewed

            kept = keep_previewed(store, pack)
            return issue_shown(store, kept, folder, approved_by=order.approved_by, recipients=order.recipients)

        def done(issued: "Issued") -> None:
            self._recipients = order.recipients
            self.kept.emit(issued.pack)
            copies = plural(len(issued.copies), "numbered copy", "numbered copies")
            self._desk.said.emit(f"Issued: {issued.pack.reference}, {copies} in {folder}.")

        def failed(failure: Failure) -> None:
            self._recipients = order.recipients
            self.broken_off.emit()
            self._desk.failed.emit(failure)

        self._desk.run(self, job, done, doing=f"Issuing {pack.reference}", on_failed=failed)

    def ask_for_printer(self, pack: "Pack", sections: "Sequence[Section]", parent: QWidget) -> None:
        boroughs = len(pack.operation.boroughs) if pack.kind.has_cover and not pack.subject.release else 0
        dialog = PackPrintDialog(
            self._desk,
            pack.pages,
            parent,
            sections=sections,
            recipients=self._recipients if pack.issued else (),
            boroughs=boroughs,
        )
        dialog.ordered.connect(lambda order: self.send_to_printer(pack, order))
        dialog.open()

    def send_to_printer(self, pack: "Pack", order: PackPrintOrder) -> None:
        store = self._desk.store
        if store is None:
            return

        def job() -> "Steps[PrintedAll]":
            from briefing_app.actions.print_copies import PrintWish, print_copies
            from briefing_app.actions.print_pack import Duplex, print_service

            wish = PrintWish(
                order.printer, order.copies, Duplex(order.duplex), order.pages, order.recipients, order.sheets
            )
            return print_copies(store, pack, wish, print_service())

        def done(sent: "PrintedAll") -> None:
            self._desk.said.emit(sent.said)
            self.kept.emit(sent.pack)

        # A printer that hangs is not to keep returns from being taken in.
        self._desk.run(self, job, done, doing=f"Sending to the printer {order.printer}", worker=Worker.OTHER)
