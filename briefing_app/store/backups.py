"""Backups of the store: whole copies, looked through before they count as such, and rotated by hour, day and week."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing_app.operation.errors import StoreFault
from briefing_app.store.soundness import Sound, check

HOURS, DAYS, WEEKS = 24, 14, 8
"""Of how many of each the last backup is kept."""
_PREFIX, _ENDING, _MOMENT = "store-", ".sqlite", "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the store as it was at a moment, in UTC."""

    path: Path
    made_at: datetime


def folder_of(store: Path) -> Path:
    """Where a store's own backups lie: beside it."""
    return store.with_name(f"{store.stem} backups")


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The newest first."""
    return tuple(sorted(_found(folder), key=lambda one: one.made_at, reverse=True))


def _found(folder: Path) -> Iterator[Backup]:
    for path in folder.glob(f"{_PREFIX}*{_ENDING}"):
        with suppress(ValueError):
            said = path.name.removeprefix(_PREFIX).removesuffix(_ENDING)
            yield Backup(path, datetime.strptime(said, _MOMENT).replace(tzinfo=UTC))


def back_up(store: Path, folder: Path, *, at: datetime) -> Backup:
    """A backup in a folder, by the moment of which it is. What was deleted in the store is not in it.

    Raises StoreFault where it can't be made, or is not sound; no half of one is left.
    """
    path = folder / f"{_PREFIX}{at.astimezone(UTC).strftime(_MOMENT)}{_ENDING}"
    copy_whole(store, path)
    return Backup(path, at.astimezone(UTC).replace(microsecond=0))


def copy_whole(store: Path, target: Path) -> Sound:
    """Copy a store as it is at one moment, whoever works with it, to a file that is not there until it is whole.

    Raises StoreFault.
    """
    part: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
        os.close(handle)
        part = Path(name)
        with closing(sqlite3.connect(f"{store.resolve().as_uri()}?mode=ro", uri=True, timeout=60)) as connection:
            connection.execute("vacuum into ?", (name,))
        # Its pages; that the bytes kept in it are still those that came is for a check of the store to say.
        sound = check(part, thoroughly=False)
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        part.replace(target)
    except (OSError, sqlite3.Error, StoreFault) as fault:
        if part is not None:
            with suppress(OSError):
                part.unlink()
        why = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
        raise StoreFault(
            f"The store {store} could not be copied to {target} ({why}). The store itself has not been changed."
        ) from fault
    return sound


def rotate(folder: Path) -> tuple[Backup, ...]:
    """Remove the backups that are not the last of a recent hour, day or week; gives back which.

    One that can't be removed stays.
    """
    every = backups_in(folder)
    kept = kept_of(every)
    gone = []
    for one in every:
        if one not in kept:
            with suppress(OSError):
                one.path.unlink()
                gone.append(one)
    return tuple(gone)


def kept_of(backups: Sequence[Backup]) -> frozenset[Backup]:
    """Of the newest hours, days and weeks that have any, the last of each."""
    kept: set[Backup] = set()
    for most, said in ((HOURS, "%Y%m%d%H"), (DAYS, "%Y%m%d"), (WEEKS, "%G%V")):
        last: dict[str, Backup] = {}
        for one in backups:
            last.setdefault(one.made_at.strftime(said), one)
        kept.update(list(last.values())[:most])
    return frozenset(kept)


def is_due(store: Path, folder: Path, *, at: datetime, every: timedelta) -> bool:
    """Whether the store was written to since its newest backup, and that is old enough."""
    newest = next(iter(backups_in(folder)), None)
    if newest is None:
        return True
    # The clock may have been set back since; a backup from the future is none to wait for.
    if newest.made_at <= at.astimezone(UTC) and at.astimezone(UTC) - newest.made_at < every:
        return False
    return _written_at(store) > newest.made_at.timestamp()


def _written_at(store: Path) -> float:
    files = (store, store.with_name(f"{store.name}-wal"))
    return max((file.stat().st_mtime for file in files if file.exists()), default=0.0)
