"""Where the tables of a sheet stand: each line of headings with its rows, and what titles say of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from briefing_app.operation.kinds import Kind, Phase
from briefing_app.operation.words import normalised
from briefing_app.workbooks.files.contents import is_blank
from briefing_app.workbooks.files.sheet import Place
from briefing_app.workbooks.tables.column_values import is_ref
from briefing_app.workbooks.tables.grid import Grid, at
from briefing_app.workbooks.tables.heading_lines import Heading, Line
from briefing_app.workbooks.tables.heading_words import known_words, words_of
from briefing_app.workbooks.tables.titles import Title, title_of

_TITLES_ABOVE = 30
_MOST_WORDS_BESIDE = 3


@dataclass(frozen=True, slots=True)
class Around:
    """What titles, sections and the sheet's name say of a table."""

    borough: str | None = None
    kind: Kind | None = None
    day: Title | None = None
    day_place: Place | None = None
    phase: Phase | None = None
    summary: bool = False

    def then(self, title: Title, place: Place | None = None) -> "Around":
        """With what a title nearer to the table says."""
        near = title.whole or len(title.rest.split()) <= _MOST_WORDS_BESIDE
        return Around(
            borough=title.borough or self.borough,
            kind=title.kind if near and title.kind else None if title.kinds > 1 else self.kind,
            day=title if title.day else self.day,
            day_place=place if title.day else self.day_place,
            phase=title.phase if near and title.phase else self.phase,
            summary=title.summary if near and (title.summary or title.kind) else self.summary,
        )


@dataclass(slots=True)
class Block:
    """One line of headings with the rows below it that are its own."""

    line: Line
    first: int
    last: int
    left: int
    right: int
    around: Around
    numbers: list[int] = field(default_factory=list)


def find_blocks(
    grid: Grid, lines: Sequence[Line], numbers: Sequence[int], name: Title, year: int
) -> tuple[list[Block], Around]:
    """A block for each line of headings, and what stands above all of them. `name` is what the sheet's name says."""
    return _Blocks(grid, year).find(lines, numbers, name)


class _Blocks:
    def __init__(self, grid: Grid, year: int) -> None:
        self._grid = grid
        self._year = year

    def find(self, lines: Sequence[Line], numbers: Sequence[int], name: Title) -> tuple[list[Block], Around]:
        grid = self._grid
        lines = _without_repeats(lines, self._title_over)
        sheet_wide = Around().then(name)
        titled = {id(line): self._titles_above(line, lines, place == 0) for place, line in enumerate(lines)}
        above_all = sheet_wide
        if lines:
            for number in titled[id(lines[0])]:
                above_all = above_all.then(*self._title_in(number, 0, grid.width))
        blocks = []
        for line in lines:
            left, right = _area(line, lines, grid.width)
            below = [
                other for other in lines if other.top > line.bottom and other.left <= right and other.right >= left
            ]
            cut = min((min([other.top, *titled[id(other)]]) for other in below), default=len(grid.rows))
            around = above_all if line.top == lines[0].top or not titled[id(line)] else replace(above_all, kind=None)
            if line.top != lines[0].top or len([one for one in lines if one.top == line.top]) > 1:
                around = replace(
                    sheet_wide, borough=above_all.borough, day=above_all.day, day_place=above_all.day_place
                )
            for number in titled[id(line)]:
                around = around.then(*self._title_in(number, left, right))
            if grid.turned:
                line, titles = _without_titles(grid, line)
                above = [str(cell) for _, cell in grid.filled(line.bottom, left, line.left - 1)]
                for title in (*above, *titles):
                    around = around.then(title_of(title, self._year))
            block = Block(line, line.bottom + 1, cut - 1, left, right, around)
            block.numbers = [number for number in numbers if block.first <= number <= block.last]
            if grid.faults:
                more = {
                    row for row, column in grid.faults if block.first <= row <= block.last and left <= column <= right
                }
                block.numbers = sorted({*block.numbers, *more})
            blocks.append(block)
        return blocks, above_all

    def _titles_above(self, line: Line, lines: Sequence[Line], first: bool) -> list[int]:
        """The rows of titles that belong to a line of headings, the farthest first."""
        if first:
            return list(range(max(0, line.top - _TITLES_ABOVE), line.top))
        floor = max((other.bottom for other in lines if other.bottom < line.top), default=-1)
        found: list[int] = []
        gap = False
        for number in range(line.top - 1, floor, -1):
            cells = self._grid.filled(number, 0, self._grid.width)
            if not cells:
                gap = True
                continue
            title, _ = self._title_in(number, 0, self._grid.width)
            titular = (
                len(cells) <= 3
                and all(isinstance(cell, str) for _, cell in cells)
                and not any(is_ref(cell) for _, cell in cells)
            )
            if not titular and not (len(cells) == 1 and title.day):
                break
            if not title.says_something and (gap or number < line.top - 1):
                break
            if title.text and normalised(title.text).startswith(("total", "note", "source", "nil")):
                break
            found.append(number)
            if len(found) >= 4:
                break
        return found[::-1]

    def _title_over(self, line: Line) -> tuple[object, ...]:
        """What the title right above a line of headings says of its rows."""
        for number in range(line.top - 1, max(-1, line.top - 3), -1):
            cells = self._grid.filled(number, line.left, line.right)
            if not cells:
                continue
            title, _ = self._title_in(number, line.left, line.right)
            if len(cells) > 2 or not title.whole or any(is_ref(cell) for _, cell in cells):
                break
            return title.borough, title.kind, title.day, title.phase
        return ()

    def _title_in(self, number: int, left: int, right: int) -> tuple[Title, Place]:
        cells = self._grid.filled(number, left, right)
        if not cells:
            return Title(""), (number, 0)
        if len(cells) <= 4 and len(cells) > 1 and all(isinstance(cell, str) for _, cell in cells):
            return title_of(" : ".join(str(cell) for _, cell in cells), self._year), self._grid.true(
                number, cells[0][0]
            )
        dated = next(((column, cell) for column, cell in cells if title_of(cell, self._year).day), cells[0])
        return title_of(dated[1], self._year), self._grid.true(number, dated[0])

    # --- one table --------------------------------------------------------------------------


