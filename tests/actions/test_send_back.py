"""A borough gets its own workbook back, with what is wrong in the cells where it is wrong."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from briefing_app.actions.send_back import send_back, send_back_looked
from briefing_app.operation.errors import BriefingError
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Outcome
from briefing_app.store.store import Store
from briefing_app.workbooks.readers import Readers
from tests.actions.test_import_returns import LAMBETH, look, outcomes, persons, save, take
from tests.made_workbooks import THE_DAY, workbook


def test_that_each_doubtful_cell_is_filled_and_commented_and_listed(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    rows = [["LAM-A-001", "<5", THE_DAY, "25:10"], ["LAM-A-002", 1, THE_DAY, "=cmd"]]
    take(store, operation, readers, save(tmp_path / "a.xlsx", rows))
    out = send_back(store, tmp_path / "back.xlsx", operation_ref=operation.ref, borough="Lambeth", phase=Phase.RESULT)
    book = load_workbook(out)
    assert book.sheetnames == ["Errors", "Cover", "Arrests"]
    arrests = book["Arrests"]
    assert "<5" in str(arrests["B2"].value)
    assert "whole number" in arrests["B2"].comment.text
    assert arrests["B2"].fill.fgColor.rgb != arrests["A2"].fill.fgColor.rgb
    assert "25:10" in arrests["D2"].comment.text
    listed = [[cell.value for cell in row] for row in book["Errors"].iter_rows(min_row=2)]
    assert ["Arrests", "B2"] in [line[:2] for line in listed]
    assert book["Errors"].cell(2, 2).hyperlink.location == "'Arrests'!B2"


def test_that_what_was_sent_back_and_mended_comes_back_recognised(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    take(store, operation, readers, save(tmp_path / "a.xlsx", [["LAM-A-001", "<5", THE_DAY]]))
    out = send_back(store, tmp_path / "back.xlsx", operation_ref=operation.ref, borough="Lambeth", phase=Phase.RESULT)
    book = load_workbook(out)
    book["Arrests"]["B2"] = 4
    book.save(out)
    assert outcomes(take(store, operation, readers, out)) == [Outcome.SUPERSEDES]
    assert persons(store, operation) == 4


@pytest.mark.parametrize("title", ["Errors", "To do", "Arrests 2"])
def test_that_the_list_of_errors_is_no_table_of_the_return_that_comes_back(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path, title: str
) -> None:
    headings = ["Ref", "Persons", "Arrest date", "Arrest time", "Arrest type", "Trigger"]
    rows = [["LAM-A-001", 1, THE_DAY, "25:10", "Sometimes", "Who"], ["LAM-A-002", 1, THE_DAY, None, None, None]]
    sent = tmp_path / "a.xlsx"
    sent.write_bytes(workbook({"Arrests": [headings, *rows]}, LAMBETH))
    take(store, operation, readers, sent)
    out = send_back(store, tmp_path / "back.xlsx", operation_ref=operation.ref, borough="Lambeth", phase=Phase.RESULT)
    book = load_workbook(out)
    assert book["Errors"].max_row > 4
    book["Errors"].title = title
    book.save(out)
    (done,) = take(store, operation, readers, out).files
    assert [sheet.sheet for sheet in done.reading.sheets] == ["Arrests"]
    assert persons(store, operation) == 2


def test_that_a_file_that_was_only_looked_at_is_marked_up_too(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    (looked,) = look(store, operation, readers, save(tmp_path / "a.xlsx", [["LAM-A-001", "<5", THE_DAY]]))
    out = send_back_looked(looked, tmp_path / "back.xlsx")
    assert load_workbook(out)["Arrests"]["B2"].comment is not None


def test_that_a_return_without_problems_and_a_borough_without_a_return_say_so(
    store: Store, operation: Operation, tmp_path: Path
) -> None:
    with pytest.raises(BriefingError, match="no result return of Lambeth"):
        send_back(store, tmp_path / "x.xlsx", operation_ref=operation.ref, borough="Lambeth", phase=Phase.RESULT)
