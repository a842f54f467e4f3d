"""Web pages and Excel's XML of 2003, as systems export them under the name .xls."""

from datetime import date, datetime, time

import pytest

from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files.book import Book, open_book
from briefing_app.workbooks.files.sheet import NEVER_CALCULATED, Sheet
from tests.other_workbooks import xml_2003


def opened(text: str) -> Book:
    return open_book(text.encode(), "export.xls")


def only(book: Book) -> Sheet:
    (sheet,) = book.sheets
    return sheet


def rows(text: str) -> list[list[object]]:
    return [list(row) for row in only(opened(text)).rows]


# --- web pages -------------------------------------------------------------------------------


def test_that_spans_keep_cells_under_their_headings() -> None:
    page = """<table><tr><th rowspan=2>Ref</th><th colspan="2">Planned</th></tr><tr><th>Start</th><th>End</th></tr>
    <tr><td>A</td><td>17:00</td><td>19:00</td></tr></table>"""
    assert rows(page) == [["Ref", "Planned", ""], ["", "Start", "End"], ["A", "17:00", "19:00"]]
    assert only(opened(page)).merged == ((0, 0, 1, 0), (0, 1, 0, 2))


def test_that_several_tables_are_several_sheets_and_tags_left_open_do_no_harm() -> None:
    page = "<html><body><table><tr><td>a<td>b<tr><td>c<td>d</table><p>x<table><caption>Two</caption><tr><td>e</html>"
    book = opened(page)
    assert [sheet.name for sheet in book.sheets] == ["Table 1", "Two"]
    assert [list(row) for row in book.sheets[0].rows] == [["a", "b"], ["c", "d"]]


def test_that_a_table_within_a_cell_is_a_sheet_of_its_own() -> None:
    book = opened("<table><tr><td>a<table><tr><td>inner</td></tr></table></td><td>b</td></tr></table>")
    assert [[list(row) for row in sheet.rows] for sheet in book.sheets] == [[["a", "b"]], [["inner"]]]


def test_that_breaks_entities_and_blanks_read_as_they_are_shown() -> None:
    assert rows("<table><tr><td>Bow &amp;\n   Poplar<br>E3</td><td>&nbsp;</td></tr></table>") == [
        ["Bow & Poplar\nE3", ""]
    ]


def test_that_a_page_tells_strikes_errors_and_hidden_rows() -> None:
    page = """<style>.xl66 {color:red; text-decoration:line-through;}</style><table><col><col style='display:none'>
    <tr><td><s>gone</s></td><td class=xl66>too</td></tr><tr style='display:none'><td>#N/A</td><td>x</td></tr>
    <tr><td><s>half</s> kept</td></tr></table>"""
    sheet = only(opened(page))
    assert sheet.struck == {(0, 0), (0, 1)}
    assert sheet.hidden_rows == {1}
    assert sheet.hidden_columns == {1}
    assert sheet.faults == {(1, 0): "#N/A"}


def test_that_a_page_is_read_in_the_encoding_it_names() -> None:
    page = (
        '<html><meta http-equiv=Content-Type content="text/html; charset=iso-8859-15">'
        "<table><tr><td>10 €</td></table></html>"
    )
    (sheet,) = open_book(page.encode("iso-8859-15"), "x.xls").sheets
    assert sheet.rows[0][0] == "10 €"


def test_that_a_web_archive_is_read() -> None:
    page = (
        'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        "--b\r\nContent-Location: file:///C:/x.htm\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        'Content-Type: text/html; charset="us-ascii"\r\n\r\n<table><tr><td class=3Dx>Ref</td></tr></table>\r\n--b--\r\n'
    )
    assert rows(page) == [["Ref"]]


def test_that_a_page_cut_off_within_its_table_is_refused() -> None:
    with pytest.raises(Refused, match="cut off"):
        opened("<html><body><table><tr><td>Ref</td></tr><tr><td>LAM-A-0")


def test_that_a_page_without_a_table_is_refused() -> None:
    with pytest.raises(Refused, match="a web page without a table"):
        opened("<!DOCTYPE html><html><body><p>Sign in</p></body></html>")


# --- XML 2003 --------------------------------------------------------------------------------


def sheet_of(table: str, more: str = "", before: str = "") -> Sheet:
    return only(
        open_book(xml_2003(f'{before}<Worksheet ss:Name="Arrests"><Table>{table}</Table>{more}</Worksheet>'), "x")
    )


def test_that_values_have_their_types_and_their_places() -> None:
    table = """<Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="Number">1.5</Data></Cell>
    <Cell><Data ss:Type="DateTime">2021-05-13T00:00:00.000</Data></Cell>
    <Cell><Data ss:Type="DateTime">1899-12-31T22:30:00.000</Data></Cell>
    <Cell><Data ss:Type="DateTime">2021-05-13T22:30:00.000</Data></Cell>
    <Cell><Data ss:Type="Boolean">1</Data></Cell></Row>"""
    found = sheet_of(table)
    assert list(found.rows[2]) == ["", 1.5, date(2021, 5, 13), time(22, 30), datetime(2021, 5, 13, 22, 30), True]
    assert [len(row) for row in found.rows[:2]] == [0, 0]


def test_that_merged_cells_push_the_next_one_on() -> None:
    table = """<Row><Cell ss:MergeAcross="2" ss:MergeDown="1"><Data ss:Type="String">a</Data></Cell>
    <Cell><Data ss:Type="String">b</Data></Cell></Row>"""
    found = sheet_of(table)
    assert list(found.rows[0]) == ["a", "", "", "b"]
    assert found.merged == ((0, 0, 1, 2),)


def test_that_the_xml_tells_faults_strikes_comments_and_what_is_hidden() -> None:
    styles = '<Styles><Style ss:ID="s1"><Font ss:StrikeThrough="1"/></Style></Styles>'
    table = """<Column ss:Index="2" ss:Hidden="1"/><Row ss:Hidden="1"><Cell><Data ss:Type="Error">#REF!</Data></Cell>
    <Cell ss:StyleID="s1"><Data ss:Type="String">gone</Data><Comment ss:Author="A"><ss:Data
    xmlns="http://www.w3.org/TR/REC-html40"><B>A:</B> later</ss:Data></Comment></Cell><Cell ss:Formula="=1+1"/></Row>"""
    options = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    found = sheet_of(table, options, styles)
    assert list(found.rows[0])[:2] == ["", "gone"]
    assert found.faults == {(0, 0): "#REF!", (0, 2): NEVER_CALCULATED}
    assert found.struck == {(0, 1)}
    assert found.comments == {(0, 1): "A: later"}
    assert (found.hidden, found.hidden_rows, found.hidden_columns) == (True, {0}, {1})


def test_that_xml_cut_off_is_damaged() -> None:
    with pytest.raises(Refused, match="cut off"):
        open_book(xml_2003('<Worksheet ss:Name="A"><Table><Row><Cell>')[:-20], "x")
