"""The lines that may be published, and the sign-off of a second person, which holds for these very lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from briefing_app.operation.order.edits import Change
from briefing_app.operation.order.order import Item
from briefing_app.operation.order.things import thing
from briefing_app.operation.times import from_minute, now
from briefing_app.operation.values import Value
from briefing_app.operation.words import normalised, say_moment
from briefing_app.screens.debrief.debriefed_now import DebriefedNow
from briefing_app.screens.labels import label
from briefing_app.screens.order_table.order_at_hand import OrderAtHand
from briefing_app.screens.order_table.taking import adding
from briefing_app.screens.theme import GRID

PRESS = "press"


class PressPage(QWidget):
    """Nothing here can be typed into the lines: they are built from counts after disclosure control alone."""

    def __init__(self, at_hand: OrderAtHand, now_: DebriefedNow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_hand = at_hand
        self._now = now_
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName("Press lines")
        self.written_by, self.signed_by = QLineEdit(), QLineEdit()
        self.state = label("", "finding", wraps=True)
        self.wrong = label("", "warning", wraps=True)
        self.wrong.setMinimumHeight(18)
        self.sign_button = QPushButton("&Sign off these lines")
        self.sign_button.clicked.connect(lambda _=False: self.sign())
        names = QHBoxLayout()
        names.setSpacing(GRID)
        for field, editor in (("written_by", self.written_by), ("signed_by", self.signed_by)):
            heading, helps = thing(PRESS).field(field).heading, thing(PRESS).field(field).help
            name = QLabel(heading)
            name.setBuddy(editor)
            editor.setAccessibleName(heading)
            editor.setPlaceholderText(helps)
            editor.returnPressed.connect(self.sign)
            names.addWidget(name)
            names.addWidget(editor, 1)
        names.addWidget(self.sign_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.state)
        column.addWidget(self.lines, 1)
        column.addWidget(label("Small counts, and others that would tell them, are withheld.", "caption"))
        column.addLayout(names)
        column.addWidget(self.wrong)
        now_.found.connect(self.show_lines)
        at_hand.changed.connect(self.show_lines)
        self.show_lines()

    def show_lines(self) -> None:
        said = self._said
        if self.lines.toPlainText() != said:
            self.lines.setPlainText(said)
        item = self._at_hand.order.item(PRESS, PRESS)
        if self._now.debriefed is None:
            self.state.setText("Working out what may be published…")
        self.sign_button.setEnabled(self._now.debriefed is not None and bool(said) and self._at_hand.may_be_edited)
        if self._now.debriefed is None:
            return
        if item is None or not item.text("signed_by"):
            self.state.setText("Not signed off" if said else "No figure may be published yet")
            return
        when = say_moment(from_minute(item.whole("signed_at") or 0))
        who = item.text("signed_by")
        if item.text("lines") == said:
            self.state.setText(f"Signed off by {who} on {when}; written by {item.text('written_by')}")
        else:
            self.state.setText(f"{who} signed off other lines on {when}: these are to be signed off again")

    def sign(self) -> None:
        """By a second person, never by the author."""
        written, signed = (" ".join(one.text().split()) for one in (self.written_by, self.signed_by))
        if not written:
            self._refuse(self.written_by, "Say who wrote the lines.")
        elif not signed:
            self._refuse(self.signed_by, "Say who signs them off.")
        elif normalised(written) == normalised(signed):
            self._refuse(self.signed_by, "Whoever wrote the lines can't sign them off: a second person has to.")
        elif self._said and self._at_hand.may_be_edited:
            self.wrong.setText("")
            item = self._at_hand.order.item(PRESS, PRESS)
            new = () if item is not None else tuple(adding(Item(PRESS, PRESS, {})))
            standing = item or Item(PRESS, PRESS, {})
            values: dict[str, Value] = {
                "written_by": written,
                "signed_by": signed,
                "signed_at": now(),
                "lines": self._said,
            }
            changes = [Change(PRESS, PRESS, field, standing[field], value) for field, value in values.items()]
            self._at_hand.edit("Sign off the press lines", [*new, *changes])

    @property
    def _said(self) -> str:
        found = self._now.debriefed
        return "\n".join(found.press_lines) if found is not None else ""

    def _refuse(self, editor: QLineEdit, says: str) -> None:
        self.wrong.setText(says)
        editor.setAccessibleDescription(says)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
