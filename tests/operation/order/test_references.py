"""Whoever takes something out of the order is told what refers to it."""

import pytest

from briefing_app.operation.kinds import Phase
from briefing_app.operation.order.references import refers_to
from tests.operation.order.orders import item, order, serial
from tests.positions import Builder, builder


@pytest.fixture
def made() -> Builder:
    return builder("Lambeth", "Southwark")


def test_that_a_serial_that_boroughs_and_the_debrief_name_is_said_to_be(made: Builder) -> None:
    made.add("deployments", "Lambeth", Phase.RESULT, ref="LAM-D-001", serial="4")
    made.add("deployments", "Lambeth", Phase.RESULT, ref="LAM-D-002", serial="4")
    made.add("warrants", "Southwark", Phase.PLAN, ref="SWK-W-001", assigned_serial="4")
    four = serial("4")
    point = item("points", "a", serial="4", point="Radios")
    assert refers_to(four, order(four, point), made.position()) == (
        "Serial 4 is named in Lambeth's result (2 rows of deployments), Southwark's plan (1 row of warrants) "
        "and 1 debrief point."
    )
    five = serial("5")
    assert refers_to(five, order(five, point), made.position()) == ""


def test_that_a_suite_with_arrests_and_an_objective_that_was_judged_are_said_to_be(made: Builder) -> None:
    made.add("arrests", "Lambeth", Phase.RESULT, ref="LAM-A-001", custody_suite="Brixton")
    suite = item("custody", "a", suite="Brixton")
    assert refers_to(suite, order(suite), made.position()) == "Brixton is named in results (1 arrest)."
    judged = item("objectives", "b", number=1, achieved="Partly met")
    assert refers_to(judged, order(judged), made.position()) == (
        "Objective 1 is named in the debrief, which says partly met."
    )


def test_that_a_serial_without_a_number_is_named_by_nobody(made: Builder) -> None:
    made.add("deployments", "Lambeth", Phase.RESULT, ref="LAM-D-001")
    nameless = serial("4", serial=None)
    assert refers_to(nameless, order(nameless), made.position()) == ""
