"""The sample day put together: 32 plans, 32 results, one corrected result, and in them what the app should find."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from briefing_app.operation.boroughs import borough as borough_of
from briefing_app.operation.kinds import Phase, kinds
from briefing_app.operation.resources import reference_rows
from briefing_app.operation.returns.returns import Status
from briefing_app.operation.sample_day.arrests import report_arrests, share_out
from briefing_app.operation.sample_day.day import HANDLING, BoroughDay, Row, SampleReturn, clock, moment, person, whole
from briefing_app.operation.sample_day.deployments import add_deployment, plan_deployments, report_deployments
from briefing_app.operation.sample_day.engagement import (
    add_conversation,
    add_visit,
    plan_engagement,
    report_engagement,
)
from briefing_app.operation.sample_day.enquiries import add_wanted, plan_enquiries, report_enquiries
from briefing_app.operation.sample_day.learning import plan_risks, report_lessons
from briefing_app.operation.sample_day.patrols import add_patrol, plan_patrols, report_patrols
from briefing_app.operation.times import Minute
from briefing_app.operation.values import Value

# What the app should find in the sample day.
LATE = "Havering"
"""Its result is of 11:40, after the deadline of 09:00."""
CORRECTED = "Hackney"
"""Its second result changes an arrest and the patrol that the arrest had been put down to."""
WITHOUT_WARRANTS = "Kingston upon Thames"
"""Says NIL for its warrants, planned and done."""
WITHOUT_ARRESTS = "Richmond upon Thames"
"""Says NIL for its arrests."""
SILENT_ON_COMMUNITY = "Bexley"
"""Leaves the Community sheet of its result empty, without a word: not stated."""
FORGETS_A_PATROL = ("Ealing", "Lewisham")
"""A planned patrol of theirs is not in the result: not reported."""
DOUBLE_BOOKED = ("Lambeth", "Southwark")
"""Lambeth's first serial stands in Southwark's plan too, at overlapping times."""
OVER_TWELVE_HOURS = "Newham"
"""Its warrant team is on duty for 14 hours."""
WITHOUT_SUPERVISOR = "Harrow"
"""Its last serial has none."""
LATE_MUSTER = "Sutton"
"""Its first serial musters half an hour after its duty starts."""

_ADDED_PATROL = ("Barnet", "Brent", "Camden", "Croydon", "Greenwich", "Lambeth", "Merton", "Westminster")
_ADDED_DEPLOYMENT = ("Tower Hamlets", "Wandsworth")
_ADDED_VISIT = ("Barking and Dagenham", "Bromley", "Enfield", "Haringey", "Islington", "Sutton", "Waltham Forest")
_ADDED_CONVERSATION = ("Hillingdon", "Hounslow", "Redbridge")
_ADDED_WANTED = ("Hammersmith and Fulham", "Southwark")


def sample_returns(seed: int = 20210513) -> tuple[SampleReturn, ...]:
    """The day's returns as values: the 32 plans, the 32 results, then the corrected result."""
    rng = Random(seed)
    days = [
        BoroughDay(borough_of(row["borough"]), row["short"], int(row["size"]))
        for row in reference_rows("sample_boroughs.csv")
    ]
    _plan(days, rng)
    _carry_out(days, rng)
    plans = [_plan_return(day, rng) for day in days]
    results = [_result_return(day, rng) for day in days]
    first = next(one for one in results if one.borough == CORRECTED)
    return (*plans, *results, _corrected(first))


def _plan(days: list[BoroughDay], rng: Random) -> None:
    plan_deployments(days, rng)
    _plant_in_deployments({day.borough.name: day.plan["deployments"] for day in days})
    for day in days:
        plan_patrols(day, rng)
        plan_enquiries(day, rng, without_warrants=day.borough.name == WITHOUT_WARRANTS)
        plan_engagement(day, rng)
        plan_risks(day, rng)


def _plant_in_deployments(deployments: dict[str, list[Row]]) -> None:
    here, there = DOUBLE_BOOKED
    twice, own = deployments[here][0], deployments[there][-1]
    starts = whole(twice, "duty_start") + 180
    deployments[there][-1] = twice | {
        "ref": own["ref"],
        "muster_place": own["muster_place"],
        "duty_start": starts,
        "duty_end": starts + 600,
    }
    long = next(row for row in deployments[OVER_TWELVE_HOURS] if row["tasking"] == "Warrant team")
    long["duty_end"] = whole(long, "duty_start") + 14 * 60
    deployments[WITHOUT_SUPERVISOR][-1]["supervisor"] = None
    late = deployments[LATE_MUSTER][0]
    late["muster_time"] = clock(whole(late, "duty_start") + 30)


