"""The process that draws and searches a pack's pages: `python -m briefing_app.packs.page_pictures_process`."""

import io
import json

import pypdfium2

from briefing_app.packs.page_pictures import (
    COUNT,
    DONE,
    DRAW,
    FIND,
    NOT_OPEN,
    OPEN,
    OUTLINE,
    PAGE,
    RANGE,
    TOO_LARGE,
    UNREADABLE,
)
from briefing_app.processes.child import serve

_MEMORY = 1 << 30


class _Pages:
    """The PDF that is open, and its pages as pictures."""

    def __init__(self) -> None:
        self._document: pypdfium2.PdfDocument | None = None

    def answer(self, request: bytes) -> bytes:
        command, rest = request[:1], request[1:]
        try:
            if command == OPEN:
                return DONE + COUNT.pack(self._open(rest))
            if self._document is not None:
                return DONE + _answered(self._document, command, rest)
        except MemoryError:
            return TOO_LARGE
        except (pypdfium2.PdfiumError, ValueError):
            return UNREADABLE
        return NOT_OPEN

    def _open(self, content: bytes) -> int:
        if self._document is not None:
            self._document.close()
        self._document = pypdfium2.PdfDocument(content)
        return len(self._document)


def _answered(document: pypdfium2.PdfDocument, command: bytes, rest: bytes) -> bytes:
    if command == DRAW:
        return _draw(document, *PAGE.unpack(rest))
    if command == OUTLINE:
        return json.dumps(_outline(document)).encode()
    if command == FIND:
        first, end = RANGE.unpack_from(rest)
        words = rest[RANGE.size :].decode()
        found = [[page, boxes] for page in range(first, end) if (boxes := _find(document, page, words))]
        return json.dumps(found).encode()
    raise ValueError("nothing that is known was asked for")


def _outline(document: pypdfium2.PdfDocument) -> list[tuple[int, str, int]]:
    found = []
    for one in document.get_toc():
        place = one.get_dest()
        if place is not None:
            found.append((one.level, one.get_title(), place.get_index()))
    return found


def _find(document: pypdfium2.PdfDocument, number: int, words: str) -> list[list[float]]:
    page = document[number]
    reader = page.get_textpage()
    try:
        top = page.get_height()
        searcher = reader.search(words, match_case=False)
        boxes = []
        while (hit := searcher.get_next()) is not None:
            for rectangle in range(reader.count_rects(*hit)):
                left, bottom, right, upper = reader.get_rect(rectangle)
                boxes.append([left, top - upper, right, top - bottom])
        searcher.close()
        return boxes
    finally:
        reader.close()
        page.close()


def _draw(document: pypdfium2.PdfDocument, number: int, scale: float) -> bytes:
    page = document[number]
    try:
        bitmap = page.render(scale=scale)
        picture = io.BytesIO()
        bitmap.to_pil().save(picture, "PNG", compress_level=1)
        bitmap.close()
        return picture.getvalue()
    finally:
        page.close()


if __name__ == "__main__":
    serve(_Pages().answer, memory_bytes=_MEMORY)
