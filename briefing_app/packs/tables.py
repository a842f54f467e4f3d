"""Tables on paper: columns that fit, heads that repeat, rows that break between pages without being lost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from briefing_app.figures.figure import Align, Cell, Table
from briefing_app.operation.counting.printed import Printed
from briefing_app.packs.page import ACCENT, BOLD, LEADING, LINE, PANEL, QUIET, REGULAR, TABLE, TEXT
from briefing_app.packs.typesetting import cut, width_of, wrapped

_PAD_X = 3.0
_ROOMY, _TIGHT = 2.2, 0.8
"""Space above and below the type of a row."""
_NARROWEST = 22.0
_MOST_HEAD_LINES = 6
_WIDEST_NATURAL = 240.0
_TALLEST_WHOLE = 200.0
"""A row that is taller may itself be broken between pages."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column's heading and how its cells stand. `share` is its part of the width; 0: by its content."""

    heading: str
    align: Align = Align.LEFT
    share: float = 0.0


class RowStyle(Enum):
    PLAIN = auto()
    GROUP = auto()
    """One text across the table, above the rows that belong to it."""
    TOTAL = auto()
    SPAN = auto()
    """A name, and one word for all of its cells: "awaited"."""


_REGULAR_ROWS = (RowStyle.PLAIN, RowStyle.SPAN)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table, as it is to be read."""

    cells: tuple[str, ...]
    style: RowStyle = RowStyle.PLAIN


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row broken into lines of type."""

    cells: tuple[tuple[str, ...], ...]
    style: RowStyle
    height: float


def columns(*headings: str, right: Iterable[str] = (), shares: Sequence[float] = ()) -> tuple[Head, ...]:
    """Heads from headings; those named in `right` hold numbers."""
    numbers = set(right)
    return tuple(
        Head(name, Align.RIGHT if name in numbers else Align.LEFT, shares[place] if shares else 0.0)
        for place, name in enumerate(headings)
    )


