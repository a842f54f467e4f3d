"""Work out an operation's figures from what counts now."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from briefing_app.actions.compare_with import beside_of
from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.beside import Beside
from briefing_app.figures.figure import Figure
from briefing_app.figures.mark_filter import Compared, compared_by
from briefing_app.figures.narrowing import kinds_of
from briefing_app.operation.position.filtered import filtered
from briefing_app.operation.position.filters import Filter
from briefing_app.operation.position.position import Position
from briefing_app.store.returns import position_of
from briefing_app.store.store import Store

_FILTERS_KEPT = 6


@dataclass(frozen=True)
class Shown:
    """One moment of an operation: the position and the figures worked out from it."""

    position: Position
    figures: tuple[Figure, ...]
    beside: Beside | None = None

    @cached_property
    def compared(self) -> Mapping[str, Compared]:
        """Figure id → what the figure compares its marks by."""
        return {figure.id: compared_by(figure) for figure in self.figures}

    @cached_property
    def kinds(self) -> Mapping[str, tuple[str, ...]]:
        """Figure id → the kinds of records that it is about."""
        return {figure.id: kinds_of(figure) for figure in self.figures}

    def under(self, wanted: Filter) -> tuple[Position, Beside | None]:
        """What a filter keeps of the position, and of what stands beside it; the last few stay, with what was
        worked out from them."""
        kept = self._kept.pop(wanted, None) or self._filtered(wanted)
        self._kept[wanted] = kept
        while len(self._kept) > _FILTERS_KEPT:
            del self._kept[next(iter(self._kept))]
        return kept

    def _filtered(self, wanted: Filter) -> tuple[Position, Beside | None]:
        beside = None if self.beside is None else self.beside.under(wanted)
        return filtered(self.position, wanted), beside

    @cached_property
    def _kept(self) -> dict[Filter, tuple[Position, Beside | None]]:
        return {}

    def figure(self, id: str) -> Figure:
        return next(figure for figure in self.figures if figure.id == id)


def show_figures(store: Store, *, operation_ref: str) -> Shown:
    with store.reading() as connection:
        position = position_of(connection, operation_ref)
    beside = beside_of(store, operation_ref)
    return Shown(position, figures_of(position, beside=beside), beside)
