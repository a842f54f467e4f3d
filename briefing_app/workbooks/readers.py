"""Reads files in throw-away processes, several at once; whatever a file does, the others are read."""

import os
import queue
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, TypeVar

import orjson

from briefing_app.operation.background.tables import BackgroundFile
from briefing_app.operation.errors import Refused
from briefing_app.operation.faults import OUR_FAULT, trace_of
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Reading, Remembered
from briefing_app.operation.returns.settled import Settled
from briefing_app.operation.returns.sheet_shown import SheetShown
from briefing_app.processes.private_folder import PrivateFolder
from briefing_app.processes.worker import Worker, WorkerLost
from briefing_app.workbooks import messages
from briefing_app.workbooks.files.dropped_files import Copied, Place, copy_file, copy_inner, files_in, keep_file

Answer = TypeVar("Answer")

SECONDS = 9.0
"""For an ordinary file: its reader ends within ten. One of more than a megabyte gets a second more for each."""
SHOWING = 60.0
"""For the sheets of a file that was read before."""
_MEGABYTE = 1024 * 1024
_MODULE = "briefing_app.workbooks.reader_process"


class Found(NamedTuple):
    """A file that was read: where it stands in the drop, what it says, and the copy that was read."""

    place: Place
    reading: Reading
    copy: str
    expected: int
    """Readings of this drop in all, as far as is known: archives are still to be opened."""


@dataclass(frozen=True, slots=True)
class _Task:
    place: Place
    path: str
    refused: str
    copied: Copied | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    """What all files of a drop are read by."""

    operation: Operation
    phase: Phase | None
    borough: str | None
    password: str | None = field(default=None, repr=False)
    answers: Mapping[str, str] = field(default_factory=dict)
    remembered: Sequence[Remembered] = ()
    settled: Mapping[str, Settled] = field(default_factory=dict)

    def of(self, sha256: str) -> Settled:
        """What one file is read by: what is said now goes before what was settled about it."""
        known = self.settled.get(sha256, Settled())
        return Settled(
            known.amendments,
            {**known.answers, **self.answers},
            self.borough or known.borough,
            self.phase or known.phase,
        )


