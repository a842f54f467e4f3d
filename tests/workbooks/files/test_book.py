"""Whatever kind a workbook is of and whatever it is called, the same cells come out, and what is known of them."""

import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import msoffcrypto
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files.book import Book, FileType, PasswordNeeded, open_book
from briefing_app.workbooks.files.sheet import NEVER_CALCULATED, Sheet
from tests.made_workbooks import workbook
from tests.ole_files import (
    DATE,
    STRUCK,
    error_cell,
    error_formula,
    number_cell,
    ole,
    record,
    text_cell,
    xls,
    xls_stream,
)
from tests.other_workbooks import (
    Cells,
    archive,
    as_html,
    as_ods,
    as_text,
    as_xls,
    as_xlsb,
    as_xlsx,
    as_xml,
    binary,
    binary_row,
    changed,
    ods,
    xml_2003,
)

ROWS: Cells = [["Ref", "Persons", "Offence"], ["LAM-A-001", 1, "Assault – “GBH”"], ["LAM-A-002", None, "Affray"]]

KINDS: dict[FileType, Callable[[Cells], bytes]] = {
    FileType.XLSX: as_xlsx,
    FileType.XLS: as_xls,
    FileType.XLSB: as_xlsb,
    FileType.ODS: as_ods,
    FileType.HTML: as_html,
    FileType.XML: as_xml,
    FileType.TEXT: as_text,
}


def only(book: Book) -> Sheet:
    (sheet,) = book.sheets
    return sheet


def said(sheet: Sheet) -> list[list[str]]:
    """Cells as text, whole numbers without their point: text formats know no numbers."""
    return [[re.sub(r"\.0$", "", str(cell)) for cell in row] for row in sheet.rows]


def saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["return.xlsx", "return.xls", "return.csv", "return"])
def test_that_a_workbook_is_opened_by_its_content_under_any_name(kind: FileType, name: str) -> None:
    book = open_book(KINDS[kind](ROWS), name)
    assert book.kind is kind
    assert said(only(book)) == [
        ["Ref", "Persons", "Offence"],
        ["LAM-A-001", "1", "Assault – “GBH”"],
        ["LAM-A-002", "", "Affray"],
    ]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not FileType.TEXT])
def test_that_a_sheet_keeps_its_name(kind: FileType) -> None:
    assert only(open_book(KINDS[kind](ROWS), "x")).name == "Arrests"


@pytest.mark.parametrize("kind", [FileType.XLSX, FileType.XLS, FileType.ODS, FileType.XML, FileType.TEXT])
def test_that_rows_keep_their_numbers_where_blank_ones_lead(kind: FileType) -> None:
    rows: Cells = [[None], [None], ["Ref", "Persons"], ["A", 1], ["B", 2]]
    found = said(only(open_book(KINDS[kind](rows), "x")))
    assert found[2][0] == "Ref"
    assert found[4][:2] == ["B", "2"]


# --- the ways an .xlsx is written ------------------------------------------------------------


def test_that_a_strict_workbook_is_read() -> None:
    def strict(name: str, body: bytes) -> bytes:
        body = body.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        return body.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )

    assert said(only(open_book(changed(as_xlsx(ROWS), strict), "x")))[1][0] == "LAM-A-001"


def test_that_a_workbook_without_styles_is_read() -> None:
    def bare(name: str, body: bytes) -> bytes | None:
        return None if name in ("xl/styles.xml", "xl/theme/theme1.xml") else body

    assert said(only(open_book(changed(as_xlsx(ROWS), bare), "x")))[1][0] == "LAM-A-001"


def with_shared_texts(content: bytes) -> bytes:
    """As Excel writes it: texts stand once in a part of their own."""
    texts: list[bytes] = []

    def share(found: re.Match[bytes]) -> bytes:
        texts.append(found[3])
        return b'<c r="%s"%s t="s"><v>%d</v></c>' % (found[1], found[2], len(texts) - 1)

    def each(name: str, body: bytes) -> bytes:
        body = re.sub(rb'<c r="(\w+)"([^>]*?) t="inlineStr"><is>(.*?)</is></c>', share, body)
        if name.endswith("workbook.xml.rels"):
            relation = (
                b'<Relationship Id="rId99" Target="sharedStrings.xml" Type='
                b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
            )
            body = body.replace(b"</Relationships>", relation)
        return body

    with zipfile.ZipFile(io.BytesIO(changed(content, each))) as made:
        parts = {name: made.read(name) for name in made.namelist() if name != "xl/sharedStrings.xml"}
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    body = b"".join(b"<si>%s</si>" % text for text in texts)
    return archive({**parts, "xl/sharedStrings.xml": b'<sst xmlns="%s">%s</sst>' % (space, body)})


