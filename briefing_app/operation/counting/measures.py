"""Plan against actual, by kind of activity: what was planned, what was done, and what nobody has said yet."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.position.position import Activity, Position, Standing, once
from briefing_app.operation.position.stated import Stated, boroughs_of, boroughs_that, stated
from briefing_app.operation.words import say_share

ADDED = "Unplanned (added)"

OUTCOME_FIELD = {
    "patrols": "status",
    "deployments": "strength_status",
    "warrants": "result",
    "wanted": "result",
    "compliance": "result",
    "venues": "status",
    "business": "status",
    "community": "status",
}
"""The kinds that are planned first and reported on afterwards, with the field that says what came of them."""

DONE = {
    "patrols": frozenset({"Completed", ADDED}),
    "deployments": frozenset({"Deployed as planned", ADDED}),
    "warrants": frozenset(
        {"Executed - arrest", "Executed - search positive", "Executed - search negative", "Surrendered"}
    ),
    "wanted": frozenset({"Located - arrested", "Located - other disposal", "Surrendered"}),
    "compliance": frozenset({"Seen - compliant", "Seen - breach found", "Refused"}),
    "venues": frozenset({"Visited", ADDED}),
    "business": frozenset({"Completed", ADDED}),
    "community": frozenset({"Completed", ADDED}),
}
"""A warrant executed, a wanted person located, a subject contacted, a venue visited."""

PART = frozenset({"Part completed", "Deployed under strength"})


@dataclass(frozen=True, slots=True)
class ActivityMeasure:
    """One kind of activity over some boroughs.

    planned = done + part + not_done + outcome_not_stated + not_reported + unsaid + awaited, always.
    """

    kind: str
    planned: int
    done: int
    part: int
    not_done: int
    outcome_not_stated: int
    """Reported, without saying what came of it."""
    not_reported: int
    """Planned, and not among the rows that its borough reported."""
    unsaid: int
    """Planned in boroughs whose result says nothing about this kind."""
    awaited: int
    """Planned in boroughs whose result is awaited."""
    added: int
    """Reported and never planned; in no denominator."""
    added_done: int
    unmatched: int
    """Reported by boroughs whose plan is awaited, so nobody knows whether planned."""
    unmatched_done: int
    plans: tuple[str, ...]
    """Boroughs whose plan states this kind."""
    results: tuple[str, ...]
    """Boroughs whose result states this kind."""
    plans_awaited: tuple[str, ...]
    plans_not_stated: tuple[str, ...]
    results_awaited: tuple[str, ...]
    results_not_stated: tuple[str, ...]

    @property
    def name(self) -> str:
        return kind(self.kind).many

    @property
    def answered(self) -> int:
        """Planned, in boroughs that have said what came of it: the denominator of every share."""
        return self.planned - self.unsaid - self.awaited

    @property
    def done_in_all(self) -> int:
        """Done, whether planned or not."""
        return self.done + self.added_done + self.unmatched_done

    @property
    def share(self) -> float | None:
        """(done + ½ part) ÷ planned; None, "not applicable", where nothing was planned."""
        return (2 * self.done + self.part) / (2 * self.answered) if self.answered else None

    @property
    def share_said(self) -> str:
        """ "79%"; "awaited" or "not stated" where no result says; "not applicable" where nothing was planned."""
        if self.result_stated is not Stated.STATED:
            return self.result_stated.value
        return say_share(2 * self.done + self.part, 2 * self.answered)

    @property
    def plan_stated(self) -> Stated:
        return _over(self.plans, self.plans_awaited)

    @property
    def result_stated(self) -> Stated:
        return _over(self.results, self.results_awaited)


def _over(stating: Sequence[str], awaited: Sequence[str]) -> Stated:
    return Stated.STATED if stating else Stated.AWAITED if awaited else Stated.NOT_STATED


def plan_against_actual(position: Position, boroughs: Sequence[str] | None = None) -> tuple[ActivityMeasure, ...]:
    """Every kind that is planned and reported on, over all boroughs or over these."""
    return tuple(measure_of(position, name, boroughs) for name in OUTCOME_FIELD)


def worst_first(measures: Iterable[ActivityMeasure]) -> tuple[ActivityMeasure, ...]:
    """Least completed first; what has no share comes last."""
    return tuple(sorted(measures, key=lambda one: (one.share is None, one.share or 0.0)))


def measure_of(position: Position, name: str, boroughs: Sequence[str] | None = None) -> ActivityMeasure:
    """One kind over all boroughs or over these."""
    if boroughs is not None:
        return _measured(position, name, tuple(boroughs))
    known = _measures(position)
    if name not in known:
        known[name] = _measured(position, name, boroughs_of(position))
    return known[name]


@once
def _measures(_position: Position) -> dict[str, ActivityMeasure]:
    """Over all boroughs, by kind: filled as they are asked for."""
    return {}


def _measured(position: Position, name: str, among: tuple[str, ...]) -> ActivityMeasure:
    counted = Counter[str]()
    for borough in among:
        said = stated(position, name, Phase.RESULT, borough)
        counted.update(place_of(name, activity, said) for activity in position.activities_in(name, borough))

    def where(phase: Phase, answer: Stated) -> tuple[str, ...]:
        return boroughs_that(position, name, phase, answer, among)

    return _measure(
        name,
        counted,
        where(Phase.PLAN, Stated.STATED),
        where(Phase.RESULT, Stated.STATED),
        where(Phase.PLAN, Stated.AWAITED),
        where(Phase.PLAN, Stated.NOT_STATED),
        where(Phase.RESULT, Stated.AWAITED),
        where(Phase.RESULT, Stated.NOT_STATED),
    )


def part_of(whole: ActivityMeasure, counted: Counter[str]) -> ActivityMeasure:
    """The measure of a part of a kind's work, over the same boroughs; `counted` is by `place_of`."""
    return _measure(
        whole.kind,
        counted,
        whole.plans,
        whole.results,
        whole.plans_awaited,
        whole.plans_not_stated,
        whole.results_awaited,
        whole.results_not_stated,
    )