class DataTable(Flowable):
    """A table of plain text with hairlines, set once and split between pages as often as needed.

    `rows` are set in lines of type; `widths` are the columns' and add up to the table's.
    """

    def __init__(
        self,
        heads: Sequence[Head],
        lines: Iterable[Line],
        *,
        width: float,
        title: str = "",
        size: float = TABLE,
        headless: bool = False,
        row_height: float = 0.0,
        tight: bool = False,
    ) -> None:
        super().__init__()
        self.width = width
        self._heads = tuple(heads)
        self._size = size
        self._title = title
        self._headless = headless
        self._row_height = row_height
        self._pad = _TIGHT if tight else _ROOMY
        self._first = True
        self.noted = False
        self._drawn_on: list[int] = []
        clean = [Line(tuple(map(cut, line.cells)), line.style) for line in lines]
        self._lines = clean
        self.widths = _fit(self._heads, clean, width, size)
        self.rows = [self._set(line) for line in clean]
        self._head = self._set_head()
        self.spaceAfter = 4.0 if tight else 8.0

    @classmethod
    def of(
        cls,
        table: Table,
        *,
        width: float,
        title: str = "",
        size: float = TABLE,
        tight: bool = False,
        noted: bool = False,
    ) -> "DataTable":
        """The table twin of a figure; `noted` where a note under the figure gives account of its numbers."""
        heads = [Head(column.heading, column.align) for column in table.columns]
        lines = [_twin_line(row) for row in table.rows]
        if table.total:
            lines.append(Line(tuple(cell.said for cell in table.total), RowStyle.TOTAL))
        made = cls(heads, lines, width=width, title=title, size=size, tight=tight)
        made.noted = noted
        return made

    def wrap(self, _width: float, _room: float) -> tuple[float, float]:
        self.height = self._top_height() + sum(row.height for row in self.rows)
        return self.width, self.height

    def split(self, _width: float, room: float) -> list[Flowable]:
        room -= self._top_height()
        fitting = self._how_many_fit(room)
        if 0 < fitting < len(self.rows):
            return [self._part(self.rows[:fitting], first=self._first), self._part(self.rows[fitting:], first=False)]
        if fitting == 0 and self.rows and self.rows[0].height > _TALLEST_WHOLE and room > 6 * self._line_height:
            upper, lower = self._broken(self.rows[0], room)
            rest = [lower, *self.rows[1:]]
            return [self._part([upper], first=self._first), self._part(rest, first=False)]
        return []

    def draw(self) -> None:
        canvas: Canvas = self.canv
        self._drawn_on.append(canvas.getPageNumber())
        y = self.height
        title = self._title_said()
        if title:
            canvas.setFillColor(TEXT)
            canvas.setFont(BOLD, self._size + 0.5)
            for line in self._title_lines():
                y -= self._line_height + 1
                canvas.drawString(0, y + 0.25 * self._size, line)
            y -= 2
        if not self._headless:
            self._draw_row(canvas, self._head, y, BOLD, ACCENT)
            y -= self._head.height
            canvas.setStrokeColor(ACCENT)
            canvas.setLineWidth(0.9)
            canvas.line(0, y, self.width, y)
        for row in self.rows:
            self._draw_plain(canvas, row, y)
            y -= row.height
            canvas.setLineWidth(0.35)
            canvas.setStrokeColor(LINE)
            canvas.line(0, y, self.width, y)

    def printed(self, key: str) -> Printed | None:
        """What it says, on the first of the pages that hold it; None while it is on none."""
        if not self._drawn_on:
            return None
        headings = tuple(head.heading for head in self._heads)
        name = next((one.strip() for one in (self._title, *headings) if one.strip()), "")
        place = f"table “{name}”" if name else "table"
        return Printed(self._drawn_on[0], place, key, headings, tuple(line.cells for line in self._lines))

    @property
    def title(self) -> str:
        return self._title

    @property
    def _line_height(self) -> float:
        return self._size * LEADING

    def _title_said(self) -> str:
        return self._title if self._first or not self._title else f"{self._title} (continued)"

    def _title_lines(self) -> tuple[str, ...]:
        title = self._title_said()
        return wrapped(cut(title, 200), BOLD, self._size + 0.5, self.width) if title else ()

    def _top_height(self) -> float:
        lines = self._title_lines()
        title = len(lines) * (self._line_height + 1) + 2 if lines else 0.0
        return title + (0.0 if self._headless else self._head.height)

    def _set(self, line: Line, font: str = "") -> SetRow:
        font = font or (REGULAR if line.style in _REGULAR_ROWS else BOLD)
        cells = tuple(
            wrapped(text, font, self._size, width - 2 * _PAD_X)
            for text, width in zip(line.cells, self._cell_widths(line.style), strict=True)
        )
        height = max(map(len, cells)) * self._line_height + 2 * self._pad
        return SetRow(cells, line.style, height if font == BOLD else max(height, self._row_height))

    def _cell_widths(self, style: RowStyle) -> tuple[float, ...]:
        """Widths of a row's cells: one across the table for a group, a name and the rest for a span."""
        if style is RowStyle.GROUP:
            return (self.width,)
        return (self.widths[0], self.width - self.widths[0]) if style is RowStyle.SPAN else self.widths

    def _set_head(self) -> SetRow:
        head = self._set(Line(tuple(cut(head.heading, 80) for head in self._heads)), BOLD)
        cells = tuple(cell[:_MOST_HEAD_LINES] for cell in head.cells)
        return SetRow(cells, head.style, max(map(len, cells)) * self._line_height + 2 * self._pad)

    def _how_many_fit(self, room: float) -> int:
        """Rows that fit, leaving neither a group's head nor a lone total on the wrong side of the break."""
        used, fitting = 0.0, 0
        for row in self.rows:
            used += row.height
            if used > room:
                break
            fitting += 1
        if fitting < len(self.rows):
            while fitting > 1 and self.rows[fitting - 1].style is RowStyle.GROUP:
                fitting -= 1
            if fitting > 1 and self.rows[fitting].style is RowStyle.TOTAL:
                fitting -= 1
            if fitting == 1 and self.rows[0].height < _TALLEST_WHOLE and room < _TALLEST_WHOLE:
                fitting = 0
        return fitting

    def _broken(self, row: SetRow, room: float) -> tuple[SetRow, SetRow]:
        lines = max(1, int((room - 2 * self._pad) / self._line_height))
        upper = tuple(cell[:lines] for cell in row.cells)
        lower = tuple(cell[lines:] or ("",) for cell in row.cells)
        return (
            SetRow(upper, row.style, lines * self._line_height + 2 * self._pad),
            SetRow(lower, row.style, max(map(len, lower)) * self._line_height + 2 * self._pad),
        )

    def _part(self, rows: list[SetRow], *, first: bool) -> "DataTable":
        part = DataTable.__new__(DataTable)
        Flowable.__init__(part)
        part._heads, part._size, part._title, part._headless = self._heads, self._size, self._title, self._headless
        part._row_height, part._pad = self._row_height, self._pad
        part._drawn_on, part._lines, part.noted = self._drawn_on, self._lines, self.noted
        part.widths, part._head, part.width, part.spaceAfter = self.widths, self._head, self.width, self.spaceAfter
        part.rows, part._first = rows, first
        return part

    def _draw_plain(self, canvas: Canvas, row: SetRow, y: float) -> None:
        if row.style in _REGULAR_ROWS:
            self._draw_row(canvas, row, y, REGULAR, QUIET if row.style is RowStyle.SPAN else TEXT)
            return
        if row.style is RowStyle.GROUP:
            canvas.setFillColor(PANEL)
            canvas.rect(0, y - row.height, self.width, row.height, stroke=0, fill=1)
        else:
            canvas.setStrokeColor(QUIET)
            canvas.setLineWidth(0.9)
            canvas.line(0, y, self.width, y)
        self._draw_row(canvas, row, y, BOLD, TEXT)

    def _draw_row(self, canvas: Canvas, row: SetRow, y: float, font: str, colour: Color) -> None:
        text = canvas.beginText()
        text.setFont(font, self._size)
        text.setFillColor(colour)
        x = 0.0
        baseline = y - self._pad - self._size
        for place, (lines, width) in enumerate(zip(row.cells, self._cell_widths(row.style), strict=True)):
            right = self._heads[place].align is Align.RIGHT and row.style not in (RowStyle.GROUP, RowStyle.SPAN)
            for number, line in enumerate(lines):
                if line:
                    shift = width - _PAD_X - width_of(line, font, self._size) if right else _PAD_X
                    text.setTextOrigin(x + shift, baseline - number * self._line_height)
                    text.textOut(line)
            x += width
        canvas.drawText(text)


