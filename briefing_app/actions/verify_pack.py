"""Check a PDF against the register: as issued, overtaken by a later version, altered, or not from this store."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefing_app.operation.errors import Refused
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import say_moment
from briefing_app.packs.pdf_files import is_cut_off, needs_password, references_in
from briefing_app.store.packs import KeptPack, copies_of, newest_issued, newest_pack, packs_with
from briefing_app.store.store import Store


class Verdict(StrEnum):
    """What a file is, of four."""

    AS_ISSUED = "as issued"
    OVERTAKEN = "overtaken"
    ALTERED = "altered"
    UNKNOWN = "not from this store"


@dataclass(frozen=True, slots=True)
class Verified:
    """The verdict on one file."""

    verdict: Verdict
    says: str
    """One sentence, beginning with the verdict."""
    sha256: str
    reference: str = ""
    overtaken_by: int | None = None
    copy: str = ""
    """ "copy 3, issued to …", where the file is a numbered copy."""


def verify_pack(store: Store, path: str | Path) -> Verified:
    """Raises Refused where the file can't be read."""
    file = Path(path)
    try:
        content = file.read_bytes()
    except OSError as fault:
        raise Refused(f"{file} could not be read: {fault.strerror or fault}.") from fault
    sha256 = hashlib.sha256(content).hexdigest()
    with store.reading() as connection:
        found = next(iter(packs_with(connection, sha256=sha256)), None)
        if found is not None:
            copy = next((one for one in copies_of(connection, found.id) if one.sha256 == sha256), None)
            whose = f"copy {copy.number}, " if copy is not None and copy.number else ""
            whose += f"given to {copy.recipient}" if copy is not None and copy.recipient else ""
            newer = _newer(newest_issued(connection, *_series(found)), newest_pack(connection, *_series(found)), found)
            return _known(found, newer, whose.removesuffix(", "), sha256)
        named = [one for name in references_in(content) for one in packs_with(connection, reference=name)]
    if named:
        says = f"altered: this file calls itself {named[0].reference}, but "
        if is_cut_off(content):
            says += "only the beginning of it is there. Copy or download it again."
        else:
            says += "it is not what this store made or handed out under that reference."
        return Verified(Verdict.ALTERED, says, sha256, named[0].reference)
    says = "no pack or copy in its register has these bytes"
    if needs_password(content):
        says = "it opens with a password only, and no file that was handed out with one has these bytes"
    return Verified(Verdict.UNKNOWN, f"not from this store: {says}.", sha256)


def _series(pack: KeptPack) -> tuple[str, str, str]:
    return pack.operation_ref, pack.kind, pack.subject


def _newer(issued: KeptPack | None, newest: KeptPack | None, pack: KeptPack) -> KeptPack | None:
    """What has taken its place: of an issued pack the newest issued, of a draft whatever is newer."""
    if issued is not None and (issued.version > pack.version or (issued.version == pack.version and not pack.issued)):
        return issued
    return newest if newest is not None and not pack.issued and newest.version > pack.version else None


def _known(pack: KeptPack, newer: KeptPack | None, whose: str, sha256: str) -> Verified:
    who = f", {whose}" if whose else ""
    if newer is not None:
        state = (
            f"issued {say_moment(from_minute(newer.issued_at))}" if newer.issued_at is not None else "not issued yet"
        )
        says = f"overtaken by version {newer.version} ({state}): this is {pack.reference}{who}, unaltered."
        return Verified(Verdict.OVERTAKEN, says, sha256, pack.reference, newer.version, whose)
    if pack.issued_at is not None:
        when = say_moment(from_minute(pack.issued_at))
        says = f"as issued: {pack.reference}{who}, approved by {pack.approved_by}, issued {when}."
    else:
        says = f"as issued: {pack.reference}{who}, byte for byte; it is a draft that nobody has approved."
    return Verified(Verdict.AS_ISSUED, says, sha256, pack.reference, None, whose)
