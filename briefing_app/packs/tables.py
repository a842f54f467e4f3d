"""Tables on paper: columns that fit, heads that repeat, rows that break between pages without being lost."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable

from briefing_app.figures.figure import Align, Table
from briefing_app.operation.counting.printed import Printed
from briefing_app.packs.column_widths import column_widths
from briefing_app.packs.page import ACCENT, BOLD, LEADING, LINE, PANEL, QUIET, REGULAR, TABLE, TEXT
from briefing_app.packs.table_lines import (
    PAD_X,
    REGULAR_ROWS,
    Head,
    Line,
    RowStyle,
    SetRow,
    twin_line,
)
from briefing_app.packs.table_tags import END, TableTags
from briefing_app.packs.tags import artifact, tags_of
from briefing_app.packs.typesetting import cut, width_of, wrapped

_ROOMY, _TIGHT = 2.2, 0.8
"""Space above and below the type of a row."""
_FEW_OVER = 3
"""So few rows are not sent to the next page by themselves where closer lines hold them."""
_LEAST_PAD, _HAIR = 0.05, 0.001
_MOST_HEAD_LINES = 6
_TALLEST_WHOLE = 200.0
"""A row that is taller may itself be broken between pages."""


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
        self.foot: Flowable | None = None
        """A note that belongs under its last row, on the same page."""
        self._drawn_on: list[int] = []
        self._tags = TableTags(len(self._heads))
        clean = [Line(tuple(map(cut, line.cells)), line.style) for line in lines]
        self._lines = clean
        self.widths = column_widths(self._heads, clean, width, size)
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
        lines = [twin_line(row) for row in table.rows]
        if table.total:
            lines.append(Line(tuple(cell.said for cell in table.total), RowStyle.TOTAL))
        made = cls(heads, lines, width=width, title=title, size=size, tight=tight)
        made.noted = noted
        return made

    def wrap(self, _width: float, _room: float) -> tuple[float, float]:
        self.height = self._top_height() + sum(row.height for row in self.rows) + self._foot_height()
        return self.width, self.height

    def split(self, _width: float, room: float) -> list[Flowable]:
        room -= self._top_height()
        fitting = self._how_many_fit(room)
        if (squeezed := self._squeezed(room - self._foot_height(), fitting)) is not None:
            return [squeezed]
        if fitting == len(self.rows) > _FEW_OVER:
            # Only the note goes overleaf: rows go with it, so that it does not stand there alone.
            fitting -= 2
        if 0 < fitting < len(self.rows):
            return self._parted(self.rows[:fitting], self.rows[fitting:])
        if fitting == 0 and self.rows and self.rows[0].height > _TALLEST_WHOLE and room > 6 * self._line_height:
            upper, lower = self._broken(self.rows[0], room)
            rest = [lower, *self.rows[1:]]
            return self._parted([upper], rest)
        return []

    def _parted(self, here: list[SetRow], overleaf: list[SetRow]) -> list[Flowable]:
        rest = self._part(overleaf, first=False)
        rest.foot = self.foot
        return [self._part(here, first=self._first), rest]

    def _squeezed(self, room: float, fitting: int) -> "DataTable | None":
        """All of it, set a little closer, where only a few rows would go on overleaf."""
        count = len(self.rows)
        if self._row_height or not _FEW_OVER < count - _FEW_OVER <= fitting:
            return None
        less = (sum(row.height for row in self.rows) - room) / (2 * count) + _HAIR
        if not 0 < less <= self._pad - _LEAST_PAD:
            return None
        part = self._part([replace(row, height=row.height - 2 * less) for row in self.rows], first=self._first)
        part._pad, part.foot = self._pad - less, self.foot
        return part

    def draw(self) -> None:
        canvas: Canvas = self.canv
        page = canvas.getPageNumber()
        self._drawn_on.append(page)
        head_top = self.height - self._title_height()
        rows_top = head_top - (0.0 if self._headless else self._head.height)
        self._draw_grounds(canvas, rows_top)
        self._tags.begin(tags_of(canvas), page)
        text = canvas.beginText()
        self._write_title(text)
        if not self._headless:
            marks = self._tags.head(self._head.cells, first=self._first)
            self._write_row(text, self._head, head_top, BOLD, ACCENT, marks)
        y = rows_top
        for row in self.rows:
            font = REGULAR if row.style in REGULAR_ROWS else BOLD
            colour = QUIET if row.style is RowStyle.SPAN else TEXT
            self._write_row(text, row, y, font, colour, self._tags.row(row.cells, headless=self._headless))
            y -= row.height
        canvas.drawText(text)
        self._draw_rules(canvas, rows_top)
        if self.foot is not None:
            self.foot.wrap(self.width, self.height)
            self.foot.drawOn(canvas, 0, 0)

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
        return self._title_height() + (0.0 if self._headless else self._head.height)

    def _foot_height(self) -> float:
        return 0.0 if self.foot is None else float(self.foot.wrap(self.width, _TALLEST_WHOLE)[1]) + self.spaceAfter

    def _title_height(self) -> float:
        lines = self._title_lines()
        return len(lines) * (self._line_height + 1) + 2 if lines else 0.0

    def _set(self, line: Line, font: str = "") -> SetRow:
        font = font or (REGULAR if line.style in REGULAR_ROWS else BOLD)
        cells = tuple(
            wrapped(text, font, self._size, width - 2 * PAD_X)
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
        part._drawn_on, part._lines, part.noted, part._tags = self._drawn_on, self._lines, self.noted, self._tags
        part.widths, part._head, part.width, part.spaceAfter = self.widths, self._head, self.width, self.spaceAfter
        part.rows, part._first, part.foot = rows, first, None
        return part

    def _draw_grounds(self, canvas: Canvas, y: float) -> None:
        """Behind the heads of groups."""
        if all(row.style is not RowStyle.GROUP for row in self.rows):
            return
        with artifact(canvas):
            canvas.setFillColor(PANEL)
            for row in self.rows:
                if row.style is RowStyle.GROUP:
                    canvas.rect(0, y - row.height, self.width, row.height, stroke=0, fill=1)
                y -= row.height

    def _draw_rules(self, canvas: Canvas, y: float) -> None:
        """A hairline under each row, stronger ones under the head and above a total."""
        with artifact(canvas):
            if not self._headless:
                canvas.setStrokeColor(ACCENT)
                canvas.setLineWidth(0.9)
                canvas.line(0, y, self.width, y)
            canvas.setLineWidth(0.35)
            canvas.setStrokeColor(LINE)
            totals = []
            for row in self.rows:
                if row.style is RowStyle.TOTAL:
                    totals.append(y)
                y -= row.height
                canvas.line(0, y, self.width, y)
            if totals:
                canvas.setStrokeColor(QUIET)
                canvas.setLineWidth(0.9)
                for place in totals:
                    canvas.line(0, place, self.width, place)

    def _write_title(self, text: PDFTextObject) -> None:
        lines = self._title_lines()
        if not lines:
            return
        text.setFillColor(TEXT)
        text.setFont(BOLD, self._size + 0.5)
        _mark(text, self._tags.caption(first=self._first))
        y = self.height
        for line in lines:
            y -= self._line_height + 1
            text.setTextOrigin(0, y + 0.25 * self._size)
            text.textOut(line)
        _mark(text, END if self._tags.tagging else "")

    def _write_row(
        self, text: PDFTextObject, row: SetRow, y: float, font: str, colour: Color, marks: Iterator[str]
    ) -> None:
        """`marks` gives the operator before each cell; empty where it is not marked."""
        text.setFont(font, self._size)
        text.setFillColor(colour)
        x = 0.0
        baseline = y - self._pad - self._size
        whole = row.style not in (RowStyle.GROUP, RowStyle.SPAN)
        for place, (lines, width) in enumerate(zip(row.cells, self._cell_widths(row.style), strict=True)):
            right = whole and self._heads[place].align is Align.RIGHT
            mark = next(marks)
            _mark(text, mark)
            for number, line in enumerate(lines):
                if line:
                    shift = width - PAD_X - width_of(line, font, self._size) if right else PAD_X
                    text.setTextOrigin(x + shift, baseline - number * self._line_height)
                    text.textOut(line)
            _mark(text, END if mark else "")
            x += width


def _mark(text: PDFTextObject, operator: str) -> None:
    if operator:
        # WORKAROUND reportlab 5.1 has no operators for marked content of its own.
        code: list[str] = text._code  # type: ignore[attr-defined]
        code.append(operator)
