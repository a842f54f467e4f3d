"""What ties a sheet to the register: its reference, a short code of what it was made from, both as a QR code too."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from briefing_app.packs.page import BOLD, LEADING, PORTRAIT_WIDTH, QUIET, REGULAR, SMALL, TEXT
from briefing_app.packs.tags import picture, tagged
from briefing_app.packs.typesetting import one_line, shown

STRIP_HEIGHT = 46.0
STRIP_SPACE = 6.0
_FORM = "register-code"
_QUIET_ZONE = 4
"""Modules of white that a reader needs around the code."""
_SQUARE = "QR code of the reference and the code that stand beside it"
_KEPT = "The register keeps it under this reference and code, with its SHA-256 and who has which copy."
_CHECK = "Check a file against the register to see whether it is as issued, altered or overtaken."


@dataclass(frozen=True, slots=True)
class RegisterCode:
    """A pack's reference, and a code of all that it was made from. The file's own hash can't stand in the file."""

    reference: str
    code: str
    status: str = ""
    """Whether it is approved, and by whom."""

    @property
    def said(self) -> str:
        """`A1B2 C3D4 E5F6 0718`: a code that can be read out."""
        upper = self.code.upper()
        return " ".join(upper[place : place + 4] for place in range(0, len(upper), 4))

    @property
    def content(self) -> str:
        """What a reader of the QR code shows: nothing but what stands beside it."""
        return f"OPERATIONS BRIEFING {shown(self.reference)} {self.code.upper()}"

    def define(self, canvas: Canvas) -> None:
        """The code as squares in a form of 100 by 100, drawn once a file however many sheets show it."""
        # Its package asks for the default font while it is read in: only now are our fonts known.
        from reportlab.graphics.barcode.qr import QrCodeWidget

        widget: Any = QrCodeWidget(self.content, barLevel="M")
        widget.qr.make()
        rows: list[list[bool]] = widget.qr.modules
        size = 100.0 / (len(rows) + 2 * _QUIET_ZONE)
        canvas.beginForm(_FORM, 0, 0, 100, 100)
        canvas.setFillColor(TEXT)
        for number, row in enumerate(rows):
            y = 100.0 - (number + 1 + _QUIET_ZONE) * size
            for start, end in _runs(row):
                canvas.rect((start + _QUIET_ZONE) * size, y, (end - start) * size, size, stroke=0, fill=1)
        canvas.endForm()


def _runs(row: list[bool]) -> Iterator[tuple[int, int]]:
    """Where dark modules begin and end."""
    start = None
    for place, dark in enumerate((*row, False)):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place
            start = None


class RegisterSquare(Flowable):
    """The QR code alone, where its words stand beside it already."""

    def __init__(self, side: float = 42.0) -> None:
        super().__init__()
        self.width = self.height = side

    def wrap(self, _width: float, _room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        _draw_code(self.canv, self.height)


class RegisterStrip(Flowable):
    """Code on the left, words on the right of it."""

    def __init__(self, code: RegisterCode, *, width: float = PORTRAIT_WIDTH) -> None:
        super().__init__()
        self._code = code
        self.width, self.height = width, STRIP_HEIGHT

    def wrap(self, _width: float, _room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas: Canvas = self.canv
        _draw_code(canvas, self.height)
        x, y = self.height + 6, self.height / 2 + SMALL * LEADING * 0.6
        for text, font, colour in (
            (f"{shown(self._code.reference)} · {self._code.said}", BOLD, TEXT),
            (shown(self._code.status) or _CHECK, REGULAR, QUIET),
            (_KEPT, REGULAR, QUIET),
        ):
            canvas.setFont(font, SMALL)
            canvas.setFillColor(colour)
            with tagged(canvas, "P"):
                canvas.drawString(x, y, one_line(text, font, SMALL, self.width - x))
            y -= SMALL * LEADING


def _draw_code(canvas: Canvas, side: float) -> None:
    with tagged(canvas, "Figure", extra=picture(canvas, side, side, _SQUARE)):
        canvas.saveState()
        canvas.scale(side / 100, side / 100)
        canvas.doForm(_FORM)
        canvas.restoreState()
