"""The plan's serials: their table above, their timeline below, and what boroughs' plans give to them."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from briefing_app.operation.order.clashes import Clash, name_of, tasks_of
from briefing_app.operation.order.edits import Change
from briefing_app.operation.order.order import Item
from briefing_app.operation.order.serial_seeds import open_tasks, seeds_to_come, serials_from
from briefing_app.operation.words import plural
from briefing_app.screens.choice_list import ChoiceList, Choosable
from briefing_app.screens.desk import Desk
from briefing_app.screens.labels import label
from briefing_app.screens.order_table.order_at_hand import OrderAtHand
from briefing_app.screens.order_table.order_table import OrderTable
from briefing_app.screens.serials.serial_timeline import SerialTimeline, by_serial
from briefing_app.screens.theme import GRID, Theme

_ALL = ""


class SerialsPage(QWidget):
    """Table and timeline show the same serials, and the cursor stands on the same one in both."""

    def __init__(self, desk: Desk, at_hand: OrderAtHand, theme: Theme, table: OrderTable) -> None:
        super().__init__()
        self._desk, self._at_hand = desk, at_hand
        self.table = table
        self.timeline = SerialTimeline(at_hand, theme, desk.said.emit)
        self._clashes: Sequence[Clash] = ()
        self.seed_button = QPushButton("From &boroughs' plans…")
        self.seed_button.setToolTip("Take over planned deployments of which there is no serial yet")
        self.seed_button.clicked.connect(self.choose_seeds)
        self.tasks_button = QPushButton("&Tasks of this serial…")
        self.tasks_button.setToolTip("Warrants, visits and other planned work of its borough that no serial has yet")
        self.tasks_button.clicked.connect(self.choose_tasks)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._show)
        table.model.modelReset.connect(self._timer.start)
        at_hand.changed.connect(self._timer.start)
        desk.shown_changed.connect(self._timer.start)
        table.current_moved.connect(self.timeline.stand_on)
        table.current_moved.connect(lambda _: self._show_buttons())
        self.timeline.current_moved.connect(table.stand_on)
        self.timeline.edit_wanted.connect(partial(table.go_to, field="starts"))
        self._lay_out()
        self._timer.start()

    def show_clashes(self, clashes: Sequence[Clash]) -> None:
        self._clashes = tuple(clashes)
        self._timer.start()

    # --- from the boroughs' plans ------------------------------------------------------------

    def choose_seeds(self) -> None:
        """Which borough's deployments become serials: all, or one."""
        shown = self._desk.shown
        records = seeds_to_come(self._at_hand.order, shown.position) if shown is not None else ()
        if not records:
            self._desk.said.emit("Every planned deployment that boroughs sent has a serial already.")
            return
        counts = Counter(record.borough for record in records)
        choices = [Choosable(_ALL, f"All boroughs: {plural(len(records), 'serial')}")]
        choices += [Choosable(name, f"{name}: {plural(counts[name], 'serial')}") for name in sorted(counts)]
        chooser = ChoiceList("Boroughs whose deployments become serials", choices, (), self, only_one=True)
        chooser.any.hide()
        chooser.ticked.connect(self._seed)
        chooser.open_under(self.seed_button)

    def _seed(self, chosen: Sequence[object]) -> None:
        if chosen:
            borough = str(chosen[0])
            self.seed(None if borough == _ALL else [borough])

    def seed(self, boroughs: Sequence[str] | None = None) -> None:
        shown = self._desk.shown
        if shown is None or not self._at_hand.may_be_edited:
            return
        records = seeds_to_come(self._at_hand.order, shown.position, boroughs)
        whose = "boroughs' plans" if boroughs is None else f"the plan of {' and '.join(boroughs)}"
        says = f"Take over {plural(len(records), 'serial')} from {whose}"
        self._at_hand.edit(says, serials_from(records, shown.position))
        self._desk.said.emit(f"{says}. Ctrl+Z takes them out again.")

    # --- what a serial is given --------------------------------------------------------------

    def choose_tasks(self) -> None:
        serial, shown = self._serial, self._desk.shown
        if serial is None or shown is None:
            return
        tasks = open_tasks(self._at_hand.order, shown.position, serial)
        if not tasks:
            borough = serial.text("borough")
            self._desk.said.emit(
                f"Every piece of work that {borough} plans has a serial already, or none is planned."
                if borough
                else f"State the borough of {name_of(serial)} first: its tasks are that borough's."
            )
            return
        choices = [Choosable(one.ref, f"{one.ref} · {one.says}") for one in tasks]
        chooser = ChoiceList(f"Tasks of {name_of(serial)}", choices, tasks_of(serial), self, any_words="&None")
        chooser.any.setToolTip("Take all ticks away")
        known = {one.ref for one in tasks}
        chooser.ticked.connect(partial(self._assign, serial.id, known))
        chooser.open_under(self.tasks_button)

    def _assign(self, id: str, known: set[str], chosen: Sequence[object]) -> None:
        """References that no plan has stay: somebody typed them."""
        serial = self._at_hand.order.item("serials", id)
        if serial is None:
            return
        refs = [one for one in tasks_of(serial) if one not in known] + [str(one) for one in chosen]
        after = "; ".join(refs) or None
        self._at_hand.edit(f"Tasks of {name_of(serial)}", [Change("serials", id, "tasks", serial["tasks"], after)])

    # --- showing -----------------------------------------------------------------------------

    @property
    def is_showing(self) -> bool:
        """Whether what has changed is still to be shown."""
        return self._timer.isActive()

    @property
    def _serial(self) -> Item | None:
        bar = self.timeline.current
        return self._at_hand.order.item("serials", bar.item.id) if bar is not None else None

    def _show(self) -> None:
        self.timeline.show_serials(self.table.items, by_serial(self._clashes))
        self._show_buttons()

    def _show_buttons(self) -> None:
        may = self._at_hand.may_be_edited and self._desk.shown is not None
        self.seed_button.setEnabled(may)
        self.tasks_button.setEnabled(may and self.timeline.current is not None)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        keys = "Arrows move by 15 minutes, Shift with them stretches, Enter edits, + and − change the scale."
        buttons.addWidget(label(keys, "caption"), 1)
        buttons.addWidget(self.tasks_button)
        buttons.addWidget(self.seed_button)
        below = QWidget()
        inner = QVBoxLayout(below)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GRID // 2)
        inner.addLayout(buttons)
        inner.addWidget(self.timeline, 1)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(below)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
