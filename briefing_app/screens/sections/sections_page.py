"""The sections of the order: a list of headings with whose words they are, and the words."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefing_app.operation.order.drafts import Spot
from briefing_app.operation.order.entries import NotEntered, entered
from briefing_app.operation.order.section_state import SectionState, giving_back, keeping, state_of, versions, writing
from briefing_app.operation.order.seeds import sections
from briefing_app.operation.order.things import thing
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import say_moment
from briefing_app.screens.background import Worker
from briefing_app.screens.desk import Desk
from briefing_app.screens.labels import OneLine, label
from briefing_app.screens.order_table.order_at_hand import OrderAtHand
from briefing_app.screens.sections.section_editor import SectionEditor
from briefing_app.screens.sections.versions_dialog import VersionsDialog
from briefing_app.screens.theme import GRID, Theme

if TYPE_CHECKING:
    from briefing_app.actions.check_spelling import Spelling

_KEPT_AFTER = 700
"""Milliseconds after which what is typed is in the order."""
_MOST_TOOLS = 6


class SectionsPage(QWidget):
    """The data's words follow the data until somebody types in them; after that they are that person's."""

    def __init__(self, desk: Desk, at_hand: OrderAtHand, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._at_hand = at_hand
        self._state: SectionState | None = None
        self.list = QListWidget()
        self.list.setAccessibleName("Sections")
        self.list.setFixedWidth(250)
        self.list.setSpacing(1)
        for section in sections():
            self.list.addItem(section)
        self.title = label("", "finding")
        self.whose = OneLine("", "caption")
        self.editor = SectionEditor(theme)
        self.wrong = label("", "warning", wraps=True)
        self.wrong.hide()
        self.versions_button = _button("&Versions…", self.show_versions)
        self.confirm_button = _button("&Confirm these words", self.confirm)
        self.give_back_button = _button("&Data's words again", self.give_back)
        self._notice = QFrame()
        self.see_button = _button("S&ee it", self.show_versions)
        self.take_button = _button("Ta&ke it", self.give_back)
        self.keep_button = _button("&Leave mine", self.keep_mine)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEPT_AFTER)
        self._timer.timeout.connect(self.keep)
        self._lay_out()
        self.list.currentRowChanged.connect(self._choose)
        self.editor.textChanged.connect(self._timer.start)
        at_hand.changed.connect(self.show_state)
        at_hand.kept.connect(self.show_state)
        desk.shown_changed.connect(self.show_state)
        self.editor.suggestions_wanted.connect(self._suggest)
        self.list.setCurrentRow(0)
        self._read_dictionary()

    @property
    def section(self) -> str:
        return sections()[max(0, self.list.currentRow())]

    def go_to(self, section: str) -> None:
        if section in sections():
            self.list.setCurrentRow(sections().index(section))
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_unread(self) -> None:
        """The first section whose words are still the data's."""
        shown = self._desk.shown
        unread = [one for one in sections() if shown and state_of(one, self._at_hand.order, shown.position).is_seeded]
        self.go_to(unread[0] if unread else self.section)

    def show_state(self) -> None:
        """The words as they stand; what is being typed is left alone."""
        shown = self._desk.shown
        self.setEnabled(shown is not None and self._at_hand.is_there)
        if shown is None:
            return
        self._show_list()
        if self._timer.isActive():
            return
        state = state_of(self.section, self._at_hand.order, shown.position)
        before, self._state = self._state, state
        draft = self._at_hand.drafts.get(self._spot(state))
        if draft is None and (before is None or before.section != state.section or self.editor.text() != state.text):
            self.editor.show_text(state.text)
        self._show_whose(state)

    def keep(self) -> None:
        """What was typed is the section's text from now on."""
        self._timer.stop()
        state = self._state
        if state is None:
            return
        text = self.editor.text()
        spot = self._spot(state)
        try:
            entered(thing("sections").field("text"), text, self._at_hand.period)
        except NotEntered as wrong:
            self.wrong.setText(str(wrong))
            self.wrong.show()
            self._at_hand.draft(spot, text)
            return
        self.wrong.hide()
        drafts = {spot: None} if spot in self._at_hand.drafts else {}
        if text != state.text:
            self._write(state, text, f"Write in {state.section}")
        elif drafts:
            self._at_hand.edit("", (), drafts)

    def confirm(self) -> None:
        """The data's words are somebody's now: they were read and hold."""
        self.keep()
        if self._state is not None and self._state.is_seeded:
            self._write(self._state, self._state.text, f"Confirm {self._state.section}")

    def give_back(self) -> None:
        self._timer.stop()
        if self._state is not None and not self._state.is_seeded:
            self._at_hand.edit(f"Take the data's words in {self._state.section}", giving_back(self._state))
        self.editor.setFocus()

    def keep_mine(self) -> None:
        self.keep()
        if self._state is not None:
            self._at_hand.edit(f"Leave {self._state.section} as written", keeping(self._state))
        self.editor.setFocus()

    def show_versions(self) -> None:
        self.keep()
        kept, state = self._at_hand.kept_order, self._state
        if kept is None or state is None:
            return
        dialog = VersionsDialog(state.section, state.seed, versions(state.section, kept.edits), self)
        dialog.taken.connect(self._bring_back)
        dialog.open()

    def _bring_back(self, text: str | None) -> None:
        if text is None:
            self.give_back()
        elif self._state is not None:
            self._write(self._state, text, f"Bring back an earlier {self._state.section}")

    def _write(self, state: SectionState, text: str, says: str) -> None:
        self._at_hand.edit(says, writing(state, text, uuid4().hex[:12]))

    def _spot(self, state: SectionState) -> Spot:
        return Spot("sections", state.item.id if state.item is not None else f"new {state.section}", "text")

    def _choose(self) -> None:
        self.keep()
        self.show_state()

    def _read_dictionary(self) -> None:
        def job() -> "Spelling | None":
            from briefing_app.actions.check_spelling import load_spelling

            return load_spelling()

        self._desk.workers.run_in_background(
            self, job, on_done=self._check_spelling, on_failed=self._desk.failed.emit, worker=Worker.OTHER
        )

    def _check_spelling(self, spelling: "Spelling | None") -> None:
        self.editor.blockSignals(True)
        self.editor.marks.use(spelling)
        self.editor.blockSignals(False)
        if spelling is None:
            self.editor.setToolTip("Spelling is not checked: this PC has no dictionary of British English.")

    def _suggest(self, word: str, put: Callable[[Sequence[str]], None]) -> None:
        spelling = self.editor.marks.spelling
        if spelling is not None:
            self._desk.workers.run_in_background(
                self,
                lambda: spelling.suggestions(word),
                on_done=put,
                on_failed=self._desk.failed.emit,
                worker=Worker.OTHER,
            )

    # --- showing -------------------------------------------------------------------------------

    def _show_list(self) -> None:
        shown, order = self._desk.shown, self._at_hand.order
        if shown is None:
            return
        for row, section in enumerate(sections()):
            state = state_of(section, order, shown.position)
            whose = "words of the data" if state.is_seeded else "written"
            more = "; data changed since" if state.seed_changed else ""
            words = f"{section}\n{whose}{more}"
            item = self.list.item(row)
            if item.text() != words:
                item.setText(words)

    def _show_whose(self, state: SectionState) -> None:
        self.title.setText(state.section)
        if state.is_seeded:
            self.whose.setText(
                "The data's words, until somebody writes."
                if state.seed
                else "The data says nothing here; write what is to stand."
            )
        else:
            self.whose.setText(self._said_by(state))
        self.confirm_button.setVisible(state.is_seeded)
        self.give_back_button.setVisible(not state.is_seeded)
        self._notice.setVisible(state.seed_changed)

    def _said_by(self, state: SectionState) -> str:
        kept = self._at_hand.kept_order
        found = versions(state.section, kept.edits) if kept is not None else ()
        newest = found[0] if found else None
        if newest is None or newest.text is None:
            return f"Written by {self._desk.user}."
        return f"Written by {newest.by}, {say_moment(from_minute(newest.at))}."

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for action in self.editor.actions_of_format[:_MOST_TOOLS]:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setText(action.text())
            button.setToolTip(f"{action.text().replace('&', '')} ({action.toolTip()})")
            button.setAccessibleName(action.text().replace("&", ""))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            tools.addWidget(button)
        tools.addStretch(1)
        self._notice.setProperty("role", "card")
        line = QHBoxLayout(self._notice)
        line.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        line.addWidget(label("What the data says has changed since this was written.", "warning"), 1)
        for push in (self.see_button, self.take_button, self.keep_button):
            line.addWidget(push)
        self._notice.hide()
        right = QVBoxLayout()
        right.setSpacing(GRID // 2)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.whose, 1)
        for push in (self.confirm_button, self.give_back_button, self.versions_button):
            head.addWidget(push)
        right.addLayout(head)
        right.addLayout(tools)
        right.addWidget(self._notice)
        right.addWidget(self.editor, 1)
        right.addWidget(self.wrong)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(self.list)
        whole.addLayout(right, 1)


def _button(words: str, what: object) -> QPushButton:
    button = QPushButton(words)
    button.clicked.connect(lambda _=False: what())  # type: ignore[operator]
    return button
