"""An invented position of 32 boroughs with plans and results, for looking at and for sizes. Every value is made up."""

from random import Random

from briefing_app.operation.boroughs import met_boroughs
from briefing_app.operation.kinds import Phase, units
from briefing_app.operation.offences import headline_of, offences
from briefing_app.operation.position.position import Position
from tests.positions import Builder, builder, moment


def invented_position(
    *, results: bool = True, awaited: tuple[str, ...] = ("Havering",), deployments: int = 5, seed: int = 13
) -> Position:
    """About 6 patrols, 5 deployments, 4 arrests and a few of the rest per borough; one borough nil, one not stated."""
    random = Random(seed)
    made = builder()
    for borough in met_boroughs():
        _borough_day(
            made, borough.name, borough.abbreviation, random, results and borough.name not in awaited, deployments
        )
    return made.position()


def _borough_day(made: Builder, name: str, short: str, random: Random, reported: bool, deployments: int) -> None:
    made.received(name, Phase.PLAN)
    if reported:
        made.received(name, Phase.RESULT)
    for number in range(1, 7):
        _patrol(made, name, f"{short}-P-{number:03}", random, reported)
    for number in range(1, deployments + 1):
        _deployment(made, name, short, number, random, reported)
    for kind, letter, words in (
        ("warrants", "W", ("Executed - arrest", "Executed - search negative", "Attempted - no trace")),
        ("wanted", "M", ("Located - arrested", "Enquiry - no trace")),
        ("compliance", "C", ("Seen - compliant", "Seen - compliant", "Seen - breach found", "Not at home")),
    ):
        for number in range(1, 4):
            ref = f"{short}-{letter}-{number:03}"
            made.plan(kind, name, ref=ref)
            if reported:
                made.result(kind, name, ref=ref, result=random.choice(words))
    for kind, letter, words in (
        ("venues", "V", ("Visited", "Visited", "Closed")),
        ("business", "B", ("Completed", "Part completed")),
        ("community", "E", ("Completed", "Not done")),
    ):
        for number in range(1, 4):
            ref = f"{short}-{letter}-{number:03}"
            made.plan(kind, name, ref=ref)
            if reported:
                extra: dict[str, int] = {"community": {"people_engaged": 40}, "business": {"staff_trained": 7}}.get(
                    kind, {}
                )
                made.result(kind, name, ref=ref, status=random.choice(words), **extra)
    if not reported or name == "Sutton":
        return
    if name == "Kingston upon Thames":
        made.nil("arrests", name, Phase.RESULT)
        return
    for number in range(1, random.randint(2, 9)):
        offence = random.choice(offences())
        made.arrest(
            name,
            random.choice(("Proactive", "Proactive", "Reactive", "Reactive", None)),
            ref=f"{short}-A-{number:03}",
            arresting_unit="British Transport Police" if random.random() < 0.03 else random.choice(units()[:5]),
            primary_offence=offence.said,
            headline=headline_of(offence.code, "Y").value,
            outcome="In custody",
            arrested_at=moment("06:00") + random.randint(0, 1200),
        )


def _patrol(made: Builder, name: str, ref: str, random: Random, reported: bool) -> None:
    starts = moment("05:00") + 30 * random.randint(2, 38)
    ends = starts + 30 * random.randint(4, 10)
    officers = random.randint(2, 8)
    made.plan(
        "patrols",
        name,
        ref=ref,
        location=f"Common {ref[-1]}",
        planned_start=starts,
        planned_end=ends,
        planned_officers=officers,
    )
    if not reported:
        return
    fate = random.random()
    if fate < 0.08:
        made.result("patrols", name, ref=ref, status="Not done", reason_not_done="Demand")
        return
    cut = fate < 0.2
    made.result(
        "patrols",
        name,
        ref=ref,
        actual_start=starts + (15 if fate > 0.9 else 0),
        actual_end=ends - (60 if cut else 0),
        actual_officers=None if fate > 0.97 else max(1, officers - random.randint(0, 1)),
        status="Part completed" if cut else "Completed",
    )


def _deployment(made: Builder, name: str, short: str, number: int, random: Random, reported: bool) -> None:
    starts = moment("05:00") + 60 * random.choice((0, 1, 2, 5, 9, 10, 12, 14))
    ends = starts + 60 * random.choice((8, 8, 9, 10, 10, 13 if random.random() < 0.15 else 8))
    serial = f"{short} {number}"
    if name == "Camden" and number == 1:
        serial = "BRN 1"
    unit = random.choice(units())
    officers = random.randint(4, 12)
    common: dict[str, str | int | None] = {
        "ref": f"{short}-D-{number:03}",
        "serial": serial,
        "unit": unit,
        "supervisor": None if random.random() < 0.04 else "PS C Example",
        "duty_start": starts,
        "duty_end": ends,
    }
    made.plan("deployments", name, **common, officers=officers)
    if not reported:
        return
    fate = random.random()
    if fate < 0.05:
        made.result("deployments", name, **common, officers=officers, strength_status="Not deployed")
    elif fate < 0.2:
        fewer = officers - random.randint(1, 3)
        made.result("deployments", name, **common, officers=fewer, strength_status="Deployed under strength")
    else:
        made.result("deployments", name, **common, officers=officers, strength_status="Deployed as planned")
