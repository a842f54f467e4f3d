"""List who did what in an operation: returns taken in and back, edits of the order, packs issued and handed out."""

from dataclasses import dataclass

from briefing_app.actions.amend_pack import AMENDMENT
from briefing_app.operation.times import Minute
from briefing_app.operation.words import listed_few, plural
from briefing_app.store.imports import turns_of
from briefing_app.store.orders import edits_of
from briefing_app.store.packs import KeptPack, copies_of, packs_of
from briefing_app.store.store import Store

_TURNED = {None: "taken in", True: "taken back", False: "brought back"}
_UNNAMED = "not recorded"


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that somebody did."""

    at: Minute
    by: str
    says: str


def list_deeds(store: Store, *, operation_ref: str) -> tuple[Deed, ...]:
    """The latest first."""
    with store.reading() as connection:
        found = [
            Deed(turn.at, _UNNAMED, f"{plural(turn.returns, 'return')} {_TURNED[turn.undone]}")
            for turn in turns_of(connection, operation_ref)
            if turn.returns
        ]
        found += [Deed(edit.at, edit.by or _UNNAMED, edit.says) for edit in edits_of(connection, operation_ref)]
        for pack in packs_of(connection, operation_ref):
            found.append(_made(pack))
            by_occasion: dict[tuple[Minute, str], list[str]] = {}
            for copy in copies_of(connection, pack.id):
                whose = f"copy {copy.number}" if copy.number else "a copy"
                name = f"{whose} for {copy.recipient}" if copy.recipient else whose
                by_occasion.setdefault((copy.handed_out_at, copy.how), []).append(name)
            found += [
                Deed(at, pack.approved_by or _UNNAMED, f"{pack.reference} handed out ({how}): {listed_few(names, 6)}")
                for (at, how), names in by_occasion.items()
            ]
    # In one minute, too, what was done last comes first.
    found.reverse()
    return tuple(sorted(found, key=lambda deed: -deed.at))


def _made(pack: KeptPack) -> Deed:
    if pack.issued_at is not None:
        return Deed(pack.issued_at, pack.approved_by or _UNNAMED, f"{pack.reference} approved and issued")
    what = "amendment slip" if pack.kind == AMENDMENT else "draft"
    return Deed(pack.made_at, pack.author or _UNNAMED, f"{pack.reference} made ({what})")
