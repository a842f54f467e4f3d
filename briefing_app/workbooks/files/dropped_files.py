"""What was dropped, as it was then: folders become their files, each file is hashed and copied once."""

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files.containers import LOCK, Inner, shown_name
from briefing_app.workbooks.files.file_check import LARGEST_FILE

MOST_IN_FOLDER = 2_000

Place = tuple[int, ...]
"""Where a file stands in a drop: its turn, then its turn in the folder, then in the archive."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A file as it was when it was dropped: hashed and copied once, read from the copy only."""

    path: str
    name: str
    sha256: str
    size: int
    copy: str
    refused: str = ""
    inner: bool = False
    """It was in an archive or a message."""


def files_in(path: str) -> Iterator[tuple[str, str]]:
    """Each file that is meant by a path, and why it is refused where that is plain already.

    A folder's files come sorted, with those of its folders; hidden ones are left out.
    """
    if not Path(path).is_dir():
        yield path, ""
        return
    found = _ordinary_files(Path(path))
    if not found:
        yield path, "There is no file in this folder. Drop the returns, or the folder they are in."
    elif len(found) > MOST_IN_FOLDER:
        yield path, f"There are more than {MOST_IN_FOLDER:,} files in this folder. Drop the returns alone."
    else:
        yield from ((str(one), "") for one in found)


def _ordinary_files(folder: Path) -> list[Path]:
    """Not one more than is needed to see that there are too many."""
    found: list[Path] = []
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_hidden(Path(where, name)))
        found += (Path(where, name) for name in sorted(names) if not _is_hidden(Path(where, name)))
        if len(found) > MOST_IN_FOLDER:
            break
    return found


def _is_hidden(path: Path) -> bool:
    """As the file manager shows it: by its name, by its mark on Windows, and Excel's locks."""
    if path.name.startswith((".", "~$")) or path.name.casefold() in ("thumbs.db", "desktop.ini", "__macosx"):
        return True
    try:
        marks = getattr(path.lstat(), "st_file_attributes", 0)
    except OSError:
        return False
    return bool(marks & getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2))


def copy_file(path: str, folder: Path, refused: str = "") -> Copied:
    """Read a file once, hash it and keep a private copy; a file that can't be read gets its sentence."""
    source = Path(path)
    path, name = _as_text(path), shown_name(source.name) or _as_text(path)
    try:
        if refused:
            raise Refused(refused)
        _check_ordinary(source)
        with source.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise Refused(
                f"The file is larger than {LARGEST_FILE // (1024 * 1024)} MB, which no return is. Ask the borough to "
                "remove pictures or other sheets and send it again."
            )
    except Refused as why:
        return Copied(path, name, "", 0, "", str(why))
    except OSError as fault:
        return Copied(
            path, name, "", 0, "", f"The file could not be read: {fault.strerror or fault}. Nothing of it was kept."
        )
    return _kept(path, name, content, folder)


def copy_inner(outer: Copied, inner: Inner, folder: Path) -> Copied:
    """A file out of a container, kept like a dropped one."""
    path, name = f"{outer.path}/{inner.name}", PurePosixPath(inner.name).name
    if inner.refused:
        sha256 = hashlib.sha256(inner.content).hexdigest() if inner.content else ""
        return Copied(path, name, sha256, len(inner.content), "", inner.refused, inner=True)
    try:
        return _kept(path, name, inner.content, folder, inner=True)
    except OSError as fault:
        says = f"The file could not be unpacked: {fault.strerror or fault}. Nothing of it was kept."
        return Copied(path, name, "", 0, "", says, inner=True)


def keep_file(name: str, content: bytes, folder: Path) -> Copied:
    """A file whose bytes are at hand already. Raises OSError where no copy can be made."""
    return _kept(name, name, content, folder, inner=True)


def _as_text(path: str) -> str:
    """On Linux a name may hold bytes that are no letters; nothing that is kept or said can."""
    return path.encode("utf-8", "replace").decode("utf-8")


def _kept(path: str, name: str, content: bytes, folder: Path, *, inner: bool = False) -> Copied:
    handle, copy = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    return Copied(path, name, hashlib.sha256(content).hexdigest(), len(content), copy, inner=inner)


def _check_ordinary(source: Path) -> None:
    if source.name.startswith("~$"):
        raise Refused(LOCK)
    if not source.exists():
        raise Refused("There is no such file any more. Check where it is and drop it again.")
    if not source.is_file():
        raise Refused("This is not an ordinary file. Save the return as a workbook on this PC and drop that.")
