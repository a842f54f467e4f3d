"""How a return's workbook looks, is protected and prints; every style is made once per workbook."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from textwrap import wrap

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from briefing_app.operation.kinds import Field, Type

_DARK_BLUE = "12436D"
_ENTRY_BLUE = "EEF4FA"
_GREY = "F2F2F2"
_LINE = "D9D9D9"
_FONT = "Arial"
_TEXT_FORMAT = "@"
_A3, _A4 = 8, 9
_WIDEST_ON_A4 = 190


class Look(StrEnum):
    """The named styles of the workbook."""

    TITLE = "Return title"
    INSTRUCTION = "Return instruction"
    HEADING = "Return heading"
    LABEL = "Return label"
    HELP = "Return help"
    TOTAL = "Return total"
    TOTAL_COUNT = "Return total count"
    TEXT = "Return text"
    COUNT = "Return count"
    DATE = "Return date"
    TIME = "Return time"
    MOMENT = "Return moment"
    WORKED_OUT = "Return worked out"
    COVER_TEXT = "Cover text"
    COVER_COUNT = "Cover count"
    COVER_DATE = "Cover date"
    COVER_MOMENT = "Cover moment"

    @classmethod
    def of(cls, field: Field, *, on_cover: bool = False) -> "Look":
        """The style of a field's entries. Words are kept as text: `NA`, `007` and `1-3-18` stay what they are."""
        match field.type:
            case Type.INT:
                return cls.COVER_COUNT if on_cover else cls.COUNT
            case Type.DATE:
                return cls.COVER_DATE if on_cover else cls.DATE
            case Type.DATETIME:
                return cls.COVER_MOMENT if on_cover else cls.MOMENT
            case Type.TIME:
                return cls.TIME
            case Type.DERIVED:
                return cls.WORKED_OUT
            case _:
                return cls.COVER_TEXT if on_cover else cls.TEXT


_FORMATS = {
    Look.TEXT: _TEXT_FORMAT,
    Look.COUNT: "0",
    Look.DATE: "dd/mm/yyyy",
    Look.TIME: "hh:mm",
    Look.MOMENT: "dd/mm/yyyy hh:mm",
    Look.WORKED_OUT: _TEXT_FORMAT,
    Look.COVER_TEXT: _TEXT_FORMAT,
    Look.COVER_COUNT: "0",
    Look.COVER_DATE: "dd/mm/yyyy",
    Look.COVER_MOMENT: "dd/mm/yyyy hh:mm",
    Look.TOTAL_COUNT: "#,##0",
}
_ENTRIES = frozenset(_FORMATS) - {Look.TOTAL_COUNT}
_FILLS = {
    Look.HEADING: _DARK_BLUE,
    Look.TOTAL: _GREY,
    Look.TOTAL_COUNT: _GREY,
    Look.WORKED_OUT: _GREY,
    Look.COVER_TEXT: _ENTRY_BLUE,
    Look.COVER_COUNT: _ENTRY_BLUE,
    Look.COVER_DATE: _ENTRY_BLUE,
    Look.COVER_MOMENT: _ENTRY_BLUE,
}
_FONTS = {
    Look.TITLE: Font(_FONT, 12, bold=True, color=_DARK_BLUE),
    Look.HEADING: Font(_FONT, 10, bold=True, color="FFFFFF"),
    Look.LABEL: Font(_FONT, 10),
    Look.HELP: Font(_FONT, 9, color="505A5F"),
    Look.TOTAL: Font(_FONT, 10, bold=True),
    Look.TOTAL_COUNT: Font(_FONT, 10, bold=True),
}
_RIGHT = (Look.COUNT, Look.TOTAL_COUNT)
_UNWRAPPED = (Look.TITLE, Look.DATE, Look.TIME, Look.MOMENT, Look.COUNT, Look.TOTAL, Look.TOTAL_COUNT)


def add_looks(book: Workbook) -> None:
    for look in Look:
        book.add_named_style(_style(look))


def _style(look: Look) -> NamedStyle:
    style = NamedStyle(look.value)
    style.font = _FONTS.get(look, Font(_FONT, 10))
    style.number_format = _FORMATS.get(look, "General")
    style.protection = Protection(locked=look not in _ENTRIES)
    style.alignment = Alignment(
        horizontal="right" if look in _RIGHT else "left",
        vertical="center",
        wrap_text=look not in _UNWRAPPED,
        indent=1 if look in _RIGHT else 0,
    )
    if look in _FILLS:
        style.fill = PatternFill("solid", fgColor=_FILLS[look])
    if look in (Look.TOTAL, Look.TOTAL_COUNT):
        style.border = Border(top=Side("thin", color=_DARK_BLUE))
    elif look not in (Look.TITLE, Look.INSTRUCTION):
        # As a spreadsheet's own lines on the screen, and there on paper too.
        line = Side("thin", color=_LINE)
        style.border = Border(left=line, right=line, top=line, bottom=line)
    return style


@cache
def _unused_style(look: Look) -> NamedStyle:
    """A style to take parts from; one that a workbook has been given belongs to it."""
    return _style(look)


def dress_column(column: ColumnDimension, look: Look) -> None:
    """Give a column's blank cells this look."""
    # WORKAROUND openpyxl 3.1.5: a named style can't be set on a column, its parts can.
    style = _unused_style(look)
    column.font, column.fill, column.number_format = style.font, style.fill, style.number_format
    column.alignment, column.protection, column.border = style.alignment, style.protection, style.border


def width_of(field: Field) -> int:
    """Wide enough for the longest word of the heading and for what the cell usually holds, wrapped."""
    match field.type:
        case Type.DATETIME:
            content = 16
        case Type.DATE | Type.ID | Type.REF:
            content = 11
        case Type.INT | Type.TIME | Type.BOOL | Type.CODE | Type.DERIVED:
            content = 8
        case Type.TEXT | Type.MULTI:
            content = 18
        case _:
            longest = max((len(value) for value in field.values), default=16)
            longest_word = max((len(word) for value in field.values for word in value.split()), default=0)
            content = 26 if longest > 50 else max(min(longest, 14), longest_word) + 2
    return max(content, *(len(word) + 2 for word in field.heading.split()))


def height_of(texts: Iterable[tuple[str, int]]) -> float:
    """A row's height, for texts that wrap in columns of these widths. Set, as not every program works it out."""
    lines = max((len(wrap(text, width)) for text, width in texts), default=1)
    return 4 + 12.75 * max(1, lines)


def protect(sheet: Worksheet) -> None:
    """Headings and totals can't be overwritten by accident; there is no password, and rows may come and go."""
    rules = sheet.protection
    rules.sheet = True
    for allowed in ("insertRows", "deleteRows", "formatCells", "formatColumns", "formatRows", "sort", "autoFilter"):
        setattr(rules, allowed, False)


def print_well(sheet: Worksheet, title: str, marking: str, *, repeat: int) -> None:
    """Landscape, one page wide, headings on each page, the marking above and below; on A3 what A4 would make tiny."""
    width = sum(column.width for column in sheet.column_dimensions.values())
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A3 if width > _WIDEST_ON_A4 else _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"1:{repeat}"
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.7
    margins.header = margins.footer = 0.3
    for band in (sheet.oddHeader, sheet.oddFooter):
        if band is not None:
            band.center.text, band.center.size, band.center.font = marking, 10, f"{_FONT},Bold"
    if sheet.oddFooter is not None:
        for part, text in ((sheet.oddFooter.left, title.replace("&", "&&")), (sheet.oddFooter.right, "Page &P of &N")):
            part.text, part.size, part.font = text, 8, f"{_FONT},Regular"
