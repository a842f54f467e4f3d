"""The heading lines over a public table's columns: what each is a figure of, and of which period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing_app.operation.cell_names import column_letters
from briefing_app.operation.words import normalised
from briefing_app.workbooks.background.periods import Way, month_alone, period_in, way_of
from briefing_app.workbooks.files.contents import CellContent, is_blank, say_content, tidied
from briefing_app.workbooks.tables.grid import Grid, at

_PIVOT = frozenset({"column labels", "row labels", "values"})
"""What Excel writes over a pivot table."""
_MOST_LINES = 4
_MOST_BLANK = 2


@dataclass(frozen=True, slots=True)
class Headings:
    """`lines` are the rows that are headings, the topmost first; none where the table begins with its first row."""

    lines: tuple[int, ...]
    words: Mapping[int, tuple[str, ...]]
    """Of each column from the top down, without its period and without what is blank."""
    periods: Mapping[int, str]
    """Of the columns that name one."""

    def name(self, column: int) -> str:
        return ": ".join(self.words.get(column, ())) or self.periods.get(column, "")


def headings_of(grid: Grid, first: int, numbers: Sequence[int], width: int) -> Headings:
    """Those over the row `first`, in which the first borough stands. `numbers` are the columns of numbers."""
    lines = _lines(grid, first, numbers)
    contents = {line: _filled_on(grid, line, lines, numbers, width) for line in lines}
    way = way_of(cell for cells in contents.values() for cell in cells.values())
    words: dict[int, tuple[str, ...]] = {}
    periods: dict[int, str] = {}
    for column in range(width):
        said = [contents[line][column] for line in lines if column in contents[line]]
        period, rest = _period_among(said, way)
        if period:
            periods[column] = period
        kept = dict.fromkeys(tidied(say_content(one)) for one in rest)
        words[column] = tuple(one for one in kept if normalised(one) not in _PIVOT)
    return Headings(tuple(lines), words, periods)


def _lines(grid: Grid, first: int, numbers: Sequence[int]) -> list[int]:
    """From the lowest up, as long as they stand over the numbers; a line of words beside is a title."""
    found: list[int] = []
    blanks = 0
    for line in range(first - 1, -1, -1):
        over = [column for column in numbers if not is_blank(at(grid.rows[line], column))]
        beside = [cell for cell in grid.rows[line] if not is_blank(cell)]
        if not beside:
            blanks += 1
            if blanks > _MOST_BLANK or len(found) > 1:
                break
            continue
        if not over or (found and len(over) < len(beside) and len(over) < 2 and not _spans(grid, line, numbers)):
            break
        found.insert(0, line)
        if len(found) == _MOST_LINES:
            break
    return found


def _spans(grid: Grid, line: int, numbers: Sequence[int]) -> bool:
    """Whether a cell of the line is merged over several columns of numbers."""
    return any(
        top <= line <= bottom and sum(left <= column <= right for column in numbers) > 1
        for top, left, bottom, right in grid.merged
    )


def _filled_on(
    grid: Grid, line: int, lines: Sequence[int], numbers: Sequence[int], width: int
) -> dict[int, CellContent]:
    """The contents of a heading line by column, those that stand over several columns at each of them."""
    row = grid.rows[line]
    there = {column: at(row, column) for column in range(width) if not is_blank(at(row, column))}
    merged = [one for one in grid.merged if one[0] <= line <= one[2] and one[3] > one[1]]
    for top, left, _, right in merged:
        content = at(grid.rows[top], left)
        if top == line and not is_blank(content):
            there |= dict.fromkeys(range(left, min(right + 1, width)), content)
    if merged or line == lines[-1]:
        return there
    return there | _spread(grid, there, lines, numbers)


def _spread(
    grid: Grid, there: Mapping[int, CellContent], lines: Sequence[int], numbers: Sequence[int]
) -> dict[int, CellContent]:
    """A heading over several columns that was not merged, or lost it in a CSV: it holds up to the next.

    Not where nothing stands below it: such a column has its whole heading here.
    """
    lowest = grid.rows[lines[-1]]
    spread: dict[int, CellContent] = {}
    current: CellContent = ""
    for before, column in zip((None, *numbers), numbers, strict=False):
        if column in there:
            current = "" if is_blank(at(lowest, column)) else there[column]
        elif before is None or column != before + 1 or is_blank(at(lowest, column)):
            current = ""
        elif not is_blank(current):
            spread[column] = current
    return spread


def _period_among(said: Sequence[CellContent], way: Way) -> tuple[str, list[CellContent]]:
    """The period that a column's headings name, also a month below its year; and the other words."""
    months = [one for one in said if month_alone(one)]
    named = [one for one in said if period_in(one, way)]
    rest = [one for one in said if one not in months and one not in named]
    if months and len(named) == 1:
        year = period_in(named[0], way)
        month = month_alone(months[0])
        return (f"{month} {year}" if year.isdigit() else f"{month} ({year})"), rest
    if len(named) == 1 and not months:
        return period_in(named[0], way), rest
    return "", list(said)


def column_said(heading: str, column: int) -> str:
    """A column's heading, or its letter where it has none."""
    return heading or f"column {column_letters(column)}"
