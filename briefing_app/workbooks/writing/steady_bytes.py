"""A workbook's file made to depend on its content alone, with the results of its formulas in place."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime

_ENTRY_TIME = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"((?: s="\d+")?)><f>([^<]*)</f><v\s*(?:/>|></v>)</c>')


def steady(content: bytes, *, at: datetime, results: Sequence[Mapping[str, int | None]]) -> bytes:
    """The workbook with `at` for every time of its making.

    `results` holds, sheet by sheet, what each cell's formula comes to (None: an empty text). openpyxl writes
    formulas without results, and whoever reads the file without working them out would find nothing there.
    """
    stamp = f"{at:%Y-%m-%dT%H:%M:%SZ}".encode()
    steadied = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as made,
        zipfile.ZipFile(steadied, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as kept,
    ):
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", part)
            elif sheet := _SHEET.fullmatch(name):
                part = _with_results(part, results[int(sheet.group(1)) - 1])
            entry = zipfile.ZipInfo(name, _ENTRY_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            kept.writestr(entry, part, compresslevel=9)
    return steadied.getvalue()


def _with_results(part: bytes, results: Mapping[str, int | None]) -> bytes:
    def filled(cell: re.Match[bytes]) -> bytes:
        place, style, formula = cell.groups()
        if place.decode() not in results:
            return cell.group()
        result = results[place.decode()]
        if result is None:
            return b'<c r="%b"%b t="str"><f>%b</f><v></v></c>' % (place, style, formula)
        return b'<c r="%b"%b><f>%b</f><v>%d</v></c>' % (place, style, formula, result)

    return _FORMULA.sub(filled, part)
