"""What a return is, what reading one gives, and what is wrong with it, cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Marking
from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.returns.difference import Difference
from briefing_app.operation.times import Minute
from briefing_app.operation.values import Value


class Status(StrEnum):
    DRAFT = "Draft"
    FINAL = "Final"
    NIL = "Nil return"


class Severity(StrEnum):
    HOLD = "hold"
    """The row is kept aside until this is settled."""
    ASK = "ask"
    """Two readings are possible; the row is held until one is chosen."""
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one cell, or with a sheet (`cell` empty): what, where, what to do."""

    sheet: str
    cell: str
    field: str
    found: str
    says: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Question:
    """One question for all the cells it is about; `id` is what `--answers` names."""

    id: str
    says: str
    choices: tuple[str, ...]
    cells: tuple[str, ...]
    kind: str = ""
    field: str = ""
    content: str = ""
    """What an answer may be remembered for; empty where it holds for this file only."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """An answer that stands for a borough's later returns: what these words of a field come to."""

    borough: str
    kind: str
    field: str
    content: str
    """The question's `content`."""
    value: str
    """The choice that was taken."""
    confirmed_at: Minute | None = None


class SheetState(StrEnum):
    ROWS = "rows"
    NIL = "nil"
    """The borough says that there is nothing to report: a stated zero."""
    EMPTY = "empty"
    """No rows and no word: not stated, never zero."""


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A row kept aside, with the sender's own words by field."""

    row: int
    as_sent: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SheetReading:
    """One sheet as read. The books balance: read = accepted + held + not_records."""

    sheet: str
    kind: str
    """Empty for a sheet that holds no kind of record."""
    state: SheetState
    heading_rows: tuple[int, ...]
    columns: Mapping[str, str]
    """Column letter → field name, for the columns that were recognised."""
    rows: tuple[tuple[Value, ...], ...]
    """Accepted rows: sheet row number, `as_sent` as JSON or None, then the values of the kind's
    stored columns in order (`record_columns`)."""
    held: tuple[HeldRow, ...]
    not_records: int
    """Totals, notes, examples and nil statements."""
    read: int
    """Rows below the headings with anything in them, counted by themselves."""

    @property
    def accepted(self) -> int:
        return len(self.rows)

    @property
    def balances(self) -> bool:
        return self.read == self.accepted + len(self.held) + self.not_records


@dataclass(frozen=True, slots=True)
class Cover:
    """What a return says of itself; what it leaves out comes from the operation or the file's name."""

    borough: str
    phase: Phase
    version: int
    status: Status
    operation_date: date | None
    data_as_at: Minute | None
    completed_by: str | None
    approved_by: str | None
    marking: Marking
    handling: str | None
    version_stated: bool = True
    """Whether the return says its version; one that does not is taken for its first."""


