"""All figures of a position, in the order in which they are shown."""

from collections.abc import Callable, Collection
from functools import partial
from typing import TypeAlias

from briefing_app.figures.arrest_breakdowns import BREAKDOWNS, arrests_by_bcu_figure, arrests_by_word
from briefing_app.figures.arrest_hours import (
    arrests_by_hour_figure,
    arrests_through_the_day,
    warrants_through_the_day,
)
from briefing_app.figures.arrests import arrests_figure
from briefing_app.figures.background import background_figures
from briefing_app.figures.beside import Beside
from briefing_app.figures.borough_map import borough_map
from briefing_app.figures.comparison import COMPARISONS, comparison_figure
from briefing_app.figures.coverage import (
    coverage_actual_figure,
    coverage_difference_figure,
    coverage_planned_figure,
)
from briefing_app.figures.deployment_timeline import flagged_figure, timeline_figure
from briefing_app.figures.engagement import BUSINESSES, COMMUNITY, VENUES, by_type_figure
from briefing_app.figures.figure import Figure
from briefing_app.figures.headline import headline_figure
from briefing_app.figures.map_measures import MAPS
from briefing_app.figures.officers_by_unit import units_figure
from briefing_app.figures.partners import partner_arrests_figure, partner_officers_figure, partner_work_figure
from briefing_app.figures.patrol_gaps import patrol_gaps_figure
from briefing_app.figures.patrol_hours import patrol_hours_by_borough, patrol_hours_figure
from briefing_app.figures.patrol_places import open_spaces_figure, patrol_places_figure
from briefing_app.figures.people_reached import PEOPLE, STAFF, people_by_borough, people_by_type
from briefing_app.figures.plan_and_actual import plan_and_actual_figure
from briefing_app.figures.plan_to_result import WORK, plan_to_result_figure
from briefing_app.figures.required_cover import REQUIRED_COVER, required_cover_figure
from briefing_app.figures.units_by_borough import SIDES, units_by_borough_figure
from briefing_app.operation.position.position import Position

_Maker: TypeAlias = Callable[[Position], Figure]
_BesideMaker: TypeAlias = Callable[[Position, Beside], Figure]

_OF_THE_POSITION: tuple[tuple[str, _Maker], ...] = (
    ("headline", headline_figure),
    ("arrests-by-borough", arrests_figure),
    ("arrests-by-bcu", arrests_by_bcu_figure),
    *((name, partial(arrests_by_word, id=name)) for name in BREAKDOWNS),
    ("arrests-through-day", arrests_through_the_day),
    ("arrests-by-hour", arrests_by_hour_figure),
    ("coverage-planned", coverage_planned_figure),
    ("coverage-actual", coverage_actual_figure),
    ("coverage-difference", coverage_difference_figure),
    ("patrol-hours-by-borough", patrol_hours_by_borough),
    ("patrol-by-hour", patrol_hours_figure),
    ("patrol-gaps", patrol_gaps_figure),
    ("open-spaces", open_spaces_figure),
    ("patrol-places", patrol_places_figure),
    ("deployment-timeline", timeline_figure),
    ("deployments-flagged", flagged_figure),
    ("officers-by-unit", units_figure),
    *((f"units-by-borough-{side}", partial(units_by_borough_figure, side=side)) for side in SIDES),
    ("plan-and-actual", plan_and_actual_figure),
    *((f"{name}-result", partial(plan_to_result_figure, name=name)) for name in WORK),
    ("warrants-through-day", warrants_through_the_day),
    *((of.id, partial(by_type_figure, of=of)) for of in (VENUES, BUSINESSES, COMMUNITY)),
    *(
        (f"{of.id}-by-{by}", partial(maker, of=of))
        for of in (STAFF, PEOPLE)
        for by, maker in (("type", people_by_type), ("borough", people_by_borough))
    ),
    ("partner-arrests", partner_arrests_figure),
    ("partner-officers", partner_officers_figure),
    ("partner-work", partner_work_figure),
    *((measure.id, partial(borough_map, measure=measure)) for measure in MAPS),
)

_BESIDE_SOMETHING: tuple[tuple[str, _BesideMaker], ...] = (
    (REQUIRED_COVER, lambda position, beside: required_cover_figure(position, beside.required)),
    *((name, partial(comparison_figure, id=name)) for name in COMPARISONS),
)
"""Made only where it is said what stands beside the position."""

FIGURE_IDS = tuple(name for name, _ in (*_OF_THE_POSITION, *_BESIDE_SOMETHING))
"""In the order of `figures_of`; an id is for good. Two for each background table come after these."""


def figures_of(
    position: Position, only: Collection[str] | None = None, *, beside: Beside | None = None
) -> tuple[Figure, ...]:
    """All of them, or only those with these ids: what is not asked for is not worked out.

    Without `beside` the position stands alone. Of the comparison, only the first says that there is nothing to
    compare with.
    """

    def asked(name: str) -> bool:
        return only is None or name in only

    alone = tuple(make(position) for name, make in _OF_THE_POSITION if asked(name))
    public = tuple(figure for figure in background_figures(position) if asked(figure.id))
    if beside is None:
        return alone + public
    lacking = COMPARISONS[1:] if beside.earlier is None else ()
    compared = tuple(make(position, beside) for name, make in _BESIDE_SOMETHING if asked(name) and name not in lacking)
    return alone + compared + public
