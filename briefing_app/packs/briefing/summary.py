"""One page for whoever reads only one: the aim, the plan in numbers, where most is planned, what is missing."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.stated import Stated, boroughs_that
from briefing_app.operation.words import listed, listed_few, plural, say_number
from briefing_app.packs.blocks import Notice, figure_head, lead, sub
from briefing_app.packs.figure_note import FigureNote
from briefing_app.packs.figure_pages import drawn
from briefing_app.packs.material import Material, Section
from briefing_app.packs.page import PORTRAIT_WIDTH
from briefing_app.packs.side_by_side import Beside
from briefing_app.packs.table_lines import Line, columns
from briefing_app.packs.tables import DataTable
from briefing_app.packs.tiles import Tiles

_CHART = 300.0
_ABOVE_CHART = 315.0
_TOP = 5


def summary(material: Material) -> Iterable[Flowable]:
    yield lead(material.words.text("aim.sentence"))
    tiles = material.figure("plan-headline")
    yield Tiles(tiles.tiles, columns=5)
    hours = material.figure("planned-hours-by-borough")
    right_width = PORTRAIT_WIDTH - _CHART - 14
    left = [
        *figure_head(hours.title, hours.subtitle),
        drawn(hours, _CHART, height=max(200.0, material.text_height - _ABOVE_CHART)),
    ]
    right = [_top_boroughs(material, right_width), *_gaps(material, right_width)]
    yield Beside(left, right, widths=(_CHART, right_width), space=14)
    yield FigureNote(hours, more="Every borough's numbers stand in the briefing's Patrol plan.")


def _top_boroughs(material: Material, width: float) -> Flowable:
    """The boroughs with most planned patrol hours."""
    stating = [one for one in material.coverage.boroughs if one.plan is Stated.STATED]
    most = sorted(stating, key=lambda one: (-one.planned_hours.minutes, one.borough))[:_TOP]
    lines = [
        Line(
            (
                one.borough,
                say_number(one.planned_hours.hours),
                say_number(material.summaries[one.borough].activity("warrants").planned)
                if material.summaries[one.borough].activity("warrants").plans
                else "not stated",
            )
        )
        for one in most
    ] or [Line(("No plan is in yet", "", ""))]
    heads = columns("Borough", "Officer-hours", "Warrants", right=("Officer-hours", "Warrants"))
    return DataTable(heads, lines, width=width, title="Most patrol planned")


def _gaps(material: Material, width: float) -> list[Flowable]:
    """Boroughs without a plan, or with a plan without patrols."""
    position = material.position
    awaited = position.awaited(Phase.PLAN)
    without = [
        borough
        for borough in boroughs_that(position, "patrols", Phase.PLAN, Stated.STATED, material.boroughs)
        if not material.summaries[borough].activity("patrols").planned
    ]
    silent = boroughs_that(position, "patrols", Phase.PLAN, Stated.NOT_STATED, material.boroughs)
    said = [
        f"{plural(len(names), 'borough')} {what}: {listed(names) if len(names) <= 10 else listed_few(names, 8)}"
        for names, what in (
            (awaited, "with no plan return yet"),
            (silent, "whose plan does not state patrols"),
            (without, "with no patrol planned"),
        )
        if names
    ]
    if not said:
        return [sub("Gaps"), Notice("No gaps in the plan", "Every borough has sent a plan with patrols.", width=width)]
    return [sub("Gaps"), *(Notice(one.partition(": ")[0], one.partition(": ")[2], width=width) for one in said)]


SECTION = Section("summary", "Summary", summary)
