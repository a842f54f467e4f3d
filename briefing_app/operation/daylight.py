"""Sunrise and sunset in London, worked out, for the briefing's Information section."""

import math
from datetime import UTC, date, datetime, timedelta

from briefing_app.operation.times import Minute, to_minute

_LATITUDE, _LONGITUDE = 51.5074, -0.1278
_HORIZON = 90.833
"""Degrees from the zenith at which the sun's upper edge appears, refraction included."""
_NOON_2000 = 730_120.5
"""Days from the first day of the calendar to noon of 1 January 2000, from which the formula counts."""


def sunrise_and_sunset(day: date) -> tuple[Minute, Minute]:
    """By the formula of NOAA's solar calculator, for the moment itself: right to about a minute in London."""
    rise, fall = (_crossing(day, side) for side in (-1, 1))
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return _minute(midnight + timedelta(minutes=rise)), _minute(midnight + timedelta(minutes=fall))


def _minute(moment: datetime) -> Minute:
    return to_minute(moment + timedelta(seconds=30))


def _crossing(day: date, side: int) -> float:
    """Minutes from midnight UTC at which the sun crosses the horizon: up for -1, down for 1."""
    found = 720.0
    # The sun moves on while it rises: what it does then is known when the time is.
    for _ in range(3):
        declination, equation = _sun(day.toordinal() - _NOON_2000 + found / 1440)
        latitude = math.radians(_LATITUDE)
        cosine = math.cos(math.radians(_HORIZON)) / (math.cos(latitude) * math.cos(declination))
        half_day = math.degrees(math.acos(cosine - math.tan(latitude) * math.tan(declination)))
        found = 720 - 4 * _LONGITUDE - equation + side * 4 * half_day
    return found


def _sun(days: float) -> tuple[float, float]:
    """Its declination in radians, and how many minutes the clock is behind it, so many days after noon of 1/1/2000."""
    century = days / 36525
    mean = math.radians((280.46646 + century * (36000.76983 + century * 0.0003032)) % 360)
    anomaly = math.radians(357.52911 + century * (35999.05029 - 0.0001537 * century))
    eccentricity = 0.016708634 - century * (0.000042037 + 0.0000001267 * century)
    centre = (
        math.sin(anomaly) * (1.914602 - century * (0.004817 + 0.000014 * century))
        + math.sin(2 * anomaly) * (0.019993 - 0.000101 * century)
        + math.sin(3 * anomaly) * 0.000289
    )
    node = math.radians(125.04 - 1934.136 * century)
    longitude = mean + math.radians(centre - 0.00569 - 0.00478 * math.sin(node))
    seconds = 21.448 - century * (46.815 + century * (0.00059 - century * 0.001813))
    tilt = math.radians(23 + (26 + seconds / 60) / 60 + 0.00256 * math.cos(node))
    declination = math.asin(math.sin(tilt) * math.sin(longitude))
    half_tilt = math.tan(tilt / 2) ** 2
    equation = 4 * math.degrees(
        half_tilt * math.sin(2 * mean)
        - 2 * eccentricity * math.sin(anomaly)
        + 4 * eccentricity * half_tilt * math.sin(anomaly) * math.cos(2 * mean)
        - 0.5 * half_tilt**2 * math.sin(4 * mean)
        - 1.25 * eccentricity**2 * math.sin(2 * anomaly)
    )
    return declination, equation
