"""The columns of a public table: which name the area, which the period, which tell kinds apart, which hold numbers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing_app.operation.background.areas import AreaKind, is_area_code
from briefing_app.operation.background.measures import is_total
from briefing_app.operation.words import normalised
from briefing_app.workbooks.background.headings import Headings, headings_of
from briefing_app.workbooks.background.numbers import is_code_heading, is_number, is_symbol
from briefing_app.workbooks.background.periods import are_periods, period_in
from briefing_app.workbooks.background.words import area_in, words_in
from briefing_app.workbooks.files.contents import CellContent, is_blank
from briefing_app.workbooks.tables.grid import Grid, at

FEWEST_BOROUGHS = 3
"""A table by borough is of several."""
_MOST_AREA_COLUMNS = 40
_SHARE = 0.8
_HEADINGS = frozenset({
    "borough", "boroughs", "borough name", "boroughname", "area", "area name", "name", "local authority", "code",
    "district", "la name", "la", "geography", "area code", "borough code", "week", "month", "year",
})  # fmt: skip
"""What stands over a column of areas, also where its other headings are numbers."""
_TO_LOOK_AT = 2_000
"""Rows by which a column is judged."""


@dataclass(frozen=True)
class Columns:
    """All of them by their place in the grid."""

    grid: Grid
    names: tuple[int, ...]
    """Of the columns with areas' names."""
    codes: tuple[int, ...]
    """Of the columns with ONS codes."""
    first: int
    """The row in which the first borough stands."""
    borough_rows: tuple[int, ...]
    """Rows of boroughs, also where the borough is named once for the rows below it."""
    under: Mapping[int, int]
    """Of the rows that name no area: the row above whose area they are about."""
    numbers: tuple[int, ...]
    headings: Headings

    @cached_property
    def words(self) -> tuple[int, ...]:
        """The other columns with anything in them."""
        taken = {*self.names, *self.codes, *self.numbers}
        rows = self.borough_rows[:_TO_LOOK_AT]
        return tuple(
            column
            for column in range(self.grid.width)
            if column not in taken and any(not is_blank(at(self.grid.rows[row], column)) for row in rows)
        )

    def contents(self, column: int, rows: Iterable[int]) -> list[CellContent]:
        return [at(self.grid.rows[row], column) for row in rows]

    @cached_property
    def period(self) -> int | None:
        """The column that says the period of a row: of several the one that tells most apart."""
        found = [
            (len({words_in(one) for one in contents}), -column)
            for column in self.words
            if are_periods(contents := self.contents(column, self.borough_rows), self.headings.name(column))
        ]
        # Where each column of numbers has its period in its heading, no other says it.
        if not found or any(column in self.headings.periods for column in self.numbers):
            return None
        return -max(found)[1]

    @cached_property
    def kinds(self) -> tuple[int, ...]:
        """The columns of words that tell apart what is counted: offences, or what is measured.

        What goes with the area or with the period (its region, its financial year) tells nothing apart, and what
        is said of a few rows only is a remark.
        """
        found: list[int] = []
        for column in self.words:
            if column == self.period:
                continue
            if self._tells_apart(column) and self._is_general(column) and not self._is_another(column, found):
                found.append(column)
        return tuple(found)

    @cached_property
    def _areas(self) -> list[tuple[str, ...]]:
        """The area of each of the boroughs' rows, as it is written."""
        named = (*self.names, *self.codes)
        rows = (self.grid.rows[self.under.get(row, row)] for row in self.borough_rows)
        return [tuple(words_in(at(cells, column)) for column in named) for cells in rows]

    def _folded(self, column: int) -> list[str]:
        return [normalised(words_in(one)) for one in self.contents(column, self.borough_rows)]

    def _tells_apart(self, column: int) -> bool:
        periods = [""] * len(self._areas) if self.period is None else self._folded(self.period)
        seen: dict[tuple[tuple[str, ...], str], str] = {}
        return any(
            seen.setdefault((area, period), word) != word
            for area, period, word in zip(self._areas, periods, self._folded(column), strict=True)
        )

    def _is_general(self, column: int) -> bool:
        """Whether most of its words are said of several boroughs."""
        areas: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for area, word in zip(self._areas, self._folded(column), strict=True):
            areas[word].add(area)
        several = sum(1 for one in areas.values() if len(one) > 1)
        return several * 2 >= len(areas)

    def _is_another(self, column: int, others: Sequence[int]) -> bool:
        """Whether one of the others says the same in other words, as a code beside a name."""
        for other in others:
            pairs = set(zip(self._folded(column), self._folded(other), strict=True))
            if len(pairs) == len({one for one, _ in pairs}) == len({two for _, two in pairs}):
                return True
        return False


