"""A thing of the order that is there once, field beneath field, each with what is wrong with it beneath."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.operation.order.drafts import Spot
from briefing_app.operation.order.edits import Change
from briefing_app.operation.order.entries import NotEntered, entered, shown
from briefing_app.operation.order.order import Item
from briefing_app.operation.order.things import OrderField, thing
from briefing_app.screens.order_table.field_grid import FieldGrid
from briefing_app.screens.order_table.order_at_hand import OrderAtHand
from briefing_app.screens.order_table.taking import adding

_EDITOR_WIDTH = 520
_WORDS_HEIGHT = 110


class AnswersForm(QWidget):
    """Its id is the name of the thing. Every field is kept as it is left."""

    def __init__(self, at_hand: OrderAtHand, thing_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_hand = at_hand
        self._thing = thing(thing_name)
        self.fields = FieldGrid(self._thing.fields, editor_width=_EDITOR_WIDTH, words_height=_WORDS_HEIGHT)
        self.fields.typing.connect(self._typing)
        self.fields.left.connect(self._left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)
        at_hand.changed.connect(self.show_answers)
        at_hand.kept.connect(self.show_answers)
        self.show_answers()

    def commit(self) -> None:
        """What is being typed is taken."""
        for name in self.fields.editors:
            self._left(name)

    def begin(self) -> None:
        next(iter(self.fields.editors.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_answers(self) -> None:
        """What was answered; what is being typed stays."""
        self.setEnabled(self._at_hand.may_be_edited)
        for field in self._thing.fields:
            draft = self._at_hand.drafts.get(self._spot(field.name))
            self.fields.show_text(field.name, shown(field, self._item[field.name]) if draft is None else draft)
            typed_in = self.fields.editors[field.name].hasFocus()
            self.fields.say_wrong(field.name, "" if draft is None or typed_in else self._why(field, draft))

    @property
    def _item(self) -> Item:
        name = self._thing.name
        return self._at_hand.order.item(name, name) or Item(name, name, {})

    def _spot(self, name: str) -> Spot:
        return Spot(self._thing.name, self._thing.name, name)

    def _why(self, field: OrderField, typed: str) -> str:
        if why := self._at_hand.why(self._spot(field.name)):
            return why
        try:
            entered(field, typed, self._at_hand.period)
        except NotEntered as wrong:
            return str(wrong)
        return ""

    def _typing(self, name: str, text: str) -> None:
        same = text == shown(self._thing.field(name), self._item[name])
        self._at_hand.draft(self._spot(name), None if same else text)

    def _left(self, name: str) -> None:
        draft = self._at_hand.drafts.get(self._spot(name))
        if draft is None or not self._at_hand.may_be_edited:
            return
        field, item = self._thing.field(name), self._item
        try:
            value = entered(field, draft, self._at_hand.period)
        except NotEntered as wrong:
            self.fields.say_wrong(name, str(wrong))
            return
        new: Sequence[Change] = ()
        if self._at_hand.order.item(item.thing, item.id) is None:
            new = list(adding(item))
        changes = [*new, Change(item.thing, item.id, name, item[name], value)]
        self._at_hand.edit(f"{field.heading} of the debrief", changes, {self._spot(name): None})
