"""What a file's cells hold in the eyes of readers that have nothing to do with this app's."""

import csv
import io
import re
import struct
import warnings
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from html.parser import HTMLParser

import olefile
from openpyxl import load_workbook
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from tests.mutation.originals import Original

Cells = dict[tuple[str, int, int], object]
"""Sheet, row and column from 0 → what stands there; blanks are left out."""
Read = Iterator[tuple[tuple[str, int, int], object]]
Reader = Callable[[bytes], Read]


def seen_beside(original: Original, content: bytes) -> tuple[Cells | None, Cells]:
    """What a reader of the original's kind sees in damaged content, and in the original.

    None where no such reader makes anything of the content.
    """
    readers = _READERS[original.kind]
    for reader in readers:
        if (seen := _cells(reader, content)) is not None:
            return seen, _cells(reader, original.content) or {}
    return None, {}


def _cells(reader: Reader, content: bytes) -> Cells | None:
    try:
        return {place: value for place, value in reader(content) if value not in ("", None)}
    except Exception:
        return None


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _xlsx(content: bytes) -> Read:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(content), data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                yield (sheet.title, (cell.row or 0) - 1, (cell.column or 0) - 1), _plain(cell.value)


def _parts_of_xlsx(content: bytes) -> Read:
    """What stands in the sheets' own XML, whatever it means."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        for part in sorted(name for name in book.namelist() if name.startswith("xl/worksheets/sheet")):
            for cell in ElementTree.fromstring(book.read(part)).iter(f"{{{_MAIN}}}c"):
                column, row = coordinate_from_string(cell.get("r", ""))
                yield (part, row - 1, column_index_from_string(column) - 1), "".join(cell.itertext())


def _plain(value: object) -> object:
    match value:
        case str():
            return value.strip()
        case datetime() | date() | time():
            return str(value)
    return value


def _text(separator: str, encoding: str) -> Callable[[bytes], Read]:
    def read(content: bytes) -> Read:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            text = content.decode("cp1252" if encoding == "utf-8" else encoding, "replace")
        for row, line in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator)):
            for column, cell in enumerate(line):
                yield ("", row, column), cell.strip()

    return read


class _Page(HTMLParser):
    """A table as a browser lays it out: what is in no cell is not in the table."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._inside = False
        self._in_row = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr" or (tag in ("td", "th") and not self._in_row):
            self.rows.append([])
            self._in_row = True
        self._inside = tag in ("td", "th") or (self._inside and tag != "tr")
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_row = self._in_row and tag != "tr"
        self._inside = self._inside and tag not in ("td", "th", "tr", "table")

    def handle_data(self, data: str) -> None:
        if self._inside and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def _html(content: bytes) -> Read:
    page = _Page()
    page.feed(re.sub(r"(?s)<!--.*?-->|<!\[[^>]*>", "", content.decode("utf-8", "replace")))
    for row, line in enumerate(page.rows):
        for column, cell in enumerate(line):
            yield ("", row, column), cell.strip()


_XML = "{urn:schemas-microsoft-com:office:spreadsheet}"


def _xml(content: bytes) -> Read:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    root = ElementTree.fromstring(text)
    for sheet in root.iter(f"{_XML}Worksheet"):
        row = -1
        for line in sheet.iter(f"{_XML}Row"):
            row = int(line.get(f"{_XML}Index", row + 2)) - 1
            column = -1
            for cell in line.iter(f"{_XML}Cell"):
                column = int(cell.get(f"{_XML}Index", column + 2)) - 1
                for data in cell.iter(f"{_XML}Data"):
                    said = (data.text or "").strip()
                    yield ("", row, column), f"{data.get(f'{_XML}Type')}: {said}" if said else ""


_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def _ods(content: bytes) -> Read:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        root = ElementTree.fromstring(book.read("content.xml"))
    for sheet in root.iter(f"{_TABLE}table"):
        row = 0
        for line in sheet.iter(f"{_TABLE}table-row"):
            column = 0
            for cell in line:
                if cell.tag.rpartition("}")[2] in ("table-cell", "covered-table-cell"):
                    words = "".join(cell.itertext()).strip()
                    said = cell.get(f"{_OFFICE}value", words)
                    yield (
                        (sheet.get(f"{_TABLE}name", ""), row, column),
                        said and f"{cell.get(f'{_OFFICE}value-type')}: {said}",
                    )
                    column += int(cell.get(f"{_TABLE}number-columns-repeated", 1))
            row += int(line.get(f"{_TABLE}number-rows-repeated", 1))


def _xls(content: bytes) -> Read:
    with olefile.OleFileIO(io.BytesIO(content)) as file:
        stream = file.openstream("Workbook").read()
    place, sheet = 0, -1
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        body = stream[place + 4 : place + 4 + length]
        place += 4 + length
        if kind == 0x809:
            sheet += 1
        elif kind in (0x203, 0x204):
            row, column = struct.unpack_from("<HH", body)
            yield (str(sheet), row, column), body[4:]


def _xlsb(content: bytes) -> Read:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        part = book.read("xl/worksheets/sheet1.bin")
    place = row = 0
    while place < len(part):
        kind, place = _number(part, place, 2)
        length, place = _number(part, place, 4)
        body = part[place : place + length]
        place += length
        if kind == 0:
            (row,) = struct.unpack_from("<I", body)
        elif kind in (5, 6):
            yield ("", row, struct.unpack_from("<I", body)[0]), body[8:]


def _number(part: bytes, place: int, most: int) -> tuple[int, int]:
    value = 0
    for step in range(most):
        byte = part[place]
        place += 1
        value |= (byte & 0x7F if most == 4 else byte) << ((7 if most == 4 else 8) * step)
        if not byte & 0x80:
            break
    return value, place


_READERS: dict[str, tuple[Reader, ...]] = {
    "xlsx": (_xlsx, _parts_of_xlsx),
    "template": (_xlsx, _parts_of_xlsx),
    "csv": (_text(",", "utf-8"),),
    "tsv": (_text("\t", "utf-16"),),
    "html": (_html,),
    "xml": (_xml,),
    "ods": (_ods,),
    "xls": (_xls,),
    "xlsb": (_xlsb,),
}
