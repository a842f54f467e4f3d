"""Minutes to pixels and back, and the hours over the timeline."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.operation.times import Minute, Period, from_minute
from briefing_app.operation.words import say_date, say_time

LEAST_HOUR = 14.0
MOST_HOUR = 240.0
_LABEL = 46


@dataclass(frozen=True, slots=True)
class Hour:
    """One line of the axis."""

    x: float
    label: str
    """Empty where there is no room for it."""
    midnight: bool


@dataclass(frozen=True, slots=True)
class TimeScale:
    """`origin` is the pixel at which the period starts."""

    period: Period
    per_hour: float
    origin: float

    def x(self, minute: Minute) -> float:
        return self.origin + (minute - self.period.starts) * self.per_hour / 60

    def minute(self, x: float) -> float:
        return self.period.starts + (x - self.origin) * 60 / self.per_hour

    @property
    def width(self) -> float:
        return self.period.minutes * self.per_hour / 60

    def hours(self, left: float, right: float) -> Iterator[Hour]:
        """Those between two pixels, labelled as densely as there is room; midnight says the day."""
        step = next((one for one in (1, 2, 3, 6, 12) if one * self.per_hour >= _LABEL), 24)
        for minute in self.period.hours():
            x = self.x(minute)
            if not left - _LABEL <= x <= right:
                continue
            clock = from_minute(minute)
            midnight = clock.hour == 0
            words = say_date(clock.date())[:-5] if midnight else say_time(clock)
            yield Hour(x, words if clock.hour % step == 0 else "", midnight)


def spanning(operation: Period, periods: list[Period]) -> Period:
    """Whole hours around the operation and every serial, with an hour of room on either side."""
    first = min([operation.starts, *(one.starts for one in periods)]) - 60
    last = max([operation.ends, *(one.ends for one in periods)]) + 60
    # A mistyped year must not make the day a hair's breadth.
    first, last = max(first, operation.starts - 2 * 1440), min(last, operation.ends + 2 * 1440)
    return Period(first - first % 60, last + -last % 60)
