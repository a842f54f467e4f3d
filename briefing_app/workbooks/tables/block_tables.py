"""Reads one block of a sheet as a table of records."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefing_app.operation.cell_names import column_letters
from briefing_app.operation.kinds import Kind, Phase, Type
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Problem, Severity
from briefing_app.workbooks.files.contents import Asked, CellContent, is_blank, say_content
from briefing_app.workbooks.files.sheet import Place
from briefing_app.workbooks.tables.blocks import Block
from briefing_app.workbooks.tables.found_tables import Doubtful, FoundColumn, FoundTable, How, Left, LeftOut
from briefing_app.workbooks.tables.grid import Grid, at
from briefing_app.workbooks.tables.heading_lines import words_in
from briefing_app.workbooks.tables.heading_words import BOROUGH, words_of
from briefing_app.workbooks.tables.recognised_columns import ColumnsOf, Recognised, Where, holds_rows, join
from briefing_app.workbooks.tables.row_owners import Owners, OwnersOf
from briefing_app.workbooks.tables.table_rows import Region, Sorted, sort_rows
from briefing_app.workbooks.tables.totals import compare_totals
from briefing_app.workbooks.values.personal_data import without_personal_data
from briefing_app.workbooks.values.questions import Questions

_STRAY_SHARE = 0.2
_TAKE_OUT = "Titles or notes, no records"
_TAKE_IN = "Records"
_TOLD = {
    Left.UNFILLED: "nothing but a reference, a line of the form that nobody filled in. It was not counted.",
    Left.STRAY: "one cell alone, far below the table. It was not read.",
    Left.WORDS: "words alone where references stand, and nothing of a record. It was not counted.",
    Left.SUMMARY: "a label and a number, which sum up what stands elsewhere. It was not counted.",
}


class TableOfBlock:
    """Reads one block."""

    def __init__(
        self,
        grid: Grid,
        block: Block,
        kind: Kind,
        phase: Phase | None,
        doubt: str,
        operation: Operation,
        questions: Questions,
    ) -> None:
        """`doubt` is why all of its rows are held, where they are."""
        self._grid = grid
        self._block = block
        self._kind = kind
        self._phase = phase
        self._doubt = doubt
        self._operation = operation
        self._questions = questions
        self._name = grid.sheet.name
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
            year=self._operation.day.year,
        )

    def _row_reader(self) -> Callable[[int], list[tuple[int, CellContent]]]:
        wanted = set(self._block.numbers)
        left, right = self._block.left, self._block.right
        return lambda number: self._grid.filled(number, left, right) if number in wanted else []

    def _columns(self, rows: Sorted) -> Recognised:
        grid, block = self._grid, self._block
        contents: dict[int, list[CellContent]] = {}
        own = {heading.column for heading in block.line.headings}
        # Where names begin like examples ("Sample Hotel"), they are all there is to look at.
        records = rows.records or [one.row - 1 for one in rows.left_out if one.why is Left.EXAMPLE]
        for column in range(block.left, block.right + 1):
            cells = [at(grid.rows[number], column) for number in records]
            filled = sum(1 for cell in cells if not is_blank(cell))
            if not filled and column not in own:
                continue
            beside = block.line.left - 1 <= column <= block.line.right + 1
            if column not in own and not beside and filled < max(2, _STRAY_SHARE * len(cells)):
                self._tell_stray(column, records)
                continue
            contents[column] = cells
        bottom = block.line.bottom
        where = Where(self._name, lambda column: grid.cell(bottom, column), grid.column_said)
        found = ColumnsOf(self._kind, self._phase, where, contents, self._questions).recognise(block.line)
        self._problems += found.problems
        return found

    def _tell_stray(self, column: int, records: Sequence[int]) -> None:
        cells = [number for number in records if not is_blank(at(self._grid.rows[number], column))]
        where = self._grid.cell(cells[0], column)
        found = say_content(at(self._grid.rows[cells[0]], column))[:60]
        text = f"“{found}” stands beside the table, under no heading; it was not read."
        self._problems.append(Problem(self._name, where, "", found, text, Severity.WARN))

    def _settle_doubts(self, rows: Sorted) -> None:
        """Rows that may be titles or notes are held until a person says what they are, all at once."""
        if not rows.doubtful:
            return
        name = self._name
        numbers = sorted(rows.doubtful)
        words = [without_personal_data(rows.doubtful[number]) for number in numbers[:3]]
        said = "; ".join(f"“{one}”" for one in words) + (" …" if len(numbers) > 3 else "")
        asked = Asked(
            "rows that may be no records",
            f"{name}: {said}",
            f"On the sheet {name}, {_rows_said(self._grid, numbers)} have hardly anything of a record: {said}. "
            f"Are they records of {self._kind.many}?",
            (_TAKE_OUT, _TAKE_IN),
            lasting=False,
        )
        cells = [f"{name}!{self._grid.cell(number, self._first_filled(number))}" for number in numbers]
        answer = self._questions.settle(self._kind.name, "", asked, cells)
        if answer is None:
            return
        if asked.choices[answer.choice] == _TAKE_OUT:
            rows.records = [number for number in rows.records if number not in rows.doubtful]
            rows.left_out += [LeftOut(number + 1, Left.OUT, rows.doubtful[number]) for number in numbers]
        rows.doubtful.clear()

    def _first_filled(self, number: int) -> int:
        return self._grid.filled(number, self._block.left, self._block.right)[0][0]

    def _table(self, recognised: Recognised, rows: Sorted, by_column: Mapping[int, FoundColumn]) -> FoundTable:
        grid, block = self._grid, self._block
        records = rows.records
        contents, places = self._contents(recognised, records)
        owners = OwnersOf(self._kind, grid, block.around, self._questions, self._operation.day.year).find(
            recognised, rows, self._only_day
        )
        columns = list(recognised.columns)
        self._take_days(recognised, owners, columns, contents, places)
        self._take_section_values(recognised, owners, columns, contents, places)
        if grid.turned:
            for record, number in enumerate(records):
                places |= {
                    (record, one.column): grid.true(number, one.column)
                    for one in columns
                    if one.column not in recognised.joined and (record, one.column) not in places
                }
        self._hold_records(recognised, rows)
        self._tell_left_out(rows)
        self._problems += compare_totals(self._kind, self._name, grid.rows, records, rows, by_column, grid.cell)
        heading_rows = (
            tuple(range(block.line.top + 1, block.line.bottom + 2))
            if not grid.turned
            else tuple(sorted(heading.column + 1 for heading in block.line.headings))
        )
        true_numbers = [number + 1 for number in records] if not grid.turned else [block.line.left + 1] * len(records)
        return FoundTable(
            sheet=self._name,
            kind=self._kind,
            phase=block.around.phase,
            heading_rows=heading_rows,
            columns=tuple(columns),
            rows=contents,
            numbers=true_numbers,
            true_columns={joined: pair[1] for joined, pair in recognised.joined.items()},
            places=places,
            boroughs=owners.boroughs,
            borough_cells=owners.borough_cells,
            days=owners.days,
            left_out=tuple(sorted(rows.left_out, key=lambda one: one.row)),
            unknown=recognised.unknown,
            doubtful=(*self._doubtful, *owners.doubtful),
            problems=(*self._problems, *owners.problems),
        )

    @property
    def _only_day(self) -> date | None:
        """The day of an operation of one day: a title that names it says nothing about the night after."""
        return self._operation.day if self._operation.period.minutes <= 24 * 60 else None

    def _take_days(
        self,
        recognised: Recognised,
        owners: Owners,
        columns: list[FoundColumn],
        contents: list[list[CellContent]],
        places: dict[Place, Place],
    ) -> None:
        """The days of sections and titles, as the dates of arrests that have no column for them."""
        if self._kind.name != "arrests" or owners.days is None or "arrest_date" in recognised.fields:
            return
        values = {record: (day, owners.day_places.get(record)) for record, day in enumerate(owners.days)}
        self._add_column("arrest_date", values, columns, contents, places)

    def _take_section_values(
        self,
        recognised: Recognised,
        owners: Owners,
        columns: list[FoundColumn],
        contents: list[list[CellContent]],
        places: dict[Place, Place],
    ) -> None:
        for name, of_record in owners.values.items():
            own = recognised.fields.get(name)
            if own is None:
                self._add_column(name, of_record, columns, contents, places)
                continue
            for record, (value, place) in of_record.items():
                if is_blank(contents[record][own.column]):
                    contents[record][own.column] = value
                    places[record, own.column] = place

    def _add_column(
        self,
        name: str,
        values: Mapping[int, tuple[CellContent, Place | None]],
        columns: list[FoundColumn],
        contents: list[list[CellContent]],
        places: dict[Place, Place],
    ) -> None:
        """A field that has no column on the sheet, with the cells that say it."""
        column = 1 + max((self._block.right, *(one.column for one in columns)))
        columns.append(FoundColumn(column, name, "", How.LAYOUT))
        for record, row in enumerate(contents):
            value, place = values.get(record, ("", None))
            row += [""] * (column + 1 - len(row))
            row[column] = value
            if place is not None:
                places[record, column] = place

    def _hold_records(self, recognised: Recognised, rows: Sorted) -> None:
        waiting = {name: says for name, says in recognised.waiting.items() if holds_rows(self._kind, name)}
        for record, number in enumerate(rows.records):
            if number in rows.doubtful:
                says = "The row has hardly anything of a record; it is held until you say what it is."
                self._hold(record, "", rows.doubtful[number], says)
            elif self._doubt:
                self._hold(record, "", "", f"{self._doubt} The row is held until you say.")
            for name, says in waiting.items():
                field_name = "" if name == BOROUGH else name
                self._hold(record, field_name, "", f"{says} The row is held until that is answered.")

    def _tell_left_out(self, rows: Sorted) -> None:
        """What looked like no record without saying so itself."""
        for why, says in _TOLD.items():
            ones = sorted(one.row - 1 for one in rows.left_out if one.why is why)
            if ones:
                cell = self._grid.cell(ones[0], self._first_filled(ones[0]))
                text = f"{_rows_said(self._grid, ones).capitalize()}: {says}"
                self._problems.append(Problem(self._name, cell, "", "", text, Severity.WARN))

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
                contents[record][joined] = join(self._merged_at(number, day), self._merged_at(number, clock))
                places[record, joined] = grid.true(number, clock)
        self._fill_down(recognised, records, contents, places)
        return contents, places

    def _merged_at(self, number: int, column: int) -> CellContent:
        """A cell's content; in a cell merged over several rows, what stands in its first."""
        for top, left, bottom, right in self._grid.merged:
            if top < number <= bottom and left == column == right and top > self._block.line.bottom:
                return at(self._grid.rows[top], left)
        return at(self._grid.rows[number], column)

    def _fill_down(
        self,
        recognised: Recognised,
        records: Sequence[int],
        contents: list[list[CellContent]],
        places: dict[Place, Place],
    ) -> None:
        """What is merged over several rows is each row's; but a number for all of them is nobody's alone."""
        own = {one.column: one for one in recognised.columns if one.column not in recognised.joined}
        record_of = {number: record for record, number in enumerate(records)}
        for top, left, bottom, right in self._grid.merged:
            one = own.get(left)
            rows = [number for number in range(top, bottom + 1) if number in record_of]
            if one is None or right > left or top not in record_of or len(rows) < 2:
                continue
            content = at(self._grid.rows[top], left)
            kind_of_value = self._kind.field(one.field).type
            if kind_of_value is Type.ID or is_blank(content):
                continue
            if kind_of_value is Type.INT:
                self._hold_together(one, rows, record_of, contents)
                continue
            for number in rows[1:]:
                contents[record_of[number]][left] = content
                places[record_of[number], left] = self._grid.true(top, left)

    def _hold_together(
        self,
        one: FoundColumn,
        rows: Sequence[int],
        record_of: Mapping[int, int],
        contents: list[list[CellContent]],
    ) -> None:
        said = say_content(contents[record_of[rows[0]]][one.column])
        where = ", ".join(str(self._grid.true(number, one.column)[0] + 1) for number in rows)
        says = (
            f"{self._kind.field(one.field).heading} is {said} for rows {where} together, in one merged cell. Give each "
            "row its own number; the rows are held."
        )
        for number in rows:
            self._doubtful.append(Doubtful(record_of[number], one.field, said, says, Severity.HOLD))

    def _hold(self, record: int, name: str, found: str, says: str) -> None:
        self._doubtful.append(Doubtful(record, name, found, says))


def _rows_said(grid: Grid, numbers: Sequence[int]) -> str:
    names = [str(number + 1) if not grid.turned else column_letters(number) for number in numbers]
    what = "columns" if grid.turned else "rows"
    if len(names) == 1:
        return f"{what[:-1]} {names[0]}"
    return f"{what} {', '.join(names[:6])}" + (" and more" if len(names) > 6 else "")
