"""Axes with their ticks already worded: counts from zero, and the hours of an operation."""

from datetime import datetime

from briefing_app.figures.figure import Axis, Tick
from briefing_app.operation.times import Minute, from_minute
from briefing_app.operation.words import say_count


def count_axis(title: str, most: int) -> Axis:
    """From zero to a round number that holds the greatest count, in at most six steps."""
    step = _step(most)
    ends = max(step, -(-most // step) * step)
    return Axis(title, 0, ends, tuple(Tick(at, say_count(at)) for at in range(0, ends + 1, step)))


def _step(most: int) -> int:
    unit = 1
    while True:
        for step in (unit, 2 * unit, 5 * unit):
            if most <= 6 * step:
                return step
        unit *= 10


def hour_axis(title: str, starts: Minute, ends: Minute) -> Axis:
    """Ticks on the hours, midnight strong; further apart where there are many."""
    hours = (ends - starts) / 60
    every = next(step for step in (1, 2, 3, 6, 12, 24) if hours <= 26 * step or step == 24)
    first = starts + -starts % 60
    ticks = []
    for minute in range(first, ends + 1, 60):
        moment = from_minute(minute)
        midnight = moment.hour == 0
        if moment.hour % every == 0 or midnight:
            ticks.append(Tick(minute, _hour_label(moment, midnight, dated=hours > 26), strong=midnight))
    return Axis(title, starts, ends, tuple(ticks))


def _hour_label(moment: datetime, midnight: bool, dated: bool) -> str:
    if midnight and dated:
        return f"{moment.day} {moment:%b}"
    return f"{moment:%H}"
