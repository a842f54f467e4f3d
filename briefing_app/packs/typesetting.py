"""Text made fit for paper: what must not be shown is taken out, long words break, lines are measured."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from briefing_app.packs.fonts import FONTS, register_fonts

LONGEST_CELL = 1_000
"""Characters of one cell that are printed; what is cut is said, and stands in the workbook."""

_SPACES = re.compile(r"\s+")
_NOT_SHOWN = ("Cc", "Cf", "Cs", "Co", "Cn")
_JOINERS = "\u200c\u200d"
"""Format characters that change how letters join and nothing else."""


@lru_cache(maxsize=50_000)
def shown(text: str) -> str:
    """The text on one line, without control, bidirectional-override and unassigned characters.

    What the typeface has no letters for is named in brackets: "[Arabic]", "[grinning face]".
    """
    if text.isascii() and text.isprintable():
        return _SPACES.sub(" ", text).strip()
    words: list[str] = []
    named = ""
    for character in text:
        said = _shown_character(character)
        if said is not None:
            words.append(said)
            named = ""
        elif (name := _named(character)) and name != named:
            words.append(f"[{name}]")
            named = name
    return _SPACES.sub(" ", "".join(words)).strip()


def _shown_character(character: str) -> str | None:
    """None where the typeface does not have it."""
    if character in _JOINERS:
        return character
    if unicodedata.category(character) in _NOT_SHOWN:
        return " "
    # WORKAROUND reportlab 5.1 writes a wrong character map for those beyond the first plane.
    return character if character <= "\uffff" and character in _letters() else None


@lru_cache(maxsize=10_000)
def _named(character: str) -> str:
    """Its script where it is a letter, else its name; nothing for marks on the letter before it."""
    category = unicodedata.category(character)
    name = unicodedata.name(character, "unknown character")
    if category.startswith("M"):
        return ""
    if category.startswith("L") or category == "Nd":
        return "Chinese" if name.startswith("CJK") else name.split(" ")[0].capitalize()
    return name.lower()


@cache
def _letters() -> frozenset[str]:
    """What every weight of the typeface has."""
    register_fonts()
    return frozenset.intersection(*(frozenset(_widths(font)[0]) for font in FONTS))


def cut(text: str, most: int = LONGEST_CELL) -> str:
    """The text, or its beginning with a word on how much more the workbook holds."""
    text = shown(text)
    if len(text) <= most:
        return text
    return f"{text[:most].rstrip()} … [{len(text) - most:,} more characters in the return]"


def markup(text: str) -> str:
    """The text for a Paragraph: its angle brackets and ampersands are themselves."""
    return escape(cut(text, 4_000))


def width_of(text: str, font: str, size: float) -> float:
    widths, default = _widths(font)
    return 0.001 * size * sum([widths.get(character, default) for character in text])


@cache
def _widths(font: str) -> tuple[Mapping[str, float], float]:
    found = pdfmetrics.getFont(font)
    assert isinstance(found, TTFont)
    return {chr(code): width for code, width in found.face.charWidths.items()}, found.face.defaultWidth


@lru_cache(maxsize=100_000)
def wrapped(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """The text in lines of at most this width, broken between words, or within a word that is too long."""
    if width_of(text, font, size) <= width:
        return (text,)
    lines: list[str] = []
    line, used = "", 0.0
    space = width_of(" ", font, size)
    for word in text.split(" "):
        for part in _parts(word, font, size, width):
            wide = width_of(part, font, size)
            if line and used + space + wide <= width:
                line, used = f"{line} {part}", used + space + wide
            else:
                if line:
                    lines.append(line)
                line, used = part, wide
    lines.append(line)
    return tuple(lines)


def _parts(word: str, font: str, size: float, width: float) -> list[str]:
    """The word, or the pieces of it that fit: after a slash or hyphen where there is one."""
    if width_of(word, font, size) <= width:
        return [word]
    parts: list[str] = []
    rest = word
    while rest and width_of(rest, font, size) > width:
        most = _fitting(rest, font, size, width)
        at_joint = max(rest.rfind(joint, 0, most) for joint in "-/–_.")
        length = at_joint + 1 if at_joint > most // 2 else most
        parts.append(rest[:length])
        rest = rest[length:]
    return [*parts, rest] if rest else parts


def _fitting(text: str, font: str, size: float, width: float) -> int:
    """How many of its first characters fit; at least one, so that a line is never empty."""
    widths, default = _widths(font)
    used = 0.0
    for place, character in enumerate(text):
        used += 0.001 * size * widths.get(character, default)
        if used > width:
            return max(1, place)
    return len(text)


def one_line(text: str, font: str, size: float, width: float) -> str:
    """The text, or its beginning with an ellipsis, on one line of this width."""
    text = shown(text)
    if width_of(text, font, size) <= width:
        return text
    return text[: _fitting(text, font, size, width - width_of("…", font, size))].rstrip() + "…"
