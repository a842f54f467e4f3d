"""Officers planned and deployed, of the Met and of partners, in all and by unit."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing_app.operation.counting.shares import Share
from briefing_app.operation.kinds import PARTNER_UNITS, Phase, unit_word
from briefing_app.operation.position.position import Activity, Position, Standing, once
from briefing_app.operation.position.stated import Stated, stated


@dataclass(frozen=True, slots=True)
class Officers:
    """Officers of some deployments, planned and actual."""

    planned: int
    actual: int
    added: int
    """The part of `actual` that was never planned."""
    awaited: int
    """Planned in boroughs whose result is awaited."""
    unsaid: int
    """Planned in boroughs whose result does not state deployments, or in rows that do not state their officers."""
    planned_not_stated: int
    """Planned deployments whose officers are not stated."""
    actual_not_stated: int
    """Deployments carried out whose officers are not stated."""
    unmatched: int = 0
    """The part of `actual` in boroughs whose plan is awaited."""

    @property
    def compared(self) -> Share:
        """Deployment %: actual ÷ planned, where both sides are known."""
        return Share(self.actual - self.unmatched, self.planned - self.awaited - self.unsaid)


NO_UNIT = "Not stated"


@dataclass(frozen=True, slots=True)
class UnitOfficers:
    unit: str
    partner: bool
    officers: Officers


def deployed(activity: Activity) -> bool:
    """Whether a deployment was reported as carried out: a row that says "Not deployed" repeats its plan only."""
    return activity.result is not None and activity.result["strength_status"] != "Not deployed"


def _sides(position: Position, activity: Activity) -> Iterator[tuple[str | None, dict[str, int]]]:
    """The plan's unit with what it planned, and the result's with what came: a deployment may change hands."""
    planned = activity.plan.whole("officers") if activity.plan is not None else None
    actual = activity.reported_whole("officers") if deployed(activity) else None
    if activity.plan is not None:
        yield (
            activity.plan.text("unit"),
            {
                "planned": planned or 0,
                "planned_not_stated": planned is None,
                "awaited": (planned or 0) if activity.standing is Standing.PLANNED else 0,
                "unsaid": (planned or 0) if _is_unsaid(position, activity, actual) else 0,
            },
        )
    if activity.result is not None:
        yield (
            activity.result.text("unit"),
            {
                "actual": actual or 0,
                "actual_not_stated": deployed(activity) and actual is None,
                "added": (actual or 0) if activity.standing is Standing.ADDED else 0,
                "unmatched": (actual or 0) if activity.standing is Standing.UNMATCHED else 0,
            },
        )


def _is_unsaid(position: Position, activity: Activity, actual: int | None) -> bool:
    """Whether nobody says how many came of those who were planned."""
    if activity.standing is Standing.NOT_REPORTED:
        return stated(position, "deployments", Phase.RESULT, activity.borough) is not Stated.STATED
    return activity.standing is Standing.REPORTED and deployed(activity) and actual is None


def _officers(counted: Counter[str]) -> Officers:
    return Officers(
        planned=counted["planned"],
        actual=counted["actual"],
        added=counted["added"],
        awaited=counted["awaited"],
        unsaid=counted["unsaid"],
        planned_not_stated=counted["planned_not_stated"],
        actual_not_stated=counted["actual_not_stated"],
        unmatched=counted["unmatched"],
    )


def met_officers(position: Position, boroughs: Sequence[str] | None = None) -> Officers:
    """The Met's own, and volunteers with them; partners' people stand apart."""
    return _officers_apart(position)[0] if boroughs is None else _apart(position, boroughs)[0]


def partner_officers(position: Position, boroughs: Sequence[str] | None = None) -> Officers:
    return _officers_apart(position)[1] if boroughs is None else _apart(position, boroughs)[1]


@once
def _officers_apart(position: Position) -> tuple[Officers, Officers]:
    return _apart(position, None)


def _apart(position: Position, boroughs: Sequence[str] | None) -> tuple[Officers, Officers]:
    """The Met's and partners'."""
    mine, theirs = Counter[str](), Counter[str]()
    for activity in _deployments(position, boroughs):
        for unit, numbers in _sides(position, activity):
            (theirs if unit in PARTNER_UNITS else mine).update(numbers)
    return _officers(mine), _officers(theirs)


def _deployments(position: Position, boroughs: Sequence[str] | None) -> Iterable[Activity]:
    if boroughs is None:
        return position.activities("deployments")
    return [one for borough in boroughs for one in position.activities_in("deployments", borough)]


def officers_by_unit(position: Position, boroughs: Sequence[str] | None = None) -> tuple[UnitOfficers, ...]:
    """Most officers first (actual once any is known, then planned), equals by name; partners after the Met's."""
    return _officers_by_unit(position) if boroughs is None else _by_unit(position, boroughs)


@once
def _officers_by_unit(position: Position) -> tuple[UnitOfficers, ...]:
    return _by_unit(position, None)


def _by_unit(position: Position, boroughs: Sequence[str] | None) -> tuple[UnitOfficers, ...]:
    by_unit: dict[str, Counter[str]] = {}
    for activity in _deployments(position, boroughs):
        for unit, numbers in _sides(position, activity):
            by_unit.setdefault(unit_word(unit) or NO_UNIT, Counter()).update(numbers)
    found = [UnitOfficers(unit, unit in PARTNER_UNITS, _officers(counted)) for unit, counted in by_unit.items()]
    return tuple(sorted(found, key=lambda one: (one.partner, -one.officers.actual, -one.officers.planned, one.unit)))
