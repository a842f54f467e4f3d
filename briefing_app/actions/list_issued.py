"""List the packs that were issued, who has which copy, and whether they still say what counts now."""

from dataclasses import dataclass, replace

from briefing_app.actions.amend_pack import AMENDMENT
from briefing_app.actions.make_pack import basis_of
from briefing_app.operation.errors import BriefingError
from briefing_app.operation.steps import Step, Steps
from briefing_app.packs.layout import layout_of
from briefing_app.packs.request import subject_of
from briefing_app.store.packs import KeptCopy, KeptPack, copies_of, packs_of
from briefing_app.store.store import Store


@dataclass(frozen=True, slots=True)
class IssuedPack:
    """A pack that was issued, or a draft of which somebody was given a copy."""

    pack: KeptPack
    """Without its bytes."""
    title: str
    copies: tuple[KeptCopy, ...]
    overtaken_by: int | None = None
    """The version that was issued since."""
    rests_on_less: bool = False
    """Whether something that it says may have changed since."""

    @property
    def state(self) -> str:
        if not self.pack.issued:
            return "draft, handed out"
        if self.overtaken_by is not None:
            return f"overtaken by version {self.overtaken_by}"
        return "overtaken by what came in since" if self.rests_on_less else "stands"

    @property
    def stands(self) -> bool:
        return self.pack.issued and self.overtaken_by is None and not self.rests_on_less


def list_issued(store: Store, *, operation_ref: str) -> Steps[tuple[IssuedPack, ...]]:
    """The newest first; amendment slips and drafts that nobody was given are left out."""
    yield Step(0, 1, "Reading the register")
    with store.reading() as connection:
        made = [one for one in packs_of(connection, operation_ref) if one.kind != AMENDMENT]
        copies = {one.id: copies_of(connection, one.id) for one in made}
    listed = [one for one in made if one.issued or copies[one.id]]
    highest: dict[tuple[str, str], int] = {}
    for one in listed:
        if one.issued:
            series = one.kind, one.subject
            highest[series] = max(highest.get(series, 0), one.version)
    found = []
    for place, one in enumerate(reversed(listed)):
        yield Step(place, len(listed), f"Comparing {one.reference} with what counts now")
        newer = highest.get((one.kind, one.subject), 0)
        overtaken = newer if one.issued and newer > one.version else None
        found.append(
            IssuedPack(
                replace(one, content=b"", printed=None),
                subject_of(one.kind, one.subject).title,
                copies[one.id],
                overtaken,
                one.issued and overtaken is None and _differs(store, one),
            )
        )
    return tuple(found)


def _differs(store: Store, pack: KeptPack) -> bool:
    subject = subject_of(pack.kind, pack.subject)
    try:
        basis = basis_of(
            store,
            pack.operation_ref,
            subject.kind,
            subject.asked_phase,
            subject.boroughs,
            release=subject.release,
            layout=layout_of(pack.layout),
        )
    except BriefingError:
        # A borough that it is about is not in the operation any more.
        return True
    return basis.inputs != pack.inputs
