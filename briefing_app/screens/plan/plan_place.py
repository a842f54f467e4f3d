"""Plan: what the inspector and the commanders decide and write, and what is still to be mended in it."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from briefing_app.operation.order.clashes import Clash
from briefing_app.operation.order.order import Item
from briefing_app.operation.order.ready import RETURNS
from briefing_app.operation.order.references import refers_to
from briefing_app.operation.order.settings import OPERATION
from briefing_app.screens.desk import Desk
from briefing_app.screens.empty_state import EmptyState
from briefing_app.screens.labels import OneLine
from briefing_app.screens.order_table.order_at_hand import OrderAtHand
from briefing_app.screens.order_table.order_table import OrderTable
from briefing_app.screens.place_parts import PlaceParts
from briefing_app.screens.plan.operation_form import OperationForm
from briefing_app.screens.plan.ready_list import ReadyList, said
from briefing_app.screens.plan.ready_now import ReadyNow
from briefing_app.screens.sections.sections_page import SectionsPage
from briefing_app.screens.serials.serials_page import SerialsPage
from briefing_app.screens.shortcuts import IN_SIGHT, add_shortcuts
from briefing_app.screens.theme import GRID, Theme

SERIALS, SECTIONS, READY = "serials", "sections", "ready"
_TABS = (
    (OPERATION, "Operation"),
    ("command", "Command"),
    ("objectives", "Objectives"),
    ("phases", "Phases"),
    ("custody", "Custody"),
    ("cover", "Required cover"),
    (SERIALS, "Serials"),
    (SECTIONS, "Text"),
    (READY, "Ready to issue"),
)
_FIELDS = {"objectives": ("number", "objective", "measure", "target", "figure")}
"""Where not all of a thing's fields belong to the plan."""
_EMPTY, _PLAN = range(2)


class PlanPlace(QWidget):
    """Everything here is edited in one order, so that undo takes back what was done last, wherever that was."""

    returns_wanted = Signal()
    """What is to be mended is in the returns."""

    def __init__(
        self,
        desk: Desk,
        at_hand: OrderAtHand,
        theme: Theme,
        *,
        new_operation: Callable[[], None],
        try_sample: Callable[[], None],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._at_hand = at_hand
        self._theme = theme
        self.setAccessibleName("Plan")
        self.ready = ReadyNow(desk, at_hand, self)
        self.form = OperationForm(desk, at_hand)
        self.sections = SectionsPage(desk, at_hand, theme)
        self.list = ReadyList()
        self.tables = {name: self._table(name) for name, _ in _TABS if name not in (OPERATION, SECTIONS, READY)}
        self.serials = SerialsPage(desk, at_hand, theme, self.tables[SERIALS])
        self.finding = OneLine("", "finding")
        self.next_button = QPushButton("&Next to mend")
        self.next_button.setToolTip("F8; Shift+F8 goes back")
        self.next_button.clicked.connect(lambda: self.mend_next())
        pages: dict[str, QWidget] = {OPERATION: self.form, SECTIONS: self.sections, READY: self.list, **self.tables}
        self.parts = PlaceParts("Parts of the plan", _TABS, {**pages, SERIALS: self.serials})
        self._mending = -1
        self._stack = QStackedLayout(self)
        self.empty = EmptyState(
            "No operation yet",
            "A plan begins with an operation: blank, from an earlier one, or from a template.",
            (("&New operation…", new_operation), ("Try the &sample operation", try_sample)),
        )
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._plan_page())
        self.list.chosen.connect(self.mend)
        self.ready.found.connect(self._show_ready)
        desk.operation_leaving.connect(self.commit)
        desk.operation_changed.connect(self._show)
        add_shortcuts(
            self,
            IN_SIGHT,
            (
                ("F8", self.mend_next),
                ("Shift+F8", partial(self.mend_next, back=True)),
                ("Ctrl+PgDown", partial(self._step, 1)),
                ("Ctrl+PgUp", partial(self._step, -1)),
            ),
        )
        self._show()

    @property
    def part(self) -> str:
        """Which tab is shown: the name of its thing."""
        return self.parts.part

    def turn_to(self, part: str) -> None:
        self.parts.turn_to(part)

    def mend(self, clash: Clash) -> None:
        """Lead to the very field."""
        if clash in self.ready.clashes:
            self._mending = self.ready.clashes.index(clash)
        if clash.thing == RETURNS:
            self.returns_wanted.emit()
        elif clash.thing == OPERATION:
            self.turn_to(OPERATION)
            self.form.go_to(clash.field)
        elif clash.thing == SECTIONS:
            self.turn_to(SECTIONS)
            item = self._at_hand.order.item(SECTIONS, clash.id)
            if item is not None:
                self.sections.go_to(item.text("section"))
            else:
                self.sections.go_to_unread()
        elif clash.thing in self.tables:
            self.turn_to(clash.thing)
            table = self.tables[clash.thing]
            about_all = not clash.id and clash.field != table.model.fields[0].name
            table.go_to(table.items[0].id if about_all and table.items else clash.id, clash.field)
        else:
            self._desk.said.emit(clash.says)

    def mend_next(self, *, back: bool = False) -> None:
        """From one thing to mend to the next; those in the returns are left to the list."""
        here = [one for one in self.ready.clashes if one.thing != RETURNS]
        if not here:
            self._desk.said.emit(said(self.ready.clashes) + ".")
            return
        last = self.ready.clashes[self._mending] if 0 <= self._mending < len(self.ready.clashes) else None
        at = here.index(last) if last in here else (0 if back else -1)
        clash = here[(at + (-1 if back else 1)) % len(here)]
        self.mend(clash)
        self._desk.said.emit(clash.says)

    def commit(self) -> None:
        """What is being typed is taken: the window closes, or another operation is chosen."""
        for table in self.tables.values():
            table.grid.commit()
        self.sections.keep()

    def _table(self, name: str) -> OrderTable:
        return OrderTable(
            self._at_hand,
            self._theme,
            name,
            fields=_FIELDS.get(name, ()),
            said=self._desk.said.emit,
            leaving=self._leaving,
        )

    def _leaving(self, item: Item) -> str:
        shown = self._desk.shown
        return refers_to(item, self._at_hand.order, shown.position) if shown is not None else ""

    def _show(self) -> None:
        self._mending = -1
        self._stack.setCurrentIndex(_EMPTY if self._desk.operation is None else _PLAN)

    def _show_ready(self) -> None:
        clashes = self.ready.clashes
        self.finding.setText(said(clashes) + "." if self._desk.shown is not None else "")
        self.list.show_clashes(clashes)
        for table in self.tables.values():
            table.show_clashes(clashes)
        self.serials.show_clashes(clashes)
        self.parts.show_counts({**Counter(one.thing for one in clashes), READY: len(clashes)})
        self.next_button.setEnabled(any(one.thing != RETURNS for one in clashes))

    def _plan_page(self) -> QWidget:
        page = QWidget()
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.finding, 1)
        head.addWidget(self.next_button)
        column = QVBoxLayout(page)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.parts.tabs)
        column.addWidget(self.parts, 1)
        return page

    def _step(self, step: int) -> None:
        self.parts.step(step)
        match page := self.parts.currentWidget():
            case OrderTable():
                page.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case SerialsPage():
                page.table.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case OperationForm():
                page.go_to("name")
            case SectionsPage():
                page.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case ReadyList():
                page.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
