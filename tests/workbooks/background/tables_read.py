"""Reading public tables that are made on the spot, and what was read of them by name."""

from collections.abc import Mapping, Sequence
from typing import Any

from briefing_app.operation.background.chosen import Choice, Chosen, chosen_of
from briefing_app.operation.background.measures import Wanted, measures_of, periods_of
from briefing_app.operation.background.tables import BackgroundTable
from briefing_app.workbooks.background.read_tables import read_tables
from briefing_app.workbooks.files.book import open_book
from tests.made_workbooks import workbook

Rows = Sequence[Sequence[Any]]
Named = Mapping[tuple[tuple[str, ...], str, str], int | float | None]


def read(rows: Rows, sheet: str = "Crime") -> BackgroundTable:
    """The table of a workbook with one sheet."""
    (table,) = read_book(workbook({sheet: rows}))
    return table


def read_book(content: bytes, name: str = "table.xlsx") -> tuple[BackgroundTable, ...]:
    return read_tables(open_book(content, name).sheets)


def read_csv(rows: Rows) -> BackgroundTable:
    width = max(map(len, rows))
    padded = ([*row, *[None] * (width - len(row))] for row in rows)
    lines = ("\t".join("" if cell is None else str(cell) for cell in row) for row in padded)
    (table,) = read_book("\n".join(lines).encode(), "table.csv")
    return table


def numbers(table: BackgroundTable) -> Named:
    """By the words of the measure, the period and the area."""
    return {
        (table.measures[one.measure], table.periods[one.period], table.areas[one.area].name): one.value
        for one in table.numbers
    }


def why(table: BackgroundTable, area: str) -> str:
    """Why the first number of an area is not there."""
    place = [one.name for one in table.areas].index(area)
    return next(one.why for one in table.numbers if one.area == place)


def chosen(table: BackgroundTable, wanted: Wanted | None = None, period: str | None = None) -> Chosen:
    """The first measure and its last period, where nothing else is asked for."""
    measure = next(one for one in measures_of(table) if wanted is None or one.wanted == wanted)
    said = periods_of(table, measure)[-1] if period is None else period
    return chosen_of(table, Choice(table.sheet, measure.wanted, said))
