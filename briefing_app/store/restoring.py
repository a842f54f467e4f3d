"""Puts a backup in the store's place. What was there stays beside it, and a power cut half-way is made good."""

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from briefing_app.operation.errors import StoreFault
from briefing_app.store.backups import copy_whole
from briefing_app.store.soundness import Sound, check

_BESIDE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Restored:
    """What stands in the store's place now, and where what was there before lies."""

    sound: Sound
    before: Path | None


def restore(backup: Path, store: Path, *, at: datetime) -> Restored:
    """Put a sound copy of the backup in the place of the store.

    Raises StoreFault with the store as it was: the backup is none, or is damaged or newer than this app; the store
    is open in another window; no room.
    """
    if backup.resolve() == store.resolve():
        raise StoreFault("That file is the store itself. Choose a backup of it.")
    check(backup)
    coming = _coming(store)
    sound = copy_whole(backup, coming)
    if not store.exists():
        try:
            _put(coming, store)
        except OSError as fault:
            raise StoreFault(f"The backup could not be put at {store} ({fault.strerror}).") from fault
        return Restored(sound, None)
    try:
        _alone(store)
    except StoreFault:
        with suppress(OSError):
            coming.unlink()
        raise
    before = store.with_name(f"{store.stem} before {at.astimezone(UTC):%Y%m%dT%H%M%SZ}{store.suffix}")
    try:
        _move(store, before)
        _put(coming, store)
    except OSError as fault:
        raise StoreFault(_put_back(before, store, fault)) from fault
    return Restored(sound, before)


def finish_restoring(store: Path) -> None:
    """After a restore that was cut off between its two renamings: no store is there, and a new one is ready."""
    coming = _coming(store)
    if coming.exists() and not store.exists():
        check(coming)
        _move_logs(store, store.with_name(f"{store.stem} before{store.suffix}"))
        _put(coming, store)


def _coming(store: Path) -> Path:
    return store.with_name(f"{store.name}.coming")


def _alone(store: Path) -> None:
    """Take in what lies in the log beside the store, which SQLite does only while nobody else has it open."""
    try:
        with closing(sqlite3.connect(store, timeout=2)) as connection:
            (mode,) = connection.execute("pragma journal_mode = delete").fetchone()
    except sqlite3.OperationalError as fault:
        if "locked" not in str(fault):
            return  # A damaged store is moved aside with all that lies beside it.
        mode = "wal"
    except sqlite3.DatabaseError:
        return
    if mode != "delete":
        raise StoreFault(
            f"The store {store} is open in another window or program. Close that first; nothing has been changed."
        )


def _move(store: Path, before: Path) -> None:
    """A cut between these leaves no store, and never one without what lies in its log."""
    store.replace(before)
    _move_logs(store, before)


def _put_back(before: Path, store: Path, fault: OSError) -> str:
    """What was moved aside comes back, if it can; in a sentence."""
    said = f"The backup could not be put in the place of the store {store} ({fault.strerror or fault})."
    try:
        if not store.exists():
            _move_logs(before, store)
            before.replace(store)
    except OSError:
        return f"{said} The store lies at {before}, and the backup is put in its place when the app starts again."
    coming = _coming(store)
    with suppress(OSError):
        coming.unlink()
    return f"{said} The store is as it was."


def _move_logs(store: Path, before: Path) -> None:
    """Another store must not find them: it would take them for its own."""
    for ending in _BESIDE:
        beside = store.with_name(store.name + ending)
        if beside.exists():
            beside.replace(before.with_name(before.name + ending))


def _put(coming: Path, store: Path) -> None:
    coming.replace(store)
    if os.name == "posix":
        handle = os.open(store.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
