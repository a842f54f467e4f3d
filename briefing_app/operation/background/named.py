"""Which measure and period somebody means who writes their names: for the command line."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from briefing_app.operation.background.chosen import Choice
from briefing_app.operation.background.measures import latest_of, measures_of, periods_of
from briefing_app.operation.background.tables import BackgroundTable
from briefing_app.operation.errors import Refused
from briefing_app.operation.words import listed_few, normalised

One = TypeVar("One")

_MOST_NAMED = 12


def choice_named(tables: Sequence[BackgroundTable], *, sheet: str = "", measure: str = "", period: str = "") -> Choice:
    """What is not named is the only one there is; of periods the latest. Raises Refused with what there is instead."""
    table = _the_one(tables, sheet, lambda one: one.sheet, "sheet")
    found = _the_one(measures_of(table), measure, lambda one: one.name, "measure")
    periods = periods_of(table, found)
    if period and normalised(period) not in map(normalised, periods):
        raise Refused(f"“{found.name}” has no period “{period}”. There is {listed_few(periods, _MOST_NAMED)}.")
    wanted = next((one for one in periods if normalised(one) == normalised(period)), latest_of(periods))
    return Choice(table.sheet, found.wanted, wanted)


def _the_one(there: Sequence[One], named: str, name_of: Callable[[One], str], what: str) -> One:
    fitting = [one for one in there if not named or normalised(name_of(one)) == normalised(named)]
    if len(fitting) == 1 or (fitting and named):
        return fitting[0]
    names = listed_few([f"“{name_of(one)}”" for one in there], _MOST_NAMED)
    if named:
        raise Refused(f"There is no {what} “{named}”. There is {names}.")
    raise Refused(f"Say which {what} is meant, with --{what}: {names}.")
