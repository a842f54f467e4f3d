"""A kill at any moment leaves an import whole or not there, backups whole, and a store that goes on."""

from pathlib import Path

from tests.faults.kills import TORN, judge, killed_at
from tests.faults.work_to_kill import ROWS, make_store


def test_that_kills_leave_nothing_torn(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    make_store(store)
    left = []
    for tenths in (0, 1, 2, 3, 4, 5, 8):
        killed_at(store, tenths / 10)
        left.append(judge(store))
    assert TORN not in left
    assert left[-1] in {f"{rows} rows of each kind" for rows in ROWS}
