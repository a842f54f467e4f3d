"""Makes the n-th call to the disk fail: opening, writing, flushing, renaming, and every statement of the database.

The calls fail as the system's own would, below everything of ours; each is counted, so that a test can go on to the
next until a run has none left to fail.
"""

import builtins
import errno
import io
import os
import sqlite3
import sqlite3.dbapi2
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock


class Calls:
    """How many calls came by, and which of them fails."""

    def __init__(self, failing: int, *, goes_on: bool) -> None:
        self._failing = failing
        self._goes_on = goes_on
        self.count = 0

    @property
    def failed(self) -> bool:
        return self.count >= self._failing

    def fails_now(self) -> bool:
        self.count += 1
        return self.count == self._failing or (self._goes_on and self.count > self._failing)


@contextmanager
def failing(number: int, *, goes_on: bool = False) -> Iterator[Calls]:
    """The n-th call fails; with `goes_on` all that follow too, as on a full disk."""
    calls = Calls(number, goes_on=goes_on)
    with (
        mock.patch.object(sqlite3, "connect", _connecting(calls)),
        mock.patch.object(sqlite3.dbapi2, "connect", _connecting(calls)),
        mock.patch.object(io, "open", _opening(calls)),
        mock.patch.object(builtins, "open", _opening(calls)),
        mock.patch.object(os, "open", _system(calls, os.open)),
        mock.patch.object(os, "fsync", _system(calls, os.fsync)),
        mock.patch.object(os, "replace", _system(calls, os.replace)),
        mock.patch.object(os, "rename", _system(calls, os.rename)),
        mock.patch.object(os, "mkdir", _system(calls, os.mkdir)),
    ):
        yield calls


def _full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _system(calls: Calls, call: Callable[..., Any]) -> Callable[..., Any]:
    def system(*arguments: Any, **named: Any) -> Any:
        if calls.fails_now():
            raise _full()
        return call(*arguments, **named)

    return system


def _opening(calls: Calls) -> Callable[..., Any]:
    real = io.open

    def opening(file: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
        if _is_code(file):
            return real(file, mode, *arguments, **named)
        if calls.fails_now():
            raise _full()
        stream = real(file, mode, *arguments, **named)
        return _Stream(stream, calls) if set(mode) & set("wax+") else stream

    return opening


def _is_code(file: Any) -> bool:
    """Modules are loaded once, by whichever run comes first."""
    return isinstance(file, (str, os.PathLike)) and str(file).startswith((sys.prefix, sys.base_prefix))


class _Stream:
    """A file that is written to."""

    def __init__(self, stream: Any, calls: Calls) -> None:
        self._stream, self._calls = stream, calls

    def write(self, content: Any) -> Any:
        if self._calls.fails_now():
            raise _full()
        return self._stream.write(content)

    def __enter__(self) -> "_Stream":
        self._stream.__enter__()
        return self

    def __exit__(self, *about: Any) -> None:
        self._stream.__exit__(*about)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _connecting(calls: Calls) -> Callable[..., Any]:
    real = sqlite3.dbapi2.Connection

    class Cursor(sqlite3.Cursor):
        def execute(self, *arguments: Any) -> sqlite3.Cursor:
            _statement(calls)
            return super().execute(*arguments)

        def executemany(self, *arguments: Any) -> sqlite3.Cursor:
            _statement(calls)
            return super().executemany(*arguments)

    class Connection(real):  # type: ignore[misc, valid-type]
        def cursor(self, *_: Any) -> sqlite3.Cursor:
            return Cursor(self)

        def execute(self, *arguments: Any) -> sqlite3.Cursor:
            return self.cursor().execute(*arguments)

        def commit(self) -> None:
            _statement(calls)
            super().commit()

    def connecting(*arguments: Any, **named: Any) -> sqlite3.Connection:
        if calls.fails_now():
            raise sqlite3.OperationalError("unable to open database file")
        return Connection(*arguments, **named)

    return connecting


def _statement(calls: Calls) -> None:
    if calls.fails_now():
        raise sqlite3.OperationalError("disk I/O error")
