"""Whichever call to the disk fails: all of it is there or nothing, it is said in words, and the next time it works."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefing_app.actions.create_operation import create_operation
from briefing_app.actions.edit_order import edit_order, show_order
from briefing_app.actions.import_returns import import_returns
from briefing_app.actions.undo_import import undo_import
from briefing_app.operation.errors import BriefingError
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation, new_operation
from briefing_app.operation.order.edits import Change
from briefing_app.operation.returns.returns import Outcome
from briefing_app.operation.steps import finish
from briefing_app.store.backups import back_up, backups_in
from briefing_app.store.operations import all_operations
from briefing_app.store.restoring import restore
from briefing_app.store.returns import position_of
from briefing_app.store.soundness import check
from briefing_app.store.store import open_store
from tests.actions.dropped import Desk
from tests.faults.failing_calls import failing
from tests.made_readings import Sent, read_from

NOON = datetime(2021, 5, 13, 12, tzinfo=UTC)
REF = "20210513-A"
MOST_CALLS = 600


@dataclass(frozen=True)
class Run:
    """How a piece of work went while a call failed."""

    place: Path
    said: str
    """The sentence with which it gave up; empty where it did not."""


def every_call_fails(
    folder: Path, made: Path, work: Callable[[Path], str | None], judge: Callable[[Run], None], *, goes_on: bool
) -> int:
    """Do the work on a fresh copy of what was made, with the first call failing, the second, and so on to the last.

    `work` gives back a sentence where it tells of a failure without raising. Gives the number of calls.
    """
    # On a disk that stays full every third suffices: the calls after the first all fail.
    for number in range(1, MOST_CALLS, 3 if goes_on else 1):
        place = folder / f"{number}"
        shutil.copytree(made, place)
        with failing(number, goes_on=goes_on) as calls:
            try:
                said = work(place) or ""
            except BriefingError as why:
                said = str(why)
        assert said == "" or said.rstrip().endswith((".", "”")), said
        judge(Run(place, said))
        shutil.rmtree(place)
        if not calls.failed:
            assert said == ""
            return calls.count
    raise AssertionError("It never came to an end")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder with a store that has an operation and one return in it."""
    folder = tmp_path / "made"
    with open_store(folder / "store.sqlite") as store:
        operation = create_operation(store, name="A day", day=date(2021, 5, 13))
        desk = Desk(store, operation, tmp_path)
        desk.take(desk.file("first", Sent({"arrests": 2, "patrols": 1})))
    return folder


def counted(place: Path) -> dict[str, int]:
    """What counts in the store, which must be sound."""
    check(place / "store.sqlite")
    with open_store(place / "store.sqlite") as store, store.reading() as connection:
        position = position_of(connection, REF)
        return {kind: len(position.of(kind, Phase.RESULT)) for kind in ("arrests", "patrols", "lessons")}


BEFORE = {"arrests": 2, "patrols": 1, "lessons": 0}
AFTER = {"arrests": 3, "patrols": 1, "lessons": 1}


@pytest.mark.parametrize("goes_on", [False, True], ids=["one call fails", "the disk stays full"])
def test_that_an_import_is_there_whole_or_not_at_all(tmp_path: Path, made: Path, goes_on: bool) -> None:
    second = read_from(tmp_path, "second", Sent({"arrests": 3, "patrols": 1, "lessons": 1}, version=2))

    def work(place: Path) -> str:
        with open_store(place / "store.sqlite") as store:
            looked = Desk(store, _operation(), place).look(second)
            (done,) = finish(import_returns(store, looked, operation_ref=REF)).files
        return done.why if done.outcome is Outcome.REFUSED else ""

    gave_up_with: set[str] = set()

    def judge(run: Run) -> None:
        assert counted(run.place) == (BEFORE if run.said else AFTER)
        if run.said not in gave_up_with:
            gave_up_with.add(run.said)
            work(run.place)
            assert counted(run.place) == AFTER

    assert every_call_fails(tmp_path, made, work, judge, goes_on=goes_on) > 20


