"""Takes the files out of archives and messages, in memory and within limits."""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files.compound import COMPOUND, Compound
from briefing_app.workbooks.files.file_check import (
    LARGEST_FILE,
    LARGEST_INFLATED,
    MOST_MEMBERS,
    RATIO_FREE,
    STEEPEST_RATIO,
    is_workbook_archive,
)
from briefing_app.workbooks.files.mail import attachments_of_message, attachments_of_outlook, is_message, is_outlook
from briefing_app.workbooks.files.passwords import PasswordNeeded

MOST_FILES = 500
DEEPEST = 2
"""A zip within a zip is opened, one within that is not."""

LOCK = "This is the mark that Excel leaves beside a workbook that is open. Drop the workbook itself."
_MAC = "This is what a Mac adds to an archive for itself; there is nothing of a return in it."
_OUTSIDE = "Its name points outside the archive, as no return's does. It was not opened."
_LINK = "This is a link and not a file. Ask the borough for the file itself."
_TOO_DEEP = "It lies in an archive within an archive within an archive. Unpack it and drop the workbooks in it."
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_PASSWORD_FLAG = 0x1


class Inner(NamedTuple):
    """A file out of a container: where in it, its bytes and, where it is not to be read, why."""

    name: str
    content: bytes
    refused: str = ""


def unpack(content: bytes, name: str, *, password: str | None = None) -> list[Inner] | None:
    """Every file in an archive or message, in its order; None where it is neither.

    Nothing is left out in silence: what is not read comes back with the reason. Raises Refused
    where the container itself can't be taken apart, PasswordNeeded where it is locked.
    """
    room = _Room()
    found = _unpacked(content, password, room, depth=1)
    if found is None:
        return None
    inner = list(found)
    if not inner:
        raise Refused(f"There is no file in {PurePosixPath(name).name}. Ask the borough to send the return itself.")
    return _apart(inner)


class _Room:
    """What may still come out of one container with all that is in it."""

    def __init__(self) -> None:
        self.files = MOST_FILES
        self.bytes = LARGEST_INFLATED

    def take_file(self) -> None:
        self.files -= 1
        if self.files < 0:
            raise Refused(
                f"There are more than {MOST_FILES} files in it; no drop of returns has so many. "
                "Unpack it and drop the returns alone."
            )

    def take(self, count: int) -> None:
        self.bytes -= count
        if self.bytes < 0:
            raise Refused("It unpacks to more than 200 MB; no returns do. Unpack it and drop the returns alone.")


def _unpacked(content: bytes, password: str | None, room: _Room, *, depth: int) -> Iterator[Inner] | None:
    if content.startswith(b"PK") and not is_workbook_archive(content):
        files = _of_archive(content, password, room)
    elif content.startswith(COMPOUND) and is_outlook(compound := Compound(content)):
        files = _of_mail(attachments_of_outlook(compound), room)
    elif is_message(content):
        files = _of_mail(attachments_of_message(content), room)
    else:
        return None
    return _opened(files, password, room, depth)


def _opened(files: Iterator[Inner], password: str | None, room: _Room, depth: int) -> Iterator[Inner]:
    """The files themselves, and in the place of a container what is in it."""
    for one in files:
        if one.refused:
            yield one
            continue
        try:
            inside = _unpacked(one.content, password, room, depth=depth + 1)
            if inside is None:
                yield one
            elif depth >= DEEPEST:
                yield one._replace(refused=_TOO_DEEP)
            else:
                found = [deeper._replace(name=f"{one.name}/{deeper.name}") for deeper in inside]
                yield from found or [one._replace(refused="There is no file in it.")]
        except PasswordNeeded:
            raise
        except Refused as why:
            yield one._replace(refused=str(why))


# --- archives -------------------------------------------------------------------------------


def _of_archive(content: bytes, password: str | None, room: _Room) -> Iterator[Inner]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(archive.infolist()) > MOST_MEMBERS:
                raise Refused("The archive has thousands of parts; no archive of returns has. It was not opened.")
            for member in members:
                room.take_file()
                yield _member(archive, member, password, room)
    except (zipfile.BadZipFile, EOFError, ValueError, OSError) as fault:
        raise Refused("The archive is damaged or was cut off on the way. Ask the borough to send it again.") from fault


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, password: str | None, room: _Room) -> Inner:
    name, refused = _checked_name(member)
    if refused:
        return Inner(name, b"", refused)
    if member.flag_bits & _PASSWORD_FLAG and not password:
        raise PasswordNeeded(
            "The archive is protected with a password. Give the password to read it, "
            "or unpack it on this PC and drop the workbooks in it."
        )
    try:
        with archive.open(member, pwd=password.encode() if password else None) as stream:
            body = stream.read(LARGEST_FILE + 1)
    except RuntimeError as fault:
        raise PasswordNeeded(
            "The archive is protected, and the password given does not open it. Ask the borough for the right one."
        ) from fault
    except NotImplementedError:
        return Inner(
            name, b"", "It is packed in a way this app can't open. Unpack it on this PC and drop the workbook itself."
        )
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return Inner(name, b"", "It was damaged on the way. Ask the borough to send it again.")
    room.take(len(body))
    if len(body) > LARGEST_FILE:
        return Inner(name, b"", f"It is larger than {LARGEST_FILE // (1024 * 1024)} MB, which no return is.")
    if len(body) > RATIO_FREE and len(body) > STEEPEST_RATIO * max(1, member.compress_size):
        raise Refused("A file in it is packed a hundredfold, as no return is. It was not opened.")
    return Inner(name, body)


def shown_name(name: str) -> str:
    """A file's name without marks that can't be seen or turn its letters round, and with none that is no letter."""
    return _UNSEEN.sub("", name.encode("utf-8", "replace").decode("utf-8"))


def _checked_name(member: zipfile.ZipInfo) -> tuple[str, str]:
    """A member's name as it may be shown, and why it is not to be opened where that is so."""
    plain = shown_name(member.filename.replace("\\", "/"))
    steps = [step for step in plain.split("/") if step]
    name = "/".join(step for step in steps if step != "..")[-200:] or "a file without a name"
    if not steps or ".." in steps or plain.startswith("/") or re.match(r"[A-Za-z]:", plain):
        return name, _OUTSIDE
    if stat.S_ISLNK(member.external_attr >> 16):
        return name, _LINK
    if steps[0] == "__MACOSX" or steps[-1].startswith("._") or steps[-1] == ".DS_Store":
        return name, _MAC
    if steps[-1].startswith("~$"):
        return name, LOCK
    return name, ""


# --- messages -------------------------------------------------------------------------------


def _of_mail(attachments: Iterator[tuple[str, bytes]], room: _Room) -> Iterator[Inner]:
    for name, body in attachments:
        room.take_file()
        room.take(len(body))
        plain = shown_name(name.replace("\\", "/")).rpartition("/")[2][-200:] or "an attachment"
        yield Inner(plain, body, LOCK if plain.startswith("~$") else "")


def _apart(files: list[Inner]) -> list[Inner]:
    """Files of one name told apart by a number."""
    seen: dict[str, int] = {}
    named = []
    for one in files:
        count = seen[one.name] = seen.get(one.name, 0) + 1
        path = PurePosixPath(one.name)
        named.append(
            one if count == 1 else one._replace(name=str(path.with_name(f"{path.stem} ({count}){path.suffix}")))
        )
    return named
