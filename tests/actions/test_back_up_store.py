"""The store is backed up by itself, and a folder that is away holds nothing up."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing_app.actions.back_up_store import back_up_if_due, list_backups
from briefing_app.actions.create_operation import create_operation
from briefing_app.operation.operations import Operation
from briefing_app.store.backups import backups_in
from briefing_app.store.store import Store
from tests.made_workbooks import THE_DAY


def test_that_a_backup_is_made_in_both_folders_and_again_only_after_a_change_and_an_hour(
    store: Store, operation: Operation, tmp_path: Path
) -> None:
    second, now = tmp_path / "second", datetime.now(UTC)
    second.mkdir()
    assert len(back_up_if_due(store.place, second_folder=second, at=now).made) == 2
    create_operation(store, name="Another", day=THE_DAY)
    assert back_up_if_due(store.place, second_folder=second, at=now + timedelta(minutes=59)).made == ()
    assert len(back_up_if_due(store.place, second_folder=second, at=now + timedelta(hours=2)).made) == 2
    assert len(list_backups(store.place)) == len(backups_in(second)) == 2


def test_that_a_second_folder_that_is_absent_is_said_and_the_first_backup_made(
    store: Store, operation: Operation, tmp_path: Path
) -> None:
    done = back_up_if_due(store.place, second_folder=tmp_path / "away")
    assert len(done.made) == 1
    assert "is not there" in done.failed
    assert not (tmp_path / "away").exists()


def test_that_a_folder_that_refuses_holds_up_no_other(store: Store, operation: Operation, tmp_path: Path) -> None:
    own = Path(store.place).with_name("store backups")
    own.write_text("A file where the folder should be.")
    second = tmp_path / "second"
    second.mkdir()
    done = back_up_if_due(store.place, second_folder=second)
    assert [one.path.parent for one in done.made] == [second]
    assert "could not be copied" in done.failed
