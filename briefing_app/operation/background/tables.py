"""A public table by borough as it was read: its measures, its periods, and each number with its cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefing_app.operation.background.areas import Area

STANDS_TWICE = "stands more than once in the table"
"""Why there is no number where the table gives several for the same: which of them holds nobody knows."""

Words = tuple[str, ...]
"""What one row or column is a figure of: "BURGLARY", "DOMESTIC BURGLARY"."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One of the things that tell the measures of a table apart, such as its column MajorText."""

    name: str
    adds_up: bool = False
    """Whether its values are parts of a whole: offences are, "Offences" and "Positive outcomes" are not."""


@dataclass(frozen=True, slots=True)
class Reported:
    """One cell of the table: a number, or why there is none."""

    measure: int
    period: int
    area: int
    row: int
    column: int
    """Of the sheet, from 0."""
    value: int | float | None
    why: str = ""
    """What stands in the place of a number: "suppressed", "left blank"."""


@dataclass(frozen=True, eq=False)
class BackgroundTable:
    """A table of one sheet. `numbers` refer to the others by their place. It is equal to itself alone."""

    sheet: str
    title: str
    source: str
    """As the file states it; empty where it does not."""
    aspects: tuple[Aspect, ...]
    measures: tuple[Words, ...]
    """In the table's order, each with a word for each of its aspects."""
    periods: tuple[str, ...]
    """As they are said, in the table's order; one that is empty where the table says none."""
    areas: tuple[Area, ...]
    numbers: tuple[Reported, ...]
    problems: tuple[str, ...] = ()
    """What there is to say about the reading, in sentences."""
    notes: tuple[str, ...] = ()
    """The lines that stand above and below the table."""

    @cached_property
    def boroughs(self) -> tuple[str, ...]:
        """The boroughs that have a row, in the table's order."""
        return tuple(one.name for one in self.areas if one.is_borough)

    @cached_property
    def periods_by_measure(self) -> Mapping[int, frozenset[int]]:
        """Those of which it has something of a measure."""
        found: dict[int, set[int]] = {}
        for one in self.numbers:
            found.setdefault(one.measure, set()).add(one.period)
        return {measure: frozenset(periods) for measure, periods in found.items()}

    @cached_property
    def counting(self) -> frozenset[int]:
        """The measures that have numbers, all of them whole and none below zero."""
        given = {one.measure for one in self.numbers if one.value is not None}
        other = {
            one.measure
            for one in self.numbers
            if one.value is not None and (not isinstance(one.value, int) or one.value < 0)
        }
        return frozenset(given - other)

    @cached_property
    def without_numbers(self) -> frozenset[int]:
        """The measures of which no number at all is given."""
        given = {one.measure for one in self.numbers if one.value is not None}
        return frozenset(range(len(self.measures))) - given

    def of(self, measures: frozenset[int], period: int) -> Iterator[Reported]:
        return (one for one in self._by_period.get(period, ()) if one.measure in measures)

    @cached_property
    def _by_period(self) -> dict[int, list[Reported]]:
        found: dict[int, list[Reported]] = {}
        for one in self.numbers:
            found.setdefault(one.period, []).append(one)
        return found


@dataclass(frozen=True, slots=True)
class BackgroundFile:
    """A file that was looked at for such tables, largest first."""

    name: str
    sha256: str
    copy: str
    """The private copy that was read; what is attached are these very bytes."""
    tables: tuple[BackgroundTable, ...]
