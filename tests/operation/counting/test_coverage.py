from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.operation.counting.coverage import coverage_of, hour_cells, uncovered
from briefing_app.operation.counting.presence import Presence
from briefing_app.operation.counting.shares import location_coverage, patrol_hour_coverage
from briefing_app.operation.counting.spans import merged, say_clock
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.times import Period
from tests.positions import builder, moment


def test_that_part_hours_count_as_officer_minutes() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "17:15", "19:30", 4)

    lambeth = coverage_of(made.position()).boroughs[0]

    by_hour = {cell.hour: cell.officer_minutes for cell in lambeth.planned if cell.officer_minutes}
    assert by_hour == {moment("17:00"): 4 * 45, moment("18:00"): 4 * 60, moment("19:00"): 4 * 30}
    assert lambeth.planned[12].officers == 3.0
    assert lambeth.planned_hours.minutes == 4 * 135


def test_that_overlapping_patrols_add_up() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "17:00", "19:00", 4)
    made.patrol_plan("Lambeth", "LAM-P-002", "18:00", "20:00", 3)

    officers = {cell.hour: cell.officers for cell in coverage_of(made.position()).boroughs[0].planned if cell.patrols}

    assert officers == {moment("17:00"): 4, moment("18:00"): 7, moment("19:00"): 3}


def test_that_a_patrol_over_midnight_stays_in_the_operations_night() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "22:30", "01:30+1", 2)

    coverage = coverage_of(made.position())

    assert [say_clock(hour) for hour in coverage.hours][:2] == ["05:00", "06:00"]
    assert len(coverage.hours) == 24
    hours = {say_clock(cell.hour): cell.officer_minutes for cell in coverage.boroughs[0].planned if cell.patrols}
    assert hours == {"22:00": 60, "23:00": 120, "00:00": 120, "01:00": 60}


def test_that_the_night_the_clocks_go_back_has_an_hour_more() -> None:
    day = date(2021, 10, 30)
    made = builder("Lambeth", day=day)
    made.patrol_plan("Lambeth", "LAM-P-001", "23:00", "04:00+1", 1)

    coverage = coverage_of(made.position())

    assert len(coverage.hours) == 25
    assert coverage.boroughs[0].planned_hours.hours == 6
    named = [say_clock(cell.hour) for cell in coverage.boroughs[0].planned if cell.patrols]
    assert named == ["23:00", "00:00", "01:00 BST", "01:00 GMT", "02:00", "03:00"]


def test_that_the_night_the_clocks_go_forward_has_an_hour_less() -> None:
    made = builder("Lambeth", day=date(2021, 3, 27))
    made.patrol_plan("Lambeth", "LAM-P-001", "23:00", "04:00+1", 1)

    coverage = coverage_of(made.position())

    assert len(coverage.hours) == 23
    assert coverage.boroughs[0].planned_hours.hours == 4


def test_that_unknown_officers_are_not_stated_and_not_zero() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "17:00", "18:00", 4)
    made.patrol_plan("Lambeth", "LAM-P-002", "17:00", "19:00", None)

    lambeth = coverage_of(made.position()).boroughs[0]

    five, six = lambeth.planned[12], lambeth.planned[13]
    assert (five.officers, five.patrols, five.unstated) == (4, 2, 1)
    assert six.officers is None
    assert lambeth.planned_hours.unstated == 1
    assert lambeth.planned_hours.minutes == 240


def test_that_a_patrol_whose_actual_officers_are_not_stated_is_left_out_of_the_comparison() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "17:00", "18:00", 4)
    made.patrol_plan("Lambeth", "LAM-P-002", "18:00", "19:00", 6)
    made.patrol_result("Lambeth", "LAM-P-001", "17:00", "18:00", 3)
    made.patrol_result("Lambeth", "LAM-P-002", "18:00", "19:00", None)

    share = patrol_hour_coverage(coverage_of(made.position()))

    assert (share.part, share.whole) == (3, 4)


def test_that_a_patrol_not_done_counts_nothing_and_leaves_a_gap() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "22:00", "23:00", 4)
    made.result("patrols", "Lambeth", ref="LAM-P-001", status="Not done", actual_officers=4)

    lambeth = coverage_of(made.position()).boroughs[0]

    assert lambeth.actual_hours.patrols == 0
    assert [gap.said for gap in lambeth.gaps] == ["Lambeth 22:00 to 23:00"]


