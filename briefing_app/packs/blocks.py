"""What a page is built from: headings, prose, lists, lines to fill in by hand, figures with their twins."""

from collections.abc import Iterable, Sequence

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer

from briefing_app.packs.page import (
    ACCENT,
    BODY,
    BOLD,
    LEADING,
    LINE,
    PANEL,
    PORTRAIT_WIDTH,
    QUIET,
    REGULAR,
    SECTION,
    SMALL,
    TABLE,
    TEXT,
)
from briefing_app.packs.table_lines import Head, Line
from briefing_app.packs.tables import DataTable
from briefing_app.packs.tags import Element, Tags, artifact, tagged, tags_of
from briefing_app.packs.typesetting import markup, one_line, shown, wrapped

BY_HAND = "to be entered by hand"


def _style(name: str, size: float, *, font: str = REGULAR, colour: Color = TEXT, after: float = 4.0) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=size * LEADING,
        textColor=colour,
        spaceAfter=after,
        alignment=TA_LEFT,
        splitLongWords=1,
    )


_PROSE = _style("prose", BODY, after=6.0)
_LEAD = _style("lead", 12.0, after=8.0)
_SMALL = _style("small", SMALL, colour=QUIET, after=5.0)
_SUB = _style("sub", 11.5, font=BOLD, after=4.0)
_SUB.spaceBefore = 8.0
_FINDING = _style("finding", 11.0, font=BOLD, after=1.0)
_FINDING.spaceBefore = 4.0
_QUIET = _style("quiet", TABLE, colour=QUIET, after=3.0)
_BULLET = _style("bullet", BODY, after=3.0)
_BULLET.leftIndent = 12.0
_BULLET.bulletIndent = 2.0
_BULLET.bulletFontName = REGULAR
_TITLE = _style("title", SECTION, font=BOLD, colour=ACCENT, after=8.0)


class Words(Paragraph):
    """A paragraph, tagged by what its style is for; its pieces on several pages are one element."""

    _elements: list[Element] | None = None
    """Its element, once it is drawn, for all of its pieces."""

    @property
    def is_note(self) -> bool:
        """Whether it is a remark on what stands before it."""
        return bool(self.style is _SMALL)

    def draw(self) -> None:
        tags = tags_of(self.canv)
        if tags is None:
            super().draw()
            return
        if self._elements is None:
            self._elements = []
        if not self._elements:
            self._elements.append(self._new_element(tags))
        (element,) = self._elements
        bullet, self.bulletText = self.bulletText, None
        if bullet:
            self._draw_bullet(bullet, tags)
        with tagged(self.canv, element.role, element=element):
            super().draw()
        self.bulletText = bullet

    def _draw_bullet(self, bullet: str, tags: Tags) -> None:
        """As a label of its own, before what it stands beside."""
        style, canvas = self.style, self.canv
        with tagged(canvas, "Lbl", element=tags.label()):
            canvas.setFont(style.bulletFontName, style.bulletFontSize)
            canvas.setFillColor(style.textColor)
            canvas.drawString(style.bulletIndent, self.height - style.fontSize, bullet)

    def split(self, width: float, room: float) -> list[Flowable]:
        pieces: list[Flowable] = super().split(width, room)
        if len(pieces) > 1:
            shared = self._elements if self._elements is not None else []
            for piece in pieces:
                if isinstance(piece, Words):
                    piece._elements = shared
        return pieces

    def _new_element(self, tags: Tags) -> Element:
        match self.style.name:
            case "sub":
                return tags.add(f"H{min(tags.level + 1, 6)}")
            case "cover":
                tags.level = 1
                return tags.add("H1")
            case "bullet":
                return tags.list_item()
            case _:
                return tags.add("P")


class SectionTitle(Words):
    """The heading of a section: it becomes a bookmark, an entry of the outline and of the contents."""

    def __init__(self, title: str, key: str, level: int, *, group: str = "") -> None:
        super().__init__(markup(title), _TITLE)
        self.title = shown(title)
        self.key = key
        self.level = level
        self.group = shown(group)
        """The name of the part of the pack that begins with this section."""
        self.page = 0
        """Known once it is drawn."""

    def _new_element(self, tags: Tags) -> Element:
        tags.level = self.level + 1
        return tags.add(f"H{tags.level}")

    def draw(self) -> None:
        super().draw()
        canvas: Canvas = self.canv
        self.page = canvas.getPageNumber()
        canvas.bookmarkPage(self.key)
        if self.group:
            canvas.bookmarkPage(f"{self.key}-group")
            canvas.addOutlineEntry(self.group, f"{self.key}-group", 0, closed=True)
        canvas.addOutlineEntry(self.title, self.key, self.level, closed=self.level == 0)


def sub(text: str) -> Words:
    """A heading within a section; it stays with what follows."""
    paragraph = Words(markup(text), _SUB)
    paragraph.keepWithNext = True
    return paragraph


def prose(text: str) -> Words:
    return Words(markup(text), _PROSE)


def prose_of(marked: str) -> Words:
    """A paragraph with words in bold, already escaped."""
    return Words(marked, _PROSE)


