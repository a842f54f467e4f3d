"""Issue a pack: approved by a named person, to named people, with numbered copies; kept for good as it was."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing_app.actions.make_pack import Basis, Pack, as_pack, basis_of, laid_out, make_of
from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import Phase
from briefing_app.operation.steps import Step, Steps
from briefing_app.operation.times import Minute, from_minute, now
from briefing_app.operation.words import normalised, say_moment
from briefing_app.packs.pdf_files import stamped
from briefing_app.packs.request import PackKind
from briefing_app.processes.whole_files import write_whole
from briefing_app.store.packs import KeptCopy, add_copies, copies_of, keep_pack, newest_pack
from briefing_app.store.store import Store

ISSUED = "issued"


@dataclass(frozen=True, slots=True)
class Copy:
    """A numbered copy and whose it is."""

    number: int
    recipient: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Issued:
    """The pack as it was issued, and the copies of this issue."""

    pack: Pack
    copies: tuple[Copy, ...]


def issue_pack(
    store: Store,
    *,
    operation_ref: str,
    kind: PackKind,
    approved_by: str,
    recipients: Sequence[str],
    phase: Phase | None = None,
    boroughs: Sequence[str] = (),
    release: bool = False,
    issued_at: Minute | None = None,
) -> Steps[Issued]:
    """Approve what counts now, and give each recipient a copy of their own.

    A version that is issued already is not issued again: further recipients get further copies of it. Raises
    Refused where nobody approves or nobody receives it, and where press lines are signed off by their own author.
    """
    approver, people = _named(approved_by, recipients)
    when = now() if issued_at is None else issued_at
    yield Step(0, 1, "Gathering the returns")
    basis = basis_of(store, operation_ref, kind, phase, boroughs, release=release)
    return (yield from _issue(store, basis, approver, people, when))


def issue_shown(
    store: Store, pack: Pack, folder: Path, *, approved_by: str, recipients: Sequence[str]
) -> Steps[Issued]:
    """Issue the very version that somebody has read, and write each copy into the folder.

    Raises Refused where returns have come in since: what is approved is what was looked at.
    """
    subject, operation_ref = pack.subject, pack.operation.ref
    approver, people = _named(approved_by, recipients)
    basis = basis_of(store, operation_ref, subject.kind, subject.asked_phase, subject.boroughs, release=subject.release)
    with store.reading() as connection:
        newest = newest_pack(connection, operation_ref, subject.kind.value, basis.subject.kept)
    if newest is None or newest.inputs != basis.inputs or newest.version != pack.version:
        raise Refused(
            "Returns have come in, or the order or the layout was changed, since this pack was made. "
            "Make it again and look at it before it is issued."
        )
    issued = yield from _issue(store, basis, approver, people, now())
    save_copies(issued, folder)
    return issued


def _named(approved_by: str, recipients: Sequence[str]) -> tuple[str, list[str]]:
    approver = approved_by.strip()
    people = [name.strip() for name in recipients if name.strip()]
    if not approver:
        raise Refused("A pack is issued by the person who approves it: give rank and name.")
    if not people:
        raise Refused("A pack is issued to somebody: name at least one recipient.")
    return approver, people


def _issue(store: Store, basis: Basis, approver: str, people: Sequence[str], when: Minute) -> Steps[Issued]:
    draft = yield from make_of(store, basis, made_at=when)
    pack = draft if draft.issued else (yield from _approve(store, draft, basis, approver, when))
    with store.writing() as connection:
        before = [one.number for one in copies_of(connection, pack.id) if one.how == ISSUED]
        first = max(before, default=0) + 1
        last = first + len(people) - 1
        copies = tuple(
            Copy(number, name, stamped(pack.content, number, last, name)) for number, name in enumerate(people, first)
        )
        add_copies(
            connection,
            pack.id,
            [
                KeptCopy(one.number, one.recipient, ISSUED, hashlib.sha256(one.content).hexdigest(), when)
                for one in copies
            ],
        )
    return Issued(pack, copies)


def save_copies(issued: Issued, folder: Path) -> tuple[Path, ...]:
    """Each copy as a file of its own."""
    stem = Path(issued.pack.file_name).stem
    places = [folder / f"{stem} copy {one.number}.pdf" for one in issued.copies]
    for place, one in zip(places, issued.copies, strict=True):
        write_whole(place, one.content)
    return tuple(places)


def _approve(store: Store, draft: Pack, basis: Basis, approver: str, when: Minute) -> Steps[Pack]:
    yield Step(0, 1, f"Approving {draft.reference}")
    operation_ref = basis.operation_ref
    with store.reading() as connection:
        newest = newest_pack(connection, operation_ref, draft.kind.value, basis.subject.kept)
    if newest is None or newest.inputs != basis.inputs:
        raise Refused("Returns have come in while this was being approved. Look at the new version first.")
    if draft.kind.second_person and (not newest.author or normalised(newest.author) == normalised(approver)):
        why = f"{approver} made these" if newest.author else "nobody is named who made these"
        raise Refused(f"Press lines are signed off by a second person, and {why}. Somebody else has to approve them.")
    request = basis.request(
        draft.version,
        draft.made_at,
        draft.reference,
        draft.version - 1 or None,
        f"Approved by {approver}, {say_moment(from_minute(when))}",
    )
    kept = yield from laid_out(request, basis, author=newest.author, approved_by=approver, issued_at=when)
    with store.writing() as connection:
        latest = newest_pack(connection, operation_ref, draft.kind.value, basis.subject.kept)
        if latest is not None and latest.issued and latest.version == draft.version:
            # Somebody else approved it meanwhile: that one was issued first, and stays.
            return as_pack(latest, basis)
        number = keep_pack(connection, operation_ref, kept)
    return as_pack(kept, basis, id=number)
