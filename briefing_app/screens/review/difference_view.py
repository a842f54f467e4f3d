"""What importing a file would change, row by row: gone, changed with before and after, new."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.figures.figure import Align
from briefing_app.operation.kinds import kinds
from briefing_app.operation.returns.difference import Difference, RowChange
from briefing_app.operation.returns.returns import Looked, Outcome
from briefing_app.operation.words import plural
from briefing_app.screens.labels import label
from briefing_app.screens.table_model import Column, TableModel, TableView
from briefing_app.screens.theme import GRID

GONE, CHANGED, NEW = "– Gone", "≠ Changed", "+ New"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One field of a row that changes, or a whole row that comes or goes."""

    how: str
    kind: str
    row: RowChange
    heading: str
    before: str
    after: str


def lines_of(difference: Difference) -> Iterator[ChangeLine]:
    """By kind in the order of a return; in each what goes, what changes, what comes."""
    for one in kinds():
        for how, rows in ((GONE, difference.gone), (CHANGED, difference.changed), (NEW, difference.new)):
            for row in rows:
                if row.kind == one.name:
                    yield from _lines(how, one.one, row)


def _lines(how: str, name: str, row: RowChange) -> Iterator[ChangeLine]:
    if how == CHANGED:
        for change in row.changes:
            yield ChangeLine(how, name, row, change.heading, change.before, change.after)
        return
    words = "; ".join(f"{change.heading}: {change.before if how == GONE else change.after}" for change in row.changes)
    yield ChangeLine(how, name, row, "the whole row", words if how == GONE else "", words if how == NEW else "")


def _number(row: int | None) -> str:
    return str(row) if row is not None else ""


_COLUMNS: tuple[Column[ChangeLine], ...] = (
    Column("Change", lambda line: line.how),
    Column("What", lambda line: line.kind),
    Column("Ref", lambda line: line.row.ref),
    Column("Sheet", lambda line: line.row.sheet),
    Column("Row", lambda line: _number(line.row.row_after), Align.RIGHT),
    Column("Row before", lambda line: _number(line.row.row_before), Align.RIGHT),
    Column("Field", lambda line: line.heading),
    Column("Before", lambda line: line.before),
    Column("After", lambda line: line.after),
)


class DifferenceView(QWidget):
    """Enter on a line goes to its row on the sheet."""

    row_wanted = Signal(str, int)
    """Sheet, and the row from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.says = label("", "", wraps=True)
        self.table = ChangesTable("What importing this file would change")
        self._model: TableModel[ChangeLine] = TableModel(_COLUMNS)
        self._model.setParent(self.table)
        self.table.setModel(self._model)
        self.table.entered_row.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.says)
        column.addWidget(self.table, 1)
        column.addStretch(0)

    @property
    def lines(self) -> tuple[ChangeLine, ...]:
        return self._model.rows

    def show_looked(self, looked: Looked) -> None:
        lines = tuple(line for one in looked.each if one.difference for line in lines_of(one.difference))
        self.says.setText(said_difference(looked))
        chosen = self.table.currentIndex().row()
        self._model.show(lines)
        self.table.setVisible(bool(lines))
        if lines:
            self.table.fit_columns(280, stretch=len(_COLUMNS) - 1)
            self.table.selectRow(min(max(chosen, 0), len(lines) - 1))

    def _go(self, index: QModelIndex) -> None:
        line = self.lines[index.row()]
        if line.row.row_after is not None:
            self.row_wanted.emit(line.row.sheet, line.row.row_after - 1)


class ChangesTable(TableView):
    """A table whose lines are followed with Enter or a double click."""

    entered_row = Signal(QModelIndex)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.doubleClicked.connect(self.entered_row)

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def changes_in(looked: Looked) -> int:
    """Rows that would be gone, changed or new."""
    found = [one.difference for one in looked.each if one.difference is not None]
    return sum(len(one.new) + len(one.changed) + len(one.gone) for one in found)


def said_difference(looked: Looked) -> str:
    """ "3 rows new, 2 changed, 1 gone, 114 as they were"."""
    found = [one.difference for one in looked.each if one.difference is not None]
    if looked.outcome is Outcome.UNCHANGED:
        return "Nothing would change."
    if looked.outcome is Outcome.REFUSED:
        return "The file is refused, so nothing would change."
    if not found:
        accepted = sum(sheet.accepted for sheet in looked.reading.sheets)
        return f"This takes the place of nothing: {plural(accepted, 'row')} would be new."
    new = sum(len(one.new) for one in found)
    changed = sum(len(one.changed) for one in found)
    gone = sum(len(one.gone) for one in found)
    unchanged = sum(one.unchanged for one in found)
    parts = [
        f"{plural(new, 'row')} new" if new else "",
        f"{plural(changed, 'row')} changed" if changed else "",
        f"{plural(gone, 'row')} gone" if gone else "",
        f"{plural(unchanged, 'row')} as {'it was' if unchanged == 1 else 'they were'}" if unchanged else "",
    ]
    return ", ".join(part for part in parts if part) or "No row would change."