def bullet_of(marked: str) -> Words:
    return Words(marked, _BULLET, bulletText="•")


def lead(text: str) -> Words:
    """The one sentence of a page that must not be missed."""
    return Words(markup(text), _LEAD)


def small(text: str) -> Words:
    """Sources, basis and remarks."""
    return Words(markup(text), _SMALL)


def bullets(texts: Iterable[str]) -> list[Flowable]:
    return [Words(markup(text), _BULLET, bulletText="•") for text in texts]


def gap(height: float = 6.0) -> Spacer:
    return Spacer(1, height)


def pairs(
    rows: Iterable[tuple[str, str]], *, width: float = PORTRAIT_WIDTH, title: str = "", label_share: float = 0.3
) -> DataTable:
    """Labels with what belongs to them."""
    heads = (Head("", share=label_share), Head("", share=1 - label_share))
    return DataTable(heads, [Line(row) for row in rows], width=width, title=title, headless=True)


class HandLines(Flowable):
    """Labels with ruled lines, to be filled in by hand."""

    def __init__(self, labels: Sequence[str], *, width: float = PORTRAIT_WIDTH, columns: int = 1) -> None:
        super().__init__()
        self._labels = tuple(labels)
        self.width = width
        self._columns = columns
        self._row = 21.0
        self.spaceAfter = 8.0

    def wrap(self, _width: float, _room: float) -> tuple[float, float]:
        self.height = -(-len(self._labels) // self._columns) * self._row
        return self.width, self.height

    def draw(self) -> None:
        canvas: Canvas = self.canv
        column = self.width / self._columns
        label_width = min(150.0, column * 0.45)
        places = [
            (place % self._columns * column, self.height - (place // self._columns + 1) * self._row + 4)
            for place in range(len(self._labels))
        ]
        canvas.setFillColor(TEXT)
        canvas.setFont(REGULAR, TABLE)
        for label, (x, y) in zip(self._labels, places, strict=True):
            with tagged(canvas, "P"):
                canvas.drawString(x, y + 2, one_line(label, REGULAR, TABLE, label_width - 4))
        with artifact(canvas):
            canvas.setStrokeColor(QUIET)
            canvas.setLineWidth(0.5)
            for x, y in places:
                canvas.line(x + label_width, y, x + column - 10, y)


_LOWEST_BOX = 44.0


class HandBox(Flowable):
    """An empty box with a label, for writing in by hand; a little lower where a page has no more room for it."""

    def __init__(self, label: str, *, height: float, width: float = PORTRAIT_WIDTH) -> None:
        super().__init__()
        self._label = label
        self.width, self._wanted = width, height
        self.spaceAfter = 8.0

    def wrap(self, _width: float, room: float) -> tuple[float, float]:
        self.height = room if max(_LOWEST_BOX, self._wanted / 3) <= room < self._wanted else self._wanted
        return self.width, self.height

    def draw(self) -> None:
        canvas: Canvas = self.canv
        with artifact(canvas):
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.7)
            canvas.rect(0.4, 0.4, self.width - 0.8, self.height - 0.8)
        canvas.setFillColor(QUIET)
        canvas.setFont(REGULAR, SMALL)
        y = self.height - 12
        with tagged(canvas, "P"):
            for line in wrapped(shown(self._label), REGULAR, SMALL, self.width - 12):
                canvas.drawString(6, y, line)
                y -= SMALL * LEADING


class Notice(Flowable):
    """A tinted panel with a bold first line: what a reader must see before the rest."""

    def __init__(self, title: str, text: str, *, width: float = PORTRAIT_WIDTH) -> None:
        super().__init__()
        self.width = width
        self._title = wrapped(shown(title), BOLD, BODY, width - 20)
        self._text = wrapped(shown(text), REGULAR, TABLE, width - 20) if text else ()
        self.spaceAfter = 8.0

    def wrap(self, _width: float, _room: float) -> tuple[float, float]:
        self.height = 12 + (len(self._title) * BODY + len(self._text) * TABLE) * LEADING
        return self.width, self.height

    def draw(self) -> None:
        canvas: Canvas = self.canv
        with artifact(canvas):
            canvas.setFillColor(PANEL)
            canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
            canvas.setFillColor(ACCENT)
            canvas.rect(0, 0, 3, self.height, stroke=0, fill=1)
        y = self.height - 6
        canvas.setFillColor(TEXT)
        for lines, font, size in ((self._title, BOLD, BODY), (self._text, REGULAR, TABLE)):
            canvas.setFont(font, size)
            if lines:
                with tagged(canvas, "P"):
                    for line in lines:
                        y -= size * LEADING
                        canvas.drawString(12, y + 0.28 * size, line)


def figure_head(title: str, subtitle: str) -> list[Flowable]:
    """The finding in words and what is counted, above a figure."""
    heads: list[Flowable] = [Words(markup(title), _FINDING)]
    if subtitle:
        heads.append(Words(markup(subtitle), _QUIET))
    for head in heads:
        head.keepWithNext = True
    return heads
