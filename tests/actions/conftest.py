"""A store on disk with the operation of 13 May 2021, and readers."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefing_app.actions.create_operation import create_operation
from briefing_app.operation.operations import Operation
from briefing_app.store.store import Store, open_store
from briefing_app.workbooks.readers import Readers


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store.sqlite") as opened:
        yield opened


@pytest.fixture
def operation(store: Store) -> Operation:
    return create_operation(store, name="VAWG Day of Action", day=date(2021, 5, 13))


@pytest.fixture(scope="session")
def readers() -> Iterator[Readers]:
    with Readers(2) as made:
        yield made
