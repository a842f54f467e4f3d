"""Moments and periods in London's time, counted in whole minutes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

Minute = int
"""Minutes since 1970-01-01 00:00 UTC: sorts and subtracts rightly on clock-change nights."""


def to_minute(moment: datetime) -> Minute:
    """Seconds are dropped. A moment without a zone is taken as London's."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=LONDON)
    return int(moment.timestamp() // 60)


def from_minute(minute: Minute) -> datetime:
    return datetime.fromtimestamp(minute * 60, UTC).astimezone(LONDON)


def say_iso(minute: Minute) -> str:
    """Local time with its offset, to the minute: `2021-05-13T22:30+01:00`."""
    return from_minute(minute).isoformat(timespec="minutes")


def at(day: date, clock: time) -> Minute:
    """The minute at which London's clocks showed this (the first time, if twice)."""
    return to_minute(datetime.combine(day, clock, LONDON))


@dataclass(frozen=True, slots=True)
class Period:
    """From `starts` up to, not including, `ends`."""

    starts: Minute
    ends: Minute

    def __contains__(self, minute: Minute) -> bool:
        return self.starts <= minute < self.ends

    @property
    def minutes(self) -> int:
        return self.ends - self.starts

    def hours(self) -> Iterator[Minute]:
        """The starts of its clock hours, the first and last possibly cut."""
        first = self.starts - self.starts % 60
        yield from range(first, self.ends, 60)

    def place(self, clock: time) -> Minute:
        """The moment in this period at which the clocks showed `clock`.

        Times without a date mean the operation's own night: 01:00 in an operation that
        starts at 05:00 is the next morning. Outside the period it stays on the first day.
        """
        first_day = from_minute(self.starts).date()
        for days in range((from_minute(self.ends).date() - first_day).days + 1):
            minute = at(first_day + timedelta(days=days), clock)
            if minute in self:
                return minute
        return at(first_day, clock)


def now() -> Minute:
    return to_minute(datetime.now(UTC))
