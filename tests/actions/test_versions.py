"""Which of a borough's returns counts: by version, by the time of its data, by arrival, and else by asking."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.position.return_status import State, lane_of
from briefing_app.operation.position.stated import Stated, stated
from briefing_app.operation.returns.returns import Outcome, Status
from briefing_app.store.store import Store
from tests.actions.dropped import Desk
from tests.made_readings import NIL, Sent
from tests.positions import moment

EARLY, LATE = moment("20:00"), moment("22:00")


@pytest.fixture
def desk(store: Store, operation: Operation, tmp_path: Path) -> Desk:
    return Desk(store, operation, tmp_path)


# --- one after the other ------------------------------------------------------------------------


@pytest.mark.parametrize("version", [1, None])
def test_that_a_later_file_of_the_same_or_no_version_takes_the_place_of_the_first_and_says_so(
    desk: Desk, version: int | None
) -> None:
    desk.take(desk.file("a", Sent({"arrests": 2}, version=version)))
    (done,) = desk.take(desk.file("b", Sent({"arrests": 3}, version=version)))
    assert done.outcome is Outcome.SUPERSEDES
    assert ("whose version it bears too" if version else "says no version") in done.why
    assert len(desk.counted()["arrests"]) == 3


def test_that_a_file_without_a_version_is_asked_about_where_a_second_version_is_there(desk: Desk) -> None:
    desk.take(desk.file("v2", Sent({"arrests": 2}, version=2)))
    file = desk.file("mail", Sent({"arrests": 3}, version=None))
    (done,) = desk.take(file)
    assert done.outcome is Outcome.NEEDS_ANSWERS
    assert "does not say its version, and version 2 of Lambeth's result is there" in done.why
    assert len(desk.counted()["arrests"]) == 2
    (question,) = done.reading.questions
    (settled,) = desk.take(file, answers={question.id: question.choices[0]})
    assert settled.outcome is Outcome.SUPERSEDES
    assert len(desk.counted()["arrests"]) == 3
    desk.undo()
    assert len(desk.counted()["arrests"]) == 2


def test_that_later_data_settle_it_where_the_version_is_not_said(desk: Desk) -> None:
    desk.take(desk.file("v2", Sent({"arrests": 2}, version=2, as_at=EARLY)))
    (done,) = desk.take(desk.file("mail", Sent({"arrests": 3}, version=None, as_at=LATE)))
    assert done.outcome is Outcome.SUPERSEDES
    assert len(desk.counted()["arrests"]) == 3


def test_that_a_file_of_the_same_version_with_earlier_data_is_asked_about(desk: Desk) -> None:
    desk.take(desk.file("late", Sent({"arrests": 2}, as_at=LATE)))
    (done,) = desk.take(desk.file("early", Sent({"arrests": 3}, as_at=EARLY)))
    assert done.outcome is Outcome.NEEDS_ANSWERS
    assert "as at Thu 13 May 2021 20:00" in done.why
    assert len(desk.counted()["arrests"]) == 2


def test_that_what_is_there_stays_where_that_was_answered_and_the_rows_are_left_out(desk: Desk) -> None:
    desk.take(desk.file("late", Sent({"arrests": 2}, as_at=LATE)))
    file = desk.file("early", Sent({"arrests": 3}, as_at=EARLY))
    (held,) = desk.take(file)
    (question,) = held.reading.questions
    assert lane_of(desk.position, "Lambeth").result.held == 3
    (done,) = desk.take(file, answers={question.id: question.choices[1]})
    assert "left out, as you said" in done.why
    assert all(sheet.balances for sheet in done.reading.sheets)
    assert len(desk.counted()["arrests"]) == 2
    assert lane_of(desk.position, "Lambeth").result.held == 0
    (again,) = desk.take(file, answers={question.id: question.choices[1]})
    assert again.outcome is Outcome.UNCHANGED


def test_that_a_file_that_is_left_out_at_once_is_not_taken_in(desk: Desk) -> None:
    desk.take(desk.file("late", Sent({"arrests": 2}, as_at=LATE)))
    (done,) = desk.take_answering(desk.file("early", Sent({"arrests": 3}, as_at=EARLY)), choose={"": "What is there"})
    assert done.outcome is Outcome.REFUSED
    assert "Left out, as you said" in done.why


def test_that_a_lower_version_is_refused_whatever_its_data(desk: Desk) -> None:
    desk.take(desk.file("v2", Sent({"arrests": 2}, version=2, as_at=EARLY)))
    (done,) = desk.take(desk.file("v1", Sent({"arrests": 3}, version=1, as_at=LATE)))
    assert done.outcome is Outcome.REFUSED
    assert "version 2 is there already" in done.why


def test_that_what_was_replaced_does_not_come_back_under_another_name_without_a_word(desk: Desk) -> None:
    desk.take(desk.file("a", Sent({"arrests": 2}, mark="first")))
    desk.take(desk.file("b", Sent({"arrests": 2}, mark="second")))
    (done,) = desk.take(desk.file("a again", Sent({"arrests": 2}, mark="first"), salt="saved again"))
    assert done.outcome is Outcome.NEEDS_ANSWERS
    assert "says what an earlier return of Lambeth's result said, which b has replaced since" in done.why
    assert desk.counted() == {"arrests": ["second", "second"]}


# --- kind by kind ---------------------------------------------------------------------------------


def test_that_a_nil_does_not_take_rows_away_without_a_word(desk: Desk) -> None:
    desk.take(desk.file("custody", Sent({"arrests": 2, "patrols": NIL})))
    file = desk.file("patrols", Sent({"arrests": NIL, "patrols": 3}))
    (held,) = desk.take(file)
    (question,) = held.reading.questions
    assert "has arrests, and this file says that there are none" in question.says
    assert question.choices[0] == "Of its patrols alone: the arrests stay"
    desk.take(file, answers={question.id: question.choices[0]})
    assert {name: len(rows) for name, rows in desk.counted().items()} == {"arrests": 2, "patrols": 3}


def test_that_a_nil_of_a_higher_version_is_a_correction(desk: Desk) -> None:
    desk.take(desk.file("a", Sent({"arrests": 2, "patrols": 1})))
    (done,) = desk.take(desk.file("b", Sent({"arrests": NIL, "patrols": 1}, version=2)))
    assert done.outcome is Outcome.SUPERSEDES
    assert "2 rows gone" in done.why
    assert desk.states() == {"arrests": "nil", "patrols": "rows"}


def test_that_a_stated_nil_stays_where_a_correction_says_nothing_of_it(desk: Desk) -> None:
    desk.take(desk.file("a", Sent({"arrests": 2, "lessons": NIL})))
    (done,) = desk.take(desk.file("b", Sent({"arrests": 3}, version=2)))
    assert done.outcome is Outcome.SUPERSEDES
    assert desk.states() == {"arrests": "rows", "lessons": "nil"}


def test_that_of_a_draft_only_what_no_final_says_can_count(desk: Desk) -> None:
    desk.take(desk.file("final", Sent({"arrests": 2}, mark="final")))
    file = desk.file("draft", Sent({"arrests": 5, "patrols": 3}, status=Status.DRAFT, version=2))
    (held,) = desk.take(file)
    assert held.outcome is Outcome.NEEDS_ANSWERS
    (question,) = held.reading.questions
    assert question.choices[0] == "Its patrols alone: the arrests that are there stay"
    (done,) = desk.take(file, answers={question.id: question.choices[0]})
    assert sum(sheet.accepted for sheet in done.reading.sheets) == 3
    assert all(sheet.balances for sheet in done.reading.sheets)
    assert desk.counted() == {"arrests": ["final", "final"], "patrols": ["", "", ""]}


def test_that_rows_that_wait_for_an_answer_are_not_dropped_by_a_file_of_another_kind(desk: Desk) -> None:
    desk.take(desk.file("whole", Sent({"arrests": 2, "lessons": 3})))
    waiting = desk.file("v2", Sent({"arrests": 5}, version=2))
    desk.take(waiting)
    (done,) = desk.take(desk.file("patrols", Sent({"patrols": 1})))
    assert done.outcome is Outcome.IMPORTED
    assert lane_of(desk.position, "Lambeth").result.held == 5
    desk.take_answering(waiting)
    assert {name: len(rows) for name, rows in desk.counted().items()} == {"arrests": 5, "patrols": 1, "lessons": 3}


def test_that_rows_that_wait_can_be_settled_after_their_question_has_gone(desk: Desk) -> None:
    desk.take(desk.file("whole", Sent({"arrests": 2, "lessons": 3})))
    waiting = desk.file("v2", Sent({"arrests": 5}, version=2))
    desk.take(waiting)
    desk.take_answering(desk.file("v3", Sent({"lessons": 1}, version=3)))
    (done,) = desk.take(waiting)
    assert done.outcome is Outcome.SUPERSEDES
    assert {name: len(rows) for name, rows in desk.counted().items()} == {"arrests": 5, "lessons": 1}


# --- in one drop ------------------------------------------------------------------------------------


@pytest.mark.parametrize("turned", [False, True])
def test_that_of_two_files_that_nothing_tells_apart_neither_counts_before_somebody_chooses(
    desk: Desk, turned: bool
) -> None:
    files = [desk.file("a", Sent({"arrests": 2}, mark="a")), desk.file("b", Sent({"arrests": 3}, mark="b"))]
    files = files[::-1] if turned else files
    done = desk.take(*files)
    assert [one.outcome for one in done] == [Outcome.NEEDS_ANSWERS, Outcome.NEEDS_ANSWERS]
    (question,) = {question for one in done for question in one.reading.questions}
    assert question.choices == ("a", "b")
    assert desk.counted() == {}
    desk.take(*files, answers={question.id: "a"})
    assert desk.counted() == {"arrests": ["a", "a"]}
    assert lane_of(desk.position, "Lambeth").result.held == 0
    desk.undo()
    assert desk.counted() == {}
    assert lane_of(desk.position, "Lambeth").result.held == 5


@pytest.mark.parametrize("turned", [False, True])
def test_that_the_choice_holds_when_it_is_made_before_the_import(desk: Desk, turned: bool) -> None:
    files = [desk.file("a", Sent({"arrests": 2}, mark="a")), desk.file("b", Sent({"arrests": 3}, mark="b"))]
    files = files[::-1] if turned else files
    done = desk.take_answering(*files, choose={"Which counts": "b"})
    assert {one.reading.name: one.outcome for one in done} == {"a": Outcome.IMPORTED, "b": Outcome.SUPERSEDES}
    assert desk.counted() == {"arrests": ["b", "b", "b"]}
    assert [one.outcome for one in desk.take(*files)] == [Outcome.UNCHANGED, Outcome.UNCHANGED]


def test_that_one_of_the_files_alone_can_be_settled_later(desk: Desk) -> None:
    first, second = desk.file("a", Sent({"arrests": 2}, mark="a")), desk.file("b", Sent({"arrests": 3}, mark="b"))
    desk.take(first, second)
    (asked,) = desk.look(first)
    assert "later" in asked.reading.questions[0].says
    desk.take_answering(first)
    assert desk.counted() == {"arrests": ["a", "a"]}
    assert lane_of(desk.position, "Lambeth").result.held == 0


def test_that_files_that_say_nil_of_each_others_kinds_may_add_up(desk: Desk) -> None:
    files = (
        desk.file("custody", Sent({"arrests": 2, "patrols": NIL})),
        desk.file("patrols", Sent({"arrests": NIL, "patrols": 3})),
    )
    done = desk.take_answering(*files, choose={"Which counts": "All of them"})
    assert all(one.outcome in (Outcome.IMPORTED, Outcome.SUPERSEDES) for one in done)
    assert {name: len(rows) for name, rows in desk.counted().items()} == {"arrests": 2, "patrols": 3}


def test_that_the_same_rows_saved_twice_need_no_question(desk: Desk) -> None:
    files = (desk.file("a", Sent({"arrests": 2})), desk.file("copy of a", Sent({"arrests": 2}), salt="saved again"))
    assert Outcome.NEEDS_ANSWERS not in {one.outcome for one in desk.take(*files)}
    assert len(desk.counted()["arrests"]) == 2


def test_that_no_question_is_asked_where_a_later_version_settles_it(desk: Desk) -> None:
    files = [desk.file(name, Sent({"arrests": n}, mark=name)) for n, name in enumerate("ab", 1)]
    done = desk.take(*files, desk.file("c", Sent({"arrests": 3}, version=2, mark="c")))
    assert Outcome.NEEDS_ANSWERS not in {one.outcome for one in done}
    assert desk.counted() == {"arrests": ["c", "c", "c"]}


def test_that_dropping_the_whole_folder_again_asks_nothing_of_what_is_there(desk: Desk) -> None:
    first = desk.file("a", Sent({"arrests": 2}, mark="a"))
    desk.take(first)
    done = desk.take(first, desk.file("b", Sent({"arrests": 3}, mark="b")))
    assert [one.outcome for one in done] == [Outcome.UNCHANGED, Outcome.SUPERSEDES]
    assert desk.counted() == {"arrests": ["b", "b", "b"]}


def test_that_a_draft_and_its_final_in_one_drop_are_taken_in_their_order(desk: Desk) -> None:
    final = desk.file("final", Sent({"arrests": 2}, mark="final"))
    draft = desk.file("draft", Sent({"arrests": 3}, version=4, status=Status.DRAFT))
    assert [one.outcome for one in desk.take(final, draft)] == [Outcome.SUPERSEDES, Outcome.IMPORTED]
    assert desk.counted() == {"arrests": ["final", "final"]}


# --- several boroughs in one file -------------------------------------------------------------------


def two(desk: Desk, name: str, lambeth: int, *, version: int | None = None) -> tuple:  # type: ignore[type-arg]
    return desk.file(
        name,
        Sent({"arrests": lambeth}, mark=name, version=version),
        Sent({"arrests": 2}, borough="Southwark", version=version),
    )


def test_that_of_two_boroughs_in_a_file_the_unchanged_one_is_told_as_such(desk: Desk) -> None:
    desk.take(two(desk, "both", 1))
    (done,) = desk.take(two(desk, "both again", 3))
    lambeth, southwark = done.each
    assert lambeth.difference is not None
    assert len(lambeth.difference.new) == 2
    assert southwark.difference is not None
    assert not southwark.difference
    assert "2 rows as before" in done.why
    assert (len(desk.counted()["arrests"]), len(desk.counted("Southwark")["arrests"])) == (3, 2)


def test_that_a_boroughs_own_correction_is_not_undone_by_another_boroughs_in_the_common_file(desk: Desk) -> None:
    desk.take(two(desk, "both", 1))
    desk.take(desk.file("own", Sent({"arrests": 7}, borough="Southwark", version=None)))
    (done,) = desk.take(two(desk, "both again", 3))
    assert [one.outcome for one in done.each] == [Outcome.SUPERSEDES, Outcome.NEEDS_ANSWERS]
    assert done.outcome is Outcome.NEEDS_ANSWERS
    assert len(desk.counted()["arrests"]) == 3
    assert len(desk.counted("Southwark")["arrests"]) == 7


# --- what waits or is left out says nothing of itself -------------------------------------------------


def nil_return(version: int = 1) -> Sent:
    kinds = dict.fromkeys(("arrests", "patrols", "lessons"), NIL)
    return Sent(kinds, status=Status.NIL, version=version, as_at=LATE)


def test_that_a_nil_return_that_waits_for_an_answer_is_no_zero(desk: Desk) -> None:
    desk.take(desk.file("arrests", Sent({"arrests": 2}, as_at=EARLY, version=2)))
    file = desk.file("nil", replace(nil_return(), version=None, as_at=None))
    (held,) = desk.take(file)
    assert held.outcome is Outcome.NEEDS_ANSWERS
    position = desk.position
    assert stated(position, "arrests", Phase.RESULT, "Lambeth") is Stated.STATED
    assert stated(position, "patrols", Phase.RESULT, "Lambeth") is Stated.NOT_STATED
    assert lane_of(position, "Lambeth").result.states[0] is State.NEEDS_ANSWERS


def test_that_data_of_a_return_that_waits_are_not_those_of_the_figures(desk: Desk) -> None:
    desk.take(desk.file("whole", Sent({"arrests": 2, "lessons": 1}, as_at=EARLY)))
    desk.take(desk.file("v2", Sent({"arrests": 5}, version=2, as_at=LATE)))
    position = desk.position
    assert position.as_at(Phase.RESULT) == EARLY
    received = lane_of(position, "Lambeth").result.received
    assert received is not None
    assert received.file_name == "whole"


def test_that_planned_work_is_not_called_unreported_while_the_only_result_waits(desk: Desk) -> None:
    desk.take(desk.file("plan", Sent({"patrols": 1}, phase=Phase.PLAN)))
    desk.take(*(desk.file(name, Sent({"patrols": n}, mark=name)) for n, name in enumerate("ab", 1)))
    assert [str(one.standing) for one in desk.position.activities("patrols")] == ["planned"]


@pytest.mark.parametrize("blank_first", [True, False])
def test_that_of_files_that_come_together_a_blank_one_holds_up_no_other(desk: Desk, blank_first: bool) -> None:
    blank = desk.file("blank", Sent({}, version=None))
    arrests = desk.file("arrests", Sent({"arrests": 2}, version=None))
    done = desk.take(*((blank, arrests) if blank_first else (arrests, blank)))
    assert {one.outcome for one in done}.isdisjoint({Outcome.NEEDS_ANSWERS})
    assert len(desk.counted()["arrests"]) == 2
