"""What was chosen of a public table: for each borough its number with its cells, and what stands apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing_app.operation.background.areas import Area, AreaKind
from briefing_app.operation.background.measures import (
    Measure,
    Wanted,
    adds_over_boroughs,
    measure_of,
    periods_of,
    totals_beside,
)
from briefing_app.operation.background.tables import STANDS_TWICE, BackgroundTable, Reported
from briefing_app.operation.boroughs import all_boroughs
from briefing_app.operation.errors import Refused
from briefing_app.operation.words import listed_few, plural, say_count

Number = int | float
Place = tuple[int, int]

NO_ROW = "the table has no row for it"
_CITY = "City of London"


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a file is shown: the sheet, the measure and the period."""

    sheet: str
    wanted: Wanted
    period: str


@dataclass(frozen=True, slots=True)
class Given:
    """What the table gives for one place: a number, or why there is none."""

    value: Number | None
    why: str = ""
    cells: tuple[Place, ...] = ()
    """The cell, or all that are added up."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A row that is no borough's: a total, Heathrow, another authority."""

    name: str
    kind: AreaKind
    given: Given


@dataclass(frozen=True, slots=True)
class Chosen:
    """One measure of one period, for every borough of London."""

    title: str
    """Of the table, where it has one."""
    measure: str
    period: str
    boroughs: Mapping[str, Given]
    apart: tuple[Apart, ...]
    kinds: int = 1
    """How many of the table's measures are added up."""
    adds_up: bool = False
    """Whether the boroughs' numbers may be added."""
    notes: tuple[str, ...] = ()
    """What there is to say about these numbers, in sentences."""

    @property
    def said(self) -> str:
        """ "Population: Total, 2014"."""
        return ", ".join(filter(None, (self.measure, self.period)))


def chosen_of(table: BackgroundTable, choice: Choice) -> Chosen:
    """Raises Refused where the table has no such measure or period."""
    measure = measure_of(table, choice.wanted)
    if measure is None or choice.period not in periods_of(table, measure):
        raise Refused("The table has no such measure or period any more. Choose another.")
    period = table.periods.index(choice.period)
    given = _given_by_area(table, measure, period)
    boroughs = {one.name: given.get(Area(one.name, AreaKind.BOROUGH), Given(None, NO_ROW)) for one in all_boroughs()}
    others = [Apart(area.name, area.kind, one) for area, one in given.items() if not area.is_borough]
    # Wards may be hundreds: what a reader looks for comes before them.
    apart = tuple(sorted(others, key=lambda one: list(AreaKind).index(one.kind)))
    adds_up = adds_over_boroughs(table, measure)
    notes = [*_twice(boroughs), *_left_out(table, measure, period), *_against_total(table, measure, period, boroughs)]
    if adds_up:
        notes += _against_subtotals(given, boroughs)
    return Chosen(
        table.title,
        measure.name,
        choice.period,
        boroughs,
        apart,
        len(measure.members),
        adds_up,
        (*notes, *table.problems),
    )


def _given_by_area(table: BackgroundTable, measure: Measure, period: int) -> dict[Area, Given]:
    """By area, in the table's order."""
    cells: dict[int, list[Reported]] = {}
    for one in table.of(measure.members, period):
        cells.setdefault(one.area, []).append(one)
    return {area: _given(cells[place]) for place, area in enumerate(table.areas) if place in cells}


def _given(cells: Sequence[Reported]) -> Given:
    """One cell as it is; several added up, unless one of them is missing: then nobody knows the sum."""
    places = tuple((one.row, one.column) for one in cells)
    missing = [one for one in cells if one.value is None]
    if not missing:
        return Given(sum(one.value for one in cells if one.value is not None), "", places)
    if len(cells) == 1:
        return Given(None, missing[0].why, places)
    why = f"{say_count(len(missing))} of {say_count(len(cells))} numbers that make it up missing: {missing[0].why}"
    return Given(None, why, places)


# --- what is to be said of it -------------------------------------------------------------------


def _twice(boroughs: Mapping[str, Given]) -> Iterable[str]:
    names = [name for name, one in boroughs.items() if one.why.startswith(STANDS_TWICE)]
    if names:
        stand = "stands" if len(names) == 1 else "stand"
        yield (
            f"{listed_few(names)} {stand} more than once for this measure and period, with different numbers: "
            "none of them is shown, and they are never added."
        )


