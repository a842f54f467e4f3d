"""Finds its way among the parts of an .xlsx: which part is the workbook, a sheet, its comments, the styles."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from posixpath import dirname, join, normpath

from briefing_app.operation.cell_names import column_letters, column_number
from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files.file_check import Parts

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*?)/?>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*?)/?>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_FIRST_CELL = re.compile(rb"<(?:\w+:)?c[\s/>][^>]*")
_ROW_OR_CELL = re.compile(rb"<((?:\w+:)?)(row|c)(?=[\s/>])([^>]*?)(/?)>")
_USUAL = "xl/workbook.xml"
_READ = ("worksheet", "styles", "sharedStrings")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet's name, its part's name and its XML, with every attribute in double quotation marks."""

    name: str
    path: str
    xml: bytes


def sheet_parts(parts: Parts) -> Iterator[SheetPart]:
    """In the workbook's order; of sheets that hold cells. Raises Refused where the list of sheets leaves one out,
    or has one twice: its rows would be missing, or count double."""
    workbook = workbook_path(parts)
    related = relations(parts, workbook)
    listed = [attributes(sheet.group(1)) for sheet in _SHEET.finditer(parts.members.get(workbook, b""))]
    ids = [next((value for name, value in said.items() if name.endswith(":id")), "") for said in listed]
    names = [said.get("name", "").casefold() for said in listed]
    if any(kind == "worksheet" and one not in ids for one, (kind, _) in related.items()):
        raise _list_is_damaged("it holds a sheet that its list of sheets does not name")
    if len(set(names)) < len(names) or len(set(filter(None, ids))) < len(list(filter(None, ids))):
        raise _list_is_damaged("its list of sheets names one of them twice")
    for said, relation_id in zip(listed, ids, strict=True):
        path = related.get(relation_id, ("", ""))[1]
        xml = parts.members.get(path)
        if xml is not None:
            yield SheetPart(said.get("name", ""), path, _even(xml))


def _list_is_damaged(why: str) -> Refused:
    return Refused(
        f"The workbook is damaged: {why}. Open it in Excel, save it under a new name as .xlsx and drop that."
    )


def workbook_path(parts: Parts) -> str:
    if _USUAL in parts.members:
        return _USUAL
    return next((path for kind, path in relations(parts, "").values() if kind == "officeDocument"), _USUAL)


def relations(parts: Parts, path: str) -> dict[str, tuple[str, str]]:
    """A part's relations by id: the last word of the kind, and the part."""
    folder = dirname(path)
    listed = parts.members.get(join(folder, "_rels", f"{path.rpartition('/')[2]}.rels"), b"")
    found = {}
    for relation in _RELATION.finditer(listed):
        said = attributes(relation.group(1))
        target = said.get("Target", "")
        # One that begins with a slash counts from the top, any other from the part's own folder.
        where = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        found[said.get("Id", "")] = said.get("Type", "").rpartition("/")[2], where
    return found


def part_of_kind(parts: Parts, path: str, kind: str) -> bytes:
    """The part of a kind that another one names; empty where it names none."""
    where = next((where for one, where in relations(parts, path).values() if one == kind), "")
    return parts.members.get(where, b"")


def attributes(tag: bytes) -> dict[str, str]:
    return {
        name.decode("utf-8", "replace"): unescape((double or single).decode("utf-8", "replace"))
        for name, double, single in _ATTRIBUTE.findall(tag)
    }


def parts_read(parts: Parts) -> Iterator[bytes]:
    """The parts that what is read of cells rests on: the workbook, its sheets, its texts and its formats."""
    workbook = workbook_path(parts)
    wanted = [where for kind, where in relations(parts, workbook).values() if kind in _READ]
    yield from (parts.members[where] for where in (workbook, *wanted) if where in parts.members)


def canonical_archive(members: Mapping[str, bytes]) -> bytes:
    """The same parts under the names every program writes, where one wrote backslashes or other capitals."""
    usual = {name.casefold(): name for name in (_USUAL, "xl/sharedStrings.xml", "xl/styles.xml", "[Content_Types].xml")}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, body in members.items():
            plain = name.replace("\\", "/").lstrip("/")
            archive.writestr(usual.get(plain.casefold(), plain), body)
    return made.getvalue()


def has_odd_names(members: Mapping[str, bytes]) -> bool:
    return any("\\" in name for name in members) or "[Content_Types].xml" not in members


def _even(xml: bytes) -> bytes:
    """The XML as nearly every program writes it: double quotation marks, and a place in every cell."""
    head = xml[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"<\x00")):
        xml = xml.decode("utf-16", "replace").encode()
    if b"='" in head:
        xml = xml.replace(b"'", b'"')
    first = _FIRST_CELL.search(xml, max(0, xml.find(b"<row"), xml.find(b":row", 0, 16_384)))
    if first is not None and b' r="' not in first[0]:
        xml = _placed(xml)
    return xml


def _placed(xml: bytes) -> bytes:
    """With the place that a reader gives to a row or cell that does not state its own: the next one."""
    row, column = 0, 0

    def place(found: re.Match[bytes]) -> bytes:
        nonlocal row, column
        prefix, kind, said, end = found.groups()
        stated = re.search(rb'\sr="([A-Z]*)(\d+)"', said)
        if kind == b"row":
            row, column = int(stated[2]) if stated else row + 1, 0
            return b'<%srow r="%d"%s%s>' % (prefix, row, re.sub(rb'\sr="[^"]*"', b"", said), end)
        column = column_number(stated[1].decode()) + 1 if stated else column + 1
        said = re.sub(rb'\sr="[^"]*"', b"", said)
        return b'<%sc r="%s%d"%s%s>' % (prefix, column_letters(column - 1).encode(), row, said, end)

    return _ROW_OR_CELL.sub(place, xml)
