"""The bar over every place while the operation is shown as it was known, and the dialog that chooses the moment."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from briefing_app.operation.order.entries import NotEntered, entered, shown
from briefing_app.operation.order.things import thing
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import say_date, say_moment, say_time
from briefing_app.screens.desk import Desk
from briefing_app.screens.dialog_frame import dialog_column, order_buttons
from briefing_app.screens.labels import OneLine, label
from briefing_app.screens.table_model import Column, TableModel, TableView
from briefing_app.screens.theme import GRID

if TYPE_CHECKING:
    from briefing_app.actions.list_moments import Moment


class LookingBackBar(QFrame):
    """Says of which moment everything is; hidden while everything is of now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("role", "looking-back")
        self.words = OneLine("", "looking-back")
        self.words.setAccessibleName("As known at")
        self.other_button = QPushButton("Another &moment…")
        self.other_button.clicked.connect(self.ask)
        self.back_button = QPushButton("&Back to now")
        self.back_button.setToolTip("Ctrl+Shift+H")
        self.back_button.clicked.connect(lambda: desk.look_back(None))
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        line.setSpacing(GRID)
        line.addWidget(self.words, 1)
        line.addWidget(self.other_button)
        line.addWidget(self.back_button)
        desk.operation_changed.connect(self._show)
        self._show()

    def ask(self) -> None:
        if self._desk.operation is not None and self._desk.store is not None:
            LookBackDialog(self._desk, self.window()).open()

    def turn(self) -> None:
        """Back to now, or ask for a moment to look back to."""
        if self._desk.known_at is not None:
            self._desk.look_back(None)
        else:
            self.ask()

    def _show(self) -> None:
        moment = self._desk.known_at
        self.setVisible(moment is not None)
        if moment is not None:
            said = from_minute(moment)
            words = f"As known at {say_time(said)} on {say_date(said.date())}. Nothing can be changed here."
            self.words.setText(words)
            self.words.setAccessibleDescription(words)


COLUMNS: "tuple[Column[Moment], ...]" = (
    Column("Moment", lambda one: say_moment(from_minute(one.at))),
    Column("What changed then", lambda one: one.says),
)


class LookBackDialog(QDialog):
    """A moment at which something changed, or any other that is typed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._field = thing("log").field("at")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle("As known at")
        self.moment = QLineEdit()
        self.moment.setPlaceholderText("14:05, or 14/05/2021 08:30")
        asked = QLabel("&Day and time")
        asked.setBuddy(self.moment)
        self.wrong = label("", "warning", wraps=True)
        self.wrong.hide()
        self.table = TableView("Moments at which something changed, the latest first")
        self._model: TableModel[Moment] = TableModel(COLUMNS)
        self._model.setParent(self.table)
        self.table.setModel(self._model)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.table.activated.connect(lambda _: self._finish())
        buttons, self.look_button = order_buttons(self, "&Look back", self._finish)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(asked)
        line.addWidget(self.moment, 1)
        column = dialog_column(self)
        says = "Returns, figures and text are shown as they stood at the end of that minute; nothing is lost by it."
        column.addWidget(label(says, wraps=True))
        column.addLayout(line)
        column.addWidget(self.wrong)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.resize(720, 420)
        self._load()
        self.moment.setFocus()

    def _load(self) -> None:
        store, operation = self._desk.newest_store, self._desk.operation
        if store is None or operation is None:
            return

        def job() -> "tuple[Moment, ...]":
            from briefing_app.actions.list_moments import list_moments

            return list_moments(store, operation_ref=operation.ref)

        self._desk.run(self, job, self._list, doing="Listing what changed when")

    def _list(self, moments: "Sequence[Moment]") -> None:
        self._model.show(moments)
        self.table.fit_columns(220, stretch=1)
        if not moments:
            self.wrong.setText("Nothing of this operation has changed yet.")
            self.wrong.show()

    def _follow(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.moment.setText(shown(self._field, self._model.rows[index.row()].at))

    def _finish(self) -> None:
        operation = self._desk.operation
        if operation is None:
            return
        try:
            moment = entered(self._field, self.moment.text(), operation.period)
        except NotEntered as why:
            self._complain(str(why))
            return
        if not isinstance(moment, int):
            self._complain("Type a day and time, or choose one of the moments below.")
            return
        self._desk.look_back(moment)
        self.accept()

    def _complain(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.show()
        self.moment.setFocus()
