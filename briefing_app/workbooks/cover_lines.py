"""The lines in which a return says what it is: a label, and beside or below it the value."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefing_app.operation.cell_names import cell_name
from briefing_app.operation.kinds import COVER, Field, Type, cover_fields
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Problem, Severity
from briefing_app.operation.values import Value
from briefing_app.workbooks.files.contents import is_blank
from briefing_app.workbooks.tables.heading_words import Words, words_of
from briefing_app.workbooks.tables.long_headings import means_anywhere
from briefing_app.workbooks.values.cells import CellContent, ColumnReader, Odd, say_content
from briefing_app.workbooks.values.likely_boroughs import likely_boroughs

Rows = Sequence[Sequence[CellContent]]

_MOST_LETTERS = 80
_LONGEST_LINE = 1_000
_MOST_COLUMNS_APART = 4
_LEAST_HEADINGS = 3
"""So many headings in a row are those of a table, and no cover's labels."""
_FILLER = frozenset((
    "which", "what", "is", "this", "your", "the", "of", "from", "please", "state", "enter", "select", "for", "or",
    "return", "to", "be", "are", "you", "in", "full", "was", "were", "made", "sending", "submitting", "making", "being",
    "relates", "relating", "covered", "covers", "form", "sheet", "whole", "required", "mandatory",
))  # fmt: skip
_PAIR = re.compile(r"\s*([^:]{2,60}?)\s*:\s*(.+?)\s*", re.DOTALL)
_BETWEEN_PAIRS = re.compile(r"\s{3,}|\n|\t|\s*[|;]\s*|,\s+(?=[A-Z][a-z]+(?: [a-z]+){0,2}:)")


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the cover."""

    value: Value
    content: str
    cell: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A label with what may be its value, the likeliest first, and where each stands."""

    field: Field
    values: tuple[tuple[CellContent, int, int], ...]
    beside: bool
    """Whether the first of them stands right beside the label."""


def read_cover(
    rows: Rows | None, operation: Operation, sheet: str = COVER, *, among_tables: bool = False
) -> tuple[dict[str, Said], list[Problem]]:
    """The cover's lines by field. `among_tables`, what stands in a cover's manner above a sheet's first table."""
    lines: dict[str, Said] = {}
    problems: list[Problem] = []
    for line in _lines(rows or (), among_tables=among_tables):
        name = line.field.name
        if name in lines:
            continue
        for place, (content, row, column) in enumerate(line.values):
            value = ColumnReader(line.field, operation.period)[content]
            refused = isinstance(value, Odd) and (value.value is None or bool(value.says))
            # Right beside its label stands the sender's answer, whatever it is; further off only what can be one.
            nearly = name == "borough" and bool(likely_boroughs(say_content(content)))
            if refused and not nearly and (place or not line.beside or among_tables):
                continue
            cell = cell_name(row, column)
            if isinstance(value, Odd):
                if value.says:
                    # Nothing of a cover holds a row: what can't be read is asked or told.
                    says = value.says.split(" The row is held")[0]
                    problems.append(Problem(sheet, cell, name, value.as_sent, says, Severity.WARN))
                value = value.value
            lines[name] = Said(value, say_content(content), cell)
            break
    return lines, problems


def _lines(rows: Rows, *, among_tables: bool) -> Iterator[_Line]:
    for number, row in enumerate(rows):
        filled = [(column, cell) for column, cell in enumerate(row) if not is_blank(cell)]
        labels = {column: field for column, cell in filled if (field := field_called(cell)) is not None}
        if _is_of_table(filled, labels):
            if among_tables:
                # What stands below is the table's own: a section that says whose its rows are is no cover.
                return
            yield from _answers_below(rows, number, labels)
            continue
        for column, field in labels.items():
            yield _Line(field, *_answers_beside(rows, number, column, labels))
        for column, cell in filled:
            if column not in labels and isinstance(cell, str):
                yield from _pairs_in(cell, number, column)


def _is_of_table(filled: Sequence[tuple[int, CellContent]], labels: Mapping[int, Field]) -> bool:
    """Whether a row's labels are headings with their values below: nothing but labels, or headings of a table."""
    if len(labels) > 1 and (len(labels) == len(filled) or any(column + 1 in labels for column in labels)):
        return True
    headings = sum(1 for _, cell in filled if isinstance(cell, str) and means_anywhere(cell))
    return headings >= _LEAST_HEADINGS and headings > len(filled) / 2 and len(labels) < headings


def _answers_below(rows: Rows, number: int, labels: Mapping[int, Field]) -> Iterator[_Line]:
    below = rows[number + 1] if number + 1 < len(rows) else ()
    for column, field in labels.items():
        content = below[column] if column < len(below) else ""
        if not is_blank(content) and field_called(content) is None:
            yield _Line(field, ((content, number + 1, column),), beside=False)


def _answers_beside(
    rows: Rows, number: int, column: int, labels: Mapping[int, Field]
) -> tuple[tuple[tuple[CellContent, int, int], ...], bool]:
    row = rows[number]
    found: list[tuple[CellContent, int, int]] = []
    for place in range(column + 1, min(len(row), column + 1 + _MOST_COLUMNS_APART)):
        if place in labels:
            break
        if not is_blank(row[place]):
            found.append((row[place], number, place))
    return tuple(found), bool(found) and found[0][2] == column + 1


def _pairs_in(text: str, number: int, column: int) -> Iterator[_Line]:
    """ "Borough: Lambeth    Return: PLAN": label and value in one cell."""
    if len(text) > _LONGEST_LINE:
        return
    for part in _BETWEEN_PAIRS.split(text):
        pair = _PAIR.fullmatch(part)
        field = field_called(pair[1]) if pair else None
        if pair is not None and field is not None:
            yield _Line(field, ((pair[2], number, column),), beside=False)


# --- labels -----------------------------------------------------------------------------------


def field_called(content: CellContent) -> Field | None:
    """The line of a cover that a text is the label of."""
    if not isinstance(content, str) or not content.strip() or len(content) > _MOST_LETTERS:
        return None
    words = words_of(content)
    return _by_words().get(words) or _by_fewer_words().get(_without_filler(words))


def _without_filler(words: Words) -> Words:
    return tuple(word for word in words if word not in _FILLER) or words


@cache
def _by_words() -> dict[Words, Field]:
    found: dict[Words, Field] = {}
    for field in cover_fields():
        for said in (field.heading, field.name, *field.also_called):
            found.setdefault(words_of(said), field)
    return found


@cache
def _by_fewer_words() -> dict[Words, Field]:
    """Labels without filler, where what is left is one field's alone."""
    found: dict[Words, set[str]] = {}
    for words, field in _by_words().items():
        found.setdefault(_without_filler(words), set()).add(field.name)
    fields = {field.name: field for field in cover_fields() if field.type is not Type.DERIVED}
    return {words: fields[next(iter(names))] for words, names in found.items() if len(names) == 1 and words}
