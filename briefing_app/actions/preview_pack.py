"""Show a pack as it would be made now, and keep that very one once it is saved, printed or issued."""

from collections.abc import Sequence
from dataclasses import replace

from briefing_app.actions.make_pack import Pack, as_pack, basis_of, laid_out
from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import Phase
from briefing_app.operation.steps import Step, Steps
from briefing_app.operation.times import Minute, now
from briefing_app.packs.pack import pack_reference
from briefing_app.packs.request import PackKind
from briefing_app.store.packs import keep_pack, newest_pack
from briefing_app.store.store import Store


def preview_pack(
    store: Store,
    *,
    operation_ref: str,
    kind: PackKind,
    phase: Phase | None = None,
    boroughs: Sequence[str] = (),
    release: bool = False,
    author: str = "",
    last: Pack | None = None,
    made_at: Minute | None = None,
) -> Steps[Pack]:
    """The version that is kept, while it says what counts now; else the next one, which nothing keeps yet.

    `last` is what was shown last: it is given again where nothing that it says has changed.
    """
    yield Step(0, 1, "Gathering the returns")
    basis = basis_of(store, operation_ref, kind, phase, boroughs, release=release)
    with store.reading() as connection:
        newest = newest_pack(connection, operation_ref, kind.value, basis.subject.kept)
    if newest is not None and newest.inputs == basis.inputs:
        return as_pack(newest, basis)
    version = newest.version + 1 if newest else 1
    shown = last.unkept if last is not None else None
    if (
        last is not None
        and shown is not None
        and (last.subject, shown.inputs, shown.version, shown.author) == (basis.subject, basis.inputs, version, author)
    ):
        return last
    request = basis.request(
        version,
        now() if made_at is None else made_at,
        pack_reference(basis.position.operation, basis.subject, version),
        newest.version if newest else None,
    )
    kept = yield from laid_out(request, basis, author=author)
    return replace(as_pack(kept, basis), unkept=kept)


def keep_previewed(store: Store, pack: Pack) -> Pack:
    """The same pack with its place in the register; one that is there already is given as it is.

    Raises Refused where another pack has taken its version meanwhile: what was looked at is never replaced unseen.
    """
    shown = pack.unkept
    if shown is None:
        return pack
    with store.writing() as connection:
        newest = newest_pack(connection, pack.operation.ref, shown.kind, shown.subject)
        if newest is not None and newest.version >= shown.version:
            if newest.sha256 == shown.sha256:
                return replace(pack, id=newest.id, unkept=None)
            raise Refused(
                f"Version {shown.version} of this pack has been made by somebody else meanwhile. "
                "Look at the pages again, then repeat this."
            )
        number = keep_pack(connection, pack.operation.ref, shown)
    return replace(pack, id=number, unkept=None)
