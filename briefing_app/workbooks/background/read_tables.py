"""Reads the public tables by borough of a workbook: each number with its measure, its period, its area and its cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefing_app.operation.background.areas import Area, AreaKind
from briefing_app.operation.background.measures import is_total
from briefing_app.operation.background.tables import STANDS_TWICE, Aspect, BackgroundTable, Reported, Words
from briefing_app.operation.errors import Refused
from briefing_app.operation.words import listed_few, normalised, plural
from briefing_app.workbooks.background.columns import FEWEST_BOROUGHS, Columns, columns_of, is_merged_up
from briefing_app.workbooks.background.headings import column_said
from briefing_app.workbooks.background.notes import described, lines_of, source_in, title_in
from briefing_app.workbooks.background.numbers import Number, number_in
from briefing_app.workbooks.background.periods import period_in, way_of
from briefing_app.workbooks.background.row_areas import area_of
from briefing_app.workbooks.background.words import area_in, words_in
from briefing_app.workbooks.files.sheet import Sheet
from briefing_app.workbooks.tables.grid import MOST_TURNED, Grid, at

_MOST_NUMBERS = 400_000
_NOT_PARTS = frozenset({
    "measure", "measures", "indicator", "metric", "statistic", "unit", "units", "type of figure", "measure name",
    "value type", "count type", "figure", "type",
})  # fmt: skip
"""Headings of columns whose words are no parts of a whole: offences and positive outcomes."""
_NO_TABLE = (
    "No table of figures by borough was found in this file: no column names several of London's boroughs with numbers "
    "beside them. Choose a table with a row for each borough, and months or other measures across."
)


def read_tables(sheets: Sequence[Sheet]) -> tuple[BackgroundTable, ...]:
    """One for each sheet that has one, the one with the most boroughs and numbers first.

    Raises Refused with a sentence where there is none.
    """
    found = [table for sheet in sheets if (table := _table_of(sheet, sheets)) is not None]
    if not found:
        raise Refused(_NO_TABLE)
    return tuple(sorted(found, key=lambda one: (one.sheet in _hidden(sheets), -len(one.boroughs))))


def _hidden(sheets: Sequence[Sheet]) -> frozenset[str]:
    return frozenset(sheet.name for sheet in sheets if sheet.hidden)


def boroughs_with_figures(sheet: Sheet) -> int:
    """Of how many boroughs a sheet has figures, in the form of such a table."""
    columns = _columns_of(sheet)
    if columns is None:
        return 0
    return len({area.name for row in columns.borough_rows if (area := area_of(columns, row)[0]).is_borough})


def _columns_of(sheet: Sheet) -> Columns | None:
    upright = columns_of(Grid(sheet))
    if upright is not None or len(sheet.rows) > MOST_TURNED:
        return upright
    return columns_of(Grid(sheet, turned=True))


def _table_of(sheet: Sheet, sheets: Sequence[Sheet]) -> BackgroundTable | None:
    columns = _columns_of(sheet)
    if columns is None:
        return None
    reading = _Reading(columns)
    reading.read()
    if not reading.numbers or sum(area.is_borough for area in reading.areas) < FEWEST_BOROUGHS:
        return None
    above = lines_of(columns.grid.rows[: min((*columns.headings.lines, columns.first))])
    title, source = described([one for one in sheets if one is not sheet])
    return BackgroundTable(
        sheet=sheet.name,
        title=title_in(above) or title,
        source=source or source_in((*above, *reading.notes)),
        aspects=reading.aspects,
        measures=tuple(reading.measures),
        periods=tuple(reading.periods),
        areas=tuple(reading.areas),
        numbers=tuple(reading.numbers.values()),
        problems=tuple(reading.problems()),
        notes=(*above, *reading.notes),
    )


@dataclass
class _Reading:
    """A table as it is being read."""

    columns: Columns
    measures: dict[Words, int] = field(default_factory=dict)
    periods: dict[str, int] = field(default_factory=dict)
    areas: dict[Area, int] = field(default_factory=dict)
    numbers: dict[tuple[int, int, int], Reported] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        grid, columns = self.columns.grid, self.columns
        self._twice: dict[tuple[int, int, int], list[Reported]] = {}
        self._said: list[str] = []
        self._nowhere: list[str] = []
        self._left_out: list[int] = []
        self._way = way_of(
            () if columns.period is None else columns.contents(columns.period, range(columns.first, len(grid.rows)))
        )
        self._of_sheet = period_in(grid.sheet.name)
        self._of_columns = self._columns_read()
        self._column_words = len({words for words, _ in self._of_columns.values()}) > 1
        kinds = [(column, columns.headings.name(column)) for column in columns.kinds]
        apart = [(one, name) for one, name in kinds if normalised(name) in _NOT_PARTS]
        added = [(one, name) for one, name in kinds if normalised(name) not in _NOT_PARTS]
        self._kinds = tuple(one for one, _ in (*apart, *added))
        self.aspects = (
            *((Aspect("what is counted"),) if self._column_words else ()),
            *(Aspect(column_said(name, column)) for column, name in apart),
            *(Aspect(column_said(name, column), adds_up=True) for column, name in added),
        )

    def _columns_read(self) -> dict[int, tuple[str, str]]:
        """For each column of numbers what it counts and its period; totals across periods are left out."""
        headings = self.columns.headings
        dated = any(column in headings.periods for column in self.columns.numbers)
        found = {}
        for column in self.columns.numbers:
            words, period = ": ".join(headings.words.get(column, ())), headings.periods.get(column, "")
            if dated and not period and is_total(words):
                self._left_out.append(column)
                continue
            found[column] = words or ("" if period else column_said("", column)), period
        return found

    def read(self) -> None:
        grid, last = self.columns.grid, self.columns.first - 1
        carried: dict[int, str] = {}
        apart: list[int] = []
        for row in range(self.columns.first, len(grid.rows)):
            if self._read_row(row, carried):
                last = row
            else:
                apart.append(row)
        self.notes = lines_of(grid.rows[row] for row in apart if row > last - 1)

    def _read_row(self, row: int, carried: dict[int, str]) -> bool:
        """Whether the row has numbers. What stands once for several rows below each other is carried down."""
        grid, columns = self.columns.grid, self.columns
        cells = {column: at(grid.rows[row], column) for column in self._of_columns}
        given = {column: number_in(cell) for column, cell in cells.items()}
        if not any(isinstance(one, Number) for one in given.values()) and not self._is_known_area(row):
            return False
        kinds = self._words_of(row, carried)
        area, why = area_of(columns, row)
        if why:
            self._said.append(why)
        if not area.name:
            self._nowhere.append(grid.cell(row, next(iter(given))))
            return True
        period = "" if columns.period is None else self._period_of(row)
        for column, one in given.items():
            self._add(row, column, area, kinds, period, one)
        return True

    def _is_known_area(self, row: int) -> bool:
        """Whether it is the row of a borough, or of another known area, in which no number is given at all."""
        rows = self.columns.grid.rows
        return any(
            area_in(at(rows[row], column)).kind is not AreaKind.OTHER
            for column in (*self.columns.names, *self.columns.codes)
        )

    def _words_of(self, row: int, carried: dict[int, str]) -> Words:
        words = []
        cells = self.columns.grid.rows[row]
        for column in self._kinds:
            word = words_in(at(cells, column))
            if not word and is_merged_up(self.columns.grid, row, column):
                word = carried.get(column, "")
            carried[column] = word
            words.append(word)
        return tuple(words)

    def _period_of(self, row: int) -> str:
        assert self.columns.period is not None
        content = at(self.columns.grid.rows[row], self.columns.period)
        return period_in(content, self._way) or words_in(content)

    def _add(self, row: int, column: int, area: Area, kinds: Words, period: str, one: object) -> None:
        words, own = self._of_columns[column]
        said = own or period or self._of_sheet
        measure = (*((words,) if self._column_words else ()), *kinds)
        key = (
            self.measures.setdefault(measure, len(self.measures)),
            self.periods.setdefault(said, len(self.periods)),
            self.areas.setdefault(area, len(self.areas)),
        )
        true_row, true_column = self.columns.grid.true(row, column)
        sheet = self.columns.grid.sheet
        fault = sheet.faults.get((true_row, true_column), "")
        if (true_row, true_column) in sheet.struck:
            fault = "struck through"
        if isinstance(one, Number) and not fault:
            reported = Reported(*key, true_row, true_column, one.value)
        else:
            reported = Reported(*key, true_row, true_column, None, fault or getattr(one, "why", ""))
        if key in self.numbers:
            self._meet(key, reported)
        elif len(self.numbers) >= _MOST_NUMBERS:
            raise Refused(
                "The table has more numbers than this app reads as background. Keep the measures and periods that "
                "are wanted, save it under a new name, and choose that."
            )
        else:
            self.numbers[key] = reported

    def _meet(self, key: tuple[int, int, int], again: Reported) -> None:
        """The same area, measure and period for a second time: never added, and nobody knows which holds."""
        met = self._twice.setdefault(key, [self.numbers[key]])
        met.append(again)
        before = met[0]
        if all(one.value == before.value and one.why == before.why for one in met):
            return
        cells = [self._cell(one) for one in met]
        why = f"{STANDS_TWICE} ({listed_few(cells)})"
        self.numbers[key] = Reported(*key, before.row, before.column, None, why)

    def _cell(self, one: Reported) -> str:
        grid = self.columns.grid
        return grid.cell(*grid.true(one.row, one.column))

    def problems(self) -> Iterable[str]:
        """All that is to be said of the reading, in sentences."""
        boroughs = {place: area.name for area, place in self.areas.items() if area.is_borough}
        twice = [key for key in self._twice if key[2] in boroughs]
        other = [key for key in twice if self.numbers[key].value is None and self.numbers[key].why]
        same = [boroughs[key[2]] for key in twice if key not in other]
        if same:
            names = list(dict.fromkeys(same))
            stand = "stands" if len(names) == 1 else "stand"
            yield f"{listed_few(names)} {stand} more than once with the same number: it is counted once."
        if self._nowhere:
            yield (
                f"{plural(len(self._nowhere), 'row')} with numbers {'name' if len(self._nowhere) > 1 else 'names'} no "
                f"area ({listed_few(self._nowhere)}): kept apart."
            )
        if self._left_out:
            names = [column_said(self.columns.headings.name(one), one) for one in self._left_out]
            yield f"The column {listed_few(names)} adds up others, and is left out."
        yield from dict.fromkeys(self._said)
        yield from self._hidden(boroughs)
        yield from self._unreadable(boroughs)

    def _hidden(self, boroughs: Mapping[int, str]) -> Iterable[str]:
        sheet = self.columns.grid.sheet
        hidden = [
            one
            for one in self.numbers.values()
            if one.area in boroughs and (one.row in sheet.hidden_rows or one.column in sheet.hidden_columns)
        ]
        if hidden:
            yield f"{plural(len(hidden), 'number')} of boroughs stand in hidden rows or columns; they were read."

    def _unreadable(self, boroughs: Mapping[int, str]) -> Iterable[str]:
        odd = [one for one in self.numbers.values() if one.area in boroughs and one.why.startswith("not a number: ")]
        if odd:
            cells = [f"{self._cell(one)} {one.why.removeprefix('not a number: ')}" for one in odd]
            yield f"{plural(len(odd), 'cell')} should hold a number and can't be read as one: {listed_few(cells)}."
