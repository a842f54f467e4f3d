"""A figure under a filter: what is left of it, what fades, and the words that say by what it is filtered."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefing_app.figures.figure import Chart, Figure, Mark, Source, Style, Table, Tile, TileMap
from briefing_app.operation.background.attached import KIND as BACKGROUND
from briefing_app.operation.kinds import kind
from briefing_app.operation.position.filters import Dimension, Filter
from briefing_app.operation.words import listed, plural

Unstated = Mapping[tuple[str, Dimension], int]
"""By kind and dimension: the records that do not say, and that no such filter can find."""

_NAMES = {Dimension.UNIT: "unit", Dimension.OFFENCE: "offence", Dimension.TIME: "time"}


def kinds_of(figure: Figure) -> tuple[str, ...]:
    """What a figure of a whole position is about."""
    return tuple(dict.fromkeys(source.kind for source in figure.sources()))


def narrowed(figure: Figure, whole: Figure, kinds: tuple[str, ...], wanted: Filter, unstated: Unstated) -> Figure:
    """A figure of the filtered position, with what the filter says of kinds and of plan and actual done to it.

    `whole` is the same figure of the whole position, and `kinds` are all that it is about.
    """
    if not whole.tiles and not _is_about(whole, kinds, wanted):
        return set_aside(whole, wanted, Dimension.KIND, Dimension.PHASE)
    if any(one in wanted.dimensions for one in whole.not_by):
        return set_aside(whole, wanted, *whole.not_by)
    return replace(
        figure,
        chart=None if figure.chart is None else _left(figure.chart, wanted),
        tiles=tuple(_tile(tile, wanted, unstated) for tile in figure.tiles),
        # Each tile says for itself what does not hold for it.
        filtered_by=say_filtered(() if whole.tiles else kinds, wanted, unstated),
    )


def _is_about(figure: Figure, kinds: Iterable[str], wanted: Filter) -> bool:
    """Whether it shows any of the kinds asked for, and of plan and actual the one that is asked for."""
    if wanted.kinds and kinds and not set(kinds) & set(wanted.kinds):
        return False
    if wanted.phase is None:
        return True
    phases = {source.phase for source in figure.sources()} - {""}
    marks = figure.chart.marks if figure.chart is not None else ()
    compares = any(mark.style in (Style.SHORT, Style.OVER) for mark in marks)
    return not compares and (not phases or wanted.phase in phases)


def set_aside(figure: Figure, wanted: Filter, *by: Dimension) -> Figure:
    """What stands in the place of a figure that has nothing of what is asked for `by` the filter."""
    said = wanted.only(*by).said
    return _without_numbers(figure, f"Set aside: {said}", wanted)


def nothing_left(figure: Figure, wanted: Filter) -> Figure:
    """What stands in the place of a figure where no borough answers the filter."""
    return _without_numbers(figure, "No borough answers the filter", wanted)


def _without_numbers(figure: Figure, title: str, wanted: Filter) -> Figure:
    return replace(
        figure,
        title=title,
        sentence=f"{figure.name}: {title[:1].lower()}{title[1:]}.",
        basis=(),
        table=Table((), ()),
        chart=None,
        tile_map=None,
        tiles=tuple(_blank(tile) for tile in figure.tiles),
        filtered_by=f"Filtered by {wanted.said}",
    )


def _blank(tile: Tile) -> Tile:
    return replace(tile, number="–", detail="set aside", says=f"{tile.name}: set aside by the filter", source=None)


def _left(chart: Chart, wanted: Filter) -> Chart:
    """Without the marks of other kinds, and of the plan or the result where only the other is asked for."""

    def stays(mark: Mark) -> bool:
        if mark.source is None:
            return not (mark.style is Style.PLANNED and wanted.phase == "result")
        phases = ("", wanted.phase) if wanted.phase is not None else ()
        return (not wanted.kinds or mark.source.kind in wanted.kinds) and (
            not phases or mark.source.phase in phases or mark.right == mark.left
        )

    marks = tuple(mark for mark in chart.marks if stays(mark))
    return chart if len(marks) == len(chart.marks) else replace(chart, marks=marks)


def _tile(tile: Tile, wanted: Filter, unstated: Unstated) -> Tile:
    if tile.source is None:
        return tile
    if wanted.kinds and tile.source.kind not in wanted.kinds:
        return _blank(tile)
    if wanted.phase is not None and tile.source.phase not in ("", wanted.phase):
        return _blank(tile)
    lacking = [_name_of(one, wanted) for one in _lacking(tile.source.kind, wanted)]
    notes = [f"not by {listed(lacking)}"] if lacking else []
    notes += _not_stating((tile.source.kind,), wanted, unstated)
    if not notes:
        return tile
    detail = "; ".join((*notes, tile.detail)) if tile.detail else "; ".join(notes)
    return replace(tile, detail=detail, says=f"{tile.says}; {'; '.join(notes)}")


def say_filtered(kinds: Iterable[str], wanted: Filter, unstated: Unstated) -> str:
    """ "Filtered by Lambeth; Mounted Branch (not by offence: patrols have none)"."""
    names = [name for name in kinds if not wanted.kinds or name in wanted.kinds]
    done, notes = [], []
    for dimension, words in wanted.parts:
        if dimension in (Dimension.KIND, Dimension.PHASE, Dimension.BOROUGH, Dimension.BCU) or not names:
            done.append(words)
            continue
        without = [name for name in names if dimension in _lacking(name, wanted)]
        if len(without) < len(names):
            done.append(words)
        if without:
            notes.append(f"not by {_name_of(dimension, wanted)}: {listed(_many(name) for name in without)} have none")
    notes += _not_stating(names, wanted, unstated)
    bracketed = f" ({'; '.join(notes)})" if notes else ""
    return f"Filtered by {'; '.join(done)}{bracketed}" if done else f"Not filtered{bracketed}"


def _many(kind_name: str) -> str:
    return "public tables" if kind_name == BACKGROUND else kind(kind_name).many


def _lacking(kind_name: str, wanted: Filter) -> tuple[Dimension, ...]:
    """What the filter goes by and no record of the kind can say."""
    asked = wanted.dimensions - {Dimension.KIND, Dimension.PHASE}
    return tuple(one for one in Dimension if one in asked - wanted.answers_to(kind_name))


def _name_of(dimension: Dimension, wanted: Filter) -> str:
    """What the dimension is of a record: "unit", "arrest type"."""
    return _NAMES.get(dimension) or listed(dict.fromkeys(one.heading for one in wanted.words))


def _not_stating(kinds: Iterable[str], wanted: Filter, unstated: Unstated) -> list[str]:
    said = []
    for name in kinds:
        for dimension in Dimension:
            number = unstated.get((name, dimension), 0) if dimension in wanted.dimensions else 0
            if number:
                those = plural(number, kind(name).one, kind(name).many)
                said.append(f"{those} with the {_name_of(dimension, wanted)} not stated")
    return said


def faded(figure: Figure, context: Figure) -> Figure:
    """The filtered figure with the marks of `context` beside its own, faded: to compare, and to add.

    A mark stays as it is only where the filtered figure has that very mark with that very number. Where it has
    marks of which the context knows none, the figure is left alone.
    """
    if figure.tile_map is not None and context.tile_map is not None:
        return replace(figure, tile_map=_faded_map(figure.tile_map, context.tile_map))
    if figure.chart is None or context.chart is None:
        return figure
    chart = _faded_chart(figure.chart, context.chart)
    return figure if chart is None else replace(figure, chart=chart)


_Key = tuple[Source | None, str, float | None, float]


def _key(mark: Mark) -> _Key:
    """What it stands for and the number that it gives; where it stands and how dark it is depend on the others."""
    return mark.source, mark.label, mark.value, round(mark.right - mark.left, 6)


def _faded_chart(chart: Chart, context: Chart) -> Chart | None:
    own = {_key(mark) for mark in chart.marks if mark.source is not None}
    stays = [mark.source is not None and _key(mark) in own for mark in context.marks]
    found = {_key(mark) for mark, stay in zip(context.marks, stays, strict=True) if stay}
    # A sum at a bar's end may be of more than the filter keeps, and fades; its parts say what is kept.
    if any(width for *_, width in own - found):
        return None
    loud = {mark.row for mark, stay in zip(context.marks, stays, strict=True) if stay}
    told = {mark.row for mark in context.marks if mark.source is not None}
    marks = tuple(
        mark if stay or _is_ground(mark, loud, told) else mark.faded()
        for mark, stay in zip(context.marks, stays, strict=True)
    )
    return replace(context, marks=marks)


def _is_ground(mark: Mark, loud: set[int], told: set[int]) -> bool:
    """What fades of itself: the words of an awaited row, an outline beside no number that stays."""
    if mark.row not in told:
        return True
    if mark.source is None:
        return mark.row in loud or mark.style is Style.AWAITED
    return mark.style is Style.PLANNED and mark.row not in loud


def _faded_map(tile_map: TileMap, context: TileMap) -> TileMap:
    own = {(tile.source, tile.number) for tile in tile_map.tiles}
    tiles = tuple(
        tile if tile.source is None or (tile.source, tile.number) in own else replace(tile, style=Style.FADED)
        for tile in context.tiles
    )
    return replace(context, tiles=tiles)
