"""What lies on the inspector's desk: the open store, the chosen operation and its figures, and the work under way."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from briefing_app.operation.operations import Operation
from briefing_app.operation.steps import Step, Steps
from briefing_app.operation.times import Minute
from briefing_app.screens.background import Failure, Work, Worker, Workers

if TYPE_CHECKING:
    from briefing_app.actions.show_figures import Shown
    from briefing_app.operation.changes import Changes
    from briefing_app.store.store import Store
    from briefing_app.workbooks.readers import Readers

Result = TypeVar("Result")


class Desk(QObject):
    """The places show what is here and start their work from here; none of them knows another."""

    operations_changed = Signal()
    operation_leaving = Signal()
    """Another operation, or moment of it, is about to be shown: what is being typed in this one is taken now."""
    operation_changed = Signal()
    """Another operation was chosen, or none, or another moment as of which it is shown."""
    shown_changed = Signal()
    """The position and its figures are there anew."""
    changed = Signal(object)
    """The Changes that an action brought about."""
    work_began = Signal(object, str)
    """Work, and what it does in words."""
    work_stepped = Signal(object, object)
    work_ended = Signal(object)
    said = Signal(str)
    failed = Signal(object)
    """A Failure that nobody else shows."""

    def __init__(self, readers: "Readers", parent: QObject | None = None, *, user: str = "") -> None:
        """`user` is who is logged in on this PC: what is put right here is kept under this name."""
        super().__init__(parent)
        self.user = user or "not stated"
        self.workers = Workers(self)
        self.readers = readers
        self.store: Store | None = None
        """All is read from it; while an earlier moment is looked at, nothing can be written to it."""
        self.newest_store: Store | None = None
        """The same store as it is now."""
        self.operations: tuple[Operation, ...] = ()
        self.operation: Operation | None = None
        self.shown: Shown | None = None

    def open(self, open_store: Callable[[], "Store"], *, choose: str = "") -> None:
        """Open the store off the window's thread, then show the operation of this reference, or the newest."""

        def job() -> tuple["Store", tuple[Operation, ...]]:
            from briefing_app.actions.list_operations import list_operations

            store = open_store()
            return store, list_operations(store)

        def done(opened: tuple["Store", tuple[Operation, ...]]) -> None:
            self.store, self.operations = opened
            self.newest_store = self.store
            self.operations_changed.emit()
            self.choose(next((one for one in self.operations if one.ref == choose), next(iter(self.operations), None)))

        self.run(self, job, done, doing="Opening the store")

    def list_again(self) -> None:
        """The operations may have become more without one being chosen."""
        store = self.store
        if store is None:
            return

        def job() -> tuple[Operation, ...]:
            from briefing_app.actions.list_operations import list_operations

            return list_operations(store)

        def done(operations: tuple[Operation, ...]) -> None:
            self.operations = operations
            self.operations_changed.emit()
            if self.operation is None and operations:
                self.choose(operations[0])

        self.run(self, job, done, doing="Listing the operations")

    @property
    def known_at(self) -> Minute | None:
        """The moment as of which everything is shown; None is now."""
        return self.store.known_at if self.store is not None else None

    def look_back(self, moment: Minute | None) -> None:
        """Show everything as it stood at the end of a minute, with nothing that can be changed; None: as it is."""
        if self.newest_store is None or moment == self.known_at:
            return
        self.operation_leaving.emit()
        self.store = self.newest_store if moment is None else self.newest_store.as_known_at(moment)
        self._show_operation(self.operation)

    def choose(self, operation: Operation | None) -> None:
        """Another operation is shown as it is now."""
        self.operation_leaving.emit()
        self.store = self.newest_store
        self._show_operation(operation)

    def _show_operation(self, operation: Operation | None) -> None:
        self.operation = operation
        self.shown = None
        if operation is not None and operation not in self.operations:
            self.operations = (operation, *self.operations)
            self.operations_changed.emit()
        self.operation_changed.emit()
        if operation is None:
            self.shown_changed.emit()
        else:
            self.refresh()

    def set_operation(self, operation: Operation) -> None:
        """The chosen operation is set otherwise: its name, hours, boroughs or deadlines."""
        self.operations = tuple(operation if one.ref == operation.ref else one for one in self.operations)
        self.operations_changed.emit()
        if self.operation is not None and self.operation.ref == operation.ref:
            self.operation = operation
            self.refresh()

    def take(self, changes: "Changes") -> None:
        """An action changed something: whoever shows it shows it again."""
        if changes:
            self.changed.emit(changes)
            if self.operation is not None and changes.operation_ref == self.operation.ref:
                self.refresh()

    def refresh(self) -> None:
        operation, store = self.operation, self.store
        if operation is None or store is None:
            return

        def job() -> "Shown":
            from briefing_app.actions.show_figures import show_figures

            return show_figures(store, operation_ref=operation.ref)

        def done(shown: "Shown") -> None:
            # What was asked for before another operation or moment was chosen is of no use any more.
            if self.operation is not None and self.operation.ref == operation.ref and self.store is store:
                self.shown = shown
                self.shown_changed.emit()

        self.run(self, job, done, doing="Working out the figures")

    def run(
        self,
        parent: QObject,
        job: Callable[[], Result] | Callable[[], Steps[Result]] | Steps[Result],
        on_done: Callable[[Result], object],
        *,
        doing: str,
        on_failed: Callable[[Failure], object] | None = None,
        on_stopped: Callable[[], object] | None = None,
        worker: Worker = Worker.STORE,
    ) -> Work:
        """Work in the background that the status line shows; failures are shown there too unless `on_failed` does."""

        def done(result: Result) -> None:
            self.work_ended.emit(work)
            on_done(result)

        def failed(failure: Failure) -> None:
            self.work_ended.emit(work)
            (on_failed or self.failed.emit)(failure)

        def stopped() -> None:
            self.work_ended.emit(work)
            self.said.emit(f"Stopped: {doing[:1].lower()}{doing[1:]}. Nothing was left half done.")
            if on_stopped is not None:
                on_stopped()

        def stepped(step: Step) -> None:
            self.work_stepped.emit(work, step)

        work = self.workers.run_in_background(
            parent, job, on_done=done, on_failed=failed, on_progress=stepped, on_stopped=stopped, worker=worker
        )
        self.work_began.emit(work, doing)
        return work

    def close(self) -> None:
        self.workers.close()
        if self.newest_store is not None:
            self.newest_store.close()
