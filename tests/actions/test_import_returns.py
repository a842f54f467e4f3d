"""From dropped files to kept records: shown first, then each file in one transaction."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path

from briefing_app.actions.import_returns import import_returns
from briefing_app.actions.list_records import as_json, list_records
from briefing_app.actions.look_at_returns import look_at_returns
from briefing_app.actions.report_import import report_import
from briefing_app.operation.changes import Imported
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Looked, Outcome, SheetState
from briefing_app.operation.steps import finish
from briefing_app.store.returns import position_of, received_returns
from briefing_app.store.store import Store
from briefing_app.workbooks.readers import Readers
from tests.made_workbooks import LAMBETH, THE_DAY, Content, workbook

ARRESTS = ("Ref", "Persons", "Arrest date", "Arrest time", "Arrest type", "Primary offence", "DA flag", "Custody ref")


def save(
    path: Path, arrests: Sequence[Sequence[Content]], cover: Mapping[str, Content] | None = None, **more: Content
) -> Path:
    path.write_bytes(workbook({"Arrests": [ARRESTS, *arrests]}, {**LAMBETH, **(cover or {}), **more}))
    return path


def look(store: Store, operation: Operation, readers: Readers, *paths: Path) -> tuple[Looked, ...]:
    return finish(look_at_returns(store, paths, operation_ref=operation.ref, readers=readers))


def take(store: Store, operation: Operation, readers: Readers, *paths: Path) -> Imported:
    return finish(import_returns(store, look(store, operation, readers, *paths), operation_ref=operation.ref))


def outcomes(imported: Imported) -> list[Outcome]:
    return [one.outcome for one in imported.files]


def persons(store: Store, operation: Operation) -> int:
    with store.reading() as connection:
        position = position_of(connection, operation.ref)
    return sum(record.whole("persons") or 0 for record in position.of("arrests", Phase.RESULT))


def test_that_looking_writes_nothing(store: Store, operation: Operation, readers: Readers, tmp_path: Path) -> None:
    (looked,) = look(store, operation, readers, save(tmp_path / "a.xlsx", [["LAM-A-001", 1, THE_DAY]]))
    assert looked.outcome is Outcome.IMPORTED
    with store.reading() as connection:
        assert received_returns(connection, operation.ref) == ()


def test_that_a_return_is_kept_with_its_bytes_hash_sheet_and_rows(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    path = save(tmp_path / "a.xlsx", [["LAM-A-001", 1, THE_DAY, time(22, 30)], [], ["LAM-A-002", 2, THE_DAY]])
    assert outcomes(take(store, operation, readers, path)) == [Outcome.IMPORTED]
    with store.reading() as connection:
        (content,) = connection.exec_driver_sql("select content from files").scalars()
    assert content == path.read_bytes()
    listed = list_records(store, "arrests", operation_ref=operation.ref)
    assert [(one.record.sheet, one.record.row, one.received.file_name) for one in listed] == [
        ("Arrests", 2, "a.xlsx"),
        ("Arrests", 4, "a.xlsx"),
    ]


def test_that_the_same_file_again_changes_nothing(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    path = save(tmp_path / "a.xlsx", [["LAM-A-001", 1, THE_DAY]])
    take(store, operation, readers, path)
    again = take(store, operation, readers, path)
    assert outcomes(again) == [Outcome.UNCHANGED]
    assert not again.changes
    assert persons(store, operation) == 1


def test_that_the_same_bytes_twice_in_one_drop_count_once(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    first = save(tmp_path / "a.xlsx", [["LAM-A-001", 1, THE_DAY]])
    copy = tmp_path / "b.xlsx"
    copy.write_bytes(first.read_bytes())
    assert sorted(outcomes(take(store, operation, readers, first, copy))) == [Outcome.IMPORTED, Outcome.UNCHANGED]
    assert persons(store, operation) == 1


def test_that_a_corrected_return_supersedes_and_nothing_is_overwritten(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    take(store, operation, readers, save(tmp_path / "v1.xlsx", [["LAM-A-001", 1, THE_DAY], ["LAM-A-002", 1, THE_DAY]]))
    second = save(tmp_path / "v2.xlsx", [["LAM-A-001", 1, THE_DAY]], {"Return version": 2})
    done = take(store, operation, readers, second)
    assert outcomes(done) == [Outcome.SUPERSEDES]
    assert done.changes.boroughs == {"Lambeth"}
    assert persons(store, operation) == 1
    with store.reading() as connection:
        kept = received_returns(connection, operation.ref, current_only=False)
    assert [(one.version, one.current, one.accepted) for one in kept] == [(1, False, 2), (2, True, 1)]


def test_that_versions_dropped_together_in_any_order_leave_the_highest(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    second = save(tmp_path / "a_v2.xlsx", [["LAM-A-001", 5, THE_DAY]], {"Return version": 2})
    first = save(tmp_path / "b_v1.xlsx", [["LAM-A-001", 3, THE_DAY]], {"Return version": 1})
    assert outcomes(take(store, operation, readers, second, first)) == [Outcome.SUPERSEDES, Outcome.IMPORTED]
    assert persons(store, operation) == 5


def test_that_an_older_version_and_a_draft_never_replace_what_is_there(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    take(store, operation, readers, save(tmp_path / "v2.xlsx", [["LAM-A-001", 5, THE_DAY]], {"Return version": 2}))
    old = save(tmp_path / "v1.xlsx", [["LAM-A-001", 3, THE_DAY]], {"Return version": 1})
    draft = save(tmp_path / "v3.xlsx", [["LAM-A-001", 4, THE_DAY]], {"Return version": 3, "Return status": "Draft"})
    done = take(store, operation, readers, old, draft)
    assert outcomes(done) == [Outcome.REFUSED, Outcome.REFUSED]
    assert "version 2 is there" in done.files[0].why
    assert "draft never replaces" in done.files[1].why
    assert persons(store, operation) == 5


def test_that_a_refused_file_leaves_the_others_of_its_drop_unharmed(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Dear colleague")
    good = save(tmp_path / "good.xlsx", [["LAM-A-001", 1, THE_DAY]])
    empty = tmp_path / "an empty folder"
    empty.mkdir()
    done = take(store, operation, readers, note, good, empty)
    assert outcomes(done) == [Outcome.REFUSED, Outcome.IMPORTED, Outcome.REFUSED]
    assert persons(store, operation) == 1


def test_that_a_copy_that_was_changed_after_looking_is_not_written(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    looked = look(store, operation, readers, save(tmp_path / "a.xlsx", [["LAM-A-001", 1, THE_DAY]]))
    Path(looked[0].copy).write_bytes(b"PK changed")
    done = finish(import_returns(store, looked, operation_ref=operation.ref))
    assert outcomes(done) == [Outcome.REFUSED]
    assert "changed since" in done.files[0].why


def test_that_stopping_an_import_keeps_whole_files_only(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    first = save(tmp_path / "a.xlsx", [["LAM-A-001", 1, THE_DAY]])
    second = save(tmp_path / "b.xlsx", [["SWR-A-001", 1, THE_DAY]], {"Borough": "Southwark"})
    work = import_returns(store, look(store, operation, readers, first, second), operation_ref=operation.ref)
    next(work)
    next(work)
    work.close()
    with store.reading() as connection:
        assert len(received_returns(connection, operation.ref)) == 1


def test_that_a_record_tells_its_source_its_moment_and_the_senders_words(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    row = ["LAM-A-001", 1, THE_DAY, "22.30", "Reactive", "o05", "yes", "CUST-1"]
    take(store, operation, readers, save(tmp_path / "a.xlsx", [row]))
    (listed,) = list_records(store, "arrests", operation_ref=operation.ref)
    said = as_json(listed, "arrests")
    assert said["arrested_at"] == "2021-05-13T22:30+01:00"
    assert said["borough"] == "Lambeth"
    assert said["phase"] == "result"
    assert said["outcome"] is None
    assert said["source"]["sheet"] == "Arrests"
    assert said["source"]["row"] == 2
    assert said["as_sent"] == {"arrest_time": "22.30", "primary_offence": "o05", "da_flag": "yes"}


def test_that_what_identifies_a_person_stays_in_the_store(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    row = ["LAM-A-001", 1, THE_DAY, time(9), "Reactive", "O05", "Y", "CUST-1"]
    take(store, operation, readers, save(tmp_path / "a.xlsx", [row]))
    (listed,) = list_records(store, "arrests", operation_ref=operation.ref)
    said = as_json(listed, "arrests")
    assert "CUST-1" not in str(said)
    assert said["withheld"] == ["custody_ref"]


def test_that_an_empty_sheet_is_known_apart_from_a_nil_one(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    take(store, operation, readers, save(tmp_path / "a.xlsx", [["NIL"]]))
    take(store, operation, readers, save(tmp_path / "b.xlsx", [], {"Borough": "Southwark"}))
    with store.reading() as connection:
        position = position_of(connection, operation.ref)
    assert position.sheet_state("arrests", Phase.RESULT, "Lambeth") is SheetState.NIL
    assert position.sheet_state("arrests", Phase.RESULT, "Southwark") is SheetState.EMPTY
    assert position.sheet_state("arrests", Phase.RESULT, "Barnet") is None


def test_that_plan_and_result_are_matched_by_reference(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.xlsx"
    plan.write_bytes(
        workbook(
            {
                "Patrols": [
                    ["Ref", "Planned start", "Planned end", "Planned officers"],
                    ["P1", time(17), time(19), 4],
                    ["P2", time(9), time(10), 2],
                ]
            },
            {"Borough": "Lambeth", "Return type": "PLAN"},
        )
    )
    result = tmp_path / "result.xlsx"
    end = datetime(2021, 5, 13, 18, 30)
    result.write_bytes(
        workbook(
            {
                "Patrols": [
                    ["Ref", "Actual start", "Actual end", "Actual officers", "Status"],
                    ["P1", time(17), end, 4, "Part completed"],
                    ["P9", time(20), time(21), 3, "Unplanned (added)"],
                ]
            },
            LAMBETH,
        )
    )
    take(store, operation, readers, plan, result)
    with store.reading() as connection:
        activities = position_of(connection, operation.ref).activities("patrols")
    assert [(one.ref, str(one.standing)) for one in activities] == [
        ("P1", "reported"),
        ("P2", "not reported"),
        ("P9", "unplanned (added)"),
    ]


def test_that_what_an_import_has_changed_is_reported_after_it_too(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    take(store, operation, readers, save(tmp_path / "v1.xlsx", [["LAM-A-001", 1, THE_DAY], ["LAM-A-002", 1, THE_DAY]]))
    second = save(tmp_path / "v2.xlsx", [["LAM-A-001", 4, THE_DAY]], {"Return version": 2})
    (file,) = report_import(take(store, operation, readers, second).files)["files"]
    assert (file["difference"]["new"], file["difference"]["unchanged"]) == (0, 0)
    (changed,) = file["difference"]["changed"]
    assert changed["fields"]["persons"] == {"before": "1", "after": "4"}
    assert [one["ref"] for one in file["difference"]["gone"]] == ["LAM-A-002"]


def test_that_a_return_for_another_operations_day_is_refused_with_both_days(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    path = save(tmp_path / "a.xlsx", [["LAM-A-001", 1, THE_DAY]], {"Operation date": date(2021, 6, 13)})
    (file,) = take(store, operation, readers, path).files
    assert file.outcome is Outcome.REFUSED
    assert "13 Jun 2021" in file.why
    assert "13 May 2021" in file.why
    assert persons(store, operation) == 0
