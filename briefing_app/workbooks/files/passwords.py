"""Opens workbooks that are protected with a password; the password is used and forgotten."""

import io
from typing import Any

from briefing_app.operation.errors import Refused

SILENT = "VelvetSweatshop"
"""Excel opens workbooks locked with this word without asking; so do we."""

OPEN_AND_SAVE = "Or open it in Excel, save a copy without the password (File > Info > Protect Workbook) and drop that."


class PasswordNeeded(Refused):
    """The workbook opens only with a password that was not given."""


def needs_one() -> PasswordNeeded:
    return PasswordNeeded(f"The workbook is protected with a password. Give the password to read it. {OPEN_AND_SAVE}")


def unlocked(content: bytes, password: str | None) -> bytes:
    """The workbook inside an encrypted one. Raises PasswordNeeded without the right password."""
    for word in (SILENT, password):
        if word and (opened := _opened_with(content, word)) is not None:
            return opened
    if password:
        raise PasswordNeeded(
            f"The workbook is protected, and the password given does not open it. Ask the borough for the right one. "
            f"{OPEN_AND_SAVE}"
        )
    raise needs_one()


def _opened_with(content: bytes, password: str) -> bytes | None:
    """None where the password is wrong. Raises Refused where no password would help."""
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    opened = io.BytesIO()
    try:
        locked: Any = msoffcrypto.OfficeFile(io.BytesIO(content))
        locked.load_key(password=password)
        locked.decrypt(opened)
    except (InvalidKeyError, DecryptionError):
        return None
    except (FileFormatError, ParseError) as fault:
        raise _cannot_unlock() from fault
    except MemoryError:
        raise
    except Exception as fault:
        # WORKAROUND msoffcrypto-tool 6.1: a wrong key for an .xls surfaces as one of many errors of other libraries.
        if password == SILENT:
            return None
        raise _cannot_unlock() from fault
    found = opened.getvalue()
    return found if found.startswith((b"PK", b"\xd0\xcf\x11\xe0")) else None


def _cannot_unlock() -> Refused:
    return Refused(
        "The workbook is encrypted in a way this app can't open. Open it in Excel, save a copy without the password "
        "(File > Info > Protect Workbook) and drop that."
    )
