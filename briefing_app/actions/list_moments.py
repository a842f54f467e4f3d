"""The moments at which something of an operation changed: to choose one from, and look at it as it was known then."""

from collections import defaultdict
from dataclasses import dataclass

from briefing_app.operation.times import Minute
from briefing_app.operation.words import listed_few, plural
from briefing_app.store.imports import turns_of
from briefing_app.store.orders import edits_of
from briefing_app.store.store import Store


@dataclass(frozen=True, slots=True)
class Moment:
    """One minute, and what changed in it."""

    at: Minute
    says: str


def list_moments(store: Store, *, operation_ref: str) -> tuple[Moment, ...]:
    """The latest first. Edits of the order that were made in one minute stand together."""
    found: dict[Minute, list[str]] = defaultdict(list)
    edits: dict[Minute, list[str]] = defaultdict(list)
    with store.reading() as connection:
        for turn in turns_of(connection, operation_ref):
            returns = plural(turn.returns, "return")
            found[turn.at].append(f"{returns} {_TURNED[turn.undone]}" if turn.returns else "")
        for edit in edits_of(connection, operation_ref):
            edits[edit.at].append(f"{edit.says} ({edit.by})")
    for at, says in edits.items():
        found[at].append(listed_few(says, 3))
    return tuple(Moment(at, "; ".join(filter(None, says))) for at, says in sorted(found.items(), reverse=True))


_TURNED = {None: "taken in", True: "taken back", False: "brought back"}
