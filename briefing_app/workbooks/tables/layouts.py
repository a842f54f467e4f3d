"""Finds every table of a sheet, however it is laid out, and ties each value to its cell."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from briefing_app.operation.boroughs import all_boroughs, borough_named
from briefing_app.operation.cell_names import column_letters
from briefing_app.operation.kinds import Kind, Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns import Problem, Severity
from briefing_app.operation.words import normalised
from briefing_app.workbooks.files.contents import Asked, CellContent, is_blank, say_content
from briefing_app.workbooks.files.sheet import Place, Sheet
from briefing_app.workbooks.tables.column_values import is_ref, letter_of_ref
from briefing_app.workbooks.tables.found_tables import (
    Doubtful,
    FoundColumn,
    FoundTable,
    FoundTables,
    How,
    Left,
    LeftOut,
)
from briefing_app.workbooks.tables.grid import MOST_TURNED, Grid
from briefing_app.workbooks.tables.heading_lines import (
    LEAST_COLUMNS,
    Heading,
    KindFound,
    Line,
    fields_in,
    find_lines,
    find_lines_in_bands,
    kind_of_line,
    split_line,
    words_in,
)
from briefing_app.workbooks.tables.heading_words import BOROUGH, DAY, known_words, words_of
from briefing_app.workbooks.tables.plain_tables import plain_table
from briefing_app.workbooks.tables.recognised_columns import ColumnsOf, Recognised, Where, holds_rows, join
from briefing_app.workbooks.tables.summaries import is_summary_line, read_summary
from briefing_app.workbooks.tables.table_rows import Region, Sorted, sort_rows
from briefing_app.workbooks.tables.titles import Title, title_of
from briefing_app.workbooks.tables.totals import compare_totals
from briefing_app.workbooks.tables.wide_tables import WideTable, find_wide_tables
from briefing_app.workbooks.values.questions import Questions
from briefing_app.workbooks.values.suggestions import suggestions

_TITLES_ABOVE = 30
_MOST_WORDS_BESIDE = 3
_STRAY_SHARE = 0.2
_FIELDS_OF_RECORDS = 4
"""A table with so many different headings holds records, whatever its title says."""
_FEW_FIELDS = 3
_LEFT_ALONE = frozenset(("lists", "lookup", "lookups", "validation", "data validation", "dropdowns", "drop downs"))
_TAKE_OUT = "Titles or notes, no records"
_TAKE_IN = "Records"


def find_tables(sheet: Sheet, phase: Phase | None, *, operation: Operation, questions: Questions) -> FoundTables:
    """Every table of a sheet. `phase` is the return's, where it is known."""
    if normalised(sheet.name) in _LEFT_ALONE:
        return FoundTables(sheet.name)
    year = operation.day.year
    name = title_of(sheet.name, year)
    plain = plain_table(sheet, name.kind if not name.rest else None, year) if not name.summary else None
    if plain is not None:
        table, borough = plain
        return FoundTables(sheet.name, (table,), borough=name.borough or borough, phase=name.phase)
    finder = _Finder(sheet, name, phase, operation, questions)
    return finder.find()


@dataclass(frozen=True, slots=True)
class _Around:
    """What titles, sections and the sheet's name say of a table."""

    borough: str | None = None
    kind: Kind | None = None
    day: Title | None = None
    day_place: Place | None = None
    phase: Phase | None = None
    summary: bool = False

    def then(self, title: Title, place: Place | None = None) -> "_Around":
        """With what a title nearer to the table says."""
        near = title.whole or len(title.rest.split()) <= _MOST_WORDS_BESIDE
        return _Around(
            borough=title.borough or self.borough,
            kind=title.kind if near and title.kind else None if title.kinds > 1 else self.kind,
            day=title if title.day else self.day,
            day_place=place if title.day else self.day_place,
            phase=title.phase if near and title.phase else self.phase,
            summary=title.summary if near and (title.summary or title.kind) else self.summary,
        )


@dataclass(slots=True)
class _Block:
    """One line of headings with the rows below it that are its own."""

    line: Line
    first: int
    last: int
    left: int
    right: int
    around: _Around
    numbers: list[int] = field(default_factory=list)


