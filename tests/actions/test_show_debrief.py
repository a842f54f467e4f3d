"""An objective is called missed only once every borough has said what it did."""

from collections.abc import Sequence

from briefing_app.actions.show_debrief import show_debrief
from tests.operation.order.orders import item, order
from tests.positions import builder


def of_target(stating: Sequence[str], *, target: int) -> str:
    made = builder("Lambeth", "Southwark")
    for borough in stating:
        made.result("arrests", borough, persons=1)
    objective = item("objectives", "1", objective="Pursue", target=target, figure="Arrests")
    (row,) = show_debrief(made.position(), order(objective)).objectives.table.rows
    return row[-1].said


def test_that_a_target_is_short_only_so_far_while_boroughs_have_not_said() -> None:
    assert of_target(["Lambeth"], target=3) == "2 short so far; 1 borough not stated"
    assert of_target(["Lambeth", "Southwark"], target=3) == "1 short"
    assert of_target(["Lambeth", "Southwark"], target=2) == "met"