def _measure(name: str, counted: Counter[str], *boroughs: tuple[str, ...]) -> ActivityMeasure:
    plans, results, plans_awaited, plans_not_stated, results_awaited, results_not_stated = boroughs
    return ActivityMeasure(
        kind=name,
        planned=sum(counted[place] for place in _PLANNED_PLACES),
        done=counted["done"],
        part=counted["part"],
        not_done=counted["not_done"],
        outcome_not_stated=counted["outcome_not_stated"],
        not_reported=counted["not_reported"],
        unsaid=counted["unsaid"],
        awaited=counted["awaited"],
        added=counted["added"] + counted["added_done"],
        added_done=counted["added_done"],
        unmatched=counted["unmatched"] + counted["unmatched_done"],
        unmatched_done=counted["unmatched_done"],
        plans=plans,
        results=results,
        plans_awaited=plans_awaited,
        plans_not_stated=plans_not_stated,
        results_awaited=results_awaited,
        results_not_stated=results_not_stated,
    )


_PLANNED_PLACES = ("done", "part", "not_done", "outcome_not_stated", "not_reported", "unsaid", "awaited")


def place_of(name: str, activity: Activity, said: Stated) -> str:
    """The one column of `ActivityMeasure` in which an activity is counted; `said` is of its borough's result."""
    match activity.standing:
        case Standing.PLANNED:
            return "awaited"
        case Standing.NOT_REPORTED:
            return "not_reported" if said is Stated.STATED else "unsaid"
        case Standing.REPORTED:
            return outcome_state(name, activity)
        case Standing.ADDED:
            return "added_done" if outcome_state(name, activity) in ("done", "part") else "added"
        case Standing.UNMATCHED:
            return "unmatched_done" if outcome_state(name, activity) in ("done", "part") else "unmatched"


def outcome_state(name: str, activity: Activity) -> str:
    word = activity.reported_text(OUTCOME_FIELD[name])
    if word is None:
        return "outcome_not_stated"
    return "done" if word in DONE[name] else "part" if word in PART else "not_done"


def is_done(name: str, activity: Activity) -> bool:
    return outcome_state(name, activity) == "done"


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What came of one kind, word for word; word None is not stated."""

    kind: str
    counts: tuple[tuple[str | None, int], ...]
    """In the order of the form's list, words that nobody used left out."""

    def of(self, *words: str) -> int:
        return sum(number for word, number in self.counts if word in words)


def outcomes_of(
    position: Position, name: str, field: str | None = None, boroughs: Sequence[str] | None = None
) -> Outcomes:
    """Counts the words of one field over the result records of a kind; its outcome unless said otherwise."""
    asked = OUTCOME_FIELD[name] if field is None else field
    among = None if boroughs is None else frozenset(boroughs)
    counted = Counter(
        record.text(asked) for record in position.of(name, Phase.RESULT) if among is None or record.borough in among
    )
    order = kind(name).field(asked).values
    return Outcomes(
        name,
        tuple(
            sorted(
                counted.items(),
                key=lambda item: (
                    item[0] is None,
                    order.index(item[0]) if item[0] in order else len(order),
                    item[0] or "",
                ),
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class ComplianceResults:
    """Visits to known offenders, as 6.5 counts them."""

    seen: int
    breaches: int

    @property
    def breach_rate(self) -> float | None:
        return self.breaches / self.seen if self.seen else None


def compliance_results(position: Position, boroughs: Sequence[str] | None = None) -> ComplianceResults:
    outcomes = outcomes_of(position, "compliance", boroughs=boroughs)
    return ComplianceResults(outcomes.of("Seen - compliant", "Seen - breach found"), outcomes.of("Seen - breach found"))
