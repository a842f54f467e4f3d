"""The same rows as each kind of workbook a borough may send, made without the programs that would write them."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape

from tests.made_workbooks import workbook
from tests.ole_files import number_cell, text_cell, xls

Cells = Sequence[Sequence[str | int | float | None]]


def archive(members: Mapping[str, bytes | str], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", packed) as made:
        for name, body in members.items():
            made.writestr(name, body)
    return content.getvalue()


def changed(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A workbook with each part as `change` gives it back; None leaves the part out."""
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        parts = {name: change(name, made.read(name)) for name in made.namelist()}
    return archive({name: body for name, body in parts.items() if body is not None})


def as_xlsx(rows: Cells, name: str = "Arrests") -> bytes:
    return workbook({name: rows})


def as_xls(rows: Cells, name: str = "Arrests") -> bytes:
    cells = [
        text_cell(row, column, cell) if isinstance(cell, str) else number_cell(row, column, cell)
        for row, line in enumerate(rows)
        for column, cell in enumerate(line)
        if cell is not None
    ]
    return xls({name: cells})


def as_ods(rows: Cells, name: str = "Arrests") -> bytes:
    lines = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    return ods(f'<table:table table:name="{name}">{lines}</table:table>')


def ods_cell(cell: str | float | None) -> str:
    match cell:
        case None:
            return "<table:table-cell/>"
        case str():
            return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
        case _:
            return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'


def ods(tables: str, styles: str = "") -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for name, space in (
            ("office", "office"),
            ("table", "table"),
            ("text", "text"),
            ("style", "style"),
        )
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": content,
        }
    )


def as_xlsb(
    rows: Cells, name: str = "Arrests", more: Callable[[int], bytes] = lambda row: b"", end: bytes = b""
) -> bytes:
    """`more` adds records to a row, `end` to the sheet."""
    cells = b""
    for row, line in enumerate(rows):
        cells += binary_row(row)
        for column, cell in enumerate(line):
            head = struct.pack("<II", column, 0)
            if isinstance(cell, str):
                cells += binary(6, head + wide(cell))
            elif cell is not None:
                cells += binary(5, head + struct.pack("<d", cell))
        cells += more(row)
    width = max(map(len, rows), default=1)
    size = struct.pack("<IIII", 0, max(0, len(rows) - 1), 0, max(0, width - 1))
    sheet = binary(129) + binary(148, size) + binary(145) + cells + binary(146) + end + binary(130)
    book = binary(131) + binary(143) + binary(156, struct.pack("<II", 0, 1) + wide("rId1") + wide(name))
    book += binary(144) + binary(132)
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations.format(
                f'<Relationship Id="rId1" Type="{relation}/officeDocument" Target="xl/workbook.bin"/>'
            ),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": relations.format(
                f'<Relationship Id="rId1" Type="{relation}/worksheet" Target="worksheets/sheet1.bin"/>'
            ),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def binary_row(row: int, *, hidden: bool = False) -> bytes:
    return binary(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0x10 if hidden else 0, 0, 0))


def binary(kind: int, body: bytes = b"") -> bytes:
    head = bytes((kind,)) if kind < 128 else bytes(((kind & 0x7F) | 0x80, kind >> 7))
    length, lengths = len(body), b""
    while True:
        lengths += bytes(((length & 0x7F) | (0x80 if length > 0x7F else 0),))
        length >>= 7
        if not length:
            return head + lengths + body


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def as_html(rows: Cells, name: str = "Arrests") -> bytes:
    def cell(value: str | float | None) -> str:
        return f"<td>{'' if value is None else escape(str(value))}</td>"

    lines = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in rows)
    named = f"<!--[if gte mso 9]><xml><x:ExcelWorksheet><x:Name>{name}</x:Name></x:ExcelWorksheet></xml><![endif]-->"
    return f"<html><head>{named}</head><body><table>{lines}</table></body></html>".encode()


def as_xml(rows: Cells, name: str = "Arrests") -> bytes:
    def cell(value: str | float | None) -> str:
        if value is None:
            return "<Cell/>"
        kind = "String" if isinstance(value, str) else "Number"
        return f'<Cell><Data ss:Type="{kind}">{escape(str(value))}</Data></Cell>'

    lines = "".join(f"<Row>{''.join(map(cell, row))}</Row>" for row in rows)
    return xml_2003(f'<Worksheet ss:Name="{name}"><Table>{lines}</Table></Worksheet>')


def xml_2003(sheets: str) -> bytes:
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel" '
        f'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{sheets}</Workbook>'
    ).encode()


def as_text(rows: Cells, separator: str = ",", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(separator.join("" if cell is None else str(cell) for cell in row) for row in rows).encode(
        encoding
    )
