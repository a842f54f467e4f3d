"""The reader: a throw-away process that opens strangers' files so that the window never does."""

import gc

import orjson

from briefing_app.operation.errors import Refused
from briefing_app.processes.child import serve
from briefing_app.workbooks import messages
from briefing_app.workbooks.read_return import read_return

MEMORY = 2 * 1024 * 1024 * 1024
"""Address space, of which a reader at work uses less than half."""


def answer(request: bytes) -> bytes:
    asked = messages.request_from(orjson.loads(request))
    try:
        found = read_return(asked.content(), asked.name, asked.operation, phase=asked.phase, borough=asked.borough)
    except Refused as why:
        return orjson.dumps({"refused": str(why)})
    except MemoryError:
        return orjson.dumps({"refused": TOO_LARGE})
    except BaseException as fault:  # calamine's panics are no Exceptions
        if isinstance(fault, (KeyboardInterrupt, SystemExit)):
            raise
        return orjson.dumps({"refused": UNREADABLE, "fault": f"{type(fault).__name__}: {fault}"[:500]})
    return orjson.dumps(messages.from_return(found))


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
