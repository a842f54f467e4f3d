"""Saves what can be read of a damaged store into a new one; the damaged file is only read and stays as it is."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from briefing_app.operation.errors import StoreFault

_MOST_STEPS = 400
"""Tries for each gap in a table: a damaged page hides a run of rows, and what lies behind it is looked for."""
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved, and of which tables something could not be read."""

    path: Path
    rows: int
    damaged: tuple[str, ...]


def salvage(damaged: Path, into: Path) -> Salvaged:
    """Copy every row that can be read into a new file with the same tables.

    Raises StoreFault where not even the list of tables can be read.
    """
    into.unlink(missing_ok=True)
    rows, lost = 0, []
    with (
        closing(sqlite3.connect(f"{damaged.resolve().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(into, isolation_level=None)) as target,
    ):
        source.text_factory = _text
        try:
            schema = source.execute("select type, name, sql from sqlite_master where sql is not null").fetchall()
        except sqlite3.Error as fault:
            raise StoreFault(f"Nothing of the store {damaged} can be read ({fault}).") from fault
        into.chmod(0o600)
        target.execute("pragma foreign_keys = off")
        target.execute("begin")
        tables = [(name, sql) for kind, name, sql in schema if kind == "table" and not name.startswith("sqlite_")]
        for name, sql in tables:
            target.execute(sql)
            saved = _Table(source, target, name).save()
            rows += saved.rows
            if saved.is_damaged:
                lost.append(name)
        for kind, _, sql in schema:
            if kind == "index":
                # One that no longer holds, with rows lost or twice, is not needed to read.
                with suppress(sqlite3.Error):
                    target.execute(sql)
        target.execute("commit")
    return Salvaged(into, rows, tuple(lost))


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


class _Table:
    """One table's rows, by the number that SQLite gives each."""

    def __init__(self, source: sqlite3.Connection, target: sqlite3.Connection, name: str) -> None:
        self._source, self._target = source, target
        self._name = '"' + name.replace('"', '""') + '"'
        self.rows = 0
        self.is_damaged = False

    def save(self) -> "_Table":
        try:
            last = self._copy(-_LARGEST, _LARGEST, "asc")
        except sqlite3.Error:
            # A table without numbers of its own, or not to be read at all.
            self.is_damaged = True
            return self
        if last is not None:
            self.is_damaged = True
            first = self._copy(last + 1, _LARGEST, "desc")
            if first is not None:
                self._search(last + 1, first - 1)
        return self

    def _search(self, low: int, high: int) -> None:
        """Rows between two damaged places, halving the gap as long as that is worth it."""
        gaps, steps = [(low, high)], 0
        while gaps and steps < _MOST_STEPS:
            low, high = gaps.pop()
            if low > high:
                continue
            steps += 1
            middle = (low + high) // 2
            up = self._copy(middle, high, "asc")
            down = self._copy(low, middle - 1, "desc")
            if up is not None and up + 1 > middle:
                gaps.append((up + 1, high))
            if down is not None and down - 1 < middle - 1:
                gaps.append((low, down - 1))

    def _copy(self, low: int, high: int, order: str) -> int | None:
        """Copy the rows between two numbers, both included, in this order, up to the first that can't be read.

        Gives the number of the last that could, or the first number where none could; None where all could.
        """
        last = low - 1 if order == "asc" else high + 1
        try:
            for number, row in self._read(low, high, order):
                marks = ", ".join("?" * len(row))
                done = self._target.execute(f"insert or ignore into {self._name} values ({marks})", row)
                self.rows += done.rowcount
                last = number
        except sqlite3.DatabaseError:
            return max(last, low) if order == "asc" else min(last, high)
        return None

    def _read(self, low: int, high: int, order: str) -> Iterator[tuple[int, Sequence[object]]]:
        query = f"select rowid, * from {self._name} where rowid between ? and ? order by rowid {order}"
        for number, *row in self._source.execute(query, (low, high)):
            yield number, row
