"""The bytes of files that were sent or attached, each kept once however often it comes."""

import sqlalchemy as sa

from briefing_app.store.tables import files


def keep_file(connection: sa.Connection, sha256: str, content: bytes) -> int:
    """The id under which it is kept."""
    found = connection.execute(sa.select(files.c.id).where(files.c.sha256 == sha256)).scalar_one_or_none()
    if found is not None:
        return int(found)
    added = connection.execute(files.insert().values(sha256=sha256, size=len(content), content=content))
    return int(added.inserted_primary_key[0])  # type: ignore[index]
