"""One PDF as it is laid out: sections in order, furniture on every page, contents, outline, equal bytes."""

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate

from briefing_app.operation.counting.printed import Printed
from briefing_app.operation.times import Minute, from_minute
from briefing_app.packs.blocks import SectionTitle, Words, small
from briefing_app.packs.contents import define_page_numbers
from briefing_app.packs.figure_note import FigureNote
from briefing_app.packs.furniture import PAGE_COUNT, Furniture, annexe_count, define_copy, define_count
from briefing_app.packs.material import Drawn
from briefing_app.packs.pack_canvas import PackCanvas
from briefing_app.packs.page import REGULAR, Sheet, sheet
from briefing_app.packs.register_strip import RegisterCode
from briefing_app.packs.side_by_side import Beside
from briefing_app.packs.structured import Said, structured
from briefing_app.packs.tables import DataTable
from briefing_app.packs.tiles import Tiles

LANGUAGE = "en-GB"
_LINK = "Annot."
PORTRAIT, LANDSCAPE = "portrait", "landscape"
_LEFT_BLANK = "This page is left blank: what follows begins on a sheet of its own, so that it can be handed out apart."
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself: nothing about the user or the machine."""

    title: str
    subject: str
    marking: str
    reference: str
    """Of a pack or slip; empty for a figure by itself."""
    made_at: Minute


class PackDocument(BaseDocTemplate):
    """Sections are added one after the other; `finish` gives the bytes."""

    def __init__(self, furniture: Furniture, about: About, code: RegisterCode | None = None) -> None:
        self._code = code
        self._about = about
        self._stream = io.BytesIO()
        super().__init__(
            self._stream,
            title=about.title,
            subject=about.subject,
            keywords=[one for one in (about.marking, about.reference) if one],
            author="",
            creator="Operations briefing",
            lang=LANGUAGE,
            invariant=1,
            pageCompression=1,
            displayDocTitle=True,
            initialFontName=REGULAR,
            allowSplitting=1,
        )
        self._furniture = self._coming = furniture
        self._annexes: dict[str, list[int]] = {}
        """Each with its pages."""
        self._titles: list[SectionTitle] = []
        self._begun = False
        self._figures: dict[str, int] = {}
        self._noted: set[tuple[str, tuple[tuple[str, ...], ...]]] = set()
        self.drawn: list[Drawn] = []
        """Each figure with its number and the page that it begins on."""
        self.printed: list[Printed] = []
        """The numbers laid out so far, with their pages."""
        self.addPageTemplates(
            [
                _PackPage(PORTRAIT, furniture, self._taken, landscape=False),
                _PackPage(LANDSCAPE, furniture, self._taken, landscape=True),
            ]
        )
        # BaseDocTemplate.build lays out everything in one call; a pack is laid out section by section.
        self._startBuild(canvasmaker=PackCanvas)  # type: ignore[attr-defined]
        canvas: object = self.canv
        assert isinstance(canvas, PackCanvas)
        self._canvas = canvas
        self._tags = self._canvas.tags
        made = f"D:{from_minute(about.made_at):%Y%m%d%H%M%S%z}"
        self.canv.setDateFormatter(lambda *_: f"{made[:-2]}'{made[-2:]}'")

    def add_section(
        self,
        flowables: Sequence[Flowable],
        *,
        landscape: bool = False,
        key: str = "",
        furniture: Furniture | None = None,
        apart: bool = False,
    ) -> None:
        """Lay the section out, from a new page on; with a key its numbers are among the `printed`.

        `furniture` is its own, where it is marked or counted otherwise than the rest; with `apart` it begins on the
        front of a sheet.
        """
        self._number_figures(flowables)
        if apart and self.page % 2 == 1:
            self._flow([NextPageTemplate(PORTRAIT), PageBreak(), small(_LEFT_BLANK)])
        self._coming = furniture or self._furniture
        template = LANDSCAPE if landscape else PORTRAIT
        self._titles += [flowable for flowable in flowables if isinstance(flowable, SectionTitle)]
        with self._tags.within("Sect"):
            self._flow([NextPageTemplate(template), *([PageBreak()] if self._begun else []), *_with_feet(flowables)])
        if key:
            self._take_down(flowables, key)

    def _flow(self, flowables: list[Flowable]) -> None:
        self._begun = True
        while flowables:
            self.clean_hanging()
            self.handle_flowable(flowables)

    def _taken(self, page: int) -> tuple[Furniture, int]:
        """What the page that begins now has around it, and which page of an annexe it is."""
        furniture = self._coming
        if not furniture.annexe:
            return furniture, 0
        pages = self._annexes.setdefault(furniture.annexe, [])
        pages.append(page)
        return furniture, len(pages)

    def _number_figures(self, flowables: Sequence[Flowable]) -> None:
        for note in _of_type(flowables, FigureNote):
            note.number = self._figures.setdefault(note.figure.id, len(self._figures) + 1)

    def _take_down(self, flowables: Sequence[Flowable], key: str) -> None:
        """The numbers of the section that has just been laid out, each with its page."""
        for note in _of_type(flowables, FigureNote):
            self.drawn.append(Drawn(note.figure, note.number, note.page))
            printed = note.printed()
            # A figure may be drawn on one page and tabled on another: its numbers are taken down once.
            if (printed.key, printed.rows) not in self._noted:
                self._noted.add((printed.key, printed.rows))
                self.printed.append(printed)
        seen: Counter[str] = Counter()
        tables: list[DataTable | Tiles] = [*_of_type(flowables, DataTable), *_of_type(flowables, Tiles)]
        for table in tables:
            if isinstance(table, DataTable) and table.noted:
                continue
            # A number in a title is no other table: "The 16 longest gaps of 59".
            name = _DIGITS.sub("", table.title) if isinstance(table, DataTable) else "tiles"
            seen[name] += 1
            says = table.printed(f"{key} {name} {seen[name]}")
            if says is not None:
                self.printed.append(says)

    def finish(self) -> bytes:
        """The PDF, with what could only be known at the end: the number of pages and the contents'."""
        self.handle_pageBreak()
        define_count(self.canv, PAGE_COUNT, self.page)
        for annexe, pages in self._annexes.items():
            define_count(self.canv, annexe_count(annexe), len(pages))
        define_copy(self.canv, self._furniture)
        if self._code is not None:
            self._code.define(self.canv)
        define_page_numbers(self.canv, {title.key: title.page for title in self._titles})
        self.canv.save()
        numbers = self._canvas.object_numbers()
        on_file = {page: numbers[f"Page{page}"] for page in range(1, self.page + 1)}
        links = {name.removeprefix(_LINK): number for name, number in numbers.items() if name.startswith(_LINK)}
        about = self._about
        made = from_minute(about.made_at).isoformat()
        said = Said(about.title, about.reference, about.marking, about.subject, made, LANGUAGE)
        return structured(self._stream.getvalue(), self._tags, on_file, links, said)


