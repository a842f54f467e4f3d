"""What the operation is set to, field by field, each with what is wrong with it beneath."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from briefing_app.operation.boroughs import met_boroughs
from briefing_app.operation.order.drafts import Spot
from briefing_app.operation.order.edits import Change
from briefing_app.operation.order.entries import NotEntered, entered, shown
from briefing_app.operation.order.order import Item
from briefing_app.operation.order.settings import (
    OPERATION,
    boroughs_in,
    say_boroughs,
    settings_changed,
    wrong_setting,
)
from briefing_app.operation.order.things import OrderField, thing
from briefing_app.operation.times import from_minute
from briefing_app.operation.values import Value
from briefing_app.operation.words import listed_few, say_duration, say_moment
from briefing_app.screens.choice_list import ChoiceList, Choosable
from briefing_app.screens.desk import Desk
from briefing_app.screens.labels import label
from briefing_app.screens.order_table.field_grid import FieldGrid
from briefing_app.screens.order_table.order_at_hand import OrderAtHand
from briefing_app.screens.theme import GRID

_BOROUGHS = "boroughs"
_EDITOR_WIDTH = 420
_WORDS_HEIGHT = 56


class OperationForm(QWidget):
    """Every field is kept as it is left; fields that only together are right are taken together."""

    def __init__(self, desk: Desk, at_hand: OrderAtHand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._at_hand = at_hand
        self._thing = thing(OPERATION)
        self.boroughs = QPushButton("Boroughs")
        self.boroughs.clicked.connect(self.choose_boroughs)
        self.lasts = label("", "caption")
        self.fields = FieldGrid(
            self._thing.fields,
            editor_width=_EDITOR_WIDTH,
            words_height=_WORDS_HEIGHT,
            side=2 * GRID,
            gap=GRID // 2,
            instead={_BOROUGHS: self.boroughs},
            beneath={"ends": self.lasts},
        )
        self.fields.typing.connect(self._typing)
        self.fields.left.connect(self._left)
        for name, editor in self.fields.editors.items():
            if isinstance(editor, QComboBox):
                # One of the choices always holds.
                editor.setEditable(False)
                editor.removeItem(editor.findText(""))
                editor.currentTextChanged.connect(partial(self._typing, name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)
        at_hand.changed.connect(self.show_settings)
        self.show_settings()

    def go_to(self, field: str) -> None:
        (self.boroughs if field == _BOROUGHS else self.fields.editors[field]).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_settings(self) -> None:
        """What the operation is set to; what is being typed stays."""
        item = self._item
        self.setEnabled(item is not None and self._at_hand.is_there)
        if item is None:
            return
        for name in self.fields.editors:
            field, spot = self._thing.field(name), Spot(OPERATION, OPERATION, name)
            self.fields.show_text(name, self._at_hand.drafts.get(spot, shown(field, item[name])))
            self._say_wrong(field, spot)
        names = boroughs_in(item[_BOROUGHS])
        self.boroughs.setText(say_boroughs(names))
        self.boroughs.setAccessibleName(f"Boroughs: {say_boroughs(names)}")
        self.boroughs.setToolTip(listed_few(names, 40))
        starts, ends = item.whole("starts"), item.whole("ends")
        if starts is not None and ends is not None and ends > starts:
            first, last = (say_moment(from_minute(one)) for one in (starts, ends))
            self.lasts.setText(f"{first} to {last}: {say_duration(ends - starts)}")

    def choose_boroughs(self) -> None:
        item = self._item
        if item is None:
            return
        choices = [Choosable(one.name, one.name) for one in met_boroughs()]
        chooser = ChoiceList("Boroughs", choices, boroughs_in(item[_BOROUGHS]), self, any_words="&All")
        chooser.ticked.connect(self._choose)
        chooser.open_under(self.boroughs)

    def _choose(self, names: Sequence[object]) -> None:
        wanted = [str(name) for name in names] or [one.name for one in met_boroughs()]
        self._take({_BOROUGHS: "; ".join(wanted)})

    @property
    def _item(self) -> Item | None:
        return self._at_hand.order.item(OPERATION, OPERATION)

    def _typing(self, name: str, text: str) -> None:
        item = self._item
        if item is not None:
            same = text == shown(self._thing.field(name), item[name])
            self._at_hand.draft(Spot(OPERATION, OPERATION, name), None if same else text)

    def _left(self, name: str) -> None:
        """A field was left: it is taken, with all others that wait for it."""
        spots = {spot.field: typed for spot, typed in self._at_hand.drafts.items() if spot.thing == OPERATION}
        if name in spots:
            self._take(spots)

    def _take(self, texts: dict[str, str]) -> None:
        item, operation = self._item, self._desk.operation
        if item is None or operation is None:
            return
        drafts: dict[Spot, str | None] = {}
        changes: list[Change] = []
        for name, text in texts.items():
            field, spot = self._thing.field(name), Spot(OPERATION, OPERATION, name)
            try:
                value: Value = entered(field, text, self._at_hand.period)
            except NotEntered:
                drafts[spot] = text
                continue
            drafts[spot] = None
            if value != item[name]:
                changes.append(Change(OPERATION, OPERATION, name, item[name], value))
        wrong = wrong_setting(settings_changed(operation, tuple(changes))) if changes else None
        if wrong is not None:
            for one in changes:
                spot = Spot(OPERATION, OPERATION, one.field)
                self._at_hand.hold(spot, texts[one.field], wrong[1])
            self.show_settings()
            return
        headings = [self._thing.field(one.field).heading for one in changes]
        says = f"{headings[0]} of the operation" if len(headings) == 1 else f"{len(headings)} fields of the operation"
        self._at_hand.edit(says, changes, drafts)
        self.show_settings()

    def _say_wrong(self, field: OrderField, spot: Spot) -> None:
        draft, says = self._at_hand.drafts.get(spot), ""
        if draft is not None:
            typed_in = self.fields.editors[field.name].hasFocus()
            says = self._at_hand.why(spot) if typed_in else self._reason(field, spot, draft)
        self.fields.say_wrong(field.name, says)

    def _reason(self, field: OrderField, spot: Spot, draft: str) -> str:
        """Why what was typed was not taken."""
        item, operation = self._item, self._desk.operation
        if (why := self._at_hand.why(spot)) or item is None or operation is None:
            return why
        try:
            value = entered(field, draft, self._at_hand.period)
        except NotEntered as wrong:
            return str(wrong)
        change = Change(OPERATION, OPERATION, field.name, item[field.name], value)
        found = wrong_setting(settings_changed(operation, (change,)))
        return found[1] if found is not None else "This was typed and not entered: Enter takes it."
