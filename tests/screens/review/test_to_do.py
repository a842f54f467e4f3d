"""What a file asks for comes in the order of how it presses, and F8 leads through all of it."""

from dataclasses import replace

from briefing_app.operation.returns.returns import (
    HeldRow,
    Looked,
    Outcome,
    Problem,
    Question,
    Reading,
    Severity,
    SheetReading,
    SheetState,
)
from briefing_app.screens.review.cell_marks import Mark
from briefing_app.screens.review.file_table import pressing
from briefing_app.screens.review.to_do import next_to_do, still_to_do, to_do_of

QUESTION = Question("q1", "Is it May?", ("Yes", "No"), ("Arrests!C2", "Arrests!C3"))


def problem(cell: str, severity: Severity) -> Problem:
    return Problem("Arrests", cell, "", "", f"{cell} is wrong.", severity)


def looked(*problems: Problem, questions: tuple[Question, ...] = (), held: int = 0, **more: object) -> Looked:
    sheet = SheetReading(
        "Arrests", "arrests", SheetState.ROWS, (1,), {}, (), tuple(HeldRow(row, {}) for row in range(held)), 0, held
    )
    reading = Reading("a", "a", "", 1, sheets=(sheet,), problems=problems, questions=questions)
    return replace(Looked(reading, Outcome.IMPORTED, ""), **more)  # type: ignore[arg-type]


HOLD, ASK, WARN = Severity.HOLD, Severity.ASK, Severity.WARN
ASKING = looked(
    problem("A9", WARN), problem("C2", ASK), problem("D4", HOLD), problem("C3", ASK), questions=(QUESTION,), held=3
)
HELD = looked(problem("B2", HOLD), held=1)
SOUND = looked(problem("B2", WARN))


def test_that_a_question_stands_for_all_its_cells_and_comes_first() -> None:
    items = to_do_of(ASKING.reading)
    assert [(one.mark, one.where) for one in items] == [
        (Mark.QUESTION, "2 cells from Arrests C2"),
        (Mark.HELD, "Arrests D4"),
        (Mark.WARNING, "Arrests A9"),
    ]
    assert items[0].cells == (("Arrests", 1, 2), ("Arrests", 2, 2))
    assert [one.presses for one in items] == [True, True, False]


def test_that_a_question_about_no_cell_is_about_the_whole_file() -> None:
    (item,) = to_do_of(looked(questions=(replace(QUESTION, cells=()),)).reading)
    assert (item.where, item.cells, item.place) == ("The whole file", (), None)


def test_that_what_is_left_is_said_in_numbers() -> None:
    assert still_to_do(ASKING) == "1 question, 3 rows held"
    assert still_to_do(HELD) == "1 row held"
    assert still_to_do(SOUND) == ""
    locked = replace(SOUND, outcome=Outcome.REFUSED, reading=replace(SOUND.reading, needs_password=True))
    assert still_to_do(locked) == "Password"


def test_that_a_file_that_was_replaced_since_asks_for_nothing() -> None:
    assert still_to_do(replace(HELD, outcome=Outcome.UNCHANGED)) == ""


def test_that_files_that_ask_come_first_then_those_that_are_refused() -> None:
    refused = replace(SOUND, outcome=Outcome.REFUSED)
    unchanged = replace(SOUND, outcome=Outcome.UNCHANGED)
    assert pressing([unchanged, SOUND, refused, HELD]) == [3, 2, 1, 0]


def test_that_the_next_thing_is_in_the_file_then_in_the_next_that_asks_and_round() -> None:
    files = [ASKING, SOUND, HELD]
    items = to_do_of(ASKING.reading)
    assert next_to_do(files, 0, items, -1, 1) == (0, 0)
    assert next_to_do(files, 0, items, 0, 1) == (0, 1)
    assert next_to_do(files, 0, items, 1, 1) == (2, None)
    assert next_to_do(files, 2, to_do_of(HELD.reading), 0, 1) == (0, None)
    assert next_to_do(files, 0, items, 1, -1) == (0, 0)
    assert next_to_do(files, 0, items, 0, -1) == (2, None)


def test_that_where_nothing_is_left_there_is_no_next() -> None:
    assert next_to_do([SOUND, SOUND], 1, to_do_of(SOUND.reading), 0, 1) is None
    assert next_to_do([], 0, (), -1, 1) is None
