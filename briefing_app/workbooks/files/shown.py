"""Sheets as a person sees them who opens the file: every cell in words and figures."""

from collections.abc import Sequence, Set

from briefing_app.operation.returns.sheet_shown import Place, SheetShown
from briefing_app.operation.words import say_count
from briefing_app.workbooks.files.contents import say_content
from briefing_app.workbooks.files.sheet import Content, Sheet

MOST_COLUMNS = 256
MOST_CELLS = 500_000
MOST_WORDS = 32_767
"""Characters of one cell, as many as Excel lets it have."""
MANY_WORDS = 1_000
MOST_LONG = 4_000_000
"""Characters beyond the first thousand of each cell, in a sheet: once there are so many, long cells are cut."""


def shown(sheets: Sequence[Sheet]) -> tuple[SheetShown, ...]:
    return tuple(map(_shown, sheets))


def _shown(sheet: Sheet) -> SheetShown:
    height, width = len(sheet.rows), max(map(len, sheet.rows), default=0)
    said: dict[tuple[type, Content], str] = {}
    cut: set[Content] = set()
    room = MOST_LONG

    def say(content: Content) -> str:
        nonlocal room
        key = type(content), content
        words = said.get(key)
        if words is None:
            whole = say_content(content)
            words = whole[: MOST_WORDS if len(whole) - MANY_WORDS <= room else MANY_WORDS]
            room -= max(0, len(words) - MANY_WORDS)
            said[key] = words
            if len(words) < len(whole):
                cut.add(content)
        return words

    most = MOST_CELLS // max(1, min(width, MOST_COLUMNS))
    rows = tuple(tuple(map(say, row[:MOST_COLUMNS])) for row in sheet.rows[:most])
    return SheetShown(
        name=sheet.name,
        rows=rows,
        hidden=sheet.hidden,
        faults=sheet.faults,
        struck=sheet.struck,
        comments=sheet.comments,
        hidden_rows=sheet.hidden_rows,
        hidden_columns=sheet.hidden_columns,
        merged=sheet.merged,
        cut=_cut(height, width, most),
        cut_cells=_places_of(cut, sheet, most),
    )


def _places_of(contents: Set[Content], sheet: Sheet, most: int) -> frozenset[Place]:
    if not contents:
        return frozenset()
    return frozenset(
        (number, column)
        for number, row in enumerate(sheet.rows[:most])
        for column, content in enumerate(row[:MOST_COLUMNS])
        if isinstance(content, str) and content in contents
    )


def _cut(height: int, width: int, most: int) -> str:
    if height <= most and width <= MOST_COLUMNS:
        return ""
    return (
        f"The sheet has {say_count(height)} rows and {say_count(width)} columns; the first "
        f"{say_count(min(height, most))} and {say_count(min(width, MOST_COLUMNS))} are shown. All of it was read."
    )
