"""One page for one borough: plan and actual side by side, its arrests, patrols, tasks, visits and lessons."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from briefing_app.figures.bars import Said, Strip, strip_figure
from briefing_app.figures.basis import basis_of
from briefing_app.figures.figure import Figure
from briefing_app.operation.counting.arrest_counts import by_partner, persons
from briefing_app.operation.counting.borough_summary import BoroughSummary
from briefing_app.operation.counting.debrief_points import actions
from briefing_app.operation.counting.measures import OUTCOME_FIELD
from briefing_app.operation.counting.officers import deployed
from briefing_app.operation.counting.planned_work import short_offence
from briefing_app.operation.counting.spans import say_clock, say_span
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Activity, Record, Standing
from briefing_app.operation.position.stated import Stated, stated
from briefing_app.operation.words import AWAITED, NOT_STATED, say_count, say_date, say_number, say_share
from briefing_app.packs.blocks import HandLines, Notice, gap
from briefing_app.packs.borough_parts import (
    HALF,
    borough_head,
    on_one_page,
    sheet_table,
    span_said,
    two_columns,
)
from briefing_app.packs.figure_pages import drawn
from briefing_app.packs.material import Material, said
from briefing_app.packs.page import PORTRAIT_WIDTH, TABLE
from briefing_app.packs.table_lines import Line, columns
from briefing_app.packs.tables import DataTable


def borough_sheet(material: Material, borough: str) -> Sequence[Flowable]:
    summary = material.summaries[borough]
    if summary.result is None:
        return [
            borough_head(material, summary, [("Result return", None), ("Plan return", summary.plan)], TABLE),
            Notice(
                f"The result return of {borough} is awaited",
                "Nothing can be said of its results. The totals for London in this pack leave it out: not zero.",
            ),
            HandLines(["Result promised by", "Spoken to", "Arrests known", "Urgent points"], columns=1),
            _plan_and_actual(summary, TABLE),
        ]
    figure = _strip(material, summary)
    strip = [drawn(figure, PORTRAIT_WIDTH, height=46), gap(3)] if figure.table.rows else []
    return on_one_page(lambda size: _sheet(material, summary, strip, size), material.text_height)


_AS_PLANNED = "Deployed as planned"


def _sheet(material: Material, summary: BoroughSummary, strip: Sequence[Flowable], size: float) -> Sequence[Flowable]:
    borough = summary.borough
    return [
        borough_head(
            material,
            summary,
            [("Result return", summary.result), ("Plan return", summary.plan)],
            size,
            more=[("Patrol gaps", _gaps_said(summary))],
        ),
        _plan_and_actual(summary, size),
        *strip,
        _arrests(material, summary, size),
        *two_columns([table(material, borough, size) for table in (_tasks, _patrols, _visits, _serials, _actions)]),
    ]


def _plan_and_actual(summary: BoroughSummary, size: float) -> Flowable:
    """Planned, done and completed by activity; officer-hours and people in serials."""
    measures = summary.activities
    officers = summary.officers
    planned_hours, actual_hours = summary.planned_officer_hours, summary.actual_officer_hours
    planned = [*(say_count(one.planned) if one.plans else one.plan_stated.value for one in measures)]
    done = [*(_done_said(one.done, one.part, one.result_stated) for one in measures)]
    share = [one.share_said for one in measures]
    deployments = summary.activity("deployments")
    headings = [*(one.name.capitalize() for one in measures), "Officer-hours", "Officers"]
    lines = [
        Line(
            (
                "Planned",
                *planned,
                _hours(planned_hours),
                say_count(officers.planned) if deployments.plans else NOT_STATED,
            )
        ),
        Line(
            (
                "Done (+ in part)",
                *done,
                _hours(actual_hours) if summary.result is not None else AWAITED,
                say_count(officers.actual) if deployments.results else deployments.result_stated.value,
            )
        ),
        Line(
            (
                "Completed",
                *share,
                say_share(actual_hours, planned_hours)
                if actual_hours is not None and planned_hours
                else _missing(summary),
                say_share(officers.compared.part, officers.compared.whole)
                if deployments.results
                else _missing(summary),
            )
        ),
    ]
    heads = columns("", *headings, right=headings)
    return DataTable(heads, lines, width=PORTRAIT_WIDTH, size=min(size, 7.0), tight=True)


def _missing(summary: BoroughSummary) -> str:
    return AWAITED if summary.result is None else NOT_STATED


def _done_said(done: int, part: int, state: Stated) -> str:
    if state is not Stated.STATED:
        return state.value
    return say_count(done) + (f" + {say_count(part)}" if part else "")


def _hours(hours: float | None) -> str:
    return NOT_STATED if hours is None else say_number(hours)


def _strip(material: Material, summary: BoroughSummary) -> Figure:
    """Officers on patrol through the hours, planned and actual."""
    patrols = summary.patrols
    strips = [
        Strip(f"On patrol: {label}", tuple(cell.officer_minutes / 60 for cell in cells))
        for label, cells, state in (
            ("planned", patrols.planned, patrols.plan),
            ("actual", patrols.actual, patrols.result),
        )
        if state is Stated.STATED
    ]
    return strip_figure(
        Said(
            f"day-of-{summary.borough}",
            f"Patrol in {summary.borough}",
            f"Patrol in {summary.borough}",
            "Officers on patrol, averaged over each hour",
            basis_of(material.position, Phase.RESULT, Phase.PLAN),
        ),
        material.coverage.hours,
        strips,
        counted="officers",
    )


def _gaps_said(summary: BoroughSummary) -> str:
    gaps = summary.patrols.gaps
    if not summary.patrols.compared:
        return "Gaps can't be named: plan or result of patrols is awaited or not stated."
    if not gaps:
        return "No planned time was without a patrol."
    return f"Planned time with nobody on patrol in the borough: {'; '.join(say_span(one.period) for one in gaps)}."


def _empty(material: Material, borough: str, *names: str) -> str:
    states = {stated(material.position, name, Phase.RESULT, borough) for name in names}
    return "none reported" if states == {Stated.STATED} else NOT_STATED


def _arrests(material: Material, summary: BoroughSummary, size: float) -> DataTable:
    """Each arrest by reference, offence and outcome; nothing about the person."""
    records = [one for one in material.position.of("arrests", Phase.RESULT) if one.borough == summary.borough]
    lines = [
        Line(
            (
                said(one.text("ref")) + _several(one),
                _when(one),
                one.text("arrest_type") or NOT_STATED,
                one.text("trigger") or NOT_STATED,
                short_offence(one.text("primary_offence")),
                (one.text("arresting_unit") or NOT_STATED) + (" (partner)" if by_partner(one) else ""),
                one.text("outcome") or NOT_STATED,
            )
        )
        for one in sorted(
            records, key=lambda one: (one.whole("arrested_at") is None, one.whole("arrested_at") or 0, one.id)
        )
    ]
    split = summary.arrests
    total = "" if split is None else f": {say_count(split.total)} by the Met"
    return sheet_table(
        f"Arrests{total}",
        ("Ref", "Time", "Type", "Trigger", "Offence", "Unit", "Outcome"),
        lines,
        size=size,
        empty=_empty(material, summary.borough, "arrests"),
    )


def _several(record: Record) -> str:
    """A row that adds several persons up says so."""
    return f" (×{say_count(persons(record))})" if persons(record) != 1 else ""


def _when(record: Record) -> str:
    moment = record.whole("arrested_at")
    return NOT_STATED if moment is None else say_clock(moment)


def _tasks(material: Material, borough: str, size: float) -> DataTable:
    """Warrants (W), wanted enquiries (M) and compliance visits (C) with what came of them."""
    lines = [
        Line(
            (
                activity.ref or NOT_STATED,
                short_offence(activity.text(about)) if about != "order_type" else activity.text(about) or "–",
                _outcome(material, name, activity),
                activity.reported_text("arrest_ref") or "–",
            )
        )
        for name, about in (("warrants", "underlying_offence"), ("wanted", "offence"), ("compliance", "order_type"))
        for activity in material.position.activities_in(name, borough)
    ]
    return sheet_table(
        "W warrants, M wanted enquiries, C compliance visits",
        ("Ref", "Offence or order", "What came of it", "Arrest"),
        lines,
        size=size,
        empty=_empty(material, borough, "warrants", "wanted", "compliance"),
        width=HALF,
    )


def _outcome(material: Material, name: str, activity: Activity) -> str:
    """What came of it. A result without a sheet of its kind says nothing of it, not even that it is missing."""
    field = OUTCOME_FIELD[name]
    match activity.standing:
        case Standing.PLANNED:
            return AWAITED
        case Standing.NOT_REPORTED:
            said = stated(material.position, name, Phase.RESULT, activity.borough)
            return "not reported" if said is Stated.STATED else NOT_STATED
        case Standing.ADDED:
            return f"{activity.reported_text(field) or NOT_STATED} (added)".replace(
                "Unplanned (added) (added)", "added"
            )
        case _:
            return activity.reported_text(field) or NOT_STATED


def _patrols(material: Material, borough: str, size: float) -> DataTable:
    lines = [
        Line(
            (
                activity.text("location") or NOT_STATED,
                span_said(activity.plan, "planned_start", "planned_end") if activity.plan is not None else "–",
                span_said(activity.result, "actual_start", "actual_end") if _took_place(activity) else "–",
                _outcome(material, "patrols", activity),
            )
        )
        for activity in material.position.activities_in("patrols", borough)
    ]
    headings = ("Place", "Planned", "Actual", "Status")
    return sheet_table("Patrols", headings, lines, size=size, empty=_empty(material, borough, "patrols"), width=HALF)


def _took_place(activity: Activity) -> bool:
    return activity.result is not None and activity.result["status"] != "Not done"


def _visits(material: Material, borough: str, size: float) -> DataTable:
    lines = [
        Line(
            (
                activity.text(name) or NOT_STATED,
                activity.text(type_field) or NOT_STATED,
                _outcome(material, kind_name, activity),
            )
        )
        for kind_name, name, type_field in (
            ("venues", "venue_name", "venue_type"),
            ("business", "business_name", "business_type"),
            ("community", "location", "engagement_type"),
        )
        for activity in material.position.activities_in(kind_name, borough)
    ]
    return sheet_table(
        "Venues, businesses and events",
        ("Name or place", "Type", "Status"),
        lines,
        size=size,
        empty=_empty(material, borough, "venues", "business", "community"),
        width=HALF,
    )


def _serials(material: Material, borough: str, size: float) -> DataTable:
    """Those that did not come as planned; the rest as a number in the title."""
    activities = material.position.activities_in("deployments", borough)
    as_planned = sum(one.reported_text("strength_status") == _AS_PLANNED for one in activities)
    lines = []
    for activity in activities:
        if activity.reported_text("strength_status") == _AS_PLANNED:
            continue
        planned = activity.plan.whole("officers") if activity.plan is not None else None
        actual = activity.reported_whole("officers") if deployed(activity) else 0
        lines.append(
            Line(
                (
                    said(activity.text("serial")),
                    said(activity.text("unit")),
                    "–" if activity.plan is None else NOT_STATED if planned is None else say_count(planned),
                    "–" if activity.result is None else NOT_STATED if actual is None else say_count(actual),
                    _outcome(material, "deployments", activity),
                )
            )
        )
    answered = stated(material.position, "deployments", Phase.RESULT, borough) is Stated.STATED
    return sheet_table(
        f"Serials: {say_count(as_planned)} of {say_count(len(activities))} as planned; others"
        if answered
        else "Serials",
        ("Serial", "Unit", "Planned", "Actual", "Status"),
        lines,
        size=size,
        empty="none" if activities else _empty(material, borough, "deployments"),
        width=HALF,
        right=("Planned", "Actual"),
    )


def _actions(material: Material, borough: str, size: float) -> DataTable:
    lines = [
        Line(
            (
                one.ref or NOT_STATED,
                one.says,
                one.owner or NOT_STATED,
                NOT_STATED if one.due is None else say_date(one.due),
            )
        )
        for one in actions(material.position, borough)
    ]
    headings = ("Ref", "Action", "Owner (role)", "Due")
    return sheet_table("Actions", headings, lines, size=size, empty=_empty(material, borough, "lessons"), width=HALF)
