"""The sample day's warrants, wanted enquiries and compliance visits: planned for serials, and what came of them."""

from collections.abc import Mapping
from datetime import timedelta
from random import Random

from briefing_app.operation.sample_day.alleged import Alleged, allegation, for_order
from briefing_app.operation.sample_day.day import (
    DAY,
    BoroughDay,
    Row,
    by_size,
    carried_over,
    clock,
    moment,
    pick,
    whole,
)

_WARRANT_TYPES = {
    "FTA - not backed for bail": 30.0,
    "FTA - backed for bail": 12.0,
    "Arrest (s1 MCA first instance)": 12.0,
    "Crown Court bench warrant": 10.0,
    "Search (PACE s8)": 14.0,
    "Search (other statute)": 4.0,
    "Recall / unlawfully at large": 9.0,
    "Breach of order": 8.0,
    "Other": 1.0,
}
_COURTS = ("North", "South", "East", "West")
_WANTED_TYPES = {
    "Wanted - crime suspect": 48.0,
    "PNC wanted": 22.0,
    "FTA": 10.0,
    "Recall to prison": 8.0,
    "Bail breach / absconder": 7.0,
    "Wanted by other force": 4.0,
    "Other": 1.0,
}
# Category of the subject: the orders met with it.
_SUBJECTS: dict[str, Mapping[str, float]] = {
    "Registered sex offender": {"SHPO": 6.0, "SRO": 1.0, "None": 3.0},
    "DA perpetrator": {"Non-molestation": 4.0, "Restraining order": 4.0, "DVPO": 2.0},
    "Bail conditions": {"Bail conditions": 1.0},
    "Order subject": {"Restraining order": 5.0, "SPO": 3.0, "CBO": 2.0},
    "Licence / MAPPA": {"Licence": 1.0},
    "Repeat or high-harm offender": {"None": 4.0, "Restraining order": 2.0, "CBO": 1.0},
}
_SUBJECT_WEIGHTS = dict(zip(_SUBJECTS, (30.0, 30.0, 12.0, 12.0, 8.0, 8.0), strict=True))
_VISITS = {
    "Unannounced home visit": 70.0,
    "Announced visit": 8.0,
    "Curfew check": 12.0,
    "Phone/remote": 4.0,
    "Disruption visit": 6.0,
}


def plan_enquiries(day: BoroughDay, rng: Random, *, without_warrants: bool) -> None:
    """Two to six warrants, two to five wanted and three to six visits, each given to a serial that can do it."""
    for _ in range(0 if without_warrants else by_size(rng, day.size, 2, 6)):
        day.plans("warrants", _warrant(day, rng))
    for _ in range(by_size(rng, day.size, 2, 5)):
        day.plans("wanted", _wanted(day, rng))
    for _ in range(by_size(rng, day.size, 3, 6)):
        day.plans("compliance", _visit(day, rng))


def team_of(day: BoroughDay, *taskings: str) -> Row:
    """The first planned deployment that has one of these tasks."""
    return next(row for row in day.plan["deployments"] if row["tasking"] in taskings)


def _warrant(day: BoroughDay, rng: Random) -> Row:
    warrant_type = pick(rng, _WARRANT_TYPES)
    team = team_of(day, rng.choice(("Warrant team", "Arrest team")))
    alleged = allegation(rng)
    crown = warrant_type in ("Crown Court bench warrant",)
    return {
        "warrant_type": warrant_type,
        "court": f"Sample {rng.choice(_COURTS)} London {'Crown' if crown else 'Magistrates'} Court",
        "date_issued": (DAY - timedelta(days=rng.randint(6, 150))).isoformat(),
        "underlying_offence": alleged.offence,
        "da_flag": alleged.da_flag,
        "priority": pick(rng, {"A": 5.0, "B": 3.0, "C": 1.0}),
        "assigned_serial": team["serial"],
        "planned_time": moment(5, 30) + rng.choice((0, 0, 15, 30, 45, 60, 90, 120)),
        "forced_entry_expected": "Y" if warrant_type.startswith("Search") or rng.random() < 0.15 else "N",
        "risk_assessed": "N" if rng.random() < 0.04 else "Y",
    }