def _left_out(table: BackgroundTable, measure: Measure, period: int) -> Iterable[str]:
    """A sum over kinds for which some boroughs have no row: nothing stands there, and nothing is counted."""
    if not measure.is_sum:
        return
    there: dict[int, set[int]] = {}
    for one in table.of(measure.members, period):
        there.setdefault(one.area, set()).add(one.measure)
    lacking = {
        area.name: measure.members - there[place]
        for place, area in enumerate(table.areas)
        if area.is_borough and there.get(place, measure.members) != measure.members
    }
    if lacking:
        kinds = sorted({place for places in lacking.values() for place in places})
        names = [next((word for word in reversed(table.measures[place]) if word), "") for place in kinds]
        yield (
            f"{_these(lacking)} no row for some of the {say_count(len(measure.members))} kinds "
            f"({listed_few(names)}); nothing is counted for what has no row."
        )


def _these(boroughs: Iterable[str]) -> str:
    names = list(boroughs)
    if len(names) > 3:
        return f"{plural(len(names), 'borough')} have"
    return f"{listed_few(names)} {'has' if len(names) == 1 else 'have'}"


def _against_total(
    table: BackgroundTable, measure: Measure, period: int, boroughs: Mapping[str, Given]
) -> Iterable[str]:
    """Where the table says itself what its kinds come to, borough by borough, and that is something else."""
    totals = totals_beside(table, measure)
    said = {
        table.areas[one.area].name: one.value
        for one in table.of(totals, period)
        if table.areas[one.area].is_borough and one.value is not None
    }
    other = {
        name: (value, ours)
        for name, value in said.items()
        if (ours := boroughs[name].value) is not None and ours != value
    }
    if other:
        name, (theirs, ours) = next(iter(other.items()))
        yield (
            f"The table's own total of these kinds is other than their sum in {plural(len(other), 'borough')}: "
            f"for {name} it says {say_figure(theirs)}, and the kinds come to {say_figure(ours)}."
        )


def _against_subtotals(given: Mapping[Area, Given], boroughs: Mapping[str, Given]) -> Iterable[str]:
    """Where a total among the rows is not what the boroughs come to, with or without what is in no borough."""
    within = [one.value for area, one in given.items() if area.kind is AreaKind.WITHIN and one.value is not None]
    for area, total in given.items():
        if area.kind is not AreaKind.SUBTOTAL or total.value is None or not area.members:
            continue
        ours = [sum_ for members in area.members if (sum_ := _sum(boroughs, members)) is not None]
        if not ours:
            yield f"The table's total “{area.name}” can't be checked: not all of its boroughs have a number."
        elif all(total.value not in (sum_, *_with(sum_, within)) for sum_ in ours):
            yield (
                f"The table's total “{area.name}” is {say_figure(total.value)}; its boroughs come to "
                f"{say_figure(ours[0])}{_and_apart(within)}. The boroughs' own numbers are shown."
            )


def _sum(boroughs: Mapping[str, Given], members: Iterable[str]) -> Number | None:
    """What the boroughs come to; None where one has no number. Most tables leave the City of London out."""
    there = [boroughs[name] for name in members if name != _CITY or boroughs[name].why != NO_ROW]
    values = [one.value for one in there if one.value is not None]
    return sum(values) if values and len(values) == len(there) else None


def _with(sum_: Number, within: Sequence[Number]) -> Iterable[Number]:
    """With any of what stands apart, as they are few."""
    sums = {sum_}
    for value in within[:8]:
        sums |= {one + value for one in sums}
    return sums


def _and_apart(within: Sequence[Number]) -> str:
    return f", and {say_figure(sum(within))} in no borough" if within else ""


def say_figure(value: Number) -> str:
    """1,234 or 12.34: as many places as tell small numbers apart."""
    if isinstance(value, int) or float(value).is_integer():
        return f"{value:,.0f}"
    places = 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3
    said = f"{value:,.{places}f}".rstrip("0").rstrip(".")
    return said if said not in ("-0", "0") else f"{value:.8f}".rstrip("0").rstrip(".")
