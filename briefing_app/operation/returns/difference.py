"""What a corrected return changes: rows that are new, gone, or changed with before and after."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefing_app.operation.kinds import Field, Kind, Type, kind
from briefing_app.operation.times import from_minute
from briefing_app.operation.values import Value
from briefing_app.operation.words import NOT_STATED, plural, say_count, say_date, say_moment


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """One record as it stands in a return: where, and its values by field."""

    sheet: str
    row: int
    values: Mapping[str, Value]
    ref_is_its_own: bool = True
    """Whether the borough gave the reference; one that was made up here ties nothing."""


def row_of_return(definition: Kind, sheet: str, row: Sequence[Value]) -> ReturnRow:
    """From a row as it is read and stored: its number, the sender's words as JSON, then the kind's columns."""
    number, as_sent, *values = row
    made_up = isinstance(as_sent, str) and json.loads(as_sent).get("ref") == ""
    return ReturnRow(
        sheet, int(number or 0), dict(zip(definition.record_columns, values, strict=True)), ref_is_its_own=not made_up
    )


@dataclass(frozen=True, slots=True)
class FieldChange:
    field: str
    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that differs. `row_before` is None where it is new, `row_after` where it is gone."""

    kind: str
    ref: str
    sheet: str
    row_before: int | None
    row_after: int | None
    changes: tuple[FieldChange, ...]
    """For a new or gone row, what it says: with nothing before, or nothing after."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Between the return that counts and the one that would take its place."""

    new: tuple[RowChange, ...] = ()
    changed: tuple[RowChange, ...] = ()
    gone: tuple[RowChange, ...] = ()
    unchanged: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)

    @property
    def said(self) -> str:
        """ "2 rows new, 1 changed, 38 as before"."""
        parts = [(self.new, "new"), (self.changed, "changed"), (self.gone, "gone")]
        counts = [(len(rows), word) for rows, word in parts if rows]
        if not counts:
            return f"{plural(self.unchanged, 'row')} as before" if self.unchanged else "no rows before or after"
        if self.unchanged:
            counts.append((self.unchanged, "as before"))
        (first, word), *others = counts
        return ", ".join((f"{plural(first, 'row')} {word}", *(f"{say_count(count)} {word}" for count, word in others)))


Rows = Mapping[str, Sequence[ReturnRow]]
"""Kind → its rows in the order of the return."""


def together(returns: Iterable[Rows]) -> Rows:
    """The rows of several returns as of one."""
    found: dict[str, list[ReturnRow]] = defaultdict(list)
    for rows in returns:
        for name, ones in rows.items():
            found[name] += ones
    return found


def difference(before: Rows, after: Rows) -> Difference:
    """Rows are the same one by their reference; without a usable reference, by what they say.

    Of rows that no reference ties, equal ones are paired first, then those that share the most fields,
    so that a row of which one field was put right is changed and not both gone and new.
    """
    new: list[RowChange] = []
    changed: list[RowChange] = []
    gone: list[RowChange] = []
    unchanged = 0
    for name in dict.fromkeys((*before, *after)):
        definition = kind(name)
        compared = _Compared(definition, before.get(name, ()), after.get(name, ()))
        for one, other in compared.pairs:
            changes = _changes(definition, one, other)
            if changes:
                changed.append(_row_change(definition, one, other, changes))
            else:
                unchanged += 1
        new += [_row_change(definition, None, row, _changes(definition, None, row)) for row in compared.new]
        gone += [_row_change(definition, row, None, _changes(definition, row, None)) for row in compared.gone]
    return Difference(tuple(new), tuple(changed), tuple(gone), unchanged)


class _Compared:
    """Which rows of one kind are the same row, in the order of the return that comes."""

    def __init__(self, definition: Kind, before: Sequence[ReturnRow], after: Sequence[ReturnRow]) -> None:
        self._fields = [field.name for field in definition.fields]
        self._left: dict[int, ReturnRow] = dict(enumerate(before))
        self._right: dict[int, ReturnRow] = dict(enumerate(after))
        self._pairs: dict[int, int] = {}
        self._pair_by(lambda row: row.values.get("ref") if row.ref_is_its_own else None)
        self._pair_by(self._contents)
        self._pair_the_most_alike()
        self.pairs = [(before[self._pairs[place]], after[place]) for place in sorted(self._pairs)]
        self.new = [self._right[place] for place in sorted(self._right)]
        self.gone = [self._left[place] for place in sorted(self._left)]

    def _contents(self, row: ReturnRow) -> tuple[Value, ...]:
        return tuple(row.values.get(name) for name in self._fields if name != "ref")

    def _pair_by(self, key: Callable[[ReturnRow], object]) -> None:
        """Pairs rows of one key that is not None, first with first where several have it."""
        waiting: dict[object, list[int]] = defaultdict(list)
        for place, row in self._left.items():
            waiting[key(row)].append(place)
        waiting.pop(None, None)
        for place, row in list(self._right.items()):
            places = waiting.get(key(row))
            if places:
                self._pair(places.pop(0), place)

    def _pair_the_most_alike(self) -> None:
        """Pairs of which at least half of what is stated is the same, the closest first.

        Only rows that share a value in a field are compared, and a value that very many rows have tells nothing.
        """
        if not self._left or not self._right:
            return
        shared: Counter[tuple[int, int]] = Counter()
        for name in self._fields:
            if name == "ref":
                continue
            holders: dict[Value, list[int]] = defaultdict(list)
            for place, row in self._left.items():
                if (value := row.values.get(name)) is not None:
                    holders[value].append(place)
            for place, row in self._right.items():
                for other in holders.get(row.values.get(name), ())[:_MOST_HOLDERS]:
                    shared[other, place] += 1
        for (one, other), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
            if one in self._left and other in self._right and 2 * count >= self._stated(one, other):
                self._pair(one, other)

    def _stated(self, one: int, other: int) -> int:
        rows = self._left[one], self._right[other]
        return max(sum(1 for value in self._contents(row) if value is not None) for row in rows)

    def _pair(self, one: int, other: int) -> None:
        self._pairs[other] = one
        del self._left[one], self._right[other]


_WITHHELD = "withheld: it may identify a person"
_MOST_HOLDERS = 50
"""A value that more rows have tells nothing of which row is which."""


def _changes(definition: Kind, before: ReturnRow | None, after: ReturnRow | None) -> tuple[FieldChange, ...]:
    """Field by field; what the app works out by itself is not the borough's change."""
    found = []
    for field in definition.fields:
        if field.type is Type.DERIVED:
            continue
        if field.name == "ref" and not all(row.ref_is_its_own for row in (before, after) if row is not None):
            continue
        one, other = (row.values.get(field.name) if row is not None else None for row in (before, after))
        if one != other:
            found.append(FieldChange(field.name, field.heading, _said(field, one), _said(field, other)))
    return tuple(found)


def _row_change(
    definition: Kind, before: ReturnRow | None, after: ReturnRow | None, changes: tuple[FieldChange, ...]
) -> RowChange:
    row = after or before
    assert row is not None
    return RowChange(
        kind=definition.name,
        ref=str(row.values.get("ref") or ""),
        sheet=row.sheet,
        row_before=before.row if before is not None else None,
        row_after=after.row if after is not None else None,
        changes=changes,
    )


def _said(field: Field, value: Value) -> str:
    match value:
        case None:
            return NOT_STATED
        case _ if field.withheld:
            return _WITHHELD
        case int() if field.type is Type.DATETIME:
            return say_moment(from_minute(value))
        case int():
            return say_count(value)
        case str() if field.type is Type.DATE:
            return say_date(date.fromisoformat(value))
        case _:
            return value
