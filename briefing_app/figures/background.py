"""A public table that is attached as background: its boroughs ranked as bars, and on London's map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from briefing_app.figures.figure import (
    Align,
    Axis,
    Cell,
    Chart,
    Column,
    Figure,
    LabelAt,
    MapTile,
    Mark,
    Row,
    Source,
    Style,
    Table,
    Tick,
    TileMap,
)
from briefing_app.operation.background.attached import KIND, Background
from briefing_app.operation.background.chosen import Apart, Given, Number, say_figure
from briefing_app.operation.boroughs import all_boroughs, borough_named
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import boroughs_of
from briefing_app.operation.words import listed_few, plural, say_count

GROUP = "Background"
_CITY = "City of London"
_MOST_APART = 12
_MOST_NOTES = 3


def bars_id(number: int) -> str:
    return f"background-{number}"


def map_id(number: int) -> str:
    return f"background-{number}-map"


def number_of(figure_id: str) -> int:
    """Of the attached table that a figure shows; 0 where it shows none."""
    stem, _, rest = figure_id.removesuffix("-map").rpartition("-")
    return int(rest) if stem == "background" and rest.isdecimal() else 0


def notes_beside(figure: Figure) -> tuple[str, ...]:
    """What its sentence says beyond its title."""
    said = figure.sentence.removeprefix(f"{figure.title}.").strip()
    return (said,) if said else ()


def background_figures(position: Position) -> tuple[Figure, ...]:
    """Two for each table that is attached."""
    boroughs = boroughs_of(position)
    return tuple(figure for one in position.backgrounds for figure in figures_of_background(one, boroughs))


def figures_of_background(background: Background, boroughs: Sequence[str]) -> tuple[Figure, Figure]:
    """The bars and the map, of the operation's boroughs."""
    shown = _Shown(background, tuple(boroughs))
    bars = Figure(
        id=bars_id(background.number),
        name=f"Background: {background.name}",
        title=shown.finding,
        subtitle=shown.subtitle,
        sentence=shown.sentence,
        basis=(),
        table=_table(shown),
        chart=_chart(shown),
        group=GROUP,
        source_line=background.source_said,
    )
    tiles = tuple(_tiles(shown))
    present = {tile.style for tile in tiles}
    legend = (
        (Style.SHADE, "fuller colour is more"),
        (Style.OVER, "more than nothing"),
        (Style.SHORT, "less than nothing"),
        (Style.NOT_STATED, "no number in the table"),
        (Style.PARTNER, "partner"),
        (Style.FADED, "not part of the operation"),
    )
    tile_map = Figure(
        id=map_id(background.number),
        name=f"Background: {background.name}, map",
        title=shown.finding,
        subtitle=f"{shown.subtitle}; the City of London is a partner with its own force",
        sentence=shown.sentence,
        basis=(),
        table=bars.table,
        tile_map=TileMap(background.name, tiles, tuple((style, words) for style, words in legend if style in present)),
        group=GROUP,
        source_line=background.source_said,
    )
    return bars, tile_map


@dataclass(frozen=True)
class _Shown:
    """A table for the boroughs that an operation has."""

    background: Background
    boroughs: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.background.name

    def given(self, borough: str) -> Given:
        return self.background.chosen.boroughs.get(borough) or Given(None, "not in the table")

    @property
    def ranked(self) -> list[str]:
        """The greatest first; those without a number last."""

        def key(name: str) -> tuple[bool, Number, str]:
            value = self.given(name).value
            return value is None, 0 if value is None else -value, name

        return sorted(self.boroughs, key=key)

    @property
    def values(self) -> list[Number]:
        return [value for name in self.boroughs if (value := self.given(name).value) is not None]

    @property
    def missing(self) -> list[str]:
        return [name for name in self.boroughs if self.given(name).value is None]

    @property
    def city(self) -> Given | None:
        """The City's own number, which stands beside the others and is not ranked among them."""
        given = self.given(_CITY)
        return None if _CITY in self.boroughs or given.value is None else given

    @property
    def finding(self) -> str:
        missing = self.missing
        if len(missing) == len(self.boroughs):
            return f"{self.name}: the table has no number for any borough of the operation"
        most = max(self.values)
        leading = [name for name in self.ranked if self.given(name).value == most]
        said = f"{self.name}: most in {listed_few(leading)}, {say_figure(most)}{' each' if len(leading) > 1 else ''}"
        without = listed_few(missing) if len(missing) == 1 else plural(len(missing), "borough")
        return f"{said}; {without} without a number" if missing else said

    @property
    def subtitle(self) -> str:
        chosen = self.background.chosen
        measure = "" if chosen.measure == self.background.title else f"“{chosen.measure}”"
        table = f"“{chosen.title}”" if chosen.title else ""
        of = " of ".join(dict.fromkeys(filter(None, (measure, table, f"the sheet {self.background.choice.sheet}"))))
        return f"Background, no return: {of}"

    @property
    def sentence(self) -> str:
        """What there is to know beside the numbers: what is missing and why, what stands apart, what is odd."""
        parts = [f"{self.finding}."]
        if reasons := _reasons(self):
            parts.append(f"Without a number: {reasons}.")
        apart = self.background.chosen.apart
        if apart:
            names = [each.name for each in apart]
            parts.append(f"Kept apart and never added in: {listed_few(names, 6)}.")
        parts += self.background.chosen.notes[:_MOST_NOTES]
        return " ".join(parts)


