"""What a file is, by its content, and whether it is safe to hand to a reader.

Limits follow what hostile and damaged workbooks were seen to do to readers: names, members
and sizes of an archive are checked, and every member read to its end, before a reader sees it.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from enum import StrEnum

from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files.compound import COMPOUND, Compound, has_password
from briefing_app.workbooks.files.delimited_text import Records, decoded, records_of
from briefing_app.workbooks.files.html_tables import page_in, pages_in_mail
from briefing_app.workbooks.files.passwords import needs_one

LARGEST_FILE = 50 * 1024 * 1024
MOST_MEMBERS = 2_000
LARGEST_INFLATED = 200 * 1024 * 1024
STEEPEST_RATIO = 100
RATIO_FREE = 1024 * 1024
"""Inflated bytes before the ratio counts: small members of blanks compress very well."""


class FileType(StrEnum):
    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"
    """Columns of text, parted by commas, tabs, semicolons or bars."""
    HTML = "html"
    """A web page with tables, as many systems export under the name .xls."""
    XML = "xml"
    """Excel's XML format of 2002 and 2003."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What checking a file brought to light, so that it need not be found again."""

    members: dict[str, bytes] = field(default_factory=dict)
    """Of a workbook that is an archive, inflated and checked."""
    text: str = ""
    """Of a file that is text, decoded."""
    records: Records = field(default_factory=list)
    """The rows of a text file that is a table."""
    stream: bytes = b""
    """The records of an .xls."""


_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_SIGNED_ENVELOPE = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"

