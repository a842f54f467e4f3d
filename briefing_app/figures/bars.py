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
from briefing_app.operation.counting.spans import say_clock
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.times import Minute
from briefing_app.operation.words import say_number


@dataclass(frozen=True, slots=True)
class Series:
    """What one colour counts."""

    style: Style
    name: str
    heading: str = ""
    """In the table, where that says it otherwise."""
    shade: float = 0.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: a number for each series, or the word that stands in their place."""

    label: str
    numbers: tuple[float | None, ...]
    """None is no number: what stands in its place is `missing`."""
    sources: tuple[Source | None, ...] = ()
    stated: Stated = Stated.STATED
    short: str = ""
    """Beside the bar, where the label is long: its table says it in full."""
    planned: float | None = None
    """Drawn as an outline around what came of it; None where nothing was planned, or nobody says."""
    planned_source: Source | None = None
    planned_said: str = ""
    """What stands in the table in place of a plan that nobody states: "awaited"."""
    missing: str = "not stated"
    ends: str = ""
    """What stands at the bar's end in place of its sum: "12 of 15"."""
    source: Source | None = None
    """Of the whole row."""
    style: Style | None = None
    """Instead of that of the series: for the row of those that are not stated."""

    @property
    def total(self) -> float:
        return sum(number for number in self.numbers if number is not None)

    @property
    def reach(self) -> float:
        return max(self.total, self.planned or 0.0)


@dataclass(frozen=True, slots=True)
class Said:
    """The words around a figure."""

    id: str
    name: str
    title: str
    subtitle: str
    basis: tuple[Basis, ...]
    sentence: str = ""
    group: str = ""


def bar_figure(
    said: Said,
    bars: Sequence[Bar],
    series: Sequence[Series],
    *,
    rows_are: str,
    counted: str,
    total: bool = True,
    planned: bool = False,
) -> Figure:
    """Stacked horizontal bars from zero in the order given, the sum at the end of each.

    With `planned`, the plan stands around each as an outline, and in the table as a column of its own.
    """
    most = max((bar.reach for bar in bars if bar.stated is Stated.STATED), default=0)
    axis = count_axis(counted, round(most + 0.499))
    marks = [mark for place, bar in enumerate(bars) for mark in _bar_marks(place, bar, series, axis, counted, planned)]
    present = {mark.style for mark in marks if mark.right > mark.left}
    legend = [(Style.PLANNED, "planned")] if planned and Style.PLANNED in present else []
    legend += [(one.style, one.name) for one in series if one.style in present] if len(series) > 1 or planned else []
    legend += [(style, word) for style, word in _MISSING if style in present and style not in dict(legend)]
    return Figure(
        id=said.id,
        name=said.name,
        title=said.title,
        subtitle=said.subtitle,
        sentence=said.sentence or f"{said.title}.",
        basis=said.basis,
        table=_bar_table(bars, series, rows_are, counted, with_total=total, planned=planned),
        chart=Chart(axis, tuple(Row(bar.label, bar.short or bar.label) for bar in bars), tuple(marks), tuple(legend)),
        group=said.group,
    )


_MISSING = ((Style.AWAITED, "return awaited"), (Style.NOT_STATED, "not stated"))


def _bar_marks(
    place: int, bar: Bar, series: Sequence[Series], axis: Axis, counted: str, planned: bool
) -> Iterator[Mark]:
    if bar.stated is not Stated.STATED:
        style = Style.AWAITED if bar.stated is Stated.AWAITED else Style.NOT_STATED
        word = bar.stated.value
        yield Mark(place, 0, axis.ends, style, word, LabelAt.INSIDE, says=f"{bar.label}: {word}")
        return
    top, bottom = (0.25, 0.75) if planned else (0.15, 0.85)
    if bar.planned:
        says = f"{bar.label}: {say_number(bar.planned)} planned ({counted})"
        source = bar.planned_source
        yield Mark(
            place, 0, bar.planned, Style.PLANNED, top=0.1, bottom=0.9, says=says, source=source, value=bar.planned
        )
    left = 0.0
    for one, number, source in zip(series, bar.numbers, _sources(bar, series), strict=True):
        if number:
            says = f"{bar.label}: {say_number(number)} ({one.name}, {counted})"
            label = say_number(number) if len(series) > 1 and not planned else ""
            style, right = bar.style or one.style, left + number
            yield Mark(
                place, left, right, style, label, LabelAt.INSIDE, top, bottom, one.shade, says, source, "", number
            )
            left += number
    end = series[-1].style if len(series) == 1 else Style.EVEN
    said, reach = bar.ends or say_number(bar.total), max(left, bar.planned or 0.0)
    says = f"{bar.label}: {said} ({counted})"
    value = bar.total if len(series) == 1 or not bar.ends else None
    source = bar.source or (bar.sources[0] if len(bar.sources) == 1 else None)
    yield Mark(place, reach, reach, end, said, LabelAt.END, says=says, source=source, value=value)


