"""PDF files as files: a copy's stamp, a password, attachments, and what a file says that it is."""

import io
import re
from collections.abc import Iterable

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from briefing_app.packs.fonts import register_fonts
from briefing_app.packs.furniture import COPY, COPY_WIDTH, draw_copy
from briefing_app.packs.page import REGULAR
from briefing_app.packs.typesetting import shown

_FORM = f"/FormXob.{COPY}"
_TAIL = 1024
_IDENTIFIER = re.compile(rb"<(?:dc:identifier|pdf:Keywords)>([^<]{1,400})<")
_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*-v\d+")


def stamped(content: bytes, number: int, of: int, recipient: str) -> bytes:
    """The pack with a copy's number and recipient in its footer; nothing else changes. Equal input, equal bytes."""
    says = f"copy {number} of {of}" + (f", issued to {shown(recipient)}" if recipient.strip() else "")
    with pikepdf.open(io.BytesIO(content)) as pack, pikepdf.open(io.BytesIO(_stamp(says))) as stamp:
        place = next(
            page.resources.XObject[_FORM] for page in pack.pages if _FORM in page.resources.get("/XObject", {})
        )
        place.write(stamp.pages[0].Contents.read_bytes())
        place.Resources = pack.copy_foreign(stamp.make_indirect(stamp.pages[0].resources))
        return _bytes(pack)


def _stamp(says: str) -> bytes:
    """A page with nothing but the copy's words, at the place of the form's origin."""
    register_fonts()
    stream = io.BytesIO()
    # Without a font of ours to begin with, one that is not embedded would be named in every copy.
    canvas = Canvas(stream, pagesize=(COPY_WIDTH, 16), invariant=1, initialFontName=REGULAR)  # type: ignore[arg-type]
    draw_copy(canvas, says)
    canvas.save()
    return stream.getvalue()


def protected(content: bytes, password: str) -> bytes:
    """The file encrypted with AES-256: it opens with the password, and may be read aloud and printed."""
    allowed = pikepdf.Permissions(modify_annotation=False, modify_assembly=False, modify_form=False, modify_other=False)
    with pikepdf.open(io.BytesIO(content)) as pack:
        stream = io.BytesIO()
        pack.save(
            stream,
            encryption=pikepdf.Encryption(user=password, owner=password, R=6, allow=allowed),
            fix_metadata_version=False,
        )
        return stream.getvalue()


def with_attachments(content: bytes, files: Iterable[tuple[str, bytes]]) -> bytes:
    """The pack with files inside it, such as the workbooks that it rests on."""
    with pikepdf.open(io.BytesIO(content)) as pack:
        for name, attached in files:
            pack.attachments[name] = pikepdf.AttachedFileSpec(pack, attached, filename=name)
        return _bytes(pack)


def some_pages(content: bytes, pages: Iterable[int]) -> bytes:
    """These pages (from 0) and no others, each as it was: to print, not to hand out."""
    with pikepdf.open(io.BytesIO(content)) as pack:
        wanted = sorted(set(pages))
        for page in range(len(pack.pages) - 1, -1, -1):
            if page not in wanted:
                del pack.pages[page]
        return _bytes(pack)


def references_in(content: bytes) -> tuple[str, ...]:
    """The references of packs that a file gives for its own, also where it is broken or cut off."""
    # Its metadata stands near its beginning, as it is; what else it says of itself has to be unpacked first.
    said = [found[1].decode("utf-8", "replace") for found in _IDENTIFIER.finditer(content)]
    try:
        with pikepdf.open(io.BytesIO(content)) as file:
            said.append(str(file.docinfo.get("/Keywords", "")))
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, RuntimeError, TypeError):
        said.append(content.decode("latin-1"))
    return tuple(dict.fromkeys(name for words in said for name in _REFERENCE.findall(words)))


def is_cut_off(content: bytes) -> bool:
    """Whether the end that every PDF has is missing."""
    return b"%%EOF" not in content[-_TAIL:]


def needs_password(content: bytes) -> bool:
    try:
        with pikepdf.open(io.BytesIO(content)):
            return False
    except pikepdf.PasswordError:
        return True
    except pikepdf.PdfError:
        return False


def _bytes(pack: pikepdf.Pdf) -> bytes:
    stream = io.BytesIO()
    pack.save(stream, deterministic_id=True, fix_metadata_version=False)
    return stream.getvalue()
