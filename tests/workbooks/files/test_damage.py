"""Damage that a lenient reader would pass over in silence, leaving out or shifting cells, is refused."""

import re

import pytest

from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files.book import open_book
from tests.other_workbooks import as_html, as_ods, as_xlsb, as_xlsx, as_xml, changed

ROWS = [["Ref", "Ward", "Persons"], ["LAM-A-001", "Oval", 2], ["LAM-A-002", None, 3]]


def damaged_part(content: bytes, part: str, before: bytes, after: bytes) -> bytes:
    """A workbook with one place of one part changed, its checksum put right."""

    def change(name: str, body: bytes) -> bytes:
        if re.fullmatch(part, name):
            assert before in body
            return body.replace(before, after, 1)
        return body

    return changed(content, change)


def test_that_xml_which_is_not_whole_is_refused_and_not_read_around() -> None:
    broken = damaged_part(as_xlsx(ROWS), r"xl/worksheets/.*", b'<c r="C2"', b'<q r="C2"')
    with pytest.raises(Refused, match="damaged"):
        open_book(broken, "return.xlsx")


def test_that_a_sheet_which_the_list_of_sheets_leaves_out_is_missed() -> None:
    broken = damaged_part(as_xlsx(ROWS), "xl/workbook.xml", b"<sheet ", b"<shoet ")
    with pytest.raises(Refused, match="damaged"):
        open_book(broken, "return.xlsx")


def test_that_a_sheet_which_is_listed_twice_is_not_counted_twice() -> None:
    def again(name: str, body: bytes) -> bytes:
        return re.sub(rb"(<sheet [^>]*/>)", rb"\1\1", body) if name == "xl/workbook.xml" else body

    with pytest.raises(Refused, match="twice"):
        open_book(changed(as_xlsx(ROWS), again), "return.xlsx")


def test_that_an_opendocument_row_with_something_that_is_no_cell_is_refused() -> None:
    for before, after in (
        (b"<table:table-cell/>", b"<table:table-celm/>"),
        (b"<table:table-cell office", b"<table:table-cell table:number-columns-repeaxed='2' office"),
    ):
        with pytest.raises(Refused, match="damaged"):
            open_book(damaged_part(as_ods(ROWS), "content.xml", before, after), "return.ods")


def test_that_a_binary_sheet_whose_records_do_not_follow_is_refused() -> None:
    content = as_xlsb(ROWS)
    broken = changed(content, lambda name, body: body[:-30] + body[-20:] if name.endswith("sheet1.bin") else body)
    with pytest.raises(Refused, match="damaged"):
        open_book(broken, "return.xlsb")
    assert [list(row) for row in open_book(content, "return.xlsb").sheets[0].rows][1] == ["LAM-A-001", "Oval", 2.0]


@pytest.mark.parametrize(
    ("before", "after"),
    [(b"<Cell/>", b"<Cfll/>"), (b"<Cell/>", b'<Cell ss:Indfx="3"/>'), (b"<Row>", b'<Row ss:Indes="9">')],
)
def test_that_a_row_of_xml_2003_with_something_that_is_no_cell_is_refused(before: bytes, after: bytes) -> None:
    with pytest.raises(Refused, match="damaged"):
        open_book(as_xml(ROWS).replace(before, after, 1), "return.xls")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"<td></td>", b"<tx></td>"),
        (b"<td>Oval", b"<tx>Oval"),
        (b"</td><td></td>", b"</tdR<td></td>"),
        (b"<td></td>", b"<!d></td>"),
        (b"<tr><td>LAM-A-002", b"</table><tr><td>LAM-A-002"),
    ],
)
def test_that_a_page_with_something_between_its_cells_is_refused(before: bytes, after: bytes) -> None:
    page = as_html(ROWS)
    assert before in page
    with pytest.raises(Refused, match="damaged"):
        open_book(page.replace(before, after, 1), "return.xls")


def test_that_a_row_whose_beginning_is_missing_is_a_row_all_the_same() -> None:
    page = as_html(ROWS).replace(b"</tr><tr><td>LAM-A-002", b"</tr><td>LAM-A-002")
    assert [row[0] for row in open_book(page, "return.xls").sheets[0].rows] == ["Ref", "LAM-A-001", "LAM-A-002"]


def test_that_formatting_around_cells_does_no_harm() -> None:
    head, row = b"<tr><b><td>Ref</td></b><font><td>Ward</td></font></tr>", b"<tr><td>A</td><td>B</td></tr>"
    (sheet,) = open_book(b"<html><body><table>" + head + row + b"</table></body></html>", "return.xls").sheets
    assert [list(one) for one in sheet.rows] == [["Ref", "Ward"], ["A", "B"]]
