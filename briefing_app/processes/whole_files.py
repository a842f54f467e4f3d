"""Writes a file whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from briefing_app.operation.errors import Refused


def write_whole(path: Path, content: bytes) -> None:
    """Write under a temporary name beside it, then put it in place: a reader sees the old or the new.

    Raises Refused with a sentence (no such folder, not allowed, disk full); the old file stays.
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
    except OSError as fault:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()
        raise Refused(
            f"{path.name} could not be saved in {path.parent}: {fault.strerror or fault}. "
            "Nothing was changed there; choose another folder or free some space."
        ) from fault
