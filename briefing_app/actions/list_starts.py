"""List what a new operation can start from: an earlier one, or a template."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing_app.operation.errors import Refused
from briefing_app.operation.operations import Operation
from briefing_app.operation.order.templates import read_template
from briefing_app.operation.resources import template_files
from briefing_app.operation.words import say_date


@dataclass(frozen=True, slots=True)
class Start:
    """One choice; blank where it has neither a reference nor a path."""

    words: str
    like: str = ""
    """The reference of an earlier operation."""
    template: Path | None = None


def list_starts(operations: tuple[Operation, ...], saved_in: Path | None = None) -> tuple[Start, ...]:
    """Blank first, then the operations, the newest first, then the templates that can be read.

    `saved_in` is the folder into which this PC saves templates.
    """
    earlier = (Start(f"{one.name}, {say_date(one.day)}", like=one.ref) for one in operations)
    return (Start("Blank"), *earlier, *_templates(saved_in))


def _templates(saved_in: Path | None) -> Iterator[Start]:
    saved = sorted(saved_in.glob("*.toml")) if saved_in is not None else []
    for path in dict.fromkeys((*saved, *template_files())):
        try:
            yield Start(f"Template: {read_template(path).name}", template=path)
        except Refused:
            # Whoever keeps it hears of it when it is used by its path.
            continue