_KNOWN_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "a link to a file"),
    (b"[InternetShortcut]", "a link to a page"),
    (b"\x1f\x8b", "an archive"),
    (b'x\x9f>"', "a parcel of Outlook's (winmail.dat)"),
    (b"BM", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"\x00\x01\x00\x00Standard", "a database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"MZ", "a program"),
    (b"{\\rtf", "a Word document"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
)

_KNOWN_COMPOUNDS = (
    ("WordDocument", "a Word document"),
    ("PowerPoint Document", "a PowerPoint presentation"),
    ("VisioDocument", "a Visio drawing"),
    ("__properties_version1.0", "a message"),
    ("Contents", "a document of another program"),
    ("CONTENTS", "a document of another program"),
)

_BEFORE_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_OF_DOCUMENTS = ("[content_types].xml", "mimetype", "xl/workbook.bin", "xl/workbook.xml", "content.xml")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_XML_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
_WEB_PAGES = ("<!doctype html", "<html", "<head", "<body", "<meta", "<style", "<table")
MAIL_HEADS = ("mime-version:", "from:", "content-type:", "x-unsent:", "subject:", "date:")
LONGEST_HEAD = 262_144
"""Characters in which a web page's first table begins."""

_SEND_WORKBOOK = "Send the return as an Excel workbook (.xlsx)."


def check_file(content: bytes) -> tuple[FileType, Parts]:
    """The type of a workbook and, where it is an archive, its parts. Raises Refused with a sentence."""
    if not content:
        raise Refused("The file is empty (0 bytes). Ask the borough to send it again.")
    if len(content) > LARGEST_FILE:
        raise Refused(
            f"The file is {len(content) // (1024 * 1024)} MB, more than the {LARGEST_FILE // (1024 * 1024)} MB that a "
            "return may have. Ask the borough to remove pictures or other sheets and send it again."
        )
    if content.startswith(b"PK"):
        return _check_archive(content)
    if content.startswith(COMPOUND):
        return _check_compound(content)
    if content.startswith(_BIFF) and content[3:4] == b"\x00":
        return _check_old(content)
    return _check_text(content)


def _check_old(content: bytes) -> tuple[FileType, Parts]:
    """An .xls without a container around it."""
    if content[1] < 8:
        raise Refused(
            "The workbook was saved by Excel 4 or older, which this app can't read. "
            "Open it in Excel or LibreOffice, save it as .xlsx and drop that."
        )
    return FileType.XLS, Parts(stream=content)


def _check_compound(content: bytes) -> tuple[FileType, Parts]:
    compound = Compound(content)
    if compound.has("EncryptedPackage"):
        if "DRMEncrypted".encode("utf-16-le") in content:
            raise Refused(
                "The workbook is protected by rights management: only the people it names can open it. "
                "Ask the borough to take the protection off (File > Info > Protect Workbook) and send it again."
            )
        raise needs_one()
    stream = compound.workbook()
    if stream:
        if has_password(stream):
            raise needs_one()
        return FileType.XLS, Parts(stream=stream)
    for mark, what in _KNOWN_COMPOUNDS:
        if compound.has(mark):
            raise Refused(f"This is {what}, not a workbook. {_SEND_WORKBOOK}")
    raise Refused(
        "The file is of the kind of an old Excel workbook (.xls), but no workbook can be found in it: it is damaged or "
        "was cut off on the way. Ask the borough to send it again."
    )


def _check_text(content: bytes) -> tuple[FileType, Parts]:
    for head, what in _KNOWN_OTHERS:
        # A mark of two letters might as well begin a text.
        if content.startswith(head) and (len(head) > 2 or b"\x00" in content[:64]):
            raise Refused(f"This is {what}, not a workbook. {_SEND_WORKBOOK}")
    if content.startswith(b".pfile"):
        raise Refused(
            "The file is protected by rights management: only the people it names can open it. "
            "Ask the borough to take the protection off and send it again."
        )
    if _SIGNED_ENVELOPE in content[:32]:
        raise Refused(
            "This is a digitally signed or encrypted envelope, not a workbook. "
            "Open it in your mail program, save the workbook in it and drop that."
        )
    text = decoded(content)
    if text is None:
        raise Refused(f"This is a file of a kind this app does not know, not a workbook. {_SEND_WORKBOOK}")
    if not text.strip():
        raise Refused("The file is empty: nothing but blanks is in it. Ask the borough to send it again.")
    start = text[:16_384].lstrip().casefold()
    if _XML_2003 in start:
        return FileType.XML, Parts(text=text)
    if start.startswith(MAIL_HEADS) and "multipart/related" in start:
        return _check_page(pages_in_mail(content))
    if "<office:document" in start:
        raise Refused(
            "This is a flat OpenDocument file (.fods), which this app doesn't read. "
            "Open it in LibreOffice, save it as .xlsx or .ods and drop that."
        )
    if start.startswith("<") and ("<table" in text[:LONGEST_HEAD].casefold() or start.startswith(_WEB_PAGES)):
        return _check_page(page_in(content, text))
    if start.startswith("<?xml"):
        raise Refused(f"This is an XML file of another program, not a workbook. {_SEND_WORKBOOK}")
    if start.lstrip().startswith(("{", "[{", "[\n")) and text.rstrip().endswith(("}", "]")):
        raise Refused(f"This is a data file of another program (JSON), not a workbook. {_SEND_WORKBOOK}")
    records = records_of(text)
    if records is None:
        raise Refused(f"This is a text file, not a workbook: it holds no table. {_SEND_WORKBOOK}")
    return FileType.TEXT, Parts(text=text, records=records)


def _check_page(text: str) -> tuple[FileType, Parts]:
    if re.search(r"<tr\b", text, re.IGNORECASE):
        if _is_cut_off(text.casefold()):
            raise Refused(
                "The page was cut off on the way: its last table has no end. Ask the borough to send it again."
            )
        return FileType.HTML, Parts(text=text)
    if re.search(r"<frameset\b|WorksheetSource|<link[^>]+sheet\d+\.html?", text, re.IGNORECASE):
        raise Refused(
            "This is the frame of a web page whose sheets lie in a folder beside it. "
            "Open it in Excel, save it as .xlsx and drop that."
        )
    raise Refused(f"This is a web page without a table, not a workbook. {_SEND_WORKBOOK}")


def _is_cut_off(text: str) -> bool:
    """Some programs never close their tables; one that closes neither the table nor the page was stopped."""
    return "<html" in text and "</html" not in text and text.rfind("<table") > text.rfind("</table")


def _check_archive(content: bytes) -> tuple[FileType, Parts]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_directory(archive)
            kind = _type_of(archive)
            members = _inflate(archive)
    except (zipfile.BadZipFile, zlib.error) as fault:
        raise Refused(
            "The workbook is damaged or was cut off on the way (its contents are incomplete). "
            "Ask the borough to send it again."
        ) from fault
    except (NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as fault:
        raise Refused(
            "The workbook is packed in a way that Excel does not use, or is damaged. "
            "Open it in Excel, save it as .xlsx and drop that."
        ) from fault
    if kind is FileType.ODS and b"encryption-data" in members.get("META-INF/manifest.xml", b""):
        raise Refused(
            "The workbook is protected with a password, which this app can't use for OpenDocument. Open it in "
            "LibreOffice, save it as Excel (.xlsx) without the password and drop that."
        )
    return kind, Parts(members=members)


def _check_directory(archive: zipfile.ZipFile) -> None:
    names = [member.filename.casefold() for member in archive.infolist()]
    if len(names) > MOST_MEMBERS:
        raise Refused(f"The workbook has {len(names):,} parts; no real return has so many. It was not opened.")
    if len(set(names)) < len(names):
        raise Refused("The workbook has two parts of one name; Excel would not write that. It was not opened.")


def _has_doctype(name: str, body: bytes) -> bool:
    # OpenOffice 2 wrote one into the list of parts, which nobody expands.
    if name.startswith("META-INF/"):
        return False
    if body.startswith(_WIDE):
        return any("<!DOCTYPE".encode(encoding) in body for encoding in ("utf-16-le", "utf-16-be"))
    before_root = _BEFORE_ROOT.match(body)
    return before_root is not None and body.startswith(b"<!DOCTYPE", before_root.end())


def is_workbook_archive(content: bytes) -> bool:
    """Whether an archive is one document of some program, and not a parcel of files."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = _names(archive)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError):
        # What is damaged is taken for the commoner of the two.
        return True
    return any(one in names for one in _OF_DOCUMENTS) or any(name.endswith(".iwa") for name in names)


def _names(archive: zipfile.ZipFile) -> set[str]:
    return {member.filename.replace("\\", "/").casefold() for member in archive.infolist()}


def _type_of(archive: zipfile.ZipFile) -> FileType:
    names = _names(archive)
    if "xl/workbook.bin" in names:
        return FileType.XLSB
    if "mimetype" in names and _mimetype(archive).startswith(_ODS):
        return FileType.ODS
    if "word/document.xml" in names:
        raise Refused(f"This is a Word document, not a workbook. {_SEND_WORKBOOK}")
    if "ppt/presentation.xml" in names:
        raise Refused(f"This is a PowerPoint presentation, not a workbook. {_SEND_WORKBOOK}")
    if "[content_types].xml" in names:
        return FileType.XLSX
    if "content.xml" in names and "meta-inf/manifest.xml" in names:
        return FileType.ODS
    if any(name.endswith(".iwa") for name in names):
        raise Refused(
            "This is a document of Apple's Numbers. "
            "Choose File > Export To > Excel in Numbers and drop what that saves."
        )
    raise Refused(f"This is a zip archive, not a workbook. Unpack it and drop the workbooks in it. {_SEND_WORKBOOK}")


def _mimetype(archive: zipfile.ZipFile) -> bytes:
    with archive.open("mimetype") as stream:
        return stream.read(100)


def _inflate(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Every member to its end, so that each checksum is compared, counting what comes out."""
    members: dict[str, bytes] = {}
    total = 0
    for member in archive.infolist():
        with archive.open(member) as stream:
            body = stream.read(LARGEST_INFLATED - total + 1)
        total += len(body)
        if total > LARGEST_INFLATED:
            raise Refused("The workbook unpacks to more than 200 MB; no real return does. It was not opened.")
        if len(body) > RATIO_FREE and len(body) > STEEPEST_RATIO * max(1, member.compress_size):
            raise Refused("A part of the workbook is packed a hundredfold, as no return is. It was not opened.")
        if _has_doctype(member.filename, body):
            raise Refused("A part of the workbook carries a DOCTYPE, which Excel never writes. It was not opened.")
        if len(body) != member.file_size:
            raise zipfile.BadZipFile("a part is not as long as the directory says")
        members[member.filename] = body
    return members
