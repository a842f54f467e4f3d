"""How a public table's numbers are said."""

import pytest

from briefing_app.operation.background.chosen import say_figure


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (1234, "1,234"),
        (20.0, "20"),
        (120.4538, "120.5"),
        (-80.2, "-80.2"),
        (9.2, "9.2"),
        (4.256, "4.26"),
        (0.0042, "0.004"),
        (0.00004, "0.00004"),
        (1_000_000, "1,000,000"),
        (30.02, "30"),
    ],
)
def test_that_small_numbers_keep_the_places_that_tell_them_apart(value: float, said: str) -> None:
    assert say_figure(value) == said
