"""What the binary parts of an .xlsb know of its cells beside their values, which the reader leaves out."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from struct import Struct, error

from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files.file_check import Parts
from briefing_app.workbooks.files.ooxml_parts import part_of_kind, relations
from briefing_app.workbooks.files.sheet import Facts
from briefing_app.workbooks.files.xls_facts import ERRORS

_WORKBOOK = "xl/workbook.bin"
_ROW, _CELL_ERROR, _FORMULA_ERROR, _COLUMN, _MERGED = 0, 3, 11, 60, 176
_CELLS = frozenset(range(1, 12))
_SHEET, _FONT, _FORMAT, _FILTERED = 156, 43, 47, 163
_BEGIN_FORMATS, _END_FORMATS = 617, 618
_COMMENT, _COMMENT_TEXT = 635, 637
_BEGIN_SHEET, _END_SHEET, _BEGIN_CELLS, _END_CELLS = 129, 130, 145, 146
_TEXT, _TEXT_OF_FORMULA = 6, 8
_LENGTHS = {1: 8, 2: 12, 3: 9, 4: 9, 5: 16, 7: 12}
"""Of the cells that have one length: blank, number, error, truth, long number, shared text."""
_BESIDE_CELLS = frozenset((35, 36, 37, 38, 49, 62, 426, 427, 428))
"""What else may stand among cells: formulas of several cells, and what newer Excels add."""
_NEWER = 1024

_WHOLE = Struct("<I")
_FOUR = Struct("<IIII")
MOST_COLUMNS = 16_384


def facts_of(parts: Parts) -> dict[str, Facts]:
    """By the sheet's name. Raises Refused where a sheet's records don't follow as they must: a reader would leave
    out cells in silence. Other damage ends the scan of a part; what was found by then counts."""
    struck = _struck_styles(part_of_kind(parts, _WORKBOOK, "styles"))
    related = relations(parts, _WORKBOOK)
    found = {}
    for kind, body in _records(parts.members.get(_WORKBOOK, b"")):
        if kind != _SHEET:
            continue
        relation, rest = _text(body[8:])
        name, _ = _text(rest)
        path = related.get(relation, ("", ""))[1]
        facts = Facts()
        records = list(_records(parts.members.get(path, b"")))
        _check_sheet(records)
        with suppress(error, IndexError):
            _of_sheet(records, struck, facts)
            _comments(part_of_kind(parts, path, "comments"), facts)
        facts.filtered = facts.filtered and bool(facts.hidden_rows)
        if facts != Facts():
            found[name] = facts
    return found


def _check_sheet(records: Sequence[tuple[int, bytes]]) -> None:
    kinds = [kind for kind, _ in records]
    if not kinds or _BEGIN_CELLS not in kinds:
        return  # a sheet of charts has none
    if kinds[0] != _BEGIN_SHEET or kinds[-1] != _END_SHEET or kinds.count(_END_CELLS) != 1:
        raise _damaged()
    row = column = -1
    for kind, body in records[kinds.index(_BEGIN_CELLS) + 1 : kinds.index(_END_CELLS)]:
        before = row if kind == _ROW else column
        if kind not in _CELLS and kind != _ROW:
            if kind not in _BESIDE_CELLS and kind < _NEWER:
                raise _damaged()
            continue
        if not _has_length(kind, body) or (place := int.from_bytes(body[:4], "little")) <= before:
            raise _damaged()
        row, column = (place, -1) if kind == _ROW else (row, place)
        if row < 0:
            raise _damaged()


def _has_length(kind: int, body: bytes) -> bool:
    """Whether a row or cell is as long as one of its kind."""
    if kind in (_TEXT, _TEXT_OF_FORMULA):
        ends = 12 + 2 * int.from_bytes(body[8:12], "little")
        return len(body) == ends if kind == _TEXT else len(body) >= ends
    return len(body) == _LENGTHS[kind] if kind in _LENGTHS else len(body) >= 9


def _damaged() -> Refused:
    return Refused(
        "The workbook is damaged or was cut off on the way: the cells of a sheet don't follow one another as they "
        "must. Ask the borough to send it again."
    )


def _of_sheet(records: Sequence[tuple[int, bytes]], struck: frozenset[int], facts: Facts) -> None:
    row = 0
    for kind, body in records:
        if kind == _ROW:
            (row,) = _WHOLE.unpack_from(body)
            if body[11] & 0x10:
                facts.hidden_rows.add(row)
        elif kind in _CELLS:
            (column,) = _WHOLE.unpack_from(body)
            if struck and int.from_bytes(body[4:7], "little") in struck:
                facts.struck.add((row, column))
            if kind in (_CELL_ERROR, _FORMULA_ERROR):
                facts.faults[row, column] = ERRORS.get(body[8], "an error")
        elif kind == _COLUMN:
            first, last = Struct("<II").unpack_from(body)
            if body[16] & 1:
                facts.hidden_columns.update(range(first, min(last, MOST_COLUMNS - 1) + 1))
        elif kind == _MERGED:
            top, bottom, left, right = _FOUR.unpack_from(body)
            facts.merged.append((top, left, bottom, right))
        elif kind == _FILTERED:
            facts.filtered = True


def _comments(part: bytes, facts: Facts) -> None:
    place = 0, 0
    for kind, body in _records(part):
        if kind == _COMMENT:
            top, _, left, _ = _FOUR.unpack_from(body, 4)
            place = top, left
        elif kind == _COMMENT_TEXT and (text := _text(body[1:])[0].strip()):
            facts.comments[place] = text


def _struck_styles(styles: bytes) -> frozenset[int]:
    fonts: list[bool] = []
    formats: list[bool] = []
    in_formats = False
    for kind, body in _records(styles):
        if kind == _FONT:
            fonts.append(len(body) > 2 and bool(body[2] & 0x08))
        elif kind in (_BEGIN_FORMATS, _END_FORMATS):
            in_formats = kind == _BEGIN_FORMATS
        elif kind == _FORMAT and in_formats:
            font = int.from_bytes(body[4:6], "little")
            formats.append(font < len(fonts) and fonts[font])
    return frozenset(number for number, is_struck in enumerate(formats) if is_struck)


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and body of each record; both kind and length take as many bytes as they need."""
    place, end = 0, len(part)
    while place < end:
        kind = part[place]
        place += 1
        if kind & 0x80 and place < end:
            kind = (kind & 0x7F) | (part[place] << 7)
            place += 1
        length, shift = 0, 0
        while place < end and shift < 28:
            byte = part[place]
            place += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, part[place : place + length]
        place += length


def _text(body: bytes) -> tuple[str, bytes]:
    """A text with its length before it, and what follows it."""
    length = int.from_bytes(body[:4], "little")
    return body[4 : 4 + 2 * length].decode("utf-16-le", "replace"), body[4 + 2 * length :]
