"""Opens the store: one SQLite file, read and written through `with` blocks."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import sqlalchemy as sa
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from briefing_app.operation.errors import Refused, StoreFault
from briefing_app.operation.times import Minute, from_minute
from briefing_app.operation.words import say_moment
from briefing_app.store.backups import copy_whole, folder_of
from briefing_app.store.restoring import finish_restoring
from briefing_app.store.schema import NEWEST, bring_up_to_date, older_version

IN_MEMORY = ":memory:"

_LOCK_WAIT_SECONDS = 60


class Store:
    """One store. Safe to use from several threads, each `with` block on a connection of its own."""

    def __init__(self, engine: sa.Engine, place: str, known_at: Minute | None = None) -> None:
        self._readers = engine
        self._writers = engine.execution_options(begin="immediate")
        self._migrating = engine.execution_options(begin="immediate", foreign_keys="off")
        self.place = place
        """Where it is: a path, or `:memory:`."""
        self.known_at = known_at
        """The end of the minute as of which it is read; None is now."""

    def as_known_at(self, moment: Minute) -> "Store":
        """The same store as it stood at the end of a minute: all that is read is of then, and nothing is written."""
        return Store(self._readers.execution_options(known_at=moment), self.place, moment)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A consistent view: everything read in the block is from one moment."""
        with self._faults_in_words(), self._readers.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One transaction: all of the block is kept, or nothing. Raises Refused where it is read as of a moment."""
        if self.known_at is not None:
            raise Refused(
                f"The operation is shown as known at {say_moment(from_minute(self.known_at))}, and nothing of it can "
                "be changed. Go back to now first."
            )
        with self._faults_in_words(), self._writers.begin() as connection:
            yield connection

    def bring_up_to_date(self) -> None:
        """Make or migrate the tables, all of it or nothing.

        A step that makes a table anew would break the references to it while it does; so they are checked at its end.
        """
        with self._faults_in_words(), self._migrating.begin() as connection:
            bring_up_to_date(connection)

    def close(self) -> None:
        self._readers.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _faults_in_words(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as fault:
            raise StoreFault(_said(fault, self.place)) from fault


def open_store(path: str | Path) -> Store:
    """Open a store, making or migrating its tables where needed.

    Raises StoreFault with a sentence: not a store, damaged, newer than this app, not writable.
    """
    place = str(path)
    if place != IN_MEMORY:
        file = Path(place).expanduser()
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            finish_restoring(file)
            if not file.exists():
                file.touch(mode=0o600)
        except OSError as fault:
            raise StoreFault(
                f"The store can't be kept at {file}: {fault.strerror}. "
                "Choose a folder you may write to, with --store or BRIEFING_STORE."
            ) from fault
        place = str(file)
    store = Store(_engine(place), place)
    try:
        _keep_as_it_was(store)
        store.bring_up_to_date()
    except BaseException:
        store.close()
        raise
    return store


def _keep_as_it_was(store: Store) -> None:
    """A backup before an older store is migrated, so that the older version of the app can still be gone back to."""
    if store.place == IN_MEMORY:
        return
    with store.reading() as connection:
        older = older_version(connection)
    if older is not None:
        path = Path(store.place)
        copy_whole(path, folder_of(path) / f"before version {NEWEST} (was {older}).sqlite")


def _engine(place: str) -> sa.Engine:
    url = URL.create("sqlite+pysqlite", database=place)
    if place == IN_MEMORY:
        engine = sa.create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        engine = sa.create_engine(url, connect_args={"timeout": _LOCK_WAIT_SECONDS})

    # The driver's own habit of beginning and committing is switched off; BEGIN is ours, so
    # that reads are one snapshot, and a writer waits at the start and not in the middle.
    @sa.event.listens_for(engine, "connect")
    def _on_connect(connection: sa.engine.interfaces.DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("journal_mode = wal", "synchronous = full", "secure_delete = on"):
            cursor.execute(f"pragma {pragma}")
        cursor.close()

    @sa.event.listens_for(engine, "begin")
    def _on_begin(connection: sa.Connection) -> None:
        options = connection.get_execution_options()
        connection.exec_driver_sql(f"pragma foreign_keys = {options.get('foreign_keys', 'on')}")
        connection.exec_driver_sql(f"begin {options.get('begin', 'deferred')}")

    return engine


def _said(fault: DBAPIError, place: str) -> str:
    why = str(fault.orig)
    if "locked" in why:
        return (
            f"The store {place} is in use by another program and did not become free within a minute. "
            "Close the other program, then try again; nothing has been changed."
        )
    if "not a database" in why or "malformed" in why:
        return (
            f"The file {place} is damaged or is not one of this app's stores ({why}). "
            "It has been left as it is; choose another store or restore a backup."
        )
    if "readonly" in why or "unable to open" in why:
        return f"The store {place} can't be opened for writing ({why}). Check that you may write to its folder."
    if "disk is full" in why or "disk I/O" in why:
        return f"The disk with the store {place} is full or failing ({why}); nothing of this was kept. Free some space."
    return f"The store {place} could not do that ({why}); nothing of it was kept."
