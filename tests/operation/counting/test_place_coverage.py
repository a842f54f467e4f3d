from briefing_app.operation.counting.place_coverage import NO_PLACE, Visit, place_gaps, planned_places
from briefing_app.operation.counting.shares import location_coverage
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.stated import Stated, stated
from tests.figures.random_positions import random_position
from tests.positions import builder, moment

PARK = "Kennington Park"


def test_that_a_gap_is_named_by_its_place_and_to_the_minute() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "22:00", "23:00", 4, location=PARK)
    made.patrol_plan("Lambeth", "LAM-P-002", "22:00", "23:00", 4, location="High Street")
    made.patrol_result("Lambeth", "LAM-P-001", "22:00", "22:10", 4, "Part completed", reason_not_done="Demand")
    made.patrol_result("Lambeth", "LAM-P-002", "22:00", "23:00", 4)

    gaps = place_gaps(made.position())

    assert [(gap.said, gap.why) for gap in gaps] == [
        ("Lambeth: Kennington Park uncovered 22:10–23:00", "early end: Demand")
    ]


def test_that_an_unplanned_patrol_at_the_place_covers_it_however_it_is_written() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "22:00", "23:00", 4, location=PARK)
    made.result("patrols", "Lambeth", ref="LAM-P-001", status="Not done")
    made.patrol_result("Lambeth", "LAM-P-009", "22:00", "23:00", 2, "Unplanned (added)", location="kennington  park")

    position = made.position()

    assert place_gaps(position) == ()
    assert [place.visit for place in planned_places(position)] == [Visit.MISSED]


def test_that_a_patrol_missing_from_the_result_is_neither_covered_nor_a_gap() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "20:00", "22:00", 4, location=PARK)
    made.patrol_plan("Lambeth", "LAM-P-002", "20:00", "22:00", 4, location="High Street")
    made.patrol_result("Lambeth", "LAM-P-002", "20:00", "22:00", 4)

    place = next(one for one in planned_places(made.position()) if one.place == PARK)

    assert (place.visit, place.gaps) == (Visit.NOT_REPORTED, ())
    assert [(time.starts, time.ends) for time in place.doubtful] == [(moment("20:00"), moment("22:00"))]


def test_that_a_patrol_done_at_times_that_nobody_states_leaves_no_gap() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "20:00", "22:00", 4, location=PARK)
    made.result("patrols", "Lambeth", ref="LAM-P-001", status="Completed", actual_officers=4)

    place = planned_places(made.position())[0]

    assert (place.visit, place.gaps) == (Visit.VISITED, ())


def test_that_a_stated_nil_misses_every_place_and_an_awaited_result_misses_none() -> None:
    made = builder("Lambeth", "Sutton")
    for borough, ref in (("Lambeth", "LAM-P-001"), ("Sutton", "STN-P-001")):
        made.patrol_plan(borough, ref, "20:00", "22:00", 4, location=PARK)
    made.nil("patrols", "Lambeth", Phase.RESULT)

    position = made.position()

    assert [(one.borough, one.visit) for one in planned_places(position)] == [
        ("Lambeth", Visit.MISSED),
        ("Sutton", Visit.AWAITED),
    ]
    assert [gap.borough for gap in place_gaps(position)] == ["Lambeth"]


def test_that_patrols_without_a_place_are_each_at_a_place_of_their_own() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "20:00", "21:00", 4)
    made.patrol_plan("Lambeth", "LAM-P-002", "20:00", "21:00", 4)
    made.patrol_result("Lambeth", "LAM-P-001", "20:00", "21:00", 4)
    made.result("patrols", "Lambeth", ref="LAM-P-002", status="Not done")

    assert [gap.said for gap in place_gaps(made.position())] == ["Lambeth: place not stated uncovered 20:00–21:00"]


def test_that_places_visited_are_those_of_the_location_coverage() -> None:
    for seed in range(120):
        position = random_position(seed)
        share = location_coverage(position)
        both = [
            one
            for one in planned_places(position)
            if one.place != NO_PLACE
            and all(stated(position, "patrols", phase, one.borough) is Stated.STATED for phase in Phase)
        ]
        assert (sum(one.visit is Visit.VISITED for one in both), len(both)) == (share.part, share.whole), seed


def test_that_a_place_counts_as_visited_once_a_patrol_there_took_place() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "P1", "17:00", "19:00", 2, location="Clapham Common")
    made.patrol_plan("Lambeth", "P2", "19:00", "21:00", 2, location="clapham common")
    made.patrol_plan("Lambeth", "P3", "19:00", "21:00", 2, location="Brockwell Park")
    made.patrol_result("Lambeth", "P1", "17:00", "18:00", 2, "Part completed")
    made.result("patrols", "Lambeth", ref="P3", status="Not done")

    assert [(one.place, one.visit) for one in planned_places(made.position())] == [
        ("Brockwell Park", Visit.MISSED),
        ("Clapham Common", Visit.VISITED),
    ]
