"""Sunrise and sunset in London, against published times."""

from datetime import date

import pytest

from briefing_app.operation.daylight import sunrise_and_sunset
from tests.positions import moment


@pytest.mark.parametrize(
    ("day", "rises", "sets"),
    [
        (date(2021, 5, 13), "05:12", "20:41"),
        (date(2021, 12, 21), "08:04", "15:53"),
        (date(2024, 6, 20), "04:43", "21:21"),
    ],
)
def test_that_sunrise_and_sunset_are_right_to_two_minutes(day: date, rises: str, sets: str) -> None:
    sunrise, sunset = sunrise_and_sunset(day)
    assert abs(sunrise - moment(rises, day)) <= 2
    assert abs(sunset - moment(sets, day)) <= 2
