"""The contents page: sections with their page numbers, each a link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from briefing_app.packs.page import BODY, BOLD, LEADING, LINE, PORTRAIT_WIDTH, REGULAR, TABLE, TEXT
from briefing_app.packs.tags import Element, artifact, group, last_link, tagged
from briefing_app.packs.typesetting import one_line, shown, width_of

_NUMBER_WIDTH = 26
_MANY = 12
"""Entries under a section that stand in three columns, not two."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents. Level 0 is a section; level 1 stands in columns under it."""

    key: str
    title: str
    level: int = 0


class Contents(Flowable):
    """Page numbers are forms, defined when they are known: one layout is enough."""

    def __init__(self, entries: Sequence[Entry], *, width: float = PORTRAIT_WIDTH) -> None:
        super().__init__()
        self.width = width
        self._placed = tuple(self._place(entries))
        self.height = -min((y for _, _, y, _ in self._placed), default=0.0)

    def wrap(self, _width: float, _room: float) -> tuple[float, float]:
        return self.width, self.height

    def split(self, _width: float, room: float) -> list[Flowable]:
        fitting = [entry for entry, _, y, _ in self._placed if -y <= room]
        rest = [entry for entry, _, y, _ in self._placed if -y > room]
        if not fitting or not rest:
            return []
        return [Contents(part, width=self.width) for part in (fitting, rest)]

    def draw(self) -> None:
        with group(self.canv, "TOC"):
            for entry, x, y, width in self._placed:
                with group(self.canv, "TOCI"), group(self.canv, "Link") as link:
                    self._draw_entry(self.canv, entry, x, self.height + y, width, link)

    def _place(self, entries: Sequence[Entry]) -> list[tuple[Entry, float, float, float]]:
        """Each entry with the left end of its baseline, from the top down, and its width."""
        placed: list[tuple[Entry, float, float, float]] = []
        y = 0.0
        waiting: list[Entry] = []
        for entry in (*entries, None):
            if entry is not None and entry.level:
                waiting.append(entry)
                continue
            if waiting:
                y = self._place_columns(waiting, y, placed)
                waiting = []
            if entry is not None:
                y -= BODY * LEADING + 3.5
                placed.append((entry, 0.0, y, self.width))
        return placed

    def _place_columns(self, entries: list[Entry], y: float, placed: list[tuple[Entry, float, float, float]]) -> float:
        columns = 3 if len(entries) > _MANY else 2
        deep = -(-len(entries) // columns)
        space, indent = 16.0, 12.0
        width = (self.width - indent - space * (columns - 1)) / columns
        for place, entry in enumerate(entries):
            column, row = divmod(place, deep)
            x = indent + column * (width + space)
            placed.append((entry, x, y - (row + 1) * (TABLE * LEADING + 3.0), width))
        return y - deep * (TABLE * LEADING + 3.0) - 2.0

    def _draw_entry(
        self, canvas: Canvas, entry: Entry, x: float, y: float, width: float, element: Element | None
    ) -> None:
        font, size = (BOLD, BODY) if entry.level == 0 else (REGULAR, TABLE)
        title = one_line(entry.title, font, size, width - _NUMBER_WIDTH - 8)
        ends = x + width_of(title, font, size) + 4
        with artifact(canvas):
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.6)
            canvas.setDash(0.6, 2.2)
            canvas.line(ends, y + 3.5, x + width - _NUMBER_WIDTH, y + 3.5)
            canvas.setDash()
        with tagged(canvas, "Link", element=element):
            canvas.setFillColor(TEXT)
            canvas.setFont(font, size)
            canvas.drawString(x, y + 3, title)
            canvas.saveState()
            canvas.translate(x + width, y + 3)
            canvas.doForm(_form(entry.key))
            canvas.restoreState()
        around = (x, y, x + width, y + size * LEADING)
        canvas.linkRect(shown(entry.title), entry.key, around, relative=1, thickness=0)
        if element is not None:
            element.kids.append(last_link(canvas))


def define_page_numbers(canvas: Canvas, page_of: Mapping[str, int]) -> None:
    for key, page in page_of.items():
        canvas.beginForm(_form(key), -_NUMBER_WIDTH, -4, 0, 12)
        canvas.setFont(REGULAR, TABLE)
        canvas.setFillColor(TEXT)
        canvas.drawRightString(0, 0, str(page))
        canvas.endForm()


def _form(key: str) -> str:
    return f"page-of-{key}"
