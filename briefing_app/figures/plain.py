"""A figure as plain data, for the command line and for comparing media with each other."""

from datetime import datetime
from typing import Any

from briefing_app.figures.exported_cells import Form, exported
from briefing_app.figures.figure import Cell, Figure
from briefing_app.operation.times import say_iso


def as_plain(figure: Figure) -> dict[str, Any]:
    """The value that is on the screen and on paper; numbers are numbers, None is not stated."""
    return {
        "id": figure.id,
        "name": figure.name,
        "title": figure.title,
        "subtitle": figure.subtitle,
        "sentence": figure.sentence,
        "data_as_at": max((say_iso(one.as_at) for one in figure.basis if one.as_at is not None), default=None),
        "returns": [
            {
                "phase": one.phase,
                "included": list(one.included),
                "awaited": list(one.awaited),
                "data_as_at": say_iso(one.as_at) if one.as_at is not None else None,
            }
            for one in figure.basis
        ],
        "source": figure.source_line,
        "tiles": [
            {"key": tile.key, "name": tile.name, "number": tile.number, "detail": tile.detail} for tile in figure.tiles
        ],
        "columns": [column.heading for column in figure.table.columns],
        "rows": [[_plain(cell) for cell in row] for row in figure.table.rows],
        "total": [_plain(cell) for cell in figure.table.total],
        "said": [[cell.said for cell in row] for row in (*figure.table.rows, *filter(None, (figure.table.total,)))],
    }


def _plain(cell: Cell) -> str | int | float | None:
    """As it leaves the app anywhere: a number only where its words say just that, a moment as one, a share in percent.

    What has neither number nor words of its own, such as an awaited one, is None: `said` tells why.
    """
    taken = exported(cell)
    if isinstance(taken.value, datetime):
        return taken.value.isoformat(timespec="minutes")
    return taken.value if taken.form is Form.WORDS and cell.value is not None else cell.value
