"""Make a pack: the same inputs give the same version and the same bytes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing_app import __version__
from briefing_app.actions.compare_with import beside_of
from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.background import bars_id, map_id
from briefing_app.figures.beside import Beside
from briefing_app.figures.comparison import COMPARISONS
from briefing_app.figures.required_cover import REQUIRED_COVER
from briefing_app.operation.background.attached import Background
from briefing_app.operation.boroughs import borough_named
from briefing_app.operation.counting.printed import packed
from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import USUAL_THRESHOLD, Operation
from briefing_app.operation.order.order import Order, order_of
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import boroughs_of
from briefing_app.operation.steps import Step, Steps
from briefing_app.operation.times import Minute, now
from briefing_app.packs.layout import PackLayout, layout_of
from briefing_app.packs.order.said import said_of_order
from briefing_app.packs.pack import lay_out, pack_marking, pack_reference
from briefing_app.packs.page_pictures import page_count
from briefing_app.packs.request import DRAFT, PackKind, PackRequest, Subject
from briefing_app.store.figure_choices import choices_of
from briefing_app.store.orders import edits_of
from briefing_app.store.pack_layouts import chosen_layout
from briefing_app.store.packs import KeptPack, keep_pack, newest_pack
from briefing_app.store.returns import position_of
from briefing_app.store.store import Store

CODE_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as it will be previewed, saved and printed: always these very bytes."""

    subject: Subject
    operation: Operation
    version: int
    made_at: Minute
    sha256: str
    content: bytes
    pages: int
    file_name: str
    reference: str
    issued: bool
    id: int
    """In the register; 0 while nothing keeps it."""
    unkept: KeptPack | None = None
    """What would be kept of it, while it is only looked at."""

    @property
    def kind(self) -> PackKind:
        return self.subject.kind


@dataclass(frozen=True, slots=True)
class Basis:
    """What a pack is made from: all that counts now, the order, and what was chosen."""

    position: Position
    order: Order
    subject: Subject
    more_figures: tuple[str, ...]
    beside: Beside
    """What the figures are laid beside."""
    layout: PackLayout

    @property
    def operation_ref(self) -> str:
        return self.position.operation.ref

    @property
    def inputs(self) -> str:
        """A digest of everything that the pack says, this version of the app included."""
        operation = self.position.operation
        if self.subject.kind is not PackKind.PRESS and not self.subject.release:
            operation = replace(operation, threshold=USUAL_THRESHOLD)
        parts = [__version__, self.subject.kind.value, self.subject.key, repr(operation)]
        parts += [
            f"{one.id} {one.borough} {one.phase} {one.version} {one.sha256} {one.accepted} {one.held} "
            f"{sorted(one.overtaken.items())}"
            for one in self.position.returns
            if one.phase is Phase.PLAN or self.subject.phase is Phase.RESULT
        ]
        parts += [repr(one) for one in said_of_order(self.order, self.subject)]
        parts += [*self.more_figures, self.layout.kept]
        parts += [repr(self.beside.required)] if REQUIRED_COVER in self.more_figures else []
        earlier = self.beside.earlier
        if earlier is not None and set(COMPARISONS) & set(self.more_figures):
            parts += [earlier.operation.ref, *(f"{one.id} {one.sha256} {one.accepted}" for one in earlier.returns)]
        parts += [f"{one.sha256} {one.choice} {one.title} {one.source_said}" for one in self._backgrounds]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    @property
    def _backgrounds(self) -> tuple[Background, ...]:
        """The public tables that the pack shows: all of them in a briefing, elsewhere those that were chosen."""
        if self.subject.kind is PackKind.BRIEFING and not self.subject.release:
            return self.position.backgrounds
        chosen = set(self.more_figures)
        return tuple(one for one in self.position.backgrounds if {bars_id(one.number), map_id(one.number)} & chosen)

    def request(
        self,
        version: int,
        made_at: Minute,
        reference: str,
        supersedes: int | None = None,
        approved: str = "",
    ) -> PackRequest:
        """For a version of the pack; `approved` says by whom and when, for one that is."""
        return PackRequest(
            subject=self.subject,
            version=version,
            made_at=made_at,
            reference=reference,
            status=approved or DRAFT,
            approved=bool(approved),
            supersedes=supersedes,
            code=self.inputs[:CODE_LENGTH],
            more_figures=self.more_figures,
            layout=self.layout,
        )


def make_pack(
    store: Store,
    *,
    operation_ref: str,
    kind: PackKind,
    phase: Phase | None = None,
    boroughs: Sequence[str] = (),
    release: bool = False,
    made_at: Minute | None = None,
    author: str = "",
) -> Steps[Pack]:
    """Lay a pack out from what counts now and keep it.

    While nothing that it says has changed, the version that is kept is given again; else the next version is
    made, with `made_at` (default: now) on its cover. `phase` is for the kinds that can be of either: without it
    they are of the results once any is in. Raises Refused for a borough that the operation does not have.
    """
    yield Step(0, 1, "Gathering the returns")
    basis = basis_of(store, operation_ref, kind, phase, boroughs, release=release)
    return (yield from make_of(store, basis, made_at=made_at, author=author))


