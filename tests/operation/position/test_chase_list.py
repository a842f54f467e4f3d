"""Whom to chase, said so that the borough knows what to send."""

from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.chase_list import chase_list
from briefing_app.operation.position.return_status import State, due
from tests.positions import builder


def test_that_an_awaited_return_is_overdue_once_its_time_has_passed() -> None:
    position = builder().position()
    deadline = due(position.operation, Phase.RESULT)
    (before, *_), (after, *_) = (chase_list(position, Phase.RESULT, {}, at=deadline + n) for n in (0, 1))
    assert before.says == "No result return has come; it is due Fri 14 May 2021 09:00."
    assert after.says == "No result return has come; it was due Fri 14 May 2021 09:00 and is overdue."
    assert before.state is State.AWAITED


def test_that_a_return_is_asked_for_what_it_says_nothing_of_and_a_nil_says_enough() -> None:
    made = builder()
    made.received("Barnet", Phase.RESULT)
    made.result("patrols", "Barnet", ref="BAR-P-001")
    made.nil("arrests", "Barnet", Phase.RESULT)
    chased = {one.borough: one for one in chase_list(made.position(), Phase.RESULT, {}, at=0)}
    said = chased["Barnet"].says
    assert "It says nothing of deployments" in said
    assert "arrests" not in said
    assert "patrols" not in said


def test_that_the_awaited_come_before_those_that_have_sent_something() -> None:
    made = builder()
    made.received("Barking and Dagenham", Phase.RESULT)
    states = [one.state for one in chase_list(made.position(), Phase.RESULT, {}, at=0)]
    assert states[0] is State.AWAITED
    assert states == sorted(states, key=lambda state: list(State).index(state))