def test_that_texts_are_read_where_they_stand_in_a_part_of_their_own() -> None:
    assert said(only(open_book(with_shared_texts(as_xlsx(ROWS)), "x")))[1][0] == "LAM-A-001"


def prefixed(name: str, body: bytes) -> bytes:
    if not name.endswith("sheet1.xml"):
        return body
    body = body.replace(b"xmlns=", b"xmlns:p=")
    return re.sub(rb"(</?)(?=[a-z])", rb"\1p:", body)


def test_that_prefixes_in_the_xml_do_no_harm_to_cells_or_facts() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Ref", "=1+1"])
    book.active.merge_cells("A2:B2")
    sheet = only(open_book(changed(saved(book), prefixed), "x"))
    assert sheet.rows[0][0] == "Ref"
    assert sheet.faults == {(0, 1): NEVER_CALCULATED}
    assert sheet.merged == ((1, 0, 1, 1),)


def test_that_cells_which_do_not_state_their_place_are_read_and_their_errors_found() -> None:
    def bare(name: str, body: bytes) -> bytes:
        body = body.replace(b"<v>1</v>", b"<v>#N/A</v>").replace(b't="n"', b't="e"')
        return re.sub(rb'(<(?:row|c)) r="\w+"', rb"\1", body) if name.endswith("sheet1.xml") else body

    sheet = only(open_book(changed(as_xlsx([["Ref", "Persons"], ["A", 1]]), bare), "x"))
    assert said(sheet) == [["Ref", "Persons"], ["A", ""]]
    assert sheet.faults == {(1, 1): "#N/A"}


def test_that_parts_with_backslashes_and_other_capitals_are_found() -> None:
    names = {"[Content_Types].xml": "[content_types].xml", "xl/sharedStrings.xml": "xl\\sharedstrings.xml"}
    content = as_xlsx(ROWS)
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        odd = archive({names.get(name, name.replace("/", "\\")): made.read(name) for name in made.namelist()})
    assert said(only(open_book(odd, "x")))[1][0] == "LAM-A-001"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda: mac_xlsx(), id="xlsx"),
        pytest.param(lambda: xls({"Sheet": [number_cell(0, 0, 44329 - 1462, DATE)]}, epoch_1904=True), id="xls"),
    ],
)
def test_that_days_counted_from_1904_are_the_right_days(content: Callable[[], bytes]) -> None:
    assert only(open_book(content(), "x")).rows[0][0] == date(2021, 5, 13)


def mac_xlsx() -> bytes:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    assert book.active is not None
    book.active["A1"] = date(2021, 5, 13)
    return saved(book)


@pytest.mark.parametrize("as_written", [bytes, with_shared_texts])
def test_that_stray_blanks_far_away_are_nothing(as_written: Callable[[bytes], bytes]) -> None:
    book = Workbook()
    assert book.active is not None
    for number in range(1, 5_001):
        book.active.append([f"LAM-A-{number}", number])
    book.active["XFD2"] = " "
    book.active["XFD4000"] = "  "
    sheet = only(open_book(as_written(saved(book)), "x"))
    assert len(sheet.rows) == 5_000
    assert max(map(len, sheet.rows)) == 2


def test_that_a_stray_blank_in_a_short_sheet_is_nothing() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Ref", "Persons"])
    book.active["XFD2"] = " "
    sheet = only(open_book(saved(book), "x"))
    assert list(map(list, sheet.rows)) == [["Ref", "Persons"]]


@pytest.mark.parametrize("rows", [3, 5_000])
def test_that_something_far_away_is_refused_with_its_place(rows: int) -> None:
    book = Workbook()
    assert book.active is not None
    for _ in range(rows):
        book.active.append(["x"])
    book.active["XFD2"] = "left over"
    with pytest.raises(Refused, match=r"XFD2|column 16,384"):
        open_book(saved(book), "x")


def test_that_one_cell_in_the_last_corner_of_a_short_sheet_is_refused_with_its_place() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Ref", "Time"])
    book.active["IV65536"] = "left over"
    old = xls({"Arrests": [text_cell(0, 0, "Ref"), text_cell(65_535, 255, "left over")]})
    for content in (saved(book), old):
        with pytest.raises(Refused, match="row 65,536 and column IV"):
            open_book(content, "x")


def test_that_a_long_narrow_sheet_is_no_sparse_one() -> None:
    cells = [number_cell(row, column, 1.0) for row in range(0, 60_000, 2) for column in (0, 100)]
    assert len(only(open_book(xls({"Arrests": cells}), "x")).rows) == 59_999


