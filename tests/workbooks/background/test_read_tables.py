"""Public tables by borough in the shapes in which they are published, each number with its measure, period and cell."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from briefing_app.operation.background.areas import AreaKind
from briefing_app.operation.background.measures import measures_of, periods_of
from briefing_app.operation.cell_names import cell_name
from briefing_app.operation.errors import Refused
from tests.made_workbooks import workbook
from tests.other_workbooks import as_ods, as_xls
from tests.workbooks.background.tables_read import chosen, numbers, read, read_book, read_csv, why

MONTHS: list[list[Any]] = [
    ["Borough", "Jan 2024", "Feb 2024", "Mar 2024"],
    ["Barnet", 10, 11, 12],
    ["Camden", 20, 21, 22],
    ["Hackney", 30, 31, 32],
]


def test_that_months_across_are_periods_and_every_number_knows_its_cell() -> None:
    table = read(MONTHS)
    assert table.periods == ("Jan 2024", "Feb 2024", "Mar 2024")
    assert numbers(table)[(), "Feb 2024", "Camden"] == 21
    cells = {cell_name(one.row, one.column): one.value for one in table.numbers}
    assert cells["B2"] == 10
    assert cells["D4"] == 32


@pytest.mark.parametrize("form", [as_xls, as_ods])
def test_that_older_and_open_workbooks_read_the_same(form: Callable[[Any, str], bytes]) -> None:
    (table,) = read_book(form(MONTHS, "Crime"))
    assert numbers(table) == numbers(read(MONTHS))


def test_that_a_long_table_has_a_row_for_each_month_and_kind() -> None:
    rows = [["Month", "Area name", "Offence group", "Count"]]
    rows += [
        [month, borough, group, str(number)]
        for month, more in (("202401", 0), ("202402", 100))
        for number, (borough, group) in enumerate(
            ((borough, group) for borough in ("Barnet", "Camden", "Hackney") for group in ("Burglary", "Robbery")),
            start=1 + more,
        )
    ]
    table = read_csv(rows)
    assert table.periods == ("Jan 2024", "Feb 2024")
    assert numbers(table)[("Robbery",), "Feb 2024", "Hackney"] == 106
    assert [one.name for one in measures_of(table)] == ["All rows, 2 kinds added up", "Burglary", "Robbery"]
    assert chosen(table, (None,)).boroughs["Camden"].value == 103 + 104


def test_that_measures_beside_each_other_under_merged_headings_are_told_apart() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Rates"
    sheet["A1"] = "Recorded offences and rates, by borough"
    sheet["C3"], sheet["E3"] = "All offences", "Burglary"
    sheet.merge_cells("C3:D3")
    sheet.merge_cells("E3:F3")
    for row in (
        ["Code", "Borough", "2015-16", "2016-17", "2015-16", "2016-17"],
        [],
        ["E09000003", "Barnet", 100, 110, 1.5, 2.5],
        ["E09000007", "Camden", 200, 210, 3.5, 4.5],
        ["E09000012", "Hackney", "1,300", "n/a", 5.5, ".."],
        ["E12000007", "London", 1600, 320, 3.2, 3.3],
        [],
        ["", "Source: the publisher of it"],
        ["", "Note: figures may change"],
    ):
        sheet.append(row)
    content = BytesIO()
    book.save(content)
    (table,) = read_book(content.getvalue())
    assert table.title == "Recorded offences and rates, by borough"
    assert table.source == "the publisher of it"
    assert table.measures == (("All offences",), ("Burglary",))
    assert table.periods == ("2015-16", "2016-17")
    assert numbers(table)[("All offences",), "2015-16", "Hackney"] == 1300
    assert numbers(table)[("Burglary",), "2016-17", "Camden"] == 4.5
    assert chosen(table, ("Burglary",)).boroughs["Hackney"].why == "not available"
    assert not chosen(table, ("Burglary",)).adds_up
    assert [(one.name, one.kind) for one in chosen(table).apart] == [("London", AreaKind.SUBTOTAL)]


def test_that_headings_that_lost_their_merging_still_hold_for_the_columns_beside() -> None:
    table = read_csv(
        [
            ["", "Offences", "", "Outcomes", ""],
            ["Borough", "2022", "2023", "2022", "2023"],
            ["Barnet", 1, 2, 3, 4],
            ["Camden", 5, 6, 7, 8],
            ["Hackney", 9, 10, 11, 12],
        ]
    )
    assert numbers(table)[("Outcomes",), "2022", "Camden"] == 7
    assert numbers(table)[("Offences",), "2023", "Hackney"] == 10


def test_that_a_month_below_its_year_is_a_month_of_that_year() -> None:
    table = read_csv(
        [
            ["", "2023", "", "2024"],
            ["Borough", "Nov", "Dec", "Jan"],
            ["Barnet", 1, 2, 3],
            ["Camden", 4, 5, 6],
            ["Hackney", 7, 8, 9],
        ]
    )
    assert table.periods == ("Nov 2023", "Dec 2023", "Jan 2024")


def test_that_a_table_on_its_side_with_boroughs_across_is_read() -> None:
    table = read(
        [
            ["Recorded crime"],
            ["Month", "Barnet", "Camden", "Hackney", "Total"],
            [datetime(2024, 1, 1), 1, 2, 3, 6],
            [datetime(2024, 2, 1), 4, 5, 6, 15],
        ]
    )
    assert numbers(table)[(), "Feb 2024", "Camden"] == 5
    cell = next(one for one in table.numbers if one.value == 5)
    assert cell_name(cell.row, cell.column) == "C4"
    assert [(one.name, one.kind) for one in table.areas][3:] == [("Total", AreaKind.SUBTOTAL)]


def test_that_what_is_missing_is_missing_with_its_reason_and_never_zero() -> None:
    marks = ["", "..", ":", "-", "c", "[c]", "[x]", "suppressed", "*", "n/a", "z", "<5", "about 12", 0]
    boroughs = [
        "Barnet", "Bexley", "Brent", "Bromley", "Camden", "Croydon", "Ealing", "Enfield", "Greenwich", "Hackney",
        "Haringey", "Harrow", "Havering", "Hounslow",
    ]  # fmt: skip
    more: list[list[Any]] = [["Merton", 7], ["Newham", "1,234"], ["Sutton", "12*"], ["Southwark", "15 [r]"]]
    more += [[name, 9] for name in ("Lambeth", "Lewisham", "Redbridge", "Islington", "Wandsworth")]
    rows: list[list[Any]] = [
        ["Borough", "2024"],
        *([name, mark] for name, mark in zip(boroughs, marks, strict=True)),
        *more,
    ]
    table = read(rows)
    given = chosen(table).boroughs
    assert [given[name].value for name in boroughs[:-1]] == [None] * 13
    assert given["Hounslow"].value == 0
    assert {name: given[name].why for name in ("Barnet", "Bexley", "Bromley", "Camden", "Greenwich", "Haringey")} == {
        "Barnet": "left blank",
        "Bexley": "not available",
        "Bromley": "a dash, and no number",
        "Camden": "confidential",
        "Greenwich": "suppressed",
        "Haringey": "not applicable",
    }
    assert given["Harrow"].why == "not a number: “<5”"
    assert [given[name].value for name in ("Newham", "Sutton", "Southwark")] == [1234, 12, 15]
    assert "2 cells should hold a number" in " ".join(table.problems)


def test_that_totals_and_what_is_no_borough_stand_apart_and_are_never_added() -> None:
    table = read(
        [
            ["Area", "2024"],
            ["England", 5000],
            ["London Borough of Barnet", 1],
            ["LB Camden", 2],
            ["E09000012", 3],
            ["City of London", 4],
            ["Heathrow", 5],
            ["Unknown", 6],
            ["British Transport Police", 7],
            ["Slough", 8],
            ["North West BCU", 9],
            ["Inner London", 10],
            ["Total", 17],
        ]
    )
    found = chosen(table)
    assert {name: one.value for name, one in found.boroughs.items() if one.value is not None} == {
        "Barnet": 1,
        "Camden": 2,
        "Hackney": 3,
        "City of London": 4,
    }
    assert {one.name: one.kind for one in found.apart} == {
        "England": AreaKind.BEYOND,
        "Heathrow": AreaKind.WITHIN,
        "Unknown": AreaKind.WITHIN,
        "British Transport Police": AreaKind.BEYOND,
        "Slough": AreaKind.OTHER,
        "North West BCU": AreaKind.SUBTOTAL,
        "Inner London": AreaKind.SUBTOTAL,
        "Total": AreaKind.SUBTOTAL,
    }


def test_that_a_borough_that_stands_twice_is_said_and_shown_by_neither_number() -> None:
    table = read([["Borough", "2024"], ["Barnet", 1], ["Camden", 2], ["Hackney", 3], ["LB Camden", 5]])
    assert chosen(table).boroughs["Camden"].value is None
    assert why(table, "Camden") == "stands more than once in the table (B3 and B5)"
    assert chosen(table).notes[0].startswith("Camden stands more than once for this measure and period")
    assert chosen(table).boroughs["Barnet"].value == 1


def test_that_rows_of_wards_beside_their_borough_are_not_taken_for_it() -> None:
    rows = [["Month", "Borough", "Area name", "Area code", "Count"]]
    for place, (borough, code) in enumerate(
        (("Barnet", "E09000003"), ("Camden", "E09000007"), ("Hackney", "E09000012")), start=1
    ):
        rows.append(["2024-03", borough, borough, code, str(100 * place)])
        rows += [["2024-03", borough, f"{borough} Ward {ward}", f"E0500000{place}", str(ward)] for ward in range(1, 9)]
    table = read_csv(rows)
    assert {name: one.value for name, one in chosen(table).boroughs.items() if one.value is not None} == {
        "Barnet": 100,
        "Camden": 200,
        "Hackney": 300,
    }
    rows.append(["2024-03", "Heathrow", "Heathrow", "", "9"])
    assert [one.name for one in chosen(read_csv(rows)).apart][:2] == ["Heathrow", "Barnet Ward 1 (Barnet)"]


def test_that_a_name_and_a_code_that_disagree_are_said_and_kept_apart() -> None:
    table = read(
        [
            ["Code", "Borough", "2024"],
            ["E09000003", "Barnet", 1],
            ["E09000012", "Camden", 2],
            ["E09000012", "Hackney", 3],
            ["E09000028", "Southwark", 4],
        ]
    )
    assert chosen(table).boroughs["Camden"].why == "the table has no row for it"
    assert chosen(table).boroughs["Hackney"].value == 3
    assert any("Camden" in said and "Hackney" in said for said in table.problems)


def test_that_a_financial_year_is_never_read_as_a_month() -> None:
    years = [f"{year}-{(year + 1) % 100:02d}" for year in range(1999, 2013)]
    table = read_csv([["Borough", *years], *([name, *range(14)] for name in ("Barnet", "Camden", "Hackney"))])
    assert table.periods == tuple(years)
    alone = read_csv([["Borough", "2010-11", "2011-12"], *([name, 1, 2] for name in ("Barnet", "Camden", "Hackney"))])
    assert alone.periods == ("2010-11", "2011-12")
    months = read_csv([["Borough", "2010-11", "2010-03"], *([name, 1, 2] for name in ("Barnet", "Camden", "Hackney"))])
    assert months.periods == ("Nov 2010", "Mar 2010")


def test_that_the_sum_of_kinds_leaves_out_the_tables_own_total_and_is_checked_against_it() -> None:
    rows: list[list[Any]] = [["Borough", "Offence", "2024"]]
    for name, burglary, robbery, total in (("Barnet", 1, 2, 3), ("Camden", 4, 5, 10), ("Hackney", 6, 7, 13)):
        rows += [[name, "Burglary", burglary], [name, "Robbery", robbery], [name, "All offences", total]]
    table = read(rows)
    found = chosen(table, (None,))
    assert [found.boroughs[name].value for name in ("Barnet", "Camden", "Hackney")] == [3, 9, 13]
    assert found.kinds == 2
    assert found.notes[0] == (
        "The table's own total of these kinds is other than their sum in 1 borough: for Camden it says 10, and the "
        "kinds come to 9."
    )


def test_that_offences_and_outcomes_are_never_added_to_each_other_nor_rates_at_all() -> None:
    rows: list[list[Any]] = [["Borough", "Measure", "Offence", "2024"]]
    for name in ("Barnet", "Camden", "Hackney"):
        for measure in ("Offences", "Positive outcomes"):
            rows += [[name, measure, "Burglary", 1], [name, measure, "Robbery", 2]]
    table = read(rows)
    assert [one.wanted for one in measures_of(table) if one.is_sum] == [("Offences", None), ("Positive outcomes", None)]
    rates = read([[*row[:3], row[3] if isinstance(row[3], str) else row[3] + 0.5] for row in rows])
    assert not any(one.is_sum for one in measures_of(rates))


def test_that_a_sum_with_a_missing_part_is_missing_and_one_with_no_row_says_so() -> None:
    rows = [["Borough", "Offence", "2024"]]
    for name in ("Barnet", "Camden", "Hackney"):
        rows += [[name, "Burglary", "3"], [name, "Robbery", "c" if name == "Camden" else "4"]]
    table = read_csv([*rows[:-1]])
    found = chosen(table, (None,))
    assert found.boroughs["Barnet"].value == 7
    assert found.boroughs["Camden"].value is None
    assert found.boroughs["Camden"].why == "1 of 2 numbers that make it up missing: confidential"
    assert found.boroughs["Hackney"].value == 3
    assert found.notes == (
        "Hackney has no row for some of the 2 kinds (Robbery); nothing is counted for what has no row.",
    )


def test_that_a_total_that_is_not_what_the_boroughs_come_to_is_said() -> None:
    names = ["Barnet", "Camden", "Hackney"]
    every = [
        "Barking and Dagenham", "Barnet", "Bexley", "Brent", "Bromley", "Camden", "Croydon", "Ealing", "Enfield",
        "Greenwich", "Hackney", "Hammersmith and Fulham", "Haringey", "Harrow", "Havering", "Hillingdon", "Hounslow",
        "Islington", "Kensington and Chelsea", "Kingston upon Thames", "Lambeth", "Lewisham", "Merton", "Newham",
        "Redbridge", "Richmond upon Thames", "Southwark", "Sutton", "Tower Hamlets", "Waltham Forest", "Wandsworth",
        "Westminster",
    ]  # fmt: skip
    rows: list[list[Any]] = [["Borough", "2024"], *([name, 10] for name in every), ["Heathrow", 7]]
    assert chosen(read([*rows, ["Met Police Area", 327]])).notes == ()
    assert chosen(read([*rows, ["London", 320]])).notes == ()
    (said,) = chosen(read([*rows, ["London", 400]])).notes
    assert said == (
        "The table's total “London” is 400; its boroughs come to 320, and 7 in no borough. "
        "The boroughs' own numbers are shown."
    )
    (said,) = chosen(read([["Borough", "2024"], *([name, 1] for name in names), ["London", 400]])).notes
    assert "can't be checked" in said


def test_that_a_column_that_adds_the_months_up_is_left_out() -> None:
    table = read([[*row, "Total" if place == 0 else sum(row[1:])] for place, row in enumerate(MONTHS)])
    assert table.periods == ("Jan 2024", "Feb 2024", "Mar 2024")
    assert "The column Total adds up others, and is left out." in table.problems


def test_that_boroughs_named_once_for_the_rows_below_them_are_carried_down() -> None:
    table = read(
        [
            ["Borough", "Offence", "2024"],
            ["Barnet", "Burglary", 1],
            [None, "Robbery", 2],
            ["Camden", "Burglary", 3],
            [None, "Robbery", 4],
            ["Hackney", "Burglary", 5],
            [None, "Robbery", 6],
            [None, "Total", 21],
        ]
    )
    assert numbers(table)[("Robbery",), "2024", "Camden"] == 4
    assert ("Total",) not in {words for words, _, _ in numbers(table)}
    assert "1 row with numbers names no area (C8): kept apart." in table.problems


def test_that_a_measure_offers_only_the_periods_that_it_has() -> None:
    table = read(
        [
            ["", "Crime", None, "Population"],
            ["Borough", "2022", "2023", "2021"],
            *([name, 1, 2, 3] for name in ("Barnet", "Camden", "Hackney")),
        ]
    )
    crime, population = measures_of(table)
    assert periods_of(table, crime) == ("2022", "2023")
    assert periods_of(table, population) == ("2021",)


def test_that_headings_that_are_numbers_are_not_taken_for_a_row_of_figures() -> None:
    table = read([["Borough", 1, 2, 3], *([name, 10, 20, 30] for name in ("Barnet", "Camden", "Hackney"))])
    assert table.measures == (("1",), ("2",), ("3",))
    assert [one.name for one in table.areas] == ["Barnet", "Camden", "Hackney"]


def test_that_numbers_in_hidden_rows_and_columns_are_read_and_told() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in MONTHS:
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    content = BytesIO()
    book.save(content)
    (table,) = read_book(content.getvalue())
    assert numbers(table)[(), "Feb 2024", "Camden"] == 21
    assert table.problems == ("3 numbers of boroughs stand in hidden rows or columns; they were read.",)


def test_that_a_cell_with_an_error_is_no_number() -> None:
    rows = [["Borough", "2024"], ["Barnet", "#N/A"], ["Camden", "2"], ["Hackney", "3"], ["#N/A", "9"], ["Sutton", "4"]]
    table = read_csv([*rows, ["Merton", "5"]])
    assert chosen(table).boroughs["Barnet"].value is None
    assert sum(one.value or 0 for one in chosen(table).boroughs.values()) == 14


def test_that_metadata_on_another_sheet_gives_title_and_source() -> None:
    sheets = {"Metadata": [["Title", "People by day"], ["Publisher", "A public body"]], "2014": MONTHS}
    (table,) = read_book(workbook(sheets))
    assert (table.title, table.source) == ("People by day", "A public body")


def test_that_a_file_without_such_a_table_is_refused_with_a_sentence() -> None:
    with pytest.raises(Refused, match="No table of figures by borough was found"):
        read([["Item", "Cost"], ["Tea", 3]])
    with pytest.raises(Refused, match="No table of figures by borough was found"):
        read([["Ref", "Location", "Borough"], ["LAM-A-001", "Brixton", "Lambeth"]])