def _wanted(day: BoroughDay, rng: Random) -> Row:
    team = team_of(day, rng.choice(("Arrest team", "Arrest team", "Warrant team")))
    alleged = allegation(rng)
    number = len(day.plan.get("wanted", ())) + 1
    return {
        "wanted_type": pick(rng, _WANTED_TYPES),
        "offence": alleged.offence,
        "da_flag": alleged.da_flag,
        "risk_grade": pick(rng, {"High": 5.0, "Medium": 4.0, "Standard": 2.0}),
        "days_outstanding": rng.randint(3, 160),
        "source_system_ref": f"SAMPLE-{day.borough.abbreviation}-S{number:03}",
        "assigned_serial": team["serial"],
    }


def _visit(day: BoroughDay, rng: Random) -> Row:
    team = team_of(day, "Compliance visits")
    category = pick(rng, _SUBJECT_WEIGHTS)
    starts = whole(team, "duty_start") + rng.choice((60, 120, 180, 240))
    return {
        "subject_category": category,
        "order_type": pick(rng, _SUBJECTS[category]),
        "visit_type": pick(rng, _VISITS),
        "risk_level": pick(rng, {"Very high": 1.0, "High": 4.0, "Medium": 4.0, "Low": 1.0}),
        "assigned_serial": team["serial"],
        "planned_window": f"{clock(starts)}-{clock(starts + 180)}",
    }


def report_enquiries(day: BoroughDay, rng: Random) -> None:
    """What came of each where nobody was arrested; `arrested` then marks those that led to an arrest."""
    for row in day.plan.get("warrants", ()):
        search = str(row["warrant_type"]).startswith("Search")
        result = pick(rng, _SEARCHED if search else _NOT_FOUND)
        day.reports("warrants", carried_over("warrants", row) | {"result": result, "arrest_ref": None})
    for row in day.plan["wanted"]:
        told: Row = {"result": pick(rng, _NOT_LOCATED), "arrest_ref": None}
        day.reports("wanted", carried_over("wanted", row) | told)
    for row in day.plan["compliance"]:
        result = pick(rng, _SEEN)
        told = {"result": result, "action": pick(rng, _THEN_DONE[result]), "arrest_ref": None}
        day.reports("compliance", carried_over("compliance", row) | told)


_SEARCHED = {
    "Executed - search positive": 5.0,
    "Executed - search negative": 4.0,
    "Attempted - no trace": 1.0,
    "Withdrawn": 0.5,
}
_NOT_FOUND = {"Attempted - no trace": 64.0, "Surrendered": 12.0, "Withdrawn": 10.0, "Not attempted": 14.0}
_NOT_LOCATED = {
    "Enquiry - no trace": 58.0,
    "Located - other disposal": 14.0,
    "Surrendered": 8.0,
    "Cancelled": 8.0,
    "Not attempted": 12.0,
}
_SEEN = {
    "Seen - compliant": 60.0,
    "Seen - breach found": 8.0,
    "Not at home": 19.0,
    "Refused": 5.0,
    "Address void": 3.0,
    "Not attempted": 5.0,
}
_THEN_DONE: dict[str, Mapping[str, float]] = {
    "Seen - compliant": {"None": 6.0, "Intelligence submitted": 3.0, "Referral": 1.0},
    "Seen - breach found": {"Intelligence submitted": 1.0, "Referral": 1.0},
    "Not at home": {"Further visit": 1.0},
    "Refused": {"Further visit": 1.0, "Intelligence submitted": 1.0},
    "Address void": {"Intelligence submitted": 1.0},
    "Not attempted": {"Further visit": 1.0},
}


def arrested(kind_name: str, row: Row, arrest_ref: str) -> None:
    """Mark a reported row as the one that led to this arrest."""
    match kind_name:
        case "warrants":
            row |= {"result": "Executed - arrest", "arrest_ref": arrest_ref}
        case "wanted":
            row |= {"result": "Located - arrested", "arrest_ref": arrest_ref}
        case "compliance":
            row |= {"result": "Seen - breach found", "action": "Arrest", "arrest_ref": arrest_ref}
        case "patrols":
            row["arrests_arising"] = whole(row, "arrests_arising") + 1


def add_wanted(day: BoroughDay, rng: Random) -> None:
    """An enquiry that came up on the day; nobody was found."""
    row = carried_over("wanted", _wanted(day, rng))
    row["source_system_ref"] = f"SAMPLE-{day.borough.abbreviation}-S099"
    day.reports("wanted", row | {"result": "Enquiry - no trace", "arrest_ref": None})


def breached(visit: Row, rng: Random) -> Alleged:
    """What a person found in breach on a visit is arrested for."""
    return for_order(str(visit["order_type"]), rng)
