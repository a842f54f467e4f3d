"""Headline tiles on paper: a number, its name and what it rests on, in a grid."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from briefing_app.figures.figure import Tile, Tone
from briefing_app.operation.counting.printed import Printed
from briefing_app.packs.page import (
    ACCENT,
    BOLD,
    LEADING,
    LINE,
    PORTRAIT_WIDTH,
    QUIET,
    REGULAR,
    SMALL,
    TABLE,
    TEXT,
    WARNING,
)
from briefing_app.packs.tags import artifact, tagged
from briefing_app.packs.typesetting import one_line, shown, width_of, wrapped

_SPACE = 6.0
_PAD = 6.0
_NUMBER = 21.0
_MOST_LINES = 3
_NAME_LEAST = 6.5


class Tiles(Flowable):
    """Cards with a hairline, as many in a row as asked for."""

    def __init__(self, tiles: Sequence[Tile], *, columns: int, width: float = PORTRAIT_WIDTH) -> None:
        super().__init__()
        self.width = width
        self._columns = columns
        self._card = (width - _SPACE * (columns - 1)) / columns
        self._tiles = tuple((tile, self._detail(tile)) for tile in tiles)
        self._page = 0
        self.spaceAfter = 8.0

    def wrap(self, _width: float, _room: float) -> tuple[float, float]:
        rows = -(-len(self._tiles) // self._columns)
        self.height = rows * self._card_height + max(0, rows - 1) * _SPACE
        return self.width, self.height

    def printed(self, key: str) -> Printed | None:
        """What they say, on the page that holds them."""
        rows = tuple((tile.name, tile.number, tile.detail) for tile, _ in self._tiles)
        return Printed(self._page, "headline tiles", key, ("", "", "detail"), rows) if self._page else None

    def draw(self) -> None:
        self._page = self.canv.getPageNumber()
        for place, (tile, detail) in enumerate(self._tiles):
            row, column = divmod(place, self._columns)
            y = self.height - row * (self._card_height + _SPACE)
            self._draw_card(self.canv, tile, detail, column * (self._card + _SPACE), y)

    @property
    def _card_height(self) -> float:
        lines = max((len(detail) for _, detail in self._tiles), default=0)
        return 2 * _PAD + (TABLE + lines * SMALL) * LEADING + _NUMBER * 1.1

    def _detail(self, tile: Tile) -> tuple[str, ...]:
        lines = wrapped(shown(tile.detail), REGULAR, SMALL, self._card - 2 * _PAD)
        if len(lines) <= _MOST_LINES:
            return lines
        return (
            *lines[: _MOST_LINES - 1],
            one_line(" ".join(lines[_MOST_LINES - 1 :]), REGULAR, SMALL, self._card - 2 * _PAD),
        )

    def _draw_card(self, canvas: Canvas, tile: Tile, detail: tuple[str, ...], x: float, top: float) -> None:
        attention = tile.tone is Tone.ATTENTION
        with artifact(canvas):
            canvas.setStrokeColor(WARNING if attention else LINE)
            canvas.setLineWidth(0.9 if attention else 0.6)
            canvas.rect(x, top - self._card_height, self._card, self._card_height)
        with tagged(canvas, "P"):
            self._draw_words(canvas, tile, detail, x, top)

    def _draw_words(self, canvas: Canvas, tile: Tile, detail: tuple[str, ...], x: float, top: float) -> None:
        y = top - _PAD - TABLE
        room = self._card - 2 * _PAD
        canvas.setFillColor(TEXT)
        name_size = max(_NAME_LEAST, min(TABLE, TABLE * room / max(width_of(tile.name, REGULAR, TABLE), 1.0)))
        canvas.setFont(REGULAR, name_size)
        canvas.drawString(x + _PAD, y, one_line(tile.name, REGULAR, name_size, room))
        size = min(_NUMBER, _NUMBER * room / max(width_of(tile.number, BOLD, _NUMBER), 1.0))
        y -= _NUMBER * 1.1
        canvas.setFillColor(ACCENT)
        canvas.setFont(BOLD, size)
        canvas.drawString(x + _PAD, y, tile.number)
        canvas.setFillColor(QUIET)
        canvas.setFont(REGULAR, SMALL)
        y -= 2.0
        for line in detail:
            y -= SMALL * LEADING
            canvas.drawString(x + _PAD, y + 0.2 * SMALL, line)
