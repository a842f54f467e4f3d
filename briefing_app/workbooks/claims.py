"""What a file says of itself as a whole: on its cover, above its tables, in titles and in its name."""

import re
from collections.abc import Iterator, Sequence

from briefing_app.operation.boroughs import boroughs_of_bcu
from briefing_app.operation.cell_names import cell_name
from briefing_app.operation.kinds import COVER
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Problem
from briefing_app.operation.words import normalised
from briefing_app.workbooks.cover import Claims, refuse_above_sensitive
from briefing_app.workbooks.cover_lines import Said, read_cover
from briefing_app.workbooks.file_names import boroughs_among, read_file_name
from briefing_app.workbooks.files.sheet import Sheet
from briefing_app.workbooks.tables.titles import title_of

_LINES_ABOVE = 12
_ROWS_OF_TITLES = 5
_LONGEST_TITLE = 200
_COVERS = frozenset((
    "cover", "cover sheet", "front sheet", "front page", "front cover", "front", "cover page", "return details",
    "details", "info", "information", "return info", "return information", "about", "about this return", "title page",
))  # fmt: skip
_TELLING = frozenset(("borough", "return_type", "gss_code"))
_BANNER = re.compile(r"(?:UK )?(?:TOP )?SECRET(?:[\s\-–:].{0,40})?")


def claims_of(
    sheets: Sequence[Sheet], cover: Sheet | None, name: str, operation: Operation
) -> tuple[Claims, list[Problem]]:
    """Raises Refused where a banner marks the file above what this app may hold."""
    _check_banners(sheets)
    lines, problems = _lines(sheets, cover, operation)

    def mentioned() -> Sequence[str]:
        bcu = lines.get("bcu_code")
        return (*(boroughs_of_bcu(bcu.content) if bcu else ()), *_mentioned(sheets))

    return Claims(lines, read_file_name(name, operation.day.year), mentioned), problems


def cover_among(sheets: Sequence[Sheet]) -> Sheet | None:
    named = [sheet for sheet in sheets if normalised(sheet.name) in _COVERS]
    return next((sheet for sheet in named if normalised(sheet.name) == normalised(COVER)), next(iter(named), None))


def borough_in_titles(sheets: Sequence[Sheet], operation: Operation) -> str | None:
    """The one borough that sheets' names and their first lines name, if it is one."""
    year = operation.day.year
    named = {title_of(sheet.name, year).borough for sheet in sheets}
    named |= {title_of(cell, year).borough for sheet in sheets for row in sheet.rows[:3] for cell in row[:3]}
    named.discard(None)
    return named.pop() if len(named) == 1 else None


def _lines(sheets: Sequence[Sheet], cover: Sheet | None, operation: Operation) -> tuple[dict[str, Said], list[Problem]]:
    """The cover's lines; without a cover, what stands in its manner above the first table."""
    if cover is not None:
        return read_cover(cover.rows, operation, cover.name)
    for sheet in sheets:
        lines, problems = read_cover(sheet.rows[:_LINES_ABOVE], operation, sheet.name, among_tables=True)
        if _TELLING & set(lines) and (len(lines) > 1 or "borough" in lines):
            return lines, problems
    return {}, []


def _mentioned(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Boroughs that titles name in passing: "patrols planned for Lambeth on 13 May"."""
    for sheet in sheets:
        texts = [sheet.name, *(cell for row in sheet.rows[:_ROWS_OF_TITLES] for cell in row if isinstance(cell, str))]
        for text in texts:
            if text and len(text) < _LONGEST_TITLE:
                sure, likely = boroughs_among(re.split(r"[\s,.;:()–—\-]+", text))
                yield from (*sure, *likely)


def _check_banners(sheets: Sequence[Sheet]) -> None:
    for sheet in sheets:
        for number, row in enumerate(sheet.rows[:_LINES_ABOVE]):
            for column, cell in enumerate(row):
                if isinstance(cell, str) and "SECRET" in cell and _BANNER.fullmatch(cell.strip()):
                    refuse_above_sensitive(cell.strip(), f"{sheet.name} {cell_name(number, column)}")
