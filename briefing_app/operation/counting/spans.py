"""Pieces of time: what is left of some without others, and how they are said."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from briefing_app.operation.times import Minute, Period, from_minute
from briefing_app.operation.words import say_time


def less(wanted: Iterable[Period], covered: Sequence[Period]) -> tuple[Period, ...]:
    """What is left of some time without the covered time (merged, in order)."""
    return tuple(left for one in wanted for left in _less(one, covered))


def merged(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The same time as periods that neither touch nor overlap, in order."""
    joined: list[Period] = []
    for period in sorted(periods, key=lambda one: one.starts):
        if joined and period.starts <= joined[-1].ends:
            joined[-1] = Period(joined[-1].starts, max(joined[-1].ends, period.ends))
        else:
            joined.append(period)
    return tuple(joined)


def _less(wanted: Period, covered: Iterable[Period]) -> Iterator[Period]:
    """What is left of one period without the covered time (merged, in order)."""
    starts = wanted.starts
    for cover in covered:
        if cover.ends <= starts:
            continue
        if cover.starts >= wanted.ends:
            break
        if cover.starts > starts:
            yield Period(starts, cover.starts)
        starts = cover.ends
    if starts < wanted.ends:
        yield Period(starts, wanted.ends)


@lru_cache(maxsize=10_000)
def say_clock(minute: Minute) -> str:
    """`22:30`; on the night the clocks go back `01:30 BST` and `01:30 GMT`."""
    moment = from_minute(minute)
    twice = moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()
    return f"{say_time(moment)} {moment:%Z}" if twice else say_time(moment)


def say_span(period: Period) -> str:
    """`22:00 to 23:00`."""
    return f"{say_clock(period.starts)} to {say_clock(period.ends)}"
