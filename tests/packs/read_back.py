"""Making packs for tests, and reading them back: text by PDFium, words with their boxes by poppler."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from html import unescape

import pypdfium2
import pytest

from briefing_app.figures.all_figures import figures_of
from briefing_app.operation.position.position import Position
from briefing_app.operation.steps import finish
from briefing_app.operation.times import Minute
from briefing_app.packs.layout import AS_USUAL, PackLayout
from briefing_app.packs.pack import lay_out
from briefing_app.packs.request import PackKind, PackRequest, Subject
from tests.positions import moment

MADE_AT: Minute = moment("20:00")


def request_of(
    kind: PackKind, *, version: int = 1, approved: bool = False, layout: PackLayout = AS_USUAL
) -> PackRequest:
    return PackRequest(
        subject=Subject(kind),
        version=version,
        made_at=MADE_AT,
        reference=f"OP-1-{kind.value}-v{version}",
        approved=approved,
        code="0123456789abcdef",
        status="Approved" if approved else "DRAFT – not approved",
        layout=layout,
    )


def made(position: Position, kind: PackKind, request: PackRequest | None = None) -> bytes:
    return finish(lay_out(request or request_of(kind), position, figures_of(position))).content


def texts(content: bytes) -> list[str]:
    """The text of each page, white space folded."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [_text(document, number) for number in range(len(document))]
    finally:
        document.close()


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    reader = page.get_textpage()
    text = reader.get_text_range()
    reader.close()
    page.close()
    return re.sub(r"\s+", " ", text)


def whole_text(content: bytes) -> str:
    return " ".join(texts(content))


def outline(content: bytes) -> list[tuple[int, str, int]]:
    """Level, title and page (from 0) of every bookmark."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [(one.level, one.get_title(), one.get_dest().get_index()) for one in document.get_toc()]
    finally:
        document.close()


def pages_of(content: bytes, title: str) -> list[str]:
    """The text of the pages of the section with this title."""
    marks = outline(content)
    place = next(place for place, (_, name, _) in enumerate(marks) if name == title)
    first = marks[place][2]
    last = next((page for _, _, page in marks[place + 1 :] if page > first), None)
    return texts(content)[first:last]


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, in points from the page's top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    words: tuple[Word, ...]


_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', re.DOTALL)


def boxes(content: bytes) -> list[Page]:
    """Every word with its box, as poppler, which had no part in writing the file, finds it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is not installed")
    found = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=content, capture_output=True, check=True)
    return [
        Page(float(width), float(height), tuple(_word(*word) for word in _WORD.findall(body)))
        for width, height, body in _PAGE.findall(found.stdout.decode())
    ]


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Word:
    return Word(unescape(text), float(left), float(top), float(right), float(bottom))
