"""Files that are no workbook, damaged or hostile get one sentence each."""

import io
import struct
import zipfile

import pytest

from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files.file_check import FileType, check_file
from tests.made_workbooks import LAMBETH, workbook

GOOD = workbook({"Arrests": [["Ref", "Persons"], ["LAM-A-001", 1]]}, LAMBETH)


def archive(*members: tuple[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in members:
            made.writestr(name, body)
    return content.getvalue()


def test_that_a_workbook_is_known_by_its_content() -> None:
    assert check_file(GOOD)[0] is FileType.XLSX


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"Arrests in Lambeth: 4\n", "a text file"),
        ("Arrests\n".encode("utf-16"), "a text file"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"<html><table></table></html>", "a web page"),
        (b'[\n {\n  "id": "headline",\n  "arrests": 117\n }\n]\n', "a data file of another program"),
        (b'<?xml version="1.0"?>\n<office:document><table:table/></office:document>', "a flat OpenDocument file"),
        (b"\x89PNG\r\n\x1a\n\x00", "a picture"),
        (b"MZ\x90\x00\x03", "a program"),
        (archive(("word/document.xml", b"<w/>")), "a Word document"),
        (archive(("holiday.txt", b"sun")), "a zip archive"),
        (GOOD[: len(GOOD) // 2], "cut off"),
        (GOOD[:-10], "cut off"),
    ],
)
def test_that_what_is_no_workbook_is_named(content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        check_file(content)


def test_that_a_flipped_byte_in_a_part_is_found() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as made:
        sheet = made.getinfo("xl/worksheets/sheet2.xml")
    start = sheet.header_offset + 30 + len(sheet.filename)
    damaged = bytearray(GOOD)
    damaged[start + sheet.compress_size // 2] ^= 0x40
    with pytest.raises(Refused, match="damaged"):
        check_file(bytes(damaged))


def test_that_a_bomb_is_not_opened() -> None:
    with pytest.raises(Refused, match="hundredfold"):
        check_file(archive(("[Content_Types].xml", b"<x/>"), ("xl/bomb.xml", b" " * 30_000_000)))


def test_that_two_parts_of_one_name_are_not_opened() -> None:
    with pytest.raises(Refused, match="two parts of one name"):
        check_file(archive(("[Content_Types].xml", b"<x/>"), ("xl/a.xml", b""), ("XL/A.XML", b"")))


def test_that_thousands_of_parts_are_not_opened() -> None:
    with pytest.raises(Refused, match="parts"):
        check_file(archive(*((f"xl/{number}.xml", b"") for number in range(2_001))))


def test_that_a_document_type_is_not_opened() -> None:
    with pytest.raises(Refused, match="DOCTYPE"):
        check_file(archive(("[Content_Types].xml", b"<!DOCTYPE lolz [<!ENTITY a 'b'>]><x/>")))


def test_that_a_directory_that_lies_about_sizes_is_refused() -> None:
    content = bytearray(GOOD)
    place = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, place + 24, 0xFFFFFFF0)
    with pytest.raises(Refused):
        check_file(bytes(content))
