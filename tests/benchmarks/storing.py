"""40,000 rows of arrests kept with all that is kept of a return, against sqlite3's own executemany.

python -m tests.benchmarks.storing
"""

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random

from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.returns.returns import Reading
from briefing_app.store.imports import begin_import
from briefing_app.store.keep_return import add_return
from briefing_app.store.operations import add_operation
from briefing_app.store.store import open_store
from briefing_app.workbooks.read_return import read_return
from briefing_app.workbooks.writing.template import write_return
from tests.benchmarks.measured import measure
from tests.benchmarks.reference_returns import made_rows, reference_operation

ROWS = 40_000
NAME = "VAWG_20210513_AS_LAM_RESULT_v1.xlsx"


def a_reading() -> tuple[Reading, bytes]:
    content = BytesIO()
    rows = {"arrests": made_rows(kind("arrests"), Phase.RESULT, ROWS, Random(1))}
    write_return(content, operation=reference_operation(), borough="Lambeth", phase=Phase.RESULT, cover={}, rows=rows)
    found = read_return(content.getvalue(), NAME, reference_operation())
    arrests = tuple(sheet for sheet in found.sheets if sheet.read)
    reading = Reading(NAME, NAME, sha256(content.getvalue()).hexdigest(), 0, cover=found.cover, sheets=arrests)
    return reading, content.getvalue()


def raw(path: Path, rows: list[tuple[object, ...]]) -> None:
    """The same values into the same table of the same store, its indexes and all."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        # The records belong to a return, which is kept elsewhere.
        connection.execute("pragma foreign_keys = off")
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"insert into records_arrests values ({marks})", rows)


def bare(path: Path, rows: list[tuple[object, ...]]) -> None:
    """Into a table of its own, without an index."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        names = ", ".join(f"c{number}" for number in range(len(rows[0])))
        connection.execute(f"create table bare ({names})")
        connection.executemany(f"insert into bare values ({', '.join('?' * len(rows[0]))})", rows)


def ours(path: Path, reading: Reading, content: bytes) -> None:
    with open_store(path) as store, store.writing() as connection:
        ref = reference_operation().ref
        number = begin_import(connection, ref, imported_at=0)
        add_return(connection, ref, reading, content, received_at=0, replaces=(), import_id=number)


def main() -> None:
    reading, content = a_reading()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty, used = folder / "empty.sqlite", folder / "used.sqlite"
        with open_store(empty) as store, store.writing() as connection:
            add_operation(connection, reference_operation(), created_at=0)
        shutil.copy(empty, used)
        ours(used, reading, content)
        with contextlib.closing(sqlite3.connect(used)) as connection:
            rows = connection.execute("select * from records_arrests").fetchall()
        assert len(rows) == ROWS

        def fresh() -> Path:
            path = folder / "fresh.sqlite"
            for old in folder.glob("fresh.sqlite*"):
                old.unlink()
            return Path(shutil.copy(empty, path))

        works: dict[str, Callable[[], object]] = {
            "executemany into the same table": lambda: raw(fresh(), rows),
            "executemany into one without indexes": lambda: bare(fresh(), rows),
            "this app, the return and its bytes": lambda: ours(fresh(), replace(reading), content),
        }
        measure(works, rounds=7, against=next(iter(works)))


if __name__ == "__main__":
    main()
