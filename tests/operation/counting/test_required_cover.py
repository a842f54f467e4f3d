from briefing_app.figures.required_cover import required_cover_figure
from briefing_app.operation.counting.required_cover import RequiredCover, cover_met
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.times import Period
from tests.positions import Builder, builder, moment

PARK = "Kennington Park"


def _required(officers: int = 6, place: str = PARK) -> RequiredCover:
    return RequiredCover("Lambeth", place, Period(moment("22:00"), moment("23:00")), officers)


def _patrolled() -> Builder:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "21:00", "23:30", 6, location=PARK)
    made.patrol_result("Lambeth", "LAM-P-001", "21:00", "22:10", 6, "Part completed")
    return made


def test_that_a_shortfall_is_told_to_the_minute() -> None:
    met = cover_met(_patrolled().position(), [_required()])[0]

    assert (met.planned.minutes, met.planned.shortfalls) == (360, ())
    assert met.actual.minutes == 60
    assert [short.said for short in met.actual.shortfalls] == ["Lambeth: Kennington Park 0 of 6 officers 22:10–23:00"]


def test_that_more_officers_than_required_make_up_for_no_other_minute() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "22:00", "22:30", 20, location=PARK)
    made.patrol_result("Lambeth", "LAM-P-001", "22:00", "22:30", 20)

    met = cover_met(made.position(), [_required()])[0]

    assert met.actual.minutes == 6 * 30
    assert [(short.there, short.period.minutes) for short in met.actual.shortfalls] == [(0, 30)]


def test_that_another_place_counts_only_where_anywhere_in_the_borough_will_do() -> None:
    made = _patrolled()
    made.patrol_result("Lambeth", "LAM-P-002", "22:10", "23:00", 6, "Unplanned (added)", location="High Street")

    at_park, anywhere = (cover_met(made.position(), [_required(place=place)])[0].actual for place in (PARK, ""))

    assert at_park.minutes == 60
    assert (anywhere.minutes, anywhere.shortfalls) == (360, ())


def test_that_unstated_officers_are_not_a_shortfall() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "22:00", "23:00", 6, location=PARK)
    made.patrol_result("Lambeth", "LAM-P-001", "22:00", "23:00", None)

    actual = cover_met(made.position(), [_required()])[0].actual

    assert (actual.minutes, actual.unsaid, actual.shortfalls) == (0, 360, ())


def test_that_an_awaited_result_has_no_number() -> None:
    made = builder("Lambeth")
    made.patrol_plan("Lambeth", "LAM-P-001", "22:00", "22:30", 6, location=PARK)
    position = made.position()

    assert cover_met(position, [_required()])[0].actual.stated is Stated.AWAITED
    figure = required_cover_figure(position, [_required()])
    assert figure.title == "50% of required officer-hours are planned; 1 place planned short"
    assert [cell.said for cell in figure.table.rows[0]][-2:] == ["awaited", "awaited"]


def test_that_the_figure_names_what_was_short() -> None:
    figure = required_cover_figure(_patrolled().position(), [_required()])

    assert figure.title == "17% of required officer-hours were there; 1 place short"
    assert "Short on the day: Lambeth: Kennington Park 0 of 6 officers 22:10–23:00." in figure.sentence
    assert [cell.said for cell in figure.table.rows[0]][3:6] == ["6", "6", "1"]


def test_that_no_requirement_is_said() -> None:
    assert required_cover_figure(_patrolled().position(), []).title == "No required cover is set"
