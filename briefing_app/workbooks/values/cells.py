"""A column's cells → the values of its field, read together so that the column itself is evidence.

Each different content is read once: a column of ten thousand cells with twenty different contents
costs twenty readings.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from briefing_app.operation.kinds import Field, IfMissing, Type
from briefing_app.operation.times import Period, from_minute
from briefing_app.operation.values import Value
from briefing_app.workbooks.files.contents import (
    NOT_STATED_WORDS,
    ColumnContext,
    Doubt,
    Read,
    is_blank,
    refused,
    without_marks,
)
from briefing_app.workbooks.files.contents import CellContent as CellContent
from briefing_app.workbooks.files.contents import Odd as Odd
from briefing_app.workbooks.files.contents import say_content as say_content
from briefing_app.workbooks.values.choices import read_choices
from briefing_app.workbooks.values.columns_of_dates import read_dates
from briefing_app.workbooks.values.columns_of_times import read_moments, read_times
from briefing_app.workbooks.values.counts import read_counts
from briefing_app.workbooks.values.dittos import DITTOS
from briefing_app.workbooks.values.personal_data import NAME_REMOVED, bears_a_name, is_name_for_ref, looked_at, masked


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """What the cells of a column came to, in their order."""

    values: list[Read]
    plain: bool
    """Whether every cell came to its value as it stands: there is nothing to say of any."""
    notes: tuple[str, ...] = ()
    """What there is to say of the column as a whole."""


_Reader = Callable[[Field, Collection[CellContent], ColumnContext], tuple[dict[CellContent, Read], list[str]]]


def read_column(definition: Field, contents: Sequence[CellContent], context: ColumnContext) -> ColumnRead:
    types = set(map(type, contents))
    if bool in types:
        # TRUE would be taken for the number 1.
        contents = [say_content(cell) if isinstance(cell, bool) else cell for cell in contents]
    reader = _reader(definition)
    if reader is None:
        return _read_texts(definition, contents, all_text=types == {str})
    reads, notes = reader(definition, set(contents), context)
    values = list(map(reads.__getitem__, contents))
    plain = not any(isinstance(read, (Odd, Doubt)) for read in reads.values())
    return ColumnRead(values, plain, tuple(notes))


def _reader(definition: Field) -> _Reader | None:
    match definition.type:
        case Type.INT:
            return read_counts
        case Type.DATE:
            return read_dates
        case Type.TIME:
            return read_times
        case Type.DATETIME:
            return read_moments
        case Type.ENUM | Type.BOOL | Type.MULTI if definition.values:
            return read_choices
        case _:
            return None


# --- text ---------------------------------------------------------------------------------------

_NO_REFERENCE = frozenset(
    form
    for word in (*NOT_STATED_WORDS, "-", "–", "—", "nil", "none", "no", "x")
    for form in (word, word.upper(), word.title())
)
_NOTHING = NOT_STATED_WORDS | {"-", "–", "—", "--"}
_LONGEST_NOTHING = max(map(len, _NOTHING))
_UNEVEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]|[^\S\n ]| {2,}")
"""Hidden marks, and spaces that are not one common space."""
_SPACES = re.compile(r"[^\S\n]+")
_LONG_NUMBER = "A number of 16 digits or more loses its last digits in Excel; check it against the source."
_CUT_SHORT = "Excel has shortened a long number to {}; put the whole reference in as text."
_SHORTENED = re.compile(r"\d(?:\.\d+)?E\+\d{1,3}", re.IGNORECASE)
_LONGEST_REFERENCE = 16
_DIGIT = re.compile(r"\d")

# Words that were looked at and hold nothing personal: the same places and suites come again and again.
_clean: set[Value] = set()
_MOST_CLEAN = 100_000


def _read_texts(definition: Field, contents: Sequence[CellContent], *, all_text: bool) -> ColumnRead:
    values: list[Read]
    if all_text:
        values = [cell.strip() or None for cell in contents]  # type: ignore[attr-defined]
    else:
        values = [cell.strip() or None if type(cell) is str else _text(cell) for cell in contents]
    different = set(values)
    spaced: dict[Read, Read] = {
        read: _evenly_spaced(read) for read in different if isinstance(read, str) and _UNEVEN.search(read)
    }
    if spaced:
        values = [spaced.get(value, value) for value in values]
        different = set(values)
    odd: dict[Read, Odd] = {}
    if not DITTOS.isdisjoint(different):
        return ColumnRead(values, plain=False)
    if definition.type in (Type.ID, Type.REF) or definition.name.endswith("_ref"):
        odd = _odd_references(definition, different)
    elif looked_at(definition):
        odd = _odd_words(definition, different)
    if definition.type is Type.TEXT:
        odd |= _said_as_nothing(definition, different)
    if not all_text and any(isinstance(value, Odd) for value in different):
        return ColumnRead([odd.get(value, value) for value in values], plain=False)
    if odd:
        return ColumnRead([odd.get(value, value) for value in values], plain=False)
    return ColumnRead(values, plain=True)


def _evenly_spaced(said: str) -> str | None:
    """As it looks: without hidden marks, with one common space between words; its lines stay."""
    return _SPACES.sub(" ", without_marks(said).replace("\r\n", "\n")).strip() or None


def _said_as_nothing(definition: Field, different: Collection[Read]) -> dict[Read, Odd]:
    """ "n/a" or a dash in place of words states nothing; a row that can't be counted without them waits."""
    odd: dict[Read, Odd] = {}
    for value in different:
        if isinstance(value, str) and len(value) <= _LONGEST_NOTHING and value.casefold() in _NOTHING:
            held = definition.if_missing is IfMissing.HOLD
            odd[value] = refused(definition, value, f"{definition.heading} is “{value}”.") if held else Odd(None, value)
    return odd


