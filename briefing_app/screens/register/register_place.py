"""Register: packs issued, copy by copy; who did what; and a PDF checked against it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from briefing_app.operation.times import from_minute
from briefing_app.operation.words import normalised, plural, say_moment
from briefing_app.screens.background import Worker
from briefing_app.screens.desk import Desk
from briefing_app.screens.empty_state import EmptyState
from briefing_app.screens.labels import label
from briefing_app.screens.register.checked_files import CheckedFiles
from briefing_app.screens.segments import Segments
from briefing_app.screens.table_model import Column, RowType, TableModel, TableView
from briefing_app.screens.theme import GRID

if TYPE_CHECKING:
    from briefing_app.actions.list_deeds import Deed
    from briefing_app.actions.list_issued import IssuedPack
    from briefing_app.operation.steps import Steps
    from briefing_app.store.packs import KeptCopy
    from briefing_app.store.store import Store

_COPIES, _DEEDS = range(2)


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A copy, and what it is a copy of."""

    issued: "IssuedPack"
    copy: "KeptCopy"


class RegisterPlace(QWidget):
    """Both lists are read again whenever the place is looked at."""

    def __init__(self, desk: Desk, *, new_operation: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        self._issued: tuple[IssuedPack, ...] = ()
        self._deeds: tuple[Deed, ...] = ()
        self.setAccessibleName("Register")
        self.view = Segments("Register", ("Copies handed out", "Who did what"))
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find: a recipient, a reference, a person")
        self.search.setAccessibleName("Find in the register")
        self.search.setClearButtonEnabled(True)
        self.says = label("", "finding", wraps=True)
        self.check_button = QPushButton("&Check a PDF…")
        self.check_button.setToolTip("Or drop it anywhere on the window")
        self.check_button.setProperty("primary", "true")
        self.check_button.setAutoDefault(True)
        self.checked = CheckedFiles()
        self.copies, self._copies = _table("Copies handed out", _COPY_COLUMNS)
        self.deeds, self._deed_rows = _table("Who did what", _DEED_COLUMNS)
        self._lay_out(new_operation)
        self.view.chosen.connect(self._turn)
        self.search.textChanged.connect(lambda _: self._show())
        self.check_button.clicked.connect(self.ask_for_files)
        desk.operation_changed.connect(self._operation_changed)
        desk.shown_changed.connect(self._refresh_if_seen)
        self._operation_changed()

    def ask_for_files(self) -> None:
        dialog = QFileDialog(self, "Check a PDF against the register")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(["PDF (*.pdf)", "All files (*)"])
        dialog.filesSelected.connect(lambda names: self.check(list(map(Path, names))))
        dialog.open()

    def check(self, paths: Sequence[Path]) -> None:
        """Each file's verdict; of a file that can't be read the reason."""
        store = self._desk.store
        if store is None:
            return

        def job() -> "list[tuple[str, str, str]]":
            return [_verdict(store, path) for path in paths]

        self._desk.run(
            self,
            job,
            self._show_checked,
            doing=f"Checking {plural(len(paths), 'file')}",
            worker=Worker.OTHER,
        )

    def refresh(self) -> None:
        store, operation = self._desk.store, self._desk.operation
        if store is None or operation is None:
            return

        def job() -> "Steps[tuple[tuple[IssuedPack, ...], tuple[Deed, ...]]]":
            return _read(store, operation.ref)

        def done(found: "tuple[tuple[IssuedPack, ...], tuple[Deed, ...]]") -> None:
            if self._desk.operation is not None and self._desk.operation.ref == operation.ref:
                self._issued, self._deeds = found
                self._show()

        self._desk.run(self, job, done, doing="Reading the register", worker=Worker.PREVIEW)

    def _show_checked(self, found: list[tuple[str, str, str]]) -> None:
        self.checked.take(found)
        self._desk.said.emit("; ".join(f"{name} is {says}" for name, _, says in found))

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _operation_changed(self) -> None:
        self._issued, self._deeds = (), ()
        self._lists.setCurrentIndex(self.view.choice if self._desk.operation is not None else 2)
        for widget in (self.view, self.search):
            widget.setEnabled(self._desk.operation is not None)
        self._show()

    def _turn(self, place: int) -> None:
        self._lists.setCurrentIndex(place)
        self._show()

    def _show(self) -> None:
        wanted = normalised(self.search.text())
        lines = [CopyLine(one, copy) for one in self._issued for copy in one.copies]
        shown_lines = [one for one in lines if wanted in normalised(_words(one, _COPY_COLUMNS))]
        shown_deeds = [one for one in self._deeds if wanted in normalised(_words(one, _DEED_COLUMNS))]
        self._copies.show(shown_lines)
        self._deed_rows.show(shown_deeds)
        self.copies.fit_columns(260)
        self.deeds.fit_columns(700)
        if self.view.choice == _DEEDS:
            self.says.setText(_counted(len(shown_deeds), len(self._deeds), "entry", "Nothing was done yet.", "entries"))
        else:
            nothing = "No copy has been handed out yet: issue a pack in Packs."
            self.says.setText(_counted(len(shown_lines), len(lines), "copy", nothing, "copies"))

    def _lay_out(self, new_operation: Callable[[], None]) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.view)
        head.addWidget(self.search, 1)
        head.addWidget(self.check_button)
        self._lists = QStackedLayout()
        self._lists.addWidget(self.copies)
        self._lists.addWidget(self.deeds)
        self._lists.addWidget(
            EmptyState(
                "No operation yet",
                "The register lists an operation's packs. A PDF can be checked all the same.",
                (("&New operation…", new_operation),),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.checked)
        column.addWidget(self.says)
        column.addLayout(self._lists, 1)

    # Qt's own names

    def showEvent(self, _event: QShowEvent) -> None:
        self.refresh()


def _read(store: "Store", operation_ref: str) -> "Steps[tuple[tuple[IssuedPack, ...], tuple[Deed, ...]]]":
    from briefing_app.actions.list_deeds import list_deeds
    from briefing_app.actions.list_issued import list_issued

    issued = yield from list_issued(store, operation_ref=operation_ref)
    return issued, list_deeds(store, operation_ref=operation_ref)


def _verdict(store: "Store", path: Path) -> tuple[str, str, str]:
    from briefing_app.actions.verify_pack import verify_pack
    from briefing_app.operation.errors import BriefingError

    try:
        found = verify_pack(store, path)
    except BriefingError as fault:
        return path.name, "could not be checked", f"not checked: {fault}"
    return path.name, found.verdict.value, found.says


def _table(name: str, columns: Sequence[Column[RowType]]) -> tuple[TableView, TableModel[RowType]]:
    table = TableView(name)
    model = TableModel(columns)
    model.setParent(table)
    table.setModel(model)
    return table, model


def _words(row: RowType, columns: Sequence[Column[RowType]]) -> str:
    return " ".join(column.text(row) for column in columns)


def _counted(shown: int, count: int, word: str, nothing: str, words: str) -> str:
    if not count:
        return nothing
    return f"{plural(count, word, words)}." if shown == count else f"{shown} of {count} shown."


_COPY_COLUMNS: tuple[Column[CopyLine], ...] = (
    Column("Pack", lambda one: one.issued.pack.reference),
    Column("Copy", lambda one: str(one.copy.number) if one.copy.number else "–"),
    Column("Recipient", lambda one: one.copy.recipient or "not named"),
    Column("As", lambda one: one.copy.how),
    Column("When", lambda one: say_moment(from_minute(one.copy.handed_out_at))),
    Column("Approved by", lambda one: one.issued.pack.approved_by or "nobody: a draft"),
    Column("State", lambda one: one.issued.state),
)
_DEED_COLUMNS: "tuple[Column[Deed], ...]" = (
    Column("When", lambda one: say_moment(from_minute(one.at))),
    Column("Who", lambda one: one.by),
    Column("What", lambda one: one.says),
)
