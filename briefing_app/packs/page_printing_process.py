"""The process that prints page by page: `python -m briefing_app.packs.page_printing_process`."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Protocol

import pypdfium2

from briefing_app.packs.page_printing import BEGIN, DONE, END, HEAD, LIST, PAGE, REFUSED
from briefing_app.processes.child import serve
from briefing_app.processes.paper import Box, Paper, placed
from briefing_app.processes.print_service import Duplex, Printer, PrintJob
from briefing_app.processes.windows_printers import WindowsPrinters, windows_calls

_MEMORY = 1 << 30
_BAND = 512
"""Rows of dots that are drawn at once: a whole sheet at 1,200 dots an inch would be 400 MB."""


class Device(Protocol):
    """A printer that has begun a document."""

    @property
    def paper(self) -> Paper: ...

    @property
    def context(self) -> int:
        """Its device context on Windows; 0 where it has none."""
        ...

    def begin_page(self) -> None: ...

    def draw_band(self, left: int, top: int, width: int, height: int, dots: bytes) -> None:
        """Rows of dots, each blue, green, red and one byte more, the upper row first."""
        ...

    def end_page(self) -> None: ...

    def end(self) -> str:
        """The service's name for the job, or nothing."""
        ...

    def give_up(self) -> None: ...


class Printers(Protocol):
    """Raises OSError with words where a printer refuses."""

    def listed(self) -> tuple[Printer, ...]: ...

    def begin(self, job: PrintJob) -> Device: ...


class Printing:
    """One document at a time, a request for each page: each has its own time limit in the parent."""

    def __init__(self, printers: Printers) -> None:
        self._printers = printers
        self._document: pypdfium2.PdfDocument | None = None
        self._device: Device | None = None
        self._copies = 1

    def answer(self, request: bytes) -> bytes:
        try:
            return DONE + self._answered(request[:1], request[1:])
        except OSError as fault:
            self._give_up()
            return REFUSED + f"The printer refused: {fault.strerror or fault}.".encode()
        except (pypdfium2.PdfiumError, ValueError, MemoryError) as fault:
            self._give_up()
            return REFUSED + f"The page could not be drawn ({type(fault).__name__}).".encode()

    def _answered(self, what: bytes, rest: bytes) -> bytes:
        if what == LIST:
            return json.dumps([asdict(one) for one in self._printers.listed()]).encode()
        if what == BEGIN:
            (length,) = HEAD.unpack_from(rest)
            job = json.loads(rest[HEAD.size : HEAD.size + length])
            return self._begin(PrintJob(**{**job, "duplex": Duplex(job["duplex"])}), rest[HEAD.size + length :])
        if self._document is None or self._device is None:
            raise ValueError("no document has been begun")
        if what == PAGE:
            self._print(self._document, self._device, *HEAD.unpack(rest))
            return b""
        if what == END:
            return self._device.end().encode()
        raise ValueError("nothing that is known was asked for")

    def _begin(self, job: PrintJob, content: bytes) -> bytes:
        self._document = pypdfium2.PdfDocument(content)
        self._device = self._printers.begin(job)
        # Copies are whole documents one after the other: not every driver sorts them.
        self._copies = job.copies
        return HEAD.pack(len(self._document) * self._copies)

    def _print(self, document: pypdfium2.PdfDocument, device: Device, number: int) -> None:
        page = document[number % len(document)]
        try:
            box = placed(page.get_width(), page.get_height(), device.paper)
            device.begin_page()
            if not _drawn_as_lines(page, box, device.context):
                for top, height, dots in _bands(page, box):
                    device.draw_band(box.left, box.top + top, box.width, height, dots)
            device.end_page()
        finally:
            page.close()

    def _give_up(self) -> None:
        device, self._device = self._device, None
        if device is not None:
            device.give_up()


def _drawn_as_lines(page: pypdfium2.PdfPage, box: Box, context: int) -> bool:
    """Lines and letters drawn by PDFium itself, which can do so on a device context of Windows alone."""
    draw = getattr(pypdfium2.raw, "FPDF_RenderPage", None)
    if draw is None or not context:
        return False
    turn = 1 if box.turned else 0
    draw(context, page, box.left, box.top, box.width, box.height, turn, pypdfium2.raw.FPDF_PRINTING)
    return True


def _bands(page: pypdfium2.PdfPage, box: Box) -> Iterator[tuple[int, int, bytes]]:
    """The page as rows of dots from the top of its box down, a band at a time."""
    turn = 1 if box.turned else 0
    for top in range(0, box.height, _BAND):
        height = min(_BAND, box.height - top)
        bitmap = pypdfium2.PdfBitmap.new_native(box.width, height, pypdfium2.raw.FPDFBitmap_BGRx)
        try:
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, box.width, height)
            # The whole page at its size, shifted up: what falls outside the band is not drawn.
            pypdfium2.raw.FPDF_RenderPageBitmap(
                bitmap, page, 0, -top, box.width, box.height, turn, pypdfium2.raw.FPDF_PRINTING
            )
            yield top, height, bytes(bitmap.buffer)
        finally:
            bitmap.close()


def main() -> None:
    serve(Printing(WindowsPrinters(windows_calls())).answer, memory_bytes=_MEMORY)


if __name__ == "__main__":
    main()
