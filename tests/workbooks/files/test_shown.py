"""Sheets as a person sees them: whole cells, or cells that say that they are cut."""

from briefing_app.workbooks.files.sheet import Sheet
from briefing_app.workbooks.files.shown import MOST_LONG, MOST_WORDS, shown


def test_that_a_text_as_long_as_excel_allows_is_shown_as_a_whole() -> None:
    long = "x" * MOST_WORDS
    (sheet,) = shown([Sheet("Notes", [["Ref", long]])])
    assert sheet.rows == (("Ref", long),)
    assert not sheet.cut_cells


def test_that_a_text_that_is_cut_is_said_to_be() -> None:
    (sheet,) = shown([Sheet("Notes", [["Ref", "y" * (MOST_WORDS + 1)], ["short", ""]])])
    assert sheet.cut_cells == {(0, 1)}
    assert sheet.rows[1] == ("short", "")


def test_that_very_many_long_texts_are_cut_and_short_ones_are_not() -> None:
    count = MOST_LONG // MOST_WORDS + 20
    (sheet,) = shown([Sheet("Notes", [[f"{number} " + "z" * 32_000, "short"] for number in range(count)])])
    assert sheet.cut_cells
    assert all(sheet.rows[row][column].startswith(f"{row} ") for row, column in sheet.cut_cells)
    assert sum(len(cell) for row in sheet.rows for cell in row) < 2 * MOST_LONG
