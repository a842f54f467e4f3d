"""One operation's figures with 500 operations and 1,000,000 arrests in the store, against the same operation alone.

python -m tests.benchmarks.many_operations

The sample operation; the others are copies of it, each with its arrests as often as it takes to make 2,000. Beside the
whole road from the store to the figures, the part that asks the store is measured by itself.
"""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing_app.actions.list_operations import list_operations
from briefing_app.actions.show_figures import show_figures
from briefing_app.operation.steps import finish
from briefing_app.screens.sample_operation import make_sample_operation
from briefing_app.store.returns import position_of
from briefing_app.store.store import Store, open_store
from briefing_app.workbooks.readers import Readers
from tests.benchmarks.measured import measure

OPERATIONS, ARRESTS = 500, 1_000_000
_SHIFT = 10_000_000
"""Between the ids of one operation's rows and those of the next."""
_SHIFTED = ("id", "operation_id", "return_id", "import_id")


def main() -> None:
    with TemporaryDirectory() as folder:
        alone, among = Path(folder) / "alone.sqlite", Path(folder) / "among.sqlite"
        with Readers(2) as readers, open_store(alone) as store:
            ref = finish(make_sample_operation(store, readers)).ref
        shutil.copy(alone, among)
        fill(among)
        with open_store(alone) as one, open_store(among) as many:
            print(f"{len(list_operations(many))} operations; {among.stat().st_size / 1e6:.0f} MB")
            works: dict[str, Callable[[], object]] = {
                "alone: the store's part": lambda: asked(one, ref),
                "among 500: the store's part": lambda: asked(many, ref),
            }
            measure(works, rounds=9, against=next(iter(works)))
            works = {
                "alone: all figures": lambda: show_figures(one, operation_ref=ref),
                "among 500: all figures": lambda: show_figures(many, operation_ref=ref),
            }
            measure(works, rounds=9, against=next(iter(works)))
            measure({"among 500: list operations": lambda: list_operations(many)}, against="among 500: list operations")


def asked(store: Store, ref: str) -> object:
    with store.reading() as connection:
        return position_of(connection, ref)


def fill(path: Path) -> None:
    """With copies of what the store holds, row by row, under ids of their own."""
    connection = sqlite3.connect(path)
    connection.execute("pragma foreign_keys = off")
    names = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")]
    columns = {name: [row[1] for row in connection.execute(f"pragma table_info({name})")] for name in names}
    tables = [name for name in names if set(columns[name]) & set(_SHIFTED) and name not in ("files", "operations")]
    (there,) = connection.execute("select count(*) from records_arrests").fetchone()
    times = -(-ARRESTS // (OPERATIONS * there))
    for number in range(1, OPERATIONS):
        shift = number * _SHIFT
        operation = ", ".join(
            f"{one} + {shift}" if one == "id" else f"ref || '-{number}'" if one == "ref" else one
            for one in columns["operations"]
        )
        connection.execute(f"insert into operations select {operation} from operations where id < {_SHIFT}")
        for table in tables:
            for time in range(times if table == "records_arrests" else 1):
                copy(connection, table, columns[table], shift, time * there)
    connection.commit()
    (arrests,) = connection.execute("select count(*) from records_arrests").fetchone()
    print(f"{arrests:,} arrests")
    connection.execute("analyze")
    connection.commit()
    connection.close()


def copy(connection: sqlite3.Connection, table: str, columns: list[str], shift: int, further: int) -> None:
    chosen = [
        f"{one} + {shift + (further if one == 'id' else 0)}" if one in _SHIFTED else f'"{one}"' for one in columns
    ]
    where = next(one for one in columns if one in _SHIFTED)
    connection.execute(f"insert into {table} select {', '.join(chosen)} from {table} where {where} < {_SHIFT}")


if __name__ == "__main__":
    main()
