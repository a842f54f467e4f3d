"""The shipped typeface, made known to reportlab under the names that pages and figures use."""

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from briefing_app.operation.resources import resource

_FILES = {
    "NotoSans": "NotoSans-Regular.ttf",
    "NotoSans-Bold": "NotoSans-Bold.ttf",
    "NotoSans-Italic": "NotoSans-Italic.ttf",
}


FONTS = tuple(_FILES)


@cache
def register_fonts() -> None:
    """Call before anything is measured or drawn; the second call costs nothing."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resource(f"fonts/{file}"))))
    pdfmetrics.registerFontFamily(
        "NotoSans", normal="NotoSans", bold="NotoSans-Bold", italic="NotoSans-Italic", boldItalic="NotoSans-Bold"
    )
