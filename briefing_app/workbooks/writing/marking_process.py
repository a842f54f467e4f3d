"""Marks workbooks up in a throw-away process: a stranger's file is never opened in the window's own."""

import base64

import orjson

from briefing_app.operation.returns.returns import Problem, Severity
from briefing_app.processes.child import serve
from briefing_app.workbooks.writing.marked_up import mark_up

MEMORY = 2 * 1024 * 1024 * 1024


def answer(request: bytes) -> bytes:
    asked = orjson.loads(request)
    problems = [
        Problem(sheet, cell, field, found, says, Severity(severity))
        for sheet, cell, field, found, says, severity in asked["problems"]
    ]
    try:
        return b"+" + mark_up(base64.b64decode(asked["content"]), problems)
    except Exception as fault:  # openpyxl raises of every kind on what it can't read
        return b"-" + f"{type(fault).__name__}: {fault}".encode()


if __name__ == "__main__":
    serve(answer, memory_bytes=MEMORY)