class _Finder:
    """The tables of one sheet that is not in the template's manner."""

    def __init__(
        self, sheet: Sheet, name: Title, phase: Phase | None, operation: Operation, questions: Questions
    ) -> None:
        self._sheet = sheet
        self._name = name
        self._phase = phase
        self._operation = operation
        self._questions = questions
        self._year = operation.day.year
        self._tables: list[FoundTable] = []
        self._problems: list[Problem] = []

    def find(self) -> FoundTables:
        grid = Grid(self._sheet)
        filled = [number for number, row in enumerate(grid.rows) if any(not is_blank(cell) for cell in row)]
        if not filled:
            return FoundTables(self._sheet.name)
        wide = find_wide_tables(grid, filled, self._name, self._phase, self._year, self._operation)
        taken = {row for table in wide for row in table.all_rows}
        left = [number for number in filled if number not in taken]
        lines = self._lines(grid, left)
        summary = read_summary(grid, filled, lines, self._name, self._year) if not wide else None
        if summary is not None:
            return FoundTables(
                self._sheet.name, (), summary.printed, summary.problems, summary=True, borough=summary.borough
            )
        turned = Grid(self._sheet, turned=True)
        on_side = self._lines_on_side(turned, filled) if not wide and _widest(lines) < _FIELDS_OF_RECORDS else []
        if _widest(on_side) > max(_widest(lines), LEAST_COLUMNS):
            grid, lines, left = turned, on_side, list(range(len(turned.rows)))
        if not lines and not wide:
            forced = self._forced_line(grid, filled)
            lines = [forced] if forced else []
        blocks, around = self._blocks(grid, lines, left)
        for table in wide:
            self._tables.append(self._of_wide(table))
        for block in blocks:
            self._read_block(grid, block)
        if not self._tables:
            self._tell_unread(grid, filled)
        return FoundTables(
            self._sheet.name,
            tuple(self._tables),
            problems=tuple(self._problems),
            borough=around.borough,
            phase=around.phase,
        )

    # --- where the tables are ---------------------------------------------------------------

    def _lines(self, grid: Grid, numbers: Sequence[int]) -> list[Line]:
        found = find_lines(grid.rows, grid.merged, numbers)
        lines: list[Line] = []
        for place, line in enumerate(found):
            following = [other.top for other in found[place + 1 :] if other.top > line.bottom]
            last = (following[0] if following else len(grid.rows)) - 1
            lines += split_line(grid.rows, line, last)
        bands = find_lines_in_bands(grid.rows, grid.merged, numbers)
        apart = (_told(bands), -len(bands)) >= (_told(lines), -len(lines))
        return _without_weak(grid, bands if apart else lines)

    def _lines_on_side(self, turned: Grid, filled: Sequence[int]) -> list[Line]:
        if len(filled) > MOST_TURNED or self._name.summary:
            return []
        return self._lines(
            turned, [number for number, row in enumerate(turned.rows) if any(not is_blank(one) for one in row)]
        )

    def _forced_line(self, grid: Grid, filled: Sequence[int]) -> Line | None:
        """On a sheet that is named after a kind, the first row of words with something below is its headings."""
        if self._name.kind is None or self._name.rest or self._name.summary:
            return None
        for number, following in itertools.pairwise(filled):
            cells = grid.filled(number, 0, grid.width)
            worded = len(cells) >= 2 and all(isinstance(cell, str) and len(cell) < 60 for _, cell in cells)
            if worded and len(grid.filled(following, 0, grid.width)) >= 2:
                headings = tuple(Heading(column, (str(cell).strip(),)) for column, cell in cells)
                return Line(number, number, headings, 0)
        return None

    def _blocks(self, grid: Grid, lines: Sequence[Line], numbers: Sequence[int]) -> tuple[list[_Block], _Around]:
        lines = _without_repeats(lines)
        sheet_wide = _Around().then(self._name)
        titled = {id(line): self._titles_above(grid, line, lines, place == 0) for place, line in enumerate(lines)}
        above_all = sheet_wide
        if lines:
            for number in titled[id(lines[0])]:
                above_all = above_all.then(*self._title_in(grid, number, 0, grid.width))
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
                around = around.then(*self._title_in(grid, number, left, right))
            if grid.turned:
                line, titles = _without_titles(grid, line)
                above = [str(cell) for _, cell in grid.filled(line.bottom, left, line.left - 1)]
                for title in (*above, *titles):
                    around = around.then(title_of(title, self._year))
            block = _Block(line, line.bottom + 1, cut - 1, left, right, around)
            block.numbers = [number for number in numbers if block.first <= number <= block.last]
            if grid.faults:
                more = {
                    row for row, column in grid.faults if block.first <= row <= block.last and left <= column <= right
                }
                block.numbers = sorted({*block.numbers, *more})
            blocks.append(block)
        return blocks, above_all

    def _titles_above(self, grid: Grid, line: Line, lines: Sequence[Line], first: bool) -> list[int]:
        """The rows of titles that belong to a line of headings, the farthest first."""
        if first:
            return list(range(max(0, line.top - _TITLES_ABOVE), line.top))
        floor = max((other.bottom for other in lines if other.bottom < line.top), default=-1)
        found: list[int] = []
        gap = False
        for number in range(line.top - 1, floor, -1):
            cells = grid.filled(number, 0, grid.width)
            if not cells:
                gap = True
                continue
            title, _ = self._title_in(grid, number, 0, grid.width)
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

    def _title_in(self, grid: Grid, number: int, left: int, right: int) -> tuple[Title, Place]:
        cells = grid.filled(number, left, right)
        if not cells:
            return Title(""), (number, 0)
        if len(cells) <= 4 and len(cells) > 1 and all(isinstance(cell, str) for _, cell in cells):
            return title_of(" : ".join(str(cell) for _, cell in cells), self._year), grid.true(number, cells[0][0])
        dated = next(((column, cell) for column, cell in cells if title_of(cell, self._year).day), cells[0])
        return title_of(dated[1], self._year), grid.true(number, dated[0])

    # --- one table --------------------------------------------------------------------------

    def _read_block(self, grid: Grid, block: _Block) -> None:
        phase = block.around.phase or self._phase
        below = [grid.rows[number] for number in block.numbers]
        found = kind_of_line(block.line, block.around.kind, phase, below)
        if found is None:
            return
        if (
            block.around.summary
            and block.line.distinct < _FIELDS_OF_RECORDS
            and not any(letter_of_ref(_first(row)) for row in below)
        ):
            text = "A table under the title of a summary was not read."
            where = grid.cell(block.line.bottom, block.line.left)
            self._problems.append(Problem(self._sheet.name, where, "", "", text, Severity.WARN))
            return
        if is_summary_line(block.line, grid, block.numbers, found.kind):
            summary = read_summary(grid, block.numbers, [block.line], replace(self._name, summary=True), self._year)
            if summary is not None:
                self._problems += summary.problems
            return
        kind_found, doubt = self._settle_kind(grid, block, found)
        if kind_found is None:
            return
        self._tables += _Reader(self, grid, block, kind_found, phase, doubt).read()

    def _settle_kind(self, grid: Grid, block: _Block, found: KindFound) -> tuple[Kind | None, str]:
        """The kind; and, while nobody has said which it is, why its rows are held."""
        where = grid.cell(block.line.bottom, block.line.left)
        if found.against_name:
            said = block.around.kind.sheet if block.around.kind else self._sheet.name
            self._problems.append(
                Problem(
                    self._sheet.name, where, "", said,
                    f"The sheet or title says {said}, the headings are those of {found.kind.many}; "
                    f"the rows were read as {found.kind.many}.",
                    Severity.WARN,
                )
            )  # fmt: skip
        if not found.rivals:
            return found.kind, ""
        choices = (found.kind, *found.rivals)
        asked = Asked(
            "kind of table",
            " / ".join(heading.said for heading in block.line.headings)[:200],
            f"On the sheet {self._sheet.name}, the headings in row {block.line.bottom + 1} fit "
            f"{' as well as '.join(one.many for one in choices)}. What are its rows?",
            tuple(one.sheet for one in choices),
        )
        answer = self._questions.settle("", "", asked, [f"{self._sheet.name}!{where}"])
        if answer is None:
            return found.kind, f"It is not clear whether these are {' or '.join(one.many for one in choices)}."
        return choices[answer.choice], ""

    def _of_wide(self, wide: WideTable) -> FoundTable:
        return wide.table

    def _tell_unread(self, grid: Grid, filled: Sequence[int]) -> None:
        if self._sheet.hidden or len(filled) < 2:
            return
        if not any(len(grid.filled(number, 0, grid.width)) >= 3 for number in filled):
            return
        text = f"The sheet {self._sheet.name} has no headings of a return; it was not read."
        self._problems.append(Problem(self._sheet.name, "", "", "", text, Severity.WARN))

    @property
    def sheet(self) -> Sheet:
        return self._sheet

    @property
    def questions(self) -> Questions:
        return self._questions

    @property
    def only_day(self) -> date | None:
        """The day of an operation of one day: a title that names it says nothing about the night after."""
        return self._operation.day if self._operation.period.minutes <= 24 * 60 else None

    @property
    def year(self) -> int:
        return self._year


