"""Packs: make a briefing or a debrief, read its very pages, save and print them."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from briefing_app.operation.kinds import Phase
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import listed_few, plural, say_moment
from briefing_app.packs.request import PackKind
from briefing_app.screens.background import Failure, Worker
from briefing_app.screens.desk import Desk
from briefing_app.screens.empty_state import EmptyState
from briefing_app.screens.labels import label
from briefing_app.screens.packs.issue_dialog import IssueDialog, IssueOrder
from briefing_app.screens.pages.page_source import PageSource
from briefing_app.screens.pages.page_view import PageView
from briefing_app.screens.print_dialog import PrintDialog, PrintOrder
from briefing_app.screens.theme import GRID

if TYPE_CHECKING:
    from briefing_app.actions.issue_pack import Issued
    from briefing_app.actions.make_pack import Pack
    from briefing_app.actions.print_pack import Sent
    from briefing_app.actions.verify_pack import Verified
    from briefing_app.operation.steps import Steps

_KINDS = tuple(PackKind)
_ALL_BOROUGHS = "All boroughs"
_MAKE, _PAGES = range(2)


class PacksPlace(QWidget):
    """What is previewed, saved and printed are the same bytes."""

    def __init__(self, desk: Desk, *, new_operation: Callable[[], None], try_sample: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        self._pack: Pack | None = None
        self.setAccessibleName("Packs")
        self.kinds = QButtonGroup(self)
        choices = QVBoxLayout()
        choices.setSpacing(4)
        for number, kind in enumerate(_KINDS):
            button = QRadioButton(kind.title)
            self.kinds.addButton(button, number)
            choices.addWidget(button)
        self.kinds.button(0).setChecked(True)
        self.borough = QComboBox()
        self.borough.setAccessibleName("Borough")
        self.author = QLineEdit()
        self.author.setAccessibleName("Made by")
        self.author.setPlaceholderText("Made by: rank and name")
        self.basis = label("", "caption", wraps=True)
        self.make_button = QPushButton("&Make pack")
        self.make_button.setProperty("primary", "true")
        self.make_button.setAutoDefault(True)
        self.about = label("", "", wraps=True)
        self.overtaken = label(
            "Returns have come in since. Make the pack again to have them in it.", "warning", wraps=True
        )
        self.overtaken.hide()
        self.save_button = QPushButton("&Save…")
        self.save_button.setToolTip("Ctrl+S")
        self.print_button = QPushButton("&Print…")
        self.print_button.setToolTip("Ctrl+P")
        self.issue_button = QPushButton("&Issue…")
        self.issue_button.setToolTip("Approve it and give each recipient a numbered copy")
        self.check_button = QPushButton("&Check a PDF…")
        self.check_button.setToolTip("Whether a file is as issued, overtaken or altered")
        self.pages = PageView(PageSource(desk, self))

        left = QFrame()
        left.setProperty("role", "card")
        column = QVBoxLayout(left)
        column.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        column.setSpacing(GRID)
        column.addWidget(label("Pack", "finding"))
        column.addLayout(choices)
        column.addWidget(self.borough)
        column.addWidget(self.author)
        column.addWidget(self.basis)
        column.addWidget(self.make_button)
        column.addSpacing(2 * GRID)
        column.addWidget(self.about)
        column.addWidget(self.overtaken)
        both = QHBoxLayout()
        both.setSpacing(GRID)
        both.addWidget(self.save_button, 1)
        both.addWidget(self.print_button, 1)
        column.addLayout(both)
        column.addWidget(self.issue_button)
        column.addStretch(1)
        column.addWidget(self.check_button)

        self._right = QStackedLayout()
        self._right.addWidget(
            EmptyState(
                "No pack made yet",
                "Choose a pack and press Make pack. Its pages appear here exactly as they will be printed.",
            )
        )
        self._right.addWidget(self.pages)
        work = QWidget()
        line = QHBoxLayout(work)
        line.setContentsMargins(GRID, GRID, GRID, GRID)
        line.setSpacing(GRID)
        # On a small screen at 200 % the choices scroll; nothing of them is cut off.
        choices_area = QScrollArea()
        choices_area.setWidget(left)
        choices_area.setWidgetResizable(True)
        choices_area.setFrameShape(QFrame.Shape.NoFrame)
        choices_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        choices_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        choices_area.setFixedWidth(276)
        line.addWidget(choices_area)
        line.addLayout(self._right, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(work)
        self._stack.addWidget(
            EmptyState(
                "No operation yet",
                "A pack is made from an operation's returns. Try the sample operation, or start your own.",
                (("Try the &sample operation", try_sample), ("&New operation…", new_operation)),
            )
        )
        self.make_button.clicked.connect(self.make)
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print)
        self.issue_button.clicked.connect(self.issue)
        self.check_button.clicked.connect(self.check)
        self.kinds.idToggled.connect(lambda _id, _checked: self._show_basis())
        desk.operation_changed.connect(self._operation_changed)
        desk.shown_changed.connect(self._show_basis)
        desk.changed.connect(lambda _: self.overtaken.setVisible(self._pack is not None))
        self._operation_changed()

    @property
    def kind(self) -> PackKind:
        return _KINDS[self.kinds.checkedId()]

    @property
    def boroughs(self) -> tuple[str, ...]:
        """Those chosen alone; none: all of them."""
        chosen = self.borough.currentText()
        return (chosen,) if self.kind.by_borough and chosen and chosen != _ALL_BOROUGHS else ()

    @property
    def pack(self) -> "Pack | None":
        return self._pack

    def make(self) -> None:
        store, operation, kind = self._desk.store, self._desk.operation, self.kind
        if store is None or operation is None:
            return
        self.make_button.setEnabled(False)
        boroughs, author = self.boroughs, self.author.text().strip()

        def job() -> "Steps[Pack]":
            from briefing_app.actions.make_pack import make_pack

            return make_pack(store, operation_ref=operation.ref, kind=kind, boroughs=boroughs, author=author)

        self._desk.run(
            self,
            job,
            self._made,
            doing=f"Making the {kind}",
            on_failed=self._not_made,
            on_stopped=lambda: self.make_button.setEnabled(True),
        )

    def save(self) -> None:
        pack = self._pack
        if pack is None:
            return
        dialog = QFileDialog(self, "Save pack")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilters(["PDF (*.pdf)"])
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if folder:
            dialog.setDirectory(folder)
        dialog.selectFile(pack.file_name)
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write exactly the bytes that are previewed."""
        pack = self._pack
        if pack is None:
            return

        def job() -> Path:
            from briefing_app.actions.save_pack import save_pack

            return save_pack(pack, path)

        self._desk.run(
            self,
            job,
            lambda saved: self._desk.said.emit(f"Saved: {saved}"),
            doing=f"Saving {pack.file_name}",
            worker=Worker.OTHER,
        )

    def issue(self) -> None:
        if self._pack is not None:
            dialog = IssueDialog(self._pack.subject.title, self)
            dialog.ordered.connect(self._ask_for_folder)
            dialog.open()

    def _ask_for_folder(self, order: IssueOrder) -> None:
        dialog = QFileDialog(self, "Folder for the copies")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.issue_to(order, Path(name)))
        dialog.open()

    def issue_to(self, order: IssueOrder, folder: Path) -> None:
        """Issue what is previewed, if nothing has come in since, and write each recipient's copy."""
        store, pack = self._desk.store, self._pack
        if store is None or pack is None:
            return

        def job() -> "Steps[Issued]":
            from briefing_app.actions.issue_pack import issue_shown

            return issue_shown(store, pack, folder, approved_by=order.approved_by, recipients=order.recipients)

        def done(issued: "Issued") -> None:
            self._made(issued.pack)
            copies = plural(len(issued.copies), "numbered copy", "numbered copies")
            self._desk.said.emit(f"Issued: {issued.pack.reference}, {copies} in {folder}.")

        self._desk.run(self, job, done, doing=f"Issuing {pack.reference}")

    def check(self) -> None:
        dialog = QFileDialog(self, "Check a PDF against the register")
        dialog.setNameFilters(["PDF (*.pdf)", "All files (*)"])
        dialog.fileSelected.connect(lambda name: self.check_file(Path(name)))
        dialog.open()

    def check_file(self, path: Path) -> None:
        store = self._desk.store
        if store is None:
            return

        def job() -> "Verified":
            from briefing_app.actions.verify_pack import verify_pack

            return verify_pack(store, path)

        self._desk.run(
            self,
            job,
            lambda found: self._desk.said.emit(f"{path.name} is {found.says}"),
            doing=f"Checking {path.name}",
            worker=Worker.OTHER,
        )

    def print(self) -> None:
        if self._pack is not None:
            dialog = PrintDialog(self._desk, self._pack.pages, self)
            dialog.ordered.connect(self.send_to_printer)
            dialog.open()

    def send_to_printer(self, order: PrintOrder) -> None:
        pack = self._pack
        if pack is None:
            return

        def job() -> "Sent":
            from briefing_app.actions.print_pack import Duplex, print_pack
            from briefing_app.actions.save_pack import save_pack

            with TemporaryDirectory(prefix="briefing-") as folder:
                path = save_pack(pack, Path(folder))
                return print_pack(path, printer=order.printer, copies=order.copies, duplex=Duplex(order.duplex))

        self._desk.run(
            self,
            job,
            lambda sent: self._desk.said.emit(sent.said),
            doing=f"Sending to the printer {order.printer}",
            worker=Worker.OTHER,
        )

    def _operation_changed(self) -> None:
        operation = self._desk.operation
        self.borough.clear()
        self.borough.addItems([_ALL_BOROUGHS, *(operation.boroughs if operation is not None else ())])
        self._stack.setCurrentIndex(0 if self._desk.operation is not None else 1)
        self._forget()
        self._show_basis()

    def _forget(self) -> None:
        self._pack = None
        self.issue_button.setEnabled(False)
        self.pages.clear()
        self.about.setText("")
        self.overtaken.hide()
        self.save_button.setEnabled(False)
        self.print_button.setEnabled(False)
        self.make_button.setEnabled(self._desk.known_at is None)
        self._right.setCurrentIndex(_MAKE)

    def _show_basis(self) -> None:
        self.borough.setVisible(self.kind.by_borough)
        self.author.setVisible(self.kind.second_person)
        shown = self._desk.shown
        if shown is None:
            self.basis.setText("")
            return
        position = shown.position
        phase = self.kind.phase_for(results_in=bool(position.received(Phase.RESULT)))
        awaited = position.awaited(phase)
        total = len(position.operation.boroughs)
        said = f"Rests on {total - len(awaited)} of {total} {phase} returns."
        if awaited and len(awaited) < total:
            said += f" {listed_few(awaited)} awaited: shown so in the pack, never as zero."
        if phase is Phase.RESULT and not position.received(phase):
            said += " Every result is awaited."
        self.basis.setText(said)

    def end_drawing(self) -> None:
        """End the process that draws pages, once no worker runs any more."""
        self.pages.source.end()

    def _made(self, pack: "Pack") -> None:

        self._pack = pack
        self.pages.clear()
        self.make_button.setEnabled(True)
        self.save_button.setEnabled(True)
        self.print_button.setEnabled(True)
        self.issue_button.setEnabled(True)
        self.overtaken.hide()
        made = say_moment(from_minute(pack.made_at))
        state = "issued" if pack.issued else "a draft"
        self.about.setText(
            f"{pack.subject.title}, version {pack.version}, {state}\n{plural(pack.pages, 'page')}, made {made}"
        )
        self._right.setCurrentIndex(_PAGES)
        self.pages.show_pdf(pack.content)
        self._desk.said.emit(f"Made: {pack.file_name}, {plural(pack.pages, 'page')}.")

    def _not_made(self, failure: Failure) -> None:
        self.make_button.setEnabled(True)
        self._desk.failed.emit(failure)
