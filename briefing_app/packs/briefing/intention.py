"""Intention: Gold's aim, and objectives with a measure from the returns and a target to be entered."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.operation.position.stated import Stated
from briefing_app.operation.words import AWAITED, NOT_STATED, plural, say_count, say_number
from briefing_app.packs.blocks import BY_HAND, HandBox, gap, lead, prose, small
from briefing_app.packs.material import Material, Section
from briefing_app.packs.order.objectives import in_order, name_of, planned_for, target_of
from briefing_app.packs.order.section_words import INTENTION, section_words
from briefing_app.packs.page import PORTRAIT_WIDTH
from briefing_app.packs.table_lines import Line, columns
from briefing_app.packs.tables import DataTable


def intention(material: Material) -> Iterable[Flowable]:
    yield lead(material.words.text("aim.sentence"))
    yield from section_words(material, INTENTION)
    if material.order.of("objectives"):
        yield _ordered(material)
        yield HandBox(f"Gold's strategy and tactical parameters, {BY_HAND}", height=110)
        yield small(f"Planned as the boroughs state it: {material.basis().said}.")
        return
    yield prose(material.words.text("intention.intro"))
    lines = [
        Line(
            (
                f"{number}. {objective.text('name')}",
                objective.text("says"),
                _measure(objective.text("key"))[0],
                _planned(material, objective.text("key")),
                BY_HAND,
            )
        )
        for number, objective in enumerate(material.words.tables("objectives"), 1)
    ]
    heads = columns(
        "Objective", "What it means here", "Measured by", "Planned", "Target", shares=(0.13, 0.27, 0.27, 0.21, 0.12)
    )
    yield DataTable(heads, lines, width=PORTRAIT_WIDTH, title="Objectives")
    yield prose(material.words.text("intention.success"))
    yield gap()
    yield HandBox(f"Gold's strategy and tactical parameters, {BY_HAND}", height=110)
    yield HandBox(f"Targets agreed, {BY_HAND}", height=90)
    yield small(f"Data source: {material.basis().said}. How each measure is worked out stands in the debrief pack.")


def _ordered(material: Material) -> DataTable:
    """The order's own objectives, with what is planned for what measures them."""
    lines = [
        Line(
            (
                name_of(one),
                one.text("measure") or NOT_STATED,
                target_of(one),
                planned_for(material, one),
                one.text("figure") or NOT_STATED,
            )
        )
        for one in in_order(material)
    ]
    heads = columns(
        *("Objective", "Measure", "Target", "Planned", "Counted from"),
        right=("Target", "Planned"),
        shares=(0.38, 0.24, 0.1, 0.11, 0.17),
    )
    return DataTable(heads, lines, width=PORTRAIT_WIDTH, title="Objectives")


# Objective → what measures it, and the kinds of work that it is about.
_MEASURES: dict[str, tuple[str, tuple[str, ...]]] = {
    "protect": (
        "Compliance contact: subjects seen or refusing ÷ visits planned; breaches found ÷ seen",
        ("compliance",),
    ),
    "pursue": ("Warrants executed ÷ planned; wanted people located ÷ planned", ("warrants", "wanted")),
    "reassure": ("Patrol-hour coverage: actual ÷ planned officer-hours; planned places visited", ("patrols",)),
    "engage": ("Community events completed ÷ planned; people engaged", ("community",)),
    "prevent": ("Venues visited ÷ planned; businesses engaged ÷ planned; staff trained", ("venues", "business")),
}


def _planned(material: Material, key: str) -> str:
    said = [_said(material, kind) for kind in _measure(key)[1]]
    if key == "reassure" and material.measure("patrols").plan_stated is Stated.STATED:
        said.append(f"{say_number(material.coverage.planned_minutes / 60)} officer-hours")
    return "; ".join(said) or BY_HAND


def _measure(key: str) -> tuple[str, tuple[str, ...]]:
    """A force may add objectives of its own: nothing in the returns measures those."""
    return _MEASURES.get(key, (BY_HAND, ()))


def _said(material: Material, name: str) -> str:
    measure = material.measure(name)
    if measure.plan_stated is not Stated.STATED:
        return f"{measure.name}: {AWAITED if measure.plan_stated is Stated.AWAITED else NOT_STATED}"
    missing = f" ({plural(len(measure.plans_awaited), 'borough')} awaited)" if measure.plans_awaited else ""
    return f"{say_count(measure.planned)} {measure.name}{missing}"


SECTION = Section("intention", "Intention", intention)
