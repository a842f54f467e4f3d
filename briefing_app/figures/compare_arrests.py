"""Arrests by borough, in an operation and in an earlier one."""

from collections.abc import Iterator, Sequence

from briefing_app.figures.arrests import arrests_source
from briefing_app.figures.basis import joined
from briefing_app.figures.figure import (
    Align,
    Cell,
    Chart,
    Column,
    Figure,
    LabelAt,
    Mark,
    Row,
    Style,
    Table,
)
from briefing_app.figures.scales import count_axis
from briefing_app.figures.then_and_now import GROUP, NOT_BY_TIME, basis_of_both, legend_of_both, signed
from briefing_app.operation.counting.comparison import (
    BoroughThenNow,
    arrests_then_and_now,
)
from briefing_app.operation.position.position import Position
from briefing_app.operation.words import listed, plural, say_count


def compare_arrests_figure(now: Position, earlier: Position) -> Figure:
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
        basis=basis_of_both(now, earlier),
        table=_boroughs_table(boroughs),
        chart=Chart(
            count_axis("Persons arrested", most),
            tuple(Row(one.borough, one.borough) for one in boroughs),
            marks,
            legend_of_both(now, earlier),
        ),
        group=GROUP,
        not_by=NOT_BY_TIME,
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
                Cell(change, "not compared" if change is None else signed(change)),
            )
        )
    return Table(columns, tuple(rows))
