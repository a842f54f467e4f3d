"""What is sent out to boroughs: templates that come back recognised, results with their plan's rows, whom to chase."""

import json
from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from briefing_app.actions.import_returns import import_returns
from briefing_app.actions.list_chased import list_chased
from briefing_app.actions.look_at_returns import look_at_returns
from briefing_app.actions.save_template import save_template, save_templates
from briefing_app.command_line import run
from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.position.chase_list import as_rows, as_text
from briefing_app.operation.position.position import Standing
from briefing_app.operation.position.return_status import State
from briefing_app.operation.steps import finish
from briefing_app.store.returns import position_of
from briefing_app.store.store import Store
from briefing_app.workbooks.readers import Readers
from briefing_app.workbooks.writing.template import return_file_name
from tests.made_workbooks import LAMBETH, LAMBETH_PLAN, THE_DAY, workbook

PATROLS = ("Ref", "Patrol type", "Location", "Location type", "Planned start", "Planned end", "Planned officers")


@pytest.fixture
def planned(store: Store, operation: Operation, readers: Readers, tmp_path: Path) -> None:
    """Lambeth's plan is in, with two patrols."""
    rows = [[f"LAM-P-00{n}", "Open space - extra", f"Park {n}", "Park/common", time(8), time(12), 4] for n in (1, 2)]
    path = tmp_path / "plan.xlsx"
    path.write_bytes(workbook({"Patrols": [PATROLS, *rows]}, LAMBETH_PLAN))
    drop(store, operation, readers, path)


def drop(store: Store, operation: Operation, readers: Readers, *paths: Path) -> None:
    looked = finish(look_at_returns(store, paths, operation_ref=operation.ref, readers=readers))
    finish(import_returns(store, looked, operation_ref=operation.ref))


@pytest.mark.usefixtures("planned")
def test_that_a_result_made_from_the_plan_comes_back_as_what_became_of_it(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    path = save_template(store, tmp_path / "r.xlsx", operation_ref=operation.ref, phase=Phase.RESULT, borough="lambeth")
    book = load_workbook(path)
    sheet = book["Patrols"]
    headings = [cell.value for cell in sheet[3]]
    assert [sheet.cell(row, 1).value for row in (4, 5, 6)] == ["LAM-P-001", "LAM-P-002", None]
    for row in (4, 5):
        for heading, value in (("Actual start", time(8)), ("Actual end", time(11)), ("Actual officers", 3)):
            sheet.cell(row, headings.index(heading) + 1, value)
        sheet.cell(row, headings.index("Status") + 1, "Completed")
    book.save(path)
    drop(store, operation, readers, path)
    with store.reading() as connection:
        position = position_of(connection, operation.ref)
    assert [(one.ref, one.standing) for one in position.activities("patrols")] == [
        ("LAM-P-001", Standing.REPORTED),
        ("LAM-P-002", Standing.REPORTED),
    ]


@pytest.mark.usefixtures("planned")
def test_that_a_blank_result_and_another_boroughs_have_no_rows(
    store: Store, operation: Operation, tmp_path: Path
) -> None:
    blank = save_template(
        store, tmp_path / "b.xlsx", operation_ref=operation.ref, phase=Phase.RESULT, borough="Lambeth", blank=True
    )
    other = save_template(
        store, tmp_path / "o.xlsx", operation_ref=operation.ref, phase=Phase.RESULT, borough="Southwark"
    )
    for path in (blank, other):
        assert load_workbook(path)["Patrols"]["A4"].value is None


def test_that_templates_for_all_boroughs_come_back_as_theirs(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    saved = finish(save_templates(store, tmp_path / "out", operation_ref=operation.ref, phase=Phase.PLAN))
    assert len(saved) == len(operation.boroughs) == 32
    looked = finish(look_at_returns(store, saved[:3], operation_ref=operation.ref, readers=readers))
    covers = [one.reading.cover for one in looked]
    assert [(one.borough, one.phase) for one in covers if one is not None] == [
        (borough, Phase.PLAN) for borough in operation.boroughs[:3]
    ]


def test_that_the_chase_list_names_who_is_awaited_and_what_holds_rows(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    headings = ("Ref", "Persons", "Arrest date", "Arrest time", "Arrest type", "Primary offence", "DA flag")
    path = tmp_path / "r.xlsx"
    rows = [["LAM-A-001", "a few", date(2021, 5, 13), time(9), "Reactive", "O06 Threats to kill", "N"]]
    path.write_bytes(workbook({"Arrests": [headings, *rows]}, LAMBETH))
    drop(store, operation, readers, path)
    chased = list_chased(store, operation_ref=operation.ref, phase=Phase.RESULT, at=0)
    assert len(chased) == 32
    assert [one.borough for one in chased if one.state is State.NEEDS_ANSWERS] == ["Lambeth"]
    assert "Arrests B2:" in chased[-1].says
    text = as_text(operation.name, chased)
    assert "- Barnet: No result return has come; it is due Fri 14 May 2021 09:00." in text
    assert as_rows(chased)[0] == ("Borough", "Return", "State", "What is wanted")
    assert operation.day == THE_DAY


def test_that_the_command_line_lists_whom_to_chase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BRIEFING_STORE", str(tmp_path / "store.sqlite"))
    run(["operation", "create", "--name", "VAWG", "--date", "2021-05-13", "--boroughs", "Lambeth"])
    ref = capsys.readouterr().out.strip()
    assert run(["operation", "chase", ref, "--json"]) == 1
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["borough"], one["phase"], one["state"]) == ("Lambeth", "result", "Awaited")


def test_that_a_folder_with_returns_of_these_names_is_left_as_it_is(
    store: Store, operation: Operation, tmp_path: Path
) -> None:
    came = tmp_path / return_file_name(operation, "Brent", Phase.PLAN, 1)
    came.write_bytes(b"what Brent sent")
    with pytest.raises(Refused, match="already"):
        finish(save_templates(store, tmp_path, operation_ref=operation.ref, phase=Phase.PLAN))
    assert [path.read_bytes() for path in tmp_path.glob("*.xlsx")] == [b"what Brent sent"]


def test_that_a_result_tells_of_rows_of_the_plan_that_are_not_settled(
    store: Store, operation: Operation, readers: Readers, tmp_path: Path
) -> None:
    rows = [
        [f"LAM-P-00{n}", "Open space - extra", f"Park {n}", "Park/common", start, time(12), 4]
        for n, start in ((1, time(8)), (2, "25:10"))
    ]
    path = tmp_path / "plan.xlsx"
    path.write_bytes(workbook({"Patrols": [PATROLS, *rows]}, LAMBETH_PLAN))
    drop(store, operation, readers, path)
    saved = save_template(
        store, tmp_path / "r.xlsx", operation_ref=operation.ref, phase=Phase.RESULT, borough="Lambeth"
    )
    sheet = load_workbook(saved)["Patrols"]
    assert [sheet.cell(row, 1).value for row in (4, 5)] == ["LAM-P-001", None]
    assert "without 1 row of the plan that is not settled" in sheet["A1"].value
