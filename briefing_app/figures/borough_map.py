"""London as equal squares: any measure borough by borough, shaded, with the awaited and the not stated apart."""

from collections.abc import Iterator, Mapping

from briefing_app.figures.basis import basis_of, joined, results_are_in, say_all, say_missing
from briefing_app.figures.figure import (
    Align,
    Cell,
    Column,
    Figure,
    MapTile,
    Style,
    Table,
    TileMap,
)
from briefing_app.figures.map_measures import Here, Measure
from briefing_app.operation.boroughs import all_boroughs, borough_named
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated, boroughs_of
from briefing_app.operation.words import NOT_APPLICABLE


def borough_map(position: Position, measure: Measure) -> Figure:
    after = results_are_in(position) or not measure.has_plan
    numbers = measure.numbers(position, after)
    boroughs = boroughs_of(position)
    here = {name: numbers[name] for name in boroughs}
    phase = Phase.RESULT if after else Phase.PLAN
    awaited, silent = (
        tuple(name for name in boroughs if here[name].stated is one) for one in (Stated.AWAITED, Stated.NOT_STATED)
    )
    counted = measure.counted(after)
    if len(awaited) + len(silent) == len(boroughs):
        said = f"awaited from {say_all(awaited)}" if awaited else "not stated by any borough"
        title = f"{measure.name}: {said}"
    else:
        title = joined(_finding(measure, here), say_missing(awaited, silent))
    tiles = tuple(_tiles(here))
    present = {tile.style for tile in tiles}
    return Figure(
        id=measure.id,
        name=f"{measure.name}, map",
        title=title,
        subtitle=f"{counted}, by borough; the City of London is a partner with its own force",
        sentence=f"{title}.",
        basis=basis_of(position, phase),
        table=_table(measure, counted, here),
        tile_map=TileMap(counted, tiles, tuple((style, words) for style, words in _LEGEND if style in present)),
        group=measure.group,
    )


_LEGEND = (
    (Style.SHADE, "fuller colour is more"),
    (Style.NOT_STATED, "not stated"),
    (Style.AWAITED, "return awaited"),
    (Style.PARTNER, "partner"),
    (Style.FADED, "not part of the operation"),
)


def _ranked(measure: Measure, here: Mapping[str, Here]) -> list[str]:
    order = (Stated.STATED, Stated.NOT_STATED, Stated.AWAITED)

    def key(name: str) -> tuple[int, bool, float, str]:
        value = here[name].value
        size = 0.0 if value is None else value if measure.least_first else -value
        return order.index(here[name].stated), value is None, size, name

    return sorted(here, key=key)


def _finding(measure: Measure, here: Mapping[str, Here]) -> str:
    known = [name for name in _ranked(measure, here) if here[name].value is not None]
    if not known:
        return f"{measure.name}: {NOT_APPLICABLE}"
    first = here[known[0]]
    if not first.value and not measure.least_first:
        return f"{measure.name}: none in any borough that states it"
    word = "least" if measure.least_first else "most"
    return f"{measure.name}: {word} in {known[0]}, {first.said}"


def _tiles(here: Mapping[str, Here]) -> Iterator[MapTile]:
    most = max((one.value or 0.0 for one in here.values() if one.stated is Stated.STATED), default=0.0)
    for borough in all_boroughs():
        place = (borough.name, borough.abbreviation, borough.tile_column, borough.tile_row)
        one = here.get(borough.name)
        if one is None:
            style, word = (Style.FADED, "–") if borough.met else (Style.PARTNER, "partner")
            says = "not part of this operation" if borough.met else "a partner with its own force"
            yield MapTile(*place, word, style, says=f"{borough.name}: {says}")
        elif one.stated is not Stated.STATED:
            style = Style.AWAITED if one.stated is Stated.AWAITED else Style.NOT_STATED
            yield MapTile(*place, one.stated.value, style, says=f"{borough.name}: {one.stated}")
        else:
            shade = (one.value or 0.0) / most if most else 0.0
            style = Style.SHADE if one.value else Style.EVEN
            yield MapTile(*place, one.short, style, shade, f"{borough.name}: {one.said}", one.source)


def _table(measure: Measure, counted: str, here: Mapping[str, Here]) -> Table:
    rows = tuple(_row(name, here[name]) for name in _ranked(measure, here))
    return Table((Column("Borough", Align.LEFT), Column("BCU", Align.LEFT), Column(counted)), rows)


def _row(name: str, one: Here) -> tuple[Cell, ...]:
    known = borough_named(name)
    bcu = known.bcu if known is not None else ""
    number = Cell(None, one.stated.value) if one.stated is not Stated.STATED else Cell(one.value, one.short, one.source)
    return Cell(name, name), Cell(bcu, bcu or "none"), number
