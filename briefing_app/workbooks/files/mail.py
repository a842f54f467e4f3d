"""Takes the attachments out of a message, as mail programs save one (.eml) and as Outlook does (.msg)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_app.operation.errors import Refused
from briefing_app.workbooks.files.compound import Compound

if TYPE_CHECKING:
    from email.message import EmailMessage

_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):")
_TELLING = frozenset((b"mime-version", b"received", b"message-id", b"content-type", b"return-path", b"x-mailer"))
_SENT = (b"\nreceived:", b"\nmessage-id:", b"\nto:", b"\nreturn-path:")
_HEAD = 65_536
MOST_HEADERS = 500

_OUTLOOK_MARK = "__properties_version1.0"
_ATTACHMENT = re.compile(r"(?:.*/)?__attach_version1\.0_#[0-9A-Fa-f]{8}")
_DATA = "__substg1.0_37010102"
_NAMES = ("3707001F", "3707001E", "3704001F", "3704001E", "3001001F", "3001001E")
"""The long name, the short one, the one on display; each as UTF-16 or in the sender's encoding."""
_CONTENT_ID = ("__substg1.0_3712001F", "__substg1.0_3712001E")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM")

_SIGNATURES = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
_NOTHING = (
    "The message has no attachment. If the return stands in the message itself, copy its table into a workbook and "
    "drop that."
)


def is_message(content: bytes) -> bool:
    """Whether a file begins with a message's headers; a web archive, which does too, was never sent."""
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \r\n")
    if head.startswith(b"From ") and b"\n" in head:
        head = head.partition(b"\n")[2]
    names = set()
    for line in head.splitlines()[:MOST_HEADERS]:
        if not line.strip():
            break
        if line[:1] in b" \t":
            continue
        found = _HEADER.match(line)
        if found is None:
            return False
        names.add(found[1].lower())
    if len(names) < 2 or not names & _TELLING:
        return False
    folded = b"\n" + head.lower()
    return b"multipart/related" not in folded[:4096] or any(mark in folded for mark in _SENT)


def attachments_of_message(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each attachment; a message that is attached comes as its own bytes."""
    # Few files are messages; the others need not wait for what reads them.
    import email
    import email.policy

    content = content.lstrip(b"\xef\xbb\xbf \r\n")
    if content.startswith(b"From "):
        content = content.partition(b"\n")[2]
    message = email.message_from_bytes(content, policy=email.policy.default)
    found = False
    for number, part in enumerate(_parts(message), start=1):
        kind = part.get_content_type()
        if kind in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
            raise Refused(
                "The message is encrypted or sealed with a signature. "
                "Open it in your mail program, save its attachments and drop those."
            )
        name = part.get_filename() or ""
        if kind == "message/rfc822":
            inside = next(part.iter_parts(), None)
            body: object = inside.as_bytes() if inside is not None else b""
            name = name or f"message {number}.eml"
        else:
            body = part.get_payload(decode=True)
        if isinstance(body, bytes) and body:
            found = True
            yield name or f"attachment {number}", body
    if not found:
        raise Refused(_NOTHING)


def _parts(message: "EmailMessage") -> Iterator["EmailMessage"]:
    """The parts that a person attached: no bodies, no pictures within one, no signatures."""
    waiting = [(message, False)]
    while waiting:
        part, is_related = waiting.pop()
        kind = part.get_content_type()
        if kind == "message/rfc822" and part is not message:
            yield part
        elif part.is_multipart():
            related = kind == "multipart/related"
            waiting.extend((one, related) for one in reversed(list(part.iter_parts())))
        elif kind in _SIGNATURES or (is_related and part["Content-ID"] and part.get_content_maintype() == "image"):
            continue
        elif part.get_filename() or part.is_attachment() or part.get_content_maintype() not in ("text", "multipart"):
            yield part


def is_outlook(compound: Compound) -> bool:
    return _OUTLOOK_MARK in compound.names


def attachments_of_outlook(compound: Compound) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each attachment; a message that is attached gives its own attachments."""
    found = False
    for folder in sorted({match[0] for name in compound.names if (match := _ATTACHMENT.match(name))}):
        body = compound.stream(f"{folder}/{_DATA}")
        if not body:
            continue
        if body.startswith(_PICTURES) and any(f"{folder}/{name}" in compound.names for name in _CONTENT_ID):
            continue
        found = True
        yield _outlook_name(compound, folder) or "an attachment", body
    if not found:
        raise Refused(_NOTHING)


def _outlook_name(compound: Compound, folder: str) -> str:
    for name in _NAMES:
        said = compound.stream(f"{folder}/__substg1.0_{name}")
        if said:
            wide = name.endswith("1F")
            return said.decode("utf-16-le" if wide else "cp1252", "replace").rstrip("\x00").strip()
    return ""