def _carry_out(days: list[BoroughDay], rng: Random) -> None:
    shares = share_out(days, rng, none_in=WITHOUT_ARRESTS, proactive_in=CORRECTED)
    serials = max(int(str(row["serial"]).split()[1]) for day in days for row in day.plan["deployments"])
    for day in days:
        name = day.borough.name
        # The serial that is booked twice can only be in one place.
        stays_away = str(day.plan["deployments"][-1]["ref"]) if name == DOUBLE_BOOKED[1] else None
        report_deployments(day, rng, stays_away)
        report_patrols(day, rng, forgets_one=name in FORGETS_A_PATROL)
        report_enquiries(day, rng)
        report_arrests(day, shares[name], rng, one_by_patrol=name == CORRECTED)
        report_engagement(day, rng, without_community=name == SILENT_ON_COMMUNITY)
        report_lessons(day, rng)
        if name in _ADDED_PATROL:
            add_patrol(day, rng)
        if name in _ADDED_DEPLOYMENT:
            serials += 1
            add_deployment(day, rng, serials)
        if name in _ADDED_VISIT:
            add_visit(day, rng)
        if name in _ADDED_CONVERSATION:
            add_conversation(day, rng)
        if name in _ADDED_WANTED:
            add_wanted(day, rng)


def _plan_return(day: BoroughDay, rng: Random) -> SampleReturn:
    as_at = moment(-12) + rng.randint(0, 330)
    return _return(day, Phase.PLAN, day.plan, as_at, rng)


def _result_return(day: BoroughDay, rng: Random) -> SampleReturn:
    as_at = moment(35, 40) if day.borough.name == LATE else moment(29, 30) + 5 * rng.randint(0, 34)
    for row in day.result.get("arrests", ()):
        if rng.random() < 0.4:
            row["outcome_as_at"] = as_at
    return _return(day, Phase.RESULT, day.result, as_at, rng)


def _return(day: BoroughDay, phase: Phase, rows: dict[str, list[Row]], as_at: Minute, rng: Random) -> SampleReturn:
    """A sheet without rows is a stated nil, but for the one that a borough left out."""
    name = day.borough.name
    without_rows = {kind.name for kind in kinds() if phase in kind.phases and not rows.get(kind.name)}
    if name == SILENT_ON_COMMUNITY:
        without_rows -= {"community"}
    return SampleReturn(
        borough=name,
        phase=phase,
        version=1,
        cover={
            "return_version": 1,
            "return_status": str(Status.FINAL),
            "data_as_at": as_at,
            "completed_by": person(rng, "Insp"),
            "approved_by": person(rng, "Ch Insp"),
            "handling_instruction": HANDLING,
        },
        rows={kind_name: tuple(of_kind) for kind_name, of_kind in rows.items()},
        nil=frozenset(without_rows),
    )


def _corrected(first: SampleReturn) -> SampleReturn:
    """The same return once more: an arrest put down to a patrol was made on a call, for which the patrol broke off."""
    as_at = moment(32, 45)
    arrest = next(dict(row) for row in first.rows["arrests"] if row["trigger"] == "Patrol")
    patrol = next(dict(row) for row in first.rows["patrols"] if row["ref"] == arrest["linked_ref"])
    arrest |= {"arrest_type": "Reactive", "trigger": "Emergency call", "linked_ref": None, "outcome_as_at": as_at}
    arrest["outcome"] = "Charged - remanded" if arrest["outcome"] == "Charged - bailed" else "Charged - bailed"
    patrol["actual_end"] = whole(patrol, "actual_end") - 30
    patrol["actual_officers"] = whole(patrol, "actual_officers") + 1
    patrol["arrests_arising"] = whole(patrol, "arrests_arising") - 1
    return replace(
        first,
        version=2,
        cover={**first.cover, "return_version": 2, "data_as_at": as_at},
        rows={
            **first.rows,
            "arrests": _with(first.rows["arrests"], arrest),
            "patrols": _with(first.rows["patrols"], patrol),
        },
    )


def _with(rows: tuple[Mapping[str, Value], ...], changed: Row) -> tuple[Mapping[str, Value], ...]:
    return tuple(changed if row["ref"] == changed["ref"] else row for row in rows)
