"""Sheets as a person sees them who opens the file: every cell in words and figures."""

from collections.abc import Sequence

from briefing_app.operation.returns.sheet_shown import SheetShown
from briefing_app.operation.words import say_count
from briefing_app.workbooks.files.contents import say_content
from briefing_app.workbooks.files.sheet import Content, Sheet

MOST_COLUMNS = 256
MOST_CELLS = 500_000
MOST_WORDS = 1_000
"""Characters of one cell; a reference or a note never has so many."""


def shown(sheets: Sequence[Sheet]) -> tuple[SheetShown, ...]:
    return tuple(map(_shown, sheets))


def _shown(sheet: Sheet) -> SheetShown:
    height, width = len(sheet.rows), max(map(len, sheet.rows), default=0)
    said: dict[tuple[type, Content], str] = {}

    def say(content: Content) -> str:
        key = type(content), content
        words = said.get(key)
        if words is None:
            words = said[key] = say_content(content)[:MOST_WORDS]
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
    )


def _cut(height: int, width: int, most: int) -> str:
    if height <= most and width <= MOST_COLUMNS:
        return ""
    return (
        f"The sheet has {say_count(height)} rows and {say_count(width)} columns; the first "
        f"{say_count(min(height, most))} and {say_count(min(width, MOST_COLUMNS))} are shown. All of it was read."
    )
