"""A page with a rule of exactly 100 mm, across and down, and what it measures in a picture of the page."""

import io

from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

RULE = 100 * mm
LEFT, BOTTOM = 40 * mm, 60 * mm


def ruled_page(*, across: bool = False, pages: int = 1) -> bytes:
    """Upright A4, or A4 that lies across."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=landscape(A4) if across else A4, invariant=1)
    for _ in range(pages):
        canvas.rect(LEFT, BOTTOM, RULE, 2 * mm, stroke=0, fill=1)
        canvas.rect(LEFT, BOTTOM, 2 * mm, RULE, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def measured(picture: Image.Image, dots_an_inch: float) -> tuple[float, float]:
    """Width and height of all that is dark, in millimetres."""
    dark = picture.convert("L").point(lambda value: 255 if value < 128 else 0)
    box = dark.getbbox()
    assert box is not None, "the page is empty"
    return (box[2] - box[0]) * 25.4 / dots_an_inch, (box[3] - box[1]) * 25.4 / dots_an_inch
