"""What the cells of a public table say; a long table says the same few things over and over."""

from functools import lru_cache

from briefing_app.operation.background.areas import Area, AreaKind, area_named
from briefing_app.workbooks.files.contents import CellContent, is_blank, say_content, tidied

_NOWHERE = Area("", AreaKind.OTHER)


@lru_cache(maxsize=65_536, typed=True)
def words_in(content: CellContent) -> str:
    """The cell's words, tidied; empty where it is blank."""
    return "" if is_blank(content) else tidied(say_content(content))


@lru_cache(maxsize=65_536, typed=True)
def area_in(content: CellContent) -> Area:
    """The area that a cell names; one without a name where it is blank or no text."""
    return area_named(tidied(content)) if isinstance(content, str) and content.strip() else _NOWHERE
