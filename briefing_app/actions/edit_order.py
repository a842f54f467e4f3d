"""Edit the operation order; take edits back and do them again, as often as one likes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from briefing_app.operation.errors import Refused
from briefing_app.operation.operations import Operation
from briefing_app.operation.order.drafts import Drafts, Spot
from briefing_app.operation.order.edits import THERE, Change, Edit, Stacks, reversing, stacks, until
from briefing_app.operation.order.order import Order, order_of, with_changes
from briefing_app.operation.order.settings import OPERATION, settings_changed, with_settings, wrong_setting
from briefing_app.operation.order.things import thing
from briefing_app.operation.returns.returns import Received
from briefing_app.operation.times import Minute, from_minute, now
from briefing_app.operation.words import listed_few, say_moment
from briefing_app.store.drafts import drafts_of, put_drafts
from briefing_app.store.followed_actions import follow_status
from briefing_app.store.operations import operation_of
from briefing_app.store.orders import add_edit, edits_of, go_on_with_edit
from briefing_app.store.returns import received_returns
from briefing_app.store.store import Store

GOES_ON = 0
"""Minutes for which typing in the same field is one edit: in the same one only, so that what is looked at as known at
any minute says no more than was written by then."""


class Overtaken(Refused):
    """Somebody else changed the same field in the meantime; nothing was written, and both values are said."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The order as it stands with its history."""

    order: Order
    edits: tuple[Edit, ...]

    @property
    def stacks(self) -> Stacks:
        return stacks(self.edits)


def show_order(store: Store, *, operation_ref: str, at: Minute | None = None) -> Kept:
    """As it stands, or as it was known at the end of a minute."""
    with store.reading() as connection:
        edits = edits_of(connection, operation_ref)
        operation = operation_of(connection, operation_ref)
    known = edits if at is None else until(edits, at)
    for edit in reversed(edits[len(known) :]):
        # What the operation is set to is kept as it is now, and was something else then.
        operation = settings_changed(operation, reversing(edit))
    return Kept(with_settings(order_of(known), operation), known)


def edit_order(
    store: Store,
    says: str,
    changes: Sequence[Change],
    *,
    operation_ref: str,
    by: str,
    at: Minute | None = None,
    known: Kept | None = None,
    drafts: Mapping[Spot, str | None] | None = None,
) -> Kept:
    """Write one edit, named by what it does: `says` is what Undo will offer to take back.

    With `known`, the order as it was last shown, only what came since is read. `drafts` are what was typed and is
    no value, or None where it has become one; they are kept in the same go.

    Typing that goes on in one field is one edit. Raises Overtaken where a field is not any more as it was when
    the edit was begun, and Refused where a change is about no field of the order.
    """
    when = now() if at is None else at
    _check(changes)
    with store.writing() as connection:
        edits_since = partial(edits_of, connection, operation_ref)
        operation = partial(operation_of, connection, operation_ref)
        before = _caught_up(edits_since, operation, known)
        _check_before(before, changes)
        _check_settings(operation(), changes, partial(received_returns, connection))
        last = before.edits[-1] if before.edits else None
        if last is not None and _goes_on(last, changes, by, when):
            merged = [Change(one.thing, one.id, one.field, last.changes[0].before, one.after) for one in changes]
            go_on_with_edit(connection, operation_ref, last.number, merged, at=last.at)
        elif changes:
            add_edit(connection, operation_ref, says, changes, by=by, at=when)
        follow_status(connection, operation(), changes, by=by, at=when)
        if drafts:
            put_drafts(connection, operation_ref, drafts, by=by, at=when)
        return _caught_up(edits_since, operation, before)


def undo_edit(
    store: Store, *, operation_ref: str, by: str, at: Minute | None = None, known: Kept | None = None
) -> tuple[Edit, Kept] | None:
    """Take back the last edit that stands; None where there is none. Raises Overtaken as `edit_order` does."""
    return _reverse(store, operation_ref, by, at, known, undoing=True)


def redo_edit(
    store: Store, *, operation_ref: str, by: str, at: Minute | None = None, known: Kept | None = None
) -> tuple[Edit, Kept] | None:
    """Do again what was taken back last, unless something was edited since; None where there is nothing."""
    return _reverse(store, operation_ref, by, at, known, undoing=False)


def show_drafts(store: Store, *, operation_ref: str) -> Drafts:
    """What was typed and could not be taken, or was still being typed when the app ended."""
    with store.reading() as connection:
        return drafts_of(connection, operation_ref)


