"""A table of one kind of thing of the order: its grid, its search and buttons, and what is wrong at a cell."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QPushButton, QVBoxLayout, QWidget

from briefing_app.operation.order.clashes import Clash, name_of
from briefing_app.operation.order.drafts import Spot
from briefing_app.operation.order.edits import THERE, Change
from briefing_app.operation.order.order import Item
from briefing_app.operation.order.things import thing
from briefing_app.operation.returns.sheet_shown import Place
from briefing_app.operation.values import Value
from briefing_app.operation.words import plural
from briefing_app.screens.labels import label
from briefing_app.screens.order_table.change_chosen_dialog import ChangeChosenDialog
from briefing_app.screens.order_table.order_at_hand import OrderAtHand
from briefing_app.screens.order_table.order_grid import OrderGrid
from briefing_app.screens.order_table.order_model import NEW, OrderModel
from briefing_app.screens.order_table.row_search import RowSearch
from briefing_app.screens.order_table.taking import adding, many, new_id, taken
from briefing_app.screens.shortcuts import INSIDE, add_shortcuts
from briefing_app.screens.theme import GRID, Theme

_MOST_REASONS = 6


class OrderTable(QWidget):
    """`keep` narrows it to some of the things, and `preset` is what a new one of those has from the start."""

    current_moved = Signal(str)
    """The id of the thing that the cursor stands on; empty on the blank row."""

    def __init__(
        self,
        at_hand: OrderAtHand,
        theme: Theme,
        thing_name: str,
        *,
        fields: Iterable[str] = (),
        keep: Callable[[Item], bool] = lambda _: True,
        preset: Mapping[str, Value] | None = None,
        said: Callable[[str], object] = lambda _: None,
        leaving: Callable[[Item], str] = lambda _: "",
        parent: QWidget | None = None,
    ) -> None:
        """`said` has what could not be done; `leaving` says what refers to a thing that is to be deleted."""
        super().__init__(parent)
        self._at_hand = at_hand
        self.thing = thing(thing_name)
        self._preset = dict(preset or {})
        self._said = said
        self._leaving = leaving
        self._fitted = False
        self._stood: tuple[str, int] | None = None
        """The id of the thing and the column that the cursor stands on."""
        chosen = tuple(fields) or self.thing.names
        self.model = OrderModel(at_hand, self.thing, [self.thing.field(name) for name in chosen], keep=keep)
        self.grid = OrderGrid(theme, self.model, self.thing)
        self.rows = RowSearch(self.thing, self.model, self.grid, said)
        self.add_button = _button(f"&Add {self.thing.one}", "Insert", self.add_row)
        self.copy_button = _button("D&uplicate", "Ctrl+Shift+D", self.duplicate)
        self.change_button = _button("Change &chosen…", "Ctrl+H", self.ask_for_change)
        self.delete_button = _button("De&lete", "Ctrl+–", self.ask_to_delete)
        self.note = label("", "caption", wraps=True)
        self.note.setAccessibleName("About this field")
        self.note.setMinimumHeight(34)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._lay_out()
        self._connect()

    @property
    def items(self) -> Sequence[Item]:
        """Those that are shown, in the order in which they are shown."""
        return self.model.items

    def chosen(self) -> Sequence[Item]:
        found = (self.model.item(row) for row in self.grid.chosen_rows())
        return [item for item in found if item is not None]

    def go_to(self, id: str, field: str) -> None:
        """The cursor in that very field; in the blank row, where the id is empty."""
        row = self.model.row_of(id)
        if row is None:
            self.rows.show_all()
            row = self.model.row_of(id)
        if row is not None:
            self.grid.go_to((row, self.model.column_of(field) or 0))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def stand_on(self, id: str) -> None:
        """The cursor on that thing, in the column where it is, without the keyboard."""
        row = self.model.row_of(id)
        if row is not None and row != self.grid.currentIndex().row():
            self._put_cursor(row, max(0, self.grid.currentIndex().column()))

    def show_clashes(self, clashes: Iterable[Clash]) -> None:
        """Mark the fields that contradict something, with the sentence."""
        marks: dict[tuple[str, str], tuple[str, ...]] = {}
        for one in clashes:
            if one.thing == self.thing.name and one.id:
                marks[one.id, one.field] = (*marks.get((one.id, one.field), ()), one.says)
        self.model.show_marks(marks)
        self._show_note()

    # --- editing -----------------------------------------------------------------------------

    def add_row(self, values: Mapping[str, Value] | None = None) -> str:
        """A new thing with these values; the cursor goes to its first field. Its id."""
        item = Item(self.thing.name, new_id(), {**self._preset, **(values or {})})
        self._at_hand.edit(f"Add {self.thing.one}", list(adding(item)))
        self.go_to(item.id, self.model.fields[0].name)
        return item.id

    def duplicate(self) -> None:
        items = self.chosen()
        if not items:
            return
        copies = [Item(one.thing, new_id(), one.values) for one in items]
        changes = [change for one in copies for change in adding(one)]
        self._at_hand.edit(f"Duplicate {self._named(items)}", changes)
        self.go_to(copies[0].id, self.model.fields[0].name)

    def ask_to_delete(self) -> None:
        """Asks first where something else refers to what is to go; either way Undo brings it back."""
        items = self.chosen()
        reasons = [says for item in items if (says := self._leaving(item))]
        if not reasons:
            self.delete(items)
            return
        rest = len(reasons) - _MOST_REASONS
        words = "\n".join([*reasons[:_MOST_REASONS], *([f"… and {rest} more"] if rest > 0 else [])])
        buttons = QMessageBox.StandardButton
        title = f"Delete {many(self.thing, len(items))}?"
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, words, buttons.Cancel, self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        delete = box.addButton("&Delete", QMessageBox.ButtonRole.DestructiveRole)
        delete.clicked.connect(lambda: self.delete(items))
        box.setDefaultButton(buttons.Cancel)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def delete(self, items: Sequence[Item]) -> None:
        if not items:
            return
        at, named = self.grid.currentIndex(), self._named(items)
        gone = {item.id for item in items}
        drafts = dict.fromkeys((spot for spot in self._at_hand.drafts if spot.id in gone), None)
        self._at_hand.edit(f"Delete {named}", [Change(one.thing, one.id, THERE, 1, None) for one in items], drafts)
        self._said(f"Deleted: {named}. Ctrl+Z brings it back.")
        self.grid.go_to((max(0, min(at.row(), self.model.rowCount() - 1)), max(0, at.column())))

    def ask_for_change(self) -> None:
        """What all chosen rows are to say in one field."""
        items = self.chosen()
        if not items:
            self._said(f"Choose the {self.thing.many} to change first.")
            return
        column = max(0, self.grid.currentIndex().column())
        fields, whom = self.model.fields, many(self.thing, len(items))
        dialog = ChangeChosenDialog(fields, fields[column], whom, self._at_hand.period, self)
        dialog.taken.connect(partial(self._change_all, items))
        dialog.open()

    def _change_all(self, items: Sequence[Item], field: str, text: str) -> None:
        rows = {item.id: row for row, item in enumerate(self.model.items)}
        column = self.model.column_of(field) or 0
        self.take({(rows[item.id], column): text for item in items if item.id in rows})

    def _fill_chosen(self, text: str) -> None:
        """What was typed in one cell into all that are chosen."""
        self.take(dict.fromkeys(self.grid.chosen(), text))

    def take(self, texts: Mapping[Place, str]) -> None:
        """Texts become values; those that can't stay as they were typed, with the reason beside them."""
        found = taken(texts, self.model, self.thing, self._at_hand.period, self._preset)
        known = self._at_hand.drafts
        drafts = {spot: typed for spot, typed in found.drafts.items() if typed is not None or spot in known}
        self._at_hand.edit(found.says, found.changes, drafts)
        self._say_wrong([spot for spot, typed in drafts.items() if typed is not None])
        self._show_note()

    def _say_wrong(self, wrong: Sequence[Spot]) -> None:
        if len(wrong) > 1:
            self._said(f"{plural(len(wrong), 'cell')} could not be taken as typed; each is marked, and says why.")
        elif wrong:
            row, column = self.model.row_of(wrong[0].id), self.model.column_of(wrong[0].field)
            if row is not None and column is not None:
                self._said(self.model.wrong((row, column)))

    def _typing(self, index: QPersistentModelIndex, text: str) -> None:
        if index.isValid():
            place = index.row(), index.column()
            self._at_hand.draft(self.model.spot(place), None if text == self.model.standing(place) else text)

    def _give_up(self) -> None:
        """Esc: the field says again what it said; what was typed wrongly before is given up as well."""
        place = self.grid.place
        if place is not None:
            self._at_hand.draft(self.model.spot(place), None)
            self._show_note()

    def _named(self, items: Sequence[Item]) -> str:
        return name_of(items[0]) if len(items) == 1 else many(self.thing, len(items))

    # --- showing -------------------------------------------------------------------------------

    def _show_chosen(self) -> None:
        any_chosen = bool(self.chosen())
        for button in (self.copy_button, self.change_button, self.delete_button):
            button.setEnabled(any_chosen)

    def _changed(self) -> None:
        self.rows.show_count()
        self._show_chosen()
        self._show_note()

    def _show_note(self) -> None:
        place = self.grid.place
        if place is None or place[1] >= len(self.model.fields):
            self._say_note("", "caption")
            return
        field, typing = self.model.fields[place[1]], self.grid.is_editing
        wrong, marks = self.model.wrong(place), self.model.marks(place)
        if not typing and (wrong or marks):
            self._say_note(wrong or " ".join(marks), "warning")
        else:
            self._say_note(f"{field.heading}: {field.help}." if field.help else field.heading, "caption")

    def _say_note(self, words: str, role: str) -> None:
        if self.note.property("role") != role:
            self.note.setProperty("role", role)
            self.note.style().unpolish(self.note)
            self.note.style().polish(self.note)
        self.note.setText(words)

    def _stand_again(self) -> None:
        """On the thing that the cursor stood on, if it is still shown."""
        if self._stood is None:
            return
        ref, column = self._stood
        row = self.model.row_of(ref)
        self._put_cursor(row if row is not None else 0, column)

    def _put_cursor(self, row: int, column: int) -> None:
        index = self.model.index(row, column)
        self.grid.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _moved(self, place: Place) -> None:
        item = self.model.item(place[0])
        self._stood = (item.id if item is not None else NEW), place[1]
        self._show_note()
        self.current_moved.emit(item.id if item is not None else NEW)

    def _fit_once(self) -> None:
        if not self._fitted and self.isVisible():
            # An empty table is fitted again to the first things that come into it.
            self._fitted = bool(self.items)
            self.grid.fit()
            if not self.grid.currentIndex().isValid() and self.model.rowCount():
                self._put_cursor(0, 0)

    # --- making --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.rows)
        head.addStretch(1)
        for button in (self.add_button, self.copy_button, self.change_button, self.delete_button):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        column.addWidget(self.note)

    def _connect(self) -> None:
        grid, model = self.grid, self.model
        model.typed.connect(self.take)
        model.modelReset.connect(self._stand_again)
        grid.typed.connect(self.take)
        grid.said.connect(self._said)
        grid.given_up.connect(self._give_up)
        grid.editor_closed.connect(self._show_note)
        grid.current_moved.connect(self._moved)
        grid.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        grid.row_wanted.connect(self.add_row)
        grid.copies_wanted.connect(self.duplicate)
        grid.rows_wanted_out.connect(self.ask_to_delete)
        grid.order_delegate.typing.connect(self._typing)
        grid.order_delegate.for_all.connect(self._fill_chosen)
        self._at_hand.changed.connect(self._changed)
        self._at_hand.kept.connect(self._fit_once)
        add_shortcuts(
            self,
            INSIDE,
            (
                ("Ctrl+F", self.rows.begin),
                ("F3", self.rows.find_next),
                ("Shift+F3", partial(self.rows.find_next, back=True)),
                ("Ctrl+H", self.ask_for_change),
            ),
        )
        self._changed()

    # Qt's own names

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._at_hand.is_there:
            self._fit_once()


def _button(words: str, keys: str, what: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(keys)
    button.clicked.connect(lambda _=False: what())
    return button
