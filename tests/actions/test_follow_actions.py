"""An action is followed across operations until it is closed, and the earlier one says where it was."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefing_app.actions.create_operation import create_operation
from briefing_app.actions.edit_order import edit_order, show_order, undo_edit
from briefing_app.operation.operations import Operation
from briefing_app.operation.order.edits import THERE, Change
from briefing_app.store.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store.sqlite") as opened:
        yield opened


def test_that_an_action_closed_in_the_next_operation_is_closed_in_the_earlier_one(store: Store) -> None:
    first = create_operation(store, name="First day", day=date(2021, 5, 13))
    values = {"action": "More radios", "owner": "Silver", "status": "Open"}
    changes = [Change("actions", "a", THERE, None, 1)]
    changes += [Change("actions", "a", field, None, value) for field, value in values.items()]
    edit_order(store, "Add", changes, operation_ref=first.ref, by="Insp A")
    later = create_operation(store, name="Second day", day=date(2021, 9, 1), like=first.ref)
    close = Change("actions", "a", "status", "Open", "Closed")
    edit_order(store, "Close", [close], operation_ref=later.ref, by="Insp B")

    def said(operation: Operation) -> tuple[str, str]:
        item = show_order(store, operation_ref=operation.ref).order.item("actions", "a")
        assert item is not None
        return item.text("status"), item.text("closed_in")

    assert said(first) == ("Closed", f"Second day ({later.ref})")
    assert said(later) == ("Closed", "")
    undo_edit(store, operation_ref=later.ref, by="Insp B")
    assert said(first) == ("Open", "")
    assert said(later) == ("Open", "")
