"""The packs that were issued: who has which copy, what a later return has overtaken, and the amendment slip."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from briefing_app.figures.figure import Align
from briefing_app.operation.times import Minute, from_minute
from briefing_app.operation.words import listed_few, plural, say_moment
from briefing_app.screens.labels import label
from briefing_app.screens.table_model import Column, TableModel, TableView
from briefing_app.screens.theme import GRID

if TYPE_CHECKING:
    from briefing_app.actions.amend_pack import Touched
    from briefing_app.actions.list_issued import IssuedPack
    from briefing_app.operation.counting.printed import Amended
    from briefing_app.store.packs import KeptCopy


def said_at(minute: Minute | None) -> str:
    return say_moment(from_minute(minute)) if minute is not None else ""


class IssuedView(QWidget):
    """Choosing a pack shows its copies; what has changed in it is worked out when it is asked for."""

    compare_wanted = Signal(object)
    slip_wanted = Signal(object)
    print_wanted = Signal(object)
    """Each an IssuedPack."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.says = label("", "finding", wraps=True)
        self.table = TableView("Issued packs")
        self._model: TableModel[IssuedPack] = TableModel(
            (
                Column("Pack", lambda one: one.title),
                Column("Version", lambda one: str(one.pack.version), Align.RIGHT),
                Column("Issued", lambda one: said_at(one.pack.issued_at)),
                Column("Approved by", lambda one: one.pack.approved_by or ""),
                Column("Copies", lambda one: str(len(one.copies)), Align.RIGHT),
                Column("State", lambda one: one.state),
            )
        )
        self._model.setParent(self.table)
        self.table.setModel(self._model)
        self.copies = TableView("Copies of the pack")
        self._copies: TableModel[KeptCopy] = TableModel(
            (
                Column("Copy", lambda one: str(one.number) if one.number else "", Align.RIGHT),
                Column("Recipient", lambda one: one.recipient),
                Column("As", lambda one: one.how),
                Column("When", lambda one: said_at(one.handed_out_at)),
            )
        )
        self._copies.setParent(self.copies)
        self.copies.setModel(self._copies)
        self.changes = TableView("What has changed in the pack")
        self._changes: TableModel[Amended] = TableModel(
            (
                Column("Page", lambda one: str(one.page), Align.RIGHT),
                Column("Where", lambda one: one.place),
                Column("Is now", lambda one: one.says),
            )
        )
        self._changes.setParent(self.changes)
        self.changes.setModel(self._changes)
        self.verdict = label("", "", wraps=True)
        self.compare = QPushButton("&What has changed")
        self.slip = QPushButton("Amendment s&lip…")
        self.slip.setToolTip("A sheet for every recipient: page, figure, what it is now and what it was")
        lines = QHBoxLayout()
        lines.setSpacing(GRID)
        lines.addWidget(self.compare)
        lines.addWidget(self.slip)
        lines.addStretch(1)
        lower = QSplitter(Qt.Orientation.Horizontal)
        lower.addWidget(self.copies)
        lower.addWidget(self.changes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.says)
        column.addWidget(self.table, 1)
        column.addWidget(self.verdict)
        column.addLayout(lines)
        column.addWidget(lower, 1)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self.compare.clicked.connect(lambda _=False: self._ask(self.compare_wanted))
        self.slip.clicked.connect(lambda _=False: self._ask(self.slip_wanted))
        self.table.activated.connect(lambda _: self._ask(self.compare_wanted))
        self.show_issued(())

    @property
    def issued(self) -> "tuple[IssuedPack, ...]":
        return tuple(self._model.rows)

    @property
    def chosen(self) -> "IssuedPack | None":
        index = self.table.currentIndex()
        return self._model.rows[index.row()] if index.isValid() and index.row() < len(self._model.rows) else None

    def show_issued(self, issued: "tuple[IssuedPack, ...]") -> None:
        before = self.chosen
        self._model.show(issued)
        self.table.fit_columns(260)
        touched = sum(1 for one in issued if one.rests_on_less)
        if not issued:
            self.says.setText("No pack has been issued yet.")
        elif touched:
            self.says.setText(f"{plural(touched, 'issued pack')} overtaken by what came in since.")
        else:
            self.says.setText(f"{plural(len(issued), 'pack')} handed out.")
        row = next((at for at, one in enumerate(issued) if before and one.pack.id == before.pack.id), 0)
        if issued:
            self.table.setCurrentIndex(self._model.index(row, 0))
        self._show_chosen()

    def show_changes(self, touched: "Touched") -> None:
        """What is otherwise now in the chosen pack."""
        chosen = self.chosen
        if chosen is None or chosen.pack.reference != touched.pack.reference:
            return
        self._changes.show(touched.changes)
        self.changes.fit_columns(420)
        pages = sorted({one.page for one in touched.changes})
        if not pages:
            self.verdict.setText(f"{chosen.pack.reference}: every number in it still stands.")
            return
        people = listed_few([one.recipient for one in touched.copies if one.recipient], 6)
        holds = f" Held by {people}." if people else ""
        word = "Page" if len(pages) == 1 else "Pages"
        self.verdict.setText(
            f"{chosen.pack.reference}: {plural(len(touched.changes), 'entry', 'entries')} changed. "
            f"{word} {listed_few([str(page) for page in pages], 12)}.{holds}"
        )

    def _show_chosen(self) -> None:
        chosen = self.chosen
        self._copies.show(chosen.copies if chosen is not None else ())
        self._changes.show(())
        for table in (self.copies, self.changes):
            table.fit_columns(260)
        issued = chosen is not None and chosen.pack.issued
        self.compare.setEnabled(issued)
        self.slip.setEnabled(issued)
        self.verdict.setText(f"{chosen.pack.reference}: {chosen.state}." if chosen is not None else "")

    def _ask(self, wanted: object) -> None:
        chosen = self.chosen
        if chosen is not None and chosen.pack.issued:
            wanted.emit(chosen)  # type: ignore[attr-defined] # a bound Signal
