"""Printing page by page where no spooler takes a PDF: in a process of its own, at the printer's own resolution."""

import json
import struct
from dataclasses import asdict

from briefing_app.operation.errors import PrinterFault
from briefing_app.processes.print_service import Printer, PrintJob
from briefing_app.processes.worker import Worker, WorkerLost

MODULE = "briefing_app.packs.page_printing_process"
LIST, BEGIN, PAGE, END = b"L", b"B", b"P", b"E"
HEAD = struct.Struct(">I")
"""Of a request to begin: how long its job is, before the PDF; of a request for a page: its number from 0."""
DONE, REFUSED = b"+", b"!"


class PageByPage:
    """A print service that draws each page itself. A driver that hangs is ended with its process."""

    def __init__(self, module: str = MODULE, *, seconds: float = 60.0) -> None:
        self._module = module
        self._seconds = seconds

    def printers(self) -> tuple[Printer, ...]:
        worker = Worker(self._module)
        try:
            found = json.loads(self._ask(worker, LIST))
        finally:
            worker.stop()
        return tuple(Printer(**one) for one in found)

    def send(self, content: bytes, job: PrintJob) -> str:
        worker = Worker(self._module)
        said = json.dumps(asdict(job)).encode()
        try:
            (pages,) = HEAD.unpack(self._ask(worker, BEGIN + HEAD.pack(len(said)) + said + content))
            for page in range(pages):
                self._ask(worker, PAGE + HEAD.pack(page))
            return self._ask(worker, END).decode()
        finally:
            worker.stop()

    def _ask(self, worker: Worker, request: bytes) -> bytes:
        try:
            answer = worker.ask(request, seconds=self._seconds)
        except WorkerLost as lost:
            raise PrinterFault(
                f"The printer did not take it: {lost.why}. Nothing more was sent; the pack is safe: "
                "save it, or try again."
            ) from lost
        if answer[:1] != DONE:
            raise PrinterFault(f"{answer[1:].decode()} The pack is safe: save it, or try again.")
        return answer[1:]
