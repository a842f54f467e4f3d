"""A figure as plain data, for the command line and for comparing media with each other."""

from typing import Any

from briefing_app.figures.figure import Figure
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
        "tiles": [
            {"key": tile.key, "name": tile.name, "number": tile.number, "detail": tile.detail} for tile in figure.tiles
        ],
        "columns": [column.heading for column in figure.table.columns],
        "rows": [[cell.value for cell in row] for row in figure.table.rows],
        "total": [cell.value for cell in figure.table.total],
    }
