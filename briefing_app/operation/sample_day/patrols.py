"""The sample day's patrols: open spaces, streets, stations and the night, some over midnight, some cut short."""

from random import Random

from briefing_app.operation.kinds import PARTNER_UNITS
from briefing_app.operation.resources import reference_rows
from briefing_app.operation.sample_day.day import BoroughDay, Row, by_size, carried_over, moment, pick, whole

# Starts and lengths in hours, by type of patrol.
_TIMES: dict[str, tuple[tuple[float, float], ...]] = {
    "Open space - extra": ((6, 3), (7, 3), (12, 3), (16, 4), (17, 4), (18, 4), (19, 4)),
    "Reassurance - public space": ((12, 4), (15, 4), (17, 4), (18, 5), (20, 4)),
    "Transport hub": ((7, 3), (16.5, 3.5), (21, 4), (22, 3.5)),
    "Night-time economy": ((22, 4),),
    "School route": ((8, 1.5), (14.75, 1.75)),
    "Other": ((10, 3), (19, 3)),
}
_ALWAYS = ("Open space - extra", "Open space - extra", "Reassurance - public space", "Night-time economy")
_THEN = ("Transport hub", "Open space - extra", "School route", "Reassurance - public space", "Other")
_PARTNERS = {
    "Open space - extra": {"Parks/Royal Parks": 3.0, "Local authority": 3.0, "None": 4.0},
    "Transport hub": {"TfL": 5.0, "BTP": 5.0},
    "School route": {"Local authority": 5.0, "None": 5.0},
}
_OTHERWISE = {"None": 7.0, "Local authority": 3.0}
_NEXT_TO_CITY = ("Hackney", "Islington", "Southwark", "Tower Hamlets", "Westminster")
_LEADS = {
    "Open space - extra": {"Safer Neighbourhoods Team": 7.0, "Special Constabulary": 2.0, "Local response (ERPT)": 1.0},
    "Reassurance - public space": {"Safer Neighbourhoods Team": 4.0, "Town Centre Team": 4.0, "TSG": 1.0},
    "Transport hub": {"Safer Neighbourhoods Team": 4.0, "Roads & Transport Policing Command": 4.0},
    "Night-time economy": {"Local response (ERPT)": 6.0, "Violent Crime Taskforce": 2.0, "Special Constabulary": 2.0},
    "School route": {"Safer Neighbourhoods Team": 9.0, "Volunteer Police Cadets/MPS volunteers": 1.0},
    "Other": {"Safer Neighbourhoods Team": 8.0, "Dog Support": 2.0},
}
_STATUSES = {"Completed": 80.0, "Part completed": 13.0, "Not done": 7.0}
_REASONS = {"Abstraction": 4.0, "Demand": 4.0, "Staffing": 3.0, "Weather": 1.0, "Other": 1.0}


def plan_patrols(day: BoroughDay, rng: Random) -> None:
    """Five to nine for a borough; a Transport hub among them everywhere, horses where they are on duty."""
    types = (_ALWAYS + _THEN)[: by_size(rng, day.size, 5, 9)]
    places = list(reference_rows("sample_places.csv"))
    rng.shuffle(places)
    rows = []
    for patrol_type in types:
        place = next(place for place in places if place["patrol_type"] == patrol_type)
        places.remove(place)
        rows.append(_patrol(day, patrol_type, place, rng))
    for mounted in (row for row in day.plan["deployments"] if row["unit"] == "Mounted Branch"):
        start = whole(mounted, "duty_start") + 120
        rows[0] |= {"mode": "Mounted", "lead_unit": "Mounted Branch", "visibility": "Uniform"}
        rows[0] |= {"planned_start": start, "planned_end": start + 240}
    for row in sorted(rows, key=lambda row: whole(row, "planned_start")):
        day.plans("patrols", row)


def _patrol(day: BoroughDay, patrol_type: str, place: dict[str, str], rng: Random) -> Row:
    starts, hours = rng.choice(_TIMES[patrol_type])
    start = moment(0, round(starts * 60))
    partner = pick(rng, _PARTNERS.get(patrol_type, _OTHERWISE))
    if patrol_type == "Transport hub" and day.borough.name in _NEXT_TO_CITY and rng.random() < 0.5:
        partner = "CoLP"
    lead = pick(rng, _LEADS[patrol_type])
    if partner == "BTP" and rng.random() < 0.4:
        lead = "British Transport Police"
    night = patrol_type == "Night-time economy"
    return {
        "patrol_type": patrol_type,
        "location": day.local(place["name"]),
        "location_type": place["location_type"],
        "ward": day.local(rng.choice([row["name"] for row in reference_rows("sample_wards.csv")])),
        "mode": pick(rng, {"Foot": 7.0, "Cycle": 0.0 if night else 2.0, "Vehicle": 1.0, "Mixed": 1.0}),
        "visibility": "Plain clothes" if rng.random() < 0.12 else "Uniform",
        "lead_unit": lead,
        "partner": partner,
        "planned_start": start,
        "planned_end": start + round(hours * 60),
        "planned_officers": rng.randint(4, 8) if night else rng.randint(2, 6),
    }


def report_patrols(day: BoroughDay, rng: Random, *, forgets_one: bool) -> None:
    """What came of the planned ones, arrests not yet counted; the first may be left out of the return altogether."""
    planned = day.plan["patrols"]
    for row in planned[1:] if forgets_one else planned:
        status = pick(rng, _STATUSES)
        told = _not_walked(rng) if status == "Not done" else _walked(row, status, rng)
        day.reports("patrols", carried_over("patrols", row) | told)


def _not_walked(rng: Random) -> Row:
    reason = pick(rng, _REASONS)
    return {
        "actual_start": None,
        "actual_end": None,
        "actual_officers": 0,
        "status": "Not done",
        "reason_not_done": reason,
    }


def _walked(planned: Row, status: str, rng: Random) -> Row:
    start, end = whole(planned, "planned_start"), whole(planned, "planned_end")
    part = status == "Part completed"
    cut = min(rng.choice((45, 60, 75, 90)), (end - start) // 2) if part else rng.choice((-15, 0, 0, 0, 15))
    return {
        "actual_start": start + rng.choice((0, 0, 0, 5, 10, 15)),
        "actual_end": end - cut,
        "actual_officers": max(2, whole(planned, "planned_officers") - rng.choice((0, 0, 0, 0, 1, 1, 2))),
        "status": status,
        "reason_not_done": pick(rng, _REASONS) if part else None,
        "people_engaged": rng.randint(4, 70) if rng.random() < 0.93 else None,
        "stop_and_search": rng.choice((0, 0, 0, 0, 1, 1, 2)),
        "intel_reports": rng.choice((0, 0, 0, 1, 1, 2)),
        "arrests_arising": 0,
    }


def add_patrol(day: BoroughDay, rng: Random) -> None:
    """One that nobody had planned."""
    taken = {row["location"] for row in day.plan["patrols"]}
    patrol_type = rng.choice(("Open space - extra", "Reassurance - public space"))
    places = [
        place
        for place in reference_rows("sample_places.csv")
        if place["patrol_type"] == patrol_type and day.local(place["name"]) not in taken
    ]
    row = _patrol(day, patrol_type, rng.choice(places), rng)
    day.reports("patrols", carried_over("patrols", row) | _walked(row, "Unplanned (added)", rng))


def may_arrest(row: Row) -> bool:
    """Whether an arrest of the Met's can have come from this reported patrol."""
    walked = row["status"] in ("Completed", "Part completed")
    return walked and row["patrol_type"] != "School route" and row["lead_unit"] not in PARTNER_UNITS