# --- facts by cell ---------------------------------------------------------------------------


@pytest.mark.parametrize("as_written", [bytes, with_shared_texts])
def test_that_an_xlsx_tells_of_every_cell_what_its_value_hides(as_written: Callable[[bytes], bytes]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for _ in range(6):
        sheet.append(["a", "b", "c", "d"])
    sheet["A1"].font = Font(strike=True)
    struck, plain = InlineFont(strike=True), InlineFont(strike=False)
    sheet["B1"] = CellRichText(TextBlock(struck, "gone "), TextBlock(struck, "too"))
    sheet["C1"] = CellRichText(TextBlock(struck, "gone "), TextBlock(plain, "stays"))
    sheet["D1"] = "#REF!"
    sheet["D2"] = "=SUM(A1:A2)"
    sheet["B3"].comment = Comment("Awaiting custody", "A. Body")
    sheet.merge_cells("A5:C5")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.auto_filter.ref = "A1:D6"
    sheet.auto_filter.add_filter_column(0, ["a"])
    found = only(open_book(as_written(saved(book)), "x"))
    assert found.struck == {(0, 0), (0, 1)}
    assert found.faults == {(0, 3): "#REF!", (1, 3): NEVER_CALCULATED}
    assert found.comments == {(2, 1): "Awaiting custody"}
    assert found.merged == ((4, 0, 4, 2),)
    assert found.hidden_rows == {3}
    assert found.filtered
    assert found.hidden_columns == {2}


def test_that_a_threaded_comment_is_told_in_its_own_words() -> None:
    thread = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="A1" id="{1}"><text>Is this right?</text></threadedComment>'
        '<threadedComment ref="A1" id="{2}" parentId="{1}"><text>Yes</text></threadedComment></ThreadedComments>'
    )

    book = Workbook()
    assert book.active is not None
    book.active["A1"] = "x"
    book.active["A1"].comment = Comment("[Threaded comment] Your version of Excel …", "A. Body")

    def with_thread(name: str, body: bytes) -> bytes:
        relation = (
            b'<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" '
            b'Target="../threadedComments/threadedComment1.xml"/></Relationships>'
        )
        return body.replace(b"</Relationships>", relation) if name.endswith("sheet1.xml.rels") else body

    content = changed(saved(book), with_thread)
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    found = only(open_book(archive({**parts, "xl/threadedComments/threadedComment1.xml": thread}), "x"))
    assert found.comments == {(0, 0): "Is this right?\nYes"}


def test_that_a_formula_that_gives_an_empty_text_is_blank_and_no_fault() -> None:
    def empty(name: str, body: bytes) -> bytes:
        return re.sub(rb"<c r=\"A1\"[^>]*>.*?</c>", b'<c r="A1" t="str"><f>""</f><v></v></c>', body)

    assert only(open_book(changed(as_xlsx([["x", "y"]]), empty), "x")).faults == {}


def test_that_an_xls_tells_its_errors_strikes_and_what_is_hidden() -> None:
    def two(*numbers: int) -> bytes:
        return b"".join(number.to_bytes(2, "little") for number in numbers)

    sheet = only(
        open_book(
            xls(
                {
                    "Arrests": [
                        record(0x7D, two(1, 1, 0, 0, 1, 0)),
                        record(0x208, two(1, 0, 3, 0, 0, 0) + (0x20).to_bytes(4, "little")),
                        record(0x9B),
                        text_cell(0, 0, "gone", STRUCK),
                        text_cell(0, 1, "here"),
                        error_cell(1, 0, 0x2A),
                        error_formula(1, 1, 0x0F),
                        text_cell(2, 2, "end"),
                        record(0xE5, two(1, 0, 1, 2, 3)),
                        record(0x5D, two(0x15, 0x12, 0x19, 7) + bytes(14)),
                        record(0x1B6, two(0, 0, 0, 0, 0, 5, 16) + bytes(4)),
                        record(0x3C, b"\x00Later"),
                        record(0x1C, two(2, 2, 0, 7) + b"\x01\x00\x00A\x00"),
                    ]
                }
            ),
            "x",
        )
    )
    assert sheet.struck == {(0, 0)}
    assert sheet.faults == {(1, 0): "#N/A", (1, 1): "#VALUE!"}
    assert sheet.hidden_rows == {1}
    assert sheet.filtered
    assert sheet.hidden_columns == {1}
    assert sheet.merged == ((0, 2, 1, 3),)
    assert sheet.comments == {(2, 2): "Later"}


