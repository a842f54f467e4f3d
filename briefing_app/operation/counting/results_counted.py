"""What results add up to beyond plan against actual: reasons, sums by field, outcomes by command unit, themes."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.operation.boroughs import bcus, borough_named
from briefing_app.operation.counting.measures import ActivityMeasure, measure_of
from briefing_app.operation.counting.planned_work import WordCount, count_words, split_words
from briefing_app.operation.counting.sums import Sum, summed
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Activity, Position
from briefing_app.operation.position.stated import boroughs_of


def sum_of(position: Position, name: str, field: str, boroughs: Sequence[str] | None = None) -> Sum:
    """A count added up over all result rows of a kind."""
    records = position.of(name, Phase.RESULT)
    return summed([one for one in records if boroughs is None or one.borough in boroughs], field)


def reasons_not_done(position: Position) -> tuple[WordCount, ...]:
    """Why patrols were cut short or not done, commonest first, not stated last."""
    records = [
        record for record in position.of("patrols", Phase.RESULT) if record["status"] in ("Not done", "Part completed")
    ]
    counts = count_words(records, "patrols", "reason_not_done")
    return tuple(sorted(counts, key=lambda one: (one.word is None, -one.number)))


@dataclass(frozen=True, slots=True)
class BcuMeasures:
    """One command unit's plan against actual, kind by kind."""

    name: str
    boroughs: tuple[str, ...]
    measures: tuple[ActivityMeasure, ...]


def measures_by_bcu(position: Position, names: Sequence[str]) -> tuple[BcuMeasures, ...]:
    """Command units with boroughs of this operation; boroughs without one stand together at the end."""
    among = boroughs_of(position)
    groups = [(f"{bcu.name} ({bcu.code})", tuple(one for one in bcu.boroughs if one in among)) for bcu in bcus()]
    without = tuple(one for one in among if (known := borough_named(one)) is None or not known.bcu)
    return tuple(
        BcuMeasures(name, boroughs, tuple(measure_of(position, one, boroughs) for one in names))
        for name, boroughs in [*groups, ("No command unit", without)]
        if boroughs
    )


def themes_raised(position: Position) -> tuple[WordCount, ...]:
    """What communities raised, by the number of events at which it came up."""
    return split_words(position.of("community", Phase.RESULT), "community", "themes_raised")


def topics_covered(position: Position) -> tuple[WordCount, ...]:
    return split_words(position.of("venues", Phase.RESULT), "venues", "topics")


def under_strength(position: Position) -> tuple[Activity, ...]:
    """Deployments that came with fewer than planned, or not at all."""
    return tuple(
        activity
        for activity in position.activities("deployments")
        if activity.reported_text("strength_status") in ("Deployed under strength", "Not deployed")
        or _came_short(activity)
    )


def _came_short(activity: Activity) -> bool:
    planned = activity.plan.whole("officers") if activity.plan is not None else None
    actual = activity.reported_whole("officers")
    return planned is not None and actual is not None and actual < planned


def counted_words(position: Position, name: str, field: str) -> tuple[WordCount, ...]:
    """Result rows by the words of one field, in the form's order."""
    return count_words(position.of(name, Phase.RESULT), name, field)
