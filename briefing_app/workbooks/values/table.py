"""A table while it is being read: its columns by field, and what was found wrong, cell by cell."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefing_app.operation.kinds import Field, Kind, Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Problem, Severity
from briefing_app.operation.times import Minute
from briefing_app.operation.values import Value
from briefing_app.workbooks.files.contents import Asked, ColumnContext
from briefing_app.workbooks.values.personal_data import may_be_kept
from briefing_app.workbooks.values.questions import Answered, Questions

MOST_ALIKE = 500
"""Problems of one field on one sheet that are told one by one; beyond, they are counted."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a cell states of another field than its own."""

    place: int
    by: str
    field: str
    value: Value


@dataclass
class Table:
    """A table being read: the columns of one sheet, by field, with what was found wrong."""

    sheet: str
    kind: Kind
    phase: Phase
    operation: Operation
    borough: str
    numbers: Sequence[int]
    """Row numbers of the sheet, from 1, of the rows that are records."""
    questions: Questions
    letters: dict[str, str] = field(default_factory=dict)
    elsewhere: Mapping[tuple[int, str], str] = field(default_factory=dict)
    """Record and field → cell, where a value does not stand in its field's column and its record's row."""
    columns: dict[str, list[Value]] = field(default_factory=dict)
    as_sent: dict[int, dict[str, str]] = field(default_factory=dict)
    clock_only: dict[str, set[int]] = field(default_factory=dict)
    """Times that came without a date, by field."""
    next_day: set[int] = field(default_factory=set)
    """Arrests at 24:00."""
    twice: dict[str, dict[int, tuple[Minute, Minute]]] = field(default_factory=dict)
    """Times that London's clocks showed twice, by field: both moments."""
    stated: list[Stated] = field(default_factory=list)
    beside: dict[str, str] = field(default_factory=dict)
    """Fields without a column of their own that another column states → its letter."""
    held: dict[int, None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refs_before: Mapping[Value, str] = field(default_factory=dict)
    """References in the return's other tables of this kind that were read before → where they stand."""
    refs_taken: Collection[Value] = ()
    """References that any of its other tables states."""

    def __post_init__(self) -> None:
        self._fields = {field.name: field for field in self.kind.fields}

    def say(self, at_row: int | None, field_name: str, found: str, says: str, severity: Severity) -> None:
        """Note a problem of a row (its place among the records), or of the whole sheet."""
        cell = ""
        if at_row is not None:
            cell = self.cell(at_row, field_name)
            if severity is not Severity.WARN:
                self.held[at_row] = None
        if found and (kept := may_be_kept(self._fields.get(field_name), found)) != found:
            says, found = says.replace(found, kept), kept
        self.problems.append(Problem(self.sheet, cell, field_name, found, says, severity))

    def ask(self, places: Iterable[int], field_name: str, asked: Asked, found: Mapping[int, str]) -> Answered | None:
        """What was answered to a question about these rows; where nobody has answered, they are held."""
        places = list(places)
        cells = [f"{self.sheet}!{self.cell(place, field_name)}" for place in places]
        answered = self.questions.settle(self.kind.name, field_name, asked, cells)
        if answered is None:
            for place in places:
                self.say(place, field_name, found.get(place, ""), asked.says, Severity.ASK)
        return answered

    def cell(self, place: int, field_name: str) -> str:
        elsewhere = self.elsewhere.get((place, field_name)) if self.elsewhere else None
        letter = self.letters.get(field_name) or self.beside.get(field_name, "A")
        return elsewhere or f"{letter}{self.numbers[place]}"

    def column(self, name: str) -> list[Value]:
        """The values of a field, made of blanks where the sheet has no such column."""
        found = self.columns.get(name)
        if found is None:
            found = self.columns[name] = [None] * len(self.numbers)
        return found

    def has(self, name: str) -> bool:
        return name in self.letters or name in self.beside

    def sent(self, place: int, field_name: str) -> str:
        """The sender's own words for a value that was read from other words, else empty."""
        return self.as_sent.get(place, {}).get(field_name, "")

    def note_sent(self, place: int, field_name: str, words: str) -> None:
        self.as_sent.setdefault(place, {})[field_name] = words

    def definition(self, name: str) -> Field:
        return self._fields[name]

    @property
    def context(self) -> ColumnContext:
        return ColumnContext(self.kind.name, self.operation.day, self.operation.period)
