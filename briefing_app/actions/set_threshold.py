"""Set from which count on an operation's arrests may be published."""

from briefing_app.operation.errors import Refused
from briefing_app.operation.operations import Operation
from briefing_app.store.operations import operation_of, set_threshold
from briefing_app.store.store import Store

LEAST, MOST = 2, 100


def set_disclosure_threshold(store: Store, threshold: int, *, operation_ref: str) -> Operation:
    """Press lines and release copies are made by it from now on; what was issued stays as it was.

    Raises Refused for a threshold that would protect nobody, or publish nothing.
    """
    if not LEAST <= threshold <= MOST:
        raise Refused(f"Counts can be withheld under {LEAST} up to under {MOST}; {threshold} is neither.")
    with store.writing() as connection:
        set_threshold(connection, operation_ref, threshold)
        return operation_of(connection, operation_ref)