class _Reader:
    """Reads one block as a table."""

    def __init__(self, finder: _Finder, grid: Grid, block: _Block, kind: Kind, phase: Phase | None, doubt: str) -> None:
        self._finder = finder
        self._grid = grid
        self._block = block
        self._kind = kind
        self._phase = phase
        self._doubt = doubt
        self._problems: list[Problem] = []
        self._doubtful: list[Doubtful] = []

    def read(self) -> list[FoundTable]:
        first_look = sort_rows(self._region(), None)
        recognised = self._columns(first_look)
        by_column = {one.column: one for one in recognised.columns}
        by_column |= {
            column: replace(by_column[joined], column=column)
            for joined, pair in recognised.joined.items()
            for column in pair
        }
        sorted_rows = sort_rows(self._region(), by_column)
        if not recognised.columns and not recognised.waiting:
            return []
        self._settle_doubts(sorted_rows)
        return [self._table(recognised, sorted_rows, by_column)]

    def _region(self) -> Region:
        block, grid = self._block, self._grid
        words = set(words_in(block.line))
        for number in range(block.line.top, block.line.bottom + 1):
            words |= {
                words_of(cell) for _, cell in grid.filled(number, block.left, block.right) if isinstance(cell, str)
            }
        return Region(
            kind=self._kind,
            numbers=range(block.first, block.last + 1) if len(block.numbers) > 0 else (),
            row=self._row_reader(),
            first=block.line.left,
            last=block.line.right,
            words=frozenset(words),
            with_faults=frozenset(row for row, column in grid.faults if block.left <= column <= block.right),
            spread=frozenset(top for top, left, bottom, right in grid.merged if right > left and top == bottom),
            year=self._finder.year,
        )

    def _row_reader(self) -> Callable[[int], list[tuple[int, CellContent]]]:
        wanted = set(self._block.numbers)
        left, right = self._block.left, self._block.right
        return lambda number: self._grid.filled(number, left, right) if number in wanted else []

    def _columns(self, rows: Sorted) -> Recognised:
        grid, block = self._grid, self._block
        contents: dict[int, list[CellContent]] = {}
        own = {heading.column for heading in block.line.headings}
        for column in range(block.left, block.right + 1):
            cells = [_at(grid.rows[number], column) for number in rows.records]
            filled = sum(1 for cell in cells if not is_blank(cell))
            if not filled and column not in own:
                continue
            beside = block.line.left - 1 <= column <= block.line.right + 1
            if column not in own and not beside and filled < max(2, _STRAY_SHARE * len(cells)):
                self._tell_stray(column, rows.records)
                continue
            contents[column] = cells
        bottom = block.line.bottom
        where = Where(self._finder.sheet.name, lambda column: grid.cell(bottom, column), grid.column_said)
        found = ColumnsOf(self._kind, self._phase, where, contents, self._finder.questions).recognise(block.line)
        self._problems += found.problems
        return found

    def _tell_stray(self, column: int, records: Sequence[int]) -> None:
        cells = [number for number in records if not is_blank(_at(self._grid.rows[number], column))]
        where = self._grid.cell(cells[0], column)
        found = say_content(_at(self._grid.rows[cells[0]], column))[:60]
        text = f"“{found}” stands beside the table, under no heading; it was not read."
        self._problems.append(Problem(self._finder.sheet.name, where, "", found, text, Severity.WARN))

    def _settle_doubts(self, rows: Sorted) -> None:
        """Rows that may be titles or notes are held until a person says what they are, all at once."""
        if not rows.doubtful:
            return
        name = self._finder.sheet.name
        numbers = sorted(rows.doubtful)
        said = "; ".join(f"“{rows.doubtful[number]}”" for number in numbers[:3]) + (" …" if len(numbers) > 3 else "")
        asked = Asked(
            "rows that may be no records",
            f"{name}: {said}",
            f"On the sheet {name}, {_rows_said(self._grid, numbers)} have hardly anything of a record: {said}. "
            f"Are they records of {self._kind.many}?",
            (_TAKE_OUT, _TAKE_IN),
            lasting=False,
        )
        cells = [f"{name}!{self._grid.cell(number, self._first_filled(number))}" for number in numbers]
        answer = self._finder.questions.settle(self._kind.name, "", asked, cells)
        if answer is None:
            return
        if asked.choices[answer.choice] == _TAKE_OUT:
            rows.records = [number for number in rows.records if number not in rows.doubtful]
            rows.left_out += [LeftOut(number + 1, Left.OUT, rows.doubtful[number]) for number in numbers]
        rows.doubtful.clear()

    def _first_filled(self, number: int) -> int:
        return self._grid.filled(number, self._block.left, self._block.right)[0][0]

    def _table(self, recognised: Recognised, rows: Sorted, by_column: Mapping[int, FoundColumn]) -> FoundTable:
        grid, block, name = self._grid, self._block, self._finder.sheet.name
        records = rows.records
        contents, places = self._contents(recognised, records)
        boroughs, borough_cells = self._boroughs(recognised, rows)
        days, day_places = self._days(recognised, rows)
        columns = list(recognised.columns)
        if self._kind.name == "arrests" and days is not None and "arrest_date" not in recognised.fields:
            column = max((block.right, *recognised.joined, 0)) + 1
            columns.append(FoundColumn(column, "arrest_date", "", How.LAYOUT))
            for record, day in enumerate(days):
                contents[record] += [""] * (column + 1 - len(contents[record]))
                contents[record][column] = day
                if record in day_places:
                    places[record, column] = day_places[record]
        if grid.turned:
            for record, number in enumerate(records):
                places |= {
                    (record, one.column): grid.true(number, one.column)
                    for one in columns
                    if one.column not in recognised.joined and (record, one.column) not in places
                }
        for record, number in enumerate(records):
            if number in rows.doubtful:
                self._hold(
                    record,
                    "",
                    rows.doubtful[number],
                    "The row has hardly anything of a record; it is held until you say what it is.",
                )
            elif self._doubt:
                self._hold(record, "", "", f"{self._doubt} The row is held until you say.")
            for waiting, says in recognised.waiting.items():
                if holds_rows(self._kind, waiting):
                    self._hold(
                        record,
                        "" if waiting == BOROUGH else waiting,
                        "",
                        f"{says} The row is held until that is answered.",
                    )
        self._problems += compare_totals(self._kind, name, grid.rows, records, rows, by_column, grid.cell)
        heading_rows = (
            tuple(range(block.line.top + 1, block.line.bottom + 2))
            if not grid.turned
            else tuple(sorted(heading.column + 1 for heading in block.line.headings))
        )
        true_numbers = [number + 1 for number in records] if not grid.turned else [block.line.left + 1] * len(records)
        left_out = sorted(rows.left_out, key=lambda one: one.row)
        return FoundTable(
            sheet=name,
            kind=self._kind,
            phase=block.around.phase,
            heading_rows=heading_rows,
            columns=tuple(columns),
            rows=contents,
            numbers=true_numbers,
            true_columns={joined: pair[1] for joined, pair in recognised.joined.items()},
            places=places,
            boroughs=boroughs,
            borough_cells=borough_cells,
            days=days,
            left_out=tuple(left_out),
            unknown=recognised.unknown,
            doubtful=tuple(self._doubtful),
            problems=tuple(self._problems),
        )

    def _contents(
        self, recognised: Recognised, records: Sequence[int]
    ) -> tuple[list[list[CellContent]], dict[Place, Place]]:
        grid = self._grid
        width = max((one.column for one in recognised.columns), default=0) + 1
        places: dict[Place, Place] = {}
        contents: list[list[CellContent]] = []
        for number in records:
            row = list(grid.rows[number][:width])
            row += [""] * (width - len(row))
            contents.append(row)
        for joined, (day, clock) in recognised.joined.items():
            for record, number in enumerate(records):
                contents[record][joined] = join(_at(grid.rows[number], day), _at(grid.rows[number], clock))
                places[record, joined] = grid.true(number, clock)
        self._fill_down_units(recognised, records, contents, places)
        return contents, places

    def _fill_down_units(
        self,
        recognised: Recognised,
        records: Sequence[int],
        contents: list[list[CellContent]],
        places: dict[Place, Place],
    ) -> None:
        """A unit merged over several rows is each row's."""
        for one in recognised.columns:
            if one.field not in ("unit", "lead_unit", "arresting_unit", "visiting_unit"):
                continue
            for top, left, bottom, right in self._grid.merged:
                if left <= one.column <= right and bottom > top:
                    for record, number in enumerate(records):
                        if top < number <= bottom:
                            contents[record][one.column] = _at(self._grid.rows[top], left)
                            places[record, one.column] = self._grid.true(top, left)

    # --- whose and when ---------------------------------------------------------------------

    def _boroughs(self, recognised: Recognised, rows: Sorted) -> tuple[list[str | None] | None, dict[int, Place]]:
        column = recognised.keys.get(BOROUGH)
        sections = [(row, title.borough) for row, title, _ in rows.sections if title.borough]
        base = self._block.around.borough
        if column is None and not sections:
            return ([base] * len(rows.records), {}) if base else (None, {})
        found: list[str | None] = []
        cells: dict[int, Place] = {}
        filled = self._filled_down(column, rows.records) if column is not None else {}
        for record, number in enumerate(rows.records):
            by_section = next((name for row, name in reversed(sections) if row < number), base)
            content, place = filled.get(number, ("", None))
            if column is None or is_blank(content):
                found.append(by_section)
                continue
            if place is not None:
                cells[record] = place
            named = self._borough_called(record, say_content(content), self._grid.cell(number, column))
            found.append(named)
        return found, cells

    def _filled_down(self, column: int, records: Sequence[int]) -> dict[int, tuple[CellContent, Place | None]]:
        """The column's contents; a blank below a name is the same name where merged cells or the layout say so."""
        grid = self._grid
        found: dict[int, tuple[CellContent, Place | None]] = {
            number: (_at(grid.rows[number], column), grid.true(number, column)) for number in records
        }
        for top, left, bottom, right in grid.merged:
            if left <= column <= right and bottom > top:
                for number in records:
                    if top < number <= bottom:
                        found[number] = _at(grid.rows[top], left), grid.true(top, left)
        blanks = [number for number in records if is_blank(found[number][0])]
        names = [normalised(say_content(found[number][0])) for number in records if not is_blank(found[number][0])]
        grouped = blanks and len(names) == len(set(names)) and not is_blank(found[records[0]][0])
        if grouped and len(names) >= 1 and len(blanks) >= len(names):
            last: tuple[CellContent, Place | None] = "", None
            for number in records:
                if is_blank(found[number][0]):
                    found[number] = last
                else:
                    last = found[number]
            cell = grid.cell(blanks[0], column)
            text = (
                "The borough is written once for the rows below it; the blanks below a name were read as that borough."
            )
            self._problems.append(Problem(self._finder.sheet.name, cell, "", "", text, Severity.WARN))
        return found

    def _borough_called(self, record: int, said: str, cell: str) -> str | None:
        named = borough_named(said)
        if named is not None:
            return named.name
        title = title_of(said, self._finder.year)
        if title.whole and title.borough:
            return title.borough
        known = {normalised(one.name): (one.name,) for one in all_boroughs()}
        likely = suggestions(normalised(said), known)
        name = self._finder.sheet.name
        if likely:
            asked = Asked(
                "borough", said, f"“{said}” is no borough that is known. Is it {likely[0]}?", (*likely, "None of these")
            )
            answer = self._finder.questions.settle(self._kind.name, "", asked, [f"{name}!{cell}"])
            if answer is not None and answer.choice < len(likely):
                return likely[answer.choice]
        self._doubtful.append(
            Doubtful(
                record,
                "",
                said,
                f"“{said}” ({cell}) is no London borough that this app knows; the row is held.",
                Severity.ASK if likely else Severity.HOLD,
            )
        )
        return None

    def _days(self, recognised: Recognised, rows: Sorted) -> tuple[list[CellContent] | None, dict[int, Place]]:
        column = recognised.keys.get(DAY)
        one_day = self._finder.only_day
        sections = [
            (row, title.day, column_of) for row, title, column_of in rows.sections if title.day not in (None, one_day)
        ]
        above = self._block.around.day
        base = above.day if above is not None and above.day != one_day else None
        places: dict[int, Place] = {}
        if column is None and not sections and base is None:
            return None, places
        found: list[CellContent] = []
        for record, number in enumerate(rows.records):
            content = _at(self._grid.rows[number], column) if column is not None else ""
            section = next(((row, day, where) for row, day, where in reversed(sections) if row < number), None)
            if not is_blank(content) and column is not None:
                places[record] = self._grid.true(number, column)
                found.append(content)
            elif section is not None:
                places[record] = self._grid.true(section[0], section[2])
                found.append(section[1])
            else:
                if self._block.around.day_place is not None:
                    places[record] = self._block.around.day_place
                found.append(base if base is not None else "")
        return found, places

    def _hold(self, record: int, name: str, found: str, says: str) -> None:
        self._doubtful.append(Doubtful(record, name, found, says))