def _text(content: CellContent) -> Value | Odd:
    if is_blank(content):
        return None
    said = say_content(content)
    return Odd(said, said, _LONG_NUMBER) if isinstance(content, float) and abs(content) >= 1e15 else said


def _odd_references(definition: Field, different: Collection[Read]) -> dict[Read, Odd]:
    """A dash or "n/a" is no reference, and what Excel has shortened is another's."""
    odd: dict[Read, Odd] = {}
    for value in different:
        if not isinstance(value, str):
            continue
        if value in _NO_REFERENCE:
            odd[value] = Odd(None, value)
        elif not _DIGIT.search(value) and is_name_for_ref(definition, value):
            says = f"{definition.heading} held words that are no reference, and may be a name; they were left out."
            odd[value] = Odd(None, NAME_REMOVED, says)
        elif "+" in value and _SHORTENED.fullmatch(value):
            odd[value] = Odd(value, value, _CUT_SHORT.format(value))
        elif len(value) > _LONGEST_REFERENCE:
            odd |= _masked(definition, value)
    return odd


def _odd_words(definition: Field, different: set[Read]) -> dict[Read, Odd]:
    if bears_a_name(definition):
        return {read: odd for value in different for read, odd in _masked(definition, value).items()}
    odd: dict[Read, Odd] = {}
    for value in different - _clean:
        found = _masked(definition, value)
        odd |= found
        if not found and isinstance(value, str):
            _clean.add(value)
    if len(_clean) > _MOST_CLEAN:
        _clean.clear()
    return odd


def _masked(definition: Field, value: Read) -> dict[Read, Odd]:
    if not isinstance(value, str):
        return {}
    kept, removed = masked(value, names=not bears_a_name(definition))
    if not removed:
        return {}
    says = f"{definition.heading} held what looks like {' and '.join(removed)}; that was left out."
    return {value: Odd(kept, kept, says)}


# --- one cell -----------------------------------------------------------------------------------


class ColumnReader(dict[CellContent, Value | Odd]):
    """`reader[content]` reads a cell that stands alone, as on a cover; what is in doubt is not stated."""

    def __init__(self, definition: Field, period: Period) -> None:
        super().__init__()
        self._field = definition
        self._context = ColumnContext("cover", from_minute(period.starts).date(), period)

    def __missing__(self, content: CellContent) -> Value | Odd:
        read: Read = read_column(self._field, [content], self._context).values[0]
        if isinstance(read, Doubt):
            read = refused(self._field, content, read.asked.says)
        self[content] = read
        return read
