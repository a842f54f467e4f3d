"""A sheet as the borough sent it, with what was put right laid over it, as a model of cells."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from briefing_app.operation.cell_names import cell_name, column_letters
from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.returns.sheet_shown import Place, SheetShown
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import say_moment
from briefing_app.screens.labels import tip
from briefing_app.screens.review.cell_marks import NO_MARKS, Mark, SheetMarks
from briefing_app.screens.review.mending import LEFT_OUT, said_in, width_of
from briefing_app.screens.table_model import Index

ONLY_BEGINNING = (
    "Only the beginning of this cell's text is shown, so it can't be changed or copied here. "
    "Change it in the workbook and drop that again."
)
_NOTHING = SheetShown("", ())
_LONGEST = 400
"""Letters of a cell that are painted; all of them are in its tip and in its editor."""
_LONGEST_TIP = 1_200
_MORE_ROWS, _MORE_COLUMNS = 20, 3
"""Empty ones around what was sent, for what a borough forgot."""


class SheetModel(QAbstractTableModel):
    """Every cell can be typed into; who owns the sheet decides what comes of it."""

    typed = Signal(object)
    """What was typed, by cell."""

    def __init__(self, *, editable: bool = True) -> None:
        super().__init__()
        self._editable = editable
        self._sheet = _NOTHING
        self._height = self._width = 0
        """With the empty rows and columns around what was sent."""
        self._marks = NO_MARKS
        self._amended: Mapping[Place, Amendment] = {}
        self._headings: Mapping[int, str] = {}
        self._left_out: frozenset[int] = frozenset()
        self._lit: frozenset[Place] = frozenset()
        self._sent: Place = (0, 0)

    @property
    def is_editable(self) -> bool:
        return self._editable

    @property
    def sheet(self) -> SheetShown:
        return self._sheet

    @property
    def marks(self) -> SheetMarks:
        return self._marks

    @property
    def amended(self) -> Mapping[Place, Amendment]:
        return self._amended

    @property
    def lit(self) -> frozenset[Place]:
        return self._lit

    def show(
        self,
        sheet: SheetShown | None,
        marks: SheetMarks = NO_MARKS,
        amended: Mapping[Place, Amendment] | None = None,
        lit: Iterable[Place] = (),
    ) -> None:
        """Another sheet."""
        self.beginResetModel()
        self._sheet = sheet or _NOTHING
        self._lay(marks, amended or {})
        self._height, self._width = self._room()
        self._lit = frozenset(lit)
        self.endResetModel()

    def show_again(self, marks: SheetMarks, amended: Mapping[Place, Amendment]) -> None:
        """The same sheet, looked at anew: nothing moves."""
        self._lay(marks, amended)
        self._make_room()
        self._tell_changed()
        if self._height:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self._height - 1)

    def _lay(self, marks: SheetMarks, amended: Mapping[Place, Amendment]) -> None:
        self._marks, self._amended = marks, amended
        self._sent = len(self._sheet.rows), width_of(self._sheet)
        self._headings = _headings(self._sheet, marks.heading_rows)
        self._left_out = frozenset(row for (row, _), one in amended.items() if one.reason == LEFT_OUT)

    def light(self, places: Iterable[Place]) -> None:
        self._lit = frozenset(places)
        self._tell_changed()

    def _tell_changed(self) -> None:
        if self._height and self._width:
            self.dataChanged.emit(self.index(0, 0), self.index(self._height - 1, self._width - 1))

    def used(self) -> Place:
        """The rows and columns that have something in them, sent or put there here."""
        rows, columns = self._sent
        return (
            max((rows, *(row + 1 for row, _ in self._amended))),
            max((columns, *(column + 1 for _, column in self._amended))),
        )

    def _room(self) -> Place:
        """A sheet that is not shown to its end has no empty cells beyond what is shown."""
        rows, columns = self.used()
        if not self._editable or not self._sheet.rows or self._sheet.cut:
            return rows, columns
        return rows + _MORE_ROWS, columns + _MORE_COLUMNS

    def _make_room(self) -> None:
        """Again some empty ones around what was typed into the last."""
        height, width = self._room()
        if height > self._height:
            self.beginInsertRows(QModelIndex(), self._height, height - 1)
            self._height = height
            self.endInsertRows()
        if width > self._width:
            self.beginInsertColumns(QModelIndex(), self._width, width - 1)
            self._width = width
            self.endInsertColumns()

    def said(self, place: Place) -> str:
        """What the cell says now."""
        amendment = self._amended.get(place)
        return amendment.after if amendment is not None else said_in(self._sheet, place)

    def heading(self, column: int) -> str:
        """What the sheet's own headings say of a column; empty where it has none, or several tables."""
        return self._headings.get(column, "")

    def is_cut(self, place: Place) -> bool:
        """Whether only the beginning of a cell is here, so that it can't be changed or copied here."""
        return place in self._sheet.cut_cells and place not in self._amended

    def is_around(self, place: Place) -> bool:
        """Whether a cell is one of the empty ones around what was sent."""
        rows, columns = self._sent
        return place[0] >= rows or place[1] >= columns

    def emptied(self, place: Place) -> bool:
        """Whether what was sent was taken out here: it is shown struck through."""
        amendment = self._amended.get(place)
        return amendment is not None and not amendment.after and bool(amendment.before)

    def mark(self, place: Place) -> Mark | None:
        found = self._marks.cells.get(place)
        if found is None and place in self._amended:
            return Mark.MENDED
        return found

    def row_mark(self, row: int) -> Mark | None:
        if row in self._marks.held_rows:
            return Mark.HELD
        if row in self._marks.aside_rows or row in self._left_out:
            return Mark.ASIDE
        return None

    def about(self, place: Place) -> tuple[str, ...]:
        """Everything there is to say of a cell, a sentence each."""
        row, column = place
        lines = list(self._marks.says.get(place, ()))
        amendment = self._amended.get(place)
        if amendment is not None:
            lines.append(said_of(amendment))
        if place in self._sheet.faults:
            lines.append(f"The cell shows {self._sheet.faults[place]}; there is no value in it.")
        if self.is_cut(place):
            lines.append(ONLY_BEGINNING)
        if place in self._sheet.struck:
            lines.append("Struck through by the borough.")
        if comment := self._sheet.comments.get(place):
            lines.append(f"The borough's comment: {comment}")
        if row in self._sheet.hidden_rows:
            lines.append("The borough's row is hidden.")
        if column in self._sheet.hidden_columns:
            lines.append("The borough's column is hidden.")
        return tuple(lines)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._height

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._width

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = (index.row(), index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                said = said_in(self._sheet, place) if self.emptied(place) else self.said(place)
                return said[:_LONGEST] or self._sheet.faults.get(place, "")
            case Qt.ItemDataRole.EditRole:
                return self.said(place)
            case Qt.ItemDataRole.ToolTipRole:
                said = self.said(place)
                lines = (said[:_LONGEST_TIP], *self.about(place)) if len(said) > 30 else self.about(place)
                return "<br>".join(map(tip, lines)) if lines else None
            case Qt.ItemDataRole.AccessibleTextRole:
                mark = self.mark(place)
                said = self.said(place) or "blank"
                return f"{cell_name(*place)}: {said[:_LONGEST]}" + (f"; {mark.word}" if mark is not None else "")
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return " ".join(self.about(place))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        place = (index.row(), index.column())
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not self._editable or self.is_cut(place):
            return False
        if str(value) != self.said(place):
            self.typed.emit({place: str(value)})
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column_letters(section) if across else str(section + 1)
            case Qt.ItemDataRole.ToolTipRole:
                lines = []
                if across and section in self._sheet.hidden_columns:
                    lines.append("The borough's column is hidden; it is read all the same.")
                if not across:
                    if section in self._sheet.hidden_rows:
                        lines.append("The borough's row is hidden; it is read all the same.")
                    mark = self.row_mark(section)
                    if mark is not None:
                        lines.append(f"{mark.word}.")
                return " ".join(lines) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
        return None


def _headings(sheet: SheetShown, rows: frozenset[int]) -> Mapping[int, str]:
    if not rows or max(rows) - min(rows) >= len(rows):
        return {}
    found: dict[int, str] = {}
    for row in sorted(rows):
        for column, words in enumerate(sheet.rows[row] if row < len(sheet.rows) else ()):
            if words:
                found[column] = " ".join(words.split())
    return found


def said_of(amendment: Amendment) -> str:
    """ "Sent “25:10”; changed to “22:10” by A. Example, Thu 13 May 2021 05:12." """
    sent = f"“{amendment.before[:200]}”" if amendment.before else "blank"
    now = f"changed to “{amendment.after[:200]}”" if amendment.after else "emptied"
    why = f" ({amendment.reason})" if amendment.reason else ""
    return f"Sent {sent}; {now} by {amendment.by}, {say_moment(from_minute(amendment.at))}{why}."
