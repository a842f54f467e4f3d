"""What was covered of what was planned: open spaces and officer-hours."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.operation.counting.coverage import Coverage
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated, boroughs_of, stated
from briefing_app.operation.words import normalised


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole; of nothing it is None, "not applicable", and not 0 %."""

    part: float
    whole: float

    @property
    def share(self) -> float | None:
        return self.part / self.whole if self.whole else None


def location_coverage(position: Position, boroughs: Sequence[str] | None = None) -> Share:
    """Distinct planned locations with a completed or part-completed patrol ÷ distinct planned locations.

    Over boroughs whose plan and result both state patrols. A place is named within its borough.
    """
    among = boroughs_of(position) if boroughs is None else boroughs
    planned: set[tuple[str, str]] = set()
    visited: set[tuple[str, str]] = set()
    for borough in among:
        if any(stated(position, "patrols", phase, borough) is not Stated.STATED for phase in Phase):
            continue
        for activity in position.activities_in("patrols", borough):
            if activity.plan is not None and (place := activity.plan.text("location")) is not None:
                planned.add((borough, normalised(place)))
            if activity.reported_text("status") in ("Completed", "Part completed"):
                place = activity.text("location")
                if place is not None:
                    visited.add((borough, normalised(place)))
    return Share(len(planned & visited), len(planned))


def patrol_hour_coverage(coverage: Coverage) -> Share:
    """Actual ÷ planned officer-hours, over boroughs whose plan and result both state patrols.

    A patrol of which one side is there and does not state its officers is left out of both.
    """
    compared = coverage.compared
    return Share(
        sum(one.actual_hours.compared for one in compared) / 60,
        sum(one.planned_hours.compared for one in compared) / 60,
    )
