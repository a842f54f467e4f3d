"""A pack's pages for the preview, drawn and searched outside the window's process: a broken PDF can't take it down."""

import json
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType

import pypdfium2

from briefing_app.operation.errors import BriefingError
from briefing_app.processes.worker import Worker, WorkerLost

_MODULE = "briefing_app.packs.page_pictures_process"
_OPEN_SECONDS = 30.0
_PAGE_SECONDS = 30.0
OPEN, DRAW, OUTLINE, FIND = b"O", b"D", b"S", b"F"
PAGE = struct.Struct(">Id")
"""A request to draw: page from 0, pixels a point."""
RANGE = struct.Struct(">II")
"""A request to find: the first page, and the one after the last; then the words."""
COUNT = struct.Struct(">I")
DONE, UNREADABLE, TOO_LARGE, NOT_OPEN = b"+", b"!", b"^", b"?"
_LARGEST_SCALE = 8.0


@dataclass(frozen=True, slots=True)
class Section:
    """A line of the PDF's outline."""

    level: int
    title: str
    page: int
    """From 0."""


@dataclass(frozen=True, slots=True)
class FoundOn:
    """Where on a page words stand: boxes of left, top, right and bottom, in points from its upper left corner."""

    page: int
    boxes: tuple[tuple[float, float, float, float], ...]


def page_count(content: bytes) -> int:
    """The number of pages of a pack that the app itself has just laid out."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        raise BriefingError("The pack can't be read as a PDF; make it again.") from fault
    try:
        return len(document)
    finally:
        document.close()


class PagePictures:
    """The pages of one PDF as pictures, on demand, for as long as the `with` lasts. Not for two threads at once."""

    def __init__(self, content: bytes = b"") -> None:
        self._content = content
        self._worker = Worker(_MODULE)
        self._opened_by: int | None = None
        self._pages = 0

    def __enter__(self) -> "PagePictures":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process at once, whatever it is drawing."""
        self._worker.stop()

    def start(self) -> None:
        """Start the process now, so that the first page need not wait for it."""
        self._worker.start()

    def show(self, content: bytes) -> None:
        """Another PDF from now on, drawn by the same process."""
        if content is not self._content:
            self._content = content
            self._opened_by = None

    def __len__(self) -> int:
        self._open()
        return self._pages

    @property
    def process(self) -> int | None:
        """The process that draws, once a page was asked for."""
        return self._worker.pid

    def picture(self, page: int, *, scale: float) -> bytes:
        """The page (from 0) as PNG, `scale` pixels a point: 1.0 is 72 dots an inch."""
        self._open()
        if not 0 <= page < self._pages:
            raise BriefingError(f"The pack has {self._pages} pages; there is no page {page + 1}.")
        return self._asked_open(DRAW + PAGE.pack(page, min(scale, _LARGEST_SCALE)))

    def sections(self) -> tuple[Section, ...]:
        """The outline, in its order."""
        self._open()
        return tuple(Section(*one) for one in json.loads(self._asked_open(OUTLINE)))

    def find(self, words: str, pages: range) -> tuple[FoundOn, ...]:
        """Those of the pages (from 0) on which the words stand, in capitals or not."""
        self._open()
        request = FIND + RANGE.pack(pages.start, min(pages.stop, self._pages)) + words.encode()
        return tuple(
            FoundOn(page, tuple(tuple(box) for box in boxes)) for page, boxes in json.loads(self._asked_open(request))
        )

    def _asked_open(self, request: bytes) -> bytes:
        answer = self._ask(request, _PAGE_SECONDS)
        if answer[:1] == NOT_OPEN:  # the worker died since, and this is a new one
            self._opened_by = None
            self._open()
            answer = self._ask(request, _PAGE_SECONDS)
        return self._content_of(answer)

    def _open(self) -> None:
        """Hand the PDF to the worker, if it does not have it yet."""
        if self._opened_by is not None and self._opened_by == self._worker.pid:
            return
        answer = self._content_of(self._ask(OPEN + self._content, _OPEN_SECONDS))
        (self._pages,) = COUNT.unpack(answer)
        self._opened_by = self._worker.pid

    def _ask(self, request: bytes, seconds: float) -> bytes:
        try:
            return self._worker.ask(request, seconds=seconds)
        except WorkerLost as fault:
            raise BriefingError(
                f"The pages can't be shown: drawing them went wrong ({fault.why}). The pack is unharmed; try again."
            ) from fault

    def _content_of(self, answer: bytes) -> bytes:
        match answer[:1]:
            case b"+":
                return answer[1:]
            case b"^":
                raise BriefingError("The page can't be shown so large; choose a smaller zoom.")
            case _:
                raise BriefingError(
                    "The pages can't be shown: this is not a PDF that can be read. Make the pack again."
                )


def page_pictures(content: bytes, *, pages: Sequence[int] | None, scale: float) -> Iterator[tuple[int, bytes]]:
    """These pages (from 0), or all, each as a PNG."""
    with PagePictures(content) as pictures:
        for page in range(len(pictures)) if pages is None else pages:
            yield page, pictures.picture(page, scale=scale)
