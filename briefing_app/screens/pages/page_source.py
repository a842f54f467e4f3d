"""Gets the pages of a PDF drawn, read and searched in the background, what is looked at first."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from briefing_app.screens.background import Failure, Worker
from briefing_app.screens.desk import Desk

if TYPE_CHECKING:
    from briefing_app.packs.page_pictures import FoundOn, PagePictures, Section

_THUMBNAILS_AT_ONCE = 4
_SEARCHED_AT_ONCE = 24

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Opened:
    """A PDF that can be shown."""

    pages: int
    sections: "tuple[Section, ...]"


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as PNG, at so many pixels a point."""

    page: int
    scale: float
    content: bytes


@dataclass(slots=True)
class _Wanted:
    """What is still to be done for the PDF that is shown."""

    open: bool = False
    page: tuple[int, float] | None = None
    thumbnails: list[int] = field(default_factory=list)
    thumbnail_scale: float = 1.0
    words: str = ""
    searched: int = 0


class PageSource(QObject):
    """One thing at a time goes to the process that draws; the page in view never waits for thumbnails or a search."""

    opened = Signal(object)
    drawn = Signal(object)
    """A PagePicture."""
    found = Signal(object)
    """Further FoundOns of the words that are looked for."""
    searched = Signal()
    """No page is left to search."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pictures: PagePictures | None = None
        self._content = b""
        self._pages = 0
        self._wanted = _Wanted()
        self._busy = False

    def get_ready(self) -> None:
        """Start the process that draws before there is anything to draw."""
        self._do(lambda pictures: pictures.start(), lambda _: None)

    def show(self, content: bytes) -> None:
        """Another PDF; what was still to be done for the former one is left."""
        self._content = content
        self._pages = 0
        self._wanted = _Wanted(open=bool(content))
        self._next()

    def want_page(self, page: int, scale: float) -> None:
        self._wanted.page = (page, scale)
        self._next()

    def want_thumbnails(self, pages: list[int], scale: float) -> None:
        """These and no others that were asked for before."""
        self._wanted.thumbnails = pages
        self._wanted.thumbnail_scale = scale
        self._next()

    def find(self, words: str) -> None:
        """Look for other words, or for none."""
        self._wanted.words, self._wanted.searched = words, 0
        self._next()

    def end(self) -> None:
        """End the process that draws, whatever it does; once no worker runs any more."""
        self._content = b""
        if self._pictures is not None:
            self._pictures.close()

    def end_soon(self) -> None:
        """End it after what it is doing now: for pages that are closed while the window stays open."""
        self._content = b""
        self._desk.workers.run_in_background(
            self._desk, self.end, on_done=lambda _: None, on_failed=self._desk.failed.emit, worker=Worker.PAGES
        )

    def _next(self) -> None:
        wanted, content = self._wanted, self._content
        if self._busy or not content:
            return
        if wanted.open:
            wanted.open = False
            self._do(lambda pictures: Opened(len(pictures), pictures.sections()), self._opened)
        elif wanted.page is not None:
            (page, scale), wanted.page = wanted.page, None
            self._do(lambda pictures: PagePicture(page, scale, pictures.picture(page, scale=scale)), self.drawn.emit)
        elif wanted.thumbnails:
            self._draw_thumbnails(wanted)
        elif wanted.words and wanted.searched < self._pages:
            self._search(wanted)

    def _draw_thumbnails(self, wanted: _Wanted) -> None:
        pages, scale = wanted.thumbnails[:_THUMBNAILS_AT_ONCE], wanted.thumbnail_scale
        del wanted.thumbnails[:_THUMBNAILS_AT_ONCE]

        def draw(pictures: "PagePictures") -> list[PagePicture]:
            return [PagePicture(page, scale, pictures.picture(page, scale=scale)) for page in pages]

        def done(drawn: list[PagePicture]) -> None:
            for picture in drawn:
                self.drawn.emit(picture)

        self._do(draw, done)

    def _search(self, wanted: _Wanted) -> None:
        words = wanted.words
        pages = range(wanted.searched, min(wanted.searched + _SEARCHED_AT_ONCE, self._pages))
        wanted.searched = pages.stop

        def done(found: "tuple[FoundOn, ...]") -> None:
            if self._wanted.words == words:
                self.found.emit(found)
                if self._wanted.searched >= self._pages:
                    self.searched.emit()

        self._do(lambda pictures: pictures.find(words, pages), done)

    def _opened(self, opened: Opened) -> None:
        self._pages = opened.pages
        self.opened.emit(opened)

    def _do(self, what: "Callable[[PagePictures], Result]", on_done: Callable[[Result], object]) -> None:
        content = self._content
        self._busy = True

        def job() -> Result:
            from briefing_app.packs.page_pictures import PagePictures

            if self._pictures is None:
                self._pictures = PagePictures()
            self._pictures.show(content)
            return what(self._pictures)

        def done(result: Result) -> None:
            self._busy = False
            # Of a PDF that is shown no more nothing is told.
            if content is self._content:
                on_done(result)
            self._next()

        def failed(failure: Failure) -> None:
            self._busy = False
            if content is self._content:
                self._wanted = _Wanted()
                self._desk.failed.emit(failure)
            self._next()

        self._desk.workers.run_in_background(self, job, on_done=done, on_failed=failed, worker=Worker.PAGES)