def keep_drafts(
    store: Store, drafts: Mapping[Spot, str | None], *, operation_ref: str, by: str, at: Minute | None = None
) -> None:
    """Keep what is being typed; None where it has become a value or was given up."""
    with store.writing() as connection:
        put_drafts(connection, operation_ref, drafts, by=by, at=now() if at is None else at)


def _reverse(
    store: Store, operation_ref: str, by: str, at: Minute | None, known: Kept | None, *, undoing: bool
) -> tuple[Edit, Kept] | None:
    with store.writing() as connection:
        edits_since = partial(edits_of, connection, operation_ref)
        operation = partial(operation_of, connection, operation_ref)
        before = _caught_up(edits_since, operation, known)
        stack = before.stacks.done if undoing else before.stacks.undone
        if not stack:
            return None
        edit = stack[-1]
        changes = reversing(edit) if undoing else edit.changes
        _check_settings(operation(), changes, partial(received_returns, connection))
        add_edit(
            connection,
            operation_ref,
            f"{'Undo' if undoing else 'Redo'}: {edit.says}",
            changes,
            by=by,
            at=now() if at is None else at,
            reverses=edit.number,
        )
        follow_status(connection, operation(), changes, by=by, at=now() if at is None else at)
        return edit, _caught_up(edits_since, operation, before)


def _check(changes: Sequence[Change]) -> None:
    for one in changes:
        try:
            definition = thing(one.thing)
            if one.field != THERE:
                definition.field(one.field)
        except KeyError:
            raise Refused(f"The order has no field {one.field!r} in {one.thing!r}.") from None


def _caught_up(
    edits_since: Callable[[int], tuple[Edit, ...]], operation: Callable[[], Operation], known: Kept | None
) -> Kept:
    """What is known, and what was edited since."""
    if known is None or not known.edits:
        edits = edits_since(0)
        return Kept(with_settings(order_of(edits), operation()), edits)
    last = known.edits[-1]
    if len(last.changes) == 1:
        # Typing may have gone on in it.
        newer = edits_since(last.number)
        edits = (*known.edits[:-1], *newer)
        fresh = newer[1:] if newer[:1] == (last,) else newer
    else:
        fresh = edits_since(last.number + 1)
        edits = (*known.edits, *fresh)
    brings_back = any(one.field == THERE and one.after is not None for edit in fresh for one in edit.changes)
    if brings_back and any(edit.reverses is not None for edit in fresh):
        return Kept(with_settings(order_of(edits), operation()), edits)
    return Kept(with_changes(known.order, (change for edit in fresh for change in edit.changes)), edits)


def _check_settings(
    operation: Operation, changes: Sequence[Change], returns: Callable[[str], tuple[Received, ...]]
) -> None:
    if not any(one.thing == OPERATION for one in changes):
        return
    wanted = settings_changed(operation, tuple(changes))
    wrong = wrong_setting(wanted)
    if wrong is not None:
        raise Refused(wrong[1])
    sent = {one.borough for one in returns(operation.ref)}
    lost = [name for name in operation.boroughs if name in sent and name not in wanted.boroughs]
    if lost:
        raise Refused(
            f"{listed_few(lost)} {'has' if len(lost) == 1 else 'have'} sent a return, which would not count any more. "
            "Take its import back first, or leave the borough in."
        )


def _check_before(before: Kept, changes: Sequence[Change]) -> None:
    order, edits = before.order, before.edits
    for one in changes:
        standing = order.value(one.thing, one.id, one.field)
        if standing == one.before or (order.item(one.thing, one.id) is None and one.before is None):
            continue
        key = one.thing, one.id, one.field
        since = [edit for edit in edits if any((each.thing, each.id, each.field) == key for each in edit.changes)]
        heading = thing(one.thing).field(one.field).heading if one.field != THERE else thing(one.thing).one
        who = f"{since[-1].by} changed it at {say_moment(from_minute(since[-1].at))}" if since else "It changed"
        raise Overtaken(
            f"{heading} is not any more what it was when you began. {who}. Nothing was overwritten: "
            "look at what is there now, and enter yours again if it still holds."
        )


def _goes_on(last: Edit, changes: Sequence[Change], by: str, at: Minute) -> bool:
    if len(last.changes) != 1 or len(changes) != 1 or last.reverses is not None or last.by != by:
        return False
    (one,), (other,) = last.changes, changes
    same = (one.thing, one.id, one.field) == (other.thing, other.id, other.field)
    return same and one.field != THERE and 0 <= at - last.at <= GOES_ON
