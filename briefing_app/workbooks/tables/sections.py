"""Rows that say of the rows below them whose they are, of which day, or who did them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from briefing_app.operation.boroughs import borough_named, borough_words
from briefing_app.operation.kinds import Kind, Type
from briefing_app.operation.words import normalised
from briefing_app.workbooks.files.contents import CellContent
from briefing_app.workbooks.tables.found_tables import FoundColumn
from briefing_app.workbooks.tables.long_headings import without_own_words
from briefing_app.workbooks.tables.titles import Title, title_of
from briefing_app.workbooks.values.choices import value_meant
from briefing_app.workbooks.values.suggestions import suggestions

Filled = list[tuple[int, CellContent]]
"""The filled cells of a row, by column."""

FIELDS_OF_SECTIONS = ("lead_unit", "arresting_unit", "visiting_unit", "unit", "arrest_type")
"""What a section may say once for all rows below it."""

_KEYED = frozenset((
    "borough", "borough name", "london borough", "date", "day", "ocu", "bocu", "area", "unit", "team", "section",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A row over others."""

    row: int
    column: int
    """Of the cell that says it."""
    title: Title
    values: Mapping[str, str] = field(default_factory=dict)
    """Field → what it is in the rows below."""
    may_be_borough: str = ""
    """Words that are nearly a borough's name: whose rows they are has to be asked."""

    @property
    def place(self) -> tuple[int, int]:
        return self.row, self.column


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a table a row stands that may be a section."""

    kind: Kind
    columns: Mapping[int, FoundColumn] | None
    first: int
    """The first column with a heading."""
    spread: bool
    """Whether a cell of the row is merged over several columns."""
    year: int


def section_in(number: int, filled: Filled, place: Place) -> Section | None:
    """The row as a section; None where it may be anything else."""
    if len(filled) == 2 and normalised(str(filled[0][1])) in _KEYED:
        column, content = filled[1]
        title = title_of(content, place.year)
        values = {} if title.whole else _values(content, title, place, column)
        return Section(number, column, title, values) if title.whole or values else None
    texts = [cell for _, cell in filled if isinstance(cell, str)]
    if len(texts) == len(filled) and 2 <= len(filled) <= 3 and place.spread:
        title = title_of(" – ".join(texts), place.year)
        return Section(number, filled[0][0], title) if title.whole else None
    return _alone(number, *filled[0], place) if len(filled) == 1 else None


def _alone(number: int, column: int, content: CellContent, place: Place) -> Section | None:
    title = title_of(content, place.year)
    if title.whole and _may_be_title(column, content, place):
        return Section(number, column, title)
    if not isinstance(content, str) or not _stands_over(column, place):
        return None
    if values := _values(content, title, place, column):
        return Section(number, column, title, values)
    nearly = not title.says_something and len(content) < 40 and borough_named(content) is None
    if nearly and suggestions(normalised(content), {word: (name,) for word, name in borough_words().items()}):
        return Section(number, column, title, may_be_borough=content.strip())
    return None


def _may_be_title(column: int, content: CellContent, place: Place) -> bool:
    """A place called like a borough, alone in the column of places, is not a title for sure."""
    if place.spread or column <= place.first:
        return True
    known = place.columns.get(column) if place.columns else None
    return known is None or isinstance(content, date)


def _stands_over(column: int, place: Place) -> bool:
    """Whether a text alone in this column is no value of it: merged over others, or where references belong."""
    if place.spread:
        return True
    known = place.columns.get(column) if place.columns else None
    if known is None:
        return column <= place.first
    return known.field in FIELDS_OF_SECTIONS or place.kind.field(known.field).type is Type.ID


def _values(content: CellContent, title: Title, place: Place, column: int) -> dict[str, str]:
    """The fields without a column of their own (or this one) that the whole text, but for the kind's name, says."""
    if not isinstance(content, str):
        return {}
    own = {one.field: number for number, one in (place.columns or {}).items()}
    said = title.rest if title.borough or title.day else content
    for name in FIELDS_OF_SECTIONS:
        definition = next((one for one in place.kind.fields if one.name == name), None)
        if definition is None or own.get(name, column) != column:
            continue
        for form in (said, without_own_words(place.kind.name, said)):
            if form and (meant := value_meant(place.kind.name, definition, form)) is not None:
                return {name: meant}
    return {}
