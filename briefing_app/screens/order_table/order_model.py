"""The things of one kind as rows of cells, with what was typed wrongly still in them, and a blank row to add one."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from briefing_app.operation.order.drafts import Spot
from briefing_app.operation.order.entries import NotEntered, entered, shown
from briefing_app.operation.order.order import Item
from briefing_app.operation.order.things import FieldType, OrderField, Thing
from briefing_app.operation.returns.sheet_shown import Place
from briefing_app.operation.words import normalised
from briefing_app.screens.labels import tip
from briefing_app.screens.order_table.order_at_hand import OrderAtHand
from briefing_app.screens.table_model import Index

NEW = ""
"""The id of the blank row."""

_LONGEST = 400
_MOST_STEPS = 200
"""So many rows come and go one by one, with what is chosen left alone; more are shown anew."""
_NUMBERS = (FieldType.WHOLE,)

UNFINISHED = "This was typed and not entered. Press F2 and Enter to take it, or Delete to drop it."


class OrderModel(QAbstractTableModel):
    """`keep` says which of the things are shown; the others stay out of sight and are not touched."""

    typed = Signal(object)
    """What the cells are to say, by place."""

    def __init__(
        self,
        at_hand: OrderAtHand,
        definition: Thing,
        fields: Sequence[OrderField],
        *,
        keep: Callable[[Item], bool] = lambda _: True,
        editable: bool = True,
    ) -> None:
        super().__init__()
        self._at_hand = at_hand
        self._thing = definition
        self.fields = tuple(fields)
        self._keep = keep
        self._editable = editable
        self._items: list[Item] = []
        self._marks: Mapping[tuple[str, str], tuple[str, ...]] = {}
        self._find = ""
        self._ticked: Mapping[int, frozenset[str]] = {}
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._known: frozenset[str] = frozenset()
        """The ids that were there when the order was last looked at, shown or not."""
        at_hand.changed.connect(self.refresh)
        self.refresh()

    # --- what is shown ---------------------------------------------------------------------

    @property
    def items(self) -> Sequence[Item]:
        return self._items

    @property
    def is_editable(self) -> bool:
        return self._editable and self._at_hand.may_be_edited

    def item(self, row: int) -> Item | None:
        """None for the blank row."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def row_of(self, id: str) -> int | None:
        if id == NEW:
            return len(self._items) if self.is_editable else None
        return next((row for row, item in enumerate(self._items) if item.id == id), None)

    def column_of(self, field: str) -> int | None:
        return next((column for column, one in enumerate(self.fields) if one.name == field), None)

    def spot(self, place: Place) -> Spot:
        item = self.item(place[0])
        return Spot(self._thing.name, item.id if item is not None else NEW, self.fields[place[1]].name)

    def said(self, place: Place) -> str:
        """What the cell says, in full: what was typed, be it right or wrong."""
        draft = self._at_hand.drafts.get(self.spot(place))
        return self.standing(place) if draft is None else draft

    def standing(self, place: Place) -> str:
        """What stands in the order there, whatever was typed since."""
        item, field = self.item(place[0]), self.fields[place[1]]
        return shown(field, item[field.name]) if item is not None else ""

    def wrong(self, place: Place) -> str:
        """Why what was typed in a cell is not taken; empty where nothing is wrong with it."""
        spot = self.spot(place)
        draft = self._at_hand.drafts.get(spot)
        if draft is None:
            return ""
        if why := self._at_hand.why(spot):
            return why
        try:
            entered(self.fields[place[1]], draft, self._at_hand.period)
        except NotEntered as wrong:
            return str(wrong)
        return UNFINISHED

    def marks(self, place: Place) -> tuple[str, ...]:
        """What contradicts this cell, a sentence each."""
        item = self.item(place[0])
        return self._marks.get((item.id, self.fields[place[1]].name), ()) if item is not None else ()

    def show_marks(self, marks: Mapping[tuple[str, str], tuple[str, ...]]) -> None:
        """Sentences by id and field."""
        if marks != self._marks:
            self._marks = marks
            self._say_all()

    # --- which rows, in what order ------------------------------------------------------------

    def narrow(self, words: str, ticked: Mapping[int, frozenset[str]]) -> None:
        """Show those alone that have these words in any field, and say one of the ticked things in each column."""
        self._find, self._ticked = normalised(words), dict(ticked)
        self._show_anew()

    @property
    def hidden(self) -> int:
        """How many are there and not shown."""
        return sum(1 for _ in self._theirs()) - len(self._items)

    def values(self, column: int) -> Sequence[str]:
        """All that is said in a column, in order."""
        field = self.fields[column]
        return sorted({shown(field, item[field.name]) for item in self._theirs()}, key=normalised)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted = (column, order) if 0 <= column < len(self.fields) else None
        self._show_anew()

    def matches(self, row: int, words: str) -> int | None:
        """The first column of a row that has these words."""
        wanted = normalised(words)
        found = (column for column in range(len(self.fields)) if wanted in normalised(self.said((row, column))))
        return next(found, None)

    def _theirs(self) -> Sequence[Item]:
        return [item for item in self._at_hand.order.of(self._thing.name) if self._keep(item)]

    def _kept(self, item: Item) -> bool:
        for column, words in self._ticked.items():
            field = self.fields[column]
            if shown(field, item[field.name]) not in words:
                return False
        return not self._find or any(self._find in normalised(shown(field, item[field.name])) for field in self.fields)

    def _arranged(self) -> list[Item]:
        items = [item for item in self._theirs() if self._kept(item)]
        if self._sorted is not None:
            column, order = self._sorted
            name = self.fields[column].name
            there = [item for item in items if item[name] is not None]
            there.sort(key=lambda item: _key(item[name]), reverse=order is Qt.SortOrder.DescendingOrder)
            items = there + [item for item in items if item[name] is None]
        return items

    def _show_anew(self) -> None:
        """The same rows in another order stay chosen; others are shown from the start."""
        items, former = self._arranged(), self._items
        rows = {item.id: row for row, item in enumerate(items)}
        if rows.keys() != {item.id for item in former}:
            self.beginResetModel()
            self._items = items
            self.endResetModel()
            return
        self.layoutAboutToBeChanged.emit()
        self._items = items
        stood = self.persistentIndexList()
        self.changePersistentIndexList(stood, [self._moved_to(one, former, rows) for one in stood])
        self.layoutChanged.emit()

    def _moved_to(self, index: QModelIndex, former: Sequence[Item], rows: Mapping[str, int]) -> QModelIndex:
        row = index.row()
        return self.index(rows[former[row].id] if row < len(former) else row, index.column())

    def refresh(self) -> None:
        """The order is another: rows stay where they are, new ones come where they stand in the order."""
        there = {item.id: item for item in self._theirs()}
        shown_before = {item.id for item in self._items}
        gone = [row for row, item in enumerate(self._items) if item.id not in there]
        # What did not fit the filter stays hidden; what is new is seen, whether or not it fits.
        come = [
            ref
            for ref, item in there.items()
            if ref not in shown_before and (ref not in self._known or self._kept(item))
        ]
        self._known = frozenset(there)
        if len(gone) + len(come) > _MOST_STEPS:
            self._show_anew()
            return
        for row in reversed(gone):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._items[row]
            self.endRemoveRows()
        self._items = [there[item.id] for item in self._items]
        places = {ref: place for place, ref in enumerate(there)}
        for ref in come:
            self._insert(there[ref], places)
        self._say_all()

    def _insert(self, item: Item, places: Mapping[str, int]) -> None:
        end = len(self._items)
        row = end
        if self._sorted is None:
            row = next((at for at, one in enumerate(self._items) if places[one.id] > places[item.id]), end)
        # At the end the blank row becomes the new one, under a cursor that may stand on it, and another follows.
        inserted = row + 1 if row == end and self._editable else row
        self.beginInsertRows(QModelIndex(), inserted, inserted)
        self._items.insert(row, item)
        self.endInsertRows()

    def _say_all(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    # Qt's own names

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._items) + (1 if self._editable else 0)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.fields)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.is_editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = (index.row(), index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.said(place)[:_LONGEST]
            case Qt.ItemDataRole.EditRole:
                return self.said(place)
            case Qt.ItemDataRole.ToolTipRole:
                said = self.said(place)
                lines = [self.wrong(place), *self.marks(place), said[:1_200] if len(said) > 30 else ""]
                return "<br>".join(tip(line) for line in lines if line) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                right = self.fields[place[1]].type in _NUMBERS
                side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole:
                said = self.said(place) or ("new row" if self.item(place[0]) is None else "blank")
                return f"{self.fields[place[1]].heading}: {said[:_LONGEST]}"
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return " ".join([self.wrong(place), *self.marks(place)]).strip()
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not self.is_editable:
            return False
        self.typed.emit({(index.row(), index.column()): str(value)})
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole:
                return str(section + 1) if section < len(self._items) else "+"
            return None
        if not 0 <= section < len(self.fields):
            return None
        field = self.fields[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{field.heading} ▾" if section in self._ticked else field.heading
            case Qt.ItemDataRole.ToolTipRole:
                return tip(field.help) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                right = field.type in _NUMBERS
                side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None


def _key(value: object) -> tuple[int, str, int]:
    """Numbers as numbers before words; a number within words counts as one: serial 2 before serial 10."""
    if isinstance(value, int):
        return 0, "", value
    said = normalised(str(value))
    digits = "".join(letter for letter in said if letter.isdigit())
    return 1, "".join(letter for letter in said if not letter.isdigit()), int(digits or 0)
