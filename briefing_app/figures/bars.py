"""Bars and strips of counts with their table twins, for breakdowns that differ only in what is counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    Source,
    Style,
    Table,
)
from briefing_app.figures.scales import count_axis, hour_axis
from briefing_app.operation.coverage import say_clock
from briefing_app.operation.stated import Stated
from briefing_app.operation.times import Minute
from briefing_app.operation.words import say_number


@dataclass(frozen=True, slots=True)
class Series:
    """What one colour counts."""

    style: Style
    name: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: a number for each series, or the word that stands in their place."""

    label: str
    numbers: tuple[float, ...]
    sources: tuple[Source | None, ...] = ()
    stated: Stated = Stated.STATED
    short: str = ""
    """Beside the bar, where the label is long: its table says it in full."""

    @property
    def total(self) -> float:
        return sum(self.numbers)


@dataclass(frozen=True, slots=True)
class Said:
    """The words around a figure."""

    id: str
    name: str
    title: str
    subtitle: str
    basis: tuple[Basis, ...]
    sentence: str = ""


def bar_figure(
    said: Said, bars: Sequence[Bar], series: Sequence[Series], *, rows_are: str, counted: str, total: bool = True
) -> Figure:
    """Stacked horizontal bars from zero in the order given, the total at the end of each."""
    most = max((bar.total for bar in bars if bar.stated is Stated.STATED), default=0)
    axis = count_axis(counted, round(most + 0.499))
    marks = [mark for place, bar in enumerate(bars) for mark in _bar_marks(place, bar, series, axis, counted)]
    present = {mark.style for mark in marks}
    legend = [(one.style, one.name) for one in series if one.style in present] if len(series) > 1 else []
    legend += [(style, word) for style, word in _MISSING if style in present and style not in dict(legend)]
    return Figure(
        id=said.id,
        name=said.name,
        title=said.title,
        subtitle=said.subtitle,
        sentence=said.sentence or f"{said.title}.",
        basis=said.basis,
        table=_bar_table(bars, series, rows_are, counted, with_total=total),
        chart=Chart(axis, tuple(Row(bar.label, bar.short or bar.label) for bar in bars), tuple(marks), tuple(legend)),
    )


_MISSING = ((Style.AWAITED, "return awaited"), (Style.NOT_STATED, "not stated"))


def _bar_marks(place: int, bar: Bar, series: Sequence[Series], axis: Axis, counted: str) -> list[Mark]:
    if bar.stated is not Stated.STATED:
        style = Style.AWAITED if bar.stated is Stated.AWAITED else Style.NOT_STATED
        word = bar.stated.value
        return [Mark(place, 0, axis.ends, style, word, LabelAt.INSIDE, says=f"{bar.label}: {word}")]
    marks: list[Mark] = []
    left = 0.0
    sources = bar.sources or (None,) * len(series)
    for one, number, source in zip(series, bar.numbers, sources, strict=True):
        if number:
            says = f"{bar.label}: {say_number(number)} ({one.name}, {counted})"
            label = say_number(number) if len(series) > 1 else ""
            marks.append(Mark(place, left, left + number, one.style, label, LabelAt.INSIDE, says=says, source=source))
            left += number
    end = series[-1].style if len(series) == 1 else Style.EVEN
    says = f"{bar.label}: {say_number(bar.total)} ({counted})"
    marks.append(Mark(place, left, left, end, say_number(bar.total), LabelAt.END, says=says))
    return marks


def _bar_table(
    bars: Sequence[Bar], series: Sequence[Series], rows_are: str, counted: str, *, with_total: bool
) -> Table:
    several = len(series) > 1
    columns = [Column(rows_are, Align.LEFT), *(Column(one.name) for one in series)]
    if several:
        columns.append(Column("In all"))
    else:
        columns[1] = Column(counted)
    rows = []
    for bar in bars:
        if bar.stated is not Stated.STATED:
            rows.append((Cell(bar.label, bar.label), *[Cell(None, bar.stated.value)] * (len(columns) - 1)))
            continue
        sources = bar.sources or (None,) * len(series)
        cells = [Cell(number, say_number(number), source) for number, source in zip(bar.numbers, sources, strict=True)]
        rows.append((Cell(bar.label, bar.label), *cells, *([_number(bar.total)] if several else [])))
    stating = [bar for bar in bars if bar.stated is Stated.STATED]
    if not with_total or not stating:
        return Table(tuple(columns), tuple(rows))
    sums = [sum(bar.numbers[place] for bar in stating) for place in range(len(series))]
    label = "All" if len(stating) == len(bars) else "All that state it"
    total = (Cell("All", label), *map(_number, sums), *([_number(sum(sums))] if several else []))
    return Table(tuple(columns), tuple(rows), total)


def _number(value: float) -> Cell:
    return Cell(value, say_number(value))


@dataclass(frozen=True, slots=True)
class Strip:
    """One row of hours with a number each."""

    label: str
    numbers: tuple[float, ...]
    elsewhere: tuple[tuple[str, float], ...] = ()
    """What no hour of the strip holds, as heading and number: the table shows it, so that it adds up."""

    @property
    def total(self) -> float:
        return sum(self.numbers) + sum(number for _, number in self.elsewhere)


def strip_figure(said: Said, hours: Sequence[Minute], strips: Sequence[Strip], *, counted: str) -> Figure:
    """Hours from left to right, a shaded cell with its number for each."""
    starts, ends = (hours[0], hours[-1] + 60) if hours else (0, 60)
    return Figure(
        id=said.id,
        name=said.name,
        title=said.title,
        subtitle=said.subtitle,
        sentence=said.sentence or f"{said.title}.",
        basis=said.basis,
        table=_strip_table(hours, strips),
        chart=Chart(
            hour_axis("Hour of the day", starts, ends),
            tuple(Row(strip.label, strip.label) for strip in strips),
            tuple(_strip_marks(hours, strips, counted)),
        ),
    )


def _strip_marks(hours: Sequence[Minute], strips: Sequence[Strip], counted: str) -> Iterator[Mark]:
    most = max((number for strip in strips for number in strip.numbers), default=0.0)
    for place, strip in enumerate(strips):
        for hour, number in zip(hours, strip.numbers, strict=True):
            yield Mark(
                place,
                hour,
                hour + 60,
                Style.SHADE if number else Style.EVEN,
                say_number(number) if number else "",
                LabelAt.INSIDE,
                top=0.04,
                bottom=0.96,
                shade=number / most if most else 0.0,
                says=f"{strip.label} {say_clock(hour)}: {say_number(number)} ({counted})",
            )


def _strip_table(hours: Sequence[Minute], strips: Sequence[Strip]) -> Table:
    """Hours as columns, as in the strip; then what no hour holds, and the sum."""
    headings = [say_clock(hour).removesuffix(":00") for hour in hours]
    elsewhere = [heading for heading, _ in strips[0].elsewhere] if strips else []
    columns = (Column("Hour from", Align.LEFT), *map(Column, [*headings, *elsewhere, "All"]))
    rows = tuple(
        (
            Cell(strip.label, strip.label),
            *map(_number, strip.numbers),
            *(_number(number) for _, number in strip.elsewhere),
            _number(strip.total),
        )
        for strip in strips
    )
    return Table(columns, rows)
