"""A cell put right here: read so, recorded with who, when, before and after, and undone with its import."""

from collections.abc import Sequence
from datetime import time
from pathlib import Path

import pytest

from briefing_app.actions.import_returns import import_returns
from briefing_app.actions.list_amendments import list_amendments
from briefing_app.actions.list_records import as_json, list_records
from briefing_app.actions.look_at_returns import look_at_returns, look_at_stored_return
from briefing_app.actions.show_sheets import show_sheets
from briefing_app.actions.undo_import import redo_import, undo_import
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.returns.returns import Looked, Outcome
from briefing_app.operation.steps import finish
from briefing_app.store.returns import received_returns
from briefing_app.store.store import Store
from briefing_app.workbooks.readers import Readers
from tests.made_workbooks import LAMBETH, THE_DAY, workbook

ARRESTS = ("Ref", "Persons", "Arrest date", "Arrest time", "Arrest type", "Primary offence", "DA flag")
NOON = 27_015_060


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two arrests, of which one has a number of persons that can't be read."""
    rows = [
        ["LAM-A-001", "several", THE_DAY, time(9), "Reactive", "O06 Threats to kill", "N"],
        ["LAM-A-002", 1, THE_DAY, time(10), "Reactive", "O06 Threats to kill", "N"],
    ]
    made = tmp_path / "lambeth.xlsx"
    made.write_bytes(workbook({"Arrests": [ARRESTS, *rows]}, LAMBETH))
    return made


def mended(
    row: int = 2, column: int = 1, before: str = "several", after: str = "2", sheet: str = "Arrests"
) -> Amendment:
    return Amendment(sheet, row, column, before, after, by="Insp Example", at=NOON, reason="phoned")


def look(
    store: Store, operation: Operation, readers: Readers, path: Path, made: Sequence[Amendment] | None = None
) -> Looked:
    (plain,) = finish(look_at_returns(store, [path], operation_ref=operation.ref, readers=readers))
    if made is None:
        return plain
    (looked,) = finish(
        look_at_returns(
            store, [path], operation_ref=operation.ref, readers=readers, amendments={plain.reading.sha256: made}
        )
    )
    return looked


def take(store: Store, operation: Operation, looked: Looked) -> Looked:
    return finish(import_returns(store, [looked], operation_ref=operation.ref)).files[0]


def persons(store: Store, operation: Operation) -> dict[str | None, int | None]:
    listed = list_records(store, "arrests", operation_ref=operation.ref)
    return {one.record.text("ref"): one.record.whole("persons") for one in listed}


def test_that_a_held_row_counts_once_its_cell_is_put_right(
    store: Store, operation: Operation, readers: Readers, path: Path
) -> None:
    assert len(look(store, operation, readers, path).reading.sheets[0].held) == 1
    looked = look(store, operation, readers, path, [mended()])
    assert looked.outcome is Outcome.IMPORTED
    assert not looked.reading.sheets[0].held
    take(store, operation, looked)
    assert persons(store, operation) == {"LAM-A-001": 2, "LAM-A-002": 1}


def test_that_the_record_keeps_the_boroughs_words_and_who_put_them_right(
    store: Store, operation: Operation, readers: Readers, path: Path
) -> None:
    take(store, operation, look(store, operation, readers, path, [mended()]))
    first, second = (as_json(one, "arrests") for one in list_records(store, "arrests", operation_ref=operation.ref))
    assert first["as_sent"]["persons"] == "several"
    assert first["amended"] == {
        "persons": {
            "before": "several",
            "after": "2",
            "by": "Insp Example",
            "at": "2021-05-13T12:00+01:00",
            "reason": "phoned",
        }
    }
    assert "amended" not in second


def test_that_the_file_dropped_again_is_unchanged_corrections_and_all(
    store: Store, operation: Operation, readers: Readers, path: Path
) -> None:
    take(store, operation, look(store, operation, readers, path, [mended()]))
    again = look(store, operation, readers, path)
    assert again.outcome is Outcome.UNCHANGED
    assert [one.cell for one in again.reading.amendments] == ["B2"]


