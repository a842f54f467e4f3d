"""What an .xlsx knows of its cells beside their values: errors, strikes, hidden rows, merges, comments.

Each part is searched for a few bytes first; only what has them is looked at closer.
"""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

from briefing_app.operation.cell_names import column_number
from briefing_app.workbooks.files.cell_faults import CELL, VALUE, cell_before, faults_in, place_of
from briefing_app.workbooks.files.file_check import Parts
from briefing_app.workbooks.files.ooxml_parts import (
    SheetPart,
    attributes,
    part_of_kind,
    relations,
    sheet_parts,
    workbook_path,
)
from briefing_app.workbooks.files.sheet import NO_FACTS, Facts, Place

MOST_COLUMNS = 16_384

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="(\d{1,7})"')
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_NO = ("0", "false", "off")


def facts_of(parts: Parts) -> dict[str, Facts]:
    """By the sheet's name. Sheets of which nothing is to be said are left out."""
    styles = _struck_styles(part_of_kind(parts, workbook_path(parts), "styles"))
    strings = _struck_strings(part_of_kind(parts, workbook_path(parts), "sharedStrings"))
    found = {}
    for sheet in sheet_parts(parts):
        facts = _facts(parts, sheet, styles, strings)
        if facts != NO_FACTS:
            found[sheet.name] = facts
    return found


def _facts(parts: Parts, sheet: SheetPart, styles: frozenset[bytes], strings: frozenset[bytes]) -> Facts:
    xml = sheet.xml
    facts = Facts(faults=dict(faults_in(xml)), struck=set(_struck_cells(xml, styles, strings)))
    facts.merged.extend(_merged(xml))
    if b'hidden="' in xml:
        _hidden(xml, facts)
        facts.filtered = bool(facts.hidden_rows) and _has_filter(parts, sheet)
    facts.comments.update(_comments(parts, sheet.path))
    return facts


def _merged(xml: bytes) -> Iterator[tuple[int, int, int, int]]:
    # They stand behind the cells, of which there are many.
    for left, top, right, bottom in _MERGED.findall(xml, max(0, xml.rfind(b"sheetData"))):
        yield int(top) - 1, column_number(left.decode()), int(bottom) - 1, column_number(right.decode())


# --- hidden rows and columns ----------------------------------------------------------------


def _hidden(xml: bytes, facts: Facts) -> None:
    for place in _places(xml, b'hidden="'):
        tag = xml[xml.rfind(b"<", 0, place) : xml.find(b">", place) + 1]
        said = attributes(tag)
        if said.get("hidden", "0") in _NO:
            continue
        if found := _ROW.match(tag):
            facts.hidden_rows.add(int(found[1]) - 1)
        elif said.get("min", "").isdecimal() and said.get("max", "").isdecimal():
            last = min(int(said["max"]), MOST_COLUMNS)
            facts.hidden_columns.update(range(int(said["min"]) - 1, last))


def _has_filter(parts: Parts, sheet: SheetPart) -> bool:
    if b'filterMode="1"' in sheet.xml or b'filterMode="true"' in sheet.xml or b"filterColumn" in sheet.xml:
        return True
    tables = (where for kind, where in relations(parts, sheet.path).values() if kind == "table")
    return any(b"filterColumn" in parts.members.get(where, b"") for where in tables)


def _places(xml: bytes, mark: bytes) -> Iterator[int]:
    place = xml.find(mark)
    while place >= 0:
        yield place
        place = xml.find(mark, place + 1)


# --- struck-through cells -------------------------------------------------------------------


def _struck_styles(styles: bytes) -> frozenset[bytes]:
    """The styles whose whole font is struck through, as cells name them."""
    root = _parsed(styles) if b"strike" in styles else None
    if root is None:
        return frozenset()
    fonts = [_is_struck(font) for font in _children(_child(root, "fonts"), "font")]
    struck = {number for number, is_struck in enumerate(fonts) if is_struck}
    formats = _children(_child(root, "cellXfs"), "xf")
    return frozenset(str(number).encode() for number, one in enumerate(formats) if _whole(one.get("fontId")) in struck)


