"""Returns after the manners of many sergeants: no row is taken for something else, and none goes without a word."""

import pytest

from briefing_app.operation.kinds import Phase
from tests.made_workbooks import operation
from tests.workbooks.messy.counted import outcome_of
from tests.workbooks.messy.manners import manners
from tests.workbooks.messy.sergeants import Manner, made

MOST_ASKED = 0.05
"""Of the rows of all of them."""


@pytest.mark.parametrize("manner", manners(), ids=lambda manner: manner.name)
def test_that_every_row_is_read_right_or_asked_about(manner: Manner) -> None:
    for phase in Phase:
        sent = made(manner, phase, 0)
        outcome = outcome_of(sent, operation())
        assert outcome.ways["wrong"] + outcome.ways["missing"] == 0, outcome.why
        assert sum(outcome.ways.values()) == len(sent.truths) > 0


def test_that_hardly_a_row_is_asked_about() -> None:
    ways = [outcome_of(made(manner, phase, 1), operation()).ways for manner in manners() for phase in Phase]
    rows = sum(sum(one.values()) for one in ways)
    assert sum(one["right"] for one in ways) >= (1 - MOST_ASKED) * rows
