"""Packs: choose one, read its very pages, save, print and issue it; and what became of those that were issued."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from briefing_app.operation.times import from_minute
from briefing_app.operation.words import plural, say_moment
from briefing_app.screens.background import Failure
from briefing_app.screens.desk import Desk
from briefing_app.screens.empty_state import EmptyState
from briefing_app.screens.labels import label
from briefing_app.screens.packs.handing_out import HandingOut
from briefing_app.screens.packs.issued_packs import IssuedPacks
from briefing_app.screens.packs.layout_at_hand import LayoutAtHand
from briefing_app.screens.packs.pack_at_hand import PackAtHand
from briefing_app.screens.packs.pack_choices import PackChoices
from briefing_app.screens.pages.page_source import PageSource
from briefing_app.screens.pages.page_view import PageView
from briefing_app.screens.segments import Segments
from briefing_app.screens.theme import GRID

if TYPE_CHECKING:
    from briefing_app.actions.make_pack import Pack

_WAITING, _PAGES = range(2)
_PACK, _ISSUED, _CHOICES = range(3)
_WIDTH, _WIDEST = 276, 4000
_NARROW = 800


class PacksPlace(QWidget):
    """What is previewed, saved, printed and issued are the same bytes."""

    def __init__(self, desk: Desk, *, new_operation: Callable[[], None], try_sample: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        self._new = True
        """Whether the next pack is shown from its first page."""
        self._outdated = False
        self.setAccessibleName("Packs")
        self.choices = PackChoices()
        self.at_hand = PackAtHand(desk, self)
        self.layouts = LayoutAtHand(desk, self)
        self.handing_out = HandingOut(desk, self)
        self.issued = IssuedPacks(desk)
        self.about = label("", "", wraps=True)
        self.about.setAccessibleName("The pack that is shown")
        self.note = label("", "caption", wraps=True)
        self.print_button = _button("&Print…", "Ctrl+P")
        self.save_button = _button("&Save…", "Ctrl+S: as a file, with a password or the workbooks if wanted")
        self.issue_button = _button("&Issue…", "Approve it and give each recipient a numbered copy")
        self.print_button.setProperty("primary", "true")
        self.pages = PageView(PageSource(desk, self))
        self.view = Segments("Packs", ("This pack", "Issued packs", "Choices"))
        self.waiting = EmptyState("The pack is being made", "Its pages appear here exactly as they will be printed.")
        self._lay_out(new_operation, try_sample)

        self.choices.changed.connect(self._choices_changed)
        self.choices.sections_wanted.connect(lambda: self.layouts.ask(self.choices.wish, self))
        self.layouts.chosen.connect(self._want)
        self.at_hand.shown.connect(self._show_pack)
        self.at_hand.making.connect(self._say_making)
        self.at_hand.failed.connect(self._not_made)
        self.handing_out.kept.connect(self._kept)
        self.handing_out.broken_off.connect(self._want)
        self.print_button.clicked.connect(self.print)
        self.save_button.clicked.connect(self.save)
        self.issue_button.clicked.connect(self.issue)
        self.view.chosen.connect(self._turn_view)
        desk.operation_changed.connect(self._operation_changed)
        desk.shown_changed.connect(self._position_changed)
        self._operation_changed()
        self._position_changed()

    @property
    def pack(self) -> "Pack | None":
        return self.at_hand.pack

    def make(self) -> None:
        """Make it now, without waiting for further changes."""
        self.at_hand.want(self.choices.wish)
        self.at_hand.make()

    def save(self) -> None:
        if self._ready is not None:
            self.handing_out.ask_how_to_save(self._ready, self)

    def save_to(self, path: Path) -> None:
        """Write exactly the bytes that are previewed."""
        if self._ready is not None:
            self.handing_out.save_to(self._ready, path)

    def print(self) -> None:
        if self._ready is not None:
            self.handing_out.ask_for_printer(self._ready, self.pages.outline, self)

    def issue(self) -> None:
        if self._ready is not None:
            self.handing_out.ask_who_approves(self._ready, self)

    def end_drawing(self) -> None:
        """End the process that draws pages, once no worker runs any more; nothing more is made."""
        self.at_hand.forget()
        self.pages.source.end()

    @property
    def _ready(self) -> "Pack | None":
        """What is shown, where it is what was chosen."""
        return self.pack if self.at_hand.is_current else None

    def _choices_changed(self) -> None:
        self._new = True
        self._position_changed()

    def _position_changed(self) -> None:
        operation, shown = self._desk.operation, self._desk.shown
        boroughs = operation.boroughs if operation is not None else ()
        self.choices.blockSignals(True)
        self.choices.show_position(boroughs, shown.position if shown is not None else None)
        self.choices.blockSignals(False)
        if shown is not None:
            self._want()

    def _want(self) -> None:
        if not self.isVisible():
            self._outdated = True
            return
        self._outdated = False
        if self._desk.known_at is None:
            self.at_hand.want(self.choices.wish)
            self._enable()

    def _operation_changed(self) -> None:
        self._stack.setCurrentIndex(0 if self._desk.operation is not None else 1)
        self.at_hand.forget()
        self.pages.clear()
        self.about.setText("")
        looks_back = self._desk.known_at is not None
        self.note.setText("Packs are made of what counts now. Go back to now to make one." if looks_back else "")
        self.choices.setEnabled(not looks_back)
        self._right.setCurrentIndex(_WAITING)
        self._new = True
        self._enable()

    def _say_making(self) -> None:
        self._enable()
        if self.pack is not None:
            self.note.setText("Being made again; until then the former pages are shown.")

    def _show_pack(self, pack: "Pack") -> None:
        self.about.setText(_about(pack))
        self.note.setText("")
        self._right.setCurrentIndex(_PAGES)
        self.pages.show_pdf(pack.content, keeps_page=not self._new)
        self._new = False
        self._enable()
        if pack.unkept is not None:
            # Of one that is in the register nothing was made; what was said before stays.
            self._desk.said.emit(f"Made: {pack.file_name}, {plural(pack.pages, 'page')}.")

    def _kept(self, pack: "Pack") -> None:
        """The pack that was shown is in the register now, or issued."""
        shown = self.pack
        if shown is not None and shown.subject == pack.subject and shown.version == pack.version:
            other = shown.sha256 != pack.sha256
            self.at_hand.take(pack)
            self.about.setText(_about(pack))
            if other:
                self.pages.show_pdf(pack.content, keeps_page=True)
        self.issued.refresh()

    def _not_made(self, failure: Failure) -> None:
        self.note.setText(failure.says)
        self._enable()
        self._desk.failed.emit(failure)

    def _enable(self) -> None:
        ready = self._ready is not None
        for button in (self.save_button, self.print_button, self.issue_button):
            button.setEnabled(ready)

    def _turn_view(self, place: int) -> None:
        self._fit()
        if place != _CHOICES:
            self._views.setCurrentIndex(place)
        if place == _ISSUED:
            self.issued.refresh()

    def _fit(self) -> None:
        """On a small screen at 200 % the choices and the pages take turns."""
        narrow = self.width() < _NARROW
        self.view.show_choice(_CHOICES, shown=narrow)
        if not narrow and self.view.choice == _CHOICES:
            self.view.choose(_PACK)
        alone = self.view.choice == _CHOICES
        self._area.setVisible(not narrow or alone)
        self._shown.setVisible(not alone)
        self._area.setMaximumWidth(_WIDEST if alone else _WIDTH)
        self._area.setMinimumWidth(0 if alone else _WIDTH)

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, _event: QShowEvent) -> None:
        if self._outdated or (self.pack is None and self._desk.shown is not None):
            self._want()
        if self.view.choice == _ISSUED:
            self.issued.refresh()

    def _lay_out(self, new_operation: Callable[[], None], try_sample: Callable[[], None]) -> None:
        left = QFrame()
        left.setProperty("role", "card")
        column = QVBoxLayout(left)
        column.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        column.setSpacing(GRID)
        column.addWidget(label("Pack", "finding"))
        column.addWidget(self.choices)
        column.addSpacing(GRID)
        column.addWidget(self.about)
        column.addWidget(self.note)
        both = QHBoxLayout()
        both.setSpacing(GRID)
        both.addWidget(self.print_button, 1)
        both.addWidget(self.save_button, 1)
        column.addLayout(both)
        column.addWidget(self.issue_button)
        column.addStretch(1)
        self._right = QStackedLayout()
        self._right.addWidget(self.waiting)
        self._right.addWidget(self.pages)
        pages = QWidget()
        pages.setLayout(self._right)
        self._shown = QWidget()
        self._views = QStackedLayout(self._shown)
        self._views.addWidget(pages)
        self._views.addWidget(self.issued)
        right = QVBoxLayout()
        right.setSpacing(GRID // 2)
        right.addWidget(self.view, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self._shown, 1)
        # On a small screen at 200 % the choices scroll; nothing of them is cut off.
        self._area = area = QScrollArea()
        area.setWidget(left)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        work = QWidget()
        line = QHBoxLayout(work)
        line.setContentsMargins(GRID, GRID, GRID, GRID)
        line.setSpacing(GRID)
        line.addWidget(area)
        line.addLayout(right, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(work)
        self._stack.addWidget(
            EmptyState(
                "No operation yet",
                "A pack is made from an operation's returns. Try the sample operation, or start your own.",
                (("Try the &sample operation", try_sample), ("&New operation…", new_operation)),
            )
        )


def _about(pack: "Pack") -> str:
    made = say_moment(from_minute(pack.made_at))
    state = "issued" if pack.issued else "a draft"
    return f"{pack.subject.title}, version {pack.version}, {state}\n{plural(pack.pages, 'page')}, made {made}"


def _button(words: str, tip: str) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(tip)
    button.setAutoDefault(True)
    return button
