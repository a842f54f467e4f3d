from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.exported_cells import exported
from briefing_app.figures.figure import Align, Cell, Column, Figure, Table
from briefing_app.workbooks.writing.figure_workbook import figure_xlsx
from tests.invented_day import invented_position
from tests.positions import moment

TABLE = Table(
    (Column("Borough", Align.LEFT), Column("Arrests")),
    (
        (Cell("Lambeth", "Lambeth"), Cell(1234, "1,234")),
        (Cell("=HYPERLINK(1)", "=HYPERLINK(1)"), Cell(None, "awaited")),
        (Cell("Barnet", "Barnet"), Cell(2.5, "2.5")),
    ),
    (Cell("All", "All"), Cell(1236.5, "1,236.5")),
)


def sheet_of(figure: Figure) -> Worksheet:
    return load_workbook(BytesIO(figure_xlsx(figure))).worksheets[0]


def figure(**changes: str) -> Figure:
    words = {"title": "Lambeth made most", "subtitle": "Persons", "sentence": "A sentence.", "filtered_by": ""}
    return Figure("id", "Arrests: by borough / unit", **{**words, **changes}, basis=(), table=TABLE)


def test_that_numbers_are_numbers_and_what_is_missing_is_its_word_and_never_zero() -> None:
    sheet = sheet_of(figure())
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=8, max_col=2)]
    assert rows == [
        ["Borough", "Arrests"],
        ["Lambeth", 1234],
        ["=HYPERLINK(1)", "awaited"],
        ["Barnet", 2.5],
        ["All", 1236.5],
    ]
    assert sheet["A6"].data_type == "s"
    assert sheet["B5"].number_format == "#,##0"
    assert sheet["B7"].number_format == "#,##0.0"


def test_that_the_finding_stands_above_and_the_source_and_the_filter_are_said() -> None:
    sheet = sheet_of(figure(filtered_by="Filtered by Lambeth"))
    said = [cell.value for cell in sheet["A"]]
    assert said[:3] == ["Lambeth made most", "Persons", "Filtered by Lambeth"]
    assert "Source: no returns" in said
    assert "A sentence." in said
    assert sheet.freeze_panes == "B6"


@pytest.mark.parametrize("one", figures_of(invented_position()), ids=lambda one: one.id)
def test_that_every_figure_is_written_with_the_numbers_that_it_shows(one: Figure) -> None:
    sheet = sheet_of(one)
    rows = (*one.table.rows, *([one.table.total] if one.table.total else ()))
    for number, row in enumerate(rows, start=5):
        for column, cell in enumerate(row, start=1):
            wanted = exported(cell).value
            if isinstance(wanted, datetime):
                wanted = wanted.replace(tzinfo=None)
            # A workbook keeps fifteen digits.
            exact = isinstance(wanted, int | float)
            assert sheet.cell(number, column).value == (pytest.approx(wanted, rel=1e-14) if exact else wanted)


def test_that_a_moment_is_a_real_date_and_a_share_a_real_percentage() -> None:
    columns = (Column("From", Align.LEFT), Column("Share"))
    table = Table(columns, ((Cell(moment("05:00"), "05:00"), Cell(47.3, "47%")),))
    sheet = sheet_of(replace(figure(), table=table))
    assert sheet["A5"].value == datetime(2021, 5, 13, 5)
    assert sheet["A5"].is_date
    assert sheet["B5"].value == pytest.approx(0.473)
    assert sheet["B5"].number_format == "0%"
