"""The sample day's deployments: which unit's people are on duty where, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, cycle
from random import Random

from briefing_app.operation.sample_day.day import (
    BoroughDay,
    Row,
    by_size,
    carried_over,
    clock,
    moment,
    person,
    pick,
    whole,
)

_EARLY, _LATE, _NIGHT = (5, 15), (14, 24), (20, 29)


@dataclass(frozen=True, slots=True)
class _Team:
    unit: str
    tasking: str
    duty: tuple[int, int]


_ARREST_TEAMS = ("CID", "Violent Crime Taskforce", "TSG", "Predatory Offenders Unit")
_WARRANT_TEAMS = ("Local response (ERPT)", "CID", "TSG")
_EVERYWHERE = (
    _Team("Public Protection/Safeguarding", "Compliance visits", _LATE),
    _Team("Safer Neighbourhoods Team", "Open-space patrol", _LATE),
    _Team("Local response (ERPT)", "Reassurance patrol", _NIGHT),
)
# Dealt round the boroughs in turn, so that each of them is somewhere.
_DEALT = (
    _Team("Mounted Branch", "Open-space patrol", _EARLY),
    _Team("Special Constabulary", "Reassurance patrol", _LATE),
    _Team("Roads & Transport Policing Command", "Business engagement", _EARLY),
    _Team("British Transport Police", "Reassurance patrol", _LATE),
    _Team("Violent Crime Taskforce", "Reassurance patrol", _NIGHT),
    _Team("Licensing", "Venue visits", _LATE),
    _Team("Town Centre Team", "Community engagement", _EARLY),
    _Team("TSG", "Reserve", _LATE),
    _Team("TfL", "Reassurance patrol", _LATE),
    _Team("Dog Support", "Open-space patrol", _NIGHT),
    _Team("Volunteer Police Cadets/MPS volunteers", "Community engagement", _EARLY),
    _Team("CID", "Custody/prisoner handling", _EARLY),
    _Team("Local response (ERPT)", "Command/control", _EARLY),
    _Team("Mounted Branch", "Reassurance patrol", _LATE),
)
_CITY_POLICE = _Team("City of London Police", "Reassurance patrol", _LATE)
_CITY_POLICE_IN = ("Tower Hamlets", "Westminster")

ENQUIRY_TASKINGS = ("Arrest team", "Warrant team", "Compliance visits")
"""Those whose serials are given warrants, wanted enquiries and visits."""


def plan_deployments(days: list[BoroughDay], rng: Random) -> None:
    """Five to eight for each borough; serials run through London, call signs through each BCU."""
    serials, call_signs = count(1), {day.borough.bcu: count(11) for day in days}
    dealt = cycle(_DEALT)
    led: set[str] = set()
    for day in days:
        for team in _teams_of(day, rng, dealt, leads=day.borough.bcu not in led):
            row = _deployment(day, team, rng)
            row["serial"] = f"Serial {next(serials)}"
            row["call_sign"] = f"{day.borough.bcu}{next(call_signs[day.borough.bcu])}"
            day.plans("deployments", row)
        led.add(day.borough.bcu)


def _teams_of(day: BoroughDay, rng: Random, dealt: Iterator[_Team], *, leads: bool) -> list[_Team]:
    """The BCU's Predatory Offenders Unit works from its first borough."""
    arrest_unit = "Predatory Offenders Unit" if leads else rng.choice(_ARREST_TEAMS)
    teams = [_Team(arrest_unit, "Arrest team", _EARLY), _Team(rng.choice(_WARRANT_TEAMS), "Warrant team", _EARLY)]
    teams += _EVERYWHERE
    more = by_size(rng, day.size, 0, 3)
    if day.borough.name in _CITY_POLICE_IN:
        teams.append(_CITY_POLICE)
        more = min(more, 2)
    return teams + [next(dealt) for _ in range(more)]


