"""The rows behind a number, each with the workbook, sheet and cell that it came from."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from briefing_app.figures.figure import Align, Source
from briefing_app.operation.kinds import Field, Type, kind
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import NOT_STATED, plural, say_count, say_date, say_moment
from briefing_app.screens.desk import Desk
from briefing_app.screens.dialog_frame import dialog_column
from briefing_app.screens.labels import label
from briefing_app.screens.sorted_model import Key, SortedModel
from briefing_app.screens.table_model import Column, TableView
from briefing_app.screens.theme import Theme

if TYPE_CHECKING:
    from briefing_app.actions.records_behind import Behind
    from briefing_app.screens.sheet_dialog import SheetDialog


class RecordsDialog(QDialog):
    """Opened beside the window, never in its way; several can stand open. Enter on a row shows its sheet."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        source: Source,
        behind: "Sequence[Behind]",
        *,
        filtered_by: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._sheet: SheetDialog | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        definition = kind(source.kind)
        said = plural(len(behind), definition.one, definition.many)
        self.setWindowTitle(f"{said} behind the number")
        self.table = TableView(f"{said}, with workbook, sheet and cell")
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicatorClearable(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        columns, keys = _columns(source.kind, behind)
        self.model: SortedModel[Behind] = SortedModel(columns, behind, keys=keys)
        self.model.setParent(self.table)
        self.table.setModel(self.model)
        self.table.fit_columns(260)
        self.table.activated.connect(lambda _: self.show_sheet())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.in_sheet = buttons.addButton("&Show in the sheet", QDialogButtonBox.ButtonRole.ActionRole)
        self.in_sheet.setToolTip("Enter: the sheet as the borough sent it, with this row's cells lit")
        self.in_sheet.setEnabled(bool(behind))
        self.in_sheet.clicked.connect(lambda _=False: self.show_sheet())
        copy = buttons.addButton("&Copy as cells", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda _=False: self.table.copy_rows())
        buttons.rejected.connect(self.close)
        column = dialog_column(self)
        column.addWidget(label(_describes(source, said), "finding", wraps=True))
        if filtered_by:
            column.addWidget(label(f"Filtered by {filtered_by}", "filtered", wraps=True))
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.resize(1000, 480)
        if behind:
            self.table.selectRow(0)
        self.table.setFocus()

    @property
    def sheet(self) -> "SheetDialog | None":
        """The sheet that was opened from here, while it stands open."""
        return self._sheet if self._sheet is not None and shiboken6.isValid(self._sheet) else None

    def show_sheet(self) -> None:
        """The sheet of the row at hand, with its cells lit; moving on in the table moves on in the sheet."""
        from briefing_app.screens.sheet_dialog import SheetDialog

        if self._at_hand is None:
            return
        if self.sheet is None:
            self._sheet = SheetDialog(self._desk, self._theme, self)
        self._follow()
        if self.sheet is not None:
            self.sheet.show()
            self.sheet.raise_()

    @property
    def _at_hand(self) -> "Behind | None":
        index = self.table.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def _follow(self) -> None:
        one = self._at_hand
        if one is not None and self.sheet is not None:
            self.sheet.show_row(one.listed.received, one.listed.record.sheet, one.about, one.cells)


def _describes(source: Source, said: str) -> str:
    """ "3 patrols: result; borough Lambeth"."""
    parts = [source.phase] if source.phase else []
    parts += [
        str(value) if field == "borough" else f"{field.replace('_', ' ')} {value}" for field, value in source.where
    ]
    if source.during is not None:
        starts = say_moment(from_minute(source.during))
        until = say_moment(from_minute(source.during + source.lasting))
        parts.append(f"in the hour from {starts}" if source.lasting == 60 else f"from {starts} to {until}")
    return f"{said}: {', '.join(parts)}" if parts else said


def _columns(kind_name: str, rows: "Sequence[Behind]") -> "tuple[list[Column[Behind]], list[Key[Behind] | None]]":
    """Where each row came from, then what it says; and what a column is put in order by.

    Fields that nobody filled in are left out, and so are those that identify a person.
    """
    columns: list[Column[Behind]] = [
        Column("Workbook", lambda row: row.listed.received.file_name),
        Column("Sheet", lambda row: row.listed.record.sheet),
        Column("Cell", lambda row: row.cell),
        Column("Borough", lambda row: row.listed.record.borough),
        Column("Phase", lambda row: str(row.listed.record.phase)),
    ]
    keys: list[Key[Behind] | None] = [None, None, lambda row: row.listed.record.row, None, None]
    for field in kind(kind_name).fields:
        if field.withheld or field.type is Type.DERIVED or field.name == "borough":
            continue
        if any(row.listed.record[field.name] is not None for row in rows):
            align = Align.RIGHT if field.type is Type.INT else Align.LEFT
            columns.append(Column(field.heading, _said(field), align))
            keys.append(_value(field.name))
    return columns, keys


def _value(name: str) -> "Key[Behind]":
    return lambda row: row.listed.record[name]


def _said(field: Field) -> "Callable[[Behind], str]":
    def words(row: "Behind") -> str:
        value = row.listed.record[field.name]
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
