import pytest

from briefing_app.figures.scales import count_axis, hour_axis
from tests.positions import moment


@pytest.mark.parametrize(
    ("most", "ends", "labels"),
    [
        (0, 1, ["0", "1"]),
        (1, 1, ["0", "1"]),
        (11, 12, ["0", "2", "4", "6", "8", "10", "12"]),
        (117, 120, ["0", "20", "40", "60", "80", "100", "120"]),
        (5200, 6000, ["0", "1,000", "2,000", "3,000", "4,000", "5,000", "6,000"]),
    ],
)
def test_that_counts_run_from_zero_to_a_round_number(most: int, ends: int, labels: list[str]) -> None:
    axis = count_axis("Persons", most)

    assert (axis.starts, axis.ends) == (0, ends)
    assert [tick.label for tick in axis.ticks] == labels


def test_that_two_days_have_ticks_further_apart_and_dated_midnights() -> None:
    axis = hour_axis("Hour", moment("05:00"), moment("05:00+2"))

    assert [tick.label for tick in axis.ticks if tick.strong] == ["14 May", "15 May"]
    assert [tick.label for tick in axis.ticks][:3] == ["06", "08", "10"]
