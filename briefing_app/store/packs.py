"""Packs that were made: version, inputs, hash and the very bytes."""

from dataclasses import dataclass

import sqlalchemy as sa

from briefing_app.operation.times import Minute
from briefing_app.store.operations import operation_id_of
from briefing_app.store.tables import packs


@dataclass(frozen=True, slots=True)
class KeptPack:
    """One version of one pack as it was made."""

    kind: str
    version: int
    made_at: Minute
    inputs: str
    sha256: str
    pages: int
    content: bytes


def newest_pack(connection: sa.Connection, operation_ref: str, kind: str) -> KeptPack | None:
    row = connection.execute(
        packs.select()
        .where(packs.c.operation_id == operation_id_of(connection, operation_ref), packs.c.kind == kind)
        .order_by(packs.c.version.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    return KeptPack(row.kind, row.version, row.made_at, row.inputs, row.sha256, row.pages, row.content)


def keep_pack(connection: sa.Connection, operation_ref: str, pack: KeptPack) -> None:
    connection.execute(
        packs.insert().values(
            operation_id=operation_id_of(connection, operation_ref),
            kind=pack.kind,
            version=pack.version,
            made_at=pack.made_at,
            inputs=pack.inputs,
            sha256=pack.sha256,
            pages=pack.pages,
            content=pack.content,
        )
    )