def _deployment(day: BoroughDay, team: _Team, rng: Random) -> Row:
    starts, ends = moment(team.duty[0]), moment(team.duty[1])
    ranks = _strength(team, rng)
    meal = starts + 240 + rng.choice((0, 15, 30))
    return {
        "serial": None,
        "call_sign": None,
        "unit": team.unit,
        "tasking": team.tasking,
        "supervisor": person(rng, "Insp" if ranks["inspectors"] else "PS" if ranks["sergeants"] else "PC"),
        **ranks,
        "horses": ranks["constables"] if team.unit == "Mounted Branch" else 0,
        "vehicles": 0 if team.duty == _LATE and rng.random() < 0.4 else rng.randint(1, 2),
        "muster_place": f"{day.short} police station",
        "muster_time": clock(starts),
        "duty_start": starts,
        "duty_end": ends,
        "talkgroup": "Sample op channel",
        "meal_arrangements": f"{clock(meal)}-{clock(meal + 45)} {day.short}",
        "kit_dress": _kit(team, rng),
    }


def _strength(team: _Team, rng: Random) -> dict[str, int]:
    """People by rank, and their total."""
    ranks = dict.fromkeys(
        ("inspectors", "sergeants", "constables", "special_constables", "pcsos", "police_staff_partners"), 0
    )
    match team.unit:
        case "Special Constabulary":
            ranks |= {"constables": 1, "special_constables": rng.randint(4, 8)}
        case "TfL" | "British Transport Police" | "City of London Police":
            ranks |= {"police_staff_partners": rng.randint(4, 8)}
        case "Volunteer Police Cadets/MPS volunteers":
            ranks |= {"constables": 2, "police_staff_partners": rng.randint(6, 10)}
        case "Safer Neighbourhoods Team":
            ranks |= {"sergeants": 1, "constables": rng.randint(3, 6), "pcsos": rng.randint(1, 4)}
        case "TSG":
            ranks |= {"inspectors": 1, "sergeants": 3, "constables": rng.choice((12, 18))}
        case "Mounted Branch" | "Dog Support" | "Licensing":
            ranks |= {"sergeants": 1, "constables": rng.randint(3, 5)}
        case _:
            ranks |= {"sergeants": 1, "constables": rng.randint(5, 9)}
    if team.tasking == "Command/control":
        ranks |= {"inspectors": 1, "constables": 2, "police_staff_partners": 2}
    return {"officers": sum(ranks.values()), **ranks}


def _kit(team: _Team, rng: Random) -> str:
    dress = "Plain clothes" if team.unit in ("CID", "Predatory Offenders Unit") and rng.random() < 0.5 else "Uniform"
    return f"{dress}, BWV, PPE incl. face covering"


def report_deployments(day: BoroughDay, rng: Random, not_deployed: str | None) -> None:
    """What came of the planned ones; `not_deployed` is the reference of one that stayed away."""
    for planned in day.plan["deployments"]:
        row = carried_over("deployments", planned)
        # An enquiry team always turns out: arrests are made by it.
        turns_out = {"Deployed as planned": 86.0, "Deployed under strength": 10.0}
        if planned["tasking"] not in ENQUIRY_TASKINGS:
            turns_out["Not deployed"] = 4.0
        status = "Not deployed" if row["ref"] == not_deployed else pick(rng, turns_out)
        row |= {"strength_status": status, "abstractions": 0, "officers_injured": int(rng.random() < 0.02)}
        if status == "Deployed under strength":
            _take_away(row, rng.randint(1, 3))
        elif status == "Not deployed":
            _stand_down(row)
        day.reports("deployments", row)


def _take_away(row: Row, officers: int) -> None:
    rank = max(("constables", "special_constables", "police_staff_partners"), key=lambda name: whole(row, name))
    row[rank] = whole(row, rank) - officers
    row["officers"] = whole(row, "officers") - officers
    row["abstractions"] = officers


def _stand_down(row: Row) -> None:
    row["abstractions"] = row["officers"]
    row["officers_injured"] = 0
    for name in ("officers", "inspectors", "sergeants", "constables", "special_constables", "pcsos"):
        row[name] = 0
    for name in ("police_staff_partners", "horses", "vehicles"):
        row[name] = 0


def add_deployment(day: BoroughDay, rng: Random, serial: int) -> None:
    """One that nobody had planned: a reserve called in for the night."""
    row = _deployment(day, _Team("TSG", "Reserve", _NIGHT), rng)
    row |= {"serial": f"Serial {serial}", "call_sign": f"{day.borough.bcu}99"}
    told: Row = {"strength_status": "Unplanned (added)", "abstractions": 0, "officers_injured": 0}
    day.reports("deployments", carried_over("deployments", row) | told)
