"""One page for one borough: what it plans, its serials, its tasks, its patrols and visits, its risks."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from briefing_app.figures.bars import Said, Strip, strip_figure
from briefing_app.figures.basis import basis_of
from briefing_app.figures.figure import Figure
from briefing_app.operation.counting.borough_summary import BoroughSummary
from briefing_app.operation.counting.coverage import hour_cells
from briefing_app.operation.counting.planned_work import planned, short_offence
from briefing_app.operation.counting.presence import Presence
from briefing_app.operation.counting.risk_register import risk_register
from briefing_app.operation.counting.spans import say_clock
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Record
from briefing_app.operation.position.stated import Stated, stated
from briefing_app.operation.times import Period
from briefing_app.operation.words import NOT_STATED, say_count, say_number
from briefing_app.packs.blocks import HandLines, Notice, gap
from briefing_app.packs.borough_parts import (
    HALF,
    borough_head,
    on_one_page,
    sheet_table,
    span_said,
    two_columns,
)
from briefing_app.packs.briefing.risk import rating_of
from briefing_app.packs.briefing.serial_table import duty_said, strength_said
from briefing_app.packs.figure_pages import drawn
from briefing_app.packs.material import Material, said
from briefing_app.packs.order.serials import serials_of_day
from briefing_app.packs.page import PORTRAIT_WIDTH, TABLE
from briefing_app.packs.table_lines import Line, columns
from briefing_app.packs.tables import DataTable

_TOP_RISKS = 3


def borough_sheet(material: Material, borough: str) -> Sequence[Flowable]:
    summary = material.summaries[borough]
    if summary.plan is None:
        return [
            borough_head(material, summary, [("Plan return", None)], TABLE, due=material.position.operation.result_due),
            Notice(
                f"The plan return of {borough} is awaited",
                "Nothing can be said of its planned work. The numbers for London in this pack leave it out: not zero.",
            ),
            HandLines(["Plan promised by", "Spoken to", "Serials known", "Tasks known"], columns=1),
        ]
    figure = _strip(material, summary)
    strip = [drawn(figure, PORTRAIT_WIDTH, height=46), gap(3)] if figure.table.rows else []
    return on_one_page(lambda size: _sheet(material, summary, strip, size), material.text_height)


def _sheet(material: Material, summary: BoroughSummary, strip: Sequence[Flowable], size: float) -> Sequence[Flowable]:
    borough = summary.borough
    return [
        borough_head(
            material, summary, [("Plan return", summary.plan)], size, due=material.position.operation.result_due
        ),
        _numbers(material, summary, size),
        *strip,
        _serials(material, borough, size),
        _tasks(material, borough, size),
        *two_columns([_patrols(material, borough, size), _visits(material, borough, size)]),
        _risks(material, borough, size),
    ]


def _numbers(material: Material, summary: BoroughSummary, size: float) -> Flowable:
    """Planned by activity, in one row."""
    measures = summary.activities
    cells = [say_count(one.planned) if one.plan_stated is Stated.STATED else one.plan_stated.value for one in measures]
    hours = summary.planned_officer_hours
    officers = summary.officers.planned + summary.partner_officers.planned
    deployed = stated(material.position, "deployments", Phase.PLAN, summary.borough)
    cells += [
        NOT_STATED if hours is None else say_number(hours),
        say_count(officers) if deployed is Stated.STATED else deployed.value,
    ]
    headings = [*(one.name.capitalize() for one in measures), "Patrol officer-hours", "People in serials"]
    heads = columns(*headings, right=headings)
    return DataTable(heads, [Line(tuple(cells))], width=PORTRAIT_WIDTH, size=size, tight=True)


def _strip(material: Material, summary: BoroughSummary) -> Figure:
    """Officers on patrol and people on duty through the hours."""
    period = material.position.operation.period
    duties = [
        Presence(summary.borough, Period(starts, ends), record.whole("officers"))
        for record in planned(material.position, "deployments", summary.borough)
        if (starts := record.whole("duty_start")) is not None
        and (ends := record.whole("duty_end")) is not None
        and ends > starts
    ]
    on_duty = hour_cells(duties, material.coverage.hours, period)
    strips = [
        Strip(label, tuple(cell.officer_minutes / 60 for cell in cells))
        for label, cells, name in (
            ("On patrol", summary.patrols.planned, "patrols"),
            ("On duty", on_duty, "deployments"),
        )
        if stated(material.position, name, Phase.PLAN, summary.borough) is Stated.STATED
    ]
    return strip_figure(
        Said(
            f"day-of-{summary.borough}",
            f"The day in {summary.borough}",
            f"The day in {summary.borough}",
            "Planned, averaged over each hour",
            basis_of(material.position, Phase.PLAN),
        ),
        material.coverage.hours,
        strips,
        counted="people",
    )


def _empty(material: Material, borough: str, *names: str) -> str:
    """What an empty table means: a stated nil, or silence."""
    states = {stated(material.position, name, Phase.PLAN, borough) for name in names}
    return "none planned" if states == {Stated.STATED} else NOT_STATED


def _serials(material: Material, borough: str, size: float) -> DataTable:
    """A muster place that all share is said once, above the table."""
    records = _in_order(serials_of_day(material, borough), "duty_start")
    places = {record.text("muster_place") for record in records}
    shared = next(iter(places)) if len(places) == 1 else None
    lines = [
        Line(
            (
                said(record.text("serial")),
                record.text("call_sign") or "–",
                said(record.text("unit")),
                record.text("tasking") or "–",
                said(record.text("supervisor")),
                strength_said(record),
                record.text("muster_time") or "–",
                *((record.text("muster_place") or "–",) if shared is None else ()),
                duty_said(record),
            )
        )
        for record in records
    ]
    headings = ["Serial", "Call sign", "Unit", "Tasking", "Supervisor", "Strength", "Muster", "Duty"]
    if shared is None:
        headings.insert(7, "Muster place")
    title = "Serials" if shared is None else f"Serials, muster at {shared}"
    return sheet_table(title, headings, lines, size=size, empty=_empty(material, borough, "deployments"))


def _in_order(records: Sequence[Record], start: str) -> list[Record]:
    return sorted(records, key=lambda record: (record.whole(start) is None, record.whole(start) or 0, record.id))


def _tasks(material: Material, borough: str, size: float) -> DataTable:
    """Warrants, wanted enquiries and compliance visits, by reference and offence only."""
    lines = [
        *(_warrant(record) for record in _in_order(planned(material.position, "warrants", borough), "planned_time")),
        *(_wanted(record) for record in planned(material.position, "wanted", borough)),
        *(_compliance(record) for record in planned(material.position, "compliance", borough)),
    ]
    return sheet_table(
        "Warrants, wanted enquiries, compliance visits",
        ("Ref", "Task", "Offence or order", "Grade", "When", "Serial"),
        lines,
        size=size,
        empty=_empty(material, borough, "warrants", "wanted", "compliance"),
    )


def _warrant(record: Record) -> Line:
    when = record.whole("planned_time")
    return Line(
        (
            said(record.text("ref")),
            record.text("warrant_type") or "Warrant",
            short_offence(record.text("underlying_offence")),
            record.text("priority") or "–",
            "–" if when is None else say_clock(when),
            record.text("assigned_serial") or "–",
        )
    )


def _wanted(record: Record) -> Line:
    return Line(
        (
            said(record.text("ref")),
            record.text("wanted_type") or "Wanted",
            short_offence(record.text("offence")),
            record.text("risk_grade") or "–",
            "–",
            record.text("assigned_serial") or "–",
        )
    )


def _compliance(record: Record) -> Line:
    return Line(
        (
            said(record.text("ref")),
            record.text("visit_type") or "Compliance visit",
            record.text("order_type") or "–",
            record.text("risk_level") or "–",
            record.text("planned_window") or "–",
            record.text("assigned_serial") or "–",
        )
    )


def _patrols(material: Material, borough: str, size: float) -> DataTable:
    lines = [
        Line(
            (
                span_said(record, "planned_start", "planned_end"),
                said(record.text("location")),
                said(record.text("patrol_type")),
                _number(record.whole("planned_officers")),
            )
        )
        for record in _in_order(planned(material.position, "patrols", borough), "planned_start")
    ]
    return sheet_table(
        "Patrols",
        ("Time", "Place", "Type", "Officers"),
        lines,
        size=size,
        empty=_empty(material, borough, "patrols"),
        width=HALF,
        right=("Officers",),
    )


def _number(value: int | None) -> str:
    return NOT_STATED if value is None else say_count(value)


def _visits(material: Material, borough: str, size: float) -> DataTable:
    lines = [
        Line((when, said(record.text(name)), said(record.text(type_field))))
        for kind_name, name, type_field in (
            ("venues", "venue_name", "venue_type"),
            ("business", "business_name", "business_type"),
            ("community", "location", "engagement_type"),
        )
        for record in planned(material.position, kind_name, borough)
        for when in (_visit_time(record, kind_name),)
    ]
    return sheet_table(
        "Venues, businesses and events",
        ("Time", "Name or place", "Type"),
        lines,
        size=size,
        empty=_empty(material, borough, "venues", "business", "community"),
        width=HALF,
    )


def _visit_time(record: Record, kind_name: str) -> str:
    if kind_name != "community":
        return record.text("planned_time") or "–"
    begins = record.whole("planned_start")
    return "–" if begins is None else say_clock(begins)


def _risks(material: Material, borough: str, size: float) -> DataTable:
    lines = [
        Line(
            (
                one.hazard,
                "?" if one.score is None else str(one.score),
                rating_of(one.score, material.words),
                "; ".join(one.controls) or NOT_STATED,
                "; ".join(one.owners) or NOT_STATED,
            )
        )
        for one in risk_register(material.position, borough)[:_TOP_RISKS]
    ]
    headings = ("Hazard", "L×I", "Rating", "Controls", "Owner")
    empty = _empty(material, borough, "risks")
    return sheet_table("Highest risks", headings, lines, size=size, empty=empty, right=("L×I",))
