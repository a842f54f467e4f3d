"""Cells that a reader shows as blank and that are not: errors, and formulas without a saved value.

A reader gives None for `#N/A` and for a formula that Excel never worked out; neither may pass
as "not filled in". Both are found by looking at the sheet's own XML.
"""

import re
from collections.abc import Iterator
from posixpath import join, normpath

from briefing_app.workbooks.file_check import FileType, Parts

Place = tuple[int, int]
"""Row and column, both from 0."""

NEVER_CALCULATED = "formula without a saved value"

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)</(?:\w+:)?v>")
_ERROR_OR_FORMULA = (b't="e"', b"<f>", b"<f ", b"<f/")
_PREFIXED = (b't="e"', b":f>", b":f ", b":f/")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*?)/?>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*?)/?>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')


def cell_faults(kind: FileType, parts: Parts) -> dict[str, dict[Place, str]]:
    """Sheet name → place → what stands there: the error's own words, or NEVER_CALCULATED."""
    if kind is not FileType.XLSX:
        return {}
    found = {}
    for name, part in _sheet_parts(parts):
        faults = dict(_faults(part))
        if faults:
            found[name] = faults
    return found


def _faults(sheet: bytes) -> Iterator[tuple[Place, str]]:
    """Only the cells around an error's or a formula's mark are looked at: there are few in many thousands."""
    prefixed = b":worksheet" in sheet[:1024]
    for starts_at in sorted({_cell_before(sheet, mark, prefixed) for mark in _marks(sheet, prefixed)} - {-1}):
        cell = _CELL.match(sheet, starts_at)
        reference = _REFERENCE.search(cell.group(1)) if cell else None
        if cell is None or reference is None:
            continue
        attributes, body = cell.group(1), cell.group(2) or b""
        value = _VALUE.search(body)
        said = value.group(1).decode("utf-8", "replace") if value else ""
        place = int(reference.group(2)) - 1, column_number(reference.group(1).decode())
        if b't="e"' in attributes:
            yield place, said or "an error"
        elif _FORMULA.search(body) and not said and b't="str"' not in attributes:
            yield place, NEVER_CALCULATED


def _marks(sheet: bytes, prefixed: bool) -> Iterator[int]:
    """Where an error's or a formula's mark stands; plain searches, many times faster than a pattern."""
    for mark in _PREFIXED if prefixed else _ERROR_OR_FORMULA:
        place = sheet.find(mark)
        while place >= 0:
            yield place
            place = sheet.find(mark, place + 1)


def _cell_before(sheet: bytes, place: int, prefixed: bool) -> int:
    """Where the cell that a mark belongs to begins; -1 where there is none."""
    if not prefixed:
        return sheet.rfind(b"<c ", 0, place)
    named = sheet.rfind(b":c ", 0, place)
    return sheet.rfind(b"<", 0, named) if named >= 0 else -1


def _sheet_parts(parts: Parts) -> Iterator[tuple[str, bytes]]:
    workbook = parts.members.get("xl/workbook.xml", b"")
    targets = {}
    for relation in _RELATION.finditer(parts.members.get("xl/_rels/workbook.xml.rels", b"")):
        attributes = dict(_ATTRIBUTE.findall(relation.group(1)))
        target = attributes.get(b"Target", b"").decode("utf-8", "replace")
        targets[attributes.get(b"Id", b"")] = (
            target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        )
    for sheet in _SHEET.finditer(workbook):
        attributes = dict(_ATTRIBUTE.findall(sheet.group(1)))
        relation_id = next((value for name, value in attributes.items() if name.endswith(b":id")), b"")
        part = parts.members.get(targets.get(relation_id, ""))
        if part is not None:
            yield _unescaped(attributes.get(b"name", b"").decode("utf-8", "replace")), part


def _unescaped(text: str) -> str:
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text


def column_number(letters: str) -> int:
    """A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def column_letters(number: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
