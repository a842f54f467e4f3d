"""All figures of a position, in the order in which they are shown."""

from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import TypeAlias

from briefing_app.figures.arrest_breakdowns import BREAKDOWNS, arrests_by_bcu_figure, arrests_by_word
from briefing_app.figures.arrest_hours import (
    arrests_by_hour_figure,
    arrests_through_the_day,
    warrants_through_the_day,
)
from briefing_app.figures.arrests import arrests_figure
from briefing_app.figures.borough_map import borough_map
from briefing_app.figures.coverage import coverage_figures
from briefing_app.figures.deployment_timeline import flagged_figure, timeline_figure
from briefing_app.figures.engagement import (
    BUSINESSES,
    COMMUNITY,
    PEOPLE,
    STAFF,
    VENUES,
    by_type_figure,
    people_by_borough,
    people_by_type,
)
from briefing_app.figures.figure import Figure
from briefing_app.figures.headline import headline_figure
from briefing_app.figures.map_measures import MAPS
from briefing_app.figures.officers_by_unit import units_figure
from briefing_app.figures.partners import partner_arrests_figure, partner_officers_figure, partner_work_figure
from briefing_app.figures.patrol_gaps import patrol_gaps_figure
from briefing_app.figures.patrol_hours import patrol_hours_by_borough, patrol_hours_figure
from briefing_app.figures.patrol_places import open_spaces_figure, patrol_places_figure
from briefing_app.figures.plan_and_actual import plan_and_actual_figure
from briefing_app.figures.plan_to_result import WORK, plan_to_result_figure
from briefing_app.figures.units_by_borough import units_by_borough_figures
from briefing_app.operation.position.position import Position

_Maker: TypeAlias = Callable[[Position], Figure | tuple[Figure, ...]]

_MAKERS: tuple[tuple[tuple[str, ...], _Maker], ...] = (
    (("headline",), headline_figure),
    (("arrests-by-borough",), arrests_figure),
    (("arrests-by-bcu",), arrests_by_bcu_figure),
    *(((name,), partial(arrests_by_word, id=name)) for name in BREAKDOWNS),
    (("arrests-through-day",), arrests_through_the_day),
    (("arrests-by-hour",), arrests_by_hour_figure),
    (("coverage-planned", "coverage-actual", "coverage-difference"), coverage_figures),
    (("patrol-hours-by-borough",), patrol_hours_by_borough),
    (("patrol-by-hour",), patrol_hours_figure),
    (("patrol-gaps",), patrol_gaps_figure),
    (("open-spaces",), open_spaces_figure),
    (("patrol-places",), patrol_places_figure),
    (("deployment-timeline",), timeline_figure),
    (("deployments-flagged",), flagged_figure),
    (("officers-by-unit",), units_figure),
    (
        ("units-by-borough-planned", "units-by-borough-actual", "units-by-borough-difference"),
        units_by_borough_figures,
    ),
    (("plan-and-actual",), plan_and_actual_figure),
    *(((f"{name}-result",), partial(plan_to_result_figure, name=name)) for name in WORK),
    (("warrants-through-day",), warrants_through_the_day),
    *(((of.id,), partial(by_type_figure, of=of)) for of in (VENUES, BUSINESSES, COMMUNITY)),
    *(
        ((f"{of.id}-by-{by}",), partial(maker, of=of))
        for of in (STAFF, PEOPLE)
        for by, maker in (("type", people_by_type), ("borough", people_by_borough))
    ),
    (("partner-arrests",), partner_arrests_figure),
    (("partner-officers",), partner_officers_figure),
    (("partner-work",), partner_work_figure),
    *(((measure.id,), partial(borough_map, measure=measure)) for measure in MAPS),
)

FIGURE_IDS = tuple(name for names, _ in _MAKERS for name in names)
"""In the order of `figures_of`; an id is for good."""


def figures_of(position: Position, only: Collection[str] | None = None) -> tuple[Figure, ...]:
    """All of them, or only those with these ids: what is not asked for is not worked out."""
    return tuple(figure for figure in _made(position, only) if only is None or figure.id in only)


def _made(position: Position, only: Collection[str] | None) -> Iterator[Figure]:
    for ids, maker in _MAKERS:
        if only is None or any(one in only for one in ids):
            made = maker(position)
            yield from made if isinstance(made, tuple) else (made,)
