"""Debrief: what went well and what did not, prompts for a structured debrief, and actions with owner and date."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.operation.counting.debrief_points import actions, lessons_by_category
from briefing_app.operation.kinds import kind
from briefing_app.operation.words import NOT_STATED, plural, say_date
from briefing_app.packs.blocks import HandBox, HandLines, Notice, prose, small, sub
from briefing_app.packs.material import Material, Section, said
from briefing_app.packs.order.afterwards import (
    actions_table,
    answer,
    hot_debriefs,
    points_table,
    points_under,
)
from briefing_app.packs.page import PORTRAIT_WIDTH, SMALL
from briefing_app.packs.table_lines import Line, RowStyle, columns
from briefing_app.packs.tables import DataTable


def lessons(material: Material) -> Iterable[Flowable]:
    yield from points_table(material)
    yield from _from_boroughs(material)


def _from_boroughs(material: Material) -> Iterable[Flowable]:
    by_category = lessons_by_category(material.position)
    lines: list[Line] = []
    for category, records in by_category:
        lines.append(Line((f"{category} ({len(records)})",), RowStyle.GROUP))
        lines += [
            Line(
                (
                    record.borough,
                    said(record.text("ref")),
                    said(record.text("observation")),
                    record.text("recommendation") or "–",
                )
            )
            for record in records
        ]
    number = sum(len(records) for _, records in by_category)
    if not lines:
        yield Notice(
            "No lessons are in yet", f"They appear here when the boroughs' results state them. {material.based_on}."
        )
        return
    yield DataTable(
        columns("Borough", "Ref", "Observation", "Recommendation", shares=(0.18, 0.12, 0.36, 0.34)),
        lines,
        width=PORTRAIT_WIDTH,
        size=SMALL,
        tight=True,
        title=f"{plural(number, kind('lessons').one, kind('lessons').many)} from the boroughs, by category",
    )
    yield small(f"A dash: no recommendation. {material.based_on}.")


def structured(material: Material) -> Iterable[Flowable]:
    words = material.words
    if material.order.of("hot"):
        yield from hot_debriefs(material)
    else:
        yield HandBox(words.text("debrief.hot"), height=70)
    rows = [Line((title, question, points_under(material, title))) for title, question in words.rows("debrief.prompts")]
    heads = columns("Prompt", "Question", "Answer", shares=(0.2, 0.35, 0.45))
    yield DataTable(heads, rows, width=PORTRAIT_WIDTH, row_height=56.0, title="Structured debrief (JESIP prompts)")
    yield prose(words.text("debrief.post_incident"))
    if answer(material, "post_incident"):
        why = answer(material, "explanation") or f"explanation {NOT_STATED}"
        by = answer(material, "decided_by") or NOT_STATED
        yield prose(f"{answer(material, 'post_incident')}: {why}. Decided by: {by}.")
    else:
        yield HandLines(["Yes / No", "Decided by"], columns=2)
    if answer(material, "welfare"):
        yield sub("Welfare")
        yield prose(answer(material, "welfare"))
    else:
        yield HandBox(words.text("debrief.welfare"), height=80)


def action_list(material: Material) -> Iterable[Flowable]:
    yield from actions_table(material)
    found = actions(material.position)
    if not found:
        yield Notice(
            "No actions are in yet", f"They come from lessons and from follow-ups of visits. {material.based_on}."
        )
        return
    lines = [
        Line(
            (
                NOT_STATED if one.due is None else say_date(one.due),
                one.borough,
                one.ref or NOT_STATED,
                one.says,
                one.owner or NOT_STATED,
                one.comes_from,
                "",
            )
        )
        for one in found
    ]
    heads = columns(
        "Due", "Borough", "Ref", "Action", "Owner (role)", "From", "Closed", shares=(14, 15, 10, 28, 15, 11, 7)
    )
    yield DataTable(
        heads,
        lines,
        width=PORTRAIT_WIDTH,
        size=SMALL,
        tight=True,
        title=f"{plural(len(found), 'action')}, earliest due first",
    )
    without = sum(one.owner is None or one.due is None for one in found)
    if without:
        yield small(f"{plural(without, 'action')} without an owner or a date: to be settled at the structured debrief.")


DEBRIEF = (
    Section("debrief", "Debrief: lessons", lessons),
    Section("debrief-structured", "Debrief: structured, welfare, post-incident", structured, level=1),
)
ACTIONS = Section("actions", "Actions", action_list)
