"""How much a row has of a record: values that fit their columns, against words that stand where none belong."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing_app.operation.kinds import IfMissing, Kind, Type
from briefing_app.workbooks.files.contents import CellContent
from briefing_app.workbooks.tables.column_values import as_number, fits, is_count, is_ref, letter_of_ref, says_type
from briefing_app.workbooks.tables.found_tables import FoundColumn
from briefing_app.workbooks.tables.row_words import LONG_PROSE, counted_nouns, is_note
from briefing_app.workbooks.tables.sections import Filled
from briefing_app.workbooks.values.choices import is_known_value
from briefing_app.workbooks.values.dittos import is_ditto

_FEW_COLUMNS = 3
"""In a table with fewer, a row with one value may well be a record."""
_LEAST_TO_COMPARE = 2
_LEAST_CLOCK = 100
"""A smaller bare number in a column of times is no time of day for sure."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a row as a record, and what against it."""

    good: int = 0
    """Cells whose value their column asks for."""
    wrong: int = 0
    """Cells whose value their column can't hold."""
    words: int = 0
    """Cells of text that may be anything."""
    ref: bool = False
    """A reference with its kind's letter."""
    needed: bool = False
    """The text without which the kind has no record."""


def signs_of(kind: Kind, columns: Mapping[int, FoundColumn], filled: Filled) -> Signs:
    good = wrong = words = 0
    ref = needed = False
    for column, cell in filled:
        known = columns.get(column)
        if known is None:
            continue
        one = kind.field(known.field)
        if is_ditto(cell):
            good += 1
        elif one.type is Type.ID:
            ref = ref or letter_of_ref(cell) is not None
            wrong += not is_ref(cell)
        elif says_type(one):
            if not fits(one, cell):
                wrong += 1
            elif one.type is Type.INT or not _is_small_number(cell):
                good += 1
        elif one.values:
            good, words = (good + 1, words) if is_known_value(kind.name, one, cell) else (good, words + 1)
        else:
            words += 1
            needed = needed or one.if_missing is IfMissing.HOLD
    return Signs(good, wrong, words, ref, needed)


def _is_small_number(cell: CellContent) -> bool:
    number = as_number(cell)
    return number is not None and number < _LEAST_CLOCK


def doubt_of(kind: Kind, columns: Mapping[int, FoundColumn], filled: Filled, usual: float, *, after_blank: bool) -> str:
    """Why a row may be no record, in the row's own words; empty where it plainly is one.

    `usual` is how many values that fit the table's other rows have.
    """
    signs = signs_of(kind, columns, filled)
    if signs.ref and len(filled) > 1:
        return ""
    said = ", ".join(str(cell) for _, cell in filled)[:LONG_PROSE]
    read = [kind.field(columns[column].field) for column, _ in filled if column in columns]
    if len(columns) < _FEW_COLUMNS:
        return ""
    if len(filled) == 1:
        return "" if signs.needed else said
    if all(one.type is Type.INT for one in read) and len(read) == len(filled):
        return said
    if signs.wrong and not signs.good and (after_blank or signs.wrong > 1 or len(filled) <= _LEAST_TO_COMPARE):
        return said
    if not signs.good and not signs.needed and len(filled) <= _LEAST_TO_COMPARE <= usual:
        return said
    return ""


def is_tally(kind: Kind, columns: Mapping[int, FoundColumn], filled: Filled) -> bool:
    """A label and the number of what it names, where no record has the two: "DA arrests | 2"."""
    if len(columns) < _FEW_COLUMNS or not 2 <= len(filled) <= 3:
        return False
    texts = [(column, cell) for column, cell in filled if isinstance(cell, str) and not _is_amount(cell)]
    numbers = [(column, cell) for column, cell in filled if not isinstance(cell, str) or _is_amount(cell)]
    if len(texts) != 1 or not numbers or not all(is_count(cell) or _is_amount(cell) for _, cell in numbers):
        return False
    column, text = texts[0]
    known = columns.get(column)
    if known is not None and kind.field(known.field).type is Type.TEXT:
        return False
    if known is not None and is_known_value(kind.name, kind.field(known.field), text):
        # A listed value in its own column: a record that has little more.
        return False
    words = set(re.findall(r"[a-z]+", str(text).casefold()))
    return bool(words & counted_nouns())


def _is_amount(cell: CellContent) -> bool:
    return isinstance(cell, str) and re.fullmatch(r"\d+(?:\.\d+)?\s*%?", cell.strip()) is not None


def is_prose(kind: Kind, columns: Mapping[int, FoundColumn] | None, column: int, said: str, *, spread: bool) -> bool:
    """A sentence alone in its row, where no field takes sentences."""
    if not said or is_ref(said):
        return False
    known = columns.get(column) if columns else None
    if known is not None and kind.field(known.field).type is Type.TEXT:
        return False
    if known is not None and kind.field(known.field).type is Type.ID and is_note(said):
        return True
    return spread or len(said) > LONG_PROSE or (len(said.split()) >= 6 and said.endswith("."))


def fits_table(kind: Kind, columns: Mapping[int, FoundColumn] | None, filled: Filled) -> bool:
    """Whether a row beginning like a note has what only a record has: values that fit typed columns, or listed ones."""
    if columns is None:
        return False
    return any(
        (known := columns.get(column)) is not None
        and (
            fits(kind.field(known.field), cell)
            if says_type(kind.field(known.field))
            else is_known_value(kind.name, kind.field(known.field), cell)
        )
        for column, cell in filled
    )


PROSE = frozenset(("observation", "recommendation", "hazard_threat", "control_measure", "issues_found"))
"""Fields of sentences, which may begin like anything."""


def has_reference_alone(kind: Kind, columns: Mapping[int, FoundColumn], filled: Filled) -> bool:
    """Whether nothing but the reference is filled in."""
    if len(filled) != 1 or len(columns) < _FEW_COLUMNS:
        return False
    column, cell = filled[0]
    known = columns.get(column)
    return known is not None and kind.field(known.field).type is Type.ID and is_ref(cell)


def lines_not_filled_in(refs: Mapping[int, CellContent], last_record: int, records: Sequence[CellContent]) -> list[int]:
    """Of the rows that have a reference alone, those that are lines of a form: they end it, and count on.

    `refs` are their references by row, `records` those of the rows that have more.
    """
    after = [row for row in sorted(refs) if row > last_record]
    shapes = {_shape(ref) for ref in records}
    like = [row for row in after if not records or _shape(refs[row]) in shapes]
    counting = all(_number(refs[two]) - _number(refs[one]) == 1 for one, two in pairwise(like))
    return like if len(like) > 1 and counting else []


def _shape(ref: CellContent) -> str:
    return re.sub(r"\d+", "9", str(ref).strip().casefold())


def _number(ref: CellContent) -> int:
    digits = re.findall(r"\d+", re.sub(r"\.0$", "", str(ref)))
    return int(digits[-1]) if digits else 0
