"""Numbers added up over what boroughs report, and how many of the records do not state theirs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing_app.operation.counting.measures import outcome_state
from briefing_app.operation.position.position import Position, Record
from briefing_app.operation.position.stated import boroughs_of


@dataclass(frozen=True, slots=True)
class Sum:
    """A count added up over records, and how many of them do not state it."""

    number: int
    stated: int
    not_stated: int

    @property
    def known(self) -> bool:
        """Whether the number means anything: something was stated, or there was nothing to state."""
        return self.stated > 0 or self.not_stated == 0


def summed(records: Iterable[Record], field: str) -> Sum:
    values = [record.whole(field) for record in records]
    given = [value for value in values if value is not None]
    return Sum(sum(given), len(given), len(values) - len(given))


def reported(position: Position, name: str, boroughs: Sequence[str] | None = None) -> tuple[Record, ...]:
    """Result records of what was done, wholly or in part, planned or added."""
    among = boroughs_of(position) if boroughs is None else boroughs
    return tuple(
        activity.result
        for borough in among
        for activity in position.activities_in(name, borough)
        if activity.result is not None and outcome_state(name, activity) in ("done", "part")
    )


def people_engaged(position: Position, boroughs: Sequence[str] | None = None) -> Sum:
    """At community engagements; what patrols say of people they spoke to is not added."""
    return summed(reported(position, "community", boroughs), "people_engaged")


def staff_trained(position: Position, boroughs: Sequence[str] | None = None) -> Sum:
    return summed(reported(position, "business", boroughs), "staff_trained")
