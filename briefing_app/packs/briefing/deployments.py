"""Deployment: the serial table by muster time, officers by unit and command unit, and what contradicts itself."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportlab.platypus import Flowable

from briefing_app.operation.counting.deployment_checks import CheckedDeployment, Concern
from briefing_app.operation.counting.planned_work import planned
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.words import NOT_STATED, normalised, plural, say_count
from briefing_app.packs.blocks import Notice
from briefing_app.packs.briefing.serial_table import duty_said, serials
from briefing_app.packs.figure_pages import figure_beside_twin, figure_with_twin, stated_only
from briefing_app.packs.material import Material, Section, said
from briefing_app.packs.order.serials import serials_of_day, tasks_named
from briefing_app.packs.page import PORTRAIT_WIDTH
from briefing_app.packs.table_lines import Line, columns
from briefing_app.packs.tables import DataTable


def strengths(material: Material) -> Iterable[Flowable]:
    figure = material.figure("officers-by-unit")
    yield from figure_with_twin(replace(figure, table=stated_only(figure.table)), tight=True)


_ROW_BY_ROW = 15
"""A concern that more serials share is summed up by borough."""
_OF_RESULTS = (Concern.UNDER_STRENGTH, Concern.NOT_DEPLOYED)


def checks(material: Material) -> Iterable[Flowable]:
    """What contradicts itself in the serials and warrants, to be put right before this pack is approved."""
    yield from figure_beside_twin(material.figure("planned-officers-by-bcu"), tight=True)
    found: dict[Concern, list[tuple[CheckedDeployment, str]]] = {}
    for one in material.deployments:
        for finding in one.findings:
            if one.activity.plan is not None and finding.concern not in _OF_RESULTS:
                found.setdefault(finding.concern, []).append((one, finding.says))
    if found:
        yield DataTable(
            columns("Check", "Serials", "In words", right=("Serials",), shares=(0.3, 0.1, 0.6)),
            [
                Line((concern.value.capitalize(), say_count(len(ones)), _summed(ones)))
                for concern, ones in found.items()
            ],
            width=PORTRAIT_WIDTH,
            title="Serials to look at before this plan is approved",
        )
    elif material.state("deployments") is not Stated.STATED:
        yield Notice(f"Planned serials: {material.state('deployments')}", f"{material.based_on}.")
    else:
        checked = "Checked: double bookings, duties over 12 h, supervisor, strength, muster against duty."
        yield Notice("No serial contradicts another", checked)
    lines = [
        _finding_line(one, concern.value, why)
        for concern, ones in found.items()
        if len(ones) <= _ROW_BY_ROW
        for one, why in ones
    ]
    if lines:
        yield DataTable(
            columns("Borough", "Serial", "Duty", "Check", "In words", shares=(0.19, 0.12, 0.15, 0.2, 0.34)),
            lines,
            width=PORTRAIT_WIDTH,
            title="One by one",
        )
    yield from _warrants_without_serial(material)


def _summed(ones: Sequence[tuple[CheckedDeployment, str]]) -> str:
    """By borough, with the commonest sentence where most say the same."""
    if len(ones) <= _ROW_BY_ROW:
        return "listed one by one below"
    boroughs = Counter(one.activity.borough for one, _ in ones)
    (says, number), *_ = Counter(says for _, says in ones).most_common(1)
    same = f"{says} ({say_count(number)} of {say_count(len(ones))}.) " if number > 1 else ""
    return same + "; ".join(f"{borough} {say_count(count)}" for borough, count in boroughs.items())


def _finding_line(one: CheckedDeployment, what: str, why: str) -> Line:
    plan = one.activity.plan
    duty = NOT_STATED if plan is None else duty_said(plan)
    return Line((one.activity.borough, one.name, duty, what, why))


def _warrants_without_serial(material: Material) -> Iterable[Flowable]:
    serials = serials_of_day(material)
    named = {(record.borough, record.text("serial")) for record in serials}
    tasked = frozenset().union(*(tasks_named(material, record) for record in serials))
    lines = []
    for record in planned(material.position, "warrants"):
        assigned = record.text("assigned_serial")
        if normalised(record.text("ref") or "") in tasked:
            continue
        if assigned is None or (record.borough, assigned) not in named:
            why = "no serial is assigned" if assigned is None else f"{assigned} is not among the borough's serials"
            lines.append(Line((record.borough, said(record.text("ref")), said(record.text("warrant_type")), why)))
    if lines:
        yield DataTable(
            columns("Borough", "Ref", "Warrant", "Why", shares=(0.2, 0.15, 0.3, 0.35)),
            lines,
            width=PORTRAIT_WIDTH,
            title=f"{plural(len(lines), 'warrant')} without a serial",
        )
    elif material.state("warrants") is Stated.STATED:
        yield Notice("Every planned warrant has a serial", f"Of the plans that are in: {material.basis().said}.")


SECTIONS = (
    Section("deployment", "Deployment: serials", serials, landscape=True),
    Section("deployment-strength", "Deployment: strength", strengths, level=1),
    Section("deployment-checks", "Deployment: command units and checks", checks, level=1),
)
