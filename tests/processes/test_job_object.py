"""The limits that Windows is asked for, as far as another system can tell: sizes, numbers and calls in order."""

import ctypes
from typing import Any

import pytest

from briefing_app.processes.job_object import BasicLimits, ExtendedLimits, IoCounters, JobObject, job_for, windows


class FakeKernel32:
    """Notes what it is asked and says yes, but for the calls named."""

    def __init__(self, *refuses: str) -> None:
        self.refuses = refuses
        self.calls: list[tuple[str, Any]] = []
        self.limits = ExtendedLimits()

    def _done(self, name: str, said: Any = None, result: int = 1) -> int:
        self.calls.append((name, said))
        return 0 if name in self.refuses else result

    def CreateJobObjectW(self, security: None, name: None) -> int:
        return self._done("create", (security, name), 77)

    def SetInformationJobObject(self, job: int, kind: int, value: Any, size: int) -> int:
        ctypes.memmove(ctypes.byref(self.limits), value, size)
        return self._done("limit", (job, kind, size))

    def AssignProcessToJobObject(self, job: int, process: int) -> int:
        return self._done("assign", (job, process))

    def TerminateJobObject(self, job: int, code: int) -> int:
        return self._done("end", (job, code))

    def GetCurrentProcess(self) -> int:
        return self._done("this", result=-1)

    def CloseHandle(self, handle: int) -> int:
        return self._done("close", handle)


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the sizes are those on 64 bits")
def test_that_the_structures_have_the_sizes_of_windows() -> None:
    assert ctypes.sizeof(BasicLimits) == 64
    assert ctypes.sizeof(IoCounters) == 48
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert BasicLimits.flags.offset == 16
    assert BasicLimits.affinity.offset == 48
    assert ExtendedLimits.process_memory.offset == 112


def test_that_a_job_bounds_memory_and_ends_with_its_handle() -> None:
    kernel32 = FakeKernel32()
    job = JobObject(kernel32, memory_bytes=2**31)
    job.add_this_process()
    assert kernel32.limits.process_memory == 2**31
    assert kernel32.limits.basic.flags == 0x2000 | 0x400 | 0x100
    assert kernel32.calls == [
        ("create", (None, None)),
        ("limit", (77, 9, ctypes.sizeof(ExtendedLimits))),
        ("this", None),
        ("assign", (77, -1)),
    ]


def test_that_ending_a_job_ends_all_in_it_once() -> None:
    kernel32 = FakeKernel32()
    job = job_for(5, kernel32=kernel32)
    assert job is not None
    job.end()
    job.end()
    assert [name for name, _ in kernel32.calls] == ["create", "limit", "assign", "end", "close"]


@pytest.mark.parametrize("refused", ["create", "limit", "assign"])
def test_that_a_process_runs_without_a_job_where_windows_refuses_and_no_handle_stays_open(refused: str) -> None:
    kernel32 = FakeKernel32(refused)
    assert job_for(5, kernel32=kernel32) is None
    made = refused != "create"
    assert [name for name, _ in kernel32.calls].count("close") == made


@pytest.mark.skipif(windows() is not None, reason="there are jobs on Windows")
def test_that_elsewhere_there_is_no_job() -> None:
    assert job_for(5, kernel32=windows()) is None
