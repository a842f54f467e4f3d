"""The rows and heads of a table on paper, as they are to be read and as they are set in lines of type."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from briefing_app.figures.figure import Align, Cell

PAD_X = 3.0
"""Space left and right of a cell's words."""


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


REGULAR_ROWS = (RowStyle.PLAIN, RowStyle.SPAN)


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


def twin_line(row: tuple[Cell, ...]) -> Line:
    """A figure's row; where one word stands in all its cells it is said once."""
    words = {cell.said for cell in row[1:]}
    if len(row) > 2 and len(words) == 1 and all(cell.value is None for cell in row[1:]):
        return Line((row[0].said, words.pop()), RowStyle.SPAN)
    return Line(tuple(cell.said for cell in row))
