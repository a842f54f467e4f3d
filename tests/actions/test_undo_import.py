"""An import is taken back whole and brought back whole, as often as one likes."""

from pathlib import Path

import pytest

from briefing_app.actions.undo_import import redo_import, undo_import
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Outcome
from briefing_app.store.store import Store
from briefing_app.workbooks.readers import Readers
from tests.actions.test_import_returns import outcomes, persons, save, take
from tests.made_workbooks import THE_DAY


def test_that_undo_takes_back_every_file_of_the_import_and_redo_brings_them_back(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    first = save(tmp_path / "a.xlsx", [["LAM-A-001", 2, THE_DAY]])
    second = save(tmp_path / "b.xlsx", [["SWR-A-001", 3, THE_DAY]], {"Borough": "Southwark"})
    take(store, operation, readers, first, second)
    for _ in range(3):
        undone = undo_import(store, operation_ref=operation.ref)
        assert undone is not None
        assert undone.changes.boroughs == {"Lambeth", "Southwark"}
        assert "2 returns" in undone.said
        assert persons(store, operation) == 0
        assert redo_import(store, operation_ref=operation.ref) is not None
        assert persons(store, operation) == 5


def test_that_what_an_undone_import_had_replaced_counts_again(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    for version, number in ((1, 5), (2, 7), (3, 9)):
        path = save(tmp_path / f"v{version}.xlsx", [["LAM-A-001", number, THE_DAY]], {"Return version": version})
        take(store, operation, readers, path)
    seen = [persons(store, operation)]
    while undo_import(store, operation_ref=operation.ref) is not None:
        seen.append(persons(store, operation))
    while redo_import(store, operation_ref=operation.ref) is not None:
        seen.append(persons(store, operation))
    assert seen == [9, 7, 5, 0, 5, 7, 9]


def test_that_a_file_can_be_taken_in_again_after_its_import_was_undone(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    path = save(tmp_path / "a.xlsx", [["LAM-A-001", 2, THE_DAY]])
    take(store, operation, readers, path)
    undo_import(store, operation_ref=operation.ref)
    assert outcomes(take(store, operation, readers, path)) == [Outcome.IMPORTED]
    assert persons(store, operation) == 2
    assert redo_import(store, operation_ref=operation.ref) is None


def test_that_there_is_nothing_to_undo_before_the_first_import(store: Store, operation: Operation) -> None:
    assert undo_import(store, operation_ref=operation.ref) is None
    assert redo_import(store, operation_ref=operation.ref) is None


@pytest.mark.parametrize("times", [1, 2])
def test_that_undo_stays_within_its_operation(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path, times: int
) -> None:
    from briefing_app.actions.create_operation import create_operation

    other = create_operation(store, name="Another", day=THE_DAY)
    path = save(tmp_path / "a.xlsx", [["LAM-A-001", 2, THE_DAY]])
    take(store, other, readers, path)
    take(store, operation, readers, path)
    for _ in range(times):
        undo_import(store, operation_ref=operation.ref)
    assert persons(store, operation) == 0
    assert persons(store, other) == 2


def test_that_redo_brings_back_the_import_that_was_undone_last_and_none_from_before_it(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    take(store, operation, readers, save(tmp_path / "a.xlsx", [["LAM-A-001", 2, THE_DAY]]))
    undo_import(store, operation_ref=operation.ref)
    take(store, operation, readers, save(tmp_path / "b.xlsx", [["LAM-A-001", 7, THE_DAY]]))
    undo_import(store, operation_ref=operation.ref)
    assert redo_import(store, operation_ref=operation.ref) is not None
    assert persons(store, operation) == 7
    assert redo_import(store, operation_ref=operation.ref) is None
