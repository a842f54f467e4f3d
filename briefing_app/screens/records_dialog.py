"""The rows behind a number, each with the workbook, sheet and row that it came from."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from briefing_app.figures.figure import Align, Source
from briefing_app.operation.kinds import Field, Type, kind
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import NOT_STATED, plural, say_count, say_date, say_moment
from briefing_app.screens.labels import label
from briefing_app.screens.table_model import Column, TableModel, TableView
from briefing_app.screens.theme import GRID

if TYPE_CHECKING:
    from briefing_app.actions.list_records import Listed


class RecordsDialog(QDialog):
    """Opened beside the window, never in its way; several can stand open."""

    def __init__(self, source: Source, listed: "Sequence[Listed]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        definition = kind(source.kind)
        said = plural(len(listed), definition.one, definition.many)
        self.setWindowTitle(f"{said} behind the number")
        self.table = TableView(f"{said}, with workbook, sheet and row")
        model: TableModel[Listed] = TableModel(_columns(source.kind, listed), listed)
        model.setParent(self.table)
        self.table.setModel(model)
        self.table.fit_columns(260)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("&Copy as cells", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self.table.cells_as_text()))
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label(_describes(source, said), "finding", wraps=True))
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.resize(1000, 480)
        if listed:
            self.table.selectRow(0)
        self.table.setFocus()


def _describes(source: Source, said: str) -> str:
    """ "3 patrols: result; borough Lambeth"."""
    parts = [source.phase] if source.phase else []
    parts += [
        str(value) if field == "borough" else f"{field.replace('_', ' ')} {value}" for field, value in source.where
    ]
    if source.during is not None:
        parts.append(f"in the hour from {say_moment(from_minute(source.during))}")
    return f"{said}: {', '.join(parts)}" if parts else said


def _columns(kind_name: str, rows: "Sequence[Listed]") -> "list[Column[Listed]]":
    """Where each row came from, then what it says.

    Fields that nobody filled in are left out, and so are those that identify a person.
    """
    columns: list[Column[Listed]] = [
        Column("Workbook", lambda row: row.received.file_name),
        Column("Sheet", lambda row: row.record.sheet),
        Column("Row", lambda row: str(row.record.row), Align.RIGHT),
        Column("Borough", lambda row: row.record.borough),
        Column("Phase", lambda row: str(row.record.phase)),
    ]
    for field in kind(kind_name).fields:
        if field.withheld or field.type is Type.DERIVED or field.name == "borough":
            continue
        if any(row.record[field.name] is not None for row in rows):
            align = Align.RIGHT if field.type is Type.INT else Align.LEFT
            columns.append(Column(field.heading, _said(field), align))
    return columns


def _said(field: Field) -> "Callable[[Listed], str]":
    def words(row: "Listed") -> str:
        value = row.record[field.name]
        match field.type, value:
            case _, None:
                return NOT_STATED
            case Type.DATETIME, int():
                return say_moment(from_minute(value))
            case Type.DATE, str():
                return say_date(date.fromisoformat(value))
            case Type.INT, int():
                return say_count(value)
        return str(value)

    return words