def _operation() -> Operation:
    return new_operation(REF, "A day", date(2021, 5, 13))


def test_that_taking_an_import_back_is_done_or_not(tmp_path: Path, made: Path) -> None:
    def work(place: Path) -> None:
        with open_store(place / "store.sqlite") as store:
            undo_import(store, operation_ref=REF)

    def judge(run: Run) -> None:
        assert counted(run.place) == (BEFORE if run.said else dict.fromkeys(BEFORE, 0))

    assert every_call_fails(tmp_path, made, work, judge, goes_on=False) > 5


def test_that_an_operation_is_made_or_not(tmp_path: Path, made: Path) -> None:
    def work(place: Path) -> None:
        with open_store(place / "store.sqlite") as store:
            create_operation(store, name="Another", day=date(2021, 5, 14))

    def judge(run: Run) -> None:
        check(run.place / "store.sqlite")
        with open_store(run.place / "store.sqlite") as store, store.reading() as connection:
            names = {one.name for one in all_operations(connection)}
        assert names == ({"A day"} if run.said else {"A day", "Another"})

    assert every_call_fails(tmp_path, made, work, judge, goes_on=False) > 5


@pytest.mark.parametrize("goes_on", [False, True], ids=["one call fails", "the disk stays full"])
def test_that_a_backup_is_whole_or_not_there(tmp_path: Path, made: Path, goes_on: bool) -> None:
    def work(place: Path) -> None:
        back_up(place / "store.sqlite", place / "backups", at=NOON)

    def judge(run: Run) -> None:
        assert counted(run.place) == BEFORE
        folder = run.place / "backups"
        assert [check(one.path).returns for one in backups_in(folder)] == ([] if run.said else [1])
        assert not folder.exists() or len(list(folder.iterdir())) == len(backups_in(folder))

    assert every_call_fails(tmp_path, made, work, judge, goes_on=goes_on) > 5


@pytest.mark.parametrize("goes_on", [False, True], ids=["one call fails", "the disk stays full"])
def test_that_a_restore_leaves_the_store_or_the_backup_in_its_place(tmp_path: Path, made: Path, goes_on: bool) -> None:
    backup = back_up(made / "store.sqlite", tmp_path, at=NOON).path
    with open_store(made / "store.sqlite") as store:
        desk = Desk(store, _operation(), tmp_path)
        desk.take(desk.file("second", Sent({"arrests": 3, "patrols": 1, "lessons": 1}, version=2)))

    def work(place: Path) -> None:
        restore(backup, place / "store.sqlite", at=NOON)

    def judge(run: Run) -> None:
        # Where the disk failed between the two renamings the next start puts the backup in its place.
        found = counted(run.place) if (run.place / "store.sqlite").exists() else _after_next_start(run.place)
        assert found in (AFTER, BEFORE)
        if not run.said:
            assert found == BEFORE
        if found == BEFORE:
            (before,) = run.place.glob("store before*.sqlite")
            assert check(before).returns == 2

    assert every_call_fails(tmp_path, made, work, judge, goes_on=goes_on) > 10


def _after_next_start(place: Path) -> dict[str, int]:
    open_store(place / "store.sqlite").close()
    return counted(place)


def test_that_an_edit_of_the_order_is_kept_or_not(tmp_path: Path, made: Path) -> None:
    change = Change("phases", "1", "name", None, "Arrest phase")

    def work(place: Path) -> None:
        with open_store(place / "store.sqlite") as store:
            edit_order(store, "phase", [change], operation_ref=REF, by="Insp")

    def judge(run: Run) -> None:
        with open_store(run.place / "store.sqlite") as store:
            edits = show_order(store, operation_ref=REF).edits
        assert [edit.changes for edit in edits] == ([] if run.said else [(change,)])

    assert every_call_fails(tmp_path, made, work, judge, goes_on=False) > 5
