"""The sample operation for a first look: its invented returns, taken in like any others."""

from typing import TYPE_CHECKING

from briefing_app.operation.resources import resource

if TYPE_CHECKING:
    from briefing_app.operation.operations import Operation
    from briefing_app.operation.steps import Steps
    from briefing_app.store.store import Store
    from briefing_app.workbooks.readers import Readers

_IN_ORDER = ("plans", "results", "corrected")


def make_sample_operation(store: "Store", readers: "Readers") -> "Steps[Operation]":
    """Plans, results and the corrected result, in the order in which they would come."""
    from briefing_app.actions.import_returns import import_returns
    from briefing_app.actions.look_at_returns import look_at_returns
    from briefing_app.actions.run_demo import add_sample_operation

    operation = add_sample_operation(store)
    for part in _IN_ORDER:
        paths = sorted(resource(f"samples/{part}").glob("*.xlsx"))
        looked = yield from look_at_returns(store, paths, operation_ref=operation.ref, readers=readers)
        yield from import_returns(store, looked, operation_ref=operation.ref)
    return operation
