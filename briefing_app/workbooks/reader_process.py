"""The reader: a throw-away process that opens strangers' files so that the window never does."""

import gc
from collections.abc import Sequence
from pathlib import Path

import orjson

from briefing_app.operation.errors import BriefingError, Refused
from briefing_app.operation.faults import OUR_FAULT, trace_of
from briefing_app.processes.child import serve
from briefing_app.workbooks import messages
from briefing_app.workbooks.background.found import BackgroundFound
from briefing_app.workbooks.background.read_tables import read_tables
from briefing_app.workbooks.cover import BoroughNeeded, MoreNeeded
from briefing_app.workbooks.files.book import Book, open_book
from briefing_app.workbooks.files.containers import Inner, unpack
from briefing_app.workbooks.files.passwords import PasswordNeeded
from briefing_app.workbooks.files.shown import shown
from briefing_app.workbooks.read_return import read_book

MEMORY = 2 * 1024 * 1024 * 1024
"""Address space, of which a reader at work uses less than half."""
WORN = 512 * 1024 * 1024
"""Memory once used is not given back; a process that used more than this reads no other file."""


def answer(request: bytes) -> bytes:
    try:
        return _answer(messages.request_from(orjson.loads(request)))
    except PasswordNeeded as why:
        return orjson.dumps({"refused": str(why), "needs_password": True})
    except MoreNeeded as why:
        needs = {"needs_borough": isinstance(why, BoroughNeeded), "questions": messages.from_questions(why.questions)}
        return orjson.dumps({"refused": str(why), **needs, "worn": _is_worn()})
    except BackgroundFound as why:
        return orjson.dumps({"refused": str(why), "is_background": True, "worn": _is_worn()})
    except Refused as why:
        return orjson.dumps({"refused": str(why), "worn": _is_worn()})
    except MemoryError:
        return orjson.dumps({"refused": TOO_LARGE, "worn": True})
    except _NotOpened as fault:
        return orjson.dumps({"refused": UNREADABLE, "fault": trace_of(fault.why), "worn": True})
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as fault:
        return orjson.dumps({"refused": OUR_FAULT, "fault": trace_of(fault), "worn": True})


def _answer(asked: messages.Request) -> bytes:
    opened = _opened(asked)
    if not isinstance(opened, Book):
        return messages.from_container(opened)
    if asked.to_show:
        return orjson.dumps(messages.from_sheets(shown(opened.sheets)))
    if asked.as_background:
        return orjson.dumps(messages.from_tables(read_tables(opened.sheets)) | {"worn": _is_worn()})
    found = read_book(
        opened,
        asked.name,
        asked.operation,
        phase=asked.phase,
        borough=asked.borough,
        answers=asked.answers,
        remembered=asked.remembered,
        amendments=asked.amendments,
    )
    return orjson.dumps(messages.from_return(found) | {"worn": _is_worn()})


class _NotOpened(Exception):
    """What failed while a file was opened: it is damaged. What fails after that is our own doing."""

    def __init__(self, why: BaseException) -> None:
        super().__init__()
        self.why = why


def _opened(asked: messages.Request) -> Book | Sequence[Inner]:
    """The file as a book, or what is in a container."""
    content = asked.content()
    try:
        if not (asked.inner or asked.to_show or asked.as_background):
            files = unpack(content, asked.name, password=asked.password)
            if files is not None:
                return files
        return open_book(content, asked.name, password=asked.password)
    except (BriefingError, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as why:  # calamine's panics are no Exceptions
        raise _NotOpened(why) from why


def _is_worn() -> bool:
    """Whether so much memory was used that another large file might lack it.

    Not by `getrusage`: on Linux its peak begins with that of the parent from which this process was started.
    """
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return False
    peak = next((line for line in lines if line.startswith("VmHWM:")), "VmHWM: 0 kB")
    return int(peak.split()[1]) * 1024 > WORN


TOO_LARGE = (
    "The workbook needs more memory to read than a return may. Ask the borough to remove everything but its tables."
)
UNREADABLE = (
    "The workbook could not be read: it is damaged, or written in a way no spreadsheet program writes. "
    "Open it in Excel, save it under a new name as .xlsx and drop that."
)


if __name__ == "__main__":
    # Many small lists and no cycles: collecting them again and again costs a third of the time.
    gc.disable()
    serve(answer, memory_bytes=MEMORY)
