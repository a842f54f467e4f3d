"""The figures under the filter that holds: worked out off the window's thread, what is in sight first."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.figures.figure import Figure
from briefing_app.screens.background import Failure, Worker
from briefing_app.screens.desk import Desk
from briefing_app.screens.filter_history import FilterHistory

if TYPE_CHECKING:
    from briefing_app.actions.show_figures import Shown

_LOOK_AGAIN = 5
"""Milliseconds until it is asked again whether all is drawn."""


class FilteredFigures(QObject):
    """`in_turn` gives sets of ids in the order in which they are needed; `drawing` whether some are not drawn yet."""

    ready = Signal()
    """More figures are there, or all of them anew."""

    def __init__(
        self,
        desk: Desk,
        history: FilterHistory,
        parent: QObject,
        *,
        in_turn: Callable[[], Iterable[set[str]]],
        drawing: Callable[[], bool],
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._history = history
        self._in_turn = in_turn
        self._drawing = drawing
        self._figures: dict[str, Figure] = {}
        self._asked = 0
        self._after_drawing = QTimer(self)
        self._after_drawing.setSingleShot(True)
        self._after_drawing.timeout.connect(self._go_on)
        history.changed.connect(self.anew)

    @property
    def by_id(self) -> Mapping[str, Figure]:
        """What is worked out so far."""
        return self._figures

    @property
    def busy(self) -> bool:
        return bool(self._asked) or self._after_drawing.isActive()

    def anew(self) -> None:
        """The filter, or what it is about, has changed."""
        self._figures = {}
        self.work_out()

    def work_out(self) -> None:
        """The first of the sets of which something is missing."""
        shown, wanted = self._desk.shown, self._history.wanted
        if shown is None:
            return
        if not wanted:
            self._figures = {figure.id: figure for figure in shown.figures}
            self.ready.emit()
            self._prepare(shown)
            return
        missing = self._missing()
        if not missing:
            self.ready.emit()
            return

        def job() -> tuple[Figure, ...]:
            from briefing_app.actions.filter_figures import filter_figures

            return filter_figures(shown, wanted, only=missing)

        def done(figures: tuple[Figure, ...]) -> None:
            self._asked -= 1
            # What was asked for before the last click is of no use any more.
            if shown is self._desk.shown and wanted == self._history.wanted:
                self._figures |= {figure.id: figure for figure in figures}
                self._after_drawing.start(0)
                self.ready.emit()

        def failed(failure: Failure) -> None:
            self._asked -= 1
            self._desk.failed.emit(failure)

        self._asked += 1
        self._desk.run(self, job, done, doing="Filtering the figures", on_failed=failed, worker=Worker.FIGURES)

    def _prepare(self, shown: "Shown") -> None:
        """What every filter needs to know of the whole, so that the first click does not wait for it."""

        def job() -> int:
            return len(shown.compared) + len(shown.kinds)

        self._desk.workers.run_in_background(
            self, job, on_done=lambda _: None, on_failed=self._desk.failed.emit, worker=Worker.FIGURES
        )

    def _missing(self) -> set[str]:
        missing = (ids - self._figures.keys() for ids in self._in_turn())
        return next((ids for ids in missing if ids), set())

    def _go_on(self) -> None:
        """The rest, once what is in sight is drawn."""
        if self._drawing():
            self._after_drawing.start(_LOOK_AGAIN)
        elif self._missing():
            self.work_out()
