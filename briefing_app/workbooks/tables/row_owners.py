"""Whose the rows of a table are, of which day, and what else a section says of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing_app.operation.boroughs import borough_named
from briefing_app.operation.kinds import Kind
from briefing_app.operation.returns.returns import Problem, Severity
from briefing_app.operation.words import normalised
from briefing_app.workbooks.files.contents import Asked, CellContent, is_blank, say_content
from briefing_app.workbooks.files.sheet import Place
from briefing_app.workbooks.tables.blocks import Around
from briefing_app.workbooks.tables.found_tables import Doubtful
from briefing_app.workbooks.tables.grid import Grid, at
from briefing_app.workbooks.tables.heading_words import BOROUGH, DAY
from briefing_app.workbooks.tables.recognised_columns import Recognised
from briefing_app.workbooks.tables.sections import Section
from briefing_app.workbooks.tables.table_rows import Sorted
from briefing_app.workbooks.tables.titles import title_of
from briefing_app.workbooks.values.likely_boroughs import likely_boroughs
from briefing_app.workbooks.values.questions import Questions

_NONE_OF_THESE = "None of these"


@dataclass(slots=True)
class Owners:
    """For each record of a table, what stands beside or above it."""

    boroughs: list[str | None] | None = None
    borough_cells: dict[int, Place] = field(default_factory=dict)
    days: list[CellContent] | None = None
    day_places: dict[int, Place] = field(default_factory=dict)
    values: dict[str, dict[int, tuple[str, Place]]] = field(default_factory=dict)
    """Field → record → the value that its section says, and where."""
    doubtful: list[Doubtful] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class OwnersOf:
    """Finds what one table's sections, key columns and titles say of its rows."""

    def __init__(self, kind: Kind, grid: Grid, around: Around, questions: Questions, year: int) -> None:
        self._kind = kind
        self._grid = grid
        self._around = around
        self._questions = questions
        self._year = year
        self._found = Owners()

    def find(self, recognised: Recognised, rows: Sorted, one_day: object) -> Owners:
        """`one_day` is the day of an operation that has one alone: a title that names it says nothing."""
        self._boroughs(recognised.keys.get(BOROUGH), rows)
        self._days(recognised.keys.get(DAY), rows, one_day)
        self._values(rows)
        return self._found

    def _section_of(self, number: int, sections: Sequence[Section]) -> Section | None:
        return next((one for one in reversed(sections) if one.row < number), None)

    # --- boroughs ---------------------------------------------------------------------------

    def _boroughs(self, column: int | None, rows: Sorted) -> None:
        sections = [one for one in rows.sections if one.title.borough or one.may_be_borough]
        base = self._around.borough
        if column is None and not sections:
            self._found.boroughs = [base] * len(rows.records) if base else None
            return
        filled = self._filled_down(column, rows.records, "borough") if column is not None else {}
        boroughs: list[str | None] = []
        for record, number in enumerate(rows.records):
            content, place = filled.get(number, ("", None))
            if column is not None and not is_blank(content):
                if place is not None:
                    self._found.borough_cells[record] = place
                boroughs.append(self._called(record, say_content(content), self._grid.cell(number, column)))
                continue
            section = self._section_of(number, sections)
            if section is None:
                boroughs.append(base)
            elif section.title.borough:
                boroughs.append(section.title.borough)
            else:
                boroughs.append(self._called(record, section.may_be_borough, self._grid.cell(*section.place)))
        self._found.boroughs = boroughs

    def _filled_down(
        self, column: int, records: Sequence[int], what: str
    ) -> dict[int, tuple[CellContent, Place | None]]:
        """The column's contents; a blank below a name is the same name where merged cells or the layout say so."""
        grid = self._grid
        found: dict[int, tuple[CellContent, Place | None]] = {
            number: (at(grid.rows[number], column), grid.true(number, column)) for number in records
        }
        for top, left, bottom, right in grid.merged:
            if left <= column <= right and bottom > top:
                for number in records:
                    if top < number <= bottom:
                        found[number] = at(grid.rows[top], left), grid.true(top, left)
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
            self._tell(
                grid.cell(blanks[0], column),
                f"The {what} is written once for the rows below it; the blanks below one were read as that {what}.",
            )
        return found

    def _called(self, record: int, said: str, cell: str) -> str | None:
        """The borough of this name; of one that is no name but nearly, a person is asked."""
        named = borough_named(said)
        if named is not None:
            return named.name
        title = title_of(said, self._year)
        if title.whole and title.borough:
            return title.borough
        likely = likely_boroughs(said)
        if likely:
            says = f"“{said}” is no borough that is known. Is it {' or '.join(likely[:2])}?"
            asked = Asked("borough", said, says, (*likely, _NONE_OF_THESE))
            where = f"{self._grid.sheet.name}!{cell}"
            answer = self._questions.settle(self._kind.name, "", asked, [where])
            if answer is not None and answer.choice < len(likely):
                return likely[answer.choice]
        says = f"“{said}” ({cell}) is no London borough that this app knows; the row is held."
        severity = Severity.ASK if likely else Severity.HOLD
        self._found.doubtful.append(Doubtful(record, "", said, says, severity))
        return None

    # --- days -------------------------------------------------------------------------------

    def _days(self, column: int | None, rows: Sorted, one_day: object) -> None:
        sections = [one for one in rows.sections if one.title.day not in (None, one_day)]
        above = self._around.day
        base = above.day if above is not None and above.day != one_day else None
        if column is None and not sections and base is None:
            return
        filled = self._filled_down(column, rows.records, "day") if column is not None else {}
        days: list[CellContent] = []
        for record, number in enumerate(rows.records):
            content, place = filled.get(number, ("", None))
            section = self._section_of(number, sections)
            if not is_blank(content):
                if place is not None:
                    self._found.day_places[record] = place
                days.append(content)
            elif section is not None:
                self._found.day_places[record] = self._grid.true(*section.place)
                days.append(section.title.day)
            else:
                if self._around.day_place is not None:
                    self._found.day_places[record] = self._around.day_place
                days.append(base if base is not None else "")
        self._found.days = days

    # --- values -----------------------------------------------------------------------------

    def _values(self, rows: Sorted) -> None:
        """What a section says holds as far as the next section that says something of the same."""
        for name in dict.fromkeys(name for one in rows.sections for name in one.values):
            sections = [one for one in rows.sections if name in one.values]
            of_record = {
                record: (section.values[name], self._grid.true(*section.place))
                for record, number in enumerate(rows.records)
                if (section := self._section_of(number, sections)) is not None
            }
            self._found.values[name] = of_record

    def _tell(self, cell: str, says: str) -> None:
        self._found.problems.append(Problem(self._grid.sheet.name, cell, "", "", says, Severity.WARN))
