"""What would be wrong with one serial at other times, told while it is being moved: in a few words each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_app.operation.counting.deployment_checks import LONGEST_DUTY
from briefing_app.operation.order.clashes import duty
from briefing_app.operation.order.order import Item, Order
from briefing_app.operation.times import Period
from briefing_app.operation.words import normalised, say_duration

NAMES = (("serial", "number"), ("call_sign", "call sign"), ("supervisor", "supervisor"))
"""Fields of which no two serials may have the same at once, and what they are called."""


@dataclass(frozen=True, slots=True)
class Rival:
    """Another serial with the same number, call sign or supervisor."""

    what: str
    said: str
    period: Period


def rivals_of(serial: Item, order: Order) -> tuple[Rival, ...]:
    """Found once, before the serial begins to move."""
    names = {field: normalised(serial.text(field)) for field, _ in NAMES if serial.text(field)}
    return tuple(
        Rival(what, serial.text(field), period)
        for other in order.of("serials")
        if other.id != serial.id
        for field, what in NAMES
        if field in names and normalised(other.text(field)) == names[field] and (period := duty(other)) is not None
    )


def warnings_at(serial: Item, period: Period, rivals: Sequence[Rival], operation: Period) -> tuple[str, ...]:
    return tuple(_warnings(serial, period, rivals, operation))


def _warnings(serial: Item, period: Period, rivals: Sequence[Rival], operation: Period) -> Iterator[str]:
    if period.minutes > LONGEST_DUTY:
        yield f"{say_duration(period.minutes)}, over 12 hours"
    muster = serial.whole("muster")
    if muster is not None and muster > period.starts:
        yield "musters after its duty starts"
    if period.ends <= operation.starts or period.starts >= operation.ends:
        yield "outside the operation"
    for what, said in dict.fromkeys(
        (one.what, one.said) for one in rivals if one.period.starts < period.ends and period.starts < one.period.ends
    ):
        yield f"{what} {said} double-booked"
