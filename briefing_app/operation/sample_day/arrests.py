"""The sample day's arrests: 117 people, each from a call or from planned work that names the arrest in turn."""

from dataclasses import dataclass
from random import Random

from briefing_app.operation.boroughs import bcu_name
from briefing_app.operation.resources import reference_rows
from briefing_app.operation.sample_day.alleged import Alleged, alleged_in, on_the_day
from briefing_app.operation.sample_day.day import BoroughDay, Row, clock, iso_day, moment, pick, whole
from briefing_app.operation.sample_day.enquiries import arrested, breached
from briefing_app.operation.sample_day.patrols import may_arrest
from briefing_app.operation.times import Minute

ARRESTS = 117
_PROACTIVE, _REACTIVE = 69, 45

# How likely an activity is the one that leads to an arrest.
_YIELD = {"warrants": 3.0, "wanted": 3.0, "compliance": 0.7, "patrols": 0.6}

_WARRANT_TRIGGERS = {
    "FTA - not backed for bail": "FTA warrant",
    "FTA - backed for bail": "FTA warrant",
    "Search (PACE s8)": "Search warrant",
    "Search (other statute)": "Search warrant",
    "Recall / unlawfully at large": "Recall to prison",
}
_WANTED_TRIGGERS = {
    "PNC wanted": "PNC wanted",
    "Wanted - crime suspect": "Wanted - crime suspect",
    "FTA": "FTA warrant",
    "Recall to prison": "Recall to prison",
}
_POWERS = {
    "Arrest warrant": "Warrant",
    "FTA warrant": "Warrant",
    "Recall to prison": "Recall (unlawfully at large)",
}
_POWERS_AT_VISITS = {
    "O31": "Breach of order",
    "O32": "Breach of order",
    "O33": "DVPN/DVPO",
    "O40": "PACE s46A",
    "O41": "Recall (unlawfully at large)",
}
_RESPONDING = {
    "Local response (ERPT)": 70.0,
    "TSG": 7.0,
    "Safer Neighbourhoods Team": 8.0,
    "Town Centre Team": 5.0,
    "Violent Crime Taskforce": 4.0,
    "Dog Support": 2.0,
    "Roads & Transport Policing Command": 2.0,
    "CID": 4.0,
}
# Weights of the hours 05:00 to 04:00: more by the evening and around midnight.
_CALLS_BY_HOUR = (1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 6, 5, 4, 3, 2, 1)
_OUTCOMES = {
    "Charged - remanded": 20.0,
    "Charged - bailed": 12.0,
    "Pre-charge bail": 22.0,
    "RUI": 14.0,
    "In custody": 20.0,
    "NFA": 5.0,
    "Caution": 2.0,
    "Community resolution": 1.0,
    "Hospital": 1.0,
    "De-arrested": 1.0,
}
_OUTCOMES_BY_TRIGGER = {
    "FTA warrant": {"Produced at court on warrant": 7.0, "In custody": 3.0},
    "Recall to prison": {"Returned to prison": 8.0, "In custody": 2.0},
}


@dataclass(frozen=True, slots=True)
class _Occasion:
    """How one arrest came about."""

    at: Minute
    unit: str
    trigger: str | None
    alleged: Alleged
    lead: tuple[str, Row] | None = None
    """The kind and the reported row that led to it; None for a call."""


def share_out(days: list[BoroughDay], rng: Random, *, none_in: str, proactive_in: str) -> dict[str, list[str | None]]:
    """The types of the arrests of each borough: one at least in each but one, the more the bigger it is."""
    makers = [day for day in days if day.borough.name != none_in]
    more = rng.choices(makers, [(1.0, 2.2, 4.0)[day.size - 1] for day in makers], k=ARRESTS - len(makers))
    not_stated = ARRESTS - _PROACTIVE - _REACTIVE
    types: list[str | None] = [*["Proactive"] * _PROACTIVE, *["Reactive"] * _REACTIVE, *[None] * not_stated]
    rng.shuffle(types)
    first = next(place for place, day in enumerate(makers) if day.borough.name == proactive_in)
    proactive = types.index("Proactive")
    types[first], types[proactive] = types[proactive], types[first]
    shares: dict[str, list[str | None]] = {day.borough.name: [] for day in days}
    for day, arrest_type in zip(makers + more, types, strict=True):
        shares[day.borough.name].append(arrest_type)
    return shares


def report_arrests(day: BoroughDay, types: list[str | None], rng: Random, *, one_by_patrol: bool) -> None:
    """The borough's arrests in the order of time, and in the rows that led to them their references."""
    leads = iter(_leads(day, rng, one_by_patrol=one_by_patrol))
    # Proactive first, so that the lead that has to come first is taken.
    occasions = [
        (
            _from_lead(day, *next(leads), rng) if arrest_type == "Proactive" else _from_call(arrest_type, rng),
            arrest_type,
        )
        for arrest_type in sorted(types, key=lambda one: one != "Proactive")
    ]
    for occasion, arrest_type in sorted(occasions, key=lambda one: one[0].at):
        row = day.reports("arrests", _arrest(day, occasion, arrest_type, rng))
        if occasion.lead is not None:
            arrested(*occasion.lead, str(row["ref"]))


