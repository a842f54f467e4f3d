"""The sample day's risks beforehand and lessons afterwards."""

from datetime import timedelta
from random import Random

from briefing_app.operation.resources import reference_rows
from briefing_app.operation.sample_day.day import DAY, BoroughDay, by_size


def plan_risks(day: BoroughDay, rng: Random) -> None:
    """Three to five."""
    for risk in rng.sample(list(reference_rows("sample_risks.csv")), by_size(rng, day.size, 3, 5)):
        likelihood = int(risk["likelihood"]) + rng.choice((-1, 0, 0, 0, 1))
        day.plans(
            "risks",
            {
                "hazard_threat": risk["hazard"],
                "likelihood": min(5, max(1, likelihood)),
                "impact": int(risk["impact"]),
                "control_measure": risk["control"],
                "owner": risk["owner"],
            },
        )


def report_lessons(day: BoroughDay, rng: Random) -> None:
    """One to three."""
    for lesson in rng.sample(list(reference_rows("sample_lessons.csv")), by_size(rng, day.size, 1, 3)):
        day.reports(
            "lessons",
            {
                "category": lesson["category"],
                "observation": lesson["observation"],
                "recommendation": lesson["recommendation"],
                "owner": lesson["owner"],
                "due_date": (DAY + timedelta(days=rng.choice((18, 32, 48)))).isoformat(),
            },
        )
