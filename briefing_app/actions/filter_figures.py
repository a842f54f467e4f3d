"""Show an operation's figures under a filter, worked out from the records that answer it."""

from collections.abc import Collection, Iterable, Mapping

from briefing_app.actions.show_figures import Shown
from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.figure import Figure, Style
from briefing_app.figures.narrowing import faded, narrowed, nothing_left
from briefing_app.operation.position.filtered import unstated
from briefing_app.operation.position.filters import Dimension, Filter

_MOST_TO_COMPARE = 40
"""Rows up to which the others stay, faded, beside those that answer."""


def filter_figures(shown: Shown, wanted: Filter, *, only: Collection[str] = ()) -> tuple[Figure, ...]:
    """The figures of the whole, or those with the ids `only`, as far as the filter keeps them.

    Where a figure compares what the filter goes by, the others stay, faded; its words, its numbers in words
    and its table are those of what is kept.
    """
    whole = [figure for figure in shown.figures if not only or figure.id in only]
    if not wanted:
        return tuple(whole)
    position, _ = shown.under(wanted)
    if not position.operation.boroughs and not position.returns:
        return tuple(nothing_left(figure, wanted) for figure in whole)
    silent = unstated(shown.position, wanted)
    kept = _by_id(shown, wanted, [figure.id for figure in whole])

    def narrow(made: Figure, figure: Figure) -> Figure:
        return narrowed(made, figure, shown.kinds[figure.id], wanted, silent)

    made = {figure.id: narrow(kept.get(figure.id, figure), figure) for figure in whole}
    for others, figures in _compared(shown, wanted, [figure for figure in whole if _draws(made[figure.id])]).items():
        contexts = _by_id(shown, others, [figure.id for figure in figures])
        for figure in figures:
            made[figure.id] = faded(made[figure.id], narrow(contexts.get(figure.id, figure), figure))
    return tuple(made.values())


def _by_id(shown: Shown, wanted: Filter, ids: Collection[str]) -> Mapping[str, Figure]:
    """These figures of what a filter keeps; those of the whole are there already."""
    position, beside = shown.under(wanted)
    figures = shown.figures if position is shown.position else figures_of(position, only=ids, beside=beside)
    return {figure.id: figure for figure in figures}


def _compared(shown: Shown, wanted: Filter, figures: Iterable[Figure]) -> Mapping[Filter, list[Figure]]:
    """The figures that compare what the filter goes by, by what is left of the filter without it."""
    found: dict[Filter, list[Figure]] = {}
    records = wanted.without(Dimension.KIND, Dimension.PHASE)
    for figure in figures:
        others = shown.compared[figure.id].others(records)
        if others != records and (figure.chart is None or len(figure.chart.rows) <= _MOST_TO_COMPARE):
            found.setdefault(others, []).append(figure)
    return found


def _draws(figure: Figure) -> bool:
    """A figure that shows another operation in the faded colour has none left for what is beside the filter."""
    if figure.chart is not None:
        return all(mark.style is not Style.FADED for mark in figure.chart.marks)
    return figure.tile_map is not None
