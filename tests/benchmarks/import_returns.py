"""33 dropped returns to committed, validated rows with their cells, against the floor and what a user would pick.

    python -m tests.benchmarks.import_returns

Floor: python-calamine and raw sqlite3 in this process, in sequence, unchecked. Peers: pandas (if installed).
"""

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from python_calamine import CalamineWorkbook

from briefing_app.actions.import_returns import import_returns
from briefing_app.actions.look_at_returns import look_at_returns
from briefing_app.operation.steps import finish
from briefing_app.store.operations import add_operation
from briefing_app.store.store import open_store
from briefing_app.workbooks.readers import Readers
from tests.benchmarks.measured import measure
from tests.benchmarks.reference_returns import reference_operation, reference_returns

FOLDER = Path(tempfile.mkdtemp())


def floor(paths: list[Path]) -> None:
    with contextlib.closing(_fresh("floor")) as store, store:
        store.execute("create table rows (file text, sheet text, row integer, content text)")
        for path in paths:
            with CalamineWorkbook.from_path(str(path)) as book:
                for name in book.sheet_names:
                    rows = book.get_sheet_by_name(name).to_python()
                    width = max(map(len, rows), default=0)
                    if width:
                        table = f"t_{name}_{width}"
                        columns = ", ".join(f"c{number}" for number in range(width))
                        store.execute(f"create table if not exists {table} (file, row, {columns})")
                        store.executemany(
                            f"insert into {table} values (?, ?, {', '.join('?' * width)})",
                            [
                                (
                                    path.name,
                                    number,
                                    *(cell if isinstance(cell, (str, float, int)) else str(cell) for cell in row),
                                )
                                for number, row in enumerate(rows)
                            ],
                        )


def ours(paths: list[Path], readers: Readers) -> None:
    """From the drop on: readers are warm and the store is there, as in the window."""
    path = FOLDER / "ours.sqlite"
    for old in FOLDER.glob("ours.sqlite*"):
        old.unlink()
    shutil.copy(empty_store(), path)
    ref = reference_operation().ref
    with open_store(path) as store:
        looked = finish(look_at_returns(store, paths, operation_ref=ref, readers=readers))
        done = finish(import_returns(store, looked, operation_ref=ref))
    accepted = sum(sheet.accepted for one in done.files for sheet in one.reading.sheets)
    assert accepted > 48_000, accepted


@cache
def empty_store() -> Path:
    """A store with the operation and no return."""
    path = FOLDER / "empty.sqlite"
    with open_store(path) as store, store.writing() as connection:
        add_operation(connection, reference_operation(), created_at=0)
    return path


def with_pandas(paths: list[Path], engine: str) -> None:
    import pandas

    with contextlib.closing(_fresh("pandas")) as store:
        for path in paths:
            for name, frame in pandas.read_excel(path, sheet_name=None, header=2, engine=engine).items():
                if name not in ("Cover", "Lists") and len(frame):
                    frame.astype(str).assign(file=path.name).to_sql(
                        f"t_{name}_{len(frame.columns)}", store, if_exists="append"
                    )


def _fresh(name: str) -> sqlite3.Connection:
    path = FOLDER / f"{name}.sqlite"
    path.unlink(missing_ok=True)
    return sqlite3.connect(path)


def main() -> None:
    paths = reference_returns()
    with Readers() as readers:
        readers.warm_up()
        works: dict[str, Callable[[], object]] = {
            "floor (calamine + sqlite3, in sequence)": lambda: floor(paths),
            "this app (isolated, checked, with cells)": lambda: ours(paths, readers),
        }
        base = next(iter(works))
        measure(works, against=base)
        with contextlib.suppress(ImportError):
            import pandas

            print(f"pandas {pandas.__version__}")
            peers: dict[str, Callable[[], object]] = {
                "this app": works["this app (isolated, checked, with cells)"],
                "pandas with calamine": lambda: with_pandas(paths, "calamine"),
                "pandas with openpyxl": lambda: with_pandas(paths, "openpyxl"),
            }
            measure(peers, rounds=3, against="this app")


if __name__ == "__main__":
    main()
