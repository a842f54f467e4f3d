"""A folder for one process's working copies; what a process that was killed left behind goes at the next start."""

import os
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

PREFIX = "operations-briefing-copies-"
_OWNER = "owner"
YOUNGEST_STALE = 60.0
"""Seconds: a folder that was made just now may not be locked yet."""


class PrivateFolder:
    """Only this user can open it. Removed by `close`, or by the next process if this one is killed."""

    def __init__(self, parent: Path | None = None) -> None:
        base = parent or Path(tempfile.gettempdir())
        remove_stale(base)
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=base))
        # Held open and locked for as long as this process lives, however it ends.
        self._lock: BinaryIO | None = (self.path / _OWNER).open("wb")
        _lock(self._lock)

    def close(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None
        shutil.rmtree(self.path, ignore_errors=True)


def remove_stale(base: Path) -> None:
    """Remove the folders of processes that are no more."""
    with suppress(OSError):
        for folder in base.glob(f"{PREFIX}*"):
            with suppress(OSError):
                if _is_stale(folder):
                    shutil.rmtree(folder, ignore_errors=True)


def _is_stale(folder: Path) -> bool:
    about = folder.lstat()
    if folder.is_symlink() or not folder.is_dir() or time.time() - about.st_mtime < YOUNGEST_STALE:
        return False
    if hasattr(os, "getuid") and about.st_uid != os.getuid():
        return False
    owner = folder / _OWNER
    if not owner.exists():
        return True
    with owner.open("r+b") as stream:
        return _lock(stream)


def _lock(stream: BinaryIO) -> bool:
    """Whether nobody else holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
