"""Beside the sheet: what the file still asks for, and the sentence, question or form of the one at hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.operation.returns.returns import Looked, Outcome
from briefing_app.operation.words import plural
from briefing_app.screens.labels import label
from briefing_app.screens.review.cell_marks import Mark
from briefing_app.screens.review.question_box import QuestionBox
from briefing_app.screens.review.tell_box import TellBox
from briefing_app.screens.review.to_do import ToDo, still_to_do, to_do_of
from briefing_app.screens.review.to_do_list import ToDoList
from briefing_app.screens.review.to_do_list import Told as ToldWords
from briefing_app.screens.theme import GRID, Theme

_LEAST_LIST = 42
_SETTLED = "F8 leads to the next file that asks for something, and where none is left, to Import."
_HELD = "Type what is right into the cell, or leave the row out (Ctrl+–). A row that stays held is counted as held."

if TYPE_CHECKING:
    from briefing_app.actions.look_again import Told


class SidePane(QFrame):
    """Choosing a line shows its cell on the sheet, and the reverse."""

    chosen = Signal(object)
    """The ToDo at hand."""
    entered = Signal(object)
    """The ToDo to be seen to now."""
    answered = Signal(object, str, bool)
    told = Signal(object)
    background_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = label("", "finding", wraps=True)
        self.list = ToDoList(theme)
        self.words = ToldWords("What is wrong, and what to do")
        self.question = QuestionBox()
        self.tell = TellBox()
        self.hint = label(_HELD, "caption", wraps=True)
        self.next_button = QPushButton("Ne&xt to do (F8)")
        self.next_button.setAutoDefault(True)
        self.background_button = QPushButton("Attach as &background…")
        self.background_button.setToolTip("Public figures by borough, for the Information section; never counted")
        self.background_button.setAutoDefault(True)
        self.background_button.clicked.connect(lambda _=False: self.background_wanted.emit())
        self.background_button.hide()
        self._detail = QStackedWidget()
        self._detail.addWidget(self._told_page())
        self._detail.addWidget(self.question)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self._detail)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([200, 150])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.head)
        column.addWidget(self.tell)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.background_button)
        column.addWidget(self.next_button)
        self.list.chosen.connect(self._choose)
        self.list.entered.connect(self._enter)
        self.question.answered.connect(self.answered)
        self.tell.told.connect(self.told)
        self.next_button.clicked.connect(self.next_wanted)

    def show_looked(self, looked: Looked, boroughs: tuple[str, ...], told: "Told | None") -> None:
        self.list.show_items(to_do_of(looked.reading))
        self._show(looked, boroughs, told)

    def show_again(self, looked: Looked, boroughs: tuple[str, ...], told: "Told | None") -> None:
        self.list.show_again(to_do_of(looked.reading))
        self._show(looked, boroughs, told)

    def show_checking(self) -> None:
        self.head.setText("Checking what was changed…")

    def follow_cell(self, sheet: str, place: tuple[int, int]) -> None:
        """The line about the cell that the cursor is on."""
        before = self.list.item
        self.list.choose_at(sheet, place)
        if self.list.item != before:
            self._show_item(self.list.item)

    def focus_item(self) -> bool:
        """The keyboard to the question or form at hand; False where the thing to do is on the sheet."""
        if self.tell.isVisibleTo(self):
            self.tell.first.setFocus()
            return True
        if self.list.item is not None and self.list.item.question is not None:
            self.question.choices.setFocus()
            return True
        return False

    def _show(self, looked: Looked, boroughs: tuple[str, ...], told: "Told | None") -> None:
        items = self.list.items
        self.tell.show_looked(looked, boroughs, told)
        still, warnings = still_to_do(looked), sum(1 for one in items if not one.presses)
        said = f"To do: {still}" if still else "Nothing left to do in this file"
        if looked.outcome is Outcome.REFUSED and not still:
            said = "Refused"
        self.head.setText(f"{said}; {plural(warnings, 'warning')}" if warnings else said)
        if not items and self.list.hasFocus():
            self.next_button.setFocus()
        self.list.setVisible(bool(items))
        self.background_button.setVisible(looked.reading.is_background)
        self._show_item(self.list.item)
        if looked.reading.cover is None and not items:
            self._detail.setCurrentIndex(0)
            self.hint.hide()
            self.words.say(looked.why)

    def _told_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.words, 1)
        column.addWidget(self.hint)
        return page

    def _show_item(self, item: ToDo | None) -> None:
        if item is not None and item.question is not None:
            self.question.show_question(item.question)
            self._detail.setCurrentWidget(self.question)
            self._make_room()
            return
        if self.question.isAncestorOf(QApplication.focusWidget() or self):
            # What goes out of sight must not hand the keyboard on to whatever comes next in the window.
            (self.list if self.list.items else self.next_button).setFocus()
        self._detail.setCurrentIndex(0)
        self.words.say(item.says if item is not None else _SETTLED)
        self.hint.setVisible(item is not None and item.mark is Mark.HELD)

    def _make_room(self) -> None:
        """All choices in sight, and of the list at least a line or two."""
        both = self._splitter.height()
        wanted = min(self.question.height_for(self.width()), both - _LEAST_LIST)
        if self._detail.height() < wanted:
            self._splitter.setSizes([both - wanted, wanted])

    def _choose(self, item: ToDo) -> None:
        self._show_item(item)
        self.chosen.emit(item)

    def _enter(self, item: ToDo) -> None:
        self._choose(item)
        self.entered.emit(item)
