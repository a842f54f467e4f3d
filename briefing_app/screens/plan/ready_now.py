"""What is to mend in the order, worked out again whenever the order or the boroughs' plans are others."""

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.operation.order.clashes import Clash
from briefing_app.operation.order.ready import to_mend
from briefing_app.screens.background import Worker
from briefing_app.screens.desk import Desk
from briefing_app.screens.order_table.order_at_hand import OrderAtHand

_AFTER = 150
"""Milliseconds for which typing goes on without it."""


class ReadyNow(QObject):
    """One working out at a time; what changed meanwhile is worked out after it."""

    found = Signal()

    def __init__(self, desk: Desk, at_hand: OrderAtHand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._at_hand = at_hand
        self.clashes: tuple[Clash, ...] = ()
        self._working = False
        self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self._work_out)
        at_hand.changed.connect(self._timer.start)
        at_hand.kept.connect(self._timer.start)
        desk.shown_changed.connect(self._timer.start)
        self._timer.start()

    @property
    def is_settled(self) -> bool:
        return not (self._working or self._timer.isActive())

    def _work_out(self) -> None:
        shown, at_hand = self._desk.shown, self._at_hand
        if shown is None or not at_hand.is_there:
            self.clashes = ()
            self.found.emit()
            return
        if self._working:
            self._again = True
            return
        self._working = True
        order, position, drafts = at_hand.order, shown.position, dict(at_hand.drafts)

        def done(clashes: tuple[Clash, ...]) -> None:
            self._ended()
            self.clashes = clashes
            self.found.emit()

        def failed(failure: object) -> None:
            self._ended()
            self._desk.failed.emit(failure)

        self._desk.workers.run_in_background(
            self,
            lambda: to_mend(order, position, drafts),
            on_done=done,
            on_failed=failed,
            on_stopped=self._ended,
            worker=Worker.FIGURES,
        )

    def _ended(self) -> None:
        self._working = False
        if self._again:
            self._again = False
            self._timer.start()
