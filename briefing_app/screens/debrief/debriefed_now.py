"""Objectives as counted and the press lines, worked out again whenever the order or the figures are others."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.screens.background import Worker
from briefing_app.screens.desk import Desk
from briefing_app.screens.order_table.order_at_hand import OrderAtHand

if TYPE_CHECKING:
    from briefing_app.actions.show_debrief import Debriefed

_AFTER = 200


class DebriefedNow(QObject):
    found = Signal()

    def __init__(self, desk: Desk, at_hand: OrderAtHand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._at_hand = at_hand
        self.debriefed: Debriefed | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self._work_out)
        at_hand.kept.connect(self._timer.start)
        desk.shown_changed.connect(self._timer.start)
        desk.operation_changed.connect(self._forget)
        self._timer.start()

    def _forget(self) -> None:
        """Lines of another operation are never there to be signed off."""
        self.debriefed = None
        self.found.emit()

    def _work_out(self) -> None:
        shown = self._desk.shown
        if shown is None or not self._at_hand.is_there:
            self.debriefed = None
            self.found.emit()
            return
        position, order = shown.position, self._at_hand.order

        def job() -> "Debriefed":
            from briefing_app.actions.show_debrief import show_debrief

            return show_debrief(position, order)

        def done(debriefed: "Debriefed") -> None:
            if self._desk.shown is shown:
                self.debriefed = debriefed
                self.found.emit()

        self._desk.workers.run_in_background(
            self, job, on_done=done, on_failed=self._desk.failed.emit, worker=Worker.FIGURES
        )
