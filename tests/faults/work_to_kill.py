"""Imports, takes back, brings back and backs up without an end, to be killed at any moment: `… STORE`."""

import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing_app.actions.create_operation import create_operation
from briefing_app.actions.undo_import import redo_import, undo_import
from briefing_app.operation.operations import new_operation
from briefing_app.store.backups import back_up, folder_of, rotate
from briefing_app.store.store import open_store
from tests.actions.dropped import KINDS, Desk
from tests.made_readings import Sent

REF = "20210513-A"
START = "begun"
ROWS = (40, 90)
"""As many rows of each kind has one return, and the one that replaces it."""


def make_store(path: Path) -> None:
    with open_store(path) as store:
        create_operation(store, name="A day", day=date(2021, 5, 13))


def main() -> None:
    path = Path(sys.argv[1])
    with TemporaryDirectory() as name, open_store(path) as store:
        desk = Desk(store, new_operation(REF, "A day", date(2021, 5, 13)), Path(name))
        print(START, flush=True)
        for number in _numbers(path):
            for rows in ROWS:
                version = 2 * number + (rows == ROWS[1])
                desk.take(desk.file(f"{version}", Sent(dict.fromkeys(KINDS, rows), version=version)))
            undo_import(store, operation_ref=REF)
            redo_import(store, operation_ref=REF)
            back_up(path, folder_of(path), at=datetime(2021, 5, 13) + timedelta(hours=number))
            rotate(folder_of(path))


def _numbers(path: Path) -> Iterator[int]:
    """Versions go on where the run before was killed."""
    with open_store(path) as store, store.reading() as connection:
        newest = connection.exec_driver_sql("select coalesce(max(version), 0) from returns").scalar_one()
    return count(newest // 2 + 1)


if __name__ == "__main__":
    main()