def test_that_gaps_are_what_no_patrol_of_the_borough_covers() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "17:00", "23:00", 4)
    made.patrol_plan("Lambeth", "LAM-P-002", "20:00", "21:00", 2)
    made.patrol_result("Lambeth", "LAM-P-001", "17:15", "19:00", 4)
    made.patrol_result("Lambeth", "LAM-P-002", "20:30", "22:45", 2)
    made.patrol_result("Lambeth", "LAM-P-009", "18:30", "19:30", 1, "Unplanned (added)")

    lambeth = coverage_of(made.position()).boroughs[0]

    assert [gap.said for gap in lambeth.gaps] == [
        "Lambeth 17:00 to 17:15",
        "Lambeth 19:30 to 20:30",
        "Lambeth 22:45 to 23:00",
    ]
    assert [gap.said for gap in lambeth.gaps_in(moment("20:00"))] == ["Lambeth 19:30 to 20:30"]
    assert lambeth.gaps_in(moment("21:00")) == ()
    assert lambeth.actual_hours.added == 60


def test_that_another_boroughs_patrol_closes_no_gap() -> None:
    made = builder("Lambeth", "Sutton")
    made.patrol_plan("Lambeth", "LAM-P-001", "22:00", "23:00", 4)
    made.result("patrols", "Lambeth", ref="LAM-P-001", status="Not done")
    made.patrol_result("Sutton", "STN-P-001", "22:00", "23:00", 4)

    assert [gap.said for gap in coverage_of(made.position()).gaps] == ["Lambeth 22:00 to 23:00"]


def test_that_somebody_of_unstated_strength_is_somebody_and_no_officers_are_nobody() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "20:00", "22:00", 4)
    made.patrol_result("Lambeth", "LAM-P-001", "20:00", "21:00", None)
    made.patrol_result("Lambeth", "LAM-P-002", "21:00", "22:00", 0)

    assert [gap.said for gap in coverage_of(made.position()).gaps] == ["Lambeth 21:00 to 22:00"]


def test_that_no_gap_is_named_while_the_result_is_awaited() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "20:00", "22:00", 4)

    lambeth = coverage_of(made.position()).boroughs[0]

    assert lambeth.result is Stated.AWAITED
    assert lambeth.gaps == ()


def test_that_a_stated_nil_of_patrols_is_a_gap_and_no_sheet_is_not() -> None:
    made = builder("Lambeth", "Sutton")
    made.patrol_plan("Lambeth", "LAM-P-001", "20:00", "22:00", 4)
    made.patrol_plan("Sutton", "STN-P-001", "20:00", "22:00", 4)
    made.nil("patrols", "Lambeth", Phase.RESULT)
    made.received("Sutton", Phase.RESULT)

    coverage = coverage_of(made.position())

    assert [gap.said for gap in coverage.gaps] == ["Lambeth 20:00 to 22:00"]
    assert coverage.where(Phase.RESULT, Stated.NOT_STATED) == ("Sutton",)


def test_that_patrol_outside_the_period_is_counted_apart() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "04:00", "06:00", 3)

    hours = coverage_of(made.position()).boroughs[0].planned_hours

    assert (hours.minutes, hours.outside) == (360, 180)


def test_that_location_coverage_counts_distinct_planned_places() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "17:00", "18:00", 4, location="Clapham Common")
    made.patrol_plan("Lambeth", "LAM-P-002", "18:00", "19:00", 4, location="clapham common ")
    made.patrol_plan("Lambeth", "LAM-P-003", "18:00", "19:00", 4, location="Brockwell Park")
    made.patrol_result("Lambeth", "LAM-P-001", "17:00", "18:00", 4, "Part completed")
    made.result("patrols", "Lambeth", ref="LAM-P-003", status="Not done")

    share = location_coverage(made.position())

    assert (share.part, share.whole) == (1, 2)


@st.composite
def presences(draw: st.DrawFn) -> list[Presence]:
    found = []
    for _ in range(draw(st.integers(0, 12))):
        starts = draw(st.integers(0, 3000))
        found.append(Presence("Lambeth", Period(starts, starts + draw(st.integers(1, 900))), draw(st.integers(0, 9))))
    return found


@given(presences(), st.integers(0, 600), st.integers(60, 2400))
def test_that_the_hours_hold_exactly_the_officer_minutes_of_the_intervals(
    found: list[Presence], starts: int, length: int
) -> None:
    period = Period(starts, starts + length)

    cells = hour_cells(found, tuple(period.hours()), period)

    minute_by_minute = sum(
        one.officers or 0 for one in found for minute in range(one.period.starts, one.period.ends) if minute in period
    )
    assert sum(cell.officer_minutes for cell in cells) == minute_by_minute


@given(presences(), presences())
def test_that_gaps_are_the_planned_minutes_without_anybody(planned: list[Presence], actual: list[Presence]) -> None:
    def minutes(ones: list[Presence]) -> set[int]:
        return {minute for one in ones if one.officers for minute in range(one.period.starts, one.period.ends)}

    gaps = uncovered(planned, actual)

    found = [minute for gap in gaps for minute in range(gap.starts, gap.ends)]
    assert len(found) == len(set(found))
    assert set(found) == minutes(planned) - minutes(actual)
    assert gaps == merged(gaps)
