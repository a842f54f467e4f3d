"""An operation beside an earlier one: shares side by side, changes of rates, and arrests by borough."""

from collections.abc import Iterator, Sequence

from briefing_app.figures.arrests import arrests_source
from briefing_app.figures.basis import basis_of, joined
from briefing_app.figures.beside import Beside
from briefing_app.figures.figure import (
    Align,
    Axis,
    Basis,
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
from briefing_app.figures.scales import count_axis
from briefing_app.operation.counting.comparison import (
    BoroughThenNow,
    CountThenNow,
    ShareThenNow,
    arrests_then_and_now,
    counts_then_and_now,
    shares_then_and_now,
)
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.position.filters import Dimension
from briefing_app.operation.position.position import Position
from briefing_app.operation.words import NOT_APPLICABLE, listed, plural, say_count, say_date, say_number, say_share

_GROUP = "Compare"
# Another operation has other hours; and of a share of the plan there is no part by unit or offence alone.
_ONLY_BY_PLACE = (Dimension.UNIT, Dimension.OFFENCE, Dimension.TIME, Dimension.PHASE, Dimension.WORDS)
_NOT_BY_TIME = (Dimension.TIME, Dimension.PHASE)
COMPARISONS = ("compare-shares", "compare-rates", "compare-arrests-by-borough")


def comparison_figure(now: Position, beside: Beside, id: str) -> Figure:
    """One of `COMPARISONS`: what can be compared with the earlier operation, and in words what can't."""
    if beside.earlier is None:
        return _nothing_chosen(now, id)
    make = dict(zip(COMPARISONS, (_shares_figure, _rates_figure, _arrests_figure), strict=True))[id]
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
        group=_GROUP,
    )


def _name(operation: Operation) -> str:
    return f"{operation.name} ({say_date(operation.day)})"


def _basis(now: Position, earlier: Position) -> tuple[Basis, ...]:
    """Of both operations: each says which it is."""
    said = [(position, _name(position.operation)) for position in (now, earlier)]
    return tuple(
        Basis(f"{name}: result", one.included, one.awaited, one.as_at)
        for position, name in said
        for one in basis_of(position, Phase.RESULT)
    )


def _legend(now: Position, earlier: Position) -> tuple[tuple[Style, str], ...]:
    return (Style.ACTUAL, _name(now.operation)), (Style.FADED, _name(earlier.operation))


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
        sentence=joined(finding, _not_compared([(one.name, one.why_not) for one in shares])) + ".",
        basis=_basis(now, earlier),
        table=_shares_table(shares),
        chart=Chart(
            Axis("Percent of planned", 0, _most(shares), tuple(Tick(at, f"{at}%") for at in _ticks(shares))),
            tuple(Row(one.name, one.name) for one in shares),
            marks,
            _legend(now, earlier),
        ),
        group=_GROUP,
        not_by=_ONLY_BY_PLACE,
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
                Cell(change, one.why_not or _signed(change or 0.0)),
            )
        )
    return Table((Column("Measure", Align.LEFT), *map(Column, headings)), tuple(rows))


def _signed(number: float) -> str:
    rounded = round(number)
    return f"+{rounded}" if rounded > 0 else f"–{-rounded}" if rounded < 0 else "0"


def _not_compared(named: Sequence[tuple[str, str]]) -> str:
    """ "Not compared: Staff trained (no borough states it in both operations)"."""
    said = [f"{name} ({why})" for name, why in named if why]
    return f"Not compared: {listed(said)}" if said else ""


