"""On Windows: a job that bounds the memory of the processes in it and ends all of them together."""

import ctypes
import sys
from contextlib import suppress
from typing import Any, Protocol

LIMIT_PROCESS_MEMORY = 0x0000_0100
LIMIT_DIE_ON_UNHANDLED_EXCEPTION = 0x0000_0400
LIMIT_KILL_ON_JOB_CLOSE = 0x0000_2000
EXTENDED_LIMIT_INFORMATION = 9
"""Which of a job's settings are set; the numbers are those of the Windows headers."""

_DWORD = ctypes.c_uint32
_LARGE = ctypes.c_int64
_COUNT = ctypes.c_uint64


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("per_process_user_time", _LARGE),
        ("per_job_user_time", _LARGE),
        ("flags", _DWORD),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", _DWORD),
        ("affinity", ctypes.c_size_t),
        ("priority_class", _DWORD),
        ("scheduling_class", _DWORD),
    )


class IoCounters(ctypes.Structure):
    """IO_COUNTERS."""

    _fields_ = tuple((name, _COUNT) for name in ("reads", "writes", "others", "read", "written", "other"))


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", BasicLimits),
        ("io", IoCounters),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class Kernel32(Protocol):
    """The calls that are needed of Windows."""

    def CreateJobObjectW(self, security: None, name: None) -> int: ...  # noqa: N802

    def SetInformationJobObject(self, job: int, kind: int, value: Any, size: int) -> int: ...  # noqa: N802

    def AssignProcessToJobObject(self, job: int, process: int) -> int: ...  # noqa: N802

    def TerminateJobObject(self, job: int, code: int) -> int: ...  # noqa: N802

    def GetCurrentProcess(self) -> int: ...  # noqa: N802

    def CloseHandle(self, handle: int) -> int: ...  # noqa: N802


class JobObject:
    """A job of its own for one child and all that the child starts. Closing it ends them."""

    def __init__(self, kernel32: Kernel32, *, memory_bytes: int | None = None) -> None:
        self._kernel32 = kernel32
        self._job = kernel32.CreateJobObjectW(None, None)
        if not self._job:
            raise OSError("Windows made no job for the process")
        limits = ExtendedLimits()
        limits.basic.flags = LIMIT_KILL_ON_JOB_CLOSE | LIMIT_DIE_ON_UNHANDLED_EXCEPTION
        if memory_bytes is not None:
            limits.basic.flags |= LIMIT_PROCESS_MEMORY
            limits.process_memory = memory_bytes
        done = kernel32.SetInformationJobObject(
            self._job, EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        if not done:
            self.close()
            raise OSError("Windows did not take the limits of the process")

    def add(self, process: int) -> None:
        """Put a process into the job, by its handle."""
        if not self._kernel32.AssignProcessToJobObject(self._job, process):
            raise OSError("Windows did not put the process into its job")

    def add_this_process(self) -> None:
        self.add(self._kernel32.GetCurrentProcess())

    def end(self) -> None:
        """End every process in it, and the job."""
        if self._job:
            self._kernel32.TerminateJobObject(self._job, 1)
            self.close()

    def close(self) -> None:
        job, self._job = self._job, 0
        if job:
            self._kernel32.CloseHandle(job)


def windows() -> Kernel32 | None:
    """The real calls, with the types that handles need on 64 bits; None on another system."""
    if sys.platform != "win32":
        return None
    kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
    handle = ctypes.c_void_p
    for name, result, arguments in (
        ("CreateJobObjectW", handle, (ctypes.c_void_p, ctypes.c_wchar_p)),
        ("SetInformationJobObject", ctypes.c_int, (handle, ctypes.c_int, ctypes.c_void_p, _DWORD)),
        ("AssignProcessToJobObject", ctypes.c_int, (handle, handle)),
        ("TerminateJobObject", ctypes.c_int, (handle, ctypes.c_uint)),
        ("GetCurrentProcess", handle, ()),
        ("CloseHandle", ctypes.c_int, (handle,)),
    ):
        function = getattr(kernel32, name)
        function.restype, function.argtypes = result, arguments
    return kernel32


def job_for(process: int, *, kernel32: Kernel32 | None) -> JobObject | None:
    """A job with this process in it; None where the system has none or refuses, and the process runs without."""
    if kernel32 is None:
        return None
    with suppress(OSError):
        job = JobObject(kernel32)
        try:
            job.add(process)
        except OSError:
            job.close()
            raise
        return job
    return None


def limit_this_process(kernel32: Kernel32, memory_bytes: int) -> JobObject:
    """No more memory than this for the calling process. Closing the job ends it; Windows does so at its end."""
    job = JobObject(kernel32, memory_bytes=memory_bytes)
    try:
        job.add_this_process()
    except OSError:
        job.close()
        raise
    return job