def _reasons(shown: _Shown) -> str:
    """ "Barnet and Brent (suppressed); Sutton (left blank)"."""
    by_why: dict[str, list[str]] = {}
    for name in shown.missing:
        by_why.setdefault(shown.given(name).why, []).append(name)
    return "; ".join(f"{listed_few(names, 6)} ({why})" for why, names in by_why.items())


def source_of(background: Background, name: str) -> Source:
    """Where a number stands: the table by its number, and whose number it is."""
    return Source(KIND, where=(("table", background.number), ("borough", name)))


# --- the bars -----------------------------------------------------------------------------------


def _chart(shown: _Shown) -> Chart:
    names = shown.ranked
    axis = _axis(shown)
    marks = [mark for place, name in enumerate(names) for mark in _marks(shown, place, name, axis)]
    rows = [Row(name, name) for name in names]
    if shown.city is not None:
        marks += _city_marks(shown, shown.city, len(rows), axis)
        rows.append(Row(_CITY, _CITY))
    present = {mark.style for mark in marks if mark.right > mark.left}
    legend = (
        (Style.ACTUAL, "as the table gives it"),
        (Style.PARTNER, "partner, not ranked"),
        (Style.NOT_STATED, "no number in the table"),
    )
    words = tuple((style, word) for style, word in legend if style in present)
    return Chart(axis, tuple(rows), tuple(marks), words if len(words) > 1 else ())


def _marks(shown: _Shown, place: int, name: str, axis: Axis) -> Iterator[Mark]:
    given = shown.given(name)
    if given.value is None:
        says = f"{name}: {given.why}"
        source = source_of(shown.background, name) if given.cells else None
        yield Mark(
            place,
            axis.starts,
            axis.ends,
            Style.NOT_STATED,
            given.why,
            LabelAt.INSIDE,
            says=says,
            source=source,
            short="no number",
        )
        return
    yield from _bar(shown, place, name, given, given.value, Style.ACTUAL)


def _city_marks(shown: _Shown, given: Given, place: int, axis: Axis) -> Iterator[Mark]:
    value = given.value
    if value is not None and axis.starts <= value <= axis.ends:
        yield from _bar(shown, place, _CITY, given, value, Style.PARTNER)


def _bar(shown: _Shown, place: int, name: str, given: Given, value: Number, style: Style) -> Iterator[Mark]:
    says = f"{name}: {say_figure(value)} ({shown.name})"
    source = source_of(shown.background, name) if given.cells else None
    left, right = min(0, value), max(0, value)
    if right > left:
        yield Mark(place, left, right, style, says=says, source=source, value=value)
    yield Mark(place, right, right, style, say_figure(value), LabelAt.END, says=says, source=source, value=value)


def _axis(shown: _Shown) -> Axis:
    """From zero to a round number beyond the greatest; to both sides where the table has numbers below zero."""
    numbers = [*shown.values, *([shown.city.value] if shown.city is not None and shown.city.value is not None else [])]
    most, least = max((0, *numbers)), min((0, *numbers))
    step = _step(max(most, -least) or 1)
    first, last = floor(least / step), max(ceil(most / step), 0 if least else 1)
    ticks = tuple(Tick(at * step, say_figure(round(at * step, 6))) for at in range(first, last + 1))
    return Axis(shown.name, first * step, last * step, ticks)