def _without_titles(grid: Grid, line: Line) -> tuple[Line, list[str]]:
    """A table on its side without the lines above it, which stand where its labels do."""
    known = known_words()
    labels: list[Heading] = []
    titles: list[str] = []
    for heading in line.headings:
        alone = all(is_blank(at(row, heading.column)) for row in grid.rows[line.bottom + 1 :])
        if alone and not any(words_of(said) in known for said in heading.readings):
            titles.append(heading.said)
        else:
            labels.append(heading)
    return (replace(line, headings=tuple(labels)), titles) if labels else (line, [])


def _without_repeats(lines: Sequence[Line], title_over: Callable[[Line], tuple[object, ...]]) -> list[Line]:
    """Without headings that stand again below the same headings: a page began there, under no title of its own."""
    kept: list[Line] = []
    for line in lines:
        same = [(heading.column, words_of(heading.said)) for heading in line.headings]
        own = title_over(line)
        if not any(
            other.bottom < line.top
            and own in ((), title_over(other))
            and [(one.column, words_of(one.said)) for one in other.headings] == same
            and not any(
                between.top > other.bottom
                and between.bottom < line.top
                and between.left <= line.right
                and between.right >= line.left
                for between in kept
            )
            for other in kept
        ):
            kept.append(line)
    return kept


def _area(line: Line, lines: Sequence[Line], width: int) -> tuple[int, int]:
    """The columns that belong to a table: its own, and what stands beside it as far as the next table."""
    others = [other for other in lines if other is not line and other.top <= line.bottom + 1_000_000]
    left = max(
        (other.right + 1 for other in others if other.right < line.left and _beside(line, other, lines)), default=0
    )
    right = min(
        (other.left - 1 for other in others if other.left > line.right and _beside(line, other, lines)),
        default=width - 1,
    )
    return left, right


def _beside(line: Line, other: Line, lines: Sequence[Line]) -> bool:
    """Whether two tables reach past each other's rows."""
    below_line = min(
        (one.top for one in lines if one.top > line.bottom and one.left <= line.right and one.right >= line.left),
        default=10**9,
    )
    below_other = min(
        (one.top for one in lines if one.top > other.bottom and one.left <= other.right and one.right >= other.left),
        default=10**9,
    )
    return other.top < below_line and line.top < below_other
