from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.return_status import State, lane_of, lanes
from tests.screens.positions import empty_position, position


def test_that_a_borough_that_sent_nothing_is_awaited() -> None:
    lane = lane_of(position(), "Havering")
    assert lane.result.states == (State.AWAITED,)
    assert lane.plan.states == (State.RECEIVED,)
    assert {lane.of(phase).state for lane in lanes(empty_position()) for phase in Phase} == {State.AWAITED}


def test_that_figures_taken_after_the_due_time_are_late() -> None:
    assert lane_of(position(), "Croydon").result.states == (State.LATE,)


def test_that_held_rows_press_more_than_being_late_and_both_are_said() -> None:
    standing = lane_of(position(), "Hackney").result
    assert standing.state is State.NEEDS_ANSWERS
    assert standing.said == "Needs answers: 3 rows held; late"


def test_that_a_second_version_is_a_correction() -> None:
    assert lane_of(position(), "Lambeth").result.states == (State.CORRECTED,)


def test_that_a_nil_return_is_received_and_says_nil() -> None:
    assert lane_of(position(), "Merton").result.states == (State.NIL,)


def test_that_there_is_a_lane_for_each_borough_of_the_operation_in_its_order() -> None:
    assert tuple(lane.borough for lane in lanes(position())) == position().operation.boroughs
