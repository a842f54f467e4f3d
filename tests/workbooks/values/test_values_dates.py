"""Dates in the ways they are written: the column decides, the operation's days are evidence."""

from datetime import date, datetime

import pytest

from briefing_app.operation.returns.returns import Severity
from tests.workbooks.values.made_tables import read_cells

SIXTH_OF_MAY = date(2021, 5, 6)


@pytest.mark.parametrize(
    "written",
    [
        "13/05/2021",
        "13-05-21",
        "13.5.21",
        "13 / 05 / 2021",
        "'13/05/2021",
        "13\u00a0May\u00a02021",
        "13.5",
        "13/5",
        13.5,
        "Thursday",
        "Thurs",
        "Thu 13th",
        "13th",
        "13 May",
        "13-May",
        "May 13",
        "May 13, 2021",
        "13May21",
        "Thu, 13th of May 2021",
        "2021-05-13",
        "2021/05/13",
        44329.0,
        "44329",
        20210513.0,
        "20210513",
        "13052021",
        "130521",
        date(2021, 5, 13),
        datetime(2021, 5, 13),
        "13/05/2021 00:00",
        "2021-05-13T23:00:00Z",
    ],
)
def test_that_a_date_is_read_however_it_is_written(written: object) -> None:
    found = read_cells("arrests", {"arrest_date": [written]})
    assert found.values("arrest_date") == (["2021-05-14"] if "Z" in str(written) else ["2021-05-13"])
    assert not found.questions


@pytest.mark.parametrize(
    "written", ["31/02/2021", "yesterday", "Fri 13 May 2021", "Sunday", "n/a", "13/13/2021", "99999", "12", 12.7]
)
def test_that_what_is_no_date_holds_the_arrest_with_its_sentence(written: object) -> None:
    found = read_cells("arrests", {"arrest_date": [written]})
    assert not found.records
    (problem,) = found.of(Severity.HOLD)
    assert problem.cell == "A2"


@pytest.mark.parametrize("written", ["03/05/2021", date(2020, 5, 13), "13/05/20", 44000.0])
def test_that_a_date_outside_the_operation_is_held(written: object) -> None:
    found = read_cells("arrests", {"arrest_date": [written]})
    assert not found.records
    assert "outside the operation" in found.of(Severity.HOLD)[0].says


def test_that_a_column_proven_to_be_month_first_is_read_so_with_one_warning() -> None:
    found = read_cells(
        "arrests", {"arrest_date": ["05/13/2021", "05/13/2021", "5/14/2021"], "arrest_time": ["03:00"] * 3}
    )
    assert [held.row for held in found.held] == [2, 3]  # 03:00 on the 13th comes before the operation
    assert found.values("arrest_date") == ["2021-05-14"]
    assert sum("month first" in problem.says for problem in found.problems) == 1


def test_that_a_column_that_may_be_month_first_is_asked_about_once() -> None:
    columns = {"arrest_date": ["05/06/2021", "05/06/2021", "05/07/2021"], "arrest_time": ["09:00", "09:00", "01:00"]}
    found = read_cells("arrests", columns, day=SIXTH_OF_MAY)
    (question,) = found.questions
    assert question.cells == ("Arrests!A2", "Arrests!A3", "Arrests!A4")
    assert not found.records
    assert {problem.severity for problem in found.problems if problem.cell.startswith("A")} == {Severity.ASK}
    month_first = next(choice for choice in question.choices if choice.startswith("month first"))
    settled = read_cells("arrests", columns, day=SIXTH_OF_MAY, answers={question.id: month_first})
    assert settled.values("arrest_date") == ["2021-05-06", "2021-05-06", "2021-05-07"]
    assert not settled.questions


def test_that_dates_written_day_first_are_never_turned_round() -> None:
    found = read_cells(
        "arrests", {"arrest_date": ["06/05/2021", "07/05/2021"], "arrest_time": ["", "01:00"]}, day=SIXTH_OF_MAY
    )
    assert found.values("arrest_date") == ["2021-05-06", "2021-05-07"]
    assert not found.questions


def test_that_a_date_of_excels_with_day_and_month_changed_round_is_asked_about() -> None:
    columns = {"arrest_date": [date(2021, 6, 5), date(2021, 5, 6)]}
    found = read_cells("arrests", columns, day=SIXTH_OF_MAY)
    (question,) = found.questions
    assert found.values("arrest_date") == ["2021-05-06"]
    changed = next(choice for choice in question.choices if "changed round" in choice)
    assert read_cells("arrests", columns, day=SIXTH_OF_MAY, answers={question.id: changed}).values("arrest_date") == [
        "2021-05-06",
        "2021-05-06",
    ]


def test_that_dates_that_are_not_the_operations_are_decided_by_proof_alone() -> None:
    proven = read_cells("warrants", {"date_issued": ["02/23/2021", "02/04/2021"], "warrant_type": ["FTA no bail"] * 2})
    assert proven.values("date_issued") == ["2021-02-23", "2021-02-04"]
    assert sum("month first" in problem.says for problem in proven.problems) == 1
    plain = read_cells("warrants", {"date_issued": ["23/02/2021", "02/04/2021"], "warrant_type": ["FTA no bail"] * 2})
    assert plain.values("date_issued") == ["2021-02-23", "2021-04-02"]


def test_that_a_date_without_a_year_lies_on_its_fields_side_of_the_operation() -> None:
    found = read_cells("lessons", {"observation": ["a"], "due_date": ["5 Jan"]}, day=date(2021, 12, 30))
    assert found.values("due_date") == ["2022-01-05"]


def test_that_a_time_in_a_dates_cell_is_the_arrests_time_where_there_is_no_other() -> None:
    columns = {"arrest_date": [datetime(2021, 5, 13, 9, 5), "13/05/2021 0905"]}
    assert read_cells("arrests", columns).values("arrest_time") == ["09:05", "09:05"]
    with_times = {**columns, "arrest_time": ["10:00", "10:00"]}
    assert read_cells("arrests", with_times).values("arrest_time") == ["10:00", "10:00"]


def test_that_an_operation_of_several_days_does_not_guess_the_day_of_an_arrest() -> None:
    from briefing_app.operation.operations import new_operation
    from briefing_app.operation.times import at

    operation = new_operation(
        "long", "Long", date(2021, 5, 13), starts=at(date(2021, 5, 13), datetime.min.time()),
        ends=at(date(2021, 5, 16), datetime.min.time()),
    )  # fmt: skip
    found = read_cells(
        "arrests", {"arrest_date": ["", "14/05/2021"], "arrest_time": ["09:00", "09:00"]}, operation=operation
    )
    assert found.values("arrest_date") == ["2021-05-14"]
    assert "several days" in found.of(Severity.HOLD)[0].says
