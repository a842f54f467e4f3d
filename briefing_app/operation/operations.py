"""An operation: one named, dated, co-ordinated piece of work over a period, in some boroughs."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from briefing_app.operation.boroughs import met_boroughs
from briefing_app.operation.times import Minute, Period, at


class Marking(StrEnum):
    """Nothing above OFFICIAL-SENSITIVE is accepted."""

    OFFICIAL = "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"


HANDLING = "Police and named partners only. Do not copy or forward. Dispose of as confidential waste."

USUAL_THRESHOLD = 5
"""As police forces withhold low counts."""


def highest_marking(markings: list[Marking]) -> Marking:
    return Marking.OFFICIAL_SENSITIVE if Marking.OFFICIAL_SENSITIVE in markings else Marking.OFFICIAL


@dataclass(frozen=True, slots=True)
class Operation:
    """What every return, figure and pack belongs to."""

    ref: str
    name: str
    day: date
    period: Period
    boroughs: tuple[str, ...]
    """The boroughs a return is expected from, by name. The City of London is a partner, not one of them."""
    marking: Marking
    handling: str
    plan_due: Minute
    result_due: Minute
    threshold: int = USUAL_THRESHOLD
    """Counts of arrests under it, and above zero, are not published."""


def new_operation(
    ref: str,
    name: str,
    day: date,
    *,
    starts: Minute | None = None,
    ends: Minute | None = None,
    boroughs: tuple[str, ...] = (),
) -> Operation:
    """An operation with the usual settings: 05:00 to 05:00, every Met borough, due times around it."""
    first = at(day, time(5)) if starts is None else starts
    last = at(day + timedelta(days=1), time(5)) if ends is None else ends
    return Operation(
        ref=ref,
        name=name,
        day=day,
        period=Period(first, last),
        boroughs=boroughs or tuple(borough.name for borough in met_boroughs()),
        marking=Marking.OFFICIAL_SENSITIVE,
        handling=HANDLING,
        plan_due=at(day - timedelta(days=1), time(18)),
        result_due=at(day + timedelta(days=1), time(9)),
    )
