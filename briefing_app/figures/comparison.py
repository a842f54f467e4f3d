"""An operation beside an earlier one: shares side by side, changes of rates, and arrests by borough."""

from collections.abc import Iterator, Sequence

from briefing_app.figures.basis import basis_of, joined
from briefing_app.figures.beside import Beside
from briefing_app.figures.compare_arrests import compare_arrests_figure
from briefing_app.figures.compare_rates import compare_rates_figure
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
from briefing_app.figures.then_and_now import GROUP, ONLY_BY_PLACE, basis_of_both, legend_of_both, not_compared, signed
from briefing_app.operation.counting.comparison import (
    ShareThenNow,
    shares_then_and_now,
)
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from briefing_app.operation.words import NOT_APPLICABLE, say_number, say_share

COMPARISONS = ("compare-shares", "compare-rates", "compare-arrests-by-borough")


def comparison_figure(now: Position, beside: Beside, id: str) -> Figure:
    """One of `COMPARISONS`: what can be compared with the earlier operation, and in words what can't."""
    if beside.earlier is None:
        return _nothing_chosen(now, id)
    make = dict(zip(COMPARISONS, (_shares_figure, compare_rates_figure, compare_arrests_figure), strict=True))[id]
    return make(now, beside.earlier)


def _nothing_chosen(now: Position, id: str) -> Figure:
    return Figure(
        id=id,
        name="Compared with an earlier operation",
        title="No earlier operation is chosen",
        subtitle="Shares completed, changes of rates, and arrests by borough, then and now",
        sentence="“Compare with” above has the other operations in this store. "
        "Only what boroughs state in both is compared; the rest is named.",
        basis=basis_of(now, Phase.RESULT),
        table=Table((), ()),
        group=GROUP,
    )


def _shares_figure(now: Position, earlier: Position) -> Figure:
    shares = shares_then_and_now(earlier, now)
    known = [one for one in shares if one.then is not None and one.now is not None]
    widest = max(known, key=lambda one: abs((one.now or 0.0) - (one.then or 0.0)), default=None)
    if widest is None:
        finding = "No share can be compared with the earlier operation"
    else:
        finding = f"{widest.name}: {_share(widest.now)} of planned, {_share(widest.then)} in the earlier operation"
    marks = tuple(mark for place, one in enumerate(shares) for mark in _share_marks(place, one))
    return Figure(
        id="compare-shares",
        name="Completed, then and now",
        title=finding,
        subtitle="Completed of what was planned and answered, in percent; each operation over its own boroughs",
        sentence=joined(finding, not_compared([(one.name, one.why_not) for one in shares])) + ".",
        basis=basis_of_both(now, earlier),
        table=_shares_table(shares),
        chart=Chart(
            Axis("Percent of planned", 0, _most(shares), tuple(Tick(at, f"{at}%") for at in _ticks(shares))),
            tuple(Row(one.name, one.name) for one in shares),
            marks,
            legend_of_both(now, earlier),
        ),
        group=GROUP,
        not_by=ONLY_BY_PLACE,
    )


def _most(shares: Sequence[ShareThenNow]) -> int:
    """A hundred, or what more was done than planned."""
    most = max((100 * value for one in shares for value in (one.then, one.now) if value is not None), default=0.0)
    return 100 if most <= 100 else -(-int(most + 0.999) // 20) * 20


def _ticks(shares: Sequence[ShareThenNow]) -> range:
    most = _most(shares)
    return range(0, most + 1, 20 if most <= 120 else 50 if most <= 300 else 10 * (most // 50))


def _share(value: float | None) -> str:
    return NOT_APPLICABLE if value is None else say_share(value, 1)


def _share_marks(place: int, one: ShareThenNow) -> Iterator[Mark]:
    sides = (
        (one.now, one.now_of, Style.ACTUAL, 0.08, 0.5, "now"),
        (one.then, one.then_of, Style.FADED, 0.5, 0.92, "then"),
    )
    for value, whole, style, top, bottom, word in sides:
        if value:
            says = f"{one.name}, {word}: {_share(value)} of {say_number(whole)}"
            yield Mark(place, 0, 100 * value, style, top=top, bottom=bottom, says=says, value=100 * value)
    reach = max(100 * (one.now or 0.0), 100 * (one.then or 0.0))
    said = f"{_share(one.now)}, then {_share(one.then)}"
    says = f"{one.name}: {said}" + (f"; {one.why_not}" if one.why_not else "")
    yield Mark(place, reach, reach, Style.EVEN, said, LabelAt.END, says=says)


def _shares_table(shares: Sequence[ShareThenNow]) -> Table:
    headings = ("Now", "Of planned", "Earlier", "Of planned", "Change in points")
    rows = []
    for one in shares:
        change = None if one.now is None or one.then is None else 100 * (one.now - one.then)
        rows.append(
            (
                Cell(one.name, one.name),
                Cell(None if one.now is None else 100 * one.now, _share(one.now)),
                Cell(one.now_of, say_number(one.now_of)),
                Cell(None if one.then is None else 100 * one.then, _share(one.then)),
                Cell(one.then_of, say_number(one.then_of)),
                Cell(change, one.why_not or signed(change or 0.0)),
            )
        )
    return Table((Column("Measure", Align.LEFT), *map(Column, headings)), tuple(rows))
