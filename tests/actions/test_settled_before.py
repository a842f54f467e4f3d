"""What was answered, told and put right in a file holds when it is looked at again, and can be changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path

import pytest

from briefing_app.actions.import_returns import import_returns
from briefing_app.actions.list_records import list_records
from briefing_app.actions.look_at_returns import look_at_returns, look_at_stored_return
from briefing_app.actions.undo_import import undo_import
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.returns.returns import Looked, Outcome, Received
from briefing_app.operation.steps import finish
from briefing_app.store.returns import received_returns
from briefing_app.store.store import Store
from briefing_app.workbooks.readers import Readers
from tests.made_workbooks import LAMBETH, THE_DAY, Content, workbook

ARRESTS = ("Ref", "Persons", "Arrest date", "Arrest time", "Arrest type", "Primary offence", "DA flag")
LESSONS = ("Ref", "Category", "Observation")
Answers = Mapping[str, str]


def arrest(number: int, offence: str = "O06 Threats to kill", persons: int = 1) -> list[Content]:
    return [f"LAM-A-{number:03d}", persons, THE_DAY, time(9), "Reactive", offence, "N"]


def mended(sheet: str, row: int, column: int, after: str) -> Amendment:
    return Amendment(sheet, row, column, "", after, by="Insp Example", at=27_015_060)


@dataclass
class Desk:
    store: Store
    operation: Operation
    readers: Readers

    def look(self, path: Path, answers: Answers | None = None, **told: object) -> Looked:
        (looked,) = finish(
            look_at_returns(
                self.store,
                [path],
                operation_ref=self.operation.ref,
                readers=self.readers,
                answers=answers,
                **told,  # type: ignore[arg-type]
            )
        )
        return looked

    def look_at_stored(
        self, received: Received, made: Sequence[Amendment] | None = None, answers: Answers | None = None
    ) -> Looked:
        (looked,) = finish(
            look_at_stored_return(
                self.store,
                received.id,
                operation_ref=self.operation.ref,
                readers=self.readers,
                answers=answers,
                amendments=None if made is None else {received.sha256: made},
            )
        )
        return looked

    def take(self, looked: Looked) -> Looked:
        return finish(import_returns(self.store, [looked], operation_ref=self.operation.ref)).files[0]

    @property
    def received(self) -> list[Received]:
        with self.store.reading() as connection:
            return list(received_returns(connection, self.operation.ref))

    def said(self, kind: str, field: str) -> list[object]:
        return [one.record[field] for one in list_records(self.store, kind, operation_ref=self.operation.ref)]

    def boroughs(self) -> set[tuple[str, Phase]]:
        listed = list_records(self.store, "arrests", operation_ref=self.operation.ref)
        return {(one.record.borough, one.record.phase) for one in listed}


@pytest.fixture
def desk(store: Store, operation: Operation, readers: Readers) -> Desk:
    return Desk(store, operation, readers)


@pytest.fixture
def asking(tmp_path: Path) -> Path:
    """Two arrests for rape, of which two offences are; and one that is clear."""
    path = tmp_path / "lambeth.xlsx"
    rows = [arrest(1, "rape"), arrest(2, "rape"), arrest(3)]
    path.write_bytes(workbook({"Arrests": [ARRESTS, *rows]}, LAMBETH))
    return path


def offences(desk: Desk) -> list[str]:
    return [str(one)[:3] for one in desk.said("arrests", "primary_offence")]


def test_that_what_was_answered_holds_when_another_cell_is_put_right_later(desk: Desk, asking: Path) -> None:
    (question,) = desk.look(asking).reading.questions
    desk.take(desk.look(asking, {question.id: question.choices[0]}))
    assert offences(desk) == ["O14", "O14", "O06"]
    (received,) = desk.received
    looked = desk.look_at_stored(received, [mended("Arrests", 4, 1, "5")])
    assert not looked.reading.questions
    desk.take(looked)
    assert offences(desk) == ["O14", "O14", "O06"]
    assert desk.said("arrests", "persons") == [1, 1, 5]


def test_that_another_answer_takes_the_place_of_the_first(desk: Desk, asking: Path) -> None:
    (question,) = desk.look(asking).reading.questions
    desk.take(desk.look(asking, {question.id: question.choices[0]}))
    again = desk.look(asking, {question.id: question.choices[1]})
    assert again.outcome is Outcome.SUPERSEDES
    assert again.difference is not None
    assert len(again.difference.changed) == 2
    desk.take(again)
    assert offences(desk) == ["O15", "O15", "O06"]
    undo_import(desk.store, operation_ref=desk.operation.ref)
    assert offences(desk) == ["O14", "O14", "O06"]


def test_that_a_kind_that_was_corrected_since_stays_so_when_the_first_file_is_put_right(
    desk: Desk, tmp_path: Path
) -> None:
    first, second = tmp_path / "v1.xlsx", tmp_path / "v2.xlsx"
    lessons = [LESSONS, ["LAM-L-001", "Went well", "The briefing came in time"]]
    first.write_bytes(workbook({"Arrests": [ARRESTS, arrest(1, persons=1)], "Lessons": lessons}, LAMBETH))
    second.write_bytes(workbook({"Arrests": [ARRESTS, arrest(1, persons=9)]}, {**LAMBETH, "Return version": 2}))
    desk.take(desk.look(first))
    (question,) = desk.look(second).reading.questions
    desk.take(desk.look(second, {question.id: question.choices[0]}))
    whole = next(one for one in desk.received if one.file_name == "v1.xlsx")
    for text in ("The briefing came late", "The briefing never came"):
        looked = desk.look_at_stored(whole, [mended("Lessons", 2, 2, text)])
        assert not looked.reading.questions
        assert desk.take(looked).outcome is Outcome.SUPERSEDES
        assert desk.said("lessons", "observation") == [text]
        assert desk.said("arrests", "persons") == [9]
        whole = next(one for one in desk.received if one.file_name == "v1.xlsx")
    while undo_import(desk.store, operation_ref=desk.operation.ref) is not None and len(desk.received) > 1:
        assert desk.said("arrests", "persons") == [9]
    assert desk.said("arrests", "persons") == [1]


@pytest.fixture
def anonymous(tmp_path: Path) -> Path:
    path = tmp_path / "return.xlsx"
    path.write_bytes(workbook({"Arrests": [ARRESTS, arrest(1)]}))
    return path


def test_that_what_was_told_of_a_file_need_not_be_told_again(desk: Desk, anonymous: Path) -> None:
    assert desk.look(anonymous).outcome is Outcome.NEEDS_ANSWERS
    desk.take(desk.look(anonymous, borough="Lambeth", phase=Phase.RESULT))
    assert desk.look(anonymous).outcome is Outcome.UNCHANGED
    (received,) = desk.received
    looked = desk.look_at_stored(received, [mended("Arrests", 2, 1, "3")])
    assert desk.take(looked).outcome is Outcome.SUPERSEDES
    assert desk.said("arrests", "persons") == [3]


@pytest.mark.parametrize(("choice", "stays"), [(0, False), (1, True)])
def test_that_a_file_told_to_be_another_boroughs_is_asked_about_and_never_counts_twice_by_itself(
    desk: Desk, anonymous: Path, choice: int, stays: bool
) -> None:
    desk.take(desk.look(anonymous, borough="Lambeth", phase=Phase.RESULT))
    looked = desk.look(anonymous, borough="Southwark", phase=Phase.RESULT)
    (question,) = looked.reading.questions
    assert "counts as Lambeth's result already" in question.says
    desk.take(looked)
    assert desk.boroughs() == {("Lambeth", Phase.RESULT)}
    answers = {question.id: question.choices[choice]}
    done = desk.take(desk.look(anonymous, answers, borough="Southwark", phase=Phase.RESULT))
    assert done.outcome in (Outcome.IMPORTED, Outcome.SUPERSEDES)
    assert desk.boroughs() == {("Southwark", Phase.RESULT)} | ({("Lambeth", Phase.RESULT)} if stays else set())
    undo_import(desk.store, operation_ref=desk.operation.ref)
    assert desk.boroughs() == {("Lambeth", Phase.RESULT)}


def test_that_a_cover_that_is_put_right_moves_the_return(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook({"Arrests": [ARRESTS, arrest(1)]}, LAMBETH))
    desk.take(desk.look(path))
    (received,) = desk.received
    done = desk.take(desk.look_at_stored(received, [mended("Cover", 1, 1, "Southwark")]))
    assert "no longer Lambeth's result" in done.why
    assert desk.boroughs() == {("Southwark", Phase.RESULT)}
    undone = undo_import(desk.store, operation_ref=desk.operation.ref)
    assert undone is not None
    assert undone.changes.boroughs == {"Lambeth", "Southwark"}
    assert desk.boroughs() == {("Lambeth", Phase.RESULT)}


def test_that_rows_given_to_another_borough_no_longer_count_for_the_first(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "both.xlsx"
    sheets = {"Lambeth": [ARRESTS, arrest(1)], "Southwark": [ARRESTS, ["SWR-A-001", *arrest(1)[1:]]]}
    path.write_bytes(workbook(sheets))
    desk.take(desk.look(path))
    assert desk.boroughs() == {("Lambeth", Phase.RESULT), ("Southwark", Phase.RESULT)}
    received = next(one for one in desk.received if one.borough == "Lambeth")
    emptied = [mended("Southwark", 2, column, "") for column in range(len(ARRESTS))]
    looked = desk.look_at_stored(received, emptied)
    desk.take(looked)
    assert desk.boroughs() == {("Lambeth", Phase.RESULT)}
