"""Whether a file that is no return is a public table by borough, which may be kept as background."""

from collections.abc import Sequence

from briefing_app.operation.errors import Refused
from briefing_app.workbooks.background.read_tables import boroughs_with_figures
from briefing_app.workbooks.files.sheet import Sheet


class BackgroundFound(Refused):
    """The file is no return, and may be attached as background."""


_MANY = 10
"""A return is one borough's, or those of a command unit."""


def background_table(sheets: Sequence[Sheet]) -> tuple[str, int] | None:
    """The sheet that has figures of the most boroughs, and of how many; None where none has of many."""
    counts = {sheet.name: boroughs_with_figures(sheet) for sheet in sheets}
    name = max(counts, key=lambda one: counts[one], default="")
    return (name, counts[name]) if name and counts[name] >= _MANY else None


def refuse_background(sheets: Sequence[Sheet]) -> None:
    """Raises BackgroundFound with a sentence where a file is such a table."""
    found = background_table(sheets)
    if found is not None:
        name, boroughs = found
        raise BackgroundFound(
            f"This is a table of figures by borough ({boroughs} boroughs on the sheet {name}), and no return: it has "
            "no rows of arrests, patrols or visits. Nothing of it was counted. It can be attached to the operation as "
            "background."
        )
