"""The one doorway for slow work: it runs off the window's thread and its answers come back on it."""

import logging
import traceback
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from briefing_app.operation.errors import BriefingError
from briefing_app.operation.steps import Step, Steps

_log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Worker(StrEnum):
    """Which queue a piece of work stands in. Each does one thing after the other."""

    STORE = "store"
    """Everything that reads or writes the store, so that it sees one reader or writer at a time."""
    OTHER = "other"
    """Files, printers."""
    PAGES = "pages"
    """Pages that are looked at: they are not to wait for a printer."""
    PREVIEW = "preview"
    """Packs that are laid out to be looked at: an import is not to wait for them."""
    FIGURES = "figures"
    """Figures under a filter: a click is not to wait for a long import."""
    ORDER = "order"
    """What is typed into the order: it is kept at once, and also when the window closes."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why work did not end well, for the inspector."""

    says: str
    details: str = ""
    """The traceback, where it was a fault of the program; empty where `says` is all there is."""


class Work:
    """Work that was asked for and may still be running."""

    def __init__(self, *, must_end: bool = False) -> None:
        self._stop = False
        self._must_end = must_end

    def cancel(self) -> None:
        """Stop before the next step. No `on_done` follows; `on_failed` neither. What must end goes on."""
        self._stop = not self._must_end

    @property
    def cancelled(self) -> bool:
        return self._stop


class Workers(QObject):
    """The workers. They end with `close`, which cancels what still runs and waits for its next step."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)
        self._queues = {worker: ThreadPoolExecutor(1, thread_name_prefix=worker) for worker in Worker}
        self._open: set[Work] = set()
        self._closed = False

    def run_in_background(
        self,
        parent: QObject,
        job: Callable[[], Result] | Callable[[], Steps[Result]] | Steps[Result],
        *,
        on_done: Callable[[Result], object],
        on_failed: Callable[[Failure], object],
        on_progress: Callable[[Step], object] | None = None,
        on_stopped: Callable[[], object] | None = None,
        worker: Worker = Worker.STORE,
    ) -> Work:
        """Run `job`, a function or a generator of steps, on a worker. It promises:

        - `job` runs wholly on the worker; it must not touch a widget.
        - Every callback runs on the thread that made this object, the window's.
        - Exactly one of `on_done`, `on_failed` and `on_stopped` is called, and none once `parent` is gone.
        - A BriefingError arrives as its sentence; anything else is logged and arrives with details to copy.
        - Progress may skip steps when they come faster than the window can draw them.
        - After `cancel` a generator is closed before its next step. A function can't be stopped half-way:
          it runs to its end and its result is dropped.
        - Jobs of one worker run in the order in which they were asked for.
        """
        work = Work(must_end=worker is Worker.ORDER)
        self._open.add(work)
        waiting: list[Step] = []

        def on_window(call: Callable[[], object]) -> None:
            def arrive() -> None:
                if self._closed or not shiboken6.isValid(parent):
                    work.cancel()
                else:
                    call()

            self._arrived.emit(arrive)

        def tell(step: Step) -> None:
            # One note in the queue at a time: a worker that is faster than the window does not flood it.
            waiting.append(step)
            if len(waiting) == 1 and on_progress is not None:
                on_window(say)

        def say() -> None:
            newest = waiting[-1]
            waiting.clear()
            if on_progress is not None and not work.cancelled:
                on_progress(newest)

        def ended(call: Callable[[], object]) -> None:
            def end() -> None:
                if work.cancelled:
                    if on_stopped is not None:
                        on_stopped()
                else:
                    call()

            self._arrived.emit(lambda: self._open.discard(work))
            on_window(end)

        def run() -> None:
            if work.cancelled:
                ended(_nothing)
                return
            try:
                result: Any = job() if callable(job) else job
                if isinstance(result, Generator):
                    result = _drive(result, work, tell)
            except BriefingError as known:
                failure = Failure(str(known))
                ended(lambda: on_failed(failure))
            except BaseException as fault:  # the window must hear of it, whatever it is
                _log.exception("work in the background failed")
                failure = Failure(_says_of(fault), "".join(traceback.format_exception(fault)))
                ended(lambda: on_failed(failure))
            else:
                ended(lambda: on_done(result))

        self._queues[worker].submit(run)
        return work

    def cancel_all(self) -> None:
        for work in self._open:
            work.cancel()

    def close(self) -> None:
        self._closed = True
        self.cancel_all()
        for worker, queue in self._queues.items():
            queue.shutdown(wait=True, cancel_futures=worker is not Worker.ORDER)

    def _call(self, arrived: Callable[[], object]) -> None:
        arrived()


def _drive(steps: Generator[Step, None, Any], work: Work, tell: Callable[[Step], None]) -> Any:
    try:
        while True:
            step = next(steps)
            tell(step)
            if work.cancelled:
                return None
    except StopIteration as end:
        return end.value
    finally:
        steps.close()


def _says_of(fault: BaseException) -> str:
    return f"Something went wrong in the program ({type(fault).__name__}). Nothing more was changed."


def _nothing() -> None:
    return None
