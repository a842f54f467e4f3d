"""Make a pack: the same inputs give the same version and the same bytes."""

import hashlib
from dataclasses import dataclass

from briefing_app import __version__
from briefing_app.figures.all_figures import figures_of
from briefing_app.operation.handling import marking_of
from briefing_app.operation.operations import Operation
from briefing_app.operation.position import Position
from briefing_app.operation.steps import Step, Steps
from briefing_app.operation.times import Minute, now
from briefing_app.packs.pack import lay_out, pack_reference
from briefing_app.packs.page_pictures import page_count
from briefing_app.packs.request import PackKind, PackRequest
from briefing_app.store.packs import KeptPack, keep_pack, newest_pack
from briefing_app.store.returns import position_of
from briefing_app.store.store import Store


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as it will be previewed, saved and printed: always these very bytes."""

    kind: PackKind
    operation: Operation
    version: int
    made_at: Minute
    sha256: str
    content: bytes
    pages: int
    file_name: str


def make_pack(store: Store, *, operation_ref: str, kind: PackKind, made_at: Minute | None = None) -> Steps[Pack]:
    """Lay a pack out from what counts now and keep it.

    While nothing that it says has changed, the version that is kept is given again; else the next
    version is made, with `made_at` (default: now) on its cover.
    """
    yield Step(0, 1, "Gathering the returns")
    with store.reading() as connection:
        position = position_of(connection, operation_ref)
        newest = newest_pack(connection, operation_ref, kind.value)
    inputs = _digest(position, kind)
    if newest is not None and newest.inputs == inputs:
        return _pack(newest, position)
    version = newest.version + 1 if newest else 1
    request = PackRequest(
        kind=kind,
        version=version,
        made_at=now() if made_at is None else made_at,
        reference=pack_reference(position.operation, kind, version),
        supersedes=newest.version if newest else None,
    )
    content = yield from lay_out(request, position, figures_of(position))
    kept = KeptPack(
        kind=kind.value,
        version=version,
        made_at=request.made_at,
        inputs=inputs,
        sha256=hashlib.sha256(content).hexdigest(),
        pages=page_count(content),
        content=content,
    )
    with store.writing() as connection:
        # Somebody else may have made this version meanwhile: one number never names two packs.
        latest = newest_pack(connection, operation_ref, kind.value)
        taken = latest is not None and latest.version >= version
        if not taken:
            keep_pack(connection, operation_ref, kept)
    if taken:
        return (yield from make_pack(store, operation_ref=operation_ref, kind=kind, made_at=made_at))
    return _pack(kept, position)


def _digest(position: Position, kind: PackKind) -> str:
    """Everything a pack is made from: the operation, the returns that count, and this version of the app."""
    operation = position.operation
    parts = [__version__, kind.value, repr(operation)]
    parts += [f"{one.borough} {one.phase} {one.version} {one.sha256}" for one in position.returns]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _pack(kept: KeptPack, position: Position) -> Pack:
    kind = PackKind(kept.kind)
    operation = position.operation
    return Pack(
        kind=kind,
        operation=operation,
        version=kept.version,
        made_at=kept.made_at,
        sha256=kept.sha256,
        content=kept.content,
        pages=kept.pages,
        file_name=f"{marking_of(position)} {pack_reference(operation, kind, kept.version)}.pdf",
    )
