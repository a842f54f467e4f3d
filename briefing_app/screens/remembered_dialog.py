"""What was confirmed of boroughs' words and headings: listed, and forgotten where it no longer holds."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QWidget

from briefing_app.operation.kinds import kinds
from briefing_app.operation.returns.returns import Remembered
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import plural, say_moment
from briefing_app.screens.desk import Desk
from briefing_app.screens.dialog_frame import dialog_column
from briefing_app.screens.labels import label
from briefing_app.screens.table_model import Column, TableModel, TableView
from briefing_app.screens.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADINGS = {(one.name, field.name): field.heading for one in kinds() for field in one.fields}
_SHEETS = {one.name: one.sheet for one in kinds()}

COLUMNS: tuple[Column[Remembered], ...] = (
    Column("Borough", lambda one: one.borough),
    Column("Sheet", lambda one: _SHEETS.get(one.kind, one.kind)),
    Column("Field", lambda one: _HEADINGS.get((one.kind, one.field), one.field)),
    Column("What it wrote", lambda one: one.content),
    Column("Is read as", lambda one: one.value),
    Column("Confirmed", lambda one: "" if one.confirmed_at is None else say_moment(from_minute(one.confirmed_at))),
)


class RememberedDialog(QDialog):
    """Forgetting asks again at the borough's next return; what was imported stays as it is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle("Words that were confirmed")
        self._desk = desk
        self.says = label("", "finding", wraps=True)
        self.table = TableView("Words that were confirmed, by borough")
        self._model: TableModel[Remembered] = TableModel(COLUMNS)
        self._model.setParent(self.table)
        self.table.setModel(self._model)
        self.forget_button = QPushButton("&Forget the chosen")
        self.forget_button.setToolTip("Delete: it is asked again at the borough's next return")
        self.forget_button.setShortcut(Qt.Key.Key_Delete)
        self.forget_button.clicked.connect(self._forget_chosen)
        self.forget_all_button = QPushButton("Forget &all")
        self.forget_all_button.clicked.connect(lambda: self._forget(self._model.rows))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.forget_button)
        foot.addWidget(self.forget_all_button)
        foot.addStretch(1)
        foot.addWidget(buttons)
        column = dialog_column(self)
        column.addWidget(self.says)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.resize(900, 420)
        self._load()

    def _load(self) -> None:
        store = self._desk.store
        if store is None:
            return

        def job() -> tuple[Remembered, ...]:
            from briefing_app.actions.remember_answers import list_remembered

            return list_remembered(store)

        self._desk.run(self, job, self._show, doing="Listing what was confirmed")

    def _show(self, remembered: "Sequence[Remembered]") -> None:
        self._model.show(sorted(remembered, key=lambda one: (one.borough, one.kind, one.field, one.content)))
        self.table.fit_columns(260, stretch=len(COLUMNS) - 2)
        self.says.setText(
            f"{plural(len(remembered), 'answer')} used for boroughs' later returns without asking again."
            if remembered
            else "Nothing was confirmed yet: answers that are to be remembered are listed here."
        )
        for button in (self.forget_button, self.forget_all_button):
            button.setEnabled(bool(remembered))
        if remembered:
            self.table.selectRow(0)
        self.table.setFocus()

    def _forget_chosen(self) -> None:
        chosen = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        self._forget([self._model.rows[row] for row in chosen])

    def _forget(self, answers: "Sequence[Remembered]") -> None:
        store = self._desk.store
        if store is None or not answers:
            return

        def job() -> None:
            from briefing_app.actions.remember_answers import forget_answers

            forget_answers(store, answers)

        self._desk.run(self, job, lambda _: self._load(), doing="Forgetting")
