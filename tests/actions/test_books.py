"""The books balance on every import: read = accepted + held + no records, in the reading and in the store."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.actions.report_import import report_import
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Outcome, Reading
from briefing_app.store.returns import received_returns
from briefing_app.store.store import Store
from tests.actions.dropped import Desk
from tests.made_readings import Sent


@pytest.fixture
def desk(store: Store, operation: Operation, tmp_path: Path) -> Desk:
    return Desk(store, operation, tmp_path)


def kept(desk: Desk) -> list[str]:
    with desk.store.reading() as connection:
        return [one.borough for one in received_returns(connection, desk.operation.ref, current_only=False)]


def test_that_a_reading_that_does_not_balance_is_rolled_back_and_told_as_our_fault(desk: Desk) -> None:
    reading, copy = desk.file("bad", Sent({"arrests": 3}))
    (sheet,) = reading.sheets
    good = desk.file("good", Sent({"arrests": 1}, borough="Southwark"))
    done = desk.take((replace(reading, sheets=(replace(sheet, read=4),)), copy), good)
    assert [one.outcome for one in done] == [Outcome.REFUSED, Outcome.IMPORTED]
    assert done[0].why.startswith("A fault of this app: of 4 rows on the sheet Arrests, 3 are accounted for.")
    assert kept(desk) == ["Southwark"]


def test_that_one_of_several_returns_that_does_not_balance_takes_the_whole_file_back(desk: Desk) -> None:
    reading, copy = desk.file("both", Sent({"arrests": 3}), Sent({"arrests": 1}, borough="Southwark"))
    lambeth, southwark = reading.parts
    lost = replace(southwark, sheets=tuple(replace(sheet, read=9) for sheet in southwark.sheets))
    (done,) = desk.take((replace(reading, parts=(lambeth, lost)), copy))
    assert done.outcome is Outcome.REFUSED
    assert kept(desk) == []
    assert desk.counted() == {}


@pytest.mark.parametrize("table", ["records_arrests", "held_rows"])
def test_that_a_row_that_did_not_reach_the_store_is_found_and_all_of_the_file_taken_back(
    desk: Desk, table: str
) -> None:
    with desk.store.writing() as connection:
        connection.exec_driver_sql(
            f"create trigger loses before insert on {table} when new.row in (3, 50) begin select raise(ignore); end"
        )
    file = desk.file("a", Sent({"arrests": 3}, held={"arrests": 1}))
    (done,) = desk.take(file)
    assert done.outcome is Outcome.REFUSED
    assert done.why.startswith("A fault of this app: of 4 rows on the sheet Arrests, 3 are in the store.")
    assert kept(desk) == []
    with desk.store.writing() as connection:
        connection.exec_driver_sql("drop trigger loses")
    (done,) = desk.take(file)
    assert done.outcome is Outcome.IMPORTED


def test_that_an_unexpected_fault_costs_one_file_and_its_trace_is_for_supporters_only(desk: Desk) -> None:
    def broken(file: tuple[Reading, str]) -> tuple[Reading, str]:
        reading, copy = file
        (sheet,) = reading.sheets
        return replace(reading, sheets=(replace(sheet, kind="no such kind"),)), copy

    files = [broken(desk.file("bad", Sent({"arrests": 1}, mark="Jane Citizen")))]
    files.append(desk.file("good", Sent({"arrests": 1}, borough="Southwark")))
    done = desk.take(*files)
    assert [one.outcome for one in done] == [Outcome.REFUSED, Outcome.IMPORTED]
    assert "Please report this" in done[0].why
    assert "KeyError" not in done[0].why
    fault = report_import(done)["files"][0]["fault"]
    assert fault.startswith("KeyError in kinds.py")
    assert "Jane Citizen" not in fault
    assert kept(desk) == ["Southwark"]
