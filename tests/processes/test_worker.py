"""A child that dies, hangs or babbles is ended, and the next request gets a new one."""

import os
import sys
import time
from pathlib import Path

import pytest

from briefing_app.processes.worker import Worker, WorkerLost

CHILD = """
import os, sys, time
from briefing_app.processes.child import serve

def answer(request):
    if request == b"die":
        os._exit(7)
    if request == b"hang":
        time.sleep(60)
    if request == b"babble":
        print("to standard output", flush=True)
    if request == b"eat":
        try:
            return str(len(bytearray(10**12))).encode()
        except MemoryError:
            return b"no more memory"
    if request == b"start another":
        import subprocess
        return str(subprocess.Popen(["sleep", "300"]).pid).encode()
    if request == b"long":
        return b"x" * 5000
    return request.upper()

serve(answer, memory_bytes=2**31)
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "a_child.py").write_text(CHILD)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    return "a_child"


def test_that_requests_are_answered_in_turn(module: str) -> None:
    worker = Worker(module)
    assert [worker.ask(word, seconds=10) for word in (b"a", b"", b"c")] == [b"A", b"", b"C"]
    worker.stop()


def test_that_what_a_child_prints_does_not_mix_with_its_answers(module: str) -> None:
    worker = Worker(module)
    assert worker.ask(b"babble", seconds=10) == b"BABBLE"
    worker.stop()


@pytest.mark.parametrize(("request_", "seconds", "why"), [(b"die", 10, "stopped"), (b"hang", 0.3, "too long")])
def test_that_a_lost_child_is_followed_by_a_new_one(module: str, request_: bytes, seconds: float, why: str) -> None:
    worker = Worker(module)
    with pytest.raises(WorkerLost, match=why):
        worker.ask(request_, seconds=seconds)
    assert worker.ask(b"still there", seconds=10) == b"STILL THERE"
    worker.stop()


def test_that_an_answer_beyond_its_limit_is_not_taken(module: str) -> None:
    worker = Worker(module, largest_answer=100)
    with pytest.raises(WorkerLost, match="too large"):
        worker.ask(b"long", seconds=10)
    worker.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is set on Linux")
def test_that_a_child_gets_no_more_memory_than_its_limit(module: str) -> None:
    worker = Worker(module)
    assert worker.ask(b"eat", seconds=10) == b"no more memory"
    worker.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="a job does this on Windows")
def test_that_what_a_child_has_started_ends_with_it(module: str) -> None:
    worker = Worker(module)
    pid = int(worker.ask(b"start another", seconds=10))
    worker.stop()
    until = time.monotonic() + 10
    while time.monotonic() < until and is_running(pid):
        os.sched_yield()
    assert not is_running(pid)


def is_running(pid: int) -> bool:
    """A process that ended and waits to be collected by its parent runs no more."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
