"""A table whose rows a click on a heading puts in order: numbers as numbers, what is missing last."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt

from briefing_app.operation.words import normalised
from briefing_app.screens.table_model import Column, RowType, TableModel

Sorted = str | int | float | None
"""What a cell is put in order by; None is missing, and stands last either way."""
Key = Callable[[RowType], Sorted]


class SortedModel(TableModel[RowType]):
    """A column without a key is put in order by its words; the total stays below."""

    def __init__(
        self,
        columns: Sequence[Column[RowType]],
        rows: Sequence[RowType] = (),
        *,
        keys: Sequence[Key[RowType] | None] = (),
        total: Sequence[RowType] = (),
    ) -> None:
        super().__init__(columns, rows, total=total)
        self._keys = tuple(keys) or (None,) * len(columns)
        self._as_given = tuple(rows)

    def key(self, row: RowType, column: int) -> Sorted:
        """What the row is put in order by in a column."""
        key = self._keys[column]
        return self._columns[column].text(row) if key is None else key(row)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column, equals as they were given; by no column, as the rows were given."""
        rows = self._as_given
        if 0 <= column < len(self._columns):
            there = [row for row in rows if self.key(row, column) is not None]
            there.sort(key=lambda row: _order(self.key(row, column)), reverse=order is Qt.SortOrder.DescendingOrder)
            rows = (*there, *(row for row in rows if self.key(row, column) is None))
        self.layoutAboutToBeChanged.emit()
        former = self._rows
        self._rows = (*rows, *former[self._plain :])
        # The chosen row stays chosen wherever it goes.
        moved = {id(row): place for place, row in enumerate(self._rows)}
        stood = self.persistentIndexList()
        self.changePersistentIndexList(stood, [self._moved_to(one, former, moved) for one in stood])
        self.layoutChanged.emit()

    def _moved_to(self, index: QModelIndex, former: Sequence[RowType], moved: dict[int, int]) -> QModelIndex:
        return self.index(moved[id(former[index.row()])], index.column())


def _order(value: Sorted) -> tuple[int, float, str]:
    """Numbers first, by size; then words as they are compared everywhere."""
    return (0, value, "") if isinstance(value, int | float) else (1, 0.0, normalised(str(value)))
