"""What an invented borough has to report of each kind: the truth that its return is held against."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from briefing_app.operation.kinds import Field, Kind, Phase, Type, kind
from briefing_app.operation.offences import offence_of
from briefing_app.operation.times import LONDON, to_minute
from tests.made_workbooks import THE_DAY
from tests.workbooks.messy.own_words import HEADINGS, SAID, TEXTS

Truth = dict[str, object]
"""Field → an int, a text, a date, a time, or a moment as a naive datetime of London."""

PAIRS = {"planned_start": "planned_end", "actual_start": "actual_end", "duty_start": "duty_end"}
_RANKS = ("inspectors", "sergeants", "constables", "special_constables", "pcsos")


def fields_reported(of: Kind, phase: Phase, rng: Random, *, most: int = 9) -> list[str]:
    """What no row can do without, and some of the rest, in the order of the template."""
    usable = [one for one in of.fields_in(phase) if one.name in HEADINGS[of.name]]
    needed = {one.name for one in usable if one.if_missing.value == "hold"} | ALWAYS.get(of.name, set())
    rest = [one.name for one in usable if one.name not in needed and one.name not in _RANKS]
    chosen = needed | set(rng.sample(rest, min(len(rest), rng.randint(1, most))))
    return [one.name for one in usable if one.name in chosen]


ALWAYS = {
    "arrests": {"arrest_time", "primary_offence"},
    "patrols": {"location", "planned_officers", "actual_officers"},
    "deployments": {"officers"},
    "wanted": {"offence", "wanted_type"},
    "compliance": {"subject_category", "visit_type"},
    "community": {"engagement_type", "location"},
    "risks": {"likelihood", "impact"},
    "lessons": {"category"},
    "venues": {"venue_type"},
    "business": {"business_type"},
}


def records_of(of: Kind, fields: Sequence[str], rng: Random, count: int) -> list[Truth]:
    return [_record(of, fields, rng, number) for number in range(1, count + 1)]


def _record(of: Kind, fields: Sequence[str], rng: Random, number: int) -> Truth:
    found: Truth = {}
    for name in fields:
        if name in found:
            continue
        field = of.field(name)
        if field.if_missing.value == "ok" and rng.random() < 0.15:
            continue
        found[name] = _value(of, field, rng, number)
        if name in PAIRS and PAIRS[name] in fields:
            start = found[name]
            assert isinstance(start, datetime)
            found[PAIRS[name]] = start + timedelta(minutes=rng.choice((120, 180, 240, 285, 480, 600)))
    if "status" in found and found["status"] not in (None, "Not done", "Not attempted"):
        found.pop("reason_not_done", None)
    if of.name == "community" and "of_whom_women_and_girls" in found:
        engaged = found.get("people_engaged")
        if not isinstance(engaged, int):
            found.pop("of_whom_women_and_girls")
        else:
            found["of_whom_women_and_girls"] = rng.randint(0, engaged)
    if found.get("trigger") == "Arrest warrant" and "arrest_type" in found:
        found["arrest_type"] = "Proactive"
    return found


def _value(of: Kind, field: Field, rng: Random, number: int) -> object:
    if field.name in TEXTS and not field.values:
        return rng.choice(TEXTS[field.name])
    match field.type:
        case Type.ID:
            return f"LAM-{of.letter}-{number:03d}"
        case Type.INT:
            most = 5 if field.name in ("likelihood", "impact") else 12
            return rng.randint(
                1 if "officers" in field.name and field.name != "officers_injured" else (field.least or 0), most
            )
        case Type.DATE:
            return _day(field, rng)
        case Type.TIME:
            return time(rng.randint(6, 22), rng.choice((0, 10, 15, 30, 45)))
        case Type.DATETIME:
            return datetime.combine(THE_DAY, time(rng.randint(6, 22), rng.choice((0, 0, 15, 30))))
        case _:
            known = [value for value in field.values if (value[:3] if field.values[0][:3] == "O01" else value) in SAID]
            assert known or field.values, (of.name, field.name)
            return rng.choice(known or list(field.values))


def _day(field: Field, rng: Random) -> date:
    match field.name:
        case "date_issued":
            return THE_DAY - timedelta(days=rng.randint(14, 90))
        case "due_date" | "follow_up_due":
            return THE_DAY + timedelta(days=rng.randint(14, 60))
        case _:
            return THE_DAY


def stored(of: Kind, name: str, value: object) -> object:
    """What is kept of a value that was understood."""
    if isinstance(value, datetime):
        return to_minute(value.replace(tzinfo=LONDON))
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and of.field(name).values and (offence := offence_of(value[:3])) is not None:
        return offence.said
    return value


def kinds_in(phase: Phase) -> list[Kind]:
    return [kind(name) for name in HEADINGS if phase in kind(name).phases]