def _struck_strings(strings: bytes) -> frozenset[bytes]:
    """The shared texts of which every run with anything in it is struck through, by number."""
    root = _parsed(strings) if b"strike" in strings else None
    if root is None:
        return frozenset()
    return frozenset(str(number).encode() for number, one in enumerate(_children(root, "si")) if _all_struck(one))


def _all_struck(text: ElementTree.Element) -> bool:
    runs = [run for run in _children(text, "r") if "".join(part.text or "" for part in _children(run, "t")).strip()]
    return bool(runs) and all((look := _child(run, "rPr")) is not None and _is_struck(look) for run in runs)


def _is_struck(font: ElementTree.Element) -> bool:
    strike = _child(font, "strike")
    return strike is not None and strike.get("val", "1") not in _NO


def _struck_cells(xml: bytes, styles: frozenset[bytes], strings: frozenset[bytes]) -> Iterator[Place]:
    for style in styles:
        for mark in _places(xml, b' s="%s"' % style):
            tag = xml[xml.rfind(b"<", 0, mark) : xml.find(b">", mark) + 1]
            place = place_of(tag)
            if place is not None and re.match(rb"<(?:\w+:)?c\s", tag):
                yield place
    if strings:
        for mark in _places(xml, b't="s"'):
            cell = CELL.match(xml, cell_before(xml, mark))
            value = VALUE.search(cell.group(2) or b"") if cell else None
            place = place_of(cell.group(1)) if cell else None
            if place is not None and value is not None and value.group(1).strip() in strings:
                yield place
    if b"strike" in xml:
        yield from _struck_in_line(xml)


def _struck_in_line(xml: bytes) -> Iterator[Place]:
    """Texts that stand in the cell itself, with runs of their own."""
    for mark in {cell_before(xml, place) for place in _places(xml, b"strike")} - {-1}:
        cell = CELL.match(xml, mark)
        place = place_of(cell.group(1)) if cell else None
        body = re.sub(rb"(</?)\w+:", rb"\1", (cell.group(2) or b"") if cell else b"")
        root = _parsed(b"<c>%s</c>" % body)
        text = _child(root, "is") if root is not None else None
        if place is not None and text is not None and _all_struck(text):
            yield place


# --- comments -------------------------------------------------------------------------------


def _comments(parts: Parts, path: str) -> dict[Place, str]:
    """Notes, and the threads that newer Excels keep beside them; a thread's own words win over its stand-in."""
    found: dict[Place, str] = {}
    related = relations(parts, path)
    for kind, where in related.values():
        if kind == "comments" and (root := _parsed(parts.members.get(where, b""))) is not None:
            for comment in (one for part in _children(root, "commentList") for one in _children(part, "comment")):
                _add(found, comment, "".join(part.text or "" for part in comment.iter() if _name(part) == "t"))
    threads: dict[Place, str] = {}
    for kind, where in related.values():
        if kind == "threadedComment" and (root := _parsed(parts.members.get(where, b""))) is not None:
            for comment in _children(root, "threadedComment"):
                _add(threads, comment, "".join(part.text or "" for part in _children(comment, "text")))
    return found | threads


def _add(comments: dict[Place, str], comment: ElementTree.Element, text: str) -> None:
    reference = _PLACE.match(comment.get("ref", ""))
    if reference and text.strip():
        place = int(reference[2]) - 1, column_number(reference[1])
        comments[place] = f"{comments[place]}\n{text.strip()}" if place in comments else text.strip()


# --- XML ------------------------------------------------------------------------------------


def _parsed(xml: bytes) -> ElementTree.Element | None:
    """None where it is damaged: what it would add is lost, the cells are not. No part has a DOCTYPE by now."""
    try:
        return ElementTree.fromstring(xml)
    except ElementTree.ParseError:
        return None


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _children(element: ElementTree.Element | None, name: str) -> list[ElementTree.Element]:
    return [] if element is None else [one for one in element if _name(one) == name]


def _child(element: ElementTree.Element | None, name: str) -> ElementTree.Element | None:
    return next(iter(_children(element, name)), None)


def _whole(said: str | None) -> int:
    return int(said) if said and said.isdecimal() else -1