def columns_of(grid: Grid, fewest: int = FEWEST_BOROUGHS) -> Columns | None:
    """None where no column names so many boroughs, or no other column has their numbers."""
    named = _area_columns(grid, fewest)
    if not named:
        return None
    codes = tuple(column for column in named if _is_of_codes(grid, column))
    names = tuple(column for column in named if column not in codes)
    rows = tuple(
        number for number, row in enumerate(grid.rows) if any(_is_borough(at(row, column)) for column in named)
    )
    candidates = [column for column in range(grid.width) if column not in named and _holds_numbers(grid, column, rows)]
    if not candidates:
        return None
    first = next(row for row in rows if any(is_number(at(grid.rows[row], column)) for column in candidates))
    while first and (_names_area(grid, first - 1, named) or _is_of_numbers(grid, first - 1, named, candidates)):
        # England, a total, or a borough without a number, before the first that has one.
        first -= 1
    rows = tuple(row for row in rows if row >= first)
    under = _under(grid, first, named, candidates)
    rows = tuple(sorted({*rows, *(row for row, above in under.items() if above in rows)}))
    headings = headings_of(grid, first, candidates, grid.width)
    numbers = tuple(
        column
        for column in candidates
        if not is_code_heading(headings.name(column))
        and not are_periods([at(grid.rows[row], column) for row in rows[:_TO_LOOK_AT]], headings.name(column))
    )
    return Columns(grid, names, codes, first, rows, under, numbers, headings) if numbers else None


def _under(grid: Grid, first: int, named: Sequence[int], candidates: Sequence[int]) -> dict[int, int]:
    """Rows with numbers below the one that names their area, once for all of them.

    They say themselves what they count, or their blank is merged with the name above; a total says nothing of whose.
    """
    found: dict[int, int] = {}
    above: int | None = None
    beside = [column for column in range(grid.width) if column not in named and column not in candidates]
    for row in range(first, len(grid.rows)):
        cells = grid.rows[row]
        if any(not is_blank(at(cells, column)) or (row, column) in grid.faults for column in named):
            above = row
        elif not any(is_number(at(cells, column)) or is_symbol(at(cells, column)) for column in candidates):
            above = None
        elif above is not None:
            words = [words_in(cell) for column in beside if not is_blank(cell := at(cells, column))]
            if any(map(is_total, words)):
                above = None
            elif words or any(is_merged_up(grid, row, column) for column in named):
                found[row] = above
            else:
                above = None
    return found


def is_merged_up(grid: Grid, row: int, column: int) -> bool:
    """Whether the cell is merged with the one above it."""
    return any(top < row <= bottom and left <= column <= right for top, left, bottom, right in grid.merged)


def _names_area(grid: Grid, row: int, named: Sequence[int]) -> bool:
    return any(area_in(at(grid.rows[row], column)).kind is not AreaKind.OTHER for column in named)


def _is_of_numbers(grid: Grid, row: int, named: Sequence[int], columns: Sequence[int]) -> bool:
    """Whether nearly all that stands in these columns are numbers, they can't be years, and no heading is beside."""
    if any(normalised(words_in(at(grid.rows[row], column))) in _HEADINGS for column in named):
        return False
    filled = [cell for column in columns if not is_blank(cell := at(grid.rows[row], column))]
    numbers = sum(is_number(cell) and not period_in(cell) for cell in filled)
    return bool(filled) and numbers >= _SHARE * len(filled)


def _area_columns(grid: Grid, fewest: int) -> tuple[int, ...]:
    found: dict[int, set[str]] = defaultdict(set)
    for row in grid.rows:
        for column, cell in enumerate(row[:_MOST_AREA_COLUMNS]):
            if isinstance(cell, str) and _is_borough(cell):
                found[column].add(area_in(cell).name)
    return tuple(column for column in sorted(found) if len(found[column]) >= fewest)


def _is_borough(cell: CellContent) -> bool:
    return area_in(cell).is_borough


def _is_of_codes(grid: Grid, column: int) -> bool:
    filled = [words_in(at(row, column)) for row in grid.rows[:_TO_LOOK_AT] if _is_borough(at(row, column))]
    return bool(filled) and sum(map(is_area_code, filled)) >= _SHARE * len(filled)


def _holds_numbers(grid: Grid, column: int, rows: Sequence[int]) -> bool:
    """Whether nearly all that stands in it beside boroughs are numbers, or signs that stand for them."""
    filled = [cell for row in rows[:_TO_LOOK_AT] if not is_blank(cell := at(grid.rows[row], column))]
    numbers = sum(map(is_number, filled))
    return numbers > 0 and numbers + sum(map(is_symbol, filled)) >= _SHARE * len(filled)
