"""What the check of a PDF found: the verdict large, and why."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from briefing_app.operation.words import plural
from briefing_app.screens.labels import label
from briefing_app.screens.table_model import Column, TableModel, TableView
from briefing_app.screens.theme import GRID

Checked = tuple[str, str, str]
"""The file's name, the verdict, and the sentence that begins with it."""
_MOST = 5
_ROW = 22


class CheckedFiles(QFrame):
    """One file is told in full; several stand in a list as well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName("What the check found")
        self.verdict = label("", "finding", wraps=True)
        self.words = label("", wraps=True)
        self.table = TableView("Files that were checked")
        self._model: TableModel[Checked] = TableModel(
            (
                Column("File", lambda one: one[0]),
                Column("Verdict", lambda one: one[1]),
                Column("What it is", lambda one: one[2]),
            )
        )
        self._model.setParent(self.table)
        self.table.setModel(self._model)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self.verdict)
        column.addWidget(self.words)
        column.addWidget(self.table)
        self.hide()

    def take(self, found: Sequence[Checked]) -> None:
        one = len(found) == 1
        if one:
            name, verdict, says = found[0]
            self.verdict.setText(f"{name}: {verdict}")
            self.words.setText(f"{says[:1].upper()}{says[1:]}")
        else:
            self.verdict.setText(f"{plural(len(found), 'file')} checked")
        self.words.setVisible(one)
        self.table.setVisible(not one)
        self._model.show(found)
        self.table.fit_columns(700)
        self.table.setFixedHeight((min(_MOST, len(found)) + 1) * _ROW + 8)
        self.show()
