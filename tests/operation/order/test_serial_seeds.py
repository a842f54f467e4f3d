"""Serials come from boroughs' planned deployments as they are stated, once, and are given tasks that nobody has."""

import pytest

from briefing_app.operation.kinds import Phase
from briefing_app.operation.order.edits import Edit
from briefing_app.operation.order.order import Order, order_of
from briefing_app.operation.order.serial_seeds import open_tasks, seeds_to_come, serials_from, strength_of
from briefing_app.operation.position.position import Position
from briefing_app.operation.values import Value
from tests.operation.order.orders import order, serial
from tests.positions import Builder, builder, moment


@pytest.fixture
def made() -> Builder:
    found = builder("Lambeth", "Southwark")
    found.add(
        "deployments",
        "Lambeth",
        Phase.PLAN,
        ref="LAM-D-001",
        serial="21",
        call_sign="AS21",
        unit="Mounted Branch",
        supervisor="PS Example",
        officers=9,
        sergeants=1,
        constables=6,
        special_constables=2,
        tasking="Warrant team",
        muster_place="Brixton",
        muster_time="05:30",
        duty_start=moment("06:00"),
        duty_end=moment("14:00"),
    )
    found.add("deployments", "Southwark", Phase.PLAN, ref="SWR-D-001", unit="CID", officers=4)
    found.add("warrants", "Lambeth", Phase.PLAN, ref="LAM-W-001", assigned_serial="Serial 21", warrant_type="Search")
    found.add("warrants", "Lambeth", Phase.PLAN, ref="LAM-W-002", assigned_serial="21")
    found.add("wanted", "Lambeth", Phase.PLAN, ref="LAM-M-001", assigned_serial="21")
    found.add("venues", "Lambeth", Phase.PLAN, ref="LAM-V-001", venue_name="The Example Arms", planned_time="19:00")
    found.add("venues", "Southwark", Phase.PLAN, ref="SWR-V-001", venue_name="Elsewhere")
    return found


def seeded(position: Position, *boroughs: str, before: Order | None = None) -> Order:
    records = seeds_to_come(before or Order(), position, boroughs or None)
    return order_of([Edit(1, 0, "", "", serials_from(records, position))])


def test_that_a_deployment_becomes_a_serial_with_all_that_it_says(made: Builder) -> None:
    first, second = seeded(made.position()).of("serials")
    assert dict(first.values) == {
        "serial": "21",
        "call_sign": "AS21",
        "unit": "Mounted Branch",
        "supervisor": "PS Example",
        "strength": "0-1-6-2-0",
        "tasking": "Warrant team",
        "borough": "Lambeth",
        "muster_place": "Brixton",
        "muster": moment("05:30"),
        "starts": moment("06:00"),
        "ends": moment("14:00"),
        "tasks": "LAM-W-002; LAM-M-001",
    }
    assert dict(second.values) == {"unit": "CID", "borough": "Southwark"}


def test_that_a_deployment_comes_once_and_boroughs_can_be_chosen(made: Builder) -> None:
    position = made.position()
    lambeth = seeded(position, "Lambeth")
    assert [one.text("borough") for one in lambeth.of("serials")] == ["Lambeth"]
    assert [one.borough for one in seeds_to_come(lambeth, position)] == ["Southwark"]
    by_hand = order(serial("21"))
    assert [one.borough for one in seeds_to_come(by_hand, position)] == ["Southwark"]


@pytest.mark.parametrize(
    ("values", "strength"),
    [
        ({"sergeants": 1, "constables": 6}, "0-1-6-0-0"),
        ({"officers": 7, "sergeants": 1, "constables": 6}, "0-1-6-0-0"),
        ({"officers": 8, "constables": 6, "police_staff_partners": 2}, "0-0-6-0-0"),
        ({"officers": 7}, None),
        ({"officers": 9, "sergeants": 1}, None),
        ({}, None),
    ],
)
def test_that_a_strength_is_taken_over_only_where_its_ranks_are_stated(
    values: dict[str, Value], strength: str | None
) -> None:
    record = builder("Lambeth").add("deployments", "Lambeth", Phase.PLAN, **values)
    assert strength_of(record) == strength


def test_that_a_serial_may_be_given_what_its_borough_plans_and_no_other_serial_has(made: Builder) -> None:
    mine, other = serial("1", tasks="LAM-W-002"), serial("2", tasks="LAM-M-001")
    found = open_tasks(order(mine, other), made.position(), mine)
    assert [(one.ref, one.says) for one in found] == [
        ("LAM-W-001", "Warrant, Search"),
        ("LAM-W-002", "Warrant"),
        ("LAM-V-001", "Venue visit, The Example Arms, 19:00"),
    ]