def _leads(day: BoroughDay, rng: Random, *, one_by_patrol: bool) -> list[tuple[str, Row]]:
    """The planned work that may lead to an arrest, the likeliest first."""
    leads = [(name, row) for name in _YIELD for row in day.result.get(name, ()) if _may_lead(name, row)]
    leads.sort(key=lambda lead: rng.random() ** (1 / _YIELD[lead[0]]), reverse=True)
    if one_by_patrol:
        leads.insert(0, next(lead for lead in leads if lead[0] == "patrols"))
    return leads


def _may_lead(kind_name: str, row: Row) -> bool:
    if kind_name == "patrols":
        return may_arrest(row)
    return kind_name != "compliance" or row["visit_type"] != "Phone/remote"


def _from_lead(day: BoroughDay, kind_name: str, row: Row, rng: Random) -> _Occasion:
    lead = (kind_name, row)
    if kind_name == "patrols":
        when = rng.randint(whole(row, "actual_start") + 10, whole(row, "actual_end") - 10)
        return _Occasion(when, str(row["lead_unit"]), "Patrol", on_the_day(rng), lead)
    planned = day.planned(kind_name, row["ref"])
    team = next(one for one in day.plan["deployments"] if one["serial"] == planned["assigned_serial"])
    unit = str(team["unit"])
    match kind_name:
        case "warrants":
            trigger = _WARRANT_TRIGGERS.get(str(row["warrant_type"]), "Arrest warrant")
            alleged = alleged_in(row["underlying_offence"], row["da_flag"])
            return _Occasion(whole(planned, "planned_time") + rng.randint(0, 35), unit, trigger, alleged, lead)
        case "wanted":
            trigger = _WANTED_TRIGGERS.get(str(row["wanted_type"]), "PNC wanted")
            when = rng.randint(whole(team, "duty_start") + 45, whole(team, "duty_end") - 60)
            return _Occasion(when, unit, trigger, alleged_in(row["offence"], row["da_flag"]), lead)
        case _:
            when = _opening(str(planned["planned_window"])) + rng.randint(5, 165)
            return _Occasion(when, unit, "Compliance check", breached(row, rng), lead)


def _opening(window: str) -> Minute:
    hour, minute = window.split("-")[0].split(":")
    return moment(int(hour), int(minute))


def _from_call(arrest_type: str | None, rng: Random) -> _Occasion:
    hour = rng.choices(range(5, 29), _CALLS_BY_HOUR)[0]
    trigger = pick(rng, {"Emergency call": 90.0, "Voluntary attendance converted": 6.0, "Other": 4.0})
    # Whoever leaves out the type leaves out the trigger too.
    return _Occasion(
        at=moment(hour, rng.randint(0, 55)),
        unit=pick(rng, _RESPONDING),
        trigger=trigger if arrest_type else None,
        alleged=on_the_day(rng),
    )


def _arrest(day: BoroughDay, occasion: _Occasion, arrest_type: str | None, rng: Random) -> Row:
    number = len(day.result.get("arrests", ())) + 1
    abbreviation = day.borough.abbreviation
    return {
        "persons": 1,
        "arrest_date": iso_day(occasion.at),
        "arrest_time": clock(occasion.at),
        "ward": day.local(rng.choice([row["name"] for row in reference_rows("sample_wards.csv")])),
        "arresting_unit": occasion.unit,
        "arrest_type": arrest_type,
        "trigger": occasion.trigger,
        "linked_ref": occasion.lead[1]["ref"] if occasion.lead else None,
        "power_of_arrest": _power(occasion),
        "primary_offence": occasion.alleged.offence,
        "ho_class": occasion.alleged.ho_class,
        "da_flag": occasion.alleged.da_flag,
        "suspect_age_band": rng.choice(("18-24", "25-34", "25-34", "35-49", "35-49", "50+", "Not recorded", None)),
        "suspect_sex": rng.choice(("Male", "Male", "Male", "Male", "Female", "Not recorded", None)),
        "custody_suite": f"{bcu_name(day.borough.bcu)} suite {rng.randint(1, 2)}",
        "custody_ref": f"SAMPLE-{abbreviation}-K{number:03}",
        "crime_ref": f"SAMPLE-{abbreviation}-C{number:03}" if rng.random() < 0.9 else None,
        "outcome": _outcome(occasion, rng),
        "outcome_as_at": None,
    }


def _power(occasion: _Occasion) -> str:
    if occasion.lead is not None and occasion.lead[0] == "compliance":
        return _POWERS_AT_VISITS.get(occasion.alleged.code, "PACE s24")
    return _POWERS.get(occasion.trigger or "", "PACE s24")


def _outcome(occasion: _Occasion, rng: Random) -> str:
    if occasion.lead is not None and occasion.lead[1].get("wanted_type") == "Wanted by other force":
        return "Transferred to other force"
    if occasion.trigger in _OUTCOMES_BY_TRIGGER:
        return pick(rng, _OUTCOMES_BY_TRIGGER[occasion.trigger])
    if occasion.at >= moment(22) and rng.random() < 0.6:
        return "In custody"
    return pick(rng, _OUTCOMES)