def _twin_line(row: tuple[Cell, ...]) -> Line:
    """A figure's row; where one word stands in all its cells it is said once."""
    words = {cell.said for cell in row[1:]}
    if len(row) > 2 and len(words) == 1 and all(cell.value is None for cell in row[1:]):
        return Line((row[0].said, words.pop()), RowStyle.SPAN)
    return Line(tuple(cell.said for cell in row))


def _fit(heads: Sequence[Head], lines: Sequence[Line], width: float, size: float) -> tuple[float, ...]:
    """Column widths that add up to `width`: by shares where given, else by what the cells need."""
    if any(head.share for head in heads):
        whole = sum(head.share for head in heads)
        return tuple(width * head.share / whole for head in heads)
    natural, least = _needs(heads, lines, size)
    if sum(natural) <= width:
        return _stretched(heads, natural, width)
    if sum(least) >= width:
        return tuple(width * one / sum(least) for one in least)
    return _shared_out(natural, least, width)


def _shared_out(natural: list[float], least: list[float], width: float) -> tuple[float, ...]:
    """Modest columns get what they need, the widest share what is left: only they wrap."""
    widths = list(natural)
    waiting = sorted(range(len(natural)), key=lambda place: natural[place])
    room = width
    while waiting:
        place = waiting.pop(0)
        others = sum(least[other] for other in waiting)
        widths[place] = max(least[place], min(natural[place], room / (len(waiting) + 1), room - others))
        room -= widths[place]
    return tuple(widths)


def _needs(heads: Sequence[Head], lines: Sequence[Line], size: float) -> tuple[list[float], list[float]]:
    """For each column the width that would hold every cell on one line, and the least it can live with."""
    natural, least = [], []
    for place, head in enumerate(heads):
        cells = {line.cells[place] for line in lines if line.style not in (RowStyle.GROUP, RowStyle.SPAN)}
        widest = max((width_of(cell[:200], REGULAR, size) for cell in cells), default=0.0)
        longest_word = max(
            (width_of(word[:24], REGULAR, size) for cell in cells for word in cell[:400].split(" ")), default=0.0
        )
        heading_word = max(width_of(word, BOLD, size) for word in head.heading.split(" "))
        narrow = max(_NARROWEST, heading_word + 2 * _PAD_X + 0.5, min(90.0, longest_word + 2 * _PAD_X + 0.5))
        # The heading of a column of numbers may wrap; one of words would like half its width.
        heading = 0.0 if head.align is Align.RIGHT else width_of(head.heading, BOLD, size) / 2 + 2 * _PAD_X
        natural.append(max(narrow, heading, min(_WIDEST_NATURAL, widest + 2 * _PAD_X + 1.0)))
        least.append(narrow)
    return natural, least


def _stretched(heads: Sequence[Head], natural: list[float], width: float) -> tuple[float, ...]:
    """Spare width goes to the columns of words, in proportion; to all if there are none."""
    spare = width - sum(natural)
    takers = [one if head.align is Align.LEFT else one * 0.35 for head, one in zip(heads, natural, strict=True)]
    whole = sum(takers)
    return tuple(one + spare * taker / whole for one, taker in zip(natural, takers, strict=True))
