"""The operations in the store."""

from briefing_app.operation.operations import Operation
from briefing_app.store.operations import all_operations, operation_of
from briefing_app.store.store import Store


def list_operations(store: Store) -> tuple[Operation, ...]:
    """Newest day first."""
    with store.reading() as connection:
        return all_operations(connection)


def find_operation(store: Store, ref: str) -> Operation:
    """Raises NotFound with a sentence that names those there are."""
    with store.reading() as connection:
        return operation_of(connection, ref)
