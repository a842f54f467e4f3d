"""Work out an operation's figures from what counts now."""

from dataclasses import dataclass

from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.figure import Figure
from briefing_app.operation.position import Position
from briefing_app.store.returns import position_of
from briefing_app.store.store import Store


@dataclass(frozen=True)
class Shown:
    """One moment of an operation: the position and the figures worked out from it."""

    position: Position
    figures: tuple[Figure, ...]

    def figure(self, id: str) -> Figure:
        return next(figure for figure in self.figures if figure.id == id)


def show_figures(store: Store, *, operation_ref: str) -> Shown:
    with store.reading() as connection:
        position = position_of(connection, operation_ref)
    return Shown(position, figures_of(position))
