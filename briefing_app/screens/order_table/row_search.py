"""Finds rows of a table of the order by words, and narrows it to those that have them or say certain things."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from briefing_app.operation.order.things import Thing
from briefing_app.screens.choice_list import ChoiceList, Choosable
from briefing_app.screens.labels import label
from briefing_app.screens.order_table.order_grid import OrderGrid
from briefing_app.screens.order_table.order_model import OrderModel
from briefing_app.screens.order_table.taking import many
from briefing_app.screens.theme import GRID

_BLANK = "(blank)"


class RowSearch(QWidget):
    """Enter goes to the next row with the words; the tick leaves those rows alone in sight."""

    def __init__(self, definition: Thing, model: OrderModel, grid: OrderGrid, said: Callable[[str], object]) -> None:
        super().__init__()
        self._thing = definition
        self._model = model
        self._grid = grid
        self._said = said
        self._ticked: dict[int, frozenset[str]] = {}
        self.words = QLineEdit()
        self.words.setPlaceholderText("Find (Ctrl+F)")
        self.words.setAccessibleName(f"Find in {definition.many}")
        self.words.setClearButtonEnabled(True)
        self.words.setMaximumWidth(220)
        self.only_found = QCheckBox("&Only rows with it")
        self.count = label("", "caption")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self.words)
        line.addWidget(self.only_found)
        line.addWidget(self.count)
        self.words.textChanged.connect(self._words_changed)
        self.words.returnPressed.connect(self.find_next)
        self.only_found.toggled.connect(self._narrow)
        grid.values_wanted.connect(self.choose_values)
        header = grid.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self.choose_values(header.logicalIndexAt(at)))

    def begin(self) -> None:
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def find_next(self, *, back: bool = False) -> None:
        words, count = self.words.text(), len(self._model.items)
        if not words or not count:
            return
        at: QModelIndex = self._grid.currentIndex()
        step = -1 if back else 1
        for distance in range(1, count + 1):
            row = (at.row() + step * distance) % count
            column = self._model.matches(row, words)
            if column is not None:
                self._grid.go_to((row, column))
                return
        self._said(f"“{words}” is in none of the {self._thing.many} shown.")

    def choose_values(self, column: int) -> None:
        """Which rows are shown, by what they say in a column."""
        if not 0 <= column < len(self._model.fields):
            return
        ticked = self._ticked.get(column, frozenset())
        choices = [Choosable(one, " ".join(one.split())[:60] or _BLANK) for one in self._model.values(column)]
        chooser = ChoiceList(self._model.fields[column].heading, choices, tuple(ticked), self, any_words="&All")
        chooser.ticked.connect(lambda wanted: self.tick(column, wanted))
        chooser.open_under(self.words)

    def tick(self, column: int, wanted: Sequence[object]) -> None:
        """Show those rows alone that say one of these in a column; all of them, where there is none."""
        if wanted:
            self._ticked[column] = frozenset(map(str, wanted))
        else:
            self._ticked.pop(column, None)
        self._narrow()

    def show_all(self) -> None:
        """Every row again."""
        self.only_found.setChecked(False)
        self._ticked.clear()
        self._narrow()

    def show_count(self) -> None:
        there, hidden = len(self._model.items), self._model.hidden
        self.count.setText(f"{there:,} of {there + hidden:,} shown" if hidden else many(self._thing, there))

    def _words_changed(self) -> None:
        if self.only_found.isChecked():
            self._narrow()

    def _narrow(self) -> None:
        self._model.narrow(self.words.text() if self.only_found.isChecked() else "", self._ticked)
        self.show_count()
