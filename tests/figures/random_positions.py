"""Positions at random, with everything that boroughs do: nothing sent, nil, half a sheet, odd words, rows twice."""

from dataclasses import replace
from random import Random

from briefing_app.operation.kinds import Phase, kind, units
from briefing_app.operation.offences import headline_of, offences
from briefing_app.operation.position.position import Position
from briefing_app.operation.returns.returns import SheetState, Status
from briefing_app.operation.values import Value
from tests.positions import Builder, builder, moment

_BOROUGHS = ("Lambeth", "Camden", "Sutton", "Westminster", "Southwark", "Kingston upon Thames")
_WORK = {
    "warrants": "result",
    "wanted": "result",
    "compliance": "result",
    "venues": "status",
    "business": "status",
    "community": "status",
}
_LETTERS = {"warrants": "W", "wanted": "M", "compliance": "C", "venues": "V", "business": "B", "community": "E"}


def random_position(seed: int) -> Position:
    random = Random(seed)
    made = builder(*random.sample(_BOROUGHS, random.randint(1, len(_BOROUGHS))))
    for borough in (*made.operation.boroughs, *(["City of London"] if random.random() < 0.2 else [])):
        for phase in Phase:
            _return(made, borough, phase, random)
    return made.position()


def shuffled(position: Position, seed: int) -> Position:
    """The same records in another order."""
    random = Random(seed)
    records = {}
    for name, ones in position.records.items():
        mixed = list(ones)
        random.shuffle(mixed)
        records[name] = tuple(mixed)
    return replace(position, records=records)


def _return(made: Builder, borough: str, phase: Phase, random: Random) -> None:
    fate = random.random()
    if fate < 0.15:
        return
    if fate < 0.22:
        made.received(borough, phase, status=Status.NIL)
        return
    made.received(borough, phase)
    for name in ("arrests", "patrols", "deployments", *_WORK):
        if phase not in kind(name).phases:
            continue
        how = random.random()
        if how < 0.1:
            made.nil(name, borough, phase)
        elif how < 0.15:
            made.state(name, borough, phase, SheetState.EMPTY)
        elif how > 0.2:
            for number in range(random.randint(1, 6)):
                _ROWS[name](made, borough, phase, name, number, random)


def _maybe(random: Random, value: Value, often: float = 0.85) -> Value:
    return value if random.random() < often else None


def _arrest(made: Builder, borough: str, _phase: Phase, _name: str, number: int, random: Random) -> None:
    offence = random.choice((*(one.said for one in offences()[:6]), "Shouting at clouds", "Threats to kill"))
    code = offence.split()[0] if offence.startswith("O0") else None
    made.result(
        "arrests",
        borough,
        ref=f"{borough[:3].upper()}-A-{number:03}",
        persons=random.choice((1, 1, 1, 2, 0, None)),
        arrest_type=random.choice(("Proactive", "Reactive", None)),
        arresting_unit=random.choice((*units()[:3], "British Transport Police", "TfL", "River Team", None)),
        primary_offence=_maybe(random, offence),
        headline=_maybe(random, headline_of(code, random.choice(("Y", "N", None))).value),
        trigger=random.choice(("Patrol", "Arrest warrant", "Walked in", None)),
        outcome=random.choice(("RUI", "In custody", None)),
        arrested_at=_maybe(random, moment("04:00") + random.randint(0, 1700)),
    )


def _patrol(made: Builder, borough: str, phase: Phase, _name: str, number: int, random: Random) -> None:
    starts = moment("03:00") + random.randint(0, 1500)
    ends = starts + random.choice((0, 25, 60, 240, 600))
    common: dict[str, Value] = {
        "ref": f"{borough[:3].upper()}-P-{random.choice((number, number, 0)):03}",
        "location": random.choice(("Kennington Park", "kennington park ", "High Street", "Canal", None)),
        "location_type": random.choice(("Park/common", "Estate", None)),
        "partner": random.choice(("BTP", "TfL", "None", "Friends of the Park", None)),
    }
    officers = random.choice((0, 1, 4, 6, None))
    if phase is Phase.PLAN:
        made.plan("patrols", borough, **common, planned_start=starts, planned_end=ends, planned_officers=officers)
        return
    made.result(
        "patrols",
        borough,
        **common,
        status=random.choice(("Completed", "Part completed", "Not done", "Unplanned (added)", None)),
        reason_not_done=random.choice(("Demand", None)),
        actual_start=_maybe(random, starts),
        actual_end=_maybe(random, ends),
        actual_officers=officers,
    )


def _deployment(made: Builder, borough: str, phase: Phase, _name: str, number: int, random: Random) -> None:
    starts = moment("05:00") + 30 * random.randint(0, 40)
    values: dict[str, Value] = {
        "ref": f"{borough[:3].upper()}-D-{number:03}",
        "serial": random.choice(("1", "2", f"{borough} {number}", None)),
        "unit": random.choice((*units(), "River Team")),
        "supervisor": _maybe(random, "PS C Example"),
        "officers": random.choice((0, 3, 8, None)),
        "duty_start": starts,
        "duty_end": starts + 60 * random.choice((4, 8, 13)),
    }
    if phase is Phase.RESULT:
        words = kind("deployments").field("strength_status").values
        values["strength_status"] = _maybe(random, random.choice(words))
    made.add("deployments", borough, phase, **values)


def _work(made: Builder, borough: str, phase: Phase, name: str, number: int, random: Random) -> None:
    values: dict[str, Value] = {"ref": f"{borough[:3].upper()}-{_LETTERS[name]}-{random.randint(0, 4):03}"}
    definition = kind(name)
    types = {"venues": "venue_type", "business": "business_type", "community": "engagement_type"}
    if name in types:
        values[types[name]] = _maybe(
            random, random.choice((*definition.field(types[name]).values[:4], "Boat", "Other"))
        )
        values["partner"] = random.choice(("TfL", "Local authority", "local authority", "None", None))
    if phase is Phase.PLAN and name == "warrants":
        values["planned_time"] = _maybe(random, moment("04:30") + random.randint(0, 1600))
    if phase is Phase.RESULT:
        values[_WORK[name]] = _maybe(random, random.choice(definition.field(_WORK[name]).values))
        people = {"business": "staff_trained", "community": "people_engaged"}.get(name)
        if people is not None:
            values[people] = _maybe(random, random.choice((0, 7, 1200)))
        if name == "warrants":
            values["arrest_ref"] = _maybe(random, f"{borough[:3].upper()}-A-{random.randint(0, 3):03}", 0.5)
    made.add(name, borough, phase, **values)


_ROWS = {"arrests": _arrest, "patrols": _patrol, "deployments": _deployment, **dict.fromkeys(_WORK, _work)}
