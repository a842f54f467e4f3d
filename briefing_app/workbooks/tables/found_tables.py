"""What is found on a sheet: its tables, the true cell of every value, and all that is no record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from briefing_app.operation.kinds import Kind, Phase
from briefing_app.operation.returns.returns import Problem, Severity
from briefing_app.workbooks.files.contents import CellContent
from briefing_app.workbooks.files.sheet import Place


class How(StrEnum):
    """How a column's field was recognised."""

    EXACT = "exact"
    ALIAS = "alias"
    SUGGESTION = "suggestion"
    """Proposed, and confirmed by a person in this reading."""
    REMEMBERED = "remembered"
    """Confirmed by a person for an earlier return."""
    VALUES = "by values"
    """The heading says nothing; what stands below it can be one thing only."""
    LAYOUT = "layout"
    """From a section's title, the sheet's name or the way the table is laid out."""


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column of a table (its place in the rows of the table) and the field it holds."""

    column: int
    field: str
    heading: str
    """In the sender's words."""
    how: How
    other_phase_too: bool = False
    """Read as one phase's field only because the heading does not say which phase it means."""


class Left(StrEnum):
    """Why a row is no record."""

    TOTAL = "total"
    NOTE = "note"
    EXAMPLE = "example"
    NIL = "nil statement"
    HEADINGS = "headings again"
    SECTION = "section title"
    SUMMARY = "summary"
    UNFILLED = "a line that is not filled in"
    STRAY = "far below the table"
    WORDS = "words alone"
    OUT = "left out by you"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row (its number on the sheet, from 1) that was read as no record."""

    row: int
    why: Left
    says: str = ""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A record that is held until something is settled: its place among the table's records, and why."""

    record: int
    field: str
    found: str
    says: str
    severity: Severity = Severity.ASK


@dataclass(frozen=True, slots=True)
class Printed:
    """A number that a sheet prints about records of a kind: what a summary says."""

    cell: str
    kind: str
    borough: str | None
    number: int


@dataclass(frozen=True, slots=True)
class FoundTable:
    """One table. Its rows are records only; every value knows the cell it came from."""

    sheet: str
    kind: Kind
    phase: Phase | None
    """As the table's own title or its sheet's name says."""
    heading_rows: tuple[int, ...]
    """From 1."""
    columns: tuple[FoundColumn, ...]
    rows: Sequence[Sequence[CellContent]]
    numbers: Sequence[int]
    """Of each record, its row on the sheet, from 1."""
    true_columns: Mapping[int, int] = field(default_factory=dict)
    """Place in the table's rows → column of the sheet, where the two differ."""
    places: Mapping[Place, Place] = field(default_factory=dict)
    """Record and column → row and column on the sheet, where the plain answer would be wrong."""
    boroughs: Sequence[str | None] | None = None
    """Of each record, where a column, a section or the sheet's name says so."""
    borough_cells: Mapping[int, Place] = field(default_factory=dict)
    days: Sequence[CellContent] | None = None
    """Of each record, the day that a column, a section or the sheet's name gives."""
    left_out: tuple[LeftOut, ...] = ()
    unknown: Mapping[int, str] = field(default_factory=dict)
    """Columns of the sheet that were not read, with their headings."""
    doubtful: tuple[Doubtful, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def fields(self) -> dict[int, str]:
        return {one.column: one.field for one in self.columns}

    @property
    def says_nil(self) -> bool:
        return any(one.why is Left.NIL for one in self.left_out)

    def place(self, record: int, column: int) -> Place:
        """Where on the sheet the value of a record stands; row and column from 0."""
        found = self.places.get((record, column))
        return found or (self.numbers[record] - 1, self.true_columns.get(column, column))

    def all_places(self) -> Iterator[tuple[Place, tuple[int, str]]]:
        """Every cell of the sheet that is read: its place, the record and the field."""
        for record in range(len(self.numbers)):
            for one in self.columns:
                yield self.place(record, one.column), (record, one.field)


@dataclass(frozen=True, slots=True)
class FoundTables:
    """All that a sheet holds."""

    sheet: str
    tables: tuple[FoundTable, ...] = ()
    printed: tuple[Printed, ...] = ()
    """What its summaries say, to be compared with what is read elsewhere."""
    problems: tuple[Problem, ...] = ()
    summary: bool = False
    borough: str | None = None
    """The borough that a title above the tables, or the sheet's name, gives for all of it."""
    phase: Phase | None = None
