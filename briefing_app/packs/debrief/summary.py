"""One page for whoever reads only one: the results in numbers, where the arrests were, what came of the plan."""

from collections.abc import Iterable, Sequence

from reportlab.platypus import Flowable

from briefing_app.operation.counting.arrest_counts import arrests_by_borough
from briefing_app.operation.counting.arrest_sums import reconcile
from briefing_app.operation.counting.measures import worst_first
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.words import listed, listed_few, plural, say_count
from briefing_app.packs.blocks import Notice, figure_head, lead
from briefing_app.packs.debrief.headline import reconciliation
from briefing_app.packs.figure_note import FigureNote
from briefing_app.packs.figure_pages import drawn
from briefing_app.packs.material import Material, capital
from briefing_app.packs.page import PORTRAIT_WIDTH, SMALL
from briefing_app.packs.side_by_side import Beside
from briefing_app.packs.table_lines import Line, RowStyle, columns
from briefing_app.packs.tables import DataTable
from briefing_app.packs.tiles import Tiles

_CHART = 260.0
_SPACE = 14.0
_TITLE = 30.0
"""Points that the page's heading takes."""
_LEAST = 200.0
_SPARE = 26.0
"""Points left free: the note gets a line longer by its figure's number."""


def summary(material: Material) -> Iterable[Flowable]:
    headline = material.figure("headline")
    above: list[Flowable] = [lead(f"{headline.title}."), Tiles(headline.tiles, columns=5)]
    if not reconcile(material.position).reconciles:
        above.append(reconciliation(material))
    below = FigureNote(
        material.figure("arrests-by-borough"), more=f"Tiles: {headline.subtitle}. {capital(headline.basis_said)}."
    )
    yield from above
    used = _TITLE + sum(_height(one, material) for one in (*above, below))
    arrests = material.figure("arrests-by-borough")
    heads = figure_head(arrests.title, arrests.subtitle)
    room = material.text_height - used - sum(_height(one, material, _CHART) for one in heads) - _SPARE
    width = PORTRAIT_WIDTH - _CHART - _SPACE
    right: Sequence[Flowable] = [
        DataTable.of(material.figure("arrests-by-headline").table, width=width, size=SMALL, tight=True),
        _work(material, width),
        *_awaited(material, width),
    ]
    chart = drawn(arrests, _CHART, height=max(_LEAST, room)) if arrests.table.rows else None
    # Long handling instructions may leave no room for legible bars: then the numbers alone.
    left = [*heads, *([] if chart is None else [chart] if chart.height <= room + _SPARE / 2 else [_numbers(material)])]
    yield Beside(left, right, widths=(_CHART, width), space=_SPACE)
    yield below


def _numbers(material: Material) -> Flowable:
    """Boroughs in two columns."""
    said = [
        (one.borough, say_count(one.split.total) if one.stated is Stated.STATED else one.stated.value)
        for one in arrests_by_borough(material.position)
    ]
    deep = -(-len(said) // 2)
    pairs = [(said[row], said[row + deep] if row + deep < len(said) else ("", "")) for row in range(deep)]
    heads = columns("Borough", "Arrests", "Borough", "Arrests", shares=(0.33, 0.17, 0.33, 0.17))
    return DataTable(heads, [Line((*one, *other)) for one, other in pairs], width=_CHART, size=6.0, tight=True)


def _height(one: Flowable, material: Material, width: float = PORTRAIT_WIDTH) -> float:
    return one.wrap(width, material.text_height)[1] + one.getSpaceAfter()


def _work(material: Material, width: float) -> Flowable:
    lines = [
        Line((one.name.capitalize(), one.result_stated.value), RowStyle.SPAN)
        if one.result_stated is not Stated.STATED
        else Line(
            (
                one.name.capitalize(),
                say_count(one.planned) if one.plan_stated is Stated.STATED else one.plan_stated.value,
                say_count(one.done_in_all),
                one.share_said,
            )
        )
        for one in worst_first(material.measures.values())
    ]
    heads = columns("Work", "Planned", "Done", "Completed", right=("Planned", "Done", "Completed"))
    return DataTable(heads, lines, width=width, size=SMALL, tight=True, title="Least completed first")


def _awaited(material: Material, width: float) -> list[Flowable]:
    awaited = material.position.awaited(material.phase)
    if not awaited:
        return [Notice("Every result return is in", "", width=width)]
    names = listed(awaited) if len(awaited) <= 10 else listed_few(awaited, 8)
    title = f"{plural(len(awaited), 'borough')} with no result return yet"
    return [Notice(title, f"{names}. In no number here: not zero.", width=width)]