def test_that_a_return_in_the_store_is_mended_later_and_the_difference_told(
    store: Store, operation: Operation, readers: Readers, path: Path
) -> None:
    take(store, operation, look(store, operation, readers, path))
    assert persons(store, operation) == {"LAM-A-002": 1}
    with store.reading() as connection:
        (received,) = received_returns(connection, operation.ref)
    (looked,) = finish(
        look_at_stored_return(
            store,
            received.id,
            operation_ref=operation.ref,
            readers=readers,
            amendments={received.sha256: [mended(), mended(3, 1, "1", "4")]},
        )
    )
    assert looked.outcome is Outcome.SUPERSEDES
    assert "2 cells put right" in looked.why
    assert looked.difference is not None
    assert [one.ref for one in looked.difference.new] == ["LAM-A-001"]
    ((change),) = looked.difference.changed[0].changes
    assert (change.before, change.after) == ("1", "4")
    take(store, operation, looked)
    assert persons(store, operation) == {"LAM-A-001": 2, "LAM-A-002": 4}


def test_that_undo_takes_the_correction_back_and_redo_brings_it_again(
    store: Store, operation: Operation, readers: Readers, path: Path
) -> None:
    take(store, operation, look(store, operation, readers, path))
    take(store, operation, look(store, operation, readers, path, [mended(3, 1, "1", "4")]))
    assert persons(store, operation) == {"LAM-A-002": 4}
    assert undo_import(store, operation_ref=operation.ref) is not None
    assert persons(store, operation) == {"LAM-A-002": 1}
    assert list_amendments(store, operation_ref=operation.ref) == ()
    assert redo_import(store, operation_ref=operation.ref) is not None
    assert persons(store, operation) == {"LAM-A-002": 4}
    (listed,) = list_amendments(store, operation_ref=operation.ref)
    assert (listed.borough, listed.amendment.cell, listed.amendment.after) == ("Lambeth", "B3", "4")


def test_that_a_correction_can_be_taken_back_to_what_was_sent(
    store: Store, operation: Operation, readers: Readers, path: Path
) -> None:
    take(store, operation, look(store, operation, readers, path, [mended(3, 1, "1", "4")]))
    back = look(store, operation, readers, path, [])
    assert back.outcome is Outcome.SUPERSEDES
    take(store, operation, back)
    assert persons(store, operation) == {"LAM-A-002": 1}


def test_that_emptying_all_cells_of_a_row_leaves_it_out(
    store: Store, operation: Operation, readers: Readers, path: Path
) -> None:
    emptied = [mended(2, column, before="…", after="") for column in range(len(ARRESTS))]
    looked = look(store, operation, readers, path, emptied)
    assert (looked.reading.sheets[0].accepted, len(looked.reading.sheets[0].held)) == (1, 0)
    assert looked.reading.sheets[0].balances


def test_that_a_correction_for_a_sheet_that_is_not_there_is_refused_with_a_sentence(
    store: Store, operation: Operation, readers: Readers, path: Path
) -> None:
    looked = look(store, operation, readers, path, [mended(sheet="Patrols")])
    assert looked.outcome is Outcome.REFUSED
    assert "the sheet Patrols, which this file has not" in looked.why


def test_that_personal_data_in_a_correction_is_not_kept(
    store: Store, operation: Operation, readers: Readers, path: Path
) -> None:
    looked = look(store, operation, readers, path, [mended(9, 9, before="", after="call 07700 900123")])
    assert "07700" not in looked.reading.amendments[0].after


def test_that_what_was_sent_is_recorded_as_the_file_says_it(
    store: Store, operation: Operation, readers: Readers, path: Path
) -> None:
    looked = look(store, operation, readers, path, [mended(before="something else")])
    assert looked.reading.amendments[0].before == "several"


def test_that_the_sheets_are_shown_as_they_were_sent(
    store: Store, operation: Operation, readers: Readers, path: Path
) -> None:
    looked = look(store, operation, readers, path, [mended()])
    cover, arrests = show_sheets(looked, operation=operation, readers=readers)
    assert (cover.name, arrests.name) == ("Cover", "Arrests")
    assert arrests.rows[1][:4] == ("LAM-A-001", "several", "13/05/2021", "09:00")
