"""Debrief: plan against actual, the log of the day, and what is learned and done after it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from briefing_app.screens.debrief.answers_form import AnswersForm
from briefing_app.screens.debrief.came_of_it import CameOfIt
from briefing_app.screens.debrief.debriefed_now import DebriefedNow
from briefing_app.screens.debrief.held_against import HeldAgainst
from briefing_app.screens.debrief.log_line import LOG, LogLine
from briefing_app.screens.debrief.points_page import PointsPage
from briefing_app.screens.debrief.press_page import PRESS, PressPage
from briefing_app.screens.desk import Desk
from briefing_app.screens.empty_state import EmptyState
from briefing_app.screens.order_table.order_at_hand import OrderAtHand
from briefing_app.screens.order_table.order_table import OrderTable
from briefing_app.screens.place_parts import PlaceParts
from briefing_app.screens.shortcuts import IN_SIGHT, add_shortcuts
from briefing_app.screens.theme import GRID, Theme

if TYPE_CHECKING:
    from briefing_app.operation.order.order import Item

PLAN_AND_ACTUAL, OBJECTIVES, HOT, POINTS, ACTIONS, AFTER = (
    "plan-and-actual",
    "objectives",
    "hot",
    "points",
    "actions",
    "after",
)
_TABS = (
    (PLAN_AND_ACTUAL, "Plan against actual"),
    (LOG, "Log"),
    (OBJECTIVES, "Objectives"),
    (HOT, "Hot debrief"),
    (POINTS, "Points"),
    (ACTIONS, "Actions"),
    (AFTER, "Post-incident and welfare"),
    (PRESS, "Press lines"),
)
_FIELDS = {"objectives": ("number", "objective", "measure", "target", "figure", "achieved", "evidence")}
_EMPTY, _DEBRIEF = range(2)


class DebriefPlace(QWidget):
    """What is written here is part of the order: undone, kept and looked back at as all of it."""

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
        self.setAccessibleName("Debrief")
        self.came_of_it = CameOfIt(desk, theme)
        self.log_line = LogLine(at_hand)
        self.form = AnswersForm(at_hand, AFTER)
        self.now = DebriefedNow(desk, at_hand, self)
        self.press = PressPage(at_hand, self.now)
        self.held = HeldAgainst()
        self.held.cell_activated.connect(self.came_of_it.open_cell)
        self.tables = {
            name: OrderTable(
                at_hand,
                theme,
                name,
                fields=_FIELDS.get(name, ()),
                preset={"status": "Open"} if name == ACTIONS else {},
                said=desk.said.emit,
            )
            for name in (LOG, OBJECTIVES, HOT, POINTS, ACTIONS)
        }
        self.points = PointsPage(desk, at_hand, self.tables[POINTS])
        pages: dict[str, QWidget] = {
            **self.tables,
            PLAN_AND_ACTUAL: self.came_of_it,
            LOG: _above(self.log_line, self.tables[LOG]),
            OBJECTIVES: _above(self.held, self.tables[OBJECTIVES]),
            POINTS: self.points,
            AFTER: self.form,
            PRESS: self.press,
        }
        self.parts = PlaceParts("Parts of the debrief", _TABS, pages)
        self._stack = QStackedLayout(self)
        self.empty = EmptyState(
            "No operation yet",
            "A debrief holds what was done against what was planned; it begins with an operation.",
            (("&New operation…", new_operation), ("Try the &sample operation", try_sample)),
        )
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._page())
        desk.operation_leaving.connect(self.commit)
        desk.operation_changed.connect(self._show)
        at_hand.changed.connect(self._count)
        self.now.found.connect(self._hold)
        add_shortcuts(self, IN_SIGHT, (("Ctrl+PgDown", partial(self._step, 1)), ("Ctrl+PgUp", partial(self._step, -1))))
        self._show()
        self._count()

    @property
    def part(self) -> str:
        """Which tab is shown."""
        return self.parts.part

    def turn_to(self, part: str) -> None:
        self.parts.turn_to(part)

    def write_in_log(self) -> None:
        self.turn_to(LOG)
        self.log_line.begin()

    def commit(self) -> None:
        """What is being typed is taken: the window closes, or another operation is chosen."""
        for table in self.tables.values():
            table.grid.commit()
        self.form.commit()

    def _show(self) -> None:
        self._stack.setCurrentIndex(_EMPTY if self._desk.operation is None else _DEBRIEF)

    def _hold(self) -> None:
        self.held.show_figure(self.now.debriefed.objectives if self.now.debriefed is not None else None)

    def _count(self) -> None:
        order = self._at_hand.order
        counts = {name: len(order.of(name)) for name in (LOG, HOT, POINTS)}
        self.parts.show_counts({**counts, ACTIONS: sum(map(_is_open, order.of(ACTIONS)))})

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.parts.tabs)
        column.addWidget(self.parts, 1)
        return page

    def _step(self, step: int) -> None:
        self.parts.step(step)
        match self.part:
            case "log":
                self.log_line.begin()
            case "after":
                self.form.begin()
            case "press":
                self.press.written_by.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case "plan-and-actual":
                self.came_of_it.begin()
            case part:
                self.tables[part].grid.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _is_open(action: "Item") -> bool:
    return action["status"] != "Closed"


def _above(first: QWidget, rest: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    column.addWidget(first)
    column.addWidget(rest, 1)
    return page
