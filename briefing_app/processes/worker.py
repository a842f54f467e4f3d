"""The parent's side: a child process that answers requests, and is ended when it does not."""

import os
import select
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress

from briefing_app.processes import job_object
from briefing_app.processes.child import LENGTH


class WorkerLost(Exception):
    """The child died, answered nonsense or took too long; `why` says which, for a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Worker:
    """One child running a module of this app. Not for two threads at once."""

    def __init__(self, module: str, *, largest_answer: int = 512 * 1024 * 1024) -> None:
        self._module = module
        self._largest_answer = largest_answer
        self._process: subprocess.Popen[bytes] | None = None
        self._job: job_object.JobObject | None = None

    def start(self) -> None:
        """Start the child now, so that the first request need not wait for it."""
        self._running()

    def ask(self, request: bytes, *, seconds: float) -> bytes:
        """The child's answer. After WorkerLost the next request gets a new child."""
        process = self._running()
        deadline = time.monotonic() + seconds
        try:
            assert process.stdin is not None
            process.stdin.write(LENGTH.pack(len(request)) + request)
            process.stdin.flush()
            (length,) = LENGTH.unpack(self._read(process, LENGTH.size, deadline))
            if length > self._largest_answer:
                raise WorkerLost("its answer was too large")
            return self._read(process, length, deadline)
        except (OSError, WorkerLost) as fault:
            self.stop()
            raise fault if isinstance(fault, WorkerLost) else WorkerLost("it stopped") from fault

    def stop(self) -> None:
        """End the child and all that it started at once, whatever they are doing."""
        process, self._process = self._process, None
        job, self._job = self._job, None
        if process is not None:
            _end_all(process, job)
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    try:
                        pipe.close()
                    except OSError:
                        continue  # what was still to be written has nowhere to go

    @property
    def pid(self) -> int | None:
        return None if self._process is None else self._process.pid

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                # A group of its own, so that all of it can be ended, and a Ctrl+C here does not reach it.
                start_new_session=True,
            )
            self._job = job_object.job_for(int(getattr(self._process, "_handle", 0)), kernel32=job_object.windows())
        return self._process

    def _read(self, process: subprocess.Popen[bytes], length: int, deadline: float) -> bytes:
        parts: list[bytes] = []
        while length:
            part = _read_some(process, min(length, 1 << 20), deadline)
            if not part:
                raise WorkerLost("it stopped")
            parts.append(part)
            length -= len(part)
        return b"".join(parts)


def _end_all(process: subprocess.Popen[bytes], job: job_object.JobObject | None) -> None:
    if job is not None:
        job.end()
    elif sys.platform != "win32" and process.poll() is None:
        # Its group bears its number for as long as it is not waited for.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _environment() -> dict[str, str]:
    """The parent's, with the app importable in the child however the parent found it."""
    paths = [path for path in sys.path if path]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}


def _read_some(process: subprocess.Popen[bytes], length: int, deadline: float) -> bytes:
    """Some bytes of the answer; none when the child has gone. Raises WorkerLost at the deadline."""
    assert process.stdout is not None
    pipe = process.stdout.fileno()
    if sys.platform == "win32":
        # A pipe can't be waited for there with a time limit; a timer ends the child instead.
        timer = threading.Timer(max(0.0, deadline - time.monotonic()), process.kill)
        timer.start()
        try:
            part = os.read(pipe, length)
        finally:
            timer.cancel()
        if not part and time.monotonic() >= deadline:
            raise WorkerLost("it took too long")
        return part
    ready, _, _ = select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))
    if not ready:
        raise WorkerLost("it took too long")
    return os.read(pipe, length)
