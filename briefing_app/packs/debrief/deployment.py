"""Unit deployment: officers by unit and command unit, the timeline, and serials under strength."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.operation.boroughs import bcus
from briefing_app.operation.counting.officers import Officers, deployed, met_officers, partner_officers
from briefing_app.operation.counting.planned_work import stated_by_any
from briefing_app.operation.counting.results_counted import sum_of, under_strength
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Activity
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.words import NOT_STATED, plural, say_count, say_share
from briefing_app.packs.blocks import small
from briefing_app.packs.figure_pages import figure_with_twin, split_figure
from briefing_app.packs.material import Material, Section, said
from briefing_app.packs.page import PORTRAIT_WIDTH, SMALL
from briefing_app.packs.table_lines import Line, RowStyle, columns
from briefing_app.packs.tables import DataTable


def by_unit(material: Material) -> Iterable[Flowable]:
    yield from figure_with_twin(material.figure("officers-by-unit"), tight=True)


def by_bcu(material: Material) -> Iterable[Flowable]:
    numbers = ("Planned", "Deployed", "Added", "Awaited", "Deployed of planned", "Taken away")
    lines = []
    for bcu in bcus():
        here = tuple(one for one in bcu.boroughs if one in material.boroughs)
        if here:
            away = sum_of(material.position, "deployments", "abstractions", here)
            cells = _officer_cells(met_officers(material.position, here), material, here)
            lines.append(
                Line((f"{bcu.name} ({bcu.code})", *cells, say_count(away.number) if away.known else NOT_STATED))
            )
    yield DataTable(
        columns("Command unit", *numbers, right=numbers),
        lines,
        width=PORTRAIT_WIDTH,
        title="The Met's officers by command unit",
    )
    partners = partner_officers(material.position)
    yield small(
        "Taken away: officers abstracted during the duty, as stated. Partners' people apart: "
        f"{say_count(partners.actual)} deployed of {say_count(partners.planned)} planned. {material.based_on}."
    )
    yield _short_serials(material)


def _officer_cells(officers: Officers, material: Material, here: tuple[str, ...]) -> tuple[str, ...]:
    plan, result = (stated_by_any(material.position, "deployments", phase, here) for phase in Phase)
    planned = say_count(officers.planned) if plan is Stated.STATED else plan.value
    if result is not Stated.STATED:
        return (planned, *[result.value] * 4)
    share = officers.compared
    return (
        planned,
        say_count(officers.actual),
        say_count(officers.added),
        say_count(officers.awaited),
        say_share(share.part, share.whole),
    )


def _short_serials(material: Material) -> Flowable:
    found = under_strength(material.position)
    lines = [_short_line(activity) for activity in found]
    heads = columns(
        "Borough",
        "Serial",
        "Unit",
        "Planned",
        "Deployed",
        "Taken away",
        "Status",
        right=("Planned", "Deployed", "Taken away"),
    )
    return DataTable(
        heads,
        lines or [Line((_none(material), ""), RowStyle.SPAN)],
        width=PORTRAIT_WIDTH,
        size=SMALL,
        tight=True,
        title=f"{plural(len(found), 'serial')} under strength or not deployed",
    )


def _none(material: Material) -> str:
    state = material.state("deployments")
    return "none" if state is Stated.STATED else state.value


def _short_line(activity: Activity) -> Line:
    planned = activity.plan.whole("officers") if activity.plan is not None else None
    actual = activity.reported_whole("officers") if deployed(activity) else 0
    away = activity.reported_whole("abstractions")
    return Line(
        (
            activity.borough,
            said(activity.text("serial")),
            said(activity.text("unit")),
            NOT_STATED if planned is None else say_count(planned),
            NOT_STATED if actual is None else say_count(actual),
            NOT_STATED if away is None else say_count(away),
            said(activity.reported_text("strength_status")),
        )
    )


def timeline(material: Material) -> Iterable[Flowable]:
    figure = material.figure("deployment-timeline")
    yield from split_figure(figure, height=material.text_height - 40)
    yield DataTable.of(
        figure.table, width=PORTRAIT_WIDTH, size=6.5, tight=True, title=f"{figure.name}: the same numbers"
    )


SECTIONS = (
    Section("deployment", "Unit deployment", by_unit),
    Section("deployment-bcu", "Unit deployment: command units and strength", by_bcu, level=1),
    Section("deployment-timeline", "Unit deployment: timeline", timeline, level=1),
)
