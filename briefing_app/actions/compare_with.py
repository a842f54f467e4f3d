"""Choose the earlier operation that an operation is compared with, and gather what its figures are laid beside."""

from briefing_app.figures.beside import Beside
from briefing_app.operation.errors import Refused
from briefing_app.operation.order.clashes import required_cover
from briefing_app.operation.order.order import order_of
from briefing_app.store.figure_choices import compared_with, set_compared
from briefing_app.store.operations import operation_of
from briefing_app.store.orders import edits_of
from briefing_app.store.returns import position_of
from briefing_app.store.store import Store


def compare_with(store: Store, earlier_ref: str | None, *, operation_ref: str) -> None:
    """None compares with nothing. Raises NotFound for one that is not there, Refused for the operation itself."""
    if earlier_ref == operation_ref:
        raise Refused("An operation can't be compared with itself: choose another one.")
    with store.writing() as connection:
        if earlier_ref is not None:
            operation_of(connection, earlier_ref)
        set_compared(connection, operation_ref, earlier_ref)


def earlier_chosen(store: Store, *, operation_ref: str) -> str | None:
    """The reference of the operation that is compared with."""
    with store.reading() as connection:
        return compared_with(connection, operation_ref)


def beside_of(store: Store, operation_ref: str) -> Beside:
    """What the order requires, and what counts now of the earlier operation."""
    with store.reading() as connection:
        required = required_cover(order_of(edits_of(connection, operation_ref)))
        earlier = compared_with(connection, operation_ref)
        return Beside(required, None if earlier is None else position_of(connection, earlier))
