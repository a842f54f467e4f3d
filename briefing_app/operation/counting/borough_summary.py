"""Everything that a borough's page needs: its returns, its plan against its results, its gaps."""

from dataclasses import dataclass

from briefing_app.operation.boroughs import bcu_name, borough_named
from briefing_app.operation.counting.arrest_counts import ARRESTS, ArrestSplit, by_partner, split_of, total_of
from briefing_app.operation.counting.coverage import BoroughCoverage, coverage_of
from briefing_app.operation.counting.deployment_checks import CheckedDeployment, checked_deployments
from briefing_app.operation.counting.measures import (
    ActivityMeasure,
    ComplianceResults,
    compliance_results,
    plan_against_actual,
)
from briefing_app.operation.counting.officers import Officers, met_officers, partner_officers
from briefing_app.operation.counting.sums import Sum, people_engaged, staff_trained
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated, stated
from briefing_app.operation.returns.returns import Received


@dataclass(frozen=True, slots=True)
class BoroughSummary:
    """One borough, plan and actual side by side."""

    borough: str
    bcu: str
    """The Basic Command Unit's name; empty for the City of London."""
    plan: Received | None
    """None is awaited."""
    result: Received | None
    activities: tuple[ActivityMeasure, ...]
    arrests_stated: Stated
    arrests: ArrestSplit | None
    """The Met's; None where awaited or not stated."""
    partner_arrests: int
    patrols: BoroughCoverage
    """Planned and actual officer-hours, by the hour and in all, and the gaps."""
    officers: Officers
    partner_officers: Officers
    compliance: ComplianceResults
    staff_trained: Sum
    people_engaged: Sum

    @property
    def planned_officer_hours(self) -> float | None:
        return self.patrols.planned_hours.hours if self.patrols.plan is Stated.STATED else None

    @property
    def actual_officer_hours(self) -> float | None:
        return self.patrols.actual_hours.hours if self.patrols.result is Stated.STATED else None

    def activity(self, kind: str) -> ActivityMeasure:
        return next(one for one in self.activities if one.kind == kind)


def summary_of(position: Position, borough: str) -> BoroughSummary:
    """The summary of one borough, by its canonical name."""
    here = (borough,)
    arrests_stated = stated(position, ARRESTS, Phase.RESULT, borough)
    arrests = [one for one in position.of(ARRESTS, Phase.RESULT) if one.borough == borough]
    known = borough_named(borough)
    return BoroughSummary(
        borough=borough,
        bcu=bcu_name(known.bcu) if known is not None and known.bcu else "",
        plan=_received(position, Phase.PLAN, borough),
        result=_received(position, Phase.RESULT, borough),
        activities=plan_against_actual(position, here),
        arrests_stated=arrests_stated,
        arrests=split_of(one for one in arrests if not by_partner(one)) if arrests_stated is Stated.STATED else None,
        partner_arrests=total_of(one for one in arrests if by_partner(one)),
        patrols=coverage_of(position, here).boroughs[0],
        officers=met_officers(position, here),
        partner_officers=partner_officers(position, here),
        compliance=compliance_results(position, here),
        staff_trained=staff_trained(position, here),
        people_engaged=people_engaged(position, here),
    )


def _received(position: Position, phase: Phase, borough: str) -> Received | None:
    return max(position.received_from(borough, phase), key=lambda one: (one.speaks, one.version, one.id), default=None)


def deployments_in(position: Position, borough: str) -> tuple[CheckedDeployment, ...]:
    """The borough's deployments by duty start; double bookings are looked for all over London."""
    return tuple(one for one in checked_deployments(position) if one.activity.borough == borough)
