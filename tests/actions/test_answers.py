"""A file with open questions comes in without the rows they are about; answers bring those in."""

import json
from datetime import time
from pathlib import Path

import pytest

from briefing_app.actions.import_returns import import_returns
from briefing_app.actions.list_records import list_records
from briefing_app.actions.look_at_returns import look_at_returns
from briefing_app.actions.remember_answers import remember_answers
from briefing_app.command_line import run
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Looked, Outcome
from briefing_app.operation.steps import finish
from briefing_app.store.store import Store
from briefing_app.workbooks.readers import Readers
from tests.actions.test_import_returns import persons, save
from tests.made_workbooks import THE_DAY

ROWS = [
    ["LAM-A-001", 1, THE_DAY, time(9), "Reactive", "rape", "N"],
    ["LAM-A-002", 1, THE_DAY, time(10), "Reactive", "ABH", "N"],
    ["LAM-A-003", 1, THE_DAY, time(11), "Reactive", "rape", "N"],
]


def look(
    store: Store, operation: Operation, readers: Readers, path: Path, answers: dict[str, str] | None = None
) -> Looked:
    (looked,) = finish(look_at_returns(store, [path], operation_ref=operation.ref, readers=readers, answers=answers))
    return looked


def take(store: Store, operation: Operation, looked: Looked) -> Looked:
    (imported,) = finish(import_returns(store, [looked], operation_ref=operation.ref)).files
    return imported


def test_that_settled_rows_come_in_and_answers_bring_in_the_rest(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    path = save(tmp_path / "a.xlsx", ROWS)
    looked = look(store, operation, readers, path)
    assert looked.outcome is Outcome.NEEDS_ANSWERS
    (question,) = looked.reading.questions
    assert question.cells == ("Arrests!F2", "Arrests!F4")
    assert take(store, operation, looked).outcome is Outcome.NEEDS_ANSWERS
    assert persons(store, operation) == 1

    assert look(store, operation, readers, path).outcome is Outcome.UNCHANGED
    answered = look(store, operation, readers, path, {question.id: question.choices[0]})
    assert answered.outcome is Outcome.SUPERSEDES
    assert "with your answers" in answered.why
    take(store, operation, answered)
    assert persons(store, operation) == 3
    offences = {one.record["primary_offence"] for one in list_records(store, "arrests", operation_ref=operation.ref)}
    assert {str(offence)[:3] for offence in offences} == {"O14", "O04"}

    again = look(store, operation, readers, path, {question.id: question.choices[0]})
    assert again.outcome is Outcome.UNCHANGED


def test_that_a_remembered_answer_settles_the_boroughs_next_return(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    looked = look(store, operation, readers, save(tmp_path / "a.xlsx", ROWS))
    (question,) = looked.reading.questions
    remember_answers(store, looked, {question.id: question.choices[3]})
    later = look(store, operation, readers, save(tmp_path / "b.xlsx", [*ROWS, ["LAM-A-004", 1, THE_DAY]]))
    assert later.outcome is Outcome.IMPORTED
    assert any("because you confirmed it" in problem.says for problem in later.reading.problems)


def test_that_the_command_line_takes_answers_from_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BRIEFING_STORE", str(tmp_path / "store.sqlite"))
    run(["operation", "create", "--name", "VAWG", "--date", "2021-05-13"])
    ref = capsys.readouterr().out.strip()
    path = str(save(tmp_path / "a.xlsx", ROWS))

    def said(*more: str, code: int) -> dict[str, object]:
        assert run(["import", path, "--operation", ref, "--json", *more]) == code
        (file,) = json.loads(capsys.readouterr().out)["files"]
        return dict(file)

    asked = said("--dry-run", code=1)
    assert asked["outcome"] == "needs answers"
    (question,) = asked["questions"]  # type: ignore[misc]
    assert {problem["severity"] for problem in asked["problems"] if problem["cell"] == "F2"} == {"ask"}  # type: ignore[attr-defined]
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({question["id"]: question["choices"][1]}))
    assert said("--answers", str(answers), code=0)["outcome"] == "imported"
    run(["records", "arrests", "--operation", ref, "--json"])
    records = json.loads(capsys.readouterr().out)
    assert [record["primary_offence"][:3] for record in records] == ["O15", "O04", "O15"]
    assert records[0]["as_sent"]["primary_offence"] == "rape"

    answers.write_text(json.dumps({"q0": "anything", question["id"]: "none of them"}))
    assert run(["import", path, "--operation", ref, "--answers", str(answers), "--json"]) == 1
    report = capsys.readouterr()
    assert set(json.loads(report.out)["unused_answers"]) == {"q0", question["id"]}
    assert "Answer to q0: No question of this name" in report.err

    answers.write_text("[]")
    assert run(["import", path, "--operation", ref, "--answers", str(answers)]) == 3
    assert "ids of questions" in capsys.readouterr().err
