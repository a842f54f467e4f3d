"""The child's side: limits on itself, then one answer for each request, until the parent goes."""

import os
import signal
import struct
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from briefing_app.processes import job_object

LENGTH = struct.Struct(">Q")
LONGEST = 180
"""Seconds for one answer before a child ends itself, should its parent be gone and not have ended it."""


def serve(answer: Callable[[bytes], bytes], *, memory_bytes: int) -> None:
    """Answer length-prefixed requests from standard input on standard output, until it closes."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever a library prints must not end up between two answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _limit(memory_bytes)
    while (request := read_message(requests)) is not None:
        with _no_longer_than(LONGEST):
            answered = answer(request)
        write_message(answers, answered)


def read_message(stream: BinaryIO) -> bytes | None:
    """The next message, or None at the end of the stream."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    body = stream.read(length)
    return body if len(body) == length else None


def write_message(stream: BinaryIO, body: bytes) -> None:
    stream.write(LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def _limit(memory_bytes: int) -> None:
    """No more memory than this, and on Linux no core files with police information in them."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    kernel32 = job_object.windows()
    if kernel32 is not None:
        # Within another job there may be no second one; the parent's time limit still holds.
        with suppress(OSError):
            job_object.limit_this_process(kernel32, memory_bytes)


@contextmanager
def _no_longer_than(seconds: int) -> Iterator[None]:
    """Where the system has alarms, the process ends when one rings: nothing in it need co-operate."""
    if sys.platform == "win32":
        yield
        return
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
