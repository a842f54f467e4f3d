"""Risks that several boroughs send become one, with the worst score that was stated."""

from briefing_app.operation.counting.risk_register import risk_register
from tests.positions import builder


def test_that_alike_hazards_merge_and_the_highest_score_counts() -> None:
    made = builder("Lambeth", "Camden")
    made.plan("risks", "Lambeth", ref="R1", hazard_threat="Dog at an address", likelihood=2, impact=5, owner="Bronze")
    made.plan("risks", "Camden", ref="R2", hazard_threat="dog at an address.", likelihood=3, impact=4, owner="bronze")
    (risk,) = risk_register(made.position())
    assert (risk.likelihood, risk.impact, risk.score) == (3, 4, 12)
    assert risk.boroughs == ("Camden", "Lambeth")
    assert len(risk.owners) == 1
    assert set(risk.refs) == {"R1", "R2"}


def test_that_a_risk_without_a_score_stands_first() -> None:
    made = builder("Lambeth")
    made.plan("risks", "Lambeth", hazard_threat="Known", likelihood=5, impact=5)
    made.plan("risks", "Lambeth", hazard_threat="Unknown", likelihood=5)
    first, second = risk_register(made.position(), "Lambeth")
    assert (first.hazard, first.score) == ("Unknown", None)
    assert second.score == 25
