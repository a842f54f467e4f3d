"""Questions have names that last, answers settle them, and what was remembered is used and said."""

from datetime import time

from briefing_app.operation.returns.returns import Remembered, Severity
from briefing_app.operation.times import at
from tests.made_workbooks import THE_DAY
from tests.workbooks.values.made_tables import read_cells

COLUMNS = {"primary_offence": ["rape", "ABH"], "arrest_time": ["22.3", "09:00"], "arrest_date": ["13/05/2021"] * 2}


def test_that_a_questions_name_is_the_same_for_the_same_words() -> None:
    first, again = (read_cells("arrests", COLUMNS).questions for _ in range(2))
    assert [one.id for one in first] == [one.id for one in again]
    assert len({one.id for one in first}) == 2


def test_that_only_the_rows_of_a_question_are_held_with_a_problem_at_each_cell() -> None:
    found = read_cells("arrests", COLUMNS)
    assert [held.row for held in found.held] == [2]
    assert len(found.records) == 1
    assert {problem.cell for problem in found.of(Severity.ASK)} == {"A2", "B2"}


def test_that_what_is_not_one_of_the_choices_settles_nothing() -> None:
    (question, _) = read_cells("arrests", COLUMNS).questions
    assert len(read_cells("arrests", COLUMNS, answers={question.id: "whatever"}).questions) == 2
    assert len(read_cells("arrests", COLUMNS, answers={question.id: question.choices[0]}).questions) == 1


def test_that_a_remembered_answer_is_used_and_says_so() -> None:
    confirmed = at(THE_DAY, time(9))
    remembered = [
        Remembered("Lambeth", one.kind, one.field, one.content, one.choices[0], confirmed)
        for one in read_cells("arrests", COLUMNS).questions
    ]
    other = {**COLUMNS, "arrest_time": [21.2, "09:00"]}
    found = read_cells("arrests", other, remembered=remembered)
    assert not found.questions
    assert found.values("arrest_time") == ["21:20", "09:00"]
    assert str(found.values("primary_offence")[0]).startswith("O14 ")
    assert sum("because you confirmed it on Thu 13 May 2021" in one.says for one in found.of(Severity.WARN)) == 2


def test_that_another_boroughs_answer_is_not_used() -> None:
    (question, _) = read_cells("arrests", COLUMNS).questions
    remembered = [Remembered("Southwark", question.kind, question.field, question.content, question.choices[0])]
    assert len(read_cells("arrests", COLUMNS, remembered=remembered).questions) == 2