@pytest.mark.parametrize("share", [0.5, 0.8, 0.95])
def test_that_an_xls_that_lost_its_end_is_not_read_in_part(share: float) -> None:
    cells = [text_cell(row, column, "Brixton Road") for row in range(600) for column in range(4)]
    stream = xls_stream({"Arrests": cells, "Patrols": cells})
    for shorter in (stream[: int(len(stream) * share)], stream[: int(len(stream) * share)].ljust(len(stream), b"\0")):
        with pytest.raises(Refused, match="cut off"):
            open_book(ole({"Workbook": shorter}), "x")
    whole = ole({"Workbook": stream})
    with pytest.raises(Refused, match="cut off"):
        open_book(whole[: int(len(whole) * share)], "x")


def test_that_an_xlsb_tells_its_errors_and_what_is_hidden() -> None:
    def more(row: int) -> bytes:
        if row != 1:
            return b""
        error = binary(3, (2).to_bytes(4, "little") + bytes(4) + b"\x2a")
        formula = binary(11, (3).to_bytes(4, "little") + bytes(4) + b"\x17" + bytes(10))
        return error + formula + binary_row(2, hidden=True) + binary(5, bytes(8) + bytes(8))

    merged = binary(177, (1).to_bytes(4, "little")) + binary(
        176, b"".join(number.to_bytes(4, "little") for number in (0, 0, 0, 1))
    )
    sheet = only(open_book(as_xlsb([["Ref", "Persons"], ["A", 1]], more=more, end=merged), "x"))
    assert sheet.faults == {(1, 2): "#N/A", (1, 3): "#REF!"}
    assert sheet.hidden_rows == {2}
    assert sheet.merged == ((0, 0, 0, 1),)


def test_that_an_ods_tells_its_errors_strikes_comments_and_what_is_hidden() -> None:
    styles = (
        '<style:style style:name="ce1" style:family="table-cell">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    )
    rows = (
        '<table:table-column/><table:table-column table:visibility="collapse"/>'
        '<table:table-row><table:table-cell table:style-name="ce1" office:value-type="string"><text:p>gone</text:p>'
        '</table:table-cell><table:table-cell table:formula="of:=NA()" office:value-type="string" '
        'office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell></table:table-row>'
        '<table:table-row table:number-rows-repeated="2" table:visibility="filter"><table:table-cell '
        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" '
        'office:value-type="string"><office:annotation><dc:date>2021-05-13</dc:date><text:p>Later</text:p>'
        "</office:annotation><text:p>y</text:p></table:table-cell><table:covered-table-cell/></table:table-row>"
        '<table:table-row><table:table-cell table:formula="of:=[.A1]"/></table:table-row>'
    )
    sheet = only(open_book(ods(f'<table:table table:name="Arrests">{rows}</table:table>', styles), "x"))
    assert sheet.struck == {(0, 0)}
    assert sheet.faults == {(0, 1): "#N/A", (4, 0): NEVER_CALCULATED}
    assert sheet.hidden_rows == {1, 2}
    assert sheet.filtered
    assert sheet.hidden_columns == {1}
    assert sheet.merged == ((3, 0, 3, 1),)
    assert sheet.comments == {(3, 0): "Later"}


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_plain_sheet_has_nothing_to_be_told(kind: FileType) -> None:
    sheet = only(open_book(KINDS[kind](ROWS), "x"))
    assert sheet == Sheet(sheet.name, sheet.rows)


def test_that_a_hidden_sheet_is_known() -> None:
    book = Workbook()
    book.create_sheet("Lists").sheet_state = "veryHidden"
    hidden = xls({"Arrests": [text_cell(0, 0, "x")], "Lists": [text_cell(0, 0, "y")]}, hidden=["Lists"])
    for content in (saved(book), hidden):
        assert [sheet.hidden for sheet in open_book(content, "x").sheets] == [False, True]


# --- passwords -------------------------------------------------------------------------------


def locked(content: bytes, password: str) -> bytes:
    made = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, made)
    return made.getvalue()


LOCKED = locked(as_xlsx(ROWS), "corvid")


def test_that_a_locked_workbook_asks_for_its_password_and_opens_with_it() -> None:
    with pytest.raises(PasswordNeeded, match="protected with a password"):
        open_book(LOCKED, "x")
    with pytest.raises(PasswordNeeded, match="does not open it"):
        open_book(LOCKED, "x", password="magpie")
    assert said(only(open_book(LOCKED, "x", password="corvid")))[1][0] == "LAM-A-001"


def test_that_a_workbook_which_excel_opens_without_asking_is_opened_without_asking() -> None:
    content = locked(as_xlsx(ROWS), "VelvetSweatshop")
    assert msoffcrypto.OfficeFile(io.BytesIO(content)).is_encrypted()
    assert said(only(open_book(content, "x")))[1][0] == "LAM-A-001"


