"""When a patrol was planned somewhere, and when it was there: with how many officers, as far as anybody says."""

from dataclasses import dataclass

from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Activity, Position, Standing
from briefing_app.operation.returns.returns import SheetState
from briefing_app.operation.times import Minute, Period

PATROLS = "patrols"


@dataclass(frozen=True, slots=True)
class Presence:
    """Officers at a place for a time."""

    borough: str
    period: Period
    officers: int | None
    """None is not stated: somebody was there, nobody says how many."""
    added: bool = False
    compared: bool = True
    """False where the other side, result or plan, is known to exist and does not state its officers."""

    @property
    def officer_minutes(self) -> int:
        return (self.officers or 0) * self.period.minutes


def planned_presence(activity: Activity) -> Presence | None:
    """When and with how many officers a patrol was planned; None if it was not, or without times."""
    if activity.plan is None:
        return None
    period = _period(activity.plan.whole("planned_start"), activity.plan.whole("planned_end"))
    if period is None:
        return None
    return Presence(
        activity.borough, period, activity.plan.whole("planned_officers"), compared=not _result_is_unknown(activity)
    )


def _result_is_unknown(activity: Activity) -> bool:
    """Whether a row of the result stands there without saying who was there, or whether anybody was."""
    result = activity.result
    if result is None or result["status"] == "Not done":
        return False
    return any(result[field] is None for field in ("actual_start", "actual_end", "actual_officers"))


def _plan_is_unknown(activity: Activity) -> bool:
    plan = activity.plan
    return plan is not None and any(
        plan[field] is None for field in ("planned_start", "planned_end", "planned_officers")
    )


def took_place(activity: Activity) -> bool:
    """Whether a patrol was reported as carried out, wholly or in part."""
    result = activity.result
    if result is None or result["status"] == "Not done":
        return False
    return result["status"] is not None or result["actual_start"] is not None or result["actual_end"] is not None


def actual_presence(activity: Activity) -> Presence | None:
    """When and with how many officers a patrol took place; None if it did not, or without times."""
    if activity.result is None or not took_place(activity):
        return None
    period = _period(activity.result.whole("actual_start"), activity.result.whole("actual_end"))
    if period is None:
        return None
    return Presence(
        activity.borough,
        period,
        activity.result.whole("actual_officers"),
        added=not activity.planned,
        compared=not _plan_is_unknown(activity),
    )


def doubtful_presence(position: Position, activity: Activity) -> Presence | None:
    """The planned time of a patrol of which nobody says whether it took place, or when: no gap may rest on it."""
    if activity.plan is None or not is_doubtful(position, activity):
        return None
    period = _period(activity.plan.whole("planned_start"), activity.plan.whole("planned_end"))
    return None if period is None else Presence(activity.borough, period, None)


def is_doubtful(position: Position, activity: Activity) -> bool:
    """Whether a planned patrol is missing from the rows that its borough reported, or told of without saying when.

    A borough that says NIL says of all of them that they did not take place.
    """
    if activity.result is None:
        rows = position.sheet_state(PATROLS, Phase.RESULT, activity.borough) is SheetState.ROWS
        return activity.standing is Standing.NOT_REPORTED and rows
    return activity.result["status"] != "Not done" and actual_presence(activity) is None


def _period(starts: Minute | None, ends: Minute | None) -> Period | None:
    return Period(starts, ends) if starts is not None and ends is not None and ends > starts else None
