"""Objectives: what was achieved, counted; targets and ratings are people's and are entered by hand."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.operation.counting.measures import compliance_results
from briefing_app.operation.counting.shares import location_coverage, patrol_hour_coverage
from briefing_app.operation.counting.sums import people_engaged, staff_trained
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.words import NOT_STATED, say_count, say_number, say_share
from briefing_app.packs.blocks import BY_HAND, HandBox, prose, small
from briefing_app.packs.debrief.outcomes import sum_said
from briefing_app.packs.material import Material, Section
from briefing_app.packs.order.objectives import counted_for, in_order, name_of, target_of
from briefing_app.packs.page import PORTRAIT_WIDTH
from briefing_app.packs.table_lines import Line, columns
from briefing_app.packs.tables import DataTable
from briefing_app.packs.texts import words


def objectives(material: Material) -> Iterable[Flowable]:
    if material.order.of("objectives"):
        yield _ordered(material)
        yield small(f"What was achieved is counted, the rating is a person's. {material.based_on}.")
        return
    yield prose(material.words.text("objectives.intro"))
    lines = [
        Line(
            (
                f"{number}. {one.text('name')}",
                one.text("says"),
                "; ".join(_achieved(material, one.text("key"))) or BY_HAND,
                "",
                "",
            )
        )
        for number, one in enumerate(words("briefing").tables("objectives"), 1)
    ]
    heads = columns(
        "Objective", "What it meant", "Achieved, as counted", "Target", "Rating", shares=(13, 24, 39, 12, 12)
    )
    yield DataTable(heads, lines, width=PORTRAIT_WIDTH, row_height=62.0, title="Objectives and what was achieved")
    yield small(f"Target and rating ({material.words.text('objectives.ratings')}): {BY_HAND}. {material.based_on}.")
    yield HandBox("Evidence and reasons for the ratings", height=150)


def _ordered(material: Material) -> DataTable:
    """The order's own objectives, with what the results have for what measures them."""
    lines = [
        Line(
            (
                name_of(one),
                one.text("measure") or NOT_STATED,
                target_of(one),
                counted_for(material, one),
                one.text("achieved"),
                one.text("evidence"),
            )
        )
        for one in in_order(material)
    ]
    heads = columns(
        *("Objective", "Measure", "Target", "Achieved", "Rating", "Evidence"),
        right=("Target", "Achieved"),
        shares=(0.27, 0.18, 0.1, 0.12, 0.11, 0.22),
    )
    title = "Objectives and what was achieved"
    return DataTable(heads, lines, width=PORTRAIT_WIDTH, row_height=40.0, title=title)


def _achieved(material: Material, key: str) -> Iterable[str]:
    match key:
        case "protect":
            found = compliance_results(material.position)
            yield _done(material, "compliance", "compliance visits made contact")
            breaches, seen = (material.number("compliance", number) for number in (found.breaches, found.seen))
            yield f"{breaches} breaches found among {seen} seen"
        case "pursue":
            yield _done(material, "warrants", "warrants executed")
            yield _done(material, "wanted", "wanted people located")
        case "reassure":
            if material.state("patrols") is not Stated.STATED:
                yield f"patrols: {material.state('patrols')}"
                return
            hours, places = patrol_hour_coverage(material.coverage), location_coverage(material.position)
            share = say_share(hours.part, hours.whole)
            yield f"{say_number(hours.part)} of {say_number(hours.whole)} planned officer-hours ({share})"
            yield f"{say_count(int(places.part))} of {say_count(int(places.whole))} planned places visited"
        case "engage":
            yield _done(material, "community", "community events held")
            people = people_engaged(material.position)
            yield f"people engaged: {sum_said(material, 'community', people)}"
        case "prevent":
            yield _done(material, "venues", "venues visited")
            yield _done(material, "business", "businesses engaged")
            staff = staff_trained(material.position)
            yield f"staff trained: {sum_said(material, 'business', staff)}"


def _done(material: Material, name: str, words: str) -> str:
    """`47 of 130 warrants executed (36%)`: of what was planned where results are in."""
    one = material.measure(name)
    if not one.results:
        return f"{words}: {one.result_stated.value}"
    return f"{say_count(one.done)} of {say_count(one.answered)} {words} ({one.share_said})"


SECTION = Section("objectives", "Objectives", objectives)
