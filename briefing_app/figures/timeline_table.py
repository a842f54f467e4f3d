"""The table of the deployments' timeline: duties and officers, planned and actual."""

from collections.abc import Sequence

from briefing_app.figures.deployment_sources import source_of_deployment
from briefing_app.figures.figure import (
    Align,
    Cell,
    Column,
    Source,
    Table,
)
from briefing_app.operation.counting.deployment_checks import CheckedDeployment, Duty
from briefing_app.operation.counting.spans import say_clock, say_span
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Activity, Position, Standing
from briefing_app.operation.position.stated import Stated, stated
from briefing_app.operation.words import say_count


def timeline_table(position: Position, checked: Sequence[CheckedDeployment]) -> Table:
    columns = (
        Column("Borough", Align.LEFT),
        Column("Serial", Align.LEFT),
        Column("Unit", Align.LEFT),
        Column("Planned duty", Align.LEFT),
        Column("Planned officers"),
        Column("Actual duty", Align.LEFT),
        Column("Actual officers"),
        Column("To look at", Align.LEFT),
    )
    return Table(columns, tuple(_timeline_cells(position, one) for one in checked))


def _timeline_cells(position: Position, one: CheckedDeployment) -> tuple[Cell, ...]:
    activity = one.activity
    unit = activity.text("unit")
    look_at = ", ".join(finding.concern.value for finding in one.findings)
    planned, actual = _absent_plan(activity), _absent_result(position, one)
    return (
        Cell(activity.borough, activity.borough),
        Cell(one.name, one.name),
        Cell(unit, unit or "not stated"),
        _duty_cell(one.planned, planned),
        _strength_cell(one.planned, planned, source_of_deployment(activity, Phase.PLAN)),
        _duty_cell(one.actual, actual),
        _strength_cell(one.actual, actual, source_of_deployment(activity, Phase.RESULT)),
        Cell(look_at or None, look_at),
    )


def _absent_plan(activity: Activity) -> str:
    return (
        "awaited" if activity.standing is Standing.UNMATCHED else "unplanned" if activity.plan is None else "not stated"
    )


def _absent_result(position: Position, one: CheckedDeployment) -> str:
    activity = one.activity
    if activity.standing is Standing.PLANNED:
        return "awaited"
    if activity.result is not None:
        return "not deployed" if activity.result["strength_status"] == "Not deployed" else "not stated"
    answer = stated(position, "deployments", Phase.RESULT, activity.borough)
    return "not reported" if answer is Stated.STATED else "not stated"


def _duty_cell(duty: Duty | None, absent: str) -> Cell:
    if duty is None:
        return Cell(None, absent)
    return Cell(say_span(duty.period), f"{say_clock(duty.period.starts)} to {say_clock(duty.period.ends)}")


def _strength_cell(duty: Duty | None, absent: str, source: Source | None) -> Cell:
    if duty is None:
        return Cell(None, absent)
    return Cell(duty.officers, "not stated" if duty.officers is None else say_count(duty.officers), source)
