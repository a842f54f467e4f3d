"""Lay a figure out as a page to print or to keep, marked as its operation is."""

from collections.abc import Callable
from pathlib import Path

from briefing_app.figures.figure import Figure
from briefing_app.operation.position.position import Position
from briefing_app.operation.times import Minute, now
from briefing_app.packs.figure_sheet import lay_out_figure as laid_out
from briefing_app.processes.whole_files import write_whole


def lay_out_figure(figure: Figure, position: Position, *, clock: Callable[[], Minute] = now) -> bytes:
    """The bytes of a PDF. `position` is what the figure was worked out from, before any filter."""
    return laid_out(figure, position, made_at=clock())


def save_page(content: bytes, path: str | Path) -> Path:
    """Write the very bytes that were previewed."""
    place = Path(path)
    write_whole(place, content)
    return place
