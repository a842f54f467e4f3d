"""A printer that prints pictures into a folder, as a process: `python -m tests.packs.picture_printer`.

Its name says what it is: a folder, and after a bar what is wrong with it.
"""

import sys
import time
from pathlib import Path

from PIL import Image

from briefing_app.packs.page_printing_process import Printing
from briefing_app.processes.child import serve
from briefing_app.processes.paper import Paper
from briefing_app.processes.print_service import Printer, PrintJob

DOTS = 600
A4 = Paper(DOTS, DOTS, 4961, 7016, left=100, top=118)
"""With an edge of a few millimetres that can't be printed on, as an office printer has it."""


class PicturePrinter:
    def listed(self) -> tuple[Printer, ...]:
        return (Printer("Pictures", is_default=True),)

    def begin(self, job: PrintJob) -> "PictureDocument":
        folder, _, trouble = job.printer.partition("|")
        if trouble == "refuses":
            raise OSError("it is out of toner")
        return PictureDocument(Path(folder), job, trouble)


class PictureDocument:
    context = 0
    paper = A4

    def __init__(self, folder: Path, job: PrintJob, trouble: str) -> None:
        self._folder, self._job, self._trouble = folder, job, trouble
        self._sheet: Image.Image | None = None
        self._pages = 0

    def begin_page(self) -> None:
        if self._trouble == "hangs":
            while True:
                time.sleep(1)
        if self._trouble == "dies":
            sys.exit(1)
        if self._trouble == "jams" and self._pages:
            raise OSError("paper jam")
        self._sheet = Image.new("RGB", (A4.width, A4.height), "white")

    def draw_band(self, left: int, top: int, width: int, height: int, dots: bytes) -> None:
        assert self._sheet is not None
        band = Image.frombuffer("RGB", (width, height), dots, "raw", "BGRX", 0, 1)
        self._sheet.paste(band, (A4.left + left, A4.top + top))

    def end_page(self) -> None:
        assert self._sheet is not None
        self._pages += 1
        self._sheet.save(self._folder / f"{self._job.title}-{self._pages}.png", compress_level=1)

    def end(self) -> str:
        (self._folder / f"{self._job.title}.done").write_text(self._job.duplex)
        return "7"

    def give_up(self) -> None:
        (self._folder / f"{self._job.title}.given-up").touch()


if __name__ == "__main__":
    serve(Printing(PicturePrinter()).answer, memory_bytes=1 << 30)
