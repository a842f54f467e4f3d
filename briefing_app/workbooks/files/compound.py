"""Files in the old Office format: which of its kinds one is, and the stream that holds it."""

import io
from contextlib import suppress

import olefile

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_FILEPASS = b"\x2f\x00"


class Compound:
    """The streams of a compound file, read as far as they can be."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.names: frozenset[str] = frozenset()
        self._file: olefile.OleFileIO | None = None
        # The library gives up on damage in many ways; what can't be listed is searched for as bytes.
        with suppress(Exception):
            self._file = olefile.OleFileIO(io.BytesIO(content))
            self.names = frozenset("/".join(path) for path in self._file.listdir(streams=True, storages=False))

    def has(self, name: str) -> bool:
        if self._file is None:
            return name.encode("utf-16-le") in self.content
        return name in self.names

    def stream(self, name: str) -> bytes:
        """Empty where it is absent or can't be read."""
        with suppress(Exception):
            if self._file is not None and name in self.names:
                return bytes(self._file.openstream(name).read())
        return b""

    def workbook(self) -> bytes:
        """The records of an .xls, from Excel 97 on or from Excel 5 and 95."""
        # Some programs write the names in capitals.
        names = {name.casefold(): name for name in self.names}
        return self.stream(names.get("workbook", "")) or self.stream(names.get("book", ""))


def has_password(records: bytes) -> bool:
    """Whether an .xls is encrypted: a FILEPASS record stands among its first few."""
    place = 0
    for _ in range(8):
        head = records[place : place + 4]
        if len(head) < 4:
            return False
        if head[:2] == _FILEPASS:
            return True
        place += 4 + int.from_bytes(head[2:], "little")
    return False
