"""Columns that add up through the hours: their height counts, and what is planned stands around them in outline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_app.figures.bars import Said, Series
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
)
from briefing_app.figures.scales import count_axis, hour_axis
from briefing_app.operation.counting.spans import say_clock
from briefing_app.operation.times import Minute
from briefing_app.operation.words import say_count


@dataclass(frozen=True, slots=True)
class Through:
    """What was counted in each hour for one series, with the source of each."""

    series: Series
    numbers: tuple[int, ...]
    sources: tuple[Source | None, ...]
    """Of each hour."""
    so_far: tuple[Source | None, ...]
    """Of everything up to the end of each hour."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A row of the table for what no hour holds: a number for each series."""

    label: str
    numbers: tuple[int, ...]
    sources: tuple[Source | None, ...] = ()


def column_figure(
    said: Said,
    hours: Sequence[Minute],
    planned: Through | None,
    stacked: Sequence[Through],
    elsewhere: Sequence[Elsewhere],
    *,
    counted: str,
) -> Figure:
    """A column for each hour with everything so far: the `stacked` series one on the other, `planned` around them."""
    every = [*([planned] if planned is not None else []), *stacked]
    most = max([sum(planned.numbers) if planned else 0, sum(sum(one.numbers) for one in stacked)])
    upright = count_axis(counted, most)
    marks = tuple(_marks(hours, planned, stacked, upright)) if every else ()
    present = {mark.style for mark in marks if mark.bottom > mark.top}
    starts, ends = (hours[0], hours[-1] + 60) if hours else (0, 60)
    return Figure(
        id=said.id,
        name=said.name,
        title=said.title,
        subtitle=said.subtitle,
        sentence=said.sentence or f"{said.title}.",
        basis=said.basis,
        table=_table(hours, every, elsewhere),
        chart=Chart(
            hour_axis("Hour of the day", starts, ends),
            (Row("so far", ""),) if marks else (),
            marks,
            tuple((one.series.style, one.series.name) for one in every if one.series.style in present),
            upright=upright,
        ),
        group=said.group,
    )


def _marks(
    hours: Sequence[Minute], planned: Through | None, stacked: Sequence[Through], upright: Axis
) -> Iterator[Mark]:
    def height(number: int) -> float:
        return 1 - number / upright.ends

    so_far = [0] * len(stacked)
    plan, said = 0, ""
    for place, hour in enumerate(hours):
        clock, before = say_clock(hour + 60), said
        if planned is not None:
            plan += planned.numbers[place]
            says = f"{say_count(plan)} {planned.series.name} by {clock}"
            yield Mark(
                0, hour, hour + 60, Style.PLANNED, top=height(plan), bottom=1.0, says=says,
                source=planned.so_far[place], value=plan,
            )  # fmt: skip
        below = 0
        for number, one in enumerate(stacked):
            so_far[number] += one.numbers[place]
            above = below + so_far[number]
            if above > below:
                says = f"{say_count(so_far[number])} {one.series.name} by {clock}"
                yield Mark(
                    0, hour + 6, hour + 54, one.series.style, top=height(above), bottom=height(below), says=says,
                    source=one.so_far[place], value=so_far[number],
                )  # fmt: skip
            below = above
        top, said = height(max(below, plan)), _said(plan if planned is not None else None, below if stacked else None)
        if said and (said != before or place == len(hours) - 1):
            yield Mark(0, hour, hour + 60, Style.EVEN, said, LabelAt.ABOVE, top, top, says=f"By {clock}: {said}")


def _said(plan: int | None, actual: int | None) -> str:
    """ "12 of 40"; nothing before the first."""
    if plan is None or actual is None:
        number = actual if plan is None else plan
        return say_count(number) if number else ""
    return f"{say_count(actual)}/{say_count(plan)}" if plan or actual else ""


def _table(hours: Sequence[Minute], every: Sequence[Through], elsewhere: Sequence[Elsewhere]) -> Table:
    columns = [Column("Hour from", Align.LEFT)]
    for one in every:
        columns += [Column(one.series.heading or one.series.name), Column("so far")]
    rows: list[tuple[Cell, ...]] = []
    sums = [0] * len(every)
    for place, hour in enumerate(hours):
        cells = [Cell(hour, say_clock(hour))]
        for number, one in enumerate(every):
            sums[number] += one.numbers[place]
            cells += [
                Cell(one.numbers[place], say_count(one.numbers[place]), one.sources[place]),
                Cell(sums[number], say_count(sums[number]), one.so_far[place]),
            ]
        rows.append(tuple(cells))
    for apart in elsewhere:
        cells = [Cell(apart.label, apart.label)]
        for number, source in zip(apart.numbers, apart.sources or (None,) * len(every), strict=True):
            cells += [Cell(number, say_count(number), source), Cell(None, "")]
        rows.append(tuple(cells))
        sums = [total + number for total, number in zip(sums, apart.numbers, strict=True)]
    total = [Cell("All", "All")]
    for number in sums:
        total += [Cell(number, say_count(number)), Cell(None, "")]
    return Table(tuple(columns), tuple(rows) if every else (), tuple(total) if every else ())