def test_that_an_xls_with_a_password_asks_for_it() -> None:
    stream = xls_stream({"Arrests": [text_cell(0, 0, "x")]}, more=record(0x2F, bytes(54)))
    with pytest.raises(PasswordNeeded):
        open_book(ole({"Workbook": stream}), "x")


def test_that_a_workbook_under_rights_management_is_said_to_be_so() -> None:
    content = ole({"EncryptedPackage": b"x" * 64, "\x06DataSpaces/DRMEncryptedDataSpace": b"x"})
    with pytest.raises(Refused, match="rights management") as why:
        open_book(content, "x")
    assert not isinstance(why.value, PasswordNeeded)


def test_that_a_locked_ods_gets_its_sentence() -> None:
    content = changed(
        as_ods(ROWS), lambda name, body: b"<manifest:encryption-data/>" if name.endswith("manifest.xml") else body
    )
    with pytest.raises(Refused, match="LibreOffice"):
        open_book(content, "x")


# --- what is none ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\x09\x04\x06\x00\x00\x00\x10\x00" + bytes(50), "Excel 4 or older"),
        (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(50), "a link to a file"),
        (b"[InternetShortcut]\r\nURL=file:///S:/returns\r\n", "a link"),
        (ole({"WordDocument": b"x" * 100}), "a Word document"),
        (ole({"PowerPoint Document": b"x" * 100}), "a PowerPoint"),
        (archive({"Index/Document.iwa": b"x", "mimetype": b""}), "Numbers"),
        (b"\x30\x82\x01\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02" + bytes(50), "signed or encrypted"),
        (b".pfile" + bytes(50), "rights management"),
        (b"<?xml version='1.0'?><feed><entry/></feed>", "XML file of another program"),
        (b"<html><frameset><frame src='sheet001.htm'></frameset></html>", "lie in a folder beside it"),
        (b" \r\n\t \n", "nothing but blanks"),
        (b"\x00\x01\x02\x03" * 40, "a kind this app does not know"),
    ],
)
def test_that_what_is_no_workbook_is_said_to_be_what_it_is(content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        open_book(content, "return.xlsx")


def test_that_a_workbook_with_a_word_document_in_it_is_a_workbook() -> None:
    stream = xls_stream({"Arrests": [text_cell(0, 0, "Ref")]})
    content = ole({"Workbook": stream, "MBD0001/WordDocument": b"x" * 100})
    assert only(open_book(content, "x")).rows[0][0] == "Ref"


def test_that_a_document_type_behind_a_long_comment_is_found() -> None:
    def hostile(name: str, body: bytes) -> bytes:
        comment = b"<!-- " + b"x" * 9_000 + b" -->"
        bomb = b'<!DOCTYPE lolz [<!ENTITY a "b">]>'
        return b"<?xml version='1.0'?>" + comment + bomb + b"<styleSheet/>" if name.endswith("styles.xml") else body

    with pytest.raises(Refused, match="DOCTYPE"):
        open_book(changed(as_xlsx(ROWS), hostile), "x")
    with pytest.raises(Refused, match="DOCTYPE"):
        open_book(xml_2003("").replace(b"<Workbook", b"<!DOCTYPE a><Workbook"), "x")


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_that_a_workbook_with_bytes_changed_is_read_or_refused_and_never_breaks(data: st.DataObject) -> None:
    make = data.draw(st.sampled_from([as_html, as_xml, as_text, as_ods]))
    content = bytearray(make(ROWS))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=4)):
        content[place] = data.draw(st.integers(0, 255))
    with suppress(Refused):
        open_book(bytes(content), "x")


def test_that_the_workbook_this_app_writes_opens_without_a_fact_to_tell() -> None:
    content = workbook({"Arrests": ROWS})
    assert load_workbook(io.BytesIO(content)).sheetnames == ["Arrests"]
    assert only(open_book(content, "x")).faults == {}


def test_that_a_cell_in_anothers_row_is_refused_where_the_strict_reader_gives_up() -> None:
    book = Workbook()
    assert book.active is not None
    for number in range(1, 4):
        book.active.append([f"A-{number}", number, "x"])

    def moved(name: str, body: bytes) -> bytes:
        # A type that no reader knows, and a cell of row 3 in row 2.
        return body.replace(b'r="B2" t="n"', b'r="B3" t="inlineSn"') if name.startswith("xl/worksheets") else body

    with pytest.raises(Refused, match="stands in another's place"):
        open_book(changed(saved(book), moved), "x")
