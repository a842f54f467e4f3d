"""Every cell that something is said of is marked, and every row has what became of it."""

from briefing_app.operation.cell_names import cell_name
from briefing_app.operation.returns.returns import Reading
from briefing_app.operation.returns.sheet_shown import SheetShown
from briefing_app.screens.review.cell_marks import Mark, marks_of, place_of, split_cell
from briefing_app.workbooks.read_return import read_return
from tests.made_workbooks import LAMBETH, operation, workbook
from tests.screens.review.conftest import HEADINGS, arrest


def reading_of(rows: list[list[object]]) -> Reading:
    found = read_return(workbook({"Arrests": [HEADINGS, *rows]}, LAMBETH), "r.xlsx", operation())  # type: ignore[list-item]
    said = {"sheets": found.sheets, "problems": found.problems, "questions": found.questions}
    return Reading("r.xlsx", "r.xlsx", "", 0, cover=found.cover, **said)  # type: ignore[arg-type]


def shown(rows: list[list[object]]) -> SheetShown:
    return SheetShown("Arrests", tuple(tuple(str(cell or "") for cell in row) for row in ([*HEADINGS], *rows)))


def test_that_cells_and_rows_are_marked_as_they_were_read() -> None:
    rows = [arrest(1), arrest(2, day="31/02/2021"), arrest(3, offence="Treats to kil"), ["Total", 3]]
    marks = marks_of(reading_of(rows), [shown(rows)])["Arrests"]
    assert marks.cells[2, 2] is Mark.HELD
    assert marks.cells[3, 5] is Mark.QUESTION
    assert "31/02/2021" in marks.says[2, 2][0]
    assert marks.held_rows == {2, 3}
    assert marks.aside_rows == {4}
    assert marks.heading_rows == {0}


def test_that_a_sheet_without_a_table_has_no_rows_aside() -> None:
    cover = SheetShown("Cover", (("Borough", "Lambeth"), ("Return type", "RESULT")))
    assert marks_of(reading_of([arrest(1)]), [cover])["Cover"].aside_rows == frozenset()


def test_that_cells_are_found_by_name_and_back() -> None:
    for place in ((0, 0), (16, 3), (199_999, 701)):
        assert place_of(cell_name(*place)) == place
    for name in ("", "3", "A0", "B2:C3", "a1"):
        assert place_of(name) is None
    assert split_cell("Arrests!F2") == ("Arrests", "F2")
    assert split_cell("What!!F2") == ("What!", "F2")