def _sources(bar: Bar, series: Sequence[Series]) -> tuple[Source | None, ...]:
    return bar.sources or (None,) * len(series)


def _bar_table(
    bars: Sequence[Bar], series: Sequence[Series], rows_are: str, counted: str, *, with_total: bool, planned: bool
) -> Table:
    several = len(series) > 1 and not planned
    columns = [Column(rows_are, Align.LEFT), *([Column("Planned")] if planned else [])]
    columns += [Column(counted)] if len(series) == 1 and not planned else [Column(_heading(one)) for one in series]
    columns += [Column("In all")] if several else []
    rows = []
    for bar in bars:
        if bar.stated is not Stated.STATED:
            rows.append((Cell(bar.label, bar.label), *[Cell(None, bar.stated.value)] * (len(columns) - 1)))
            continue
        sources = _sources(bar, series)
        cells = [
            Cell(None, bar.missing) if number is None else Cell(number, say_number(number), source)
            for number, source in zip(bar.numbers, sources, strict=True)
        ]
        plan = [_planned_cell(bar)] if planned else []
        whole = [Cell(bar.total, say_number(bar.total), bar.source)] if several else []
        rows.append((Cell(bar.label, bar.label), *plan, *cells, *whole))
    stating = [bar for bar in bars if bar.stated is Stated.STATED]
    if not with_total or not stating:
        return Table(tuple(columns), tuple(rows))
    sums = [_sum([bar.numbers[place] for bar in stating]) for place in range(len(series))]
    label = "All" if len(stating) == len(bars) else "All that state it"
    plans = [bar.planned for bar in stating if bar.planned is not None]
    total = (
        Cell("All", label),
        *([_sum(plans)] if planned else []),
        *sums,
        *([_number(sum(bar.total for bar in stating))] if several else []),
    )
    return Table(tuple(columns), tuple(rows), total)


def _sum(numbers: Sequence[float | None]) -> Cell:
    given = [number for number in numbers if number is not None]
    return _number(sum(given)) if given else Cell(None, "not stated")


def _heading(one: Series) -> str:
    return one.heading or one.name


def _planned_cell(bar: Bar) -> Cell:
    if bar.planned is None:
        return Cell(None, bar.planned_said or "not stated")
    return Cell(bar.planned, say_number(bar.planned), bar.planned_source)


def _number(value: float) -> Cell:
    return Cell(value, say_number(value))


@dataclass(frozen=True, slots=True)
class Strip:
    """One row of hours with a number each."""

    label: str
    numbers: tuple[float, ...]
    elsewhere: tuple[tuple[str, float], ...] = ()
    """What no hour of the strip holds, as heading and number: the table shows it, so that it adds up."""
    sources: tuple[Source, ...] = ()
    """Of each hour, then of what no hour holds."""

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
        group=said.group,
    )


def _strip_marks(hours: Sequence[Minute], strips: Sequence[Strip], counted: str) -> Iterator[Mark]:
    most = max((number for strip in strips for number in strip.numbers), default=0.0)
    for place, strip in enumerate(strips):
        for hour, number, source in zip(hours, strip.numbers, strip.sources or (None,) * len(hours), strict=False):
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
                source=source,
                value=number,
            )


def _strip_table(hours: Sequence[Minute], strips: Sequence[Strip]) -> Table:
    """Hours as columns, as in the strip; then what no hour holds, and the sum."""
    headings = [say_clock(hour).removesuffix(":00") for hour in hours]
    elsewhere = [heading for heading, _ in strips[0].elsewhere] if strips else []
    columns = (Column("Hour from", Align.LEFT), *map(Column, [*headings, *elsewhere, "All"]))
    rows = tuple((Cell(strip.label, strip.label), *_strip_cells(strip), _number(strip.total)) for strip in strips)
    return Table(columns, rows)


def _strip_cells(strip: Strip) -> Iterator[Cell]:
    numbers = (*strip.numbers, *(number for _, number in strip.elsewhere))
    for number, source in zip(numbers, strip.sources or (None,) * len(numbers), strict=True):
        yield Cell(number, say_number(number), source)
