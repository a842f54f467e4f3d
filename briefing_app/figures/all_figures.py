"""All figures of a position, in the order in which they are shown."""

from briefing_app.figures.arrests import arrests_figure
from briefing_app.figures.coverage import coverage_figures
from briefing_app.figures.deployments import deployment_figures
from briefing_app.figures.figure import Figure
from briefing_app.figures.headline import headline_figure
from briefing_app.operation.position import Position


def figures_of(position: Position) -> tuple[Figure, ...]:
    return (
        headline_figure(position),
        arrests_figure(position),
        *coverage_figures(position),
        *deployment_figures(position),
    )
