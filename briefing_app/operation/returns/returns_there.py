"""The returns that count when another comes: in the store, and earlier in the same drop."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing_app.operation.kinds import kind
from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.returns.difference import Rows, row_of_return, together
from briefing_app.operation.returns.returns import Cover, Reading, Received, SheetState, Whose

Says = Mapping[str, SheetState]
"""Kind → rows, or a stated nil; a kind of which nothing is said is not among them."""


def says_of(reading: Reading) -> Says:
    found: dict[str, SheetState] = {}
    for sheet in reading.sheets:
        if sheet.kind and sheet.state is not SheetState.EMPTY and found.get(sheet.kind) is not SheetState.ROWS:
            found[sheet.kind] = sheet.state
    return found


def rows_of(reading: Reading) -> Rows:
    return together(
        {sheet.kind: [row_of_return(kind(sheet.kind), sheet.sheet, row) for row in sheet.rows]}
        for sheet in reading.sheets
        if sheet.kind
    )


def only(rows: Rows, kinds: Collection[str]) -> Rows:
    return {name: ones for name, ones in rows.items() if name in kinds}


def kinds_with_rows(says: Says) -> frozenset[str]:
    return frozenset(name for name, state in says.items() if state is SheetState.ROWS)


@dataclass(frozen=True, slots=True)
class There:
    """A return that counts, with the kinds that it still speaks for; rows that wait for an answer are among them."""

    cover: Cover | Received
    says: Says
    name: str
    sha256: str
    received: Received | None = None
    reading: Reading | None = None
    """Of one that comes earlier in the same drop."""

    @property
    def key(self) -> int | str:
        return self.received.id if self.received is not None else self.sha256

    def without(self, kinds: Collection[str]) -> "There":
        return replace(self, says={name: state for name, state in self.says.items() if name not in kinds})


def there_of(one: Received) -> There:
    says = one.sheets if one.waiting is None else one.waiting
    found = {name: state for name, state in says.items() if state is not SheetState.EMPTY and name not in one.overtaken}
    return There(one, found, one.file_name, one.sha256, received=one)


Taken = tuple[There, frozenset[str]]
"""A return whose place is taken, and of which kinds; of none for all of it."""


def _none(_: int) -> Rows:
    return {}


@dataclass
class Held:
    """The returns an operation has, and those that would come before in the same drop."""

    returns: Sequence[Received]
    amended: Mapping[int, Sequence[Amendment]] = field(default_factory=dict)
    """Return id → the cells that were put right in it."""
    answered: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    """Return id → the choices that it was taken in with, by question."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """The choices that are given now, by question."""
    rows: Callable[[int], Rows] = _none
    """All that a return brought, by its id."""
    _coming: dict[tuple[str, Whose], str] = field(default_factory=dict)
    _there: dict[Whose, list[There]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for one in self.returns:
            if one.current:
                self._there[one.borough, one.phase].append(there_of(one))

    def same(self, sha256: str, whose: Whose) -> Received | None:
        """The return with exactly these bytes; the one that counts before those that no longer do."""
        same = [one for one in self.returns if one.sha256 == sha256 and (one.borough, one.phase) == whose]
        return max(same, key=lambda one: (one.current, one.id), default=None)

    def copies(self, sha256: str) -> list[Received]:
        """The returns of whomever that count and were read from exactly these bytes."""
        return [one for one in self.returns if one.current and one.sha256 == sha256]

    def replaced(self, whose: Whose) -> list[Received]:
        """Those that no longer count."""
        return [one for one in self.returns if not one.current and (one.borough, one.phase) == whose]

    def counting(self, whose: Whose, *, but: Received | None) -> list[There]:
        """What counts for a borough and phase, without one return."""
        return [one for one in self._there[whose] if but is None or one.received is not but]

    def own(self, one: Received) -> list[There]:
        """A stored return as it stands among those that count."""
        return [there for there in self._there[one.borough, one.phase] if there.received is one]

    def rows_there(self, there: There) -> Rows:
        if there.received is not None:
            return self.rows(there.received.id)
        return rows_of(there.reading) if there.reading is not None else {}

    def choices_for(self, sha256: str) -> Mapping[str, str]:
        """The choices for a file by question: what stands, unless another is given now."""
        standing: dict[str, str] = {}
        for one in self.copies(sha256):
            standing |= self.answered.get(one.id, {})
        return {**standing, **self.answers}

    def twin(self, sha256: str, whose: Whose) -> str:
        """The name of a file with the same bytes that comes before in the same drop."""
        return self._coming.get((sha256, whose), "")

    def take(self, whose: Whose, came: There, taken: Sequence[Taken]) -> None:
        """As it will be when this return has been taken in."""
        gone = {there.key: kinds for there, kinds in taken}
        left = []
        for one in self._there[whose]:
            if one.key not in gone:
                left.append(one)
            elif gone[one.key]:
                left.append(one.without(gone[one.key]))
        self._there[whose] = [*left, came]
        self._coming[came.sha256, whose] = came.name

    def let_go(self, one: Received) -> None:
        """A return stops counting, of whomever it is."""
        whose = one.borough, one.phase
        self._there[whose] = [there for there in self._there[whose] if there.received is not one]