def _without_titles(grid: Grid, line: Line) -> tuple[Line, list[str]]:
    """A table on its side without the lines above it, which stand where its labels do."""
    known = known_words()
    labels: list[Heading] = []
    titles: list[str] = []
    for heading in line.headings:
        alone = all(is_blank(_at(row, heading.column)) for row in grid.rows[line.bottom + 1 :])
        if alone and not any(words_of(said) in known for said in heading.readings):
            titles.append(heading.said)
        else:
            labels.append(heading)
    return (replace(line, headings=tuple(labels)), titles) if labels else (line, [])


def _without_weak(grid: Grid, lines: Sequence[Line]) -> list[Line]:
    """Without rows that only happen to have two heading words in them, inside the table of a fuller line."""
    kept: list[Line] = []
    for line in lines:
        fuller = any(
            other.distinct > line.distinct and other.bottom < line.top
            and other.left <= line.right and line.left <= other.right
            for other in lines
        )  # fmt: skip
        if fuller and line.distinct <= _FEW_FIELDS:
            above = grid.filled(line.top - 1, line.left, line.right)
            if len(above) > 1 or line.known < len(line.headings):
                continue
        kept.append(line)
    return kept


def _widest(lines: Sequence[Line]) -> int:
    return max((line.distinct for line in lines), default=0)


def _told(lines: Sequence[Line]) -> int:
    return sum(fields_in(line.headings) for line in lines)


def _without_repeats(lines: Sequence[Line]) -> list[Line]:
    """Without headings that stand again below the same headings: a page began there."""
    kept: list[Line] = []
    for line in lines:
        same = [(heading.column, words_of(heading.said)) for heading in line.headings]
        if not any(
            other.bottom < line.top
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


def _first(row: Sequence[CellContent]) -> CellContent:
    return next((cell for cell in row if not is_blank(cell)), "")


def _at(row: Sequence[CellContent], column: int) -> CellContent:
    return row[column] if column < len(row) else ""


def _rows_said(grid: Grid, numbers: Sequence[int]) -> str:
    names = [str(number + 1) if not grid.turned else column_letters(number) for number in numbers]
    what = "columns" if grid.turned else "rows"
    if len(names) == 1:
        return f"{what[:-1]} {names[0]}"
    return f"{what} {', '.join(names[:6])}" + (" and more" if len(names) > 6 else "")
