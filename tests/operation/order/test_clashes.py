"""Each contradiction is found once, with its place, and nothing is found where nothing is wrong."""

import pytest

from briefing_app.operation.kinds import Phase
from briefing_app.operation.order.clashes import Clash, clashes
from briefing_app.operation.order.order import Item
from briefing_app.operation.values import Value
from tests.operation.order.orders import item, order, serial
from tests.positions import Builder, builder, moment


@pytest.fixture
def made() -> Builder:
    return builder("Lambeth", "Southwark")


def found(made: Builder, *items: Item) -> list[tuple[str, str, str, bool]]:
    return [(one.thing, one.id, one.field, one.blocking) for one in clashes(order(*items), made.position())]


def test_that_a_sound_order_has_none(made: Builder) -> None:
    assert found(made, serial("1"), serial("2", starts=moment("14:00"), ends=moment("22:00"))) == []


@pytest.mark.parametrize(
    ("values", "field", "blocking"),
    [
        ({"supervisor": None}, "supervisor", False),
        ({"strength": "0-0-0-0-0"}, "strength", True),
        ({"strength": None}, "strength", True),
        ({"ends": moment("18:01")}, "ends", False),
        ({"ends": moment("05:59")}, "ends", True),
        ({"muster": moment("06:01")}, "muster", False),
        ({"borough": None}, "borough", True),
        ({"starts": moment("06:00+3"), "ends": moment("07:00+3")}, "starts", True),
        ({"tasks": "LAM-W-009"}, "tasks", False),
    ],
)
def test_that_what_is_wrong_with_a_serial_is_said_at_its_field(
    made: Builder, values: dict[str, Value], field: str, blocking: bool
) -> None:
    assert found(made, serial("1", **values)) == [("serials", "1", field, blocking)]


@pytest.mark.parametrize("field", ["serial", "call_sign", "supervisor"])
def test_that_one_name_in_two_places_at_once_is_a_clash_and_one_after_the_other_is_none(
    made: Builder, field: str
) -> None:
    same = {field: "MP 12"}
    once = serial("1", **same)
    assert found(made, once, serial("2", **same, starts=moment("13:59"), ends=moment("20:00"))) == [
        ("serials", "2", field, field == "serial")
    ]
    assert found(made, once, serial("2", **same, starts=moment("14:00"), ends=moment("20:00"))) == []


def test_that_phases_that_overlap_are_told(made: Builder) -> None:
    phases = [
        item("phases", "a", name="Arrests", starts=moment("05:30"), ends=moment("10:00")),
        item("phases", "b", name="Visits", starts=moment("09:00"), ends=moment("17:00")),
    ]
    (one,) = clashes(order(*phases), made.position())
    assert one.says == "Visits and Arrests overlap." or one.says == "Arrests and Visits overlap."


def test_that_a_planned_warrant_without_a_serial_is_told_once_serials_are_made(made: Builder) -> None:
    made.add("warrants", "Lambeth", Phase.PLAN, ref="LAM-W-001")
    made.add("warrants", "Lambeth", Phase.PLAN, ref="LAM-W-002")
    assert found(made) == []
    tasked = serial("1", tasks="LAM-W-001")
    (one,) = clashes(order(tasked), made.position())
    assert one == Clash(
        "serials", "", "tasks", "1 planned warrant of 2 is given to no serial: LAM-W-002.", blocking=False
    )


def test_that_more_prisoners_than_cells_in_an_hour_are_told(made: Builder) -> None:
    for number in range(3):
        made.add("warrants", "Lambeth", Phase.PLAN, ref=f"LAM-W-00{number}", planned_time=moment("05:30"))
    enough = item("custody", "a", suite="Suite A", cells=3)
    closed = item("custody", "a", suite="Suite A", cells=3, closed=1)
    assert found(made, enough) == []
    assert found(made, closed) == [("custody", "", "cells", False)]


def test_that_required_cover_that_nobody_plans_is_told_and_an_awaited_plan_is_no_gap(made: Builder) -> None:
    required = item(
        "cover", "a", borough="Lambeth", place="The park", starts=moment("18:00"), ends=moment("20:00"), officers=4
    )
    assert found(made, required) == []
    made.add(
        "patrols",
        "Lambeth",
        Phase.PLAN,
        ref="LAM-P-001",
        location="The park",
        planned_start=moment("18:00"),
        planned_end=moment("19:00"),
        planned_officers=4,
    )
    (one,) = clashes(order(required), made.position())
    assert "19:00" in one.says
    assert "0 of 4 officers" in one.says


def test_that_a_decision_without_its_reason_is_told(made: Builder) -> None:
    entry = item("log", "a", at=moment("07:00"), entry="Decision", what="Stand down serial 4", by="Silver")
    assert found(made, entry) == [("log", "a", "rationale", False)]
