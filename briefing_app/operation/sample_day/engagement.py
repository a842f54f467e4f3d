"""The sample day's visits to venues and businesses and its conversations with communities."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from briefing_app.operation.kinds import kind
from briefing_app.operation.resources import reference_rows
from briefing_app.operation.sample_day.day import (
    DAY,
    BoroughDay,
    Row,
    by_size,
    carried_over,
    clock,
    moment,
    pick,
    some_of,
)

_VENUE_ISSUES = (
    "CCTV not recording",
    "Path to the garden unlit",
    "No poster in the toilets",
    "Queue on the pavement at closing time",
)
_BUSINESS_CALLS = {"Visit": 4.0, "Training session": 4.0, "Information pack": 2.0}
_THEMES = {
    "Lighting": 8.0,
    "Harassment": 7.0,
    "Open spaces": 6.0,
    "Transport": 5.0,
    "Police trust": 4.0,
    "Reporting confidence": 4.0,
    "Drink spiking": 2.0,
    "Domestic abuse": 2.0,
    "Other": 1.0,
}


def plan_engagement(day: BoroughDay, rng: Random) -> None:
    """Three to six venues, two to four businesses (cabs and hotels among them), one to three conversations."""
    for venue in rng.sample(list(reference_rows("sample_venues.csv")), by_size(rng, day.size, 3, 6)):
        day.plans("venues", _venue(day, venue, rng))
    for business in _businesses(by_size(rng, day.size, 2, 4), rng):
        day.plans("business", _business(day, business, rng))
    for engagement in rng.sample(list(reference_rows("sample_engagements.csv")), by_size(rng, day.size, 1, 3)):
        day.plans("community", _conversation(day, engagement, rng))


def _venue(day: BoroughDay, venue: dict[str, str], rng: Random) -> Row:
    return {
        "venue_name": venue["name"],
        "venue_type": venue["venue_type"],
        "ward": _ward(day, rng),
        "planned_time": clock(moment(17) + 15 * rng.randint(0, 18)),
        "visiting_unit": pick(rng, {"Licensing": 6.0, "Safer Neighbourhoods Team": 3.0, "Town Centre Team": 2.0}),
        "partner": pick(rng, {"Local authority licensing": 5.0, "Pubwatch": 2.0, "SIA": 1.0, "None": 3.0}),
    }


def _businesses(number: int, rng: Random) -> list[dict[str, str]]:
    """A cab company and a hotel first, then whatever else."""
    listed: Sequence[dict[str, str]] = list(reference_rows("sample_businesses.csv"))
    cabs = rng.choice([row for row in listed if row["business_type"] == "Taxi / private hire operator"])
    hotel = rng.choice([row for row in listed if row["business_type"] == "Hotel"])
    return [cabs, hotel, *rng.sample([row for row in listed if row not in (cabs, hotel)], number - 2)]


def _business(day: BoroughDay, business: dict[str, str], rng: Random) -> Row:
    transport = business["business_type"] in ("Taxi / private hire operator", "Cab rank", "Transport operator")
    units = {"Roads & Transport Policing Command": 5.0 if transport else 0.0, "Safer Neighbourhoods Team": 3.0}
    return {
        "business_name": day.local(business["name"]),
        "business_type": business["business_type"],
        "engagement_type": pick(rng, _BUSINESS_CALLS),
        "visiting_unit": pick(rng, units | {"Town Centre Team": 1.0}),
        "partner": "TfL" if transport and rng.random() < 0.6 else pick(rng, {"Trade body": 1.0, "None": 3.0}),
        "planned_time": clock(moment(10) + 15 * rng.randint(0, 24)),
    }


def _conversation(day: BoroughDay, engagement: dict[str, str], rng: Random) -> Row:
    school = engagement["engagement_type"] == "School/college"
    return {
        "engagement_type": engagement["engagement_type"],
        "location": day.local(engagement["location"]),
        "ward": None if engagement["location"] == "Online" else _ward(day, rng),
        "lead_unit": pick(
            rng, {"Safer Neighbourhoods Team": 7.0, "Town Centre Team": 2.0, "Special Constabulary": 1.0}
        ),
        "partner": day.local(engagement["partner"]),
        "planned_start": moment(rng.randint(9, 13) if school else rng.randint(10, 18)),
    }


def report_engagement(day: BoroughDay, rng: Random, *, without_community: bool) -> None:
    for row in day.plan["venues"]:
        day.reports("venues", carried_over("venues", row) | _visited(_venue_status(row, rng), rng))
    for row in day.plan["business"]:
        status = pick(
            rng, {"Completed": 82.0, "Part completed": 7.0, "Closed": 5.0, "Refused": 2.0, "Not attempted": 4.0}
        )
        day.reports("business", carried_over("business", row) | _engaged(row, status, rng))
    for row in [] if without_community else day.plan["community"]:
        status = pick(rng, {"Completed": 84.0, "Part completed": 9.0, "Not done": 7.0})
        day.reports("community", carried_over("community", row) | _talked(status, rng))


def _venue_status(row: Row, rng: Random) -> str:
    """On this day the law let pubs serve outdoors only, and no club was open."""
    if row["venue_type"] == "Club":
        return "Closed"
    return pick(rng, {"Visited": 78.0, "Closed": 14.0, "Refused": 2.0, "Not attempted": 6.0})


def _visited(status: str, rng: Random) -> Row:
    if status not in ("Visited", "Unplanned (added)"):
        return {"status": status}
    issue = rng.choice(_VENUE_ISSUES) if rng.random() < 0.25 else None
    topics = kind("venues").field("topics").values
    return {
        "status": status,
        "staff_spoken_to": rng.randint(1, 8),
        "topics": some_of(rng, topics, 2, 4),
        "training_given": pick(rng, {"Y": 4.0, "N": 4.0, "Booked": 3.0}),
        "issues_found": issue,
        "follow_up_owner": "Licensing PS" if issue else None,
        "follow_up_due": _due(rng) if issue else None,
    }


def _engaged(row: Row, status: str, rng: Random) -> Row:
    if status not in ("Completed", "Part completed", "Unplanned (added)"):
        return {"status": status}
    training, packs = row["engagement_type"] != "Information pack", row["engagement_type"] != "Training session"
    follow_up = rng.random() < 0.2
    return {
        "status": status,
        "staff_trained": rng.randint(3, 18) if training else 0,
        "information_packs": 5 * rng.randint(2, 8) if packs or rng.random() < 0.5 else 0,
        "follow_up_owner": "NPT Sgt" if follow_up else None,
        "follow_up_due": _due(rng) if follow_up else None,
    }


def _talked(status: str, rng: Random) -> Row:
    if status == "Not done":
        return {"status": status}
    people = rng.randint(8, 120)
    return {
        "status": status,
        "people_engaged": people,
        "of_whom_women_and_girls": round(people * rng.uniform(0.5, 0.85)),
        "themes_raised": _themes(rng),
        "referrals_to_support": rng.choice((0, 0, 0, 1, 2)),
    }


def _themes(rng: Random) -> str:
    raised = {pick(rng, _THEMES) for _ in range(rng.randint(1, 4))}
    return "; ".join(theme for theme in kind("community").field("themes_raised").values if theme in raised)


def _due(rng: Random) -> str:
    return (DAY + timedelta(days=rng.choice((7, 14, 18, 28)))).isoformat()


def _ward(day: BoroughDay, rng: Random) -> str:
    return day.local(rng.choice([row["name"] for row in reference_rows("sample_wards.csv")]))


def add_visit(day: BoroughDay, rng: Random) -> None:
    """A venue or a business that nobody had planned to see."""
    if rng.random() < 0.6:
        known = {row["venue_name"] for row in day.plan["venues"]}
        venue = rng.choice([row for row in reference_rows("sample_venues.csv") if row["name"] not in known])
        row = carried_over("venues", _venue(day, venue, rng))
        day.reports("venues", row | _visited("Unplanned (added)", rng))
    else:
        known = {row["business_name"] for row in day.plan["business"]}
        business = rng.choice(
            [row for row in reference_rows("sample_businesses.csv") if day.local(row["name"]) not in known]
        )
        row = carried_over("business", _business(day, business, rng))
        day.reports("business", row | _engaged(row, "Unplanned (added)", rng))


def add_conversation(day: BoroughDay, rng: Random) -> None:
    """A conversation that came about on the day."""
    known = {row["location"] for row in day.plan["community"]}
    engagement = rng.choice(
        [row for row in reference_rows("sample_engagements.csv") if day.local(row["location"]) not in known]
    )
    row = carried_over("community", _conversation(day, engagement, rng))
    day.reports("community", row | _talked("Unplanned (added)", rng))
