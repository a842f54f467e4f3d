"""The canvas that a pack is drawn on: it knows the structure of what it holds, and packs each page once it is full."""

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from briefing_app.packs.tags import Tags


class PackCanvas(Canvas):
    """What is drawn finds the document's structure by it."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.tags = Tags()

    def showPage(self) -> None:  # noqa: N802 # the library's own name
        number = self.getPageNumber()
        super().showPage()
        # WORKAROUND reportlab 5.1 keeps every page as text until the file is written.
        page: Any = self._doc.idToObject[f"Page{number}"]  # type: ignore[attr-defined]
        packed = zlib.compress(page.stream.encode("utf-8"))
        page.Contents = PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), packed, [])
        page.stream = None

    def object_numbers(self) -> dict[str, int]:
        """In the file that has been written, by the library's own names."""
        numbered: dict[str, tuple[int, int]] = self._doc.idToObjectNumberAndVersion  # type: ignore[attr-defined]
        return {name: number for name, (number, _) in numbered.items()}
