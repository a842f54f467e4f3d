"""Reads files in throw-away processes, several at once; whatever a file does, the others are read."""

import hashlib
import os
import queue
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import orjson

from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns import Reading
from briefing_app.processes.worker import Worker, WorkerLost
from briefing_app.workbooks import messages
from briefing_app.workbooks.file_check import LARGEST_FILE

SECONDS_PER_FILE = 60.0
_MODULE = "briefing_app.workbooks.reader_process"


@dataclass(frozen=True, slots=True)
class Copied:
    """A file as it was when it was dropped: hashed and copied once, read from the copy only."""

    path: str
    name: str
    sha256: str
    size: int
    copy: str
    refused: str = ""


class Readers:
    """A few reader processes, kept warm, and the private folder of the copies they read."""

    def __init__(self, count: int = min(4, max(2, os.cpu_count() or 2)), *, seconds: float = SECONDS_PER_FILE) -> None:
        self._workers = [Worker(_MODULE) for _ in range(count)]
        self._folder = tempfile.TemporaryDirectory(prefix="briefing-")
        self._seconds = seconds
        self._in_use = threading.Lock()

    def warm_up(self) -> None:
        """Start the processes ahead of the first drop."""
        for worker in self._workers:
            worker.start()

    def close(self) -> None:
        for worker in self._workers:
            worker.stop()
        with suppress(OSError):
            self._folder.cleanup()

    def __enter__(self) -> "Readers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pids(self) -> tuple[int, ...]:
        """Of the processes that run now."""
        return tuple(worker.pid for worker in self._workers if worker.pid is not None)

    def read(
        self,
        paths: Sequence[str],
        operation: Operation,
        *,
        phase: Phase | None = None,
        borough: str | None = None,
    ) -> Iterator[tuple[int, Reading, str]]:
        """Each file's place in `paths`, its reading and the path of its copy, as they are finished.

        Closing the iterator stops the work.
        """
        todo: queue.SimpleQueue[int] = queue.SimpleQueue()
        for place in range(len(paths)):
            todo.put(place)
        done: queue.SimpleQueue[tuple[int, Reading, str]] = queue.SimpleQueue()
        stopped = threading.Event()

        def work(worker: Worker) -> None:
            while not stopped.is_set():
                try:
                    place = todo.get_nowait()
                except queue.Empty:
                    return
                done.put((place, *self._read_one(worker, paths[place], operation, phase, borough)))

        with self._in_use:
            threads = [
                threading.Thread(target=work, args=(worker,), daemon=True) for worker in self._workers[: len(paths)]
            ]
            for thread in threads:
                thread.start()
            try:
                for _ in range(len(paths)):
                    yield done.get()
            finally:
                stopped.set()
                for thread in threads:
                    thread.join()

    def _read_one(
        self, worker: Worker, path: str, operation: Operation, phase: Phase | None, borough: str | None
    ) -> tuple[Reading, str]:
        copied = copy_file(path, Path(self._folder.name))
        if copied.refused:
            return Reading(copied.path, copied.name, copied.sha256, copied.size, refused=copied.refused), ""
        request = messages.Request(copied.copy, copied.name, operation, phase, borough)
        try:
            answer = orjson.loads(worker.ask(orjson.dumps(messages.from_request(request)), seconds=self._seconds))
            if "refused" in answer:
                return _refused(copied, str(answer["refused"])), copied.copy
            found = messages.return_from(answer)
        except WorkerLost as lost:
            return _refused(copied, _lost(lost, self._seconds)), copied.copy
        except (ValueError, KeyError, TypeError):
            worker.stop()
            return _refused(copied, _lost(WorkerLost("its answer made no sense"), self._seconds)), copied.copy
        return (
            Reading(
                copied.path,
                copied.name,
                copied.sha256,
                copied.size,
                cover=found.cover,
                sheets=found.sheets,
                problems=found.problems,
            ),
            copied.copy,
        )


def copy_file(path: str, folder: Path) -> Copied:
    """Read a file once, hash it and keep a private copy; a file that can't be read gets its sentence."""
    source = Path(path)
    name = source.name or path
    try:
        _check_ordinary(source)
        with source.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise Refused(
                f"The file is larger than {LARGEST_FILE // (1024 * 1024)} MB, which no return is. Ask the borough to "
                "remove pictures or other sheets and send it again."
            )
    except Refused as why:
        return Copied(path, name, "", 0, "", str(why))
    except OSError as fault:
        return Copied(
            path, name, "", 0, "", f"The file could not be read: {fault.strerror or fault}. Nothing of it was kept."
        )
    sha256 = hashlib.sha256(content).hexdigest()
    handle, copy = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    return Copied(path, name, sha256, len(content), copy)


def _check_ordinary(source: Path) -> None:
    if source.is_dir():
        raise Refused("This is a folder. Open it and drop the workbooks in it.")
    if source.name.startswith("~$"):
        raise Refused("This is the mark that Excel leaves beside a workbook that is open. Drop the workbook itself.")
    if not source.exists():
        raise Refused("There is no such file any more. Check where it is and drop it again.")
    if not source.is_file():
        raise Refused("This is not an ordinary file. Save the return as a workbook on this PC and drop that.")


def _refused(copied: Copied, why: str) -> Reading:
    return Reading(copied.path, copied.name, copied.sha256, copied.size, refused=why)


def _lost(lost: WorkerLost, seconds: float) -> str:
    if lost.why == "it took too long":
        return (
            f"The workbook was not read within {seconds:.0f} seconds and was given up. Ask the borough to remove "
            "everything but its tables, and send it again."
        )
    return (
        "The workbook could not be read: the reader stopped on it, as it does on damaged files. "
        "Open it in Excel, save it under a new name as .xlsx and drop that. Nothing of it was kept."
    )
