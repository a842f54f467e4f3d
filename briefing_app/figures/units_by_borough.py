"""Units against boroughs as a heat map: officers planned, deployed, and the difference."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefing_app.figures.basis import basis_of, joined, nothing_stated, say_missing
from briefing_app.figures.coverage_grid import say_signed
from briefing_app.figures.figure import (
    Align,
    Axis,
    Cell,
    Chart,
    Column,
    Figure,
    LabelAt,
    Mark,
    Row,
    Source,
    Style,
    Table,
    Tick,
)
from briefing_app.figures.officers_by_unit import unit_source
from briefing_app.operation.boroughs import borough_named
from briefing_app.operation.counting.officers import officers_by_unit
from briefing_app.operation.counting.unit_grid import Strength, unit_grid
from briefing_app.operation.kinds import PARTNER_UNITS, Phase
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated, boroughs_of, stated
from briefing_app.operation.words import plural, say_count

_NOTHING = Strength()


@dataclass(frozen=True, slots=True)
class _Number:
    """One cell: None is not stated."""

    value: int | None
    label: str
    says: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class _Side:
    """Which of the three heat maps is drawn."""

    id: str
    name: str
    counted: str
    state: Callable[[str], Stated]
    cell: Callable[[str, str], _Number]
    signed: bool = False


SIDES = ("planned", "actual", "difference")


def units_by_borough_figure(position: Position, side: str) -> Figure:
    """One of `SIDES`; the three share rows, columns and order, so that they can be laid side by side."""
    return _figure(position, _side(position, side))


def _side(position: Position, side: str) -> _Side:
    grid = unit_grid(position)
    plan, result = (
        {one: stated(position, "deployments", phase, one) for one in boroughs_of(position)} for phase in Phase
    )

    def planned(unit: str, borough: str) -> _Number:
        return _number(unit, borough, grid.planned.get((unit, borough), _NOTHING), "planned", Phase.PLAN)

    def actual(unit: str, borough: str) -> _Number:
        return _number(unit, borough, grid.actual.get((unit, borough), _NOTHING), "deployed", Phase.RESULT)

    def difference(unit: str, borough: str) -> _Number:
        before, after = planned(unit, borough), actual(unit, borough)
        if before.value is None or after.value is None or "+" in before.label + after.label:
            return _Number(None, "?", f"{unit}, {borough}: not stated", after.source)
        less = after.value - before.value
        says = f"{unit}, {borough}: {plural(after.value, 'officer')} deployed of {say_count(before.value)} planned"
        return _Number(less, say_signed(less), says, after.source)

    def both(borough: str) -> Stated:
        states = (plan[borough], result[borough])
        order = (Stated.AWAITED, Stated.NOT_STATED, Stated.STATED)
        return next(one for one in order if one in states)

    named = f"units-by-borough-{side}", f"Units by borough, {side}"
    if side == "planned":
        return _Side(*named, "Officers planned", plan.__getitem__, planned)
    if side == "actual":
        return _Side(*named, "Officers deployed", result.__getitem__, actual)
    return _Side(*named, "Officers deployed, less planned", both, difference, signed=True)


def _number(unit: str, borough: str, strength: Strength, word: str, phase: Phase) -> _Number:
    source = unit_source(unit, phase, borough)
    if not strength.deployments:
        return _Number(0, "", f"{unit}, {borough}: 0 officers {word}", source)
    if not strength.known:
        says = f"{unit}, {borough}: officers not stated ({plural(strength.deployments, 'deployment')})"
        return _Number(None, "?", says, source)
    says = f"{unit}, {borough}: {plural(strength.officers, 'officer')} {word}"
    if strength.unstated:
        says += f", and {plural(strength.unstated, 'deployment')} not stating theirs"
    label = say_count(strength.officers) + ("+" if strength.unstated else "")
    return _Number(strength.officers, label, says, source)


def _figure(position: Position, side: _Side) -> Figure:
    boroughs = boroughs_of(position)
    units = [one.unit for one in officers_by_unit(position)]
    states = [side.state(borough) for borough in boroughs]
    cells = {
        unit: [
            side.cell(unit, one) if state is Stated.STATED else None
            for one, state in zip(boroughs, states, strict=True)
        ]
        for unit in units
    }
    awaited, silent = (
        tuple(one for one, state in zip(boroughs, states, strict=True) if state is answer)
        for answer in (Stated.AWAITED, Stated.NOT_STATED)
    )
    known = Stated.STATED in states
    finding = _finding(side, boroughs, cells) if known else nothing_stated("deployments", awaited, boroughs)
    title = joined(finding, say_missing(awaited, silent) if known else "")
    phases = (Phase.PLAN,) if "planned" in side.id else (Phase.RESULT, Phase.PLAN)
    return Figure(
        id=side.id,
        name=side.name,
        title=title,
        subtitle=f"{side.counted}, by unit and borough; partners last and apart",
        sentence=f"{title}.",
        basis=basis_of(position, *phases),
        table=_table(side, boroughs, states, cells),
        chart=_chart(side, boroughs, states, cells),
        group="Units",
    )


def _finding(side: _Side, boroughs: Sequence[str], cells: dict[str, list[_Number | None]]) -> str:
    numbers = [
        (cell.value, unit, borough)
        for unit, row in cells.items()
        if unit not in PARTNER_UNITS
        for borough, cell in zip(boroughs, row, strict=True)
        if cell is not None and cell.value is not None
    ]
    if not cells:
        return "No deployments in any borough that states them"
    if not numbers:
        return "No officers are stated"
    if side.signed:
        number, unit, borough = min(numbers)
        if number >= 0:
            return "No unit fielded fewer officers than planned"
        return f"Furthest short: {unit} in {borough}, {plural(-number, 'officer')} fewer than planned"
    number, unit, borough = min(numbers, key=lambda one: (-one[0], one[1], one[2]))
    if not number:
        return f"{side.counted}: none"
    return f"Most together: {unit} in {borough}, {plural(number, 'officer')}"


def _short(borough: str) -> str:
    known = borough_named(borough)
    return borough[:3].upper() if known is None else known.abbreviation


def _chart(
    side: _Side, boroughs: Sequence[str], states: Sequence[Stated], cells: dict[str, list[_Number | None]]
) -> Chart:
    most = max((abs(cell.value or 0) for row in cells.values() for cell in row if cell is not None), default=0)
    marks = tuple(
        mark
        for place, (unit, row) in enumerate(cells.items())
        for mark in _marks(place, unit, boroughs, states, row, most, side)
    )
    present = {mark.style for mark in marks}
    ticks = tuple(Tick(at + 0.5, _short(one)) for at, one in enumerate(boroughs))
    return Chart(
        Axis("Borough", 0, max(len(boroughs), 1), ticks),
        tuple(Row(unit, f"{unit} (partner)" if unit in PARTNER_UNITS else unit) for unit in cells),
        marks,
        tuple((style, words) for style, words in _LEGEND if style in present),
    )


_LEGEND = (
    (Style.SHADE, "officers, fuller colour is more"),
    (Style.SHORT, "fewer than planned"),
    (Style.OVER, "more than planned"),
    (Style.NOT_STATED, "not stated"),
    (Style.AWAITED, "return awaited"),
)


def _marks(
    place: int,
    unit: str,
    boroughs: Sequence[str],
    states: Sequence[Stated],
    row: Sequence[_Number | None],
    most: int,
    side: _Side,
) -> Iterator[Mark]:
    for at, (borough, state, cell) in enumerate(zip(boroughs, states, row, strict=True)):
        if cell is None:
            style = Style.AWAITED if state is Stated.AWAITED else Style.NOT_STATED
            yield Mark(place, at, at + 1, style, top=0.0, bottom=1.0, says=f"{unit}, {borough}: {state}")
            continue
        label = cell.label if cell.value is None or cell.value else ""
        yield Mark(
            place,
            at,
            at + 1,
            _style(cell, side.signed),
            label,
            LabelAt.INSIDE,
            0.0,
            1.0,
            abs(cell.value or 0) / most if most else 0.0,
            cell.says,
            cell.source,
            value=cell.value,
        )


def _style(cell: _Number, signed: bool) -> Style:
    if cell.value is None:
        return Style.NOT_STATED
    if not cell.value:
        return Style.EVEN
    if not signed:
        return Style.SHADE
    return Style.SHORT if cell.value < 0 else Style.OVER


def _table(
    side: _Side, boroughs: Sequence[str], states: Sequence[Stated], cells: dict[str, list[_Number | None]]
) -> Table:
    say = say_signed if side.signed else say_count
    columns = (Column("Unit", Align.LEFT), *(Column(_short(one)) for one in boroughs), Column("All"))
    rows = tuple(
        (
            Cell(unit, f"{unit} (partner)" if unit in PARTNER_UNITS else unit),
            *(
                Cell(None, state.value) if cell is None else Cell(cell.value, _said(cell), cell.source)
                for state, cell in zip(states, row, strict=True)
            ),
            _sum_of(row, say),
        )
        for unit, row in cells.items()
    )
    met = [row for unit, row in cells.items() if unit not in PARTNER_UNITS]
    if not met or Stated.STATED not in states:
        return Table(columns, rows)
    down = [[row[at] for row in met] for at in range(len(boroughs))]
    totals = [
        _sum_of(column, say) if state is Stated.STATED else Cell(None, state.value)
        for state, column in zip(states, down, strict=True)
    ]
    whole = _sum_of([cell for row in met for cell in row], say)
    return Table(columns, rows, (Cell("All", "All units of the Met"), *totals, whole))


def _said(cell: _Number) -> str:
    return "not stated" if cell.value is None else cell.label or "0"


def _sum_of(row: Sequence[_Number | None], say: Callable[[int], str]) -> Cell:
    numbers = [cell.value for cell in row if cell is not None and cell.value is not None]
    return Cell(sum(numbers), say(sum(numbers))) if numbers else Cell(None, "not stated")
