"""The process that draws a pack's pages: `python -m briefing_app.packs.page_pictures_process`."""

import io

import pypdfium2

from briefing_app.packs.page_pictures import COUNT, DONE, DRAW, NOT_OPEN, OPEN, PAGE, TOO_LARGE, UNREADABLE
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
            if command == DRAW and self._document is not None:
                return DONE + _draw(self._document, *PAGE.unpack(rest))
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
