"""Real public tables, where they are at hand: what is read is what adding up the file by itself gives."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from briefing_app.operation.background.areas import AreaKind
from briefing_app.operation.background.measures import measures_of
from briefing_app.operation.background.tables import BackgroundTable
from briefing_app.operation.cell_names import cell_name
from briefing_app.workbooks.files.book import open_book
from tests.workbooks.background.tables_read import chosen, numbers, read_book

_REAL = Path(__file__).resolve().parents[4] / "shared" / "real_tables"
pytestmark = pytest.mark.skipif(not _REAL.is_dir(), reason="the real tables are not here")


def _tables(name: str) -> tuple[BackgroundTable, ...]:
    return read_book((_REAL / name).read_bytes(), name)


def test_that_recorded_crime_by_borough_and_month_is_what_the_rows_add_up_to() -> None:
    name = "mps_borough_level_crime_24_months.csv"
    with (_REAL / name).open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    months = list(rows[0])[3:]
    sums: dict[tuple[str, str], int] = defaultdict(int)
    burglaries: dict[str, int] = defaultdict(int)
    for row in rows:
        for month in months:
            sums[row["BoroughName"], month] += int(row[month])
        if row["MajorText"] == "BURGLARY":
            burglaries[row["BoroughName"]] += int(row[months[-1]])
    (table,) = _tables(name)
    assert len(table.periods) == len(months) == 24
    for month, period in zip(months, table.periods, strict=True):
        found = chosen(table, (None, None), period)
        given = {name: one.value for name, one in found.boroughs.items() if one.value is not None}
        given |= {one.name: one.given.value for one in found.apart if one.given.value is not None}
        assert given == {area: number for (area, said), number in sums.items() if said == month}
        assert len(found.boroughs) - sum(one.value is None for one in found.boroughs.values()) == 32
        assert {one.kind for one in found.apart} == {AreaKind.WITHIN}
    last = chosen(table, ("BURGLARY", None), table.periods[-1])
    assert {name: one.value for name, one in last.boroughs.items() if one.value is not None} == {
        name: number for name, number in burglaries.items() if name in last.boroughs
    }


def test_that_every_number_of_the_recorded_offences_stands_in_the_cell_that_it_names() -> None:
    name = "met-police-recorded-offences-rates-borough.xlsx"
    sheets = {sheet.name: sheet for sheet in open_book((_REAL / name).read_bytes(), name).sheets}
    tables = {table.sheet: table for table in _tables(name)}
    assert set(tables) == {"Crime Rates", "Recorded Offences"}
    for table in tables.values():
        rows = sheets[table.sheet].rows
        for one in table.numbers:
            content = rows[one.row][one.column]
            assert one.value is None or one.value == content, cell_name(one.row, one.column)
        assert len(table.boroughs) == 32
    offences = chosen(tables["Recorded Offences"], ("All recorded offences",), "1999-00")
    # By the file's own total: 32 boroughs, and Heathrow which is none of them.
    assert sum(one.value or 0 for one in offences.boroughs.values()) + 6717 == 1_016_216
    assert offences.notes == ()
    rates = chosen(tables["Crime Rates"], ("All recorded offences",), "1999-00")
    assert not rates.adds_up
    assert rates.boroughs["Westminster"].value == pytest.approx(463.0006, abs=1e-4)


def test_that_the_population_by_day_has_a_borough_for_each_code_and_london_apart() -> None:
    table, census = _tables("daytime-population-borough.xls")
    assert (table.sheet, table.periods) == ("2014", ("2014",))
    found = chosen(table)
    assert found.measure == "Total Daytime Population (includes tourists)"
    assert found.boroughs["City of London"].value == 553_103
    assert [(one.name, one.kind) for one in found.apart] == [("London", AreaKind.SUBTOTAL)]
    assert found.notes == ()
    assert [one.name for one in measures_of(census)] == ["Male", "Female", "Total"]
    assert numbers(census)[("Total",), "", "Camden"] == 384_107 or census.boroughs[0] == "City of London"


def test_that_a_pivot_table_by_code_says_that_its_total_is_not_its_boroughs() -> None:
    (table,) = _tables("total-number-crime.csv")
    found = chosen(table, period="1999-00")
    assert found.boroughs["Barking and Dagenham"].value == 39_134
    assert found.boroughs["City of London"].why == "the table has no row for it"
    assert any("“Total” is 6,590,052" in said for said in found.notes)
    assert "The column Grand Total adds up others, and is left out." in found.notes
