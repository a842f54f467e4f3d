"""Python's search for rubbish, put off until nothing is going on: it stops every thread, the window's among them."""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from briefing_app.screens.desk import Desk

_IDLE = 30_000
"""Milliseconds since the last work ended; at once where another program is in front."""
_OFTEN = (5_000, 10, 1_000_000)
"""New objects are searched as ever; all of them, which took a tenth of a second in the middle of a click, never."""


class IdleCollection(QObject):
    """What survives a search is left out of the next ones: the figures and records of the day stay."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._former = gc.get_threshold()
        gc.set_threshold(*_OFTEN)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_IDLE)
        self._soon.timeout.connect(self.collect)
        desk.work_began.connect(self._soon.stop)
        desk.work_ended.connect(self._soon.start)
        QGuiApplication.instance().applicationStateChanged.connect(self._state_changed)  # type: ignore[union-attr]

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive and self._soon.isActive():
            self._soon.stop()
            self.collect()

    def collect(self) -> None:
        gc.collect()
        gc.freeze()

    def end(self) -> None:
        """As it was before the window."""
        self._soon.stop()
        gc.unfreeze()
        gc.set_threshold(*self._former)
