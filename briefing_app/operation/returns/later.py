"""Which of two returns of one borough and phase is the later, by what they say of themselves."""

from enum import Enum, auto

from briefing_app.operation.returns.returns import Cover, Received, Status


class Order(Enum):
    """How a return that comes stands to one that is there."""

    LATER = auto()
    SAME = auto()
    """Nothing that they say tells them apart; where they came one after the other, the second is the later."""
    UNSAID = auto()
    """It does not say its version, and the one that is there is past its first."""
    OLDER_DATA = auto()
    """Its version is the same or not said, and its data were taken earlier."""
    OLDER_VERSION = auto()
    DRAFT = auto()
    """A draft, and a final return is there."""
    CAME_TOGETHER = auto()
    """Nothing tells them apart, not even which was here first."""
    STALE = auto()
    """It says what a return said that was replaced since."""
    GIVES_WAY = auto()
    """Somebody said that the one that is there counts."""
    BESIDE = auto()
    """Somebody said that both count, each for what it has rows of."""

    @property
    def never_replaces(self) -> bool:
        return self in (Order.OLDER_VERSION, Order.DRAFT)

    @property
    def is_to_be_asked(self) -> bool:
        return self in (Order.UNSAID, Order.OLDER_DATA, Order.CAME_TOGETHER, Order.STALE)


def order(one: Cover | Received, there: Cover | Received) -> Order:
    if (one.status is Status.DRAFT) is not (there.status is Status.DRAFT):
        return Order.DRAFT if one.status is Status.DRAFT else Order.LATER
    if one.version_stated and there.version_stated and one.version != there.version:
        return Order.LATER if one.version > there.version else Order.OLDER_VERSION
    if one.data_as_at is not None and there.data_as_at is not None and one.data_as_at != there.data_as_at:
        return Order.LATER if one.data_as_at > there.data_as_at else Order.OLDER_DATA
    if one.version == there.version:
        return Order.SAME
    return Order.LATER if one.version > there.version else Order.UNSAID


def turn(cover: Cover | None) -> tuple[bool, int, int]:
    """By which the returns of one drop are taken in, the earlier first."""
    if cover is None:
        return False, 0, 0
    return cover.status is not Status.DRAFT, cover.version, cover.data_as_at or 0
