"""Which of a table's periods is the latest, however they are ordered."""

import pytest

from briefing_app.operation.background.measures import is_total, latest_of, measures_of, title_of
from briefing_app.operation.background.tables import Aspect, BackgroundTable


@pytest.mark.parametrize(
    ("periods", "latest"),
    [
        (("Feb 2025", "Jan 2025", "Dec 2024"), "Feb 2025"),
        (("2012", "2014", "2013"), "2014"),
        (("2015-16", "2016-17"), "2016-17"),
        (("Q4 2023", "Q1 2024", "Q2 2023"), "Q1 2024"),
        (("year to Mar 2024", "year to Mar 2023"), "year to Mar 2024"),
        (("31 Mar 2024", "30 Jun 2024"), "30 Jun 2024"),
        (("Before", "After"), "After"),
        (("",), ""),
        ((), ""),
    ],
)
def test_that_the_latest_period_is_the_last_in_time(periods: tuple[str, ...], latest: str) -> None:
    assert latest_of(periods) == latest


def test_that_words_for_everything_are_told_from_kinds() -> None:
    assert all(map(is_total, ("Total", "All offences", "TOTAL NOTIFIABLE OFFENCES", "Burglary Total")))
    assert not any(map(is_total, ("Burglary", "All other theft", "Totality", "")))


def _table(sheet: str, *measures: str) -> BackgroundTable:
    return BackgroundTable(sheet, "", "", (Aspect("what is counted"),), tuple((one,) for one in measures), (), (), ())


def test_that_a_rate_and_a_count_of_one_name_are_told_apart_by_their_sheets() -> None:
    rates, offences = _table("Crime Rates", "Burglary", "Robbery"), _table("Recorded Offences", "Burglary", "Arson")
    both = (rates, offences)
    assert title_of(rates, measures_of(rates)[0], both) == "Crime Rates: Burglary"
    assert title_of(offences, measures_of(offences)[0], both) == "Recorded Offences: Burglary"
    assert title_of(offences, measures_of(offences)[1], both) == "Arson"
