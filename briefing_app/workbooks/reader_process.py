"""The reader: a throw-away process that opens strangers' files so that the window never does."""

import gc
import sys

import orjson

from briefing_app.operation.errors import Refused
from briefing_app.processes.child import serve
from briefing_app.workbooks import messages
from briefing_app.workbooks.files.containers import unpack
from briefing_app.workbooks.files.passwords import PasswordNeeded
from briefing_app.workbooks.read_return import read_return

MEMORY = 2 * 1024 * 1024 * 1024
"""Address space, of which a reader at work uses less than half."""
WORN = 512 * 1024 * 1024
"""Memory once used is not given back; a process that used more than this reads no other file."""


def answer(request: bytes) -> bytes:
    try:
        return _answer(messages.request_from(orjson.loads(request)))
    except PasswordNeeded as why:
        return orjson.dumps({"refused": str(why), "needs_password": True})
    except Refused as why:
        return orjson.dumps({"refused": str(why), "worn": _is_worn()})
    except MemoryError:
        return orjson.dumps({"refused": TOO_LARGE, "worn": True})
    except BaseException as fault:  # calamine's panics are no Exceptions
        if isinstance(fault, (KeyboardInterrupt, SystemExit)):
            raise
        return orjson.dumps({"refused": UNREADABLE, "fault": f"{type(fault).__name__}: {fault}"[:500], "worn": True})


def _answer(asked: messages.Request) -> bytes:
    content = asked.content()
    if not asked.inner and (files := unpack(content, asked.name, password=asked.password)) is not None:
        return messages.from_container(files)
    found = read_return(
        content,
        asked.name,
        asked.operation,
        phase=asked.phase,
        borough=asked.borough,
        password=asked.password,
        answers=asked.answers,
        remembered=asked.remembered,
    )
    return orjson.dumps(messages.from_return(found) | {"worn": _is_worn()})


def _is_worn() -> bool:
    """Whether so much memory was used that another large file might lack it."""
    if sys.platform == "win32":
        return False
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > WORN


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
