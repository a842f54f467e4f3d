from briefing_app.figures.figure import Tile, Tone
from briefing_app.figures.headline import headline_figure
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from tests.positions import Builder, builder


def _tile(position: Position, key: str) -> Tile:
    return next(tile for tile in headline_figure(position).tiles if tile.key == key)


def _planned() -> Builder:
    made = builder("Lambeth", "Sutton")
    for borough, short in (("Lambeth", "LAM"), ("Sutton", "STN")):
        for kind, letter in (("warrants", "W"), ("compliance", "C"), ("business", "B"), ("community", "E")):
            for number in (1, 2):
                made.plan(kind, borough, ref=f"{short}-{letter}-00{number}")
        made.patrol_plan(borough, f"{short}-P-001", "17:00", "19:00", 4)
        made.plan("deployments", borough, ref=f"{short}-D-001", unit="TSG", officers=7)
    return made


def test_that_before_any_result_the_tiles_show_the_plan_and_arrests_are_awaited() -> None:
    position = _planned().position()

    numbers = {tile.key: (tile.name, tile.number) for tile in headline_figure(position).tiles}

    assert numbers["arrests"] == ("Arrests", "awaited")
    assert numbers["warrants"] == ("Warrants planned", "4")
    assert numbers["wanted"] == ("Wanted enquiries planned", "not stated")
    assert numbers["patrol-hours"] == ("Patrol officer-hours planned", "16")
    assert numbers["officers"] == ("Officers planned", "14")
    assert numbers["returns"] == ("Plans in", "2 of 2")


def test_that_done_stands_beside_planned_with_the_awaited_and_the_unplanned_named() -> None:
    made = _planned()
    made.result("warrants", "Lambeth", ref="LAM-W-001", result="Executed - arrest")
    made.result("warrants", "Lambeth", ref="LAM-W-002", result="Attempted - no trace")
    made.result("warrants", "Lambeth", ref="LAM-W-003", result="Surrendered")

    tile = _tile(made.position(), "warrants")

    assert (tile.name, tile.number) == ("Warrants executed", "2")
    assert tile.detail == "1 of 4 planned (2 awaited), 1 unplanned"


def test_that_arrests_are_split_with_partners_and_the_missing_apart() -> None:
    made = builder("Lambeth", "Sutton")
    made.arrest("Lambeth", "Proactive", persons=1100)
    made.arrest("Lambeth", None)
    made.arrest("Lambeth", "Reactive", arresting_unit="City of London Police")

    tile = _tile(made.position(), "arrests")

    assert tile.number == "1,101"
    assert tile.detail == "1,100 proactive, 0 reactive, 1 not stated; partners' 1 apart; Sutton awaited"
    assert headline_figure(made.position()).title == "1,101 arrests; Sutton awaited"


def test_that_seen_breaches_people_and_trained_staff_are_told() -> None:
    made = _planned()
    made.result("compliance", "Lambeth", ref="LAM-C-001", result="Seen - breach found")
    made.result("compliance", "Lambeth", ref="LAM-C-002", result="Refused")
    made.result("business", "Lambeth", ref="LAM-B-001", status="Completed", staff_trained=12)
    made.result("business", "Lambeth", ref="LAM-B-002", status="Part completed")
    made.result("community", "Lambeth", ref="LAM-E-001", status="Completed", people_engaged=85)
    position = made.position()

    assert _tile(position, "compliance").number == "1"
    assert _tile(position, "compliance").detail == "of 4 planned (2 awaited); 1 breach (100% of those seen)"
    assert _tile(position, "staff-trained").number == "12"
    assert _tile(position, "staff-trained").detail == (
        "at 2 businesses: of 4 planned (2 awaited); 1 business not stated"
    )
    assert _tile(position, "people-engaged").number == "85"


def test_that_people_engaged_are_not_stated_where_every_count_is_blank() -> None:
    made = _planned()
    made.result("community", "Lambeth", ref="LAM-E-001", status="Completed")

    assert _tile(made.position(), "people-engaged").number == "not stated"


def test_that_patrol_hours_with_gaps_ask_for_attention() -> None:
    made = _planned()
    made.patrol_result("Lambeth", "LAM-P-001", "17:00", "18:30", 4)

    tile = _tile(made.position(), "patrol-hours")

    assert (tile.number, tile.tone) == ("6", Tone.ATTENTION)
    assert tile.detail == "of 16 planned (8 awaited); 1 gap"


def test_that_officers_deployed_leave_partners_apart() -> None:
    made = _planned()
    made.plan("deployments", "Lambeth", ref="LAM-D-002", unit="TfL", officers=3)
    made.result("deployments", "Lambeth", ref="LAM-D-001", unit="TSG", officers=6)
    made.result("deployments", "Lambeth", ref="LAM-D-002", unit="TfL", officers=2)

    tile = _tile(made.position(), "officers")

    assert (tile.number, tile.detail) == ("6", "of 14 planned (7 awaited); partners 2 of 3")


def test_that_returns_in_are_counted_for_both_phases() -> None:
    made = _planned()
    made.received("Lambeth", Phase.RESULT)

    tile = _tile(made.position(), "returns")

    assert (tile.name, tile.number, tile.detail) == ("Results in", "1 of 2", "Sutton awaited; plans 2 of 2")
    assert tile.tone is Tone.ATTENTION


def test_that_results_without_plans_are_counted_and_the_plan_is_said_to_be_awaited() -> None:
    made = builder("Lambeth")
    made.result("venues", "Lambeth", ref="LAM-V-001", status="Visited")
    made.patrol_result("Lambeth", "LAM-P-001", "17:00", "19:00", 4)

    position = made.position()

    assert (_tile(position, "venues").number, _tile(position, "venues").detail) == ("1", "plan awaited")
    assert (_tile(position, "patrol-hours").number, _tile(position, "patrol-hours").detail) == ("8", "plan not in")


def test_that_nothing_in_at_all_shows_no_number() -> None:
    position = builder("Lambeth").position()

    assert headline_figure(position).title == "No return is in yet"
    assert {tile.number for tile in headline_figure(position).tiles} == {"awaited", "0 of 1"}
