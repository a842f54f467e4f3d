"""One sheet of a workbook of any kind, as plain rows with what is known of its cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Place = tuple[int, int]
"""Row and column, both from 0."""

Content = object
"""What a cell holds: str, float, int, bool, date, datetime, time or timedelta; '' where it is blank."""

NEVER_CALCULATED = "formula without a saved value"

ERRORS = frozenset(
    ("#N/A", "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#GETTING_DATA", "#SPILL!", "#CALC!")
)
"""What a spreadsheet program shows where a formula came to nothing."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows from A1, so that a row's number is the sheet's own; and facts by cell that its contents don't show."""

    name: str
    rows: Sequence[Sequence[Content]]
    hidden: bool = False
    faults: Mapping[Place, str] = field(default_factory=dict)
    """Cells that read as blank and are not: an error's own words, or NEVER_CALCULATED."""
    struck: frozenset[Place] = frozenset()
    """Cells whose whole content is struck through."""
    hidden_rows: frozenset[int] = frozenset()
    filtered: bool = False
    """A filter is why rows are hidden."""
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """First row, first column, last row, last column."""
    comments: Mapping[Place, str] = field(default_factory=dict)
    amended: Mapping[Place, str] = field(default_factory=dict)
    """Cells that somebody here put right, with what the sender wrote in them."""


@dataclass(slots=True)
class Facts:
    """What is known of a sheet's cells, gathered bit by bit."""

    faults: dict[Place, str] = field(default_factory=dict)
    struck: set[Place] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    filtered: bool = False
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    comments: dict[Place, str] = field(default_factory=dict)


NO_FACTS = Facts()
"""Of most sheets nothing is to be said. Never changed."""


def sheet_of(name: str, rows: Sequence[Sequence[Content]], *, hidden: bool = False, facts: Facts = NO_FACTS) -> Sheet:
    """A sheet from its rows and facts; only what stands within the rows is told."""
    height, width = len(rows), max(map(len, rows), default=0)
    return Sheet(
        name,
        rows,
        hidden,
        facts.faults,
        frozenset(place for place in facts.struck if _filled(rows, place)),
        frozenset(row for row in facts.hidden_rows if row < height),
        facts.filtered,
        frozenset(column for column in facts.hidden_columns if column < width),
        tuple(sorted(facts.merged)),
        facts.comments,
    )


def _filled(rows: Sequence[Sequence[Content]], place: Place) -> bool:
    row, column = place
    return row < len(rows) and column < len(rows[row]) and rows[row][column] not in ("", None)


def errors_among(rows: Sequence[list[Content]]) -> dict[Place, str]:
    """The cells of a text export that hold an error's words; they are left blank in `rows`."""
    found = {
        (number, column): str(cell)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        if isinstance(cell, str) and cell[:1] == "#" and cell.strip() in ERRORS
    }
    for number, column in found:
        rows[number][column] = ""
    return found
