"""Cells that a reader shows as blank and that are not: errors, and formulas without a saved value.

A reader gives None for `#N/A` and for a formula that Excel never worked out; neither may pass
as "not filled in". Both are found by looking at the sheet's own XML.
"""

import re
from collections.abc import Iterator

from briefing_app.operation.cell_names import column_number
from briefing_app.workbooks.files.sheet import NEVER_CALCULATED as NEVER_CALCULATED
from briefing_app.workbooks.files.sheet import Place as Place

CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)</(?:\w+:)?v>")
_ERROR_OR_FORMULA = (b't="e"', b"<f")
_PREFIXED = (b't="e"', b":f")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")


def faults_in(sheet: bytes) -> Iterator[tuple[Place, str]]:
    """Place → what stands there: the error's own words, or NEVER_CALCULATED.

    Only the cells around an error's or a formula's mark are looked at: there are few in many thousands.
    """
    for starts_at in sorted({cell_before(sheet, mark) for mark in _marks(sheet)} - {-1}):
        cell = CELL.match(sheet, starts_at)
        place = place_of(cell.group(1)) if cell else None
        if cell is None or place is None:
            continue
        attributes, body = cell.group(1), cell.group(2) or b""
        value = VALUE.search(body)
        said = value.group(1).decode("utf-8", "replace") if value else ""
        if b't="e"' in attributes:
            yield place, said or "an error"
        elif _FORMULA.search(body) and not said and b't="str"' not in attributes:
            yield place, NEVER_CALCULATED


def place_of(attributes: bytes) -> Place | None:
    """Where a cell with these attributes stands."""
    reference = REFERENCE.search(attributes)
    return (int(reference.group(2)) - 1, column_number(reference.group(1).decode())) if reference else None


def cell_before(sheet: bytes, place: int) -> int:
    """Where the cell that a mark belongs to begins, with or without a prefix; -1 where there is none."""
    if not is_prefixed(sheet):
        return sheet.rfind(b"<c ", 0, place)
    return sheet.rfind(b"<", 0, max(0, sheet.rfind(b":c ", 0, place)))


def is_prefixed(sheet: bytes) -> bool:
    return b":worksheet" in sheet[:1024]


def _marks(sheet: bytes) -> Iterator[int]:
    """Where an error's or a formula's mark stands; plain searches, many times faster than a pattern."""
    for mark in _PREFIXED if is_prefixed(sheet) else _ERROR_OR_FORMULA:
        place = sheet.find(mark)
        while place >= 0:
            yield place
            place = sheet.find(mark, place + 1)
