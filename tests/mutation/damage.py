"""Does damage to a file byte by byte: anywhere in it, or inside a part of it with the checksum put right."""

import io
import zipfile
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from tests.mutation.originals import Original
from tests.other_workbooks import archive

_TELLING = b"<>/\"'=&,;\t\r\n 0123456789-:.ACSnste\x00\xff"
"""Bytes that mean something to one format or another."""
_SELDOM = ("docProps/", "xl/theme/")


class Mutant(NamedTuple):
    """A file with one damage done to it, and which."""

    original: Original
    content: bytes
    damage: str


def mutants(original: Original, count: int, random: Random) -> Iterator[Mutant]:
    """The same for the same `random`. Every one differs from the original."""
    parts = _parts(original.content)
    while count:
        if parts and random.random() < 0.65:
            name = random.choice([one for one in parts if not one.startswith(_SELDOM)] or list(parts))
            damaged, what = _damaged(parts[name], random)
            content = archive({**parts, name: damaged})
            what = f"{name}: {what}"
            if damaged == parts[name]:
                continue
        else:
            content, what = _damaged(original.content, random)
            if content == original.content:
                continue
        count -= 1
        yield Mutant(original, content, what)


def _parts(content: bytes) -> dict[str, bytes]:
    if not content.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        return {name: made.read(name) for name in made.namelist()}


def _damaged(body: bytes, random: Random) -> tuple[bytes, str]:
    if not body:
        return b"\x00", "a byte where there was none"
    place = random.randrange(len(body))
    byte = random.choice((random.randrange(256), random.choice(_TELLING)))
    length = min(len(body) - place, random.choice((1, 2, random.randrange(1, 80), random.randrange(1, 600))))
    there = body[place : place + 12]
    match random.choice(("bit", "byte", "byte", "insert", "delete", "delete", "cut", "twice", "move")):
        case "bit":
            flipped = body[place] ^ (1 << random.randrange(8))
            return body[:place] + bytes((flipped,)) + body[place + 1 :], f"bit at {place} ({there!r})"
        case "byte":
            return body[:place] + bytes((byte,)) + body[place + 1 :], f"byte {byte:#x} at {place} ({there!r})"
        case "insert":
            return body[:place] + bytes((byte,)) + body[place:], f"byte {byte:#x} put in at {place} ({there!r})"
        case "delete":
            return body[:place] + body[place + length :], f"{length} bytes gone at {place} ({there!r})"
        case "cut":
            return body[:place], f"cut off at {place} of {len(body)}"
        case "twice":
            block = body[place : place + length]
            return body[: place + length] + block + body[
                place + length :
            ], f"{length} bytes twice at {place} ({there!r})"
        case _:
            other = random.randrange(len(body))
            block, rest = body[place : place + length], body[:place] + body[place + length :]
            return rest[:other] + block + rest[other:], f"{length} bytes moved from {place} to {other} ({there!r})"
