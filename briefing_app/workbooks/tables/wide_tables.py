"""Tables with the hours across the top: a place or a borough down the side, officers in the cells."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time, timedelta

from briefing_app.operation.boroughs import borough_named
from briefing_app.operation.kinds import Kind, Phase, Type, kind
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Problem, Severity
from briefing_app.operation.words import normalised
from briefing_app.workbooks.files.contents import CellContent, is_blank, say_content
from briefing_app.workbooks.files.sheet import Place
from briefing_app.workbooks.tables.column_values import as_number
from briefing_app.workbooks.tables.found_tables import Doubtful, FoundColumn, FoundTable, How, Left, LeftOut
from briefing_app.workbooks.tables.grid import Grid
from briefing_app.workbooks.tables.heading_words import BOROUGH, DAY, Part, meanings, words_of
from briefing_app.workbooks.tables.titles import Title, title_of

LEAST_HOURS = 6
_DAY = 24 * 60
_TITLES_ABOVE = 6
_STEPS = (15, 30, 60, 120, 180, 240)
_ONE = re.compile(r"(\d{1,2})(?:[:.h]?([0-5]\d))?\s*(am|pm)?\s*(?:hrs?|hours|h)?", re.IGNORECASE)
_SPAN = re.compile(
    r"(\d{1,2})(?:[:.h]?([0-5]\d))?\s*(?:am|pm)?\s*(?:-|–|—|to|/|until)\s*(\d{1,2})(?:[:.h]?([0-5]\d))?\s*(am|pm)?\s*(?:hrs?|hours|h)?",
    re.IGNORECASE,
)
_HOUR_WORDS = re.compile(r"\bhours?\b|\bhrs?\b|\btimes?\b|\bclock\b|\bhourly\b", re.IGNORECASE)
_DAY_WORDS = re.compile(r"\bmonths?\b|\bweeks?\b|\bdays? of\b|\bdate\b", re.IGNORECASE)
_NOTHING = frozenset(("", "-", "–", "nil", "none", "0", "x0"))
_TOTALS = re.compile(r"(?:sub-?|grand )?totals?\b.*|sum|all|officer[- ]hours", re.IGNORECASE)
_KINDS = (
    (re.compile(r"\barrest", re.IGNORECASE), "arrests"),
    (re.compile(r"\bdeploy|\bserial|\bresourc|\bstaffing", re.IGNORECASE), "deployments"),
    (re.compile(r"\bpatrol|\bofficers?\b|\bcoverage|\bhvp\b", re.IGNORECASE), "patrols"),
)
_FIELDS = {
    ("patrols", Phase.PLAN): ("planned_start", "planned_end", "planned_officers"),
    ("patrols", Phase.RESULT): ("actual_start", "actual_end", "actual_officers"),
    ("deployments", Phase.PLAN): ("duty_start", "duty_end", "officers"),
    ("deployments", Phase.RESULT): ("duty_start", "duty_end", "officers"),
}


@dataclass(frozen=True, slots=True)
class WideTable:
    """A table of hours, and the rows of the sheet that it takes up."""

    table: FoundTable
    all_rows: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Slot:
    """One column of hours: minutes of the day."""

    column: int
    starts: int
    ends: int


@dataclass(slots=True)
class _Runs:
    """Records being made from the runs of equal numbers."""

    rows: list[list[CellContent]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    places: dict[Place, Place] = field(default_factory=dict)
    boroughs: list[str | None] = field(default_factory=list)
    borough_cells: dict[int, Place] = field(default_factory=dict)
    days: list[CellContent] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    doubtful: list[Doubtful] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def find_wide_tables(
    grid: Grid, filled: Sequence[int], name: Title, phase: Phase | None, year: int, operation: Operation
) -> list[WideTable]:
    """Every table of hours of a sheet. Months and days of the month are not hours."""
    heads = [(number, slots) for number in filled if (slots := _slots(grid, number, name))]
    found: list[WideTable] = []
    for place, (number, slots) in enumerate(heads):
        end = heads[place + 1][0] if place + 1 < len(heads) else len(grid.rows)
        floor = max((max(one.all_rows) for one in found), default=-1)
        table = _Wide(grid, number, slots, name, phase, year, operation).read(floor, end)
        if table is not None:
            found.append(table)
    return found


# --- hours ----------------------------------------------------------------------------------


def _slots(grid: Grid, number: int, name: Title) -> list[_Slot]:
    cells = grid.filled(number, 0, grid.width)
    if len(cells) < LEAST_HOURS:
        return []
    best: list[tuple[int, tuple[int, int | None, bool]]] = []
    run: list[tuple[int, tuple[int, int | None, bool]]] = []
    for column, cell in cells:
        hour = _hour(cell)
        if hour is None or (run and not _follows(run, column, hour[0])):
            best = max(best, run, key=len)
            run = []
        if hour is not None:
            run.append((column, hour))
    best = max(best, run, key=len)
    if len(best) < LEAST_HOURS:
        return []
    step = (best[1][1][0] - best[0][1][0]) % _DAY
    if not any(sure for _, (_, _, sure) in best) and not _meant_as_hours(grid, number, best, name):
        return []
    return [_Slot(column, start, (end if end is not None else start + step) % _DAY) for column, (start, end, _) in best]


def _follows(run: Sequence[tuple[int, tuple[int, int | None, bool]]], column: int, start: int) -> bool:
    last_column, (last, _, _) = run[-1]
    step = (start - last) % _DAY
    if column != last_column + 1 or step not in _STEPS or len(run) * step >= _DAY:
        return False
    return len(run) < 2 or step == (last - run[-2][1][0]) % _DAY


def _hour(cell: CellContent) -> tuple[int, int | None, bool] | None:
    """Minutes of the day at which a column begins and, if it says so, ends; and whether it can be nothing else."""
    if isinstance(cell, time):
        return cell.hour * 60 + cell.minute, None, True
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds() // 60)
        return (minutes % _DAY, None, True) if 0 <= minutes <= _DAY else None
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        if 0 < cell < 1:
            return round(cell * _DAY) % _DAY, None, True
        if cell == int(cell) and 0 <= cell <= 24:
            return int(cell) * 60 % _DAY, None, False
        return (
            _clock(f"{int(cell):04d}"[:2], f"{int(cell):04d}"[2:], None, sure=True)
            if 100 <= cell <= 2400 and cell == int(cell)
            else None
        )
    if not isinstance(cell, str):
        return None
    said = normalised_hour(cell)
    if found := _SPAN.fullmatch(said):
        start = _clock(found[1], found[2], found[5] if int(found[1]) <= 12 and int(found[3]) != 12 else None, sure=True)
        end = _clock(found[3], found[4], found[5], sure=True)
        if start is None or end is None or (end[0] - start[0]) % _DAY not in (*_STEPS, 59):
            return None
        # 06:00-06:59 is the whole hour.
        length = 60 if (end[0] - start[0]) % _DAY == 59 else (end[0] - start[0]) % _DAY
        return start[0], (start[0] + length) % _DAY, True
    if found := _ONE.fullmatch(said):
        digits = found[1] if found[2] else said
        if digits.isdigit() and len(digits) == 3 and not found[2]:
            return None
        return _clock(found[1], found[2], found[3], sure=bool(found[2] or found[3] or not said.isdigit()))
    return None


def normalised_hour(said: str) -> str:
    return re.sub(r"\s+", " ", said.replace("\n", " ")).strip()


def _clock(hour: str, minute: str | None, half: str | None, *, sure: bool) -> tuple[int, int | None, bool] | None:
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half.casefold() == "pm" else 0)
    if number > 24:
        return None
    return (number * 60 + int(minute or 0)) % _DAY, None, sure


def _meant_as_hours(
    grid: Grid, number: int, run: Sequence[tuple[int, tuple[int, int | None, bool]]], name: Title
) -> bool:
    """Bare numbers are hours if they pass midnight, make up a day, or a word says so; else they may be days."""
    starts = [start // 60 for _, (start, _, _) in run]
    around = [
        str(cell)
        for row in range(max(0, number - 3), number + 1)
        for _, cell in grid.filled(row, 0, grid.width)
        if isinstance(cell, str)
    ]
    if any(_DAY_WORDS.search(text) for text in around):
        return False
    if any(_HOUR_WORDS.search(text) for text in [*around, name.text]):
        return True
    return any(after < before for before, after in itertools.pairwise(starts)) and 23 in starts


# --- rows -----------------------------------------------------------------------------------


class _Wide:
    """Reads one table of hours."""

    def __init__(
        self,
        grid: Grid,
        head: int,
        slots: Sequence[_Slot],
        name: Title,
        phase: Phase | None,
        year: int,
        operation: Operation,
    ) -> None:
        self._grid = grid
        self._head = head
        self._slots = slots
        self._name = name
        self._phase = phase
        self._year = year
        self._operation = operation
        self._found = _Runs()

    def read(self, floor: int, end: int) -> WideTable | None:
        titles, first_title = self._titles(floor)
        kind_found = self._kind(titles)
        if kind_found is None:
            return None
        stated = next((one.phase for one in reversed(titles) if one.phase), None) or self._name.phase
        phase = stated or self._phase
        labels = self._labels(kind_found, phase)
        rows = self._rows(end)
        if not rows:
            return None
        borough = next((one.borough for one in reversed(titles) if one.borough), None) or self._name.borough
        day = next((one.day for one in reversed(titles) if one.day), None) or self._name.day
        self._read_rows(rows, kind_found, labels, borough, day)
        if not self._found.rows and not self._found.left_out:
            return None
        return WideTable(
            self._table(kind_found, stated, phase, labels),
            frozenset(range(first_title, max(rows) + 1)),
        )

    def _titles(self, floor: int) -> tuple[list[Title], int]:
        found: list[Title] = []
        first = self._head
        for number in range(self._head - 1, max(floor, self._head - 1 - _TITLES_ABOVE), -1):
            cells = self._grid.filled(number, 0, self._grid.width)
            if len(cells) > 4:
                break
            for _, cell in cells:
                found.insert(0, title_of(cell, self._year))
                first = number
        return found, first

    def _kind(self, titles: Sequence[Title]) -> Kind | None:
        said = next((one.kind for one in reversed(titles) if one.kind), None) or self._name.kind
        if said is not None:
            return said if said.name in ("patrols", "deployments", "arrests") else None
        corner = [
            str(cell)
            for _, cell in self._grid.filled(self._head, 0, self._slots[0].column - 1)
            if isinstance(cell, str)
        ]
        texts = " ".join([*corner, *(one.text for one in titles), self._name.text])
        for pattern, name in _KINDS:
            if pattern.search(texts):
                return kind(name)
        words = {one.field for text in corner for one in meanings("patrols", None).get(words_of(text), ())}
        if "location" in words:
            return kind("patrols")
        return None

    def _labels(self, kind_found: Kind, phase: Phase | None) -> dict[int, tuple[str, str]]:
        """Column → field and heading, of the columns beside the hours."""
        known = meanings(kind_found.name, phase)
        found: dict[int, tuple[str, str]] = {}
        first = self._slots[0].column
        for column in range(first):
            said = next(
                (
                    str(cell).strip()
                    for number in (self._head, self._head - 1)
                    if number >= 0
                    for at, cell in self._grid.filled(number, column, column)
                    if isinstance(cell, str)
                ),
                "",
            )
            meant = known.get(words_of(said)) if said else None
            if meant and meant[0].part is Part.WHOLE and meant[0].field not in {one for one, _ in found.values()}:
                found[column] = meant[0].field, said
        unnamed = [column for column in range(first) if column not in found and self._has_texts(column)]
        texts = {field_name for field_name, _ in found.values()}
        for column in unnamed:
            values = [
                cell
                for number in range(self._head + 1, len(self._grid.rows))
                for _, cell in self._grid.filled(number, column, column)
                if isinstance(cell, str)
            ]
            named = sum(1 for value in values if borough_named(value))
            if BOROUGH not in texts and named >= 0.6 * len(values):
                found[column] = BOROUGH, ""
                texts.add(BOROUGH)
            elif kind_found.name == "patrols" and "location" not in texts:
                found[column] = "location", ""
                texts.add("location")
        return found

    def _has_texts(self, column: int) -> bool:
        return any(
            isinstance(cell, str)
            for number in range(self._head + 1, len(self._grid.rows))
            for _, cell in self._grid.filled(number, column, column)
        )

    def _rows(self, end: int) -> list[int]:
        """The rows of the table: as far as two blank rows or a row that has nothing to do with hours."""
        rows: list[int] = []
        blanks = 0
        first, last = self._slots[0].column, self._slots[-1].column
        for number in range(self._head + 1, end):
            cells = self._grid.filled(number, 0, self._grid.width)
            if not cells:
                blanks += 1
                if blanks > 1:
                    break
                continue
            inside = [cell for column, cell in cells if first <= column <= last]
            texts = sum(1 for cell in inside if isinstance(cell, str) and as_number(cell) is None and len(cell) > 12)
            if texts or (blanks and not inside and not title_of(cells[0][1], self._year).whole):
                break
            blanks = 0
            rows.append(number)
        return rows

    def _read_rows(
        self,
        rows: Sequence[int],
        kind_found: Kind,
        labels: Mapping[int, tuple[str, str]],
        borough: str | None,
        day: CellContent,
    ) -> None:
        found = self._found
        sums: dict[int, int | None] = {slot.column: 0 for slot in self._slots}
        for number in rows:
            cells = self._grid.filled(number, 0, self._slots[0].column - 1)
            inside = self._grid.filled(number, self._slots[0].column, self._slots[-1].column)
            texts = [cell.strip() for _, cell in cells if isinstance(cell, str)]
            if any(_TOTALS.fullmatch(text) for text in texts):
                found.left_out.append(LeftOut(number + 1, Left.TOTAL, texts[0]))
                self._compare_total(number, inside, sums)
                continue
            if not inside:
                title = title_of(cells[0][1], self._year) if len(cells) == 1 else Title("")
                if title.whole and title.borough and not any(one == BOROUGH for one, _ in labels.values()):
                    borough = title.borough
                    found.left_out.append(LeftOut(number + 1, Left.SECTION, title.text))
                    continue
                why = (
                    Left.NOTE
                    if len(" ".join(texts)) > 40
                    else Left.NIL
                    if texts and normalised(texts[0]) == "nil"
                    else Left.NOTE
                )
                found.left_out.append(LeftOut(number + 1, why, " ".join(texts)[:80] or "no number in any hour"))
                continue
            for column, cell in inside:
                value = 0 if _is_nothing(cell) else as_number(cell)
                before = sums[column]
                sums[column] = None if value is None or before is None else before + value
            before_count = len(found.rows)
            self._read_row(number, kind_found, labels, borough, day)
            if len(found.rows) == before_count:
                found.left_out.append(LeftOut(number + 1, Left.NOTE, "no number in any hour"))
            self._compare_row(number, inside)

    def _read_row(
        self,
        number: int,
        kind_found: Kind,
        labels: Mapping[int, tuple[str, str]],
        borough: str | None,
        day: CellContent,
    ) -> None:
        found = self._found
        by_field = {name: column for column, (name, _) in labels.items()}
        whose, whose_place = borough, None
        doubt = ""
        if BOROUGH in by_field:
            content = self._at(number, by_field[BOROUGH])
            if not is_blank(content):
                named = borough_named(say_content(content))
                whose, whose_place = (named.name if named else None), (number, by_field[BOROUGH])
                doubt = (
                    ""
                    if named
                    else f"“{say_content(content)}” is no London borough that this app knows; the row is held."
                )
        fields = [name for name in by_field if name not in (BOROUGH, DAY)]
        for first, last, content in self._runs(number):
            record = len(found.rows)
            row: list[CellContent] = [self._at(number, by_field[name]) for name in fields]
            for place, name in enumerate(fields):
                found.places[record, place] = number, by_field[name]
            width = len(fields)
            start, end = _as_time(first.starts), _as_time(last.ends)
            if kind_found.name == "arrests":
                row += [content, start]
                found.places |= {(record, width): (number, first.column), (record, width + 1): (number, first.column)}
            else:
                row += [start, end, content]
                found.places |= {
                    (record, width): (number, first.column),
                    (record, width + 1): (number, last.column),
                    (record, width + 2): (number, first.column),
                }
            found.rows.append(row)
            found.numbers.append(number + 1)
            found.boroughs.append(whose)
            if whose_place is not None:
                found.borough_cells[record] = whose_place
            own_day = self._at(number, by_field[DAY]) if DAY in by_field else ""
            found.days.append(day if is_blank(own_day) and day is not None else own_day)
            if doubt:
                found.doubtful.append(Doubtful(record, "", say_content(content), doubt, Severity.HOLD))

    def _runs(self, number: int) -> Iterator[tuple[_Slot, _Slot, CellContent]]:
        """Runs of hours with the same content; in arrests each hour is its own."""
        current: tuple[_Slot, _Slot, CellContent] | None = None
        alone = self._kind_is_arrests
        for slot in self._slots:
            content = self._at(number, slot.column)
            plain = as_number(content)
            value: CellContent = (
                plain if plain is not None else content.strip() if isinstance(content, str) else content
            )
            if _is_nothing(content) and (number, slot.column) not in self._grid.faults:
                if current:
                    yield current
                current = None
            elif current and current[2] == value and not alone and current[1].ends == slot.starts:
                current = current[0], slot, value
            else:
                if current:
                    yield current
                current = slot, slot, value
        if current:
            yield current

    @property
    def _kind_is_arrests(self) -> bool:
        titles, _ = self._titles(-1)
        found = self._kind(titles)
        return found is not None and found.name == "arrests"

    def _at(self, number: int, column: int) -> CellContent:
        row = self._grid.rows[number]
        return row[column] if column < len(row) else ""

    def _compare_total(
        self, number: int, inside: Sequence[tuple[int, CellContent]], sums: Mapping[int, int | None]
    ) -> None:
        for column, cell in inside:
            printed, ours = as_number(cell), sums[column]
            if printed is not None and ours is not None and printed != ours:
                self._differs(number, column, printed, ours)

    def _compare_row(self, number: int, inside: Sequence[tuple[int, CellContent]]) -> None:
        after = self._grid.filled(self._head, self._slots[-1].column + 1, self._grid.width)
        total = next(
            (column for column, cell in after if isinstance(cell, str) and _TOTALS.fullmatch(cell.strip())), None
        )
        printed = as_number(self._at(number, total)) if total is not None else None
        values = [0 if _is_nothing(cell) else as_number(cell) for _, cell in inside]
        ours = None if None in values else sum(value for value in values if value is not None)
        if total is not None and printed is not None and ours is not None and printed != ours:
            self._differs(number, total, printed, ours)

    def _differs(self, number: int, column: int, printed: int, ours: int) -> None:
        text = (
            f"The sheet's own total says {printed:,}; its hours come to {ours:,}. The hours are counted; check which "
            "of the two is right."
        )
        cell = self._grid.cell(number, column)
        self._found.problems.append(Problem(self._grid.sheet.name, cell, "", str(printed), text, Severity.WARN))

    def _table(
        self, kind_found: Kind, stated: Phase | None, phase: Phase | None, labels: Mapping[int, tuple[str, str]]
    ) -> FoundTable:
        found = self._found
        fields = [(name, said) for name, said in labels.values() if name not in (BOROUGH, DAY)]
        columns = [
            FoundColumn(place, name, said, How.ALIAS if said else How.LAYOUT)
            for place, (name, said) in enumerate(fields)
        ]
        width = len(fields)
        if kind_found.name == "arrests":
            made: tuple[str, ...] = "persons", "arrest_time"
            text = "Arrests counted by the hour were read with the hour's beginning as their time."
            found.problems.append(
                Problem(
                    self._grid.sheet.name,
                    self._grid.cell(self._head, self._slots[0].column),
                    "arrest_time",
                    "",
                    text,
                    Severity.WARN,
                )
            )
        else:
            made = _FIELDS[kind_found.name, phase or Phase.PLAN]
        either = phase is None and kind_found.name == "patrols"
        columns += [FoundColumn(width + place, name, "", How.LAYOUT, either) for place, name in enumerate(made)]
        columns = [one for one in columns if kind_found.field(one.field).type is not Type.DERIVED]
        told = any(one is not None for one in found.boroughs)
        return FoundTable(
            sheet=self._grid.sheet.name,
            kind=kind_found,
            phase=stated,
            heading_rows=(self._head + 1,),
            columns=tuple(columns),
            rows=found.rows,
            numbers=found.numbers,
            places=found.places,
            boroughs=found.boroughs if told or BOROUGH in {name for name, _ in labels.values()} else None,
            borough_cells=found.borough_cells,
            days=found.days if any(not is_blank(one) for one in found.days) else None,
            left_out=tuple(sorted(found.left_out, key=lambda one: one.row)),
            doubtful=tuple(found.doubtful),
            problems=tuple(found.problems),
        )


def _is_nothing(cell: CellContent) -> bool:
    if is_blank(cell):
        return True
    if isinstance(cell, str):
        return cell.strip().casefold() in _NOTHING
    return not isinstance(cell, bool) and cell == 0


def _as_time(minutes: int) -> time:
    return time(minutes % _DAY // 60, minutes % 60)
