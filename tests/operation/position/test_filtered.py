from briefing_app.operation.counting.arrest_counts import arrests_by_borough
from briefing_app.operation.counting.coverage import coverage_of
from briefing_app.operation.counting.measures import measure_of
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.filtered import filtered, unstated, whole_records
from briefing_app.operation.position.filters import Dimension, Filter, Words
from briefing_app.operation.position.position import Position, Standing
from briefing_app.operation.position.stated import Stated, stated
from briefing_app.operation.returns.returns import SheetState
from briefing_app.operation.times import Period
from tests.invented_day import invented_position
from tests.positions import Builder, builder, moment

HOUR = Period(moment("22:00"), moment("23:00"))


def position(made: Builder) -> Position:
    return made.position()


def test_that_an_empty_filter_gives_the_position_itself() -> None:
    whole = invented_position()
    assert filtered(whole, Filter()) is whole
    assert filtered(whole, Filter(kinds=("arrests",), phase=Phase.PLAN)) is whole


def test_that_boroughs_left_out_are_neither_awaited_nor_expected() -> None:
    kept = filtered(invented_position(), Filter(boroughs=("Lambeth",)))
    assert kept.operation.boroughs == ("Lambeth",)
    assert kept.awaited(Phase.RESULT) == ()
    assert {record.borough for records in kept.records.values() for record in records} == {"Lambeth"}


def test_that_a_borough_that_is_awaited_stays_awaited_under_any_filter() -> None:
    for wanted in (Filter(units=("TSG",)), Filter(between=HOUR), Filter(boroughs=("Havering",))):
        kept = filtered(invented_position(awaited=("Havering",)), wanted)
        assert kept.awaited(Phase.RESULT) == ("Havering",)
        assert stated(kept, "arrests", Phase.RESULT, "Havering") is Stated.AWAITED


def test_that_a_borough_of_which_no_arrest_answers_states_zero_and_one_that_states_none_does_not() -> None:
    made = builder("Lambeth", "Barnet", "Sutton")
    made.arrest("Lambeth", arresting_unit="TSG")
    made.arrest("Barnet", arresting_unit="CID")
    made.received("Sutton", Phase.RESULT, {"arrests": SheetState.EMPTY})
    kept = filtered(made.position(), Filter(units=("TSG",)))
    found = {one.borough: (one.stated, one.split.total) for one in arrests_by_borough(kept)}
    assert found == {
        "Lambeth": (Stated.STATED, 1),
        "Barnet": (Stated.STATED, 0),
        "Sutton": (Stated.NOT_STATED, 0),
    }


def test_that_rows_all_of_which_are_held_do_not_become_a_stated_zero() -> None:
    made = builder("Lambeth", "Barnet")
    made.received("Lambeth", Phase.RESULT, {"arrests": SheetState.ROWS}, held=3)
    made.arrest("Barnet", arresting_unit="CID")
    kept = filtered(made.position(), Filter(units=("TSG",)))
    assert stated(kept, "arrests", Phase.RESULT, "Lambeth") is Stated.NOT_STATED


def test_that_a_plan_and_its_report_stay_together_whichever_of_them_answers() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "20:00", "22:00", 4, lead_unit="TSG")
    made.patrol_result("Lambeth", "LAM-P-001", "21:00", "22:30", 4, lead_unit="CID")
    for wanted in (Filter(units=("TSG",)), Filter(units=("CID",)), Filter(between=HOUR)):
        kept = filtered(made.position(), wanted)
        assert [one.standing for one in kept.activities("patrols")] == [Standing.REPORTED]
    assert filtered(made.position(), Filter(units=("Licensing",))).activities("patrols") == ()


def test_that_officer_hours_under_a_filter_by_time_are_those_of_these_hours() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "20:00", "22:30", 4)
    made.patrol_result("Lambeth", "LAM-P-001", "22:15", "02:00+1", 6)
    coverage = coverage_of(filtered(made.position(), Filter(between=HOUR)))
    assert coverage.planned_minutes == 4 * 30
    assert coverage.actual_minutes == 6 * 45
    assert [gap.said for gap in coverage.gaps] == ["Lambeth 22:00 to 22:15"]


def test_that_a_patrol_moved_out_of_the_hours_gives_them_no_officers_and_is_still_planned() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "22:00", "23:00", 4)
    made.patrol_result("Lambeth", "LAM-P-001", "23:30", "00:30+1", 4)
    kept = filtered(made.position(), Filter(between=HOUR))
    coverage = coverage_of(kept)
    assert (coverage.planned_minutes, coverage.actual_minutes) == (240, 0)
    assert coverage.boroughs[0].actual_hours.unstated == coverage.boroughs[0].actual_hours.untimed == 0
    assert [one.standing for one in kept.activities("patrols")] == [Standing.REPORTED]


def test_that_cut_patrols_lead_back_to_the_rows_as_they_were_sent() -> None:
    whole = invented_position()
    kept = filtered(whole, Filter(between=HOUR))
    sent = whole_records(whole, "patrols", kept.records["patrols"])
    assert [one.id for one in sent] == [one.id for one in kept.records["patrols"]]
    assert all(one in whole.records["patrols"] for one in sent)


def test_that_the_parts_of_a_filter_by_unit_add_up_to_the_whole() -> None:
    whole = invented_position()
    units = {record["arresting_unit"] for record in whole.records["arrests"]}
    parts = [len(filtered(whole, Filter(units=(unit,))).records["arrests"]) for unit in units]
    assert sum(parts) == len(whole.records["arrests"])


def test_that_what_does_not_state_its_unit_is_owned_up_to() -> None:
    made = builder("Lambeth", "Barnet")
    made.patrol_plan("Lambeth", "LAM-P-001", "20:00", "22:00", 4, lead_unit="TSG")
    made.patrol_plan("Lambeth", "LAM-P-002", "20:00", "22:00", 4)
    made.patrol_plan("Barnet", "BNT-P-001", "20:00", "22:00", 4)
    wanted = Filter(units=("TSG",))
    assert unstated(made.position(), wanted) == {("patrols", Dimension.UNIT): 2}
    assert unstated(made.position(), wanted.joined(Filter(boroughs=("Lambeth",)))) == {("patrols", Dimension.UNIT): 1}


def test_that_words_of_one_kind_leave_other_kinds_alone() -> None:
    whole = invented_position()
    kept = filtered(whole, Filter(words=(Words("arrests", "arrest_type", ("Proactive",)),)))
    assert {record["arrest_type"] for record in kept.records["arrests"]} == {"Proactive"}
    assert kept.records["patrols"] == whole.records["patrols"]


def test_that_a_time_of_day_is_taken_as_one_of_the_operations_own_hours() -> None:
    made = builder("Lambeth")
    made.plan("venues", "Lambeth", ref="LAM-V-001", planned_time="22:30")
    made.plan("venues", "Lambeth", ref="LAM-V-002", planned_time="01:30")
    made.result("venues", "Lambeth", ref="LAM-V-001", status="Visited")
    night = Filter(between=Period(moment("01:00+1"), moment("02:00+1")))
    assert [one.ref for one in filtered(made.position(), night).activities("venues")] == ["LAM-V-002"]
    evening = measure_of(filtered(made.position(), Filter(between=HOUR)), "venues")
    assert (evening.planned, evening.done) == (1, 1)