def _with_feet(flowables: Sequence[Flowable]) -> Iterator[Flowable]:
    """A note right after a table goes with its last rows: it never stands alone on the next page."""
    table: DataTable | None = None
    for one in flowables:
        note = isinstance(one, FigureNote) or (isinstance(one, Words) and one.is_note)
        if table is not None and note and table.foot is None:
            table.foot = one
            continue
        table = one if isinstance(one, DataTable) else None
        yield one


_Kind = TypeVar("_Kind", bound=Flowable)


def _of_type(flowables: Sequence[Flowable], wanted: type[_Kind]) -> Iterator[_Kind]:
    """Those of a type, also where they stand beside one another."""
    for one in flowables:
        if isinstance(one, wanted):
            yield one
        elif isinstance(one, Beside):
            yield from _of_type(one.flowables, wanted)


class _PackPage(PageTemplate):
    """A page with the furniture around one frame; the bound edge changes sides from page to page."""

    def __init__(
        self, name: str, furniture: Furniture, taken: Callable[[int], tuple[Furniture, int]], *, landscape: bool
    ) -> None:
        self._furniture = furniture
        self._annexe_page = 0
        self._taken = taken
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
        self._furniture, self._annexe_page = self._taken(document.page)
        around = sheet(document.page, landscape=self._landscape)
        self.frames = [self._frame(around)]
        self._furniture.draw_head(canvas, around)

    def _end(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        around = sheet(document.page, landscape=self._landscape)
        self._furniture.draw_foot(canvas, around, document.page, self._annexe_page)

    def _frame(self, around: Sheet) -> Frame:
        bottom = around.bottom + self._furniture.bottom_height
        height = around.top - self._furniture.top_height - bottom
        return Frame(around.left, bottom, around.text_width, height, 0, 0, 0, 0, id="text")
