"""The pack that is looked at: laid out again whenever a choice, a return, the order or its layout changes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.screens.background import Failure, Work, Worker
from briefing_app.screens.desk import Desk
from briefing_app.screens.packs.pack_choices import PackWish

if TYPE_CHECKING:
    from briefing_app.actions.make_pack import Pack
    from briefing_app.operation.steps import Steps

_SOON = 150
"""Milliseconds after the last of several changes."""


class PackAtHand(QObject):
    """What was shown stays until the next is there; an older one that is still being made is given up."""

    shown = Signal(object)
    """A Pack, other than the one before."""
    making = Signal()
    failed = Signal(object)
    """A Failure."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wish: PackWish | None = None
        self._work: Work | None = None
        self.pack: Pack | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.make)

    @property
    def is_current(self) -> bool:
        """Whether the pack that is shown is what was chosen, from what counts now."""
        return self.pack is not None and self._work is None and not self._soon.isActive()

    def want(self, wish: PackWish) -> None:
        """Something changed, or may have."""
        self._wish = wish
        self._give_up()
        self._soon.start()

    def forget(self) -> None:
        self._give_up()
        self._soon.stop()
        self.pack = None

    def take(self, pack: "Pack") -> None:
        """The same pack, kept or issued meanwhile."""
        self.pack = pack

    def make(self) -> None:
        self._soon.stop()
        store, operation, wish, last = self._desk.store, self._desk.operation, self._wish, self.pack
        if store is None or operation is None or wish is None or self._desk.known_at is not None:
            return
        self._give_up()

        def job() -> "Steps[Pack]":
            from briefing_app.actions.preview_pack import preview_pack

            return preview_pack(
                store,
                operation_ref=operation.ref,
                kind=wish.kind,
                phase=wish.phase,
                boroughs=wish.boroughs,
                release=wish.release,
                author=wish.author,
                last=last,
            )

        def ended() -> None:
            self._desk.work_ended.emit(work)
            if self._work is work:
                self._work = None

        def done(pack: "Pack") -> None:
            mine = self._work is work
            ended()
            if mine:
                self.pack = pack
                self.shown.emit(pack)

        def failed(failure: Failure) -> None:
            mine = self._work is work
            ended()
            if mine:
                self.failed.emit(failure)

        work = self._desk.workers.run_in_background(
            self,
            job,
            on_done=done,
            on_failed=failed,
            on_progress=lambda step: self._desk.work_stepped.emit(work, step),
            on_stopped=ended,
            worker=Worker.PREVIEW,
        )
        self._work = work
        self._desk.work_began.emit(work, f"Making the {wish.kind}")
        self.making.emit()

    def _give_up(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.cancel()
