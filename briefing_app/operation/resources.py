"""Where the files that ship with the app are, and those that a force has put in the place of some of them."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(name: str) -> Path:
    """The path of a shipped file or folder, in a checkout and in an installed package alike."""
    inside = _PACKAGE / "resources"
    return (inside if inside.is_dir() else _PACKAGE.parent / "resources") / name


FORCE_FOLDER = "BRIEFING_FORCE"
"""The variable that names a force's own folder: what is in its `reference` and `templates` comes before what ships.

A variable, and nothing handed round, because readers of workbooks are processes of their own and must read by the
same lists.
"""


def force_folder() -> Path | None:
    named = os.environ.get(FORCE_FOLDER, "")
    return Path(named) if named else None


def reference_file(name: str) -> Path:
    """A force's own list where it has one, and else the shipped one."""
    force = force_folder()
    own = force / "reference" / name if force is not None else None
    return own if own is not None and own.is_file() else resource(f"reference/{name}")


def reference_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a list. Every value is text: `NA` is a BCU's code, not a gap."""
    with reference_file(name).open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def template_files() -> tuple[Path, ...]:
    """Templates of orders: the force's own, then those that ship with the app."""
    force = force_folder()
    folders = [force / "templates"] if force is not None else []
    return tuple(path for folder in (*folders, resource("templates")) for path in sorted(folder.glob("*.toml")))
