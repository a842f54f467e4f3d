"""Writes the old Office container, and in it the smallest .xls and .msg that programs read."""

import struct
from collections.abc import Mapping, Sequence

SECTOR = 512
MINI = 64
CUTOFF = 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams; a slash in a name parts the storage from the stream."""
    sectors: list[bytes] = []
    fat: list[int] = []

    def add(body: bytes) -> int:
        if not body:
            return END
        first = len(sectors)
        parts = [body[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(body), SECTOR)]
        sectors.extend(parts)
        fat.extend([*range(first + 1, first + len(parts)), END])
        return first

    names = sorted({path.rpartition("/")[0] for path in streams} - {""})
    order = [("", 5), *((name, 1) for name in names), *((path, 2) for path in streams)]
    number = {name: place for place, (name, kind) in enumerate(order) if kind != 2}
    number |= {name: place for place, (name, kind) in enumerate(order) if kind == 2}
    children: dict[str, list[int]] = {}
    for place, (name, kind) in enumerate(order):
        if kind != 5:
            children.setdefault(name.rpartition("/")[0], []).append(place)
    mini, mini_fat = b"", []
    where: dict[str, tuple[int, int]] = {}
    for path, body in streams.items():
        if len(body) >= CUTOFF:
            where[path] = add(body), len(body)
            continue
        first = len(mini) // MINI
        padded = body.ljust(-(-len(body) // MINI) * MINI, b"\0")
        mini += padded
        count = len(padded) // MINI
        mini_fat += [*range(first + 1, first + count), END] if count else []
        where[path] = (first if count else END), len(body)
    root = add(mini)
    mini_table = add(b"".join(struct.pack("<I", one) for one in mini_fat).ljust(SECTOR, b"\xff")) if mini_fat else END
    entries = b""
    for place, (name, kind) in enumerate(order):
        siblings = children.get(name.rpartition("/")[0], []) if kind != 5 else []
        after = siblings[siblings.index(place) + 1] if siblings and siblings[-1] != place else FREE
        child = children.get(name, [FREE])[0] if kind != 2 else FREE
        title = ("Root Entry" if kind == 5 else name.rpartition("/")[2]).encode("utf-16-le") + b"\0\0"
        start, size = (root, len(mini)) if kind == 5 else where.get(name, (0, 0)) if kind == 2 else (0, 0)
        entries += struct.pack("<64sHBBIII36xIQ", title, len(title), kind, 1, FREE, after, child, start, size)
    directory = add(entries)
    # Room for the table itself; one sector of it tells of 128.
    tables = 1
    while (len(sectors) + tables) > tables * 128:
        tables += 1
    first_table = len(sectors)
    whole = fat + [FAT] * tables
    whole += [FREE] * (tables * 128 - len(whole))
    for at in range(tables):
        sectors.append(struct.pack("<128I", *whole[at * 128 : (at + 1) * 128]))
    listed = [*range(first_table, first_table + tables), *[FREE] * (109 - tables)]
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory, 0, CUTOFF,
        mini_table, 1 if mini_fat else 0, END, 0,
    )  # fmt: skip
    return head + struct.pack("<109I", *listed) + b"".join(sectors)


# --- .xls -----------------------------------------------------------------------------------


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def text_cell(row: int, column: int, text: str, style: int = 0) -> bytes:
    raw = text.encode("utf-16-le")
    return record(0x204, struct.pack("<HHHHB", row, column, style, len(text), 1) + raw)


def number_cell(row: int, column: int, number: float, style: int = 0) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, style, number))


def error_cell(row: int, column: int, code: int) -> bytes:
    return record(0x205, struct.pack("<HHHBB", row, column, 0, code, 1))


def error_formula(row: int, column: int, code: int) -> bytes:
    result = bytes((2, 0, code, 0, 0, 0, 0xFF, 0xFF))
    return record(0x06, struct.pack("<HHH", row, column, 0) + result + struct.pack("<HIH", 0, 0, 3) + b"\x1e\x01\x00")


STRUCK, DATE = 1, 2
"""Styles of a workbook made here; 0 is plain."""


def xls_stream(
    sheets: Mapping[str, Sequence[bytes]], *, epoch_1904: bool = False, hidden: Sequence[str] = (), more: bytes = b""
) -> bytes:
    """Records of a workbook whose sheets hold these records."""

    def font(flags: int) -> bytes:
        return record(0x31, struct.pack("<HHHHHBBBBBB", 200, flags, 0x7FFF, 400, 0, 0, 0, 0, 0, 5, 0) + b"Arial")

    def style(font_number: int, number_format: int) -> bytes:
        return record(0xE0, struct.pack("<HHH", font_number, number_format, 0) + bytes(14))

    begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 6))
    styles = more + b"".join(font(flags) for flags in (0, 0, 0, 0, 8))
    # The fifth font is number 5: none has the number 4.
    styles += style(0, 0) + style(5, 0) + style(0, 14)
    styles += record(0x22, struct.pack("<H", int(epoch_1904)))
    bodies = [
        record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 0x07CC, 0, 6)) + b"".join(cells) + record(0x0A)
        for cells in sheets.values()
    ]
    titles = [name.encode("utf-16-le") for name in sheets]
    start = len(begin) + len(styles) + sum(12 + len(title) for title in titles) + 4
    bounds = b""
    for (name, title), body in zip(zip(sheets, titles, strict=True), bodies, strict=True):
        bounds += record(0x85, struct.pack("<IBBBB", start, int(name in hidden), 0, len(name), 1) + title)
        start += len(body)
    return begin + styles + bounds + record(0x0A) + b"".join(bodies)


def xls(sheets: Mapping[str, Sequence[bytes]], *, epoch_1904: bool = False, hidden: Sequence[str] = ()) -> bytes:
    return ole({"Workbook": xls_stream(sheets, epoch_1904=epoch_1904, hidden=hidden)})


# --- .msg -----------------------------------------------------------------------------------


def msg(attachments: Mapping[str, bytes]) -> bytes:
    streams = {"__properties_version1.0": bytes(32), "__substg1.0_0037001F": "Return".encode("utf-16-le")}
    for number, (name, body) in enumerate(attachments.items()):
        folder = f"__attach_version1.0_#{number:08X}"
        streams[f"{folder}/__properties_version1.0"] = bytes(8)
        streams[f"{folder}/__substg1.0_3707001F"] = name.encode("utf-16-le")
        streams[f"{folder}/__substg1.0_37010102"] = body
    return ole(streams)
