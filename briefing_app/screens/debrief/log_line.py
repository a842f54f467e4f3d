"""One line to write in the log with: Tab goes through it, Enter adds it."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefing_app.operation.order.drafts import Spot
from briefing_app.operation.order.entries import NotEntered, entered
from briefing_app.operation.order.order import Item
from briefing_app.operation.order.things import OrderField, thing
from briefing_app.operation.times import now
from briefing_app.operation.values import Value
from briefing_app.screens.labels import label
from briefing_app.screens.order_table.order_at_hand import OrderAtHand
from briefing_app.screens.order_table.taking import adding, new_id
from briefing_app.screens.theme import GRID

LOG = "log"
_LINE = "line"
"""The id under which what is being typed here is kept."""
_SHARES = {"at": 12, "entry": 10, "what": 30, "rationale": 26, "stage": 20, "by": 16}
_LONGEST_STAGE = 22

LogEditor = QLineEdit | QComboBox


class LogLine(QWidget):
    """What is typed is kept within a second, and is an entry of the log once Enter was pressed."""

    def __init__(self, at_hand: OrderAtHand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_hand = at_hand
        self._thing = thing(LOG)
        self._without_reason = False
        """Whether it was said that the decision has no rationale: Enter again adds it all the same."""
        self.editors: dict[str, LogEditor] = {field.name: self._make_editor(field) for field in self._thing.fields}
        self.add_button = QPushButton("A&dd to log")
        self.add_button.setToolTip("Enter")
        self.add_button.clicked.connect(lambda _=False: self.add())
        self.says = label("", "warning", wraps=True)
        self.says.setMinimumHeight(18)
        self._lay_out()
        at_hand.changed.connect(self.show_typed)
        self.show_typed()

    def begin(self) -> None:
        """The cursor where what happened is typed: the time is now unless another is typed."""
        self.editors["what"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_typed(self) -> None:
        """What was typed before, also before the app was closed."""
        self.setEnabled(self._at_hand.may_be_edited)
        for name, editor in self.editors.items():
            typed = self._at_hand.drafts.get(self._spot(name))
            if typed is not None and typed != _text(editor):
                editor.blockSignals(True)
                _put(editor, typed)
                editor.blockSignals(False)

    def add(self) -> bool:
        """False where something is wrong with it, which is said and stands under the cursor."""
        values: dict[str, Value] = {}
        for field in self._thing.fields:
            try:
                value = entered(field, _text(self.editors[field.name]), self._at_hand.period)
            except NotEntered as wrong:
                return self._refuse(field.name, str(wrong))
            if value is None and field.name == "at":
                value = now()
            if value is None and field.needed:
                return self._refuse(field.name, f"{field.heading} is missing: {field.help or 'type it'}.")
            if value is not None:
                values[field.name] = value
        if values["entry"] == "Decision" and "rationale" not in values and not self._without_reason:
            self._without_reason = True
            return self._refuse(
                "rationale", "A decision needs its rationale: type why, or press Enter again to add it without."
            )
        item = Item(LOG, new_id(), values)
        known = {self._spot(name): None for name in self.editors if self._spot(name) in self._at_hand.drafts}
        self._at_hand.edit(f"Add {self._thing.one}", list(adding(item)), known)
        self._clear()
        return True

    def _refuse(self, name: str, says: str) -> bool:
        self.says.setText(says)
        editor = self.editors[name]
        editor.setAccessibleDescription(says)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _clear(self) -> None:
        """Who writes stays; all else begins anew."""
        self._without_reason = False
        self.says.setText("")
        for field in self._thing.fields:
            editor = self.editors[field.name]
            editor.setAccessibleDescription(field.help)
            if field.name not in ("by", "entry"):
                editor.blockSignals(True)
                _put(editor, "")
                editor.blockSignals(False)
        self.begin()

    def _spot(self, name: str) -> Spot:
        return Spot(LOG, _LINE, name)

    def _typing(self, name: str, text: str) -> None:
        self._without_reason = self._without_reason and name not in ("what", "entry", "rationale")
        self._at_hand.draft(self._spot(name), text or None)

    def _make_editor(self, field: OrderField) -> LogEditor:
        editor: LogEditor
        if field.values:
            editor = QComboBox()
            if not field.needed:
                editor.addItem("")
            editor.addItems(list(field.values))
            editor.setMinimumContentsLength(8)
            editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            editor.view().setMinimumWidth(380 if max(map(len, field.values)) > _LONGEST_STAGE else 0)
            editor.currentTextChanged.connect(partial(self._typing, field.name))
        else:
            editor = QLineEdit()
            editor.setPlaceholderText("now" if field.name == "at" else field.help)
            editor.textChanged.connect(partial(self._typing, field.name))
        editor.setAccessibleName(field.heading)
        editor.setAccessibleDescription(field.help)
        editor.setToolTip(field.help)
        editor.installEventFilter(self)
        return editor

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GRID // 2)
        for field in self._thing.fields:
            cell = QVBoxLayout()
            cell.setSpacing(2)
            cell.addWidget(label(field.heading, "caption"))
            cell.addWidget(self.editors[field.name])
            line.addLayout(cell, _SHARES.get(field.name, 10))
        line.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.says)

    # Qt's own names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat()
        if isinstance(event, QKeyEvent) and pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add()
            return True
        return super().eventFilter(watched, event)


def _text(editor: LogEditor) -> str:
    return editor.currentText() if isinstance(editor, QComboBox) else editor.text()


def _put(editor: LogEditor, said: str) -> None:
    if isinstance(editor, QComboBox):
        editor.setCurrentText(said)
    else:
        editor.setText(said)
