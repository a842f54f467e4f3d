"""The marking of what is shown is the highest of all that it rests on."""

from dataclasses import replace

from briefing_app.operation.handling import handling_of_returns, invented_notice, marking_of
from briefing_app.operation.operations import Marking
from briefing_app.operation.position.position import Position
from tests.positions import builder


def position(*marked: tuple[Marking, str | None]) -> Position:
    made = builder("Lambeth", "Sutton")
    made.plan("warrants", "Lambeth", ref="LAM-W-001")
    made.plan("warrants", "Sutton", ref="STN-W-001")
    found = made.position()
    operation = replace(found.operation, marking=Marking.OFFICIAL)
    returns = tuple(
        replace(one, marking=marking, handling=handling)
        for one, (marking, handling) in zip(found.returns, marked, strict=True)
    )
    return replace(found, operation=operation, returns=returns)


def test_that_one_sensitive_return_makes_the_whole_sensitive() -> None:
    assert marking_of(position((Marking.OFFICIAL, None), (Marking.OFFICIAL, None))) is Marking.OFFICIAL
    mixed = position((Marking.OFFICIAL, None), (Marking.OFFICIAL_SENSITIVE, None))
    assert marking_of(mixed) is Marking.OFFICIAL_SENSITIVE


def test_that_one_invented_return_makes_the_whole_say_so() -> None:
    real = position((Marking.OFFICIAL, "Police only"), (Marking.OFFICIAL, "Police only"))
    assert invented_notice(real) == ""
    assert handling_of_returns(real) == ("Police only",)
    mixed = position((Marking.OFFICIAL, "Police only"), (Marking.OFFICIAL, "Invented sample data"))
    assert invented_notice(mixed) == "Invented sample data"
