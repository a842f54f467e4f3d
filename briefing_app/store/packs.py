"""Packs that were made and issued: version, inputs, hash, the very bytes, and who has which copy."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from briefing_app.operation.times import Minute
from briefing_app.store.operations import operation_id_of
from briefing_app.store.tables import operations, pack_copies, packs


@dataclass(frozen=True, slots=True)
class KeptPack:
    """One version of one pack as it was made: the draft, or what was issued."""

    kind: str
    version: int
    made_at: Minute
    inputs: str
    sha256: str
    pages: int
    content: bytes
    subject: str = ""
    reference: str = ""
    code: str = ""
    author: str = ""
    approved_by: str | None = None
    issued_at: Minute | None = None
    printed: bytes | None = None
    withheld: str = "[]"
    layout: str = ""
    """As `packs.layout` keeps it."""
    id: int = 0
    """Given when it is kept."""
    operation_ref: str = ""

    @property
    def issued(self) -> bool:
        return self.issued_at is not None


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy or file that somebody was given."""

    number: int
    """0 where it is not numbered."""
    recipient: str
    how: str
    sha256: str
    handed_out_at: Minute


_WITH_OPERATION = sa.select(packs, operations.c.ref).join(operations, operations.c.id == packs.c.operation_id)
# Of one version the issued pack comes after its draft.
_NEWEST_FIRST = (packs.c.version.desc(), packs.c.issued_at.is_(None), packs.c.id.desc())


def newest_pack(connection: sa.Connection, operation_ref: str, kind: str, subject: str = "") -> KeptPack | None:
    """The highest version; of a version the issued pack rather than its draft."""
    return next(iter(_series(connection, operation_ref, kind, subject, limit=1)), None)


def newest_issued(connection: sa.Connection, operation_ref: str, kind: str, subject: str = "") -> KeptPack | None:
    found = _series(connection, operation_ref, kind, subject)
    return next((one for one in found if one.issued), None)


def _series(
    connection: sa.Connection, operation_ref: str, kind: str, subject: str, *, limit: int | None = None
) -> tuple[KeptPack, ...]:
    operation_id = operation_id_of(connection, operation_ref)
    query = _WITH_OPERATION.where(
        packs.c.operation_id == operation_id, packs.c.kind == kind, packs.c.subject == subject
    ).order_by(*_NEWEST_FIRST)
    return tuple(map(_kept, connection.execute(query.limit(limit) if limit else query)))


def packs_of(connection: sa.Connection, operation_ref: str, *, issued_only: bool = False) -> tuple[KeptPack, ...]:
    """All that were made for the operation, in the order in which they were made."""
    query = _WITH_OPERATION.where(packs.c.operation_id == operation_id_of(connection, operation_ref))
    if issued_only:
        query = query.where(packs.c.issued_at.is_not(None))
    return tuple(map(_kept, connection.execute(query.order_by(packs.c.id))))


def packs_with(connection: sa.Connection, *, sha256: str = "", reference: str = "") -> tuple[KeptPack, ...]:
    """Of any operation: by the hash of its bytes or of a copy, or by its reference; the newest first."""
    if sha256:
        copies = sa.select(pack_copies.c.pack_id).where(pack_copies.c.sha256 == sha256)
        query = _WITH_OPERATION.where(sa.or_(packs.c.sha256 == sha256, packs.c.id.in_(copies)))
    else:
        query = _WITH_OPERATION.where(packs.c.reference == reference)
    return tuple(map(_kept, connection.execute(query.order_by(*_NEWEST_FIRST))))


def keep_pack(connection: sa.Connection, operation_ref: str, pack: KeptPack) -> int:
    """Its id."""
    added = connection.execute(
        packs.insert().values(
            operation_id=operation_id_of(connection, operation_ref),
            **{name: getattr(pack, name) for name in _COLUMNS},
        )
    )
    return int(added.inserted_primary_key[0])  # type: ignore[index]


def add_copies(connection: sa.Connection, pack_id: int, copies: Sequence[KeptCopy]) -> None:
    if copies:
        rows = [{"pack_id": pack_id, **{name: getattr(one, name) for name in KeptCopy.__slots__}} for one in copies]
        connection.execute(pack_copies.insert(), rows)


def copies_of(connection: sa.Connection, pack_id: int) -> tuple[KeptCopy, ...]:
    rows = connection.execute(pack_copies.select().where(pack_copies.c.pack_id == pack_id).order_by(pack_copies.c.id))
    return tuple(KeptCopy(row.number, row.recipient, row.how, row.sha256, row.handed_out_at) for row in rows)


_COLUMNS = (
    "kind",
    "version",
    "made_at",
    "inputs",
    "sha256",
    "pages",
    "content",
    "subject",
    "reference",
    "code",
    "author",
    "approved_by",
    "issued_at",
    "printed",
    "withheld",
    "layout",
)


def _kept(row: sa.Row[tuple[object, ...]]) -> KeptPack:
    return KeptPack(**{name: getattr(row, name) for name in (*_COLUMNS, "id")}, operation_ref=row.ref)
