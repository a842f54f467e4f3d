"""One PDF as it is laid out: sections in order, furniture on every page, contents, outline, equal bytes."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate

from briefing_app.operation.times import Minute, from_minute
from briefing_app.packs.blocks import SectionTitle
from briefing_app.packs.contents import define_page_numbers
from briefing_app.packs.furniture import Furniture, define_page_count
from briefing_app.packs.page import REGULAR, Sheet, sheet

PORTRAIT, LANDSCAPE = "portrait", "landscape"


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself: nothing about the user or the machine."""

    title: str
    subject: str
    keywords: tuple[str, ...]
    made_at: Minute


class PackDocument(BaseDocTemplate):
    """Sections are added one after the other; `finish` gives the bytes."""

    def __init__(self, furniture: Furniture, about: About) -> None:
        self._stream = io.BytesIO()
        super().__init__(
            self._stream,
            title=about.title,
            subject=about.subject,
            keywords=list(about.keywords),
            author="",
            creator="Operations briefing",
            lang="en-GB",
            invariant=1,
            pageCompression=1,
            displayDocTitle=True,
            initialFontName=REGULAR,
            allowSplitting=1,
        )
        self._furniture = furniture
        self._titles: list[SectionTitle] = []
        self._begun = False
        self.addPageTemplates(
            [_PackPage(PORTRAIT, furniture, landscape=False), _PackPage(LANDSCAPE, furniture, landscape=True)]
        )
        # BaseDocTemplate.build lays out everything in one call; a pack is laid out section by section.
        self._startBuild()  # type: ignore[attr-defined]
        made = f"D:{from_minute(about.made_at):%Y%m%d%H%M%S%z}"
        self.canv.setDateFormatter(lambda *_: f"{made[:-2]}'{made[-2:]}'")

    def add_section(self, flowables: Sequence[Flowable], *, landscape: bool = False) -> None:
        """Lay the section out, from a new page on."""
        template = LANDSCAPE if landscape else PORTRAIT
        waiting: list[Flowable] = list(flowables)
        waiting[:0] = [NextPageTemplate(template), *([PageBreak()] if self._begun else [])]
        self._begun = True
        self._titles += [flowable for flowable in flowables if isinstance(flowable, SectionTitle)]
        while waiting:
            self.clean_hanging()
            self.handle_flowable(waiting)

    def finish(self) -> bytes:
        """The PDF, with what could only be known at the end: the number of pages and the contents'."""
        self.handle_pageBreak()
        define_page_count(self.canv, self.page)
        define_page_numbers(self.canv, {title.key: title.page for title in self._titles})
        self.canv.save()
        return self._stream.getvalue()


class _PackPage(PageTemplate):
    """A page with the furniture around one frame; the bound edge changes sides from page to page."""

    def __init__(self, name: str, furniture: Furniture, *, landscape: bool) -> None:
        self._furniture = furniture
        self._landscape = landscape
        first = sheet(1, landscape=landscape)
        super().__init__(
            id=name,
            frames=[self._frame(first)],
            pagesize=(first.width, first.height),
            onPage=self._begin,
            onPageEnd=self._end,
        )

    def _begin(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        around = sheet(document.page, landscape=self._landscape)
        self.frames = [self._frame(around)]
        self._furniture.draw_head(canvas, around)

    def _end(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        self._furniture.draw_foot(canvas, sheet(document.page, landscape=self._landscape), document.page)

    def _frame(self, around: Sheet) -> Frame:
        bottom = around.bottom + self._furniture.bottom_height
        height = around.top - self._furniture.top_height - bottom
        return Frame(around.left, bottom, around.text_width, height, 0, 0, 0, 0, id="text")
