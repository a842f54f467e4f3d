"""The sheet of paper: its size, margins, sizes of type and colours, in points."""

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4

from briefing_app.figures.palette import PAPER

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 18 * MM
BINDING = 22 * MM
"""The edge that is bound: left on odd pages, right on even ones."""

BODY = 10.0
TABLE = 8.5
SMALL = 7.5
SECTION = 16.0
LARGEST = 30.0
LEADING = 1.26
"""Line height as a multiple of the size of type."""

TEXT: Color = HexColor(PAPER.text)
QUIET: Color = HexColor(PAPER.quiet)
LINE: Color = HexColor(PAPER.line)
ACCENT: Color = HexColor(PAPER.accent)
WARNING: Color = HexColor(PAPER.warning)
WATERMARK: Color = HexColor("#f0f1f3")
PANEL: Color = HexColor("#f1f4f6")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's size and its text area between the margins."""

    width: float
    height: float
    left: float
    right: float
    bottom: float
    top: float

    @property
    def text_width(self) -> float:
        return self.right - self.left


def sheet(page: int, *, landscape: bool) -> Sheet:
    """The sheet with this page number. A landscape page is bound along its top or bottom edge."""
    odd = page % 2 == 1
    if landscape:
        top, bottom = (BINDING, MARGIN) if odd else (MARGIN, BINDING)
        return Sheet(PAGE_HEIGHT, PAGE_WIDTH, MARGIN, PAGE_HEIGHT - MARGIN, bottom, PAGE_WIDTH - top)
    left = BINDING if odd else MARGIN
    return Sheet(PAGE_WIDTH, PAGE_HEIGHT, left, left + PORTRAIT_WIDTH, MARGIN, PAGE_HEIGHT - MARGIN)


PORTRAIT_WIDTH = PAGE_WIDTH - MARGIN - BINDING
LANDSCAPE_WIDTH = PAGE_HEIGHT - 2 * MARGIN

REGULAR, BOLD = "NotoSans", "NotoSans-Bold"
