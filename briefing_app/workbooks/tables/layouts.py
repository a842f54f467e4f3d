"""Finds every table of a sheet, however it is laid out, and ties each value to its cell."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from briefing_app.operation.kinds import Kind, Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Problem, Severity
from briefing_app.operation.words import normalised
from briefing_app.workbooks.files.contents import Asked, CellContent, is_blank
from briefing_app.workbooks.files.sheet import Sheet
from briefing_app.workbooks.tables.block_tables import TableOfBlock
from briefing_app.workbooks.tables.blocks import Block, find_blocks
from briefing_app.workbooks.tables.column_values import letter_of_ref
from briefing_app.workbooks.tables.found_tables import FoundTable, FoundTables
from briefing_app.workbooks.tables.grid import MOST_TURNED, Grid, at
from briefing_app.workbooks.tables.guidance import explains_fields, is_example_sheet, lists_choices
from briefing_app.workbooks.tables.heading_lines import (
    LEAST_COLUMNS,
    Heading,
    KindFound,
    Line,
    fields_in,
    find_lines,
    find_lines_in_bands,
    kind_of_line,
    split_at,
    split_line,
)
from briefing_app.workbooks.tables.own_sheets import is_own
from briefing_app.workbooks.tables.plain_tables import plain_table
from briefing_app.workbooks.tables.summaries import is_summary_line, read_summary, tallies_above
from briefing_app.workbooks.tables.titles import Title, title_of
from briefing_app.workbooks.tables.wide_tables import find_wide_tables
from briefing_app.workbooks.values.questions import Questions

_FIELDS_OF_RECORDS = 4
"""A table with so many different headings holds records, whatever its title says."""
_FEW_FIELDS = 3
_EXAMPLES = "Examples or choices, no records"
_RECORDS = "Records"
_LEFT_ALONE = frozenset(("lists", "lookup", "lookups", "validation", "data validation", "dropdowns", "drop downs"))


def find_tables(sheet: Sheet, phase: Phase | None, *, operation: Operation, questions: Questions) -> FoundTables:
    """Every table of a sheet. `phase` is the return's, where it is known."""
    if normalised(sheet.name) in _LEFT_ALONE or is_own(sheet):
        return FoundTables(sheet.name)
    year = operation.day.year
    name = title_of(sheet.name, year)
    plain = plain_table(sheet, name.kind if not name.rest else None, year) if not name.summary else None
    if plain is not None:
        table, borough = plain
        return FoundTables(sheet.name, (table,), borough=name.borough or borough, phase=name.phase)
    finder = _Finder(sheet, name, phase, operation, questions)
    return finder.find()


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
        self._lists_choices = False

    def find(self) -> FoundTables:
        grid = Grid(self._sheet)
        filled = [number for number, row in enumerate(grid.rows) if any(not is_blank(cell) for cell in row)]
        if not filled:
            return FoundTables(self._sheet.name)
        if (says := self._no_records(grid, filled)) is not None:
            warning = Problem(self._sheet.name, "", "", "", f"{says} It was not read.", Severity.WARN)
            return FoundTables(self._sheet.name, problems=(warning,))
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
        # A column of different words for one thing ("Done", "Completed") is no line of headings.
        fields_on_side = max((fields_in(line.headings) for line in on_side), default=0)
        if fields_on_side > max(_widest(lines), LEAST_COLUMNS if lines else LEAST_COLUMNS - 1):
            grid, lines, left = turned, on_side, list(range(len(turned.rows)))
        if not lines and not wide:
            forced = self._forced_line(grid, filled)
            lines = [forced] if forced else []
        blocks, around = find_blocks(grid, lines, left, self._name, self._year)
        self._tables += [one.table for one in wide]
        for block in blocks:
            self._read_block(grid, block)
        if not self._tables:
            self._tell_unread(grid, filled)
        above = tallies_above(grid, lines[0].top, self._tables[-1].kind) if len(self._tables) == 1 and lines else []
        return FoundTables(
            self._sheet.name,
            tuple(self._tables),
            tuple(above),
            problems=tuple(self._problems),
            borough=around.borough,
            phase=around.phase,
        )

    def _no_records(self, grid: Grid, filled: Sequence[int]) -> str | None:
        """Why a sheet holds no records, where its words say so."""
        if self._name.kind is not None:
            return None
        if explains_fields(grid, filled):
            return f"The sheet {self._sheet.name} says how the return is filled in."
        self._lists_choices = lists_choices(grid, filled)
        if self._lists_choices and self._sheet.hidden:
            return f"The sheet {self._sheet.name} is a list of choices."
        return None

    # --- where the tables are ---------------------------------------------------------------

    def _lines(self, grid: Grid, numbers: Sequence[int]) -> list[Line]:
        found = find_lines(grid.rows, grid.merged, numbers)
        lines: list[Line] = []
        for place, line in enumerate(found):
            following = [other.top for other in found[place + 1 :] if other.top > line.bottom]
            last = (following[0] if following else len(grid.rows)) - 1
            for one in split_line(grid.rows, line, last):
                titles = self._titles_side_by_side(grid, one)
                lines += split_at(one, titles) if titles else [one]
        bands = find_lines_in_bands(grid.rows, grid.merged, numbers)
        apart = (_told(bands), -len(bands)) >= (_told(lines), -len(lines))
        return _without_weak(grid, bands if apart else lines)

    def _titles_side_by_side(self, grid: Grid, line: Line) -> dict[int, Kind]:
        """The titles of different kinds right above a line of headings or in its first row, by column."""
        for number in (line.top, line.top - 1):
            if number < 0:
                continue
            cells = grid.filled(number, line.left, line.right)
            titles = {column: title_of(cell, self._year) for column, cell in cells}
            named = {column: title.kind for column, title in titles.items() if title.kind and title.whole}
            if len(named) == len(cells) > 1 and len(set(named.values())) == len(named):
                return named
        return {}

    def _lines_on_side(self, turned: Grid, filled: Sequence[int]) -> list[Line]:
        if len(filled) > MOST_TURNED or self._name.summary:
            return []
        lines = self._lines(
            turned, [number for number, row in enumerate(turned.rows) if any(not is_blank(one) for one in row)]
        )
        return [line for line in lines if not _stands_among_records(turned, line)]

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

    # --- one table --------------------------------------------------------------------------

    def _read_block(self, grid: Grid, block: Block) -> None:
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
        if (example := self._settle_example(grid, block)) is None:
            return
        kind_found, doubt = self._settle_kind(grid, block, found)
        if kind_found is None:
            return
        doubt = example or doubt
        reader = TableOfBlock(grid, block, kind_found, phase, doubt, self._operation, self._questions)
        self._tables += reader.read()

    def _settle_example(self, grid: Grid, block: Block) -> str | None:
        """Why rows that may be examples or choices are held; None where a person said that they are no records."""
        name, where = self._sheet.name, grid.cell(block.line.bottom, block.line.left)
        if is_example_sheet(name):
            looks, doubt = "is called so", f"By the name of the sheet {name} this may be an example."
        elif self._lists_choices:
            looks, doubt = "looks like lists of choices", f"The sheet {name} may be a list of choices."
        else:
            return ""
        asked = Asked(
            "table of an example",
            f"{name}: {' / '.join(heading.said for heading in block.line.headings)}"[:200],
            f"The sheet {name} {looks}, and has a table in row {block.line.bottom + 1}. Are its rows records?",
            (_EXAMPLES, _RECORDS),
            lasting=False,
        )
        answer = self._questions.settle("", "", asked, [f"{name}!{where}"])
        if answer is None:
            return doubt
        return None if asked.choices[answer.choice] == _EXAMPLES else ""

    def _settle_kind(self, grid: Grid, block: Block, found: KindFound) -> tuple[Kind | None, str]:
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

    def _tell_unread(self, grid: Grid, filled: Sequence[int]) -> None:
        if self._sheet.hidden or len(filled) < 2:
            return
        if not any(len(grid.filled(number, 0, grid.width)) >= 3 for number in filled):
            return
        text = f"The sheet {self._sheet.name} has no headings of a return; it was not read."
        self._problems.append(Problem(self._sheet.name, "", "", "", text, Severity.WARN))


def _stands_among_records(turned: Grid, line: Line) -> bool:
    """A column of words that follows others: a list that names fields, as of what is wrong, has records across."""
    before = [
        sum(1 for row in turned.rows[: line.top] if not is_blank(at(row, heading.column))) for heading in line.headings
    ]
    return 2 * sum(1 for filled in before if filled > 1) > len(before)


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
    """How many fields the lines name, but for lines right above others, which head nothing."""
    return sum(
        fields_in(line.headings)
        for line in lines
        if not any(
            other.top == line.bottom + 1 and other.left <= line.right and line.left <= other.right for other in lines
        )
    )


def _first(row: Sequence[CellContent]) -> CellContent:
    return next((cell for cell in row if not is_blank(cell)), "")
