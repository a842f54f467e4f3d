"""Files that hold the returns of several boroughs or phases: one return each, and one outcome for the file."""

from datetime import time
from pathlib import Path

from briefing_app.actions.import_returns import import_returns
from briefing_app.actions.look_at_returns import look_at_returns
from briefing_app.actions.report_import import needs_attention, report_import
from briefing_app.operation.changes import Imported
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Looked, Outcome
from briefing_app.operation.steps import finish
from briefing_app.store.returns import position_of, received_returns
from briefing_app.store.store import Store
from briefing_app.workbooks.readers import Readers
from tests.made_workbooks import LAMBETH, THE_DAY, Content, workbook

ARRESTS = ("Ref", "Arrest date", "Arrest time", "Arrest type", "Primary offence", "DA flag")


def arrest(ref: str) -> list[Content]:
    return [ref, THE_DAY, time(9), "Reactive", "O10", "N"]


def two_boroughs(path: Path, *more: str) -> Path:
    sheets = {
        "Lambeth": [ARRESTS, arrest("LAM-A-001"), *map(arrest, more)],
        "Southwark": [ARRESTS, arrest("SWR-A-001"), arrest("SWR-A-002")],
    }
    path.write_bytes(workbook(sheets))
    return path


def look(store: Store, operation: Operation, readers: Readers, *paths: Path) -> tuple[Looked, ...]:
    return finish(look_at_returns(store, paths, operation_ref=operation.ref, readers=readers))


def take(store: Store, operation: Operation, readers: Readers, *paths: Path) -> Imported:
    return finish(import_returns(store, look(store, operation, readers, *paths), operation_ref=operation.ref))


def counted(store: Store, operation: Operation) -> dict[str, int]:
    with store.reading() as connection:
        records = position_of(connection, operation.ref).of("arrests", Phase.RESULT)
    return {name: sum(1 for one in records if one.borough == name) for name in {one.borough for one in records}}


def test_that_each_borough_of_a_file_gets_a_return_of_its_own(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    imported = take(store, operation, readers, two_boroughs(tmp_path / "both.xlsx"))
    (file,) = imported.files
    assert file.outcome is Outcome.IMPORTED
    assert imported.changes.boroughs == {"Lambeth", "Southwark"}
    assert counted(store, operation) == {"Lambeth": 1, "Southwark": 2}
    with store.reading() as connection:
        received = received_returns(connection, operation.ref)
    assert [(one.borough, one.accepted, one.file_name) for one in received] == [
        ("Lambeth", 1, "both.xlsx"),
        ("Southwark", 2, "both.xlsx"),
    ]


def test_that_the_same_file_again_changes_nothing(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    path = two_boroughs(tmp_path / "both.xlsx")
    take(store, operation, readers, path)
    assert [one.outcome for one in take(store, operation, readers, path).files] == [Outcome.UNCHANGED]
    assert counted(store, operation) == {"Lambeth": 1, "Southwark": 2}
    twice = look(store, operation, readers, path, path)
    assert {one.outcome for one in twice} == {Outcome.UNCHANGED}


def test_that_a_file_twice_in_one_drop_is_taken_once(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    path = two_boroughs(tmp_path / "both.xlsx")
    assert [one.outcome for one in take(store, operation, readers, path, path).files] == [
        Outcome.IMPORTED,
        Outcome.UNCHANGED,
    ]
    assert counted(store, operation) == {"Lambeth": 1, "Southwark": 2}


def test_that_a_later_file_supersedes_each_boroughs_own_return(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    alone = tmp_path / "lambeth.xlsx"
    alone.write_bytes(workbook({"Arrests": [ARRESTS, arrest("LAM-A-001"), arrest("LAM-A-002")]}, LAMBETH))
    take(store, operation, readers, alone)
    (looked,) = look(store, operation, readers, two_boroughs(tmp_path / "both.xlsx", "LAM-A-002", "LAM-A-003"))
    assert looked.outcome is Outcome.SUPERSEDES
    assert [one.outcome for one in looked.each] == [Outcome.SUPERSEDES, Outcome.IMPORTED]
    finish(import_returns(store, [looked], operation_ref=operation.ref))
    assert counted(store, operation) == {"Lambeth": 3, "Southwark": 2}


def test_that_a_report_names_all_boroughs_and_counts_every_row_once(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    looked = look(store, operation, readers, two_boroughs(tmp_path / "both.xlsx"))
    report = report_import(looked)
    (file,) = report["files"]
    assert file["borough"] == "Lambeth and Southwark"
    assert [one["borough"] for one in file["returns"]] == ["Lambeth", "Southwark"]
    assert report["rows"] == {"read": 3, "accepted": 3, "held": 0, "not_records": 0}
    assert not needs_attention(looked)


def test_that_rows_of_another_borough_than_the_covers_are_held_until_somebody_says_whose_they_are(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    path = tmp_path / "lambeth.xlsx"
    rows = [["Borough", *ARRESTS], ["Lambeth", *arrest("LAM-A-001")], ["Southwark", *arrest("SWR-A-001")]]
    path.write_bytes(workbook({"Arrests": rows}, LAMBETH))
    (looked,) = look(store, operation, readers, path)
    (question,) = looked.reading.questions
    assert (looked.outcome, question.choices[0]) == (Outcome.NEEDS_ANSWERS, "Southwark's")
    assert question.cells == ("Arrests!A3",)
    assert [
        (one.cover.borough, one.sheets[0].accepted, len(one.sheets[0].held))
        for one in looked.reading.returns
        if one.cover
    ] == [("Lambeth", 1, 1)]
    answered = finish(
        look_at_returns(
            store,
            [path],
            operation_ref=operation.ref,
            readers=readers,
            answers={question.id: "Leave these rows out"},
        )
    )
    assert [(sheet.accepted, len(sheet.held), sheet.not_records) for sheet in answered[0].reading.sheets] == [(1, 0, 1)]


def test_that_a_plan_and_a_result_may_share_a_workbook(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    path = tmp_path / "both.xlsx"
    path.write_bytes(
        workbook(
            {
                "Planned patrols": [["Ref", "Location", "Start", "End"], ["LAM-P-001", "A park", time(9), time(12)]],
                "Patrol results": [["Ref", "Location", "Start", "End"], ["LAM-P-001", "A park", time(9), time(11)]],
            },
            {"Borough": "Lambeth"},
        )
    )
    take(store, operation, readers, path)
    with store.reading() as connection:
        position = position_of(connection, operation.ref)
    (planned,) = position.of("patrols", Phase.PLAN)
    (done,) = position.of("patrols", Phase.RESULT)
    assert planned["planned_start"] == done["actual_start"]
    assert planned["actual_start"] is None
