"""Points of the debrief, with the boroughs' lessons brought in and those that say the same joined."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing_app.operation.kinds import Phase
from briefing_app.operation.order.edits import THERE, Change
from briefing_app.operation.order.order import Item
from briefing_app.operation.order.things import thing
from briefing_app.operation.position.position import Record
from briefing_app.operation.words import plural
from briefing_app.screens.choice_list import Choosable
from briefing_app.screens.desk import Desk
from briefing_app.screens.order_table.order_at_hand import OrderAtHand
from briefing_app.screens.order_table.order_table import OrderTable
from briefing_app.screens.order_table.taking import adding, new_id
from briefing_app.screens.theme import GRID

POINTS = "points"


class PointsPage(QWidget):
    """A point keeps the references of the rows that it is drawn from, also when points are joined."""

    def __init__(self, desk: Desk, at_hand: OrderAtHand, table: OrderTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._at_hand = at_hand
        self._table = table
        self.bring_button = QPushButton("&Bring in lessons")
        self.bring_button.setToolTip("Each lesson of the boroughs that no point is drawn from becomes one")
        self.bring_button.clicked.connect(lambda _=False: self.bring_in())
        self.join_button = QPushButton("&Join chosen")
        self.join_button.setToolTip("The chosen points become one, with all their words and references")
        self.join_button.clicked.connect(lambda _=False: self.join())
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self.bring_button)
        line.addWidget(self.join_button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(line)
        column.addWidget(table, 1)
        at_hand.changed.connect(self._count)
        desk.shown_changed.connect(self._count)
        self._count()

    @property
    def waiting(self) -> Sequence[Choosable]:
        """The lessons from which no point is drawn yet, each with what it says."""
        shown = self._desk.shown
        if shown is None:
            return ()
        drawn = {part.strip() for one in self._at_hand.order.of(POINTS) for part in one.text("lesson").split(";")}
        lessons = shown.position.of("lessons", Phase.RESULT)
        return [Choosable(one, one.text("observation") or "") for one in lessons if reference(one) not in drawn]

    def bring_in(self) -> None:
        """In one edit, so that one undo takes all of them out; what is not wanted is deleted."""
        changes: list[Change] = []
        count = 0
        for choosable in self.waiting:
            lesson = choosable.value
            if isinstance(lesson, Record):
                changes += adding(point_of(lesson))
                count += 1
        if changes:
            self._at_hand.edit(f"Bring in {plural(count, 'lesson')}", changes)
            self._desk.said.emit(f"Brought in {plural(count, 'lesson')}. Join those that say the same, delete others.")

    def join(self) -> None:
        """Into the first of them."""
        chosen = list(self._table.chosen())
        if len(chosen) < 2:
            self._desk.said.emit("Choose two points or more to join.")
            return
        first, *others = chosen
        joined = {
            "point": "\n".join(dict.fromkeys(one.text("point") for one in chosen if one.text("point"))),
            "lesson": "; ".join(
                dict.fromkeys(part.strip() for one in chosen for part in one.text("lesson").split(";") if part.strip())
            ),
        }
        changes = [Change(POINTS, first.id, name, first[name], value or None) for name, value in joined.items()]
        changes += [Change(POINTS, one.id, THERE, 1, None) for one in others]
        self._at_hand.edit(f"Join {len(chosen)} debrief points", changes)

    def _count(self) -> None:
        count = len(self.waiting)
        self.bring_button.setText(f"&Bring in {plural(count, 'lesson')}" if count else "&Bring in lessons")
        self.bring_button.setEnabled(bool(count) and self._at_hand.may_be_edited)


def reference(lesson: Record) -> str:
    """Its own, or its borough and row where the sheet gives none."""
    return lesson.text("ref") or f"{lesson.borough} row {lesson.row}"


def point_of(lesson: Record) -> Item:
    category = lesson.text("category")
    known = thing(POINTS).field("category").values
    values = {
        "category": category if category in known else None,
        "point": lesson.text("observation"),
        "lesson": reference(lesson),
    }
    return Item(POINTS, new_id(), {name: value for name, value in values.items() if value is not None})
