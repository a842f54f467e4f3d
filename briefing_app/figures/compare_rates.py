"""What changed from an earlier operation, as rates."""

from collections.abc import Iterator, Sequence

from briefing_app.figures.basis import joined
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
    Style,
    Table,
    Tick,
)
from briefing_app.figures.then_and_now import GROUP, ONLY_BY_PLACE, basis_of_both, name_of, not_compared, signed
from briefing_app.operation.counting.comparison import (
    CountThenNow,
    counts_then_and_now,
)
from briefing_app.operation.position.position import Position
from briefing_app.operation.words import NOT_APPLICABLE, plural, say_count, say_number


def compare_rates_figure(now: Position, earlier: Position) -> Figure:
    counts = counts_then_and_now(earlier, now)
    why = [
        (one.name, one.why_not or ("" if one.change is not None else "none in the earlier operation")) for one in counts
    ]
    known = [one for one in counts if not one.why_not and one.change is not None]
    widest = max(known, key=lambda one: abs(one.change or 0.0), default=None)
    finding = "Nothing can be compared with the earlier operation" if widest is None else _said(widest)
    limit = _limit(known)
    same = now.operation.period.minutes == earlier.operation.period.minutes
    rate = "" if same else ", for each 24 hours"
    return Figure(
        id="compare-rates",
        name="Change from the earlier operation",
        title=finding,
        subtitle=f"Change from {name_of(earlier.operation)}{rate}, over the boroughs that state it in both",
        sentence=joined(finding, not_compared(why)) + ".",
        basis=basis_of_both(now, earlier),
        table=_rates_table(counts),
        chart=Chart(
            Axis("Change in percent", -limit, limit, _change_ticks(limit)),
            tuple(Row(one.name, one.name) for one in counts),
            tuple(mark for place, one in enumerate(counts) for mark in _rate_marks(place, one, limit)),
            ((Style.SHORT, "fewer than then"), (Style.OVER, "more than then")),
        ),
        group=GROUP,
        not_by=ONLY_BY_PLACE,
    )


def _said(one: CountThenNow) -> str:
    change = one.change or 0.0
    more = "more" if change > 0 else "fewer"
    if not change:
        return f"{one.name}: as many as in the earlier operation ({say_number(one.now)})"
    beside = f"{say_number(one.now)} against {say_number(one.then)} in {plural(len(one.boroughs), 'borough')}"
    return f"{one.name}: {_percent(abs(change))} {more} than in the earlier operation ({beside})"


def _percent(change: float) -> str:
    said = say_number(100 * change, 0)
    return "<1%" if said == "0" and change else f"{said}%"


def _limit(known: Sequence[CountThenNow]) -> int:
    """The same to both sides of no change; a change of more than four times is cut, and said."""
    most = max((abs(one.change or 0.0) for one in known), default=0.0)
    return next((limit for limit in (10, 25, 50, 100, 200) if 100 * most <= limit), 400)


def _change_ticks(limit: int) -> tuple[Tick, ...]:
    places = (-limit, -limit // 2, 0, limit // 2, limit)
    return tuple(Tick(at, f"{signed(at)}%" if at else "0", strong=at == 0) for at in places)


def _rate_marks(place: int, one: CountThenNow, limit: int) -> Iterator[Mark]:
    if one.why_not or one.change is None:
        word = one.why_not or "none in the earlier operation"
        says = f"{one.name}: not compared, {word}"
        yield Mark(place, -limit, limit, Style.NOT_STATED, "not compared", LabelAt.INSIDE, says=says)
        return
    change = 100 * one.change
    reach = max(-limit, min(limit, change))
    if change:
        style = Style.OVER if change > 0 else Style.SHORT
        shade = min(1.0, abs(change) / limit)
        yield Mark(place, min(0, reach), max(0, reach), style, shade=shade, says=_said(one), value=change)
    label = f"{signed(change)}% ({say_number(one.now)} against {say_number(one.then)})"
    yield Mark(place, max(0, reach), max(0, reach), Style.EVEN, label, LabelAt.END, says=_said(one))


def _rates_table(counts: Sequence[CountThenNow]) -> Table:
    headings = ("Now", "Earlier", "Now, each 24 h", "Earlier, each 24 h", "Change", "Boroughs")
    columns = (Column("Measure", Align.LEFT), Column("Unit", Align.LEFT), *map(Column, headings))
    rows = []
    for one in counts:
        if one.why_not:
            rows.append((Cell(one.name, one.name), Cell(one.unit, one.unit), *[Cell(None, one.why_not)] * 6))
            continue
        change = None if one.change is None else 100 * one.change
        numbers = (one.now, one.then, one.now / one.now_days, one.then / one.then_days)
        rows.append(
            (
                Cell(one.name, one.name),
                Cell(one.unit, one.unit),
                *(Cell(number, say_number(number)) for number in numbers),
                Cell(change, NOT_APPLICABLE if change is None else f"{signed(change)}%"),
                Cell(len(one.boroughs), say_count(len(one.boroughs))),
            )
        )
    return Table(columns, tuple(rows))
