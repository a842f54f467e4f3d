"""Of a damaged store all that can be read is saved, nothing else gets in, and the damaged file stays as it is."""

import random
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from briefing_app.actions.create_operation import create_operation
from briefing_app.operation.errors import StoreFault
from briefing_app.store.salvage import salvage
from briefing_app.store.store import open_store
from tests.actions.dropped import Desk
from tests.made_readings import Sent

PAGE = 4096
LEAF = 13


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("salvage")
    with open_store(folder / "store.sqlite") as store:
        desk = Desk(store, create_operation(store, name="A day", day=date(2021, 5, 13)), folder)
        desk.take(desk.file("many", Sent({"arrests": 3000, "patrols": 400})))
    return (folder / "store.sqlite").read_bytes()


def rows(path: Path, table: str) -> set[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return set(connection.execute(f"select * from {table}"))


def root_page(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (found,) = connection.execute("select rootpage from sqlite_master where name = ?", (table,)).fetchone()
    return int(found)


def test_that_a_sound_store_is_saved_whole(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(content)
    saved = salvage(path, tmp_path / "saved.sqlite")
    assert saved.damaged == ()
    for table in ("operations", "returns", "files", "records_arrests", "records_patrols", "alembic_version"):
        assert rows(saved.path, table) == rows(path, table)
    with open_store(saved.path) as store, store.reading() as connection:
        assert connection.exec_driver_sql("pragma integrity_check").scalar_one() == "ok"


@pytest.mark.parametrize("seed", range(6))
def test_that_rows_around_damaged_pages_are_saved_and_no_others(tmp_path: Path, content: bytes, seed: int) -> None:
    sound, path = tmp_path / "sound.sqlite", tmp_path / "store.sqlite"
    sound.write_bytes(content)
    every = rows(sound, "records_arrests")
    chance = random.Random(seed)
    damaged = bytearray(content)
    # Pages with rows of their own (a page with nothing but the numbers of others hides all of those), and
    # behind those with the tables' definitions.
    pages = [page for page in range(len(content) // PAGE // 2, len(content) // PAGE) if content[page * PAGE] == LEAF]
    for page in chance.sample(pages, 3):
        damaged[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    path.write_bytes(damaged)
    saved = salvage(path, tmp_path / "saved.sqlite")
    found = rows(saved.path, "records_arrests")
    assert found <= every
    assert len(found) > 2500
    assert ("records_arrests" in saved.damaged) is (found != every)
    assert path.read_bytes() == bytes(damaged)


def test_that_a_table_that_is_lost_whole_loses_no_other(tmp_path: Path, content: bytes) -> None:
    sound, path = tmp_path / "sound.sqlite", tmp_path / "store.sqlite"
    sound.write_bytes(content)
    page = root_page(sound, "records_arrests") - 1
    path.write_bytes(content[: page * PAGE] + b"x" * PAGE + content[(page + 1) * PAGE :])
    saved = salvage(path, tmp_path / "saved.sqlite")
    assert saved.damaged == ("records_arrests",)
    assert rows(saved.path, "records_arrests") == set()
    assert rows(saved.path, "records_patrols") == rows(sound, "records_patrols")


def test_that_what_is_no_store_at_all_is_said(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"SQLite format 3\0" + b"rubbish" * 2000)
    with pytest.raises(StoreFault, match="Nothing of the store"):
        salvage(path, tmp_path / "saved.sqlite")
