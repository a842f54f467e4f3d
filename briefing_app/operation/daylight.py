"""Sunrise and sunset in London, worked out, for the briefing's Information section."""

import math
from datetime import UTC, date, datetime, timedelta

from briefing_app.operation.times import Minute, to_minute

_LATITUDE, _LONGITUDE = 51.5074, -0.1278
_HORIZON = 90.833
"""Degrees from the zenith at which the sun's upper edge appears, refraction included."""


def sunrise_and_sunset(day: date) -> tuple[Minute, Minute]:
    """By NOAA's formula, right to about two minutes at London's latitude."""
    turn = 2 * math.pi / 365 * (day.timetuple().tm_yday - 1)
    equation = 229.18 * (
        0.000075
        + 0.001868 * math.cos(turn)
        - 0.032077 * math.sin(turn)
        - 0.014615 * math.cos(2 * turn)
        - 0.040849 * math.sin(2 * turn)
    )
    declination = (
        0.006918
        - 0.399912 * math.cos(turn)
        + 0.070257 * math.sin(turn)
        - 0.006758 * math.cos(2 * turn)
        + 0.000907 * math.sin(2 * turn)
        - 0.002697 * math.cos(3 * turn)
        + 0.00148 * math.sin(3 * turn)
    )
    latitude = math.radians(_LATITUDE)
    cosine = math.cos(math.radians(_HORIZON)) / (math.cos(latitude) * math.cos(declination))
    half_day = math.degrees(math.acos(cosine - math.tan(latitude) * math.tan(declination)))
    noon = 720 - 4 * _LONGITUDE - equation
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    rise, fall = (midnight + timedelta(minutes=noon + side * 4 * half_day) for side in (-1, 1))
    return to_minute(rise + timedelta(seconds=30)), to_minute(fall + timedelta(seconds=30))
