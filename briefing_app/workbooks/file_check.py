"""What a file is, by its content, and whether it is safe to hand to a reader.

Limits follow what hostile and damaged workbooks were seen to do to readers: names, members
and sizes of an archive are checked, and every member read to its end, before a reader sees it.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum

from briefing_app.operation.errors import Refused

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


@dataclass(frozen=True, slots=True)
class Parts:
    """The members of a workbook that is an archive, inflated and checked."""

    members: dict[str, bytes]


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")

_KNOWN_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"MZ", "a program"),
    (b"{\\rtf", "a Word document"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
)

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
    if content.startswith(_OLE):
        return _check_compound(content)
    if content.startswith(_BIFF):
        return FileType.XLS, Parts({})
    raise Refused(f"This is {_what(content)}, not a workbook. {_SEND_WORKBOOK}")


def _check_compound(content: bytes) -> tuple[FileType, Parts]:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Refused(
            "The workbook is protected with a password. Open it in Excel, save a copy without the password "
            "(File > Info > Protect Workbook) and drop that."
        )
    if "WordDocument".encode("utf-16-le") in content:
        raise Refused(f"This is a Word document, not a workbook. {_SEND_WORKBOOK}")
    return FileType.XLS, Parts({})


def _check_archive(content: bytes) -> tuple[FileType, Parts]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_directory(archive)
            kind = _type_of(archive)
            return kind, Parts(_inflate(archive))
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


def _check_directory(archive: zipfile.ZipFile) -> None:
    names = [member.filename.casefold() for member in archive.infolist()]
    if len(names) > MOST_MEMBERS:
        raise Refused(f"The workbook has {len(names):,} parts; no real return has so many. It was not opened.")
    if len(set(names)) < len(names):
        raise Refused("The workbook has two parts of one name; Excel would not write that. It was not opened.")


def _type_of(archive: zipfile.ZipFile) -> FileType:
    names = {member.filename for member in archive.infolist()}
    if "xl/workbook.bin" in names:
        return FileType.XLSB
    if "mimetype" in names and archive.read("mimetype").startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return FileType.ODS
    if "word/document.xml" in names:
        raise Refused(f"This is a Word document, not a workbook. {_SEND_WORKBOOK}")
    if "ppt/presentation.xml" in names:
        raise Refused(f"This is a PowerPoint presentation, not a workbook. {_SEND_WORKBOOK}")
    if "[Content_Types].xml" in names:
        return FileType.XLSX
    raise Refused(f"This is a zip archive, not a workbook. Unpack it and drop the workbooks in it. {_SEND_WORKBOOK}")


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
        if member.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in body[:4096].upper():
            raise Refused("A part of the workbook carries a DOCTYPE, which Excel never writes. It was not opened.")
        if len(body) != member.file_size:
            raise zipfile.BadZipFile("a part is not as long as the directory says")
        members[member.filename] = body
    return members


def _what(content: bytes) -> str:
    for head, what in _KNOWN_OTHERS:
        if content.startswith(head):
            return what
    start = content[:2048].lstrip()
    if start[:64].lower().startswith((b"<!doctype html", b"<html")):
        return "a web page"
    if b"\x00" not in content[:2048] or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "a text file"
    return "a file of a kind this app does not know"
