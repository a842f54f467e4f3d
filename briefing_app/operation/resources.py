"""Where the files that ship with the app are: reference lists, fonts, words, samples."""

import csv
from collections.abc import Iterator
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(name: str) -> Path:
    """The path of a shipped file or folder, in a checkout and in an installed package alike."""
    inside = _PACKAGE / "resources"
    return (inside if inside.is_dir() else _PACKAGE.parent / "resources") / name


def reference_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a shipped list. Every value is text: `NA` is a BCU's code, not a gap."""
    with resource(f"reference/{name}").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
