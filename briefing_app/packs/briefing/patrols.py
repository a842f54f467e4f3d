"""Patrol plan: who is where in which hour, by borough and type, and the open spaces."""

from collections import Counter
from collections.abc import Iterable

from reportlab.platypus import Flowable, PageBreak

from briefing_app.operation.counting.planned_work import listed_word
from briefing_app.operation.counting.presence import planned_presence
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.order.clashes import required_cover
from briefing_app.operation.position.stated import Stated, stated
from briefing_app.operation.words import NOT_STATED, say_count, say_number
from briefing_app.packs.blocks import small
from briefing_app.packs.briefing.information import open_space_list
from briefing_app.packs.figure_pages import figure_alone, figure_with_twin, twin_page
from briefing_app.packs.material import Material, Section
from briefing_app.packs.order.day import cover_pages
from briefing_app.packs.page import PORTRAIT_WIDTH
from briefing_app.packs.table_lines import Line, RowStyle, columns
from briefing_app.packs.tables import DataTable


def heat_map(material: Material) -> Iterable[Flowable]:
    yield from figure_alone(material.figure("coverage-planned"), height=material.text_height - 260)
    yield from figure_with_twin(material.figure("planned-officers-by-hour"), tight=True)


def heat_table(material: Material) -> Iterable[Flowable]:
    return twin_page(material.figure("coverage-planned"), material.landscape_height)


def by_type(material: Material) -> Iterable[Flowable]:
    """Borough × patrol type: patrols planned and officer-hours."""
    types = [*kind("patrols").field("patrol_type").values]
    patrols: Counter[tuple[str, str]] = Counter()
    minutes: Counter[str] = Counter()
    for activity in material.position.activities("patrols"):
        if activity.plan is None:
            continue
        word = listed_word("patrols", "patrol_type", activity.plan.text("patrol_type")) or NOT_STATED
        if word not in types:
            types.append(word)
        patrols[activity.borough, word] += 1
        presence = planned_presence(activity)
        minutes[activity.borough] += presence.officer_minutes if presence else 0
    used = [word for word in types if any(patrols[borough, word] for borough in material.boroughs)]
    lines = [_type_line(material, borough, used, patrols, minutes) for borough in material.boroughs]
    totals = [sum(patrols[borough, word] for borough in material.boroughs) for word in used]
    all_hours = say_number(sum(minutes.values()) / 60)
    if material.state("patrols") is Stated.STATED:
        total = ("All that state patrols", *map(say_count, totals), say_count(sum(totals)), all_hours)
        lines.append(Line(total, RowStyle.TOTAL))
    heads = columns("Borough", *used, "Patrols", "Officer-hours", right=(*used, "Patrols", "Officer-hours"))
    yield DataTable(heads, lines, width=PORTRAIT_WIDTH, title="Planned patrols by borough and type")
    yield small(f"{material.based_on}.")
    yield PageBreak()
    yield from open_space_list(material)


def _type_line(
    material: Material, borough: str, used: list[str], patrols: Counter[tuple[str, str]], minutes: Counter[str]
) -> Line:
    state = stated(material.position, "patrols", Phase.PLAN, borough)
    if state is not Stated.STATED:
        return Line((borough, state.value), RowStyle.SPAN)
    counts = [patrols[borough, word] for word in used]
    return Line((borough, *map(say_count, counts), say_count(sum(counts)), say_number(minutes[borough] / 60)))


def sections(material: Material) -> tuple[Section, ...]:
    """With the cover that the order asks for, where it asks for any."""
    return (*_SECTIONS, _COVER) if required_cover(material.order) else _SECTIONS


_COVER = Section("patrols-cover", "Patrol plan: required cover", cover_pages, level=1)
_SECTIONS = (
    Section("patrols", "Patrol plan", heat_map),
    Section("patrols-hours", "Patrol plan: hour by hour", heat_table, landscape=True, level=1),
    Section("patrols-types", "Patrol plan: types and open spaces", by_type, level=1),
)