def _rates_figure(now: Position, earlier: Position) -> Figure:
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
        subtitle=f"Change from {_name(earlier.operation)}{rate}, over the boroughs that state it in both",
        sentence=joined(finding, _not_compared(why)) + ".",
        basis=_basis(now, earlier),
        table=_rates_table(counts),
        chart=Chart(
            Axis("Change in percent", -limit, limit, _change_ticks(limit)),
            tuple(Row(one.name, one.name) for one in counts),
            tuple(mark for place, one in enumerate(counts) for mark in _rate_marks(place, one, limit)),
            ((Style.SHORT, "fewer than then"), (Style.OVER, "more than then")),
        ),
        group=_GROUP,
        not_by=_ONLY_BY_PLACE,
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
    return tuple(Tick(at, f"{_signed(at)}%" if at else "0", strong=at == 0) for at in places)


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
    label = f"{_signed(change)}% ({say_number(one.now)} against {say_number(one.then)})"
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
                Cell(change, NOT_APPLICABLE if change is None else f"{_signed(change)}%"),
                Cell(len(one.boroughs), say_count(len(one.boroughs))),
            )
        )
    return Table(columns, tuple(rows))


def _arrests_figure(now: Position, earlier: Position) -> Figure:
    boroughs = arrests_then_and_now(earlier, now)
    both = [(one, one.now - one.then) for one in boroughs if one.now is not None and one.then is not None]
    up, down = sum(change > 0 for _, change in both), sum(change < 0 for _, change in both)
    lacking = len(boroughs) - len(both)
    if both:
        finding = f"More arrests than in the earlier operation in {plural(up, 'borough')}, fewer in {say_count(down)}"
        finding = joined(finding, f"{plural(lacking, 'borough')} not compared" if lacking else "")
    else:
        finding = "No borough's arrests can be compared with the earlier operation"
    most = max((number for one in boroughs for number in (one.then, one.now) if number is not None), default=0)
    marks = tuple(mark for place, one in enumerate(boroughs) for mark in _borough_marks(place, one))
    missing = [f"{one.borough} ({one.then_word or one.now_word})" for one in boroughs if one.then_word or one.now_word]
    return Figure(
        id="compare-arrests-by-borough",
        name="Arrests by borough, then and now",
        title=finding,
        subtitle="Persons arrested by the Met, by the borough in which it happened, in both operations",
        sentence=joined(finding, f"not compared: {listed(missing)}" if missing else "") + ".",
        basis=_basis(now, earlier),
        table=_boroughs_table(boroughs),
        chart=Chart(
            count_axis("Persons arrested", most),
            tuple(Row(one.borough, one.borough) for one in boroughs),
            marks,
            _legend(now, earlier),
        ),
        group=_GROUP,
        not_by=_NOT_BY_TIME,
    )


def _borough_marks(place: int, one: BoroughThenNow) -> Iterator[Mark]:
    sides = (
        (one.now, one.now_word, Style.ACTUAL, 0.06, 0.5, "now"),
        (one.then, one.then_word, Style.FADED, 0.5, 0.94, "then"),
    )
    words = []
    for number, word, style, top, bottom, when in sides:
        words.append(word if number is None else say_count(number))
        if number:
            says = f"{one.borough}, {when}: {say_count(number)} arrests"
            # Only this operation's records stand behind a mark: the others belong to another operation.
            source = arrests_source(one.borough) if when == "now" else None
            yield Mark(place, 0, number, style, top=top, bottom=bottom, says=says, source=source, value=number)
    reach, said = max(one.now or 0, one.then or 0), f"{words[0]}, then {words[1]}"
    yield Mark(place, reach, reach, Style.EVEN, said, LabelAt.END, says=f"{one.borough}: {said}")


def _boroughs_table(boroughs: Sequence[BoroughThenNow]) -> Table:
    columns = (Column("Borough", Align.LEFT), Column("Now"), Column("Earlier"), Column("Change"))
    rows = []
    for one in boroughs:
        change = None if one.now is None or one.then is None else one.now - one.then
        rows.append(
            (
                Cell(one.borough, one.borough),
                Cell(one.now, one.now_word or say_count(one.now or 0), arrests_source(one.borough)),
                Cell(one.then, one.then_word or say_count(one.then or 0)),
                Cell(change, "not compared" if change is None else _signed(change)),
            )
        )
    return Table(columns, tuple(rows))