def _step(most: Number) -> float:
    """A round step that makes at most six of the greatest."""
    unit = 1.0
    while most <= unit:
        unit /= 10
    while True:
        for step in (unit, 2 * unit, 5 * unit):
            if most <= 6 * step:
                return step
        unit *= 10


# --- the map ------------------------------------------------------------------------------------


def _tiles(shown: _Shown) -> Iterator[MapTile]:
    most = max((abs(value) for value in shown.values), default=0)
    diverges = any(value < 0 for value in shown.values)
    for borough in all_boroughs():
        place = (borough.name, borough.abbreviation, borough.tile_column, borough.tile_row)
        given = shown.given(borough.name)
        source = source_of(shown.background, borough.name) if given.cells else None
        if borough.name not in shown.boroughs and borough.met:
            says = f"{borough.name}: {_said(given)}; not part of this operation"
            yield MapTile(*place, _short(given), Style.FADED, says=says)
        elif borough.name not in shown.boroughs:
            says = f"{borough.name}: {_said(given)}; a partner with its own force, not ranked"
            behind = source if given.value is not None else None
            yield MapTile(*place, _short(given), Style.PARTNER, says=says, source=behind)
        elif given.value is None:
            says = f"{borough.name}: {given.why}"
            yield MapTile(*place, "none", Style.NOT_STATED, says=says, source=source)
        else:
            shade = abs(given.value) / most if most else 0.0
            style = _style(given.value, diverges=diverges)
            says = f"{borough.name}: {say_figure(given.value)} ({shown.name})"
            yield MapTile(*place, _short(given), style, shade, says, source)


def _style(value: Number, *, diverges: bool) -> Style:
    if not value:
        return Style.EVEN
    if diverges:
        return Style.OVER if value > 0 else Style.SHORT
    return Style.SHADE


def _said(given: Given) -> str:
    return given.why if given.value is None else say_figure(given.value)


def _short(given: Given) -> str:
    """What fits a square: 178,326 as 178k; hover and table say the whole."""
    if given.value is None:
        return "none"
    size = abs(given.value)
    if size >= 999_500:
        return f"{given.value / 1_000_000:.1f}m"
    return f"{given.value / 1_000:.0f}k" if size >= 99_950 else say_figure(given.value)


# --- the table ----------------------------------------------------------------------------------


def _table(shown: _Shown) -> Table:
    chosen = shown.background.chosen
    columns = (Column("Borough", Align.LEFT), Column("BCU", Align.LEFT), Column(shown.name), Column("Note", Align.LEFT))
    rows = [_row(shown, name, "") for name in shown.ranked]
    if shown.city is not None:
        rows.append(_row(shown, _CITY, "partner, not ranked"))
    rows += [_row_apart(one) for one in chosen.apart[:_MOST_APART]]
    if len(chosen.apart) > _MOST_APART:
        more = f"{say_count(len(chosen.apart) - _MOST_APART)} more"
        rows.append((Cell(more, more), Cell("", ""), Cell(None, "not shown"), Cell("", "no London boroughs")))
    return Table(columns, tuple(rows), _total(shown))


def _row(shown: _Shown, name: str, note: str) -> tuple[Cell, ...]:
    known, given = borough_named(name), shown.given(name)
    bcu = known.bcu if known is not None else ""
    source = source_of(shown.background, name) if given.cells else None
    number = Cell(None, "none") if given.value is None else Cell(given.value, say_figure(given.value), source)
    said = given.why or note
    return Cell(name, name), Cell(bcu, bcu or "none"), number, Cell(said, said)


def _row_apart(one: Apart) -> tuple[Cell, ...]:
    number = Cell(one.given.value, say_figure(one.given.value)) if one.given.value is not None else Cell(None, "none")
    note = f"{one.kind}, not added in" if one.given.value is not None else f"{one.kind}; {one.given.why}"
    return Cell(one.name, one.name), Cell("", ""), number, Cell(note, note)


def _total(shown: _Shown) -> tuple[Cell, ...]:
    """Of what may be added: never of rates, and never with what stands apart."""
    if not shown.background.chosen.adds_up or not shown.values:
        return ()
    name = "All" if not shown.missing else "All that have a number"
    note = f"the {plural(len(shown.values), 'borough')} alone"
    total = sum(shown.values)
    return Cell(name, name), Cell("", ""), Cell(total, say_figure(total)), Cell(note, note)
