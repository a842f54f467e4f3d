"""What the records of an .xls know of its cells beside their values, which the reader leaves out."""

from collections.abc import Iterator
from contextlib import suppress
from struct import Struct, error

from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files.grids import check_filled
from briefing_app.workbooks.files.sheet import Facts

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}

_TWO = Struct("<HH")
_THREE = Struct("<HHH")
_FOUR = Struct("<HHHH")

_BOF = (0x809, 0x409, 0x209, 0x009)
_EOF = 0x0A
_BOUNDSHEET, _FONT, _XF = 0x85, 0x31, 0xE0
_ROW, _COLINFO, _MERGED, _FILTERMODE = 0x208, 0x7D, 0xE5, 0x9B
_BOOLERR, _FORMULA = 0x205, (0x06, 0x206, 0x406)
_MULRK = 0xBD
_CELLS = frozenset((0x203, 0xFD, 0x27E, 0x205, 0x204, 0xD6, *_FORMULA))
_NOTE, _OBJ, _TXO, _CONTINUE = 0x1C, 0x5D, 0x1B6, 0x3C
_SKIPPED_FONT = 4
"""No font has this number: the fifth in the list is number 5."""


def facts_of(stream: bytes) -> dict[str, Facts]:
    """By the sheet's name. Raises Refused where records are missing: a reader would drop their rows in silence."""
    reader = _Records(stream)
    # A record that is shorter than it should be ends the scan; what was found by then counts.
    with suppress(error, IndexError):
        reader.read()
        if not reader.is_whole:
            raise Refused(
                "The workbook is damaged or was cut off on the way: some of its sheets have no end. "
                "Ask the borough to send it again."
            )
    return {name: facts for name, facts in reader.found.items() if facts != Facts()}


class _Records:
    def __init__(self, stream: bytes) -> None:
        self.found: dict[str, Facts] = {}
        self._stream = stream
        self._names: dict[int, str] = {}
        """Where a sheet's records begin → its name."""
        self._struck_fonts: set[int] = set()
        self._fonts = 0
        self._struck_styles: set[int] = set()
        self._styles = 0
        self._is_old = False
        self._facts: Facts | None = None
        self._object = -1
        self._texts: dict[int, str] = {}
        """Object → its text; a note names its object."""
        self._notes: list[tuple[int, int, int]] = []
        self._awaits_text = 0
        self._filled = 0
        self._rows = self._columns = 0
        """How far the sheet's filled cells reach."""
        self.is_whole = False
        """Every sheet that is listed begins and ends."""

    def read(self) -> None:
        depth = 0
        begun = set()
        for place, kind, body in self._records():
            if kind in _BOF:
                depth += 1
                if depth == 1:
                    begun.add(place)
                    self._begin(place, body)
            elif kind == _EOF:
                depth -= 1
                if depth == 0:
                    self._end()
            # Charts within a sheet are streams of their own, with cells that are no cells of the sheet.
            elif depth == 1 and self._facts is None:
                self._of_workbook(kind, body)
            elif depth == 1 and self._facts is not None:
                self._of_sheet(self._facts, kind, body)
            elif depth <= 0:
                break  # what fills the last sector
        self._end()
        self.is_whole = depth == 0 and begun.issuperset(self._names)

    def _records(self) -> Iterator[tuple[int, int, bytes]]:
        stream, place, end = self._stream, 0, len(self._stream)
        while place + 4 <= end:
            kind, length = _TWO.unpack_from(stream, place)
            yield place, kind, stream[place + 4 : place + 4 + length]
            place += 4 + length

    def _begin(self, place: int, body: bytes) -> None:
        self._is_old = body[:2] != b"\x00\x06"
        name = self._names.get(place)
        self._facts = self.found.setdefault(name, Facts()) if name is not None else None

    def _end(self) -> None:
        if self._facts is not None:
            check_filled(self._rows, self._columns, self._filled)
            for row, column, number in self._notes:
                if text := self._texts.get(number, "").strip():
                    self._facts.comments[row, column] = text
        self._facts, self._notes, self._texts = None, [], {}
        self._filled = self._rows = self._columns = 0

    def _of_workbook(self, kind: int, body: bytes) -> None:
        if kind == _BOUNDSHEET:
            name = body[7 : 7 + body[6]] if self._is_old else body[8:]
            wide = not self._is_old and body[7] & 1
            length = body[6]
            self._names[int.from_bytes(body[:4], "little")] = (
                name[: 2 * length].decode("utf-16-le", "replace") if wide else name[:length].decode("cp1252", "replace")
            )
        elif kind == _FONT:
            if self._fonts == _SKIPPED_FONT:
                self._fonts += 1
            if body[2] & 0x08:
                self._struck_fonts.add(self._fonts)
            self._fonts += 1
        elif kind == _XF:
            if int.from_bytes(body[:2], "little") in self._struck_fonts:
                self._struck_styles.add(self._styles)
            self._styles += 1

    def _of_sheet(self, facts: Facts, kind: int, body: bytes) -> None:
        if kind in _CELLS:
            row, column, style = _THREE.unpack_from(body)
            self._fill(row, column)
            if style in self._struck_styles:
                facts.struck.add((row, column))
            if kind == _BOOLERR and body[7]:
                facts.faults[row, column] = ERRORS.get(body[6], "an error")
            elif kind in _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
                facts.faults[row, column] = ERRORS.get(body[8], "an error")
        elif kind == _MULRK:
            row, first = _TWO.unpack_from(body)
            self._fill(row, first + (len(body) - 6) // 6 - 1, (len(body) - 6) // 6)
            if self._struck_styles:
                for number in range((len(body) - 6) // 6):
                    if int.from_bytes(body[4 + 6 * number : 6 + 6 * number], "little") in self._struck_styles:
                        facts.struck.add((row, first + number))
        elif kind == _ROW:
            if body[12] & 0x20:
                facts.hidden_rows.add(int.from_bytes(body[:2], "little"))
        elif kind == _COLINFO:
            first, last = _TWO.unpack_from(body)
            if body[8] & 1:
                facts.hidden_columns.update(range(first, min(last, 255) + 1))
        elif kind == _MERGED:
            for number in range(int.from_bytes(body[:2], "little")):
                top, bottom, left, right = _FOUR.unpack_from(body, 2 + 8 * number)
                facts.merged.append((top, left, bottom, right))
        elif kind == _FILTERMODE:
            facts.filtered = True
        else:
            self._of_note(kind, body)

    def _fill(self, row: int, column: int, cells: int = 1) -> None:
        self._filled += cells
        self._rows, self._columns = max(self._rows, row + 1), max(self._columns, column + 1)

    def _of_note(self, kind: int, body: bytes) -> None:
        if kind == _NOTE:
            row, column, _, number = _FOUR.unpack_from(body)
            if self._is_old:
                text = body[6:].decode("cp1252", "replace")
                if self._facts is not None and text.strip():
                    self._facts.comments[row, column] = text.strip()
            else:
                self._notes.append((row, column, number))
        elif kind == _OBJ and body[:2] == b"\x15\x00":
            self._object = int.from_bytes(body[6:8], "little")
        elif kind == _TXO:
            self._awaits_text = int.from_bytes(body[10:12], "little")
        elif kind == _CONTINUE and self._awaits_text:
            text = (
                body[1 : 1 + 2 * self._awaits_text].decode("utf-16-le", "replace")
                if body[0] & 1
                else body[1 : 1 + self._awaits_text].decode("latin-1")
            )
            self._awaits_text -= min(len(text), self._awaits_text)
            self._texts[self._object] = self._texts.get(self._object, "") + text