def make_of(store: Store, basis: Basis, *, made_at: Minute | None = None, author: str = "") -> Steps[Pack]:
    """The pack made from this basis and kept; see `make_pack`."""
    kind, subject = basis.subject.kind.value, basis.subject.kept
    with store.reading() as connection:
        newest = newest_pack(connection, basis.operation_ref, kind, subject)
    if newest is not None and newest.inputs == basis.inputs:
        return as_pack(newest, basis)
    version = newest.version + 1 if newest else 1
    request = basis.request(
        version,
        now() if made_at is None else made_at,
        pack_reference(basis.position.operation, basis.subject, version),
        newest.version if newest else None,
    )
    kept = yield from laid_out(request, basis, author=author)
    with store.writing() as connection:
        # Somebody else may have made this version meanwhile: one number never names two packs.
        latest = newest_pack(connection, basis.operation_ref, kind, subject)
        taken = latest is not None and latest.version >= version
        number = 0 if taken else keep_pack(connection, basis.operation_ref, kept)
    if taken:
        return (yield from make_of(store, basis, made_at=made_at, author=author))
    return as_pack(kept, basis, id=number)


def basis_of(
    store: Store,
    operation_ref: str,
    kind: PackKind,
    phase: Phase | None = None,
    boroughs: Sequence[str] = (),
    *,
    release: bool = False,
    layout: PackLayout | None = None,
) -> Basis:
    """What counts now, laid out as was chosen for the operation, or as `layout` has it."""
    with store.reading() as connection:
        position = position_of(connection, operation_ref)
        chosen = choices_of(connection, operation_ref)
        order = order_of(edits_of(connection, operation_ref))
        kept = chosen_layout(connection, operation_ref, kind.value)
    more = tuple(sorted(figure for (figure, place), wanted in chosen.items() if wanted and place == kind.value))
    subject = _subject(position, kind, phase, boroughs, release=release)
    beside = beside_of(store, operation_ref)
    return Basis(position, order, subject, more, beside, layout_of(kept) if layout is None else layout)


def _subject(
    position: Position, kind: PackKind, phase: Phase | None, boroughs: Sequence[str], *, release: bool
) -> Subject:
    if boroughs and not kind.by_borough:
        raise Refused(f"A {kind.title.lower()} is of the whole operation; borough and serial sheets are by borough.")
    if release and not kind.has_cover:
        raise Refused(f"There is no release copy of {kind.title.lower()}: make one of the briefing or the debrief.")
    if kind.either_phase and phase is None:
        phase = kind.phase_for(results_in=bool(position.received(Phase.RESULT)))
    known = boroughs_of(position)
    wanted = {_borough(name, known) for name in boroughs}
    return Subject(
        kind,
        phase if kind.either_phase else None,
        # All of them by name are the same as all of them.
        () if wanted == set(known) else tuple(name for name in known if name in wanted),
        release,
    )


def _borough(name: str, known: Sequence[str]) -> str:
    found = borough_named(name)
    if found is None:
        raise Refused(f"“{name}” is no London borough that this app knows.")
    if found.name not in known:
        raise Refused(f"{found.name} is not one of this operation's boroughs, and has sent no return.")
    return found.name


def laid_out(
    request: PackRequest, basis: Basis, *, author: str, approved_by: str | None = None, issued_at: Minute | None = None
) -> Steps[KeptPack]:
    """The pack as it is to be kept."""
    figures = figures_of(basis.position, beside=basis.beside)
    made = yield from lay_out(request, basis.position, figures, basis.order, basis.beside)
    return KeptPack(
        kind=request.kind.value,
        version=request.version,
        made_at=request.made_at,
        inputs=basis.inputs,
        sha256=hashlib.sha256(made.content).hexdigest(),
        pages=page_count(made.content),
        content=made.content,
        subject=request.subject.kept,
        reference=request.reference,
        code=request.code,
        author=author,
        approved_by=approved_by,
        issued_at=issued_at,
        printed=packed(made.printed),
        withheld=made.withheld,
        layout=basis.layout.kept,
    )


def as_pack(kept: KeptPack, basis: Basis, *, id: int = 0) -> Pack:
    position = basis.position
    marking = pack_marking(basis.subject, position, basis.layout, approved=kept.issued)
    return Pack(
        subject=basis.subject,
        operation=position.operation,
        version=kept.version,
        made_at=kept.made_at,
        sha256=kept.sha256,
        content=kept.content,
        pages=kept.pages,
        file_name=f"{marking.value} {kept.reference}.pdf",
        reference=kept.reference,
        issued=kept.issued,
        id=id or kept.id,
    )
