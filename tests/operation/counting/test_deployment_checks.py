from random import Random

from briefing_app.operation.counting.deployment_checks import Concern, checked_deployments
from briefing_app.operation.values import Value
from tests.positions import Builder, builder, moment


def _serial(made: Builder, borough: str, ref: str, starts: str, ends: str, **values: Value) -> None:
    common: dict[str, Value] = {"supervisor": "PS C Example", "unit": "TSG", "officers": 7}
    made.plan("deployments", borough, ref=ref, duty_start=moment(starts), duty_end=moment(ends), **{**common, **values})


def _concerns(made: Builder) -> dict[str | None, list[Concern]]:
    return {
        one.activity.ref: [finding.concern for finding in one.findings] for one in checked_deployments(made.position())
    }


def test_that_twelve_hours_are_allowed_and_a_minute_more_is_not() -> None:
    made = builder("Lambeth")
    _serial(made, "Lambeth", "LAM-D-001", "05:00", "17:00", serial="1")
    _serial(made, "Lambeth", "LAM-D-002", "17:00", "05:01+1", serial="2")

    assert _concerns(made) == {"LAM-D-001": [], "LAM-D-002": [Concern.LONG_DUTY]}
    over = checked_deployments(made.position())[1].findings[0].during
    assert over is not None
    assert (over.starts, over.minutes) == (moment("05:00+1"), 1)


def test_that_one_serial_in_two_boroughs_at_once_is_double_booked_and_in_turn_is_not() -> None:
    made = builder("Lambeth", "Sutton")
    _serial(made, "Lambeth", "LAM-D-001", "05:00", "10:00", serial="Serial 21")
    _serial(made, "Sutton", "STN-D-001", "09:00", "12:00", serial="serial 21")
    _serial(made, "Sutton", "STN-D-002", "12:00", "14:00", serial="Serial 21")

    checked = checked_deployments(made.position())

    assert _concerns(made) == {
        "LAM-D-001": [Concern.SERIAL_TWICE],
        "STN-D-001": [Concern.SERIAL_TWICE],
        "STN-D-002": [],
    }
    finding = checked[0].findings[0]
    assert finding.says == "Serial 21 is also booked as STN-D-001 in Sutton at the same time."
    assert finding.during is not None
    assert (finding.during.starts, finding.during.ends) == (moment("09:00"), moment("10:00"))


def test_that_plan_and_result_of_one_deployment_are_no_double_booking() -> None:
    made = builder("Lambeth")
    _serial(made, "Lambeth", "LAM-D-001", "05:00", "10:00", serial="21", call_sign="AS21")
    made.result(
        "deployments", "Lambeth", ref="LAM-D-001", serial="21", call_sign="AS21", supervisor="PS C Example",
        duty_start=moment("05:00"), duty_end=moment("10:00"), officers=7, strength_status="Deployed as planned",
    )  # fmt: skip

    assert _concerns(made) == {"LAM-D-001": []}


def test_that_missing_supervisor_strength_and_late_muster_are_named() -> None:
    made = builder("Lambeth")
    _serial(made, "Lambeth", "LAM-D-001", "05:00", "10:00", serial="1", supervisor=None, officers=0)
    _serial(made, "Lambeth", "LAM-D-002", "00:00+1", "08:00+1", serial="2", muster_time="23:30")
    _serial(made, "Lambeth", "LAM-D-003", "00:00+1", "08:00+1", serial="3", muster_time="00:15")

    assert _concerns(made) == {
        "LAM-D-001": [Concern.NO_SUPERVISOR, Concern.NO_STRENGTH],
        "LAM-D-002": [],
        "LAM-D-003": [Concern.LATE_MUSTER],
    }


def test_that_fewer_than_planned_is_under_strength_and_not_deployed_is_its_own_word() -> None:
    made = builder("Lambeth")
    for number, (officers, status) in enumerate(((6, "Deployed under strength"), (7, "Not deployed"), (8, None)), 1):
        _serial(made, "Lambeth", f"LAM-D-00{number}", "05:00", "10:00", serial=str(number))
        made.result(
            "deployments", "Lambeth", ref=f"LAM-D-00{number}", officers=officers, strength_status=status,
            duty_start=moment("05:00"), duty_end=moment("10:00"),
        )  # fmt: skip

    assert _concerns(made) == {
        "LAM-D-001": [Concern.UNDER_STRENGTH],
        "LAM-D-002": [Concern.NOT_DEPLOYED],
        "LAM-D-003": [],
    }


def test_that_lanes_run_by_borough_and_duty_start() -> None:
    made = builder("Sutton", "Lambeth")
    _serial(made, "Lambeth", "LAM-D-001", "05:00", "10:00", serial="1")
    _serial(made, "Sutton", "STN-D-001", "09:00", "12:00", serial="2")
    _serial(made, "Sutton", "STN-D-002", "06:00", "12:00", serial="3")

    order = [one.activity.ref for one in checked_deployments(made.position())]

    assert order == ["STN-D-002", "STN-D-001", "LAM-D-001"]


def test_that_every_deployment_that_overlaps_another_of_its_serial_is_told() -> None:
    for seed in range(40):
        random = Random(seed)
        made = builder("Lambeth")
        spans = []
        for number in range(12):
            starts = moment("05:00") + 10 * random.randint(0, 60)
            ends = starts + 10 * random.randint(1, 40)
            spans.append((starts, ends))
            made.plan("deployments", "Lambeth", ref=f"LAM-D-{number:03}", serial="1", duty_start=starts, duty_end=ends)

        told = {ref for ref, concerns in _concerns(made).items() if Concern.SERIAL_TWICE in concerns}

        overlapping = {
            f"LAM-D-{number:03}"
            for number, (starts, ends) in enumerate(spans)
            for other, (first, last) in enumerate(spans)
            if other != number and starts < last and first < ends
        }
        assert told == overlapping, seed
