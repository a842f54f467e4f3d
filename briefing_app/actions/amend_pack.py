"""What later returns have changed in a pack that was issued: its pages and figures, its recipients, and a slip."""

import hashlib
from dataclasses import dataclass

from briefing_app.actions.make_pack import CODE_LENGTH, Basis, basis_of, laid_out
from briefing_app.operation.counting.printed import Amended, amended, unpacked
from briefing_app.operation.errors import NotFound, Refused
from briefing_app.operation.steps import Step, Steps
from briefing_app.operation.times import Minute, now
from briefing_app.packs.amendment_slip import SlipRequest, lay_out_slip
from briefing_app.packs.layout import layout_of
from briefing_app.packs.page_pictures import page_count
from briefing_app.packs.request import Subject, subject_of
from briefing_app.store.packs import KeptCopy, KeptPack, copies_of, keep_pack, newest_pack, packs_with
from briefing_app.store.store import Store

AMENDMENT = "amendment"


@dataclass(frozen=True, slots=True)
class Touched:
    """An issued pack as it stands to what counts now."""

    pack: KeptPack
    subject: Subject
    copies: tuple[KeptCopy, ...]
    changes: tuple[Amended, ...]
    basis: Basis


def changes_since(store: Store, reference: str) -> Steps[Touched]:
    """Lay the pack out from what counts now and compare the numbers; nothing is kept.

    Raises NotFound where no such pack was issued.
    """
    yield Step(0, 1, f"Comparing {reference} with what counts now")
    with store.reading() as connection:
        issued = [one for one in packs_with(connection, reference=reference) if one.issued]
        copies = copies_of(connection, issued[0].id) if issued else ()
    if not issued:
        raise NotFound(f"No pack with the reference “{reference}” was issued from this store.")
    pack = issued[0]
    if pack.printed is None:
        raise Refused(f"{reference} was kept by an older version of the app, without the numbers of its pages.")
    subject = subject_of(pack.kind, pack.subject)
    basis = basis_of(
        store,
        pack.operation_ref,
        subject.kind,
        subject.asked_phase,
        subject.boroughs,
        release=subject.release,
        # As it was issued: a layout chosen since is no change to it.
        layout=layout_of(pack.layout),
    )
    if basis.inputs == pack.inputs:
        return Touched(pack, subject, copies, (), basis)
    request = basis.request(pack.version, pack.made_at, reference)
    fresh = yield from laid_out(request, basis, author=pack.author)
    return Touched(pack, subject, copies, amended(unpacked(pack.printed), unpacked(fresh.printed or b"")), basis)


def make_slip(store: Store, reference: str, *, made_at: Minute | None = None) -> Steps[tuple[Touched, bytes]]:
    """The amendment slip to an issued pack; it is kept in the register, so that it can be checked as well.

    The same changes give the same slip again.
    """
    touched = yield from changes_since(store, reference)
    pack, basis = touched.pack, touched.basis
    with store.reading() as connection:
        newest = newest_pack(connection, pack.operation_ref, AMENDMENT, reference)
    if newest is not None and newest.inputs == basis.inputs:
        return touched, newest.content
    version = newest.version + 1 if newest else 1
    slip = SlipRequest(
        reference=f"{reference}-amendment-v{version}",
        pack_reference=reference,
        pack_title=f"{touched.subject.title}, version {pack.version}",
        issued_at=pack.issued_at or pack.made_at,
        approved_by=pack.approved_by or "",
        made_at=now() if made_at is None else made_at,
        code=basis.inputs[:CODE_LENGTH],
        copies=tuple((one.number, one.recipient) for one in touched.copies if one.number),
        changes=touched.changes,
    )
    content = lay_out_slip(slip, basis.position)
    kept = KeptPack(
        kind=AMENDMENT,
        version=version,
        made_at=slip.made_at,
        inputs=basis.inputs,
        sha256=hashlib.sha256(content).hexdigest(),
        pages=page_count(content),
        content=content,
        subject=reference,
        reference=slip.reference,
        code=slip.code,
    )
    with store.writing() as connection:
        keep_pack(connection, pack.operation_ref, kept)
    return touched, content
