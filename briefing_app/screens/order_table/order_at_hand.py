"""The order of the chosen operation as the window has it: edited at once, kept behind it, undone and done again."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.operation.order.drafts import Spot
from briefing_app.operation.order.edits import THERE, Change, Stacks, stacks
from briefing_app.operation.order.entries import shown
from briefing_app.operation.order.order import Order, with_changes
from briefing_app.operation.order.settings import OPERATION, item_of, settings_changed
from briefing_app.operation.order.things import thing
from briefing_app.operation.times import Minute, Period
from briefing_app.screens.background import Failure, Worker
from briefing_app.screens.desk import Desk

if TYPE_CHECKING:
    from briefing_app.actions.edit_order import Kept

TYPING_KEPT_AFTER = 500
"""Milliseconds after which what is being typed is in the store."""


class OrderAtHand(QObject):
    """Every place that shows or changes the order does so here, so that one undo takes back what was last done."""

    changed = Signal()
    """The order, or what was typed into it."""
    kept = Signal()
    """All that was done is in the store; what can be undone may be something else."""
    refused = Signal(str)
    """Why an edit was not taken. What was typed stays where it was typed."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ref = ""
        self._known_at: Minute | None = None
        self._order = Order()
        self._kept: Kept | None = None
        self._drafts: dict[Spot, str] = {}
        self._whys: dict[Spot, str] = {}
        self._unkept: dict[Spot, str | None] = {}
        self._writing = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_KEPT_AFTER)
        self._timer.timeout.connect(self.keep_typing)
        desk.operation_changed.connect(self._load)
        self._load()

    @property
    def is_there(self) -> bool:
        """Whether the order has been read; before, nothing can be edited."""
        return self._kept is not None

    @property
    def may_be_edited(self) -> bool:
        """Not before it has been read, and not while it is looked at as it was known."""
        return self.is_there and self._desk.known_at is None

    @property
    def is_writing(self) -> bool:
        return bool(self._writing) or self._timer.isActive()

    @property
    def order(self) -> Order:
        return self._order

    @property
    def kept_order(self) -> "Kept | None":
        """With its history, as it was when it was last written or read."""
        return self._kept

    @property
    def drafts(self) -> Mapping[Spot, str]:
        """What was typed and is no value."""
        return self._drafts

    @property
    def period(self) -> Period:
        operation = self._desk.operation
        return operation.period if operation is not None else Period(0, 0)

    @property
    def stacks(self) -> Stacks:
        return stacks(self._kept.edits) if self._kept is not None else Stacks((), ())

    def why(self, spot: Spot) -> str:
        """Why what was typed there was not taken, where it is not what was typed."""
        return self._whys.get(spot, "")

    # --- doing -------------------------------------------------------------------------------

    def edit(self, says: str, changes: Sequence[Change], drafts: Mapping[Spot, str | None] | None = None) -> None:
        """Change the order, here at once and in the store behind. `says` is what Undo offers to take back."""
        store, operation = self._desk.store, self._desk.operation
        wanted = [one for one in changes if one.before != one.after]
        if store is None or operation is None or not self.may_be_edited or not (wanted or drafts):
            return
        typed = {**self._unkept, **(drafts or {})}
        self._unkept.clear()
        self._timer.stop()
        self._order = with_changes(self._order, wanted)
        self._put_drafts(drafts or {})
        ref, by = operation.ref, self._desk.user

        def job() -> "Kept":
            from briefing_app.actions.edit_order import edit_order

            return edit_order(store, says, wanted, operation_ref=ref, by=by, known=self._known(ref), drafts=typed)

        self._run(job, wanted)
        self.changed.emit()

    def draft(self, spot: Spot, typed: str | None) -> None:
        """What is being typed: it is kept within a second, and no edit yet."""
        if self._drafts.get(spot) == typed or not self.may_be_edited:
            return
        self._put_drafts({spot: typed})
        self._unkept[spot] = typed
        if not self._timer.isActive():
            self._timer.start()

    def hold(self, spot: Spot, typed: str, why: str) -> None:
        """What was typed can't be taken, though it is a value: it stays there with the reason."""
        self.draft(spot, typed)
        self._whys[spot] = why
        self.changed.emit()

    def keep_typing(self) -> None:
        """Have what is being typed in the store now."""
        # Also on the way to an earlier moment, of which nothing can be written.
        store, ref, by = self._desk.newest_store, self._ref, self._desk.user
        self._timer.stop()
        if store is None or not ref or not self._unkept:
            return
        drafts, self._unkept = self._unkept, {}

        def job() -> None:
            from briefing_app.actions.edit_order import keep_drafts

            keep_drafts(store, drafts, operation_ref=ref, by=by)

        self._run(job)

    def end(self) -> None:
        """The window closes: what is being typed is kept, and nothing is taken any more."""
        self.keep_typing()
        self._kept = None
        self._ref = ""

    def undo(self) -> None:
        self._turn(undoing=True)

    def redo(self) -> None:
        self._turn(undoing=False)

    def _turn(self, *, undoing: bool) -> None:
        store, operation = self._desk.store, self._desk.operation
        if store is None or operation is None or not self.may_be_edited:
            return
        ref, by = operation.ref, self._desk.user

        def job() -> "Kept | None":
            from briefing_app.actions.edit_order import redo_edit, undo_edit

            turned = (undo_edit if undoing else redo_edit)(store, operation_ref=ref, by=by, known=self._known(ref))
            if turned is None:
                words.append(f"There is nothing to {'undo' if undoing else 'redo'} in the order.")
                return None
            words.append(f"{'Undone' if undoing else 'Done again'}: {turned[0].says}.")
            return turned[1]

        words: list[str] = []
        self._run(job, words=words)

    # --- keeping -----------------------------------------------------------------------------

    def _known(self, ref: str) -> "Kept | None":
        """What the last write of this operation gave, read on the worker that writes."""
        return self._kept if ref == self._ref else None

    def _run(
        self, job: "Callable[[], Kept | None]", changes: Sequence[Change] = (), *, words: Sequence[str] = ()
    ) -> None:
        """One after the other, and also when the window closes."""
        ref = self._ref

        def done(kept: "Kept | None") -> None:
            for one in words:
                self._desk.said.emit(one)
            self._written(kept if ref == self._ref else None)

        self._writing += 1
        self._desk.workers.run_in_background(
            self, job, on_done=done, on_failed=lambda failure: self._not_taken(failure, changes), worker=Worker.ORDER
        )

    def _written(self, kept: "Kept | None") -> None:
        self._writing -= 1
        if kept is not None:
            self._kept = kept
        if self._writing == 0 and self._kept is not None:
            if kept is not None and kept.order != self._order:
                # Somebody else's edits, or what an undo brought about.
                self._order = kept.order
                self.changed.emit()
            self._set_operation()
            self.kept.emit()

    def _set_operation(self) -> None:
        """What the operation is set to may have been edited, here or by somebody else."""
        operation, setting = self._desk.operation, self._order.item(OPERATION, OPERATION)
        if operation is not None and setting is not None and item_of(operation) != setting:
            changes = tuple(Change(OPERATION, OPERATION, name, None, value) for name, value in setting.values.items())
            self._desk.set_operation(settings_changed(operation, changes))

    def _not_taken(self, failure: Failure, changes: Sequence[Change]) -> None:
        """What was typed stays at its field, with the reason; the order is read anew."""
        self._writing -= 1
        for one in changes:
            if one.field != THERE and one.after is not None:
                spot = Spot(one.thing, one.id, one.field)
                self._put_drafts({spot: shown(thing(one.thing).field(one.field), one.after)})
                self._whys[spot] = failure.says
        self.refused.emit(failure.says)
        self._desk.failed.emit(failure)
        self._load(again=True)

    def _put_drafts(self, drafts: Mapping[Spot, str | None]) -> None:
        for spot, typed in drafts.items():
            self._whys.pop(spot, None)
            if typed is None:
                self._drafts.pop(spot, None)
            else:
                self._drafts[spot] = typed

    def _load(self, *, again: bool = False) -> None:
        store, operation = self._desk.store, self._desk.operation
        ref = operation.ref if operation is not None else ""
        if not again:
            if (ref, self._desk.known_at) == (self._ref, self._known_at):
                return
            self.keep_typing()
            self._order, self._kept, self._drafts, self._whys = Order(), None, {}, {}
            self._ref, self._known_at = ref, self._desk.known_at
            self.changed.emit()
        if store is None or not ref:
            return

        def job() -> "tuple[Kept, Mapping[Spot, str]]":
            from briefing_app.actions.edit_order import show_drafts, show_order

            return show_order(store, operation_ref=ref), show_drafts(store, operation_ref=ref)

        def done(found: "tuple[Kept, Mapping[Spot, str]]") -> None:
            if self._ref != ref or self._desk.store is not store:
                return
            kept, drafts = found
            self._drafts = {**drafts, **(self._drafts if again else {})}
            if not self._writing:
                self._kept, self._order = kept, kept.order
            self.changed.emit()
            self.kept.emit()

        self._desk.workers.run_in_background(
            self, job, on_done=done, on_failed=self._desk.failed.emit, worker=Worker.ORDER
        )