class Readers:
    """A few reader processes, kept warm, and the private folder of the copies they read."""

    def __init__(self, count: int = min(4, max(2, os.cpu_count() or 2)), *, seconds: float | None = None) -> None:
        self._workers = [Worker(_MODULE) for _ in range(count)]
        self._folder = PrivateFolder()
        self._seconds = seconds
        self._in_use = threading.Lock()

    def warm_up(self) -> None:
        """Start the processes ahead of the first drop."""
        for worker in self._workers:
            worker.start()

    def close(self) -> None:
        for worker in self._workers:
            worker.stop()
        self._folder.close()

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
        password: str | None = None,
        answers: Mapping[str, str] | None = None,
        remembered: Sequence[Remembered] = (),
        settled: Mapping[str, Settled] | None = None,
        kept: Sequence[tuple[str, bytes]] = (),
    ) -> Iterator[Found]:
        """Each file's reading as it is finished: one for every file that the paths, folders and containers hold.

        `settled` is what was settled about files before, by their SHA-256; `kept` are files that come by name
        with their bytes, after those of the paths.
        Sorted by place they are in the order of `paths`, then of the folder, then of the container.
        Closing the iterator stops the work.
        """
        said = _Said(operation, phase, borough, password, answers or {}, remembered, settled or {})
        tasks = [
            _Task((place, number) if file != path else (place,), file, refused)
            for place, path in enumerate(paths)
            for number, (file, refused) in enumerate(files_in(path))
        ]
        tasks += [
            _Task((len(paths) + place,), name, "", keep_file(name, content, self._folder.path))
            for place, (name, content) in enumerate(kept)
        ]
        todo: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        for task in tasks:
            todo.put(task)
        done: queue.SimpleQueue[tuple[_Task, Reading, str] | list[_Task]] = queue.SimpleQueue()
        stopped = threading.Event()

        def work(worker: Worker) -> None:
            while (task := todo.get()) is not None and not stopped.is_set():
                try:
                    done.put(self._do(worker, task, said))
                except Exception as fault:
                    # A fault of ours must not leave the drop waiting for this file.
                    done.put((task, _refused(_no_file(task), OUR_FAULT, fault=trace_of(fault)), ""))

        with self._in_use:
            threads = [threading.Thread(target=work, args=(worker,), daemon=True) for worker in self._workers]
            for thread in threads:
                thread.start()
            try:
                expected = waiting = len(tasks)
                while waiting:
                    match done.get():
                        case list() as inner:
                            # The container itself has no reading; its files have one each.
                            expected += len(inner) - 1
                            waiting += len(inner) - 1
                            for one in inner:
                                todo.put(one)
                        case task, reading, copy:
                            waiting -= 1
                            yield Found(task.place, reading, copy, expected)
            finally:
                stopped.set()
                for _ in threads:
                    todo.put(None)
                for thread in threads:
                    thread.join()

    def show(
        self, copy: str, name: str, operation: Operation, *, password: str | None = None
    ) -> tuple[SheetShown, ...]:
        """The sheets of a copy that was read, as they were sent. Raises Refused where they can't be shown."""
        request = messages.Request(copy, name, operation, None, None, password, to_show=True)
        return self._asked_once(request, self._seconds or SHOWING, messages.sheets_from)

    def read_background(
        self, path: str, operation: Operation, *, name: str = "", password: str | None = None
    ) -> BackgroundFile:
        """The public tables by borough in a file, read from a private copy of it. `name` is the sender's for it.

        Raises Refused where the file can't be read or has no such table.
        """
        try:
            copied = copy_file(path, self._folder.path, "")
        except OSError as fault:
            raise Refused(_no_copy(fault)) from fault
        if copied.refused:
            raise Refused(copied.refused)
        name = name or copied.name
        request = messages.Request(copied.copy, name, operation, None, None, password, as_background=True)
        tables = self._asked_once(request, self._seconds_for(copied), messages.tables_from)
        return BackgroundFile(name, copied.sha256, copied.copy, tables)

    def _asked_once(
        self, request: messages.Request, seconds: float, made_of: Callable[[messages.Plain], Answer]
    ) -> Answer:
        """What one reader answers to one request. Raises Refused where it refuses, or is lost over it."""
        with self._in_use:
            worker = self._workers[0]
            try:
                answer: messages.Plain = orjson.loads(
                    worker.ask(orjson.dumps(messages.from_request(request)), seconds=seconds)
                )
                if answer.get("worn"):
                    # What a file did to this process should touch no other file.
                    worker.stop()
                if "refused" in answer:
                    raise Refused(str(answer["refused"]))
                return made_of(answer)
            except WorkerLost as lost:
                raise Refused(_lost(lost.why, seconds)) from lost
            except (ValueError, KeyError, TypeError) as fault:
                worker.stop()
                raise Refused(_lost("its answer made no sense", seconds)) from fault

    def _do(self, worker: Worker, task: _Task, said: _Said) -> tuple[_Task, Reading, str] | list[_Task]:
        """A file's reading and copy, or the files to be read instead of a container."""
        try:
            copied = task.copied or copy_file(task.path, self._folder.path, task.refused)
        except OSError as fault:
            return task, _refused(_no_file(task), _no_copy(fault)), ""
        if copied.refused:
            return task, _refused(copied, copied.refused), copied.copy
        why, trace = "its answer made no sense", ""
        try:
            answer = self._ask(worker, copied, said)
            inner = messages.container_from(answer)
            if inner is not None:
                return [
                    _Task((*task.place, number), one.name, "", copy_inner(copied, one, self._folder.path))
                    for number, one in enumerate(inner)
                ]
            by = said.of(copied.sha256)
            reading = _reading(worker, copied, orjson.loads(answer))
            return task, replace(reading, told_borough=by.borough, told_phase=by.phase), copied.copy
        except WorkerLost as lost:
            why = trace = lost.why
        except (ValueError, KeyError, TypeError) as raised:
            worker.stop()
            trace = trace_of(raised)
        return task, _refused(copied, _lost(why, self._seconds_for(copied)), fault=trace), copied.copy

    def _ask(self, worker: Worker, copied: Copied, said: _Said) -> bytes:
        by = said.of(copied.sha256)
        request = messages.Request(
            copied.copy,
            copied.name,
            said.operation,
            by.phase,
            by.borough,
            said.password,
            copied.inner,
            by.answers,
            said.remembered,
            by.amendments,
        )
        return worker.ask(orjson.dumps(messages.from_request(request)), seconds=self._seconds_for(copied))

    def _seconds_for(self, copied: Copied) -> float:
        return self._seconds or SECONDS + copied.size // _MEGABYTE


def _reading(worker: Worker, copied: Copied, answer: messages.Plain) -> Reading:
    if answer.get("worn"):
        # What a file did to this process should touch no other file.
        worker.stop()
    if "refused" in answer:
        why, needs_password = str(answer["refused"]), bool(answer.get("needs_password"))
        refused = _refused(copied, why, needs_password=needs_password, fault=str(answer.get("fault", "")))
        questions = messages.questions_from(answer.get("questions", ()))
        return replace(
            refused,
            needs_borough=bool(answer.get("needs_borough")),
            is_background=bool(answer.get("is_background")),
            questions=questions,
        )
    found = messages.return_from(answer)
    return Reading(
        copied.path,
        copied.name,
        copied.sha256,
        copied.size,
        cover=found.cover,
        sheets=found.sheets,
        problems=found.problems,
        questions=found.questions,
        answered=found.answered,
        amendments=found.amendments,
        parts=found.parts if len(found.parts) > 1 else (),
    )


def _no_file(task: _Task) -> Copied:
    return task.copied or Copied(task.path, Path(task.path).name, "", 0, "")


def _no_copy(fault: OSError) -> str:
    return (
        f"No copy of the file could be made to read: {fault.strerror or fault}. "
        "Free some space on this PC and drop it again."
    )


def _refused(copied: Copied, why: str, *, needs_password: bool = False, fault: str = "") -> Reading:
    return Reading(
        copied.path, copied.name, copied.sha256, copied.size, refused=why, needs_password=needs_password, fault=fault
    )


def _lost(why: str, seconds: float) -> str:
    if why == "it took too long":
        return (
            f"The workbook was not read within {seconds:.0f} seconds and was given up. Ask the borough to remove "
            "everything but its tables, and send it again."
        )
    return (
        "The workbook could not be read: the reader stopped on it, as it does on damaged files. "
        "Open it in Excel, save it under a new name as .xlsx and drop that. Nothing of it was kept."
    )
