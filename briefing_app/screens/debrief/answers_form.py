"""A thing of the order that is there once, field beneath field, each with what is wrong with it beneath."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefing_app.operation.order.drafts import Spot
from briefing_app.operation.order.edits import Change
from briefing_app.operation.order.entries import NotEntered, entered, shown
from briefing_app.operation.order.order import Item
from briefing_app.operation.order.things import OrderField, thing
from briefing_app.screens.labels import label
from briefing_app.screens.order_table.order_at_hand import OrderAtHand
from briefing_app.screens.order_table.order_delegate import Editor, editor_for, on_text, put_text, text_in
from briefing_app.screens.order_table.taking import adding
from briefing_app.screens.theme import GRID

_EDITOR_WIDTH = 520
_WORDS_HEIGHT = 110


class AnswersForm(QWidget):
    """Its id is the name of the thing. Every field is kept as it is left."""

    def __init__(self, at_hand: OrderAtHand, thing_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_hand = at_hand
        self._thing = thing(thing_name)
        self.editors: dict[str, Editor] = {}
        self.wrongs: dict[str, QLabel] = {}
        self._lay_out()
        at_hand.changed.connect(self.show_answers)
        at_hand.kept.connect(self.show_answers)
        self.show_answers()

    def commit(self) -> None:
        """What is being typed is taken."""
        for name in self.editors:
            self._left(name)

    def begin(self) -> None:
        next(iter(self.editors.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_answers(self) -> None:
        """What was answered; what is being typed stays."""
        self.setEnabled(self._at_hand.may_be_edited)
        for field in self._thing.fields:
            editor, spot = self.editors[field.name], self._spot(field.name)
            draft = self._at_hand.drafts.get(spot)
            wanted = shown(field, self._item[field.name]) if draft is None else draft
            if text_in(editor) != wanted:
                editor.blockSignals(True)
                put_text(editor, wanted)
                editor.blockSignals(False)
            self._say_wrong(field, "" if draft is None or editor.hasFocus() else self._why(field, draft))

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

    def _say_wrong(self, field: OrderField, says: str) -> None:
        self.wrongs[field.name].setText(says)
        self.wrongs[field.name].setVisible(bool(says))
        self.editors[field.name].setAccessibleDescription(says or field.help)

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
            self._say_wrong(field, str(wrong))
            return
        new: Sequence[Change] = ()
        if self._at_hand.order.item(item.thing, item.id) is None:
            new = list(adding(item))
        changes = [*new, Change(item.thing, item.id, name, item[name], value)]
        self._at_hand.edit(f"{field.heading} of the debrief", changes, {self._spot(name): None})

    # --- making --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(GRID, GRID, GRID, GRID)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        for row, field in enumerate(self._thing.fields):
            editor = self._make_editor(field)
            name = QLabel(field.heading)
            name.setMinimumHeight(28)
            name.setBuddy(editor)
            wrong = label("", "warning", wraps=True)
            wrong.setFixedWidth(_EDITOR_WIDTH)
            wrong.hide()
            self.wrongs[field.name] = wrong
            cell = QVBoxLayout()
            cell.setSpacing(2)
            cell.addWidget(editor)
            cell.addWidget(wrong)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(cell, row, 1)
            grid.addWidget(label(field.help, "caption", wraps=True), row, 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(self._thing.fields), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _make_editor(self, field: OrderField) -> Editor:
        editor = editor_for(field)
        editor.setProperty("role", "")
        editor.setFixedWidth(_EDITOR_WIDTH)
        self.editors[field.name] = editor
        match editor:
            case QLineEdit():
                editor.editingFinished.connect(partial(self._left, field.name))
            case QComboBox():
                editor.activated.connect(lambda _: self._left(field.name))
            case QPlainTextEdit():
                editor.setFixedHeight(_WORDS_HEIGHT)
        on_text(editor, partial(self._typing, field.name))
        editor.installEventFilter(self)
        return editor

    # Qt's own names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            name = next((name for name, editor in self.editors.items() if editor is watched), None)
            if name is not None:
                self._left(name)
        return False
