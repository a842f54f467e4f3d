"""Has a workbook marked up in a throw-away process."""

import base64
from collections.abc import Sequence

import orjson

from briefing_app.operation.errors import Refused
from briefing_app.operation.returns.returns import Problem
from briefing_app.processes.worker import Worker, WorkerLost

_MODULE = "briefing_app.workbooks.writing.marking_process"
_SECONDS = 120.0


def marked_up(content: bytes, problems: Sequence[Problem]) -> bytes:
    """The workbook as .xlsx with its problems marked. Raises Refused where it can't be written again."""
    request = orjson.dumps(
        {
            "content": base64.b64encode(content).decode(),
            "problems": [(one.sheet, one.cell, one.field, one.found, one.says, one.severity) for one in problems],
        }
    )
    worker = Worker(_MODULE)
    try:
        answer = worker.ask(request, seconds=_SECONDS)
    except WorkerLost as lost:
        raise Refused(f"{_CANT} (the process {lost.why})") from lost
    finally:
        worker.stop()
    if not answer.startswith(b"+"):
        raise Refused(_CANT)
    return answer[1:]


_CANT = (
    "This workbook can't be written again with its marks; it is not an .xlsx workbook that can be changed. "
    "Copy the list of problems instead and send that to the borough."
)
