"""Whether a file is a sound store of this app: its pages, its references, its version, and the bytes it keeps."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from briefing_app.operation.errors import StoreFault
from briefing_app.store.schema import NEWEST

_KEPT_BYTES = ("files", "packs")
"""Tables with a content and the hash that it had when it was kept."""
_MOST_SAID = 5


@dataclass(frozen=True, slots=True)
class Sound:
    """What a store that was found sound holds."""

    version: str
    operations: int
    returns: int
    packs: int


def check(path: Path, *, thoroughly: bool = True) -> Sound:
    """Look through the whole file, without changing it; also the hash of every kept file and pack, where thoroughly.

    Raises StoreFault with what is wrong.
    """
    if not path.is_file():
        raise StoreFault(f"There is no store at {path}.")
    try:
        # Not closed by its own `with`, which only ends a transaction.
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            faults = _faults(connection, thoroughly)
            if faults:
                more = f", and {len(faults) - _MOST_SAID} more" if len(faults) > _MOST_SAID else ""
                raise StoreFault(f"The store {path} is damaged: {'; '.join(faults[:_MOST_SAID])}{more}.")
            return _holds(connection, path)
    except sqlite3.Error as fault:
        raise StoreFault(f"The file {path} can't be read as a store of this app ({fault}).") from fault


def _faults(connection: sqlite3.Connection, thoroughly: bool) -> list[str]:
    pragma = "integrity_check" if thoroughly else "quick_check"
    faults = [str(said) for (said,) in connection.execute(f"pragma {pragma}") if said != "ok"]
    if faults or not thoroughly:
        return faults
    lost = connection.execute("pragma foreign_key_check").fetchall()
    faults += [f"a row of {table} refers to one of {parent} that is not there" for table, _, parent, _ in lost]
    there = {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
    for table in there.intersection(_KEPT_BYTES):
        for row, sha256, content in connection.execute(f"select id, sha256, content from {table}"):
            if hashlib.sha256(content).hexdigest() != sha256:
                faults.append(f"the bytes kept in {table}, row {row}, are not those whose hash was kept")
    return faults


def _holds(connection: sqlite3.Connection, path: Path) -> Sound:
    there = {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
    if "alembic_version" not in there or "operations" not in there:
        raise StoreFault(f"The file {path} is a database, but not one of this app's stores.")
    (version,) = connection.execute("select version_num from alembic_version").fetchone()
    if version > NEWEST:
        raise StoreFault(
            f"The store {path} was written by a newer version of the app (its tables are version {version}, this app "
            f"knows {NEWEST}). Update the app on this PC first."
        )
    counts = [connection.execute(f"select count(*) from {name}").fetchone()[0] for name in _COUNTED if name in there]
    return Sound(version, *(*counts, 0, 0, 0)[: len(_COUNTED)])


_COUNTED = ("operations", "returns", "packs")