@dataclass(frozen=True, slots=True)
class Part:
    """One borough's return of one phase, where a file holds several."""

    cover: Cover
    sheets: tuple[SheetReading, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as read, before anything is written. Either `refused` says why not, or `cover` is there."""

    path: str
    name: str
    sha256: str
    size: int
    refused: str = ""
    needs_password: bool = False
    """Refused only because it opens with a password that was not given."""
    needs_borough: bool = False
    """Refused only because it does not say whose return it is."""
    is_background: bool = False
    """Refused because it is a public table by borough, which may be attached as background."""
    cover: Cover | None = None
    sheets: tuple[SheetReading, ...] = ()
    problems: tuple[Problem, ...] = ()
    fault: str = ""
    """What went wrong in the reader, for those who mend it; the inspector reads `refused`."""
    questions: tuple[Question, ...] = ()
    answered: tuple[str, ...] = ()
    """The ids of questions that the answers given with this reading have settled."""
    amendments: tuple[Amendment, ...] = ()
    """Cells that were put right here and laid over the file for this reading."""
    parts: tuple[Part, ...] = ()
    """Where the file holds several returns, each of them; `sheets` and `problems` are then those of all."""
    told_borough: str | None = None
    told_phase: Phase | None = None
    """What somebody here said that the file is, and it was read by."""

    @property
    def returns(self) -> tuple["Reading", ...]:
        """The returns in this file as readings of their own, one each; none where the file was refused."""
        if not self.parts:
            return (self,) if self.cover is not None else ()
        return tuple(
            replace(self, cover=part.cover, sheets=part.sheets, problems=part.problems, parts=()) for part in self.parts
        )

    @property
    def stated(self) -> frozenset[str]:
        """The kinds of which it says something: rows, or a stated nil."""
        return frozenset(sheet.kind for sheet in self.sheets if sheet.kind and sheet.state is not SheetState.EMPTY)

    @property
    def boroughs(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.cover.borough for one in self.returns if one.cover is not None))

    @property
    def phases(self) -> tuple[Phase, ...]:
        return tuple(dict.fromkeys(one.cover.phase for one in self.returns if one.cover is not None))

    def sheet_of(self, kind: str) -> SheetReading | None:
        return next((sheet for sheet in self.sheets if sheet.kind == kind), None)


class Outcome(StrEnum):
    """What becomes, or would become, of a file; exactly one each."""

    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    SUPERSEDES = "supersedes"
    NEEDS_ANSWERS = "needs answers"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Received:
    """A return in the store: what one borough sent, and whether it is the one that counts now."""

    id: int
    borough: str
    phase: Phase
    version: int
    status: Status
    data_as_at: Minute | None
    received_at: Minute
    completed_by: str | None
    approved_by: str | None
    marking: Marking
    handling: str | None
    file_name: str
    sha256: str
    current: bool
    sheets: Mapping[str, SheetState] = field(default_factory=dict)
    """Kind → what its sheet said. A kind that is absent had no sheet: not stated."""
    accepted: int = 0
    held: int = 0
    version_stated: bool = True
    waiting: Mapping[str, SheetState] | None = None
    """What it would say of each kind, while it says nothing until somebody answers; None where it does not wait."""
    overtaken: Mapping[str, int] = field(default_factory=dict)
    """Kinds of which another return speaks in its place, though this one counts, and that return's id."""
    import_id: int = 0
    told_borough: str | None = None
    told_phase: Phase | None = None

    @property
    def stated(self) -> frozenset[str]:
        """The kinds of which it says something: rows, or a stated nil."""
        return frozenset(name for name, state in self.sheets.items() if state is not SheetState.EMPTY)

    @property
    def speaks(self) -> bool:
        """Whether anything that it says of itself holds: not while it waits, nor where all of it was left out."""
        return self.waiting is None and (bool(self.stated) or not self.sheets)


Whose = tuple[str, Phase]
"""A borough's return of a phase."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A return that another takes the place of."""

    received: Received
    kinds: frozenset[str] = frozenset()
    """Of which kinds; empty for all of it."""


@dataclass(frozen=True, slots=True)
class Rivals:
    """Files that come together for one return, and nothing in them says which is the latest."""

    whose: Whose
    files: frozenset[str]
    """Their SHA-256."""
    question: Question
    chosen: str = ""
    """The SHA-256 of the one that counts; empty before somebody has said it."""
    add_up: bool = False
    """Somebody said that all count, each for what it has rows of."""

    @property
    def is_open(self) -> bool:
        return not self.chosen and not self.add_up


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was looked at: what is in it and what importing it would change. Nothing is written yet."""

    reading: Reading
    outcome: Outcome
    why: str
    """One sentence: what would happen, or why not."""
    copy: str = ""
    """The private copy that was read; importing stores these very bytes."""
    replaces: tuple[Replacement, ...] = ()
    """The returns that would no longer count, or not with all their kinds."""
    replaces_coming: tuple[tuple[Reading, frozenset[str]], ...] = ()
    """The same of returns that come earlier in the same drop, each with the kinds (none for all of it)."""
    waiting: Mapping[str, SheetState] | None = None
    """What it would say of each kind, while all of it is held for a question; None where it is not."""
    yields: tuple[tuple[int, str], ...] = ()
    """Ids of returns that go on counting in its place, each with the kind of which they do."""
    rivals: tuple[Rivals, ...] = ()
    difference: Difference | None = None
    """From what it would take the place of, row by row; None where that is nothing."""
    parts: tuple["Looked", ...] = ()
    """Where the file holds several returns: what would become of each."""
    same: Received | None = None
    """The return that has these very bytes and is there already."""
    as_read: Reading | None = None
    """The reading before anything was held back until it is known what it takes the place of."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """The choices that were given with this look, by question."""

    @property
    def replaced(self) -> tuple[tuple[int, str], ...]:
        """Ids of the returns that it takes the place of, each with a kind of which it does, or "" for all of it."""
        return tuple((one.received.id, name) for one in self.replaces for name in (sorted(one.kinds) or ("",)))

    @property
    def each(self) -> tuple["Looked", ...]:
        """The returns of the file one by one."""
        return self.parts or (self,)
