"""What stands on every page: marking, handling, what the pack is, its version and its page number."""

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from briefing_app.operation.handling import invented_notice, marking_of
from briefing_app.operation.position.position import Position
from briefing_app.operation.words import say_date
from briefing_app.packs.page import (
    BOLD,
    LEADING,
    LINE,
    MARGIN,
    PAGE_HEIGHT,
    PORTRAIT_WIDTH,
    QUIET,
    REGULAR,
    SMALL,
    TEXT,
    WARNING,
    WATERMARK,
    Sheet,
)
from briefing_app.packs.tags import PAGINATION, artifact
from briefing_app.packs.typesetting import one_line, shown, width_of, wrapped

_MARKING = 11.0
_NOTICE = 8.0
_LONGEST_WATERMARK = 600.0
_FOOTER_LINES = 3
COPY_WIDTH = 230.0
"""Points at the right of the footer's last line."""
COPY = "copy"
"""The form that holds the copy's number and recipient: stamping a copy changes this and nothing else."""
PAGE_COUNT = "page-count"
"""The form that holds the number of pages; defined once the last page is laid out."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words around the text of every page."""

    marking: str
    handling: tuple[str, ...]
    """Set in lines no wider than a portrait page."""
    notice: str
    """Such as "INVENTED SAMPLE DATA"; empty for real returns."""
    footer: tuple[str, str, str]
    """The last of them beside the place for the copy."""
    watermark: str
    """Across the page; empty once the pack is approved."""
    copy: str = ""
    """What stands for the copy's number and recipient until a copy is stamped."""
    annexe: str = ""
    """ "Annexe B", where its pages are counted by themselves as well."""

    @property
    def top_height(self) -> float:
        return self._block_height + 8.0

    @property
    def bottom_height(self) -> float:
        return self._block_height + _FOOTER_LINES * SMALL * LEADING + 10.0

    @property
    def text_height(self) -> float:
        """What is left for text on a portrait page."""
        return PAGE_HEIGHT - 2 * MARGIN - self.top_height - self.bottom_height

    @property
    def _block_height(self) -> float:
        notice = _NOTICE * LEADING if self.notice else 0.0
        return _MARKING * LEADING + len(self.handling) * SMALL * LEADING + notice

    def draw_head(self, canvas: Canvas, sheet: Sheet) -> None:
        """The watermark, which lies under the text, and the marking above it."""
        with artifact(canvas, PAGINATION):
            if self.watermark:
                self._draw_watermark(canvas, sheet)
            self._draw_block(canvas, sheet, sheet.top)

    def draw_foot(self, canvas: Canvas, sheet: Sheet, page: int, annexe_page: int = 0) -> None:
        """`annexe_page` is the page's number in its annexe, where it belongs to one."""
        with artifact(canvas, PAGINATION):
            self._draw_footer(canvas, sheet, page, annexe_page)
            self._draw_block(canvas, sheet, sheet.bottom + self._block_height)

    def _draw_block(self, canvas: Canvas, sheet: Sheet, top: float) -> None:
        middle = (sheet.left + sheet.right) / 2
        y = top - _MARKING
        canvas.setFillColor(TEXT)
        canvas.setFont(BOLD, _MARKING)
        canvas.drawCentredString(middle, y, self.marking)
        canvas.setFont(REGULAR, SMALL)
        canvas.setFillColor(QUIET)
        y -= _MARKING * (LEADING - 1)
        for line in self.handling:
            y -= SMALL * LEADING
            canvas.drawCentredString(middle, y + 0.1 * SMALL, line)
        if self.notice:
            canvas.setFont(BOLD, _NOTICE)
            canvas.setFillColor(WARNING)
            canvas.drawCentredString(middle, y - _NOTICE * LEADING + 0.1 * _NOTICE, self.notice)

    def _draw_footer(self, canvas: Canvas, sheet: Sheet, page: int, annexe_page: int) -> None:
        y = sheet.bottom + self._block_height + 4.0
        counts = [(f"page {page} of ", PAGE_COUNT)]
        if self.annexe:
            counts.append((f"{self.annexe}, page {annexe_page} of ", annexe_count(self.annexe)))
        slot = max(width_of(f"{words}000", BOLD, SMALL) for words, _ in counts)
        room = sheet.text_width - slot - 10
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        rule = y + _FOOTER_LINES * SMALL * LEADING + 1
        canvas.line(sheet.left, rule, sheet.right, rule)
        canvas.setFillColor(QUIET)
        canvas.setFont(REGULAR, SMALL)
        for number, line in enumerate(self.footer):
            wide = sheet.text_width - COPY_WIDTH - 10 if number == _FOOTER_LINES - 1 else room
            canvas.drawString(sheet.left, _line_at(y, number), one_line(line, REGULAR, SMALL, wide))
        canvas.setFillColor(TEXT)
        canvas.setFont(BOLD, SMALL)
        for number, (words, form) in enumerate(counts):
            canvas.drawString(sheet.right - slot, _line_at(y, number), words)
            _place(canvas, form, sheet.right - slot + width_of(words, BOLD, SMALL), _line_at(y, number))
        _place(canvas, COPY, sheet.right - COPY_WIDTH, y + 2)

    def _draw_watermark(self, canvas: Canvas, sheet: Sheet) -> None:
        size = min(54.0, 54.0 * _LONGEST_WATERMARK / width_of(self.watermark, BOLD, 54.0))
        canvas.saveState()
        canvas.setFillColor(WATERMARK)
        canvas.setFont(BOLD, size)
        canvas.translate((sheet.left + sheet.right) / 2, (sheet.bottom + sheet.top) / 2)
        canvas.rotate(50 if sheet.height > sheet.width else 30)
        canvas.drawCentredString(0, -size / 3, self.watermark)
        canvas.restoreState()


