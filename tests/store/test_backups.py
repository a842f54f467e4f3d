"""Backups are whole or not there, are thinned out with age, and can be put back; nothing is lost on the way."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.operation.errors import StoreFault
from briefing_app.operation.operations import new_operation
from briefing_app.store.backups import DAYS, HOURS, WEEKS, Backup, back_up, backups_in, is_due, kept_of, rotate
from briefing_app.store.operations import add_operation, all_operations
from briefing_app.store.restoring import restore
from briefing_app.store.soundness import check
from briefing_app.store.store import Store, open_store

NOON = datetime(2021, 5, 13, 12, tzinfo=UTC)


def add(store: Store, name: str) -> None:
    with store.writing() as connection:
        add_operation(connection, new_operation(name, name, date(2021, 5, 13)), created_at=0)


def names(path: Path) -> set[str]:
    with open_store(path) as store, store.reading() as connection:
        return {one.name for one in all_operations(connection)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "data" / "store.sqlite"
    with open_store(found) as store:
        add(store, "A")
    return found


# --- made -----------------------------------------------------------------------------------


def test_that_a_backup_holds_what_was_committed_while_the_store_is_open_and_written_to(path: Path) -> None:
    with open_store(path) as store:
        add(store, "B")
        with store.writing() as connection:
            add_operation(connection, new_operation("C", "C", date(2021, 5, 13)), created_at=0)
            made = back_up(path, path.parent / "backups", at=NOON)
        add(store, "D")
    assert names(made.path) == {"A", "B"}
    assert names(path) == {"A", "B", "C", "D"}


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps files in the user's own folder to the user")
def test_that_nobody_else_can_read_a_backup(path: Path) -> None:
    assert back_up(path, path.parent / "backups", at=NOON).path.stat().st_mode & 0o077 == 0


def test_that_what_was_deleted_is_in_no_backup(path: Path) -> None:
    with open_store(path) as store:
        add(store, "Quite another word")
        with store.writing() as connection:
            connection.exec_driver_sql("delete from operation_boroughs where operation_id = 2")
            connection.exec_driver_sql("delete from operations where id = 2")
        made = back_up(path, path.parent / "backups", at=NOON)
    assert b"Quite another word" not in made.path.read_bytes()


def test_that_no_half_of_a_backup_is_left_where_it_fails(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    damaged = tmp_path / "damaged.sqlite"
    content = bytearray(path.read_bytes())
    content[5000:9000] = b"x" * 4000
    damaged.write_bytes(content)
    with pytest.raises(StoreFault, match="has not been changed"):
        back_up(damaged, folder, at=NOON)
    (tmp_path / "a file").touch()
    with pytest.raises(StoreFault, match="could not be copied"):
        back_up(path, tmp_path / "a file", at=NOON)
    assert list(folder.iterdir()) == []
    assert damaged.read_bytes() == bytes(content)


# --- when, and for how long -----------------------------------------------------------------


def test_that_a_backup_is_due_when_something_was_written_since_the_last_and_an_hour_has_passed(path: Path) -> None:
    folder, hour = path.parent / "backups", timedelta(hours=1)
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    assert is_due(path, folder, at=written, every=hour)
    back_up(path, folder, at=written + timedelta(minutes=1))
    assert not is_due(path, folder, at=written + timedelta(minutes=30), every=hour)
    assert not is_due(path, folder, at=written + timedelta(hours=9), every=hour)
    later = (written + timedelta(hours=8)).timestamp()
    os.utime(path, (later, later))
    assert is_due(path, folder, at=written + timedelta(hours=9), every=hour)


def test_that_a_clock_set_back_holds_up_no_backup(path: Path) -> None:
    folder = path.parent / "backups"
    back_up(path, folder, at=datetime.now(UTC) + timedelta(days=400))
    assert not is_due(path, folder, at=datetime.now(UTC), every=timedelta(hours=1))
    later = (datetime.now(UTC) + timedelta(days=401)).timestamp()
    os.utime(path, (later, later))
    assert is_due(path, folder, at=datetime.now(UTC), every=timedelta(hours=1))


@given(st.sets(st.integers(0, 60 * 24 * 120), min_size=1, max_size=120))
def test_that_of_recent_hours_days_and_weeks_the_last_backup_is_kept(minutes: set[int]) -> None:
    every = sorted((Backup(Path(f"{one}"), NOON + timedelta(minutes=one)) for one in minutes), key=_at, reverse=True)
    kept = kept_of(every)
    assert every[0] in kept
    assert len(kept) <= HOURS + DAYS + WEEKS
    assert kept_of(sorted(kept, key=_at, reverse=True)) == kept
    newest_day = [one for one in every if one.made_at.date() == every[0].made_at.date()]
    assert len({one.made_at.hour for one in newest_day}) == len(kept.intersection(newest_day))


def _at(backup: Backup) -> datetime:
    return backup.made_at


def test_that_only_backups_are_ever_removed(path: Path) -> None:
    folder = path.parent / "backups"
    for minute in range(3):
        back_up(path, folder, at=NOON + timedelta(minutes=minute))
    (folder / "store-notes.sqlite").touch()
    (folder / "holiday.jpg").touch()
    assert len(rotate(folder)) == 2
    assert [one.made_at for one in backups_in(folder)] == [NOON + timedelta(minutes=2)]
    assert (folder / "store-notes.sqlite").exists()
    assert (folder / "holiday.jpg").exists()


# --- put back -------------------------------------------------------------------------------


def test_that_a_restored_store_is_the_backups_and_what_was_there_lies_beside_it(path: Path) -> None:
    made = back_up(path, path.parent / "backups", at=NOON)
    with open_store(path) as store:
        add(store, "Later")
    done = restore(made.path, path, at=NOON)
    assert names(path) == {"A"}
    assert done.before is not None
    assert names(done.before) == {"A", "Later"}
    assert done.sound.operations == 1
    assert made.path.exists()


def test_that_what_lay_only_in_the_log_of_a_killed_app_is_kept_with_what_was_there(path: Path, tmp_path: Path) -> None:
    made = back_up(path, path.parent / "backups", at=NOON)
    with open_store(path) as store:
        add(store, "Later")
        killed = tmp_path / "killed.sqlite"
        for ending in ("", "-wal"):
            killed.with_name(killed.name + ending).write_bytes(path.with_name(path.name + ending).read_bytes())
    done = restore(made.path, killed, at=NOON)
    assert names(killed) == {"A"}
    assert done.before is not None
    assert names(done.before) == {"A", "Later"}


def test_that_a_damaged_store_is_moved_aside_as_it_is(path: Path) -> None:
    made = back_up(path, path.parent / "backups", at=NOON)
    path.write_bytes(b"SQLite format 3\0" + b"rubbish" * 999)
    before = path.read_bytes()
    done = restore(made.path, path, at=NOON)
    assert names(path) == {"A"}
    assert done.before is not None
    assert done.before.read_bytes() == before


def test_that_a_store_that_is_open_elsewhere_is_not_replaced(path: Path) -> None:
    made = back_up(path, path.parent / "backups", at=NOON)
    with open_store(path) as store:
        add(store, "Later")
        with pytest.raises(StoreFault, match="open in another window"):
            restore(made.path, path, at=NOON)
        add(store, "And later")
    assert names(path) == {"A", "Later", "And later"}
    assert sorted(one.name for one in path.parent.iterdir()) == ["backups", "store.sqlite"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Dear colleague", "can't be read as a store"),
        (b"", "not one of this app's stores"),
    ],
)
def test_that_a_file_that_is_no_backup_changes_nothing(path: Path, tmp_path: Path, content: bytes, said: str) -> None:
    other = tmp_path / "other.sqlite"
    other.write_bytes(content)
    with pytest.raises(StoreFault, match=said):
        restore(other, path, at=NOON)
    with pytest.raises(StoreFault, match="There is no store"):
        restore(tmp_path / "nowhere.sqlite", path, at=NOON)
    with pytest.raises(StoreFault, match="the store itself"):
        restore(path, path, at=NOON)
    assert names(path) == {"A"}


def test_that_a_backup_of_a_newer_app_is_refused(path: Path) -> None:
    made = back_up(path, path.parent / "backups", at=NOON)
    with closing(sqlite3.connect(made.path)) as raw, raw:
        raw.execute("update alembic_version set version_num = '9999'")
    with pytest.raises(StoreFault, match="newer version"):
        restore(made.path, path, at=NOON)
    assert names(path) == {"A"}


def test_that_a_restore_cut_off_between_its_renamings_is_finished_at_the_next_start(path: Path) -> None:
    made = back_up(path, path.parent / "backups", at=NOON)
    with open_store(path) as store:
        add(store, "Later")
        log = path.with_name(f"{path.name}-wal").read_bytes()
    path.with_name(f"{path.name}.coming").write_bytes(made.path.read_bytes())
    path.replace(path.with_name("store before.sqlite"))
    path.with_name(f"{path.name}-wal").write_bytes(log)
    assert names(path) == {"A"}


# --- soundness ------------------------------------------------------------------------------


def test_that_bytes_that_are_not_those_that_were_kept_are_found(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("insert into files (sha256, size, content) values (?, 4, x'01020304')", ("0" * 64,))
    with pytest.raises(StoreFault, match="not those whose hash was kept"):
        check(path)
    assert check(path, thoroughly=False).operations == 1


def test_that_a_reference_to_nothing_is_found(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("delete from operations")
    with pytest.raises(StoreFault, match="refers to one of operations that is not there"):
        check(path)
