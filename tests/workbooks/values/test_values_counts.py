"""Counts and strengths: what is exact is read, what is not is never a number."""

from datetime import date, time

import pytest

from briefing_app.operation.kinds import Phase
from briefing_app.operation.returns.returns import Severity
from tests.workbooks.values.made_tables import Found, read_cells


def patrols(*officers: object, answers: dict[str, str] | None = None) -> Found:
    number = len(officers)
    return read_cells(
        "patrols",
        {"planned_officers": officers, "planned_start": [time(7)] * number, "planned_end": [time(15)] * number},
        phase=Phase.PLAN,
        answers=answers,
    )


def deployments(*officers: object, **more: list[object]) -> Found:
    number = len(officers)
    return read_cells(
        "deployments",
        {
            "officers": officers,
            "unit": ["CID"] * number,
            "duty_start": [time(7)] * number,
            "duty_end": [time(15)] * number,
            **more,
        },
    )


@pytest.mark.parametrize(
    "written", [12, 12.0, "12", " 12 ", "'12", "12.0", "012", "12*", "12 †", "12 officers", "twelve"]
)
def test_that_a_whole_number_is_read_however_it_is_written(written: object) -> None:
    assert patrols(written).values("planned_officers") == [12]


def test_that_thousands_may_be_parted() -> None:
    found = read_cells("patrols", {"people_engaged": ["1,234", "1\u00a0234", 1234.0], "status": ["Not done"] * 3})
    assert found.values("people_engaged") == [1234, 1234, 1234]


@pytest.mark.parametrize("written", ["12*", "twelve", "12 officers"])
def test_that_a_number_with_something_beside_it_is_said(written: str) -> None:
    assert any(problem.found == written for problem in patrols(written).of(Severity.WARN))


@pytest.mark.parametrize("written", ["nil", "None", "zero", "-", "–", 0, "0"])
def test_that_a_stated_nothing_is_zero(written: object) -> None:
    assert patrols(written).values("planned_officers") == [0]


@pytest.mark.parametrize("written", ["n/a", "N/K", "not known", "TBC", "?", "", None])
def test_that_what_is_not_known_is_not_zero(written: object) -> None:
    assert patrols(written).values("planned_officers") == [None]


@pytest.mark.parametrize(
    "written",
    ["c.12", "approx 12", "~12", "10+", "12 or so", "<5", "£12", "12%", 12.5, "1,23", "several", "12¾", True, "1e3"],
)
def test_that_what_is_no_exact_count_is_not_stated_with_its_words_kept(written: object) -> None:
    found = patrols(written)
    assert found.values("planned_officers") == [None]
    assert any(problem.cell == "A2" for problem in found.of(Severity.WARN))


@pytest.mark.parametrize("written", [-1, 1000, "2000", 43160.0 + 0.5])
def test_that_a_number_out_of_bounds_is_no_count(written: object) -> None:
    assert patrols(written).values("planned_officers") in ([], [None])


@pytest.mark.parametrize("written", ["<5", "c.12", "n/a", "0", "-"])
def test_that_persons_that_are_no_count_hold_the_arrest(written: str) -> None:
    found = read_cells("arrests", {"persons": [written], "arrest_date": ["13/05/2021"]})
    assert not found.records
    assert found.held[0].as_sent["persons"] == written


# --- strengths ----------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["1-3-18", "1+3+18", "1/3/18", "1 – 3 – 18", "1 Insp 3 PS 18 PCs", "1.3.18"])
def test_that_a_strength_by_rank_is_its_ranks_and_their_total(written: str) -> None:
    (record,) = deployments(written).records
    assert [record[name] for name in ("officers", "inspectors", "sergeants", "constables")] == [22, 1, 3, 18]


def test_that_two_numbers_are_sergeants_and_constables_and_it_says_so() -> None:
    found = deployments("1-7")
    (record,) = found.records
    assert (record["officers"], record["inspectors"], record["sergeants"], record["constables"]) == (8, None, 1, 7)
    assert any("1 sergeant and 7 constables" in problem.says for problem in found.of(Severity.WARN))


def test_that_numbers_that_may_be_a_range_are_asked_about() -> None:
    found = patrols("5-10")
    (question,) = found.questions
    assert patrols("5-10", answers={question.id: question.choices[0]}).values("planned_officers") == [15]
    assert patrols("5-10", answers={question.id: question.choices[1]}).values("planned_officers") == [None]


def test_that_a_strength_that_excel_made_a_date_of_is_read_back_with_a_warning() -> None:
    found = patrols(date(2021, 7, 1), "01-Jul", "1-6")
    assert found.values("planned_officers") == [8, 8, 7]
    assert sum("Excel made a date" in problem.says for problem in found.of(Severity.WARN)) == 2


def test_that_the_columns_other_cells_tell_what_a_date_was() -> None:
    assert deployments(date(2018, 3, 1), "0-1-6").values("officers") == [22, 7]
    assert deployments(date(2018, 3, 1), "1-6").values("officers") == [21, 7]


def test_that_a_date_that_may_have_been_two_strengths_is_asked_about() -> None:
    for written in (date(2018, 3, 1), 43160.0, "01/03/2018", date(2021, 3, 1)):
        found = deployments(written)
        (question,) = found.questions
        assert len(question.choices) == 2
        assert not found.records


def test_that_a_date_of_the_operation_may_stand_in_the_wrong_column() -> None:
    found = deployments(date(2021, 5, 13))
    assert not found.records
    assert found.questions[0].choices[-1] == "a date, in the wrong column"


def test_that_ranks_of_their_own_columns_stand_beside_a_stated_total() -> None:
    found = deployments("1-3-18", sergeants=[3], constables=[17])
    (record,) = found.records
    assert (record["officers"], record["constables"]) == (22, 17)
    assert any("add up" in problem.says for problem in found.of(Severity.WARN))