def _line_at(y: float, number: int) -> float:
    """The baseline of a line of the footer."""
    return y + (_FOOTER_LINES - 1 - number) * SMALL * LEADING + 2


def _place(canvas: Canvas, form: str, x: float, y: float) -> None:
    canvas.saveState()
    canvas.translate(x, y)
    canvas.doForm(form)
    canvas.restoreState()


def annexe_count(annexe: str) -> str:
    """The form that holds the number of an annexe's pages."""
    return f"count-of-{annexe.replace(' ', '-')}"


def furniture_of(position: Position, title: str, second: str, third: str = "") -> Furniture:
    """What an operation's pages have in common; `title` ends the footer's first line."""
    operation, notice = position.operation, invented_notice(position)
    name = one_line(operation.name, BOLD, SMALL, PORTRAIT_WIDTH / 3)
    return Furniture(
        marking=marking_of(position).value,
        handling=handling_lines(operation.handling),
        notice=one_line(notice, BOLD, SMALL, PORTRAIT_WIDTH - 20) if notice else "",
        footer=(f"{name} · {say_date(operation.day)} · {title}", second, third),
        watermark="",
    )


def handling_lines(handling: str) -> tuple[str, ...]:
    """The handling instruction in at most two lines; what is longer stands in full on the cover."""
    lines = wrapped(shown(handling), REGULAR, SMALL, PORTRAIT_WIDTH)
    if len(lines) <= 2:
        return lines
    return (lines[0], one_line(" ".join(lines[1:]), REGULAR, SMALL, PORTRAIT_WIDTH))


def define_count(canvas: Canvas, form: str, pages: int) -> None:
    canvas.beginForm(form, 0, -4, 60, 12)
    canvas.setFont(BOLD, SMALL)
    canvas.setFillColor(TEXT)
    canvas.drawString(0, 0, str(pages))
    canvas.endForm()


def define_copy(canvas: Canvas, furniture: Furniture) -> None:
    canvas.beginForm(COPY, 0, -4, COPY_WIDTH, 12)
    draw_copy(canvas, furniture.copy)
    canvas.endForm()


def draw_copy(canvas: Canvas, says: str) -> None:
    """At the right of the place that is kept for it."""
    canvas.setFont(REGULAR, SMALL)
    canvas.setFillColor(QUIET)
    canvas.drawRightString(COPY_WIDTH, 0, one_line(says, REGULAR, SMALL, COPY_WIDTH))
