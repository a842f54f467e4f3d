"""Method: phases of the day, command, who does what, partners' tasks, contingencies."""

from collections import Counter
from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.operation.counting.officers import officers_by_unit
from briefing_app.operation.counting.planned_work import listed_word, planned
from briefing_app.operation.kinds import kind
from briefing_app.operation.position.position import Record
from briefing_app.operation.words import NOT_STATED, plural, say_count
from briefing_app.packs.blocks import HandLines, prose, small, sub
from briefing_app.packs.figure_pages import figure_with_twin
from briefing_app.packs.material import Material, Section
from briefing_app.packs.order.command import command_table, named
from briefing_app.packs.order.day import phases_table
from briefing_app.packs.order.section_words import METHOD, section_words
from briefing_app.packs.page import LANDSCAPE_WIDTH, PORTRAIT_WIDTH
from briefing_app.packs.table_lines import Line, RowStyle, columns
from briefing_app.packs.tables import DataTable


def method(material: Material) -> Iterable[Flowable]:
    words = material.words
    yield from section_words(material, METHOD)
    yield from phases_table(material)
    yield sub("Phases as the boroughs plan them" if material.order.of("phases") else "Phases")
    yield prose(words.text("method.phases"))
    yield from figure_with_twin(material.figure("day-phases"), tight=True)


def command_and_contingencies(material: Material) -> Iterable[Flowable]:
    words = material.words
    if named(material):
        yield from command_table(material, title="Who commands")
    yield _card(("Command", "What it does"), words.rows("method.command"), "Command, control and co-ordination")
    yield small(words.text("method.role_not_rank"))
    yield _card(("Partner", "Task"), words.rows("method.partners"), "Partners' tasks")
    yield small(_partners_said(material))
    yield _card(("If", "Then"), words.rows("method.contingencies"), "Contingencies")
    yield prose(words.text("method.return_to_normal"))
    yield HandLines(["Decision log kept by", "Tactical options ruled out"], columns=1)


def _card(headings: tuple[str, str], rows: tuple[tuple[str, ...], ...], title: str) -> DataTable:
    return DataTable(
        columns(*headings, shares=(0.3, 0.7)), [Line(row) for row in rows], width=PORTRAIT_WIDTH, title=title
    )


def _partners_said(material: Material) -> str:
    """Partners' people in the serials, apart from the Met's."""
    partners = [one for one in officers_by_unit(material.position) if one.partner and one.officers.planned]
    if not partners:
        return "No serial of a partner's people is in the plans that are in."
    return (
        "In the planned serials: "
        + "; ".join(f"{one.unit} {plural(one.officers.planned, 'person', 'people')}" for one in partners)
        + "."
    )


def tasking(material: Material) -> Iterable[Flowable]:
    """Unit × tasking: people in planned serials."""
    records = planned(material.position, "deployments")
    counted = Counter[tuple[str, str]]()
    unstated = Counter[tuple[str, str]]()
    for record in records:
        key = _word(record, "unit"), _word(record, "tasking")
        counted[key] += record.whole("officers") or 0
        unstated[key] += record.whole("officers") is None
    taskings = _in_order({key[1] for key in counted}, "tasking")
    units = _in_order({key[0] for key in counted}, "unit")

    def said(unit: str, task: str) -> str:
        key = unit, task
        if key not in counted:
            return "–"
        return (
            NOT_STATED
            if unstated[key] and not counted[key]
            else say_count(counted[key]) + ("+" if unstated[key] else "")
        )

    lines = [
        Line((unit, *(said(unit, task) for task in taskings), say_count(sum(counted[unit, task] for task in taskings))))
        for unit in units
    ]
    totals = [sum(counted[unit, task] for unit in units) for task in taskings]
    lines.append(Line(("All", *map(say_count, totals), say_count(sum(totals))), RowStyle.TOTAL))
    if not records:
        lines = [Line(("No planned serials are in yet", *[""] * (len(taskings) + 1)))]
    heads = columns("Unit", *taskings, "In all", right=(*taskings, "In all"))
    yield DataTable(heads, lines, width=LANDSCAPE_WIDTH, size=8.0, title="People in planned serials, unit by tasking")
    serials = plural(len(records), "serial")
    yield small(
        f"{serials}; officers, special constables, PCSOs, staff and partners as the boroughs stated them. "
        f"– no such serial; + some strengths not stated. {material.based_on}."
    )


def _word(record: Record, field: str) -> str:
    return listed_word("deployments", field, record.text(field)) or NOT_STATED


def _in_order(words: set[str], field: str) -> list[str]:
    order = kind("deployments").field(field).values
    return sorted(
        words, key=lambda word: (word == NOT_STATED, order.index(word) if word in order else len(order), word)
    )


SECTIONS = (
    Section("method", "Method: phases", method),
    Section("method-command", "Method: command, partners, contingencies", command_and_contingencies, level=1),
    Section("method-tasking", "Method: tasking", tasking, landscape=True, level=1),
)
