"""Figures on the page: the finding in words, the drawing, its table twin, and the returns it rests on."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable

from briefing_app.figures.figure import Figure, Table
from briefing_app.operation.words import AWAITED
from briefing_app.packs.blocks import figure_head, gap
from briefing_app.packs.figure_drawing import drawing_of, fits, split_rows
from briefing_app.packs.figure_note import FigureNote
from briefing_app.packs.material import capital
from briefing_app.packs.page import LANDSCAPE_WIDTH, PORTRAIT_WIDTH, SMALL, TABLE
from briefing_app.packs.picture import Picture
from briefing_app.packs.side_by_side import Beside
from briefing_app.packs.tables import DataTable
from briefing_app.packs.typesetting import shown

_BESIDE_SPACE = 14.0
_MOST_COLUMNS = 14
_MOST_LANDSCAPE_COLUMNS = 27
_MOST_HEIGHT = 500.0
"""Points that a figure and what belongs to it may take of a page."""
_ALWAYS_FIT = 40
"""So many rows fit a page at their lowest."""
_TWIN_SIZES = (6.1, 5.8, 5.5, 5.2)
_AROUND = 75.0
"""Points that finding, subtitle and basis take above and below a figure."""


def drawn(figure: Figure, width: float, *, height: float | None = None) -> Picture:
    """The very figure of the screen, as vectors."""
    drawing = drawing_of(figure, width, min(fits(figure, width), _MOST_HEIGHT) if height is None else height)
    return Picture(drawing, shown(f"{capital(figure.name)}. {figure.sentence}"))


def figure_with_twin(
    figure: Figure, width: float = PORTRAIT_WIDTH, *, height: float | None = None, tight: bool = False
) -> Iterator[Flowable]:
    """Finding, drawing, basis, and the table with the same numbers below."""
    if _nothing_to_draw(figure):
        yield from _words_alone(figure)
        return
    if _too_long(figure, width):
        yield from split_figure(figure, width, height=_MOST_HEIGHT)
        yield from twin_tables(figure.table, width, tight=tight)
        return
    drawing = drawn(figure, width, height=height)
    yield CondPageBreak(drawing.height + 110)
    yield from figure_head(figure.title, figure.subtitle)
    yield drawing
    yield gap(2)
    yield from twin_tables(figure.table, width, tight=tight)
    yield FigureNote(figure)


def twin_tables(table: Table, width: float, *, tight: bool = False) -> Iterator[DataTable]:
    """The table twin; one with a column for each hour in as many pieces as keep it legible."""
    for piece in _pieces(table, _MOST_COLUMNS):
        yield DataTable.of(piece, width=width, size=SMALL if tight else TABLE, tight=tight, noted=True)


def twin_page(figure: Figure, room: float = 0.0) -> Iterator[Flowable]:
    """The table twin of a figure that fills a page, on a landscape page of its own.

    With `room`, the height of such a page, a little smaller where only that keeps it and its note on one page.
    """
    pieces = list(_pieces(figure.table, _MOST_LANDSCAPE_COLUMNS))
    for size in _TWIN_SIZES:
        title = f"{figure.name}: the same numbers"
        tables = [
            DataTable.of(piece, width=LANDSCAPE_WIDTH, size=size, tight=True, title=title, noted=True)
            for piece in pieces
        ]
        high = sum(one.wrap(LANDSCAPE_WIDTH, room)[1] + one.getSpaceAfter() for one in tables)
        if not room or len(tables) > 1 or high <= room - _AROUND:
            break
    yield from tables
    yield FigureNote(figure, more=f"{figure.subtitle}.", numbers_only=True)


def _pieces(table: Table, most: int) -> Iterator[Table]:
    """The table with at most so many columns beside the first, in pieces of like width."""
    numbers = len(table.columns) - 1
    each = -(-numbers // (-(-numbers // most) or 1)) or 1
    for first in range(1, numbers + 1, each):
        yield _columns_of(table, range(first, min(first + each, numbers + 1)))


def _columns_of(table: Table, places: Sequence[int]) -> Table:
    """The first column and these."""
    kept = (0, *places)
    return Table(
        tuple(table.columns[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in table.rows),
        tuple(table.total[place] for place in kept) if table.total else (),
    )


def stated_only(table: Table) -> Table:
    """Without the columns in which every row is awaited: a briefing says nothing of results."""
    rows = (*table.rows, *([table.total] if table.total else []))
    places = [
        place
        for place in range(1, len(table.columns))
        if not rows or any(row[place].value is not None or row[place].said != AWAITED for row in rows)
    ]
    return _columns_of(table, places)


def figure_beside_twin(
    figure: Figure, *, chart_share: float = 0.56, height: float | None = None, tight: bool = False
) -> Iterator[Flowable]:
    """Drawing on the left, its table on the right: for figures with few rows."""
    if _nothing_to_draw(figure):
        yield from _words_alone(figure)
        return
    chart = (PORTRAIT_WIDTH - _BESIDE_SPACE) * chart_share
    width = PORTRAIT_WIDTH - _BESIDE_SPACE - chart
    table = DataTable.of(figure.table, width=width, size=SMALL if tight else TABLE, tight=tight, noted=True)
    if _too_long(figure, chart) or table.wrap(width, _MOST_HEIGHT)[1] > _MOST_HEIGHT:
        yield from figure_with_twin(figure, height=height, tight=tight)
        return
    pair = Beside([drawn(figure, chart, height=height)], [table], widths=(chart, width), space=_BESIDE_SPACE)
    yield CondPageBreak(pair.wrap(PORTRAIT_WIDTH, _MOST_HEIGHT)[1] + 70)
    yield from figure_head(figure.title, figure.subtitle)
    yield pair
    yield FigureNote(figure)


def figure_alone(figure: Figure, width: float = PORTRAIT_WIDTH, *, height: float | None = None) -> Iterator[Flowable]:
    """Without its twin, which stands on a page of its own."""
    if _nothing_to_draw(figure):
        yield from _words_alone(figure)
        return
    if _too_long(figure, width):
        yield from split_figure(figure, width, height=_MOST_HEIGHT)
        return
    drawing = drawn(figure, width, height=height)
    yield CondPageBreak(drawing.height + 70)
    yield from figure_head(figure.title, figure.subtitle)
    yield drawing
    yield gap(2)
    yield FigureNote(figure)


def split_figure(figure: Figure, width: float = PORTRAIT_WIDTH, *, height: float) -> Iterator[Flowable]:
    """A long figure over as many pages as it needs at a legible size, each with its finding above."""
    for piece in split_rows(figure, width, height - _AROUND):
        yield from figure_alone(piece, width, height=height - _AROUND)


def _nothing_to_draw(figure: Figure) -> bool:
    if figure.chart is not None:
        return not figure.chart.rows
    return figure.tile_map is None and not figure.tiles


def _words_alone(figure: Figure) -> Iterator[Flowable]:
    """What can be said of a figure that has no rows yet."""
    yield from figure_head(figure.title, figure.subtitle)
    yield FigureNote(figure)


def _too_long(figure: Figure, width: float) -> bool:
    """Whether even its lowest legible rows don't fit a page."""
    rows = len(figure.chart.rows) if figure.chart else 0
    return rows > _ALWAYS_FIT and fits(figure, width) > _MOST_HEIGHT + _AROUND
